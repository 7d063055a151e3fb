"""Key order, case, indentation, envelopes and clients change no verdict, over every row of the corpora."""

import pytest

from exporter.core.vocabulary import Upstream
from tests.support.rewritten import CLIENTS, FORMS, QUOTED
from tests.unit.core.classify.test_rewritten import (
    ROWS,
    changed_by_client,
    changed_by_form,
    changed_by_quoting,
)


@pytest.mark.parametrize("name", FORMS)
def test_another_form_of_any_answer_changes_no_verdict(name: str) -> None:
    assert changed_by_form(name, ROWS) == []


@pytest.mark.parametrize("name", CLIENTS)
def test_a_client_that_tells_of_any_answer_changes_no_verdict(name: str) -> None:
    assert changed_by_client(name, ROWS) == []


@pytest.mark.parametrize("upstream", [None, *Upstream])
@pytest.mark.parametrize("name", QUOTED)
def test_any_answer_in_a_message_changes_at_most_whose_refusal_it_is(
    name: str, upstream: Upstream | None
) -> None:
    assert changed_by_quoting(name, upstream, ROWS) == []
