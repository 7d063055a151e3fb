"""What became of a create: accepted, refused, or nobody can say.

Only two things prove that there is no job: the request has never left, or the API itself (or a bot wall
before it) refused it for a reason that is decided before any work begins. Whatever else comes back, a page of
an edge among it, says nothing of what happened behind it.
"""

from dataclasses import dataclass
from typing import Final

from exporter.core.answer import Verdict as Said
from exporter.core.classify.classify import classify
from exporter.core.vocabulary import CREDENTIAL_REASONS, Reason, State
from exporter.failover.apis import DIALECTS
from exporter.failover.apis.base import Look, Status, asked_pause
from exporter.failover.attempts import AttemptVerdict
from exporter.failover.steps import Reply
from exporter.failover.targets import Target

DEFINITE: Final = CREDENTIAL_REASONS | {
    Reason.NO_CHANNEL,
    Reason.CHANNEL_DISABLED,
    Reason.SERVICE_PAUSED,
    Reason.ACCOUNT_POOL_EXHAUSTED,
    Reason.MODEL_DEPRECATED,
    Reason.MODEL_REMOVED,
    Reason.ENDPOINT_REMOVED,
    Reason.RATE_LIMITED,
    Reason.OWN_RATE_LIMIT,
    Reason.CONCURRENCY_LIMITED,
}
"""Said by the API with a 4xx or 503, these come before any work."""
BOT_WALL: Final = frozenset({Reason.CAPTCHA, Reason.CLOUDFLARE_CHALLENGE, Reason.CLOUDFLARE_BLOCK})
"""Said with a 4xx or 503 by whatever stands before the API."""
ELSEWHERE: Final = frozenset({Reason.MODEL_NOT_FOUND, Reason.ENDPOINT_NOT_SUPPORTED})
"""Said by the API with a 4xx: this address does not know the model or the route; another one may."""
REQUEST: Final = frozenset({Reason.CONTENT_POLICY, Reason.INVALID_REQUEST, Reason.REJECTED_AS_EXPECTED})
"""Said by the API with a 4xx: nobody will make this."""
_UNCLEAR: Final = frozenset({408, 499})
"""4xx that say nothing on whether the request was taken up."""
_UNAVAILABLE: Final = 503
_TOO_MANY: Final = 429


@dataclass(frozen=True, slots=True)
class Judged:
    """The outcome of one create."""

    verdict: AttemptVerdict
    reason: str
    detail: str = ""
    look: Look | None = None
    """The job, where it was accepted."""
    pause: float | None = None
    """Seconds that the target asks to be left alone."""


def judge(reply: Reply, target: Target) -> Judged:
    """Which of the three outcomes a reply to a create is; a refusal of the request itself is told apart."""
    said = classify(reply.answer(), target.over, upstream=target.answers)
    if not reply.sent:
        return Judged(AttemptVerdict.REFUSED, said.reason, said.detail)
    status = reply.status
    if status is not None and status // 100 == 2:
        look = DIALECTS[target.dialect].created(reply, target)
        if look is not None:
            return _accepted(look)
    verdict = _verdict(reply, said)
    reason = said.reason
    if verdict is AttemptVerdict.UNKNOWN and reason is Reason.OK:
        reason = Reason.BAD_RESPONSE
    return Judged(verdict, reason, said.detail, pause=asked_pause(reply))


def _accepted(look: Look) -> Judged:
    # Where the call is the whole work, a refusal of the content is the answer to the create.
    if look.in_call and look.status is Status.FAILED and look.reason == Reason.CONTENT_POLICY:
        return Judged(AttemptVerdict.REQUEST_REFUSED, Reason.CONTENT_POLICY, look.detail)
    return Judged(AttemptVerdict.ACCEPTED, Reason.OK, look=look)


def _verdict(reply: Reply, said: Said) -> AttemptVerdict:
    status = reply.status
    if not reply.whole or status is None:
        return AttemptVerdict.UNKNOWN
    if status // 100 == 2:
        # An error where a job should be: of the content it is as good as a 4xx, of all else nobody knows.
        refused = said.reason in REQUEST and _is_api(reply, said)
        return AttemptVerdict.REQUEST_REFUSED if refused else AttemptVerdict.UNKNOWN
    if status in _UNCLEAR or (status // 100 != 4 and status != _UNAVAILABLE):
        return AttemptVerdict.UNKNOWN
    if _is_wall(said):
        return AttemptVerdict.REFUSED
    return _said_by_api(status, said.reason) if _is_api(reply, said) else AttemptVerdict.UNKNOWN


def _said_by_api(status: int, reason: Reason) -> AttemptVerdict:
    # 429 alone says that the request was not let in, whatever words a gateway puts beside it.
    if reason in DEFINITE or (status == _TOO_MANY and reason is Reason.OVERLOADED):
        return AttemptVerdict.REFUSED
    if status != _UNAVAILABLE and reason in ELSEWHERE:
        return AttemptVerdict.REFUSED
    return (
        AttemptVerdict.REQUEST_REFUSED
        if status != _UNAVAILABLE and reason in REQUEST
        else AttemptVerdict.UNKNOWN
    )


def _is_wall(said: Said) -> bool:
    walled = said.rule.startswith("edge.") and said.outcome is State.RISK_CONTROL
    return said.reason in BOT_WALL or (walled and said.reason in DEFINITE)


def _is_api(reply: Reply, said: Said) -> bool:
    """The API speaks, in JSON or by the status alone; not a page or a line of something before it."""
    if said.rule.startswith("edge."):
        return False
    said_json = "json" in reply.headers.get("content-type", "") and reply.value is not None
    return not reply.body.strip() or said_json or isinstance(reply.value, dict | list)
