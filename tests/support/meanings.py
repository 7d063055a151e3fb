"""What answers mean, as outcome and fault: the pairs that the tests of the classifier expect."""

from exporter.core.vocabulary import Fault, State

Meant = tuple[State, Fault | None]

FINE: Meant = (State.OPERATIONAL, None)
"""A product, or a job under way."""
REFUSED: Meant = (State.OPERATIONAL, Fault.OURS)
"""An answer as designed, to a request of ours that asks for what is not to be had."""
OURS: Meant = (State.UNKNOWN, Fault.OURS)
"""Our key, money, request, pace or network: nothing is known of the service."""
BROKEN: Meant = (State.DEGRADED, Fault.UPSTREAM)
SHUT: Meant = (State.SUSPENDED, Fault.UPSTREAM)
MAINTAINED: Meant = (State.MAINTENANCE, Fault.UPSTREAM)
RETIRED: Meant = (State.RETIRED, Fault.UPSTREAM)
WALLED: Meant = (State.RISK_CONTROL, Fault.UPSTREAM)
"""Risk control, a wall against robots."""
