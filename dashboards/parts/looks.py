"""How the values are read that stand on more than one dashboard."""

from dataclasses import replace
from typing import Final

from dashboards.parts import style
from dashboards.parts.frame import of_target, page_of_target
from dashboards.parts.panels import Look

SHARE: Final = Look("percentunit", decimals=2, least=0, most=1, none="no figure")
"""Availability, which nothing but a promise can judge."""
KEPT: Final = replace(SHARE, steps=((None, style.GOOD),))
PARTLY: Final = replace(SHARE, steps=((None, style.AMBER),))
BROKEN: Final = replace(SHARE, steps=((None, style.BAD),))
DAY: Final = replace(SHARE, steps=style.DAY)
VERIFIED: Final = Look("percentunit", style.COVERAGE, decimals=0, least=0, most=1, none="none")
PROMISE: Final = Look("percentunit", decimals=2, none="none")
LEFT: Final = Look("percentunit", style.BUDGET_LEFT, decimals=0, none="none")
POINTS: Final = Look("none", decimals=2, none="no figure")
"""Differences of percentages, times 100."""
STATE: Final = Look(mappings=style.SHOWN, none="no data")
CELL: Final = Look(mappings=style.FILLED, none="no data", filled=True)
"""States where the colour fills the ground."""
COUNT: Final = Look("locale", decimals=0, least=0)
AGE: Final = Look("dtdurations", decimals=0, none="–")
USD: Final = Look("currencyUSD", decimals=2, least=0, none="no figure")

RULE: Final = "No figure where less than half of the time that counts was verified."
OF_ROW: Final = of_target("${__data.fields.Target}")
"""Links of a table's row, whose first column is the target."""
OF_SERIES: Final = of_target("${__field.labels.target}")
"""Links of a series with a target of its own."""
HOME: Final = page_of_target("${target}")
"""Where a panel leads whose row is about one target."""
