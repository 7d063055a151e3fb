"""Whose word counts: the dialect's, the operator's, the classifier's."""

import pytest

from exporter.core.answer import Answer
from exporter.core.classify.classify import PhraseRule
from exporter.core.vocabulary import Channel, Fault, Reason, State
from exporter.dialects.base import Reading
from exporter.dialects.judge import judge

FINE = Answer(
    status=200, headers={"content-type": "application/json"}, body='{"id": "video_1", "status": "queued"}'
)
PAUSED = Answer(
    status=200, headers={"content-type": "application/json"}, body='{"code": 500, "msg": "service is paused"}'
)
POLICY = Answer(
    status=200, body='{"status": "failed", "error": {"code": "moderation_blocked", "message": "blocked"}}'
)


def test_the_dialects_word_comes_first() -> None:
    verdict = judge(
        Reading(PAUSED, (), reason=Reason.OK, rule="catalog.listed"), Channel.OFFICIAL, ever_worked=True
    )
    assert (verdict.outcome, verdict.reason, verdict.rule) == (State.OPERATIONAL, Reason.OK, "catalog.listed")


def test_without_it_the_classifier_decides() -> None:
    verdict = judge(Reading(Answer(status=429), ()), Channel.REVERSE, ever_worked=True)
    assert (verdict.outcome, verdict.reason) == (State.RISK_CONTROL, Reason.RATE_LIMITED)


def test_an_answer_the_dialect_cannot_use_is_bad_where_the_classifier_finds_nothing_wrong() -> None:
    reading = Reading(FINE, (), otherwise=Reason.BAD_RESPONSE, rule="catalog.shape")
    verdict = judge(reading, Channel.OFFICIAL, ever_worked=True)
    assert (verdict.outcome, verdict.reason, verdict.rule) == (
        State.DEGRADED,
        Reason.BAD_RESPONSE,
        "catalog.shape",
    )


@pytest.mark.parametrize("answer", [PAUSED, POLICY])
def test_what_the_classifier_finds_in_it_is_kept(answer: Answer) -> None:
    reading = Reading(answer, (), otherwise=Reason.BAD_RESPONSE, rule="create.no_job")
    assert judge(reading, Channel.OFFICIAL, ever_worked=True).reason not in {Reason.BAD_RESPONSE, Reason.OK}


def test_a_refusal_for_content_is_a_working_service() -> None:
    reading = Reading(POLICY, (), otherwise=Reason.GENERATION_FAILED, rule="job.failed")
    verdict = judge(reading, Channel.OFFICIAL, ever_worked=True)
    assert (verdict.outcome, verdict.reason) == (State.OPERATIONAL, Reason.CONTENT_POLICY)


@pytest.mark.parametrize(
    ("ever_worked", "state", "reason", "fault"),
    [
        (True, State.SUSPENDED, Reason.NO_CHANNEL, Fault.UPSTREAM),
        (False, State.UNKNOWN, Reason.MODEL_NOT_FOUND, Fault.OURS),
    ],
)
def test_an_unlisted_model_is_no_channel_only_for_a_target_that_has_worked(
    ever_worked: bool, state: State, reason: Reason, fault: Fault
) -> None:
    reading = Reading(FINE, (), reason=Reason.NO_CHANNEL, rule="catalog.unlisted")
    verdict = judge(reading, Channel.OFFICIAL, ever_worked=ever_worked)
    assert (verdict.outcome, verdict.reason, verdict.fault) == (state, reason, fault)


def test_the_operators_phrases_come_before_the_built_in_rules() -> None:
    answer = Answer(status=500, body='{"error": {"message": "Back on Monday"}}')
    rule = PhraseRule("back on monday", Reason.MAINTENANCE_WINDOW)
    verdict = judge(Reading(answer, ()), Channel.OFFICIAL, [rule], ever_worked=True)
    assert verdict.reason is Reason.MAINTENANCE_WINDOW
