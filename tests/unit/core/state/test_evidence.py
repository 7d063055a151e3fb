"""What an answer is worth as evidence."""

import pytest

from exporter.core.answer import Answer, Verdict
from exporter.core.state.evidence import counted
from exporter.core.vocabulary import Channel, Fault, Reason, State
from exporter.dialects.base import Reading
from exporter.dialects.judge import judge

REFUSED = Answer(
    status=400,
    body='{"error": {"message": "Invalid value: \'7\'.", "type": "invalid_request_error", "param": "seconds", "code": "invalid_value"}}',
)
MODERATED = Answer(
    status=400,
    body='{"error": {"message": "Your request was rejected by our moderation system.", "type": "invalid_request_error", "param": null, "code": "moderation_blocked"}}',
)


@pytest.mark.parametrize(
    ("reason", "fault", "outcome", "counts_as"),
    [
        (Reason.OK, Fault.UPSTREAM, State.OPERATIONAL, None),
        (Reason.CONTENT_POLICY, Fault.OURS, State.OPERATIONAL, None),
        (Reason.INVALID_REQUEST, Fault.OURS, State.UNKNOWN, Fault.OURS),
    ],
)
def test_good_answers_are_nobodys_fault_and_refused_requests_no_success(
    reason: Reason, fault: Fault, outcome: State, counts_as: Fault | None
) -> None:
    verdict = counted(Verdict(State.OPERATIONAL, reason, fault, retryable=False, rule="rule"))
    assert (verdict.outcome, verdict.reason, verdict.fault) == (outcome, reason, counts_as)


def test_a_failure_counts_as_it_is() -> None:
    verdict = Verdict(State.DEGRADED, Reason.UPSTREAM_5XX, Fault.UPSTREAM, retryable=True, rule="rule")
    assert counted(verdict) is verdict


@pytest.mark.parametrize(
    ("answer", "outcome", "fault"),
    [(REFUSED, State.UNKNOWN, Fault.OURS), (MODERATED, State.OPERATIONAL, None)],
)
def test_a_probe_whose_request_was_refused_has_shown_nothing(
    answer: Answer, outcome: State, fault: Fault | None
) -> None:
    verdict = judge(Reading(answer, ()), Channel.OFFICIAL, ever_worked=True)
    assert (verdict.outcome, verdict.fault) == (outcome, fault)
