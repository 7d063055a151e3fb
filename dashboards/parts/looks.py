"""How the values are read that stand on more than one dashboard."""

from typing import Final

from dashboards.parts import style
from dashboards.parts.frame import of_target, page_of_target
from dashboards.parts.panels import Look

SHARE: Final = Look("percentunit", style.AVAILABILITY, decimals=2, least=0, most=1, none="no figure")
VERIFIED: Final = Look("percentunit", style.COVERAGE, decimals=0, least=0, most=1, none="none")
PROMISE: Final = Look("percentunit", decimals=2, none="none")
POINTS: Final = Look("percentunit", decimals=2, none="no figure")
STATE: Final = Look(mappings=style.SHOWN, none="no data")
COUNT: Final = Look("short", decimals=0, least=0)
AGE: Final = Look("dtdurations", decimals=0, none="–")

RULE: Final = "No figure where less than half of the time that counts was verified."
OF_ROW: Final = of_target("${__data.fields.Target}")
"""Links of a table's row, whose first column is the target."""
OF_SERIES: Final = of_target("${__field.labels.target}")
"""Links of a series with a target of its own."""
HOME: Final = page_of_target("${target}")
"""Where a panel leads whose row is about one target."""
