"""Key order, case, indentation, envelopes and clients change no verdict: a sample here, all rows in tests/full."""

import pytest

from exporter.core.answer import Answer, Transport, Verdict
from exporter.core.classify.classify import classify
from exporter.core.vocabulary import CREDENTIAL_REASONS, Reason, Upstream
from tests.support.corpus_rows import Row
from tests.support.rewritten import CLIENTS, FORMS, QUOTED, all_rows, parsed, rewritten, told_by

EVERY = 29
ROWS = [row for row in all_rows() if row.answer.transport is not Transport.SSE and parsed(row) is not None]
HOLLOW = "status.hollow"
ABOUT_A_CUSTOMER = CREDENTIAL_REASONS | {
    Reason.OWN_RATE_LIMIT,
    Reason.RATE_LIMITED,
    Reason.CONCURRENCY_LIMITED,
    Reason.INVALID_REQUEST,
    Reason.ENDPOINT_NOT_SUPPORTED,
    Reason.MODEL_NOT_FOUND,
}
"""Of these it can be the gateway's that is told, once somebody hands it on."""


def refused(row: Row) -> bool:
    """An HTTP answer that refuses or fails."""
    fine = row.judged().success and not row.judged().ours
    return row.answer.transport is Transport.HTTP and (row.answer.status or 0) >= 400 and not fine


def differs(row: Row, answer: Answer, upstream: Upstream | None = None) -> bool:
    before: Verdict = classify(row.answer, row.channel, upstream=upstream)
    after = classify(answer, row.channel, upstream=upstream)
    return (before.outcome, before.fault) != (after.outcome, after.fault)


def changed_by_form(name: str, rows: list[Row]) -> list[str]:
    """The rows that another form of the same body makes another verdict of."""
    return [row.name for row in rows if differs(row, rewritten(row, FORMS[name]))]


def changed_by_client(name: str, rows: list[Row]) -> list[str]:
    """The refusals that mean another thing when a client tells of them; it keeps no header."""
    return [row.name for row in rows if refused(row) and not told(row) and differs(row, told_by(name, row))]


def told(row: Row) -> bool:
    """What decides stands in a header, or nothing was said at all."""
    return row.judged().rule.startswith(("speaker.", "edge.")) or not isinstance(parsed(row), dict)


def changed_by_quoting(name: str, upstream: Upstream | None, rows: list[Row]) -> list[str]:
    """The refusals that mean another thing as a text in somebody's message, whose it is apart."""
    changed = [row for row in rows if refused(row) and differs(row, rewritten(row, QUOTED[name]), upstream)]
    if upstream is Upstream.VENDOR:
        return [row.name for row in changed]
    return [
        row.name
        for row in changed
        if classify(row.answer, row.channel, upstream=upstream).reason not in ABOUT_A_CUSTOMER
    ]


@pytest.mark.parametrize("name", FORMS)
def test_another_form_of_the_same_answer_changes_no_verdict(name: str) -> None:
    assert changed_by_form(name, ROWS[::EVERY]) == []


@pytest.mark.parametrize("name", CLIENTS)
def test_a_client_that_tells_of_an_answer_changes_no_verdict(name: str) -> None:
    assert changed_by_client(name, ROWS[::EVERY]) == []


@pytest.mark.parametrize("upstream", [None, *Upstream])
@pytest.mark.parametrize("name", QUOTED)
def test_an_answer_in_a_message_changes_at_most_whose_refusal_it_is(
    name: str, upstream: Upstream | None
) -> None:
    assert changed_by_quoting(name, upstream, ROWS[::EVERY]) == []
