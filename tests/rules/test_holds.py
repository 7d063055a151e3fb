"""An alert that is muted by its cause must end before the cause does: otherwise it comes up when all is well again."""

import pytest

from exporter.settings import parse_duration
from tests.rules.rulebook import ALERTS

ENDS_WITH = [
    ("CredentialRefused", "OfficialCredentialRefused"),
    ("BalanceLow", "OfficialBalanceLow"),
    *(
        (alert, cause)
        for alert in ("Unknown", "NeverAvailable", "OfficialUnverified")
        for cause in ("CredentialRefused", "OfficialCredentialRefused", "BudgetExhausted", "OwnNetworkDown")
    ),
    *(
        (f"Official{state}", cause)
        for state in ("Suspended", "RiskControl")
        for cause in ("MassOutage", "ModelDown")
    ),
]


def _holds(name: str) -> list[float]:
    """Seconds, of every rule of that name."""
    found = [rule.body.get("keep_firing_for", "0s") for rule in ALERTS if rule.name == f"AIVideo{name}"]
    return [parse_duration(hold) for hold in found]


@pytest.mark.parametrize(("alert", "cause"), ENDS_WITH)
def test_what_a_cause_mutes_holds_no_longer_than_it(alert: str, cause: str) -> None:
    assert max(_holds(alert)) <= min(_holds(cause))
