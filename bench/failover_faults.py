"""The faults of the failover scoreboard: what the official channel does to one request for a video.

The reverse channel is well throughout, but for what every channel refuses alike.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass

from tests.support.paid_server import NGINX, Answer, PaidServer, error

LATE = 2.5
"""Seconds after which an answer comes that clients wait a second for."""
CHALLENGE = (
    b'<!DOCTYPE html><html lang="en-US"><head><title>Just a moment...</title></head><body><noscript>Enable '
    b'JavaScript and cookies to continue</noscript><script>(function(){window._cf_chl_opt={cZone:"api.example.com"};'
    b'a.src="/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1";})();</script></body></html>'
)
NO_CHANNEL = Answer(
    503,
    json.dumps(
        {
            "error": {
                "code": "model_not_found",
                "message": "No available channel for model sora-2 under group default (distributor)",
                "type": "new_api_error",
            }
        }
    ),
)
MODERATION = error(400, "Your request was blocked by our moderation system.", "moderation_blocked")
OVERLOADED = error(503, "The engine is currently overloaded, please try again later", "service_unavailable")
SERVER_ERROR = error(500, "The server had an error while processing your request.", "server_error")
BROKEN = {"code": "internal_error", "message": "The video could not be generated."}


@dataclass(frozen=True)
class Fault:
    """One fault. What is right: a video, or an error; and how many bills at most."""

    name: str
    set_up: Callable[[PaidServer], object] = lambda _server: None
    url: str | None = None
    """The official channel's address, where the fault lies before any server."""
    video: bool = True
    """A video can be had for one bill."""
    bills: int = 1
    """The most that is right."""
    refunded: bool = False
    """The official channel takes nothing for the job it began."""
    everywhere: bool = False
    """The reverse channel does the same."""
    budget_usd: float | None = None
    exporter: bool = False
    """There is an exporter, and it is down."""


def _creates(answer: Answer) -> Callable[[PaidServer], object]:
    return lambda server: setattr(server, "always", answer)


def _unlisted(answer: Answer) -> Callable[[PaidServer], object]:
    """Nobody can find out whether there is a job: the target does not list its jobs."""

    def set_up(server: PaidServer) -> None:
        server.always, server.lists = answer, False

    return set_up


def _looks(*steps: Answer | str) -> Callable[[PaidServer], object]:
    return lambda server: server.looks.extend(steps)


def _ends(**job: object) -> Callable[[PaidServer], object]:
    return lambda server: setattr(server, "finally_", job)


def _downloads(*steps: Answer) -> Callable[[PaidServer], object]:
    return lambda server: server.downloads.extend(steps)


RESET = Answer(reset=True)
BAD_GATEWAY = Answer(502, NGINX)
FAULTS = (
    Fault("nothing is wrong"),
    Fault("connection refused", url="refused"),
    Fault("no such host", url="http://video.invalid/v1"),
    Fault("TLS fails", url="tls"),
    Fault(
        "429 with Retry-After",
        _creates(error(429, "Rate limit reached", "rate_limit_exceeded", retry_after="1")),
    ),
    Fault("429 without Retry-After", _creates(error(429, "Rate limit reached", "rate_limit_exceeded"))),
    Fault("quota used up", _creates(error(429, "You exceeded your current quota", "insufficient_quota"))),
    Fault("key refused", _creates(error(401, "Incorrect API key provided", "invalid_api_key"))),
    Fault("no channel", _creates(NO_CHANNEL)),
    Fault("service paused", _creates(error(503, "Video generation is temporarily paused", "service_paused"))),
    Fault("model removed", _creates(error(404, "The model sora-2 has been deprecated", "model_not_found"))),
    Fault(
        "captcha page",
        _creates(Answer(403, CHALLENGE, {"server": "cloudflare", "cf-mitigated": "challenge"})),
    ),
    Fault("timeout before acceptance", _creates(Answer(504, "{}", delay=LATE))),
    Fault("timeout after acceptance", _creates(Answer(bill=True, delay=LATE))),
    Fault("reset before acceptance", _creates(RESET)),
    Fault("reset after acceptance", _creates(Answer(bill=True, reset=True))),
    Fault("answer of the create cut off", _creates(Answer(bill=True, cut=20))),
    Fault("500 before acceptance", _creates(SERVER_ERROR)),
    Fault("500 after acceptance", _creates(Answer(500, SERVER_ERROR.body, bill=True))),
    Fault("502 page before acceptance", _creates(BAD_GATEWAY)),
    Fault("502 page after acceptance", _creates(Answer(502, NGINX, bill=True))),
    Fault("503 overloaded", _creates(OVERLOADED)),
    Fault("504 after acceptance", _creates(Answer(504, "{}", bill=True))),
    Fault("timeout before acceptance, no list", _unlisted(Answer(504, "{}", delay=LATE)), video=False),
    Fault("timeout after acceptance, no list", _unlisted(Answer(bill=True, delay=LATE)), video=False),
    Fault("moderation", _creates(MODERATION), video=False, bills=0, everywhere=True),
    Fault(
        "a length that nobody makes",
        _creates(error(400, "Invalid value: '4'. Supported values are: '5'.", "invalid_value")),
        video=False,
        bills=0,
        everywhere=True,
    ),
    Fault("job stuck", _ends(status="in_progress"), video=False),
    Fault("job failed, billed", _ends(status="failed", error=BROKEN, billed=True), video=False),
    Fault("job failed, not billed", _ends(status="failed", error=BROKEN, billed=False), refunded=True),
    Fault("look lost: five times 502", _looks(*[BAD_GATEWAY] * 5)),
    Fault("look lost: five resets", _looks(*[RESET] * 5)),
    Fault("look answered 401", _looks(error(401, "Incorrect API key provided", "invalid_api_key"))),
    Fault(
        "look limited: five times 429", _looks(*[error(429, "Too many requests", "rate_limit_exceeded")] * 5)
    ),
    Fault("job says `processing` first", _looks("processing", "processing")),
    Fault("job ends with `succeeded`", _ends(status="succeeded")),
    Fault("link expired", _downloads(error(403, "Request has expired", "AccessDenied"))),
    Fault("download cut off", _downloads(Answer(cut=30_000))),
    Fault("download answered 502 five times", _downloads(*[BAD_GATEWAY] * 5)),
    Fault("exporter down", exporter=True),
    Fault("budget of the day is out", video=False, bills=0, budget_usd=0.05),
)
