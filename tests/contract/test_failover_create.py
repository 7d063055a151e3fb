"""The client library's create: every outcome, over real sockets, with the bills counted."""

import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import openai
import pytest

from sora_exporter import (
    AttemptVerdict,
    BudgetExceeded,
    Failed,
    NoChannel,
    OutcomeUnknown,
    RequestRefused,
    StillRunning,
)
from tests.support.failing_over import KINDS, asking, target
from tests.support.paid_server import ACCEPT, NGINX, Answer, PaidServer, error, paid_server

pytestmark = pytest.mark.parametrize("kind", KINDS)

Two = tuple[PaidServer, PaidServer]


@pytest.fixture
def servers() -> Iterator[Two]:
    with ExitStack() as stack:
        yield stack.enter_context(paid_server()), stack.enter_context(paid_server())


def bills(servers: Two) -> tuple[int, int]:
    return len(servers[0].bills), len(servers[1].bills)


def created(servers: Two) -> tuple[int, int]:
    return servers[0].created, servers[1].created


def both(servers: Two, kind: str, **options: Any) -> tuple[Any, Any]:
    first, second = servers
    return (
        target("official", first.url, kind, channel="official", **options),
        target("reverse", second.url, kind, channel="reverse", **options),
    )


NO_CHANNEL = Answer(
    503,
    {
        "error": {
            "code": "model_not_found",
            "message": "No available channel for model sora-2 under group default",
            "type": "new_api_error",
        }
    },
)
CLOUDFLARE = Answer(
    403,
    b"<html><title>Just a moment...</title>Checking your browser</html>",
    {"server": "cloudflare", "cf-mitigated": "challenge"},
)
REFUSALS = {
    "no channel": NO_CHANNEL,
    "no channel, in Chinese": Answer(
        503,
        {
            "error": {
                "code": "model_not_found",
                "message": "分组 default 下模型 sora-2 无可用渠道（distributor）",
                "type": "new_api_error",
            }
        },
    ),
    "paused": error(503, "This service is temporarily paused"),
    "pool": error(
        429, "No available tokens for video generation. All tokens are either disabled, cooling down"
    ),
    "retired": error(410, "The model has been deprecated and is no longer available", "model_deprecated"),
    "key": error(401, "Incorrect API key provided: sk-te*****.", "invalid_api_key"),
    "balance": error(
        429,
        "You exceeded your current quota, please check your plan and billing details.",
        "insufficient_quota",
    ),
    "balance at a gateway": error(403, "用户额度不足", "insufficient_user_quota"),
    "rights": error(403, "Your organization must be verified to use the model `sora-2`"),
    "place": error(
        403, "Country, region, or territory not supported", "unsupported_country_region_territory"
    ),
    "pace": error(
        429,
        "Rate limit reached for sora-2. Please try again in 2.4s.",
        "rate_limit_exceeded",
        retry_after="2",
    ),
    "pace, without a body": Answer(429, b""),
    "pace at a gateway": Answer(
        429, {"code": "fail_to_fetch_task", "message": "当前分组上游负载已饱和，请稍后再试", "data": None}
    ),
    "captcha": error(403, "captcha required"),
    "a bot wall": CLOUDFLARE,
    "an unknown model": error(
        404, "The model `sora-2` does not exist or you do not have access to it.", "model_not_found"
    ),
    "an unknown route": error(404, "Invalid URL (POST /v1/videos)"),
}


@pytest.mark.parametrize("refusal", REFUSALS.values(), ids=REFUSALS.keys())
async def test_a_definite_refusal_goes_to_the_next_target(kind: str, servers: Two, refusal: Answer) -> None:
    servers[0].creates.append(refusal)
    async with asking(kind, *both(servers, kind)) as videos:
        job = await videos.create()
        assert (job.target, job.channel, job.status) == ("reverse", "reverse", "queued")
        assert [(a.target, a.verdict) for a in job.attempts] == [
            ("official", AttemptVerdict.REFUSED),
            ("reverse", AttemptVerdict.ACCEPTED),
        ]
        await videos.wait(job)
    assert created(servers) == (1, 1)
    assert bills(servers) == (0, 1)


@pytest.mark.parametrize("where", ["refused", "dns", "tls"])
async def test_what_never_left_goes_to_the_next_target(kind: str, servers: Two, where: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        free = taken.getsockname()[1]
    url = {
        "refused": f"http://127.0.0.1:{free}/v1",
        "dns": "http://no-such-host.invalid/v1",
        "tls": servers[0].url.replace("http:", "https:"),
    }[where]
    targets = target("first", url, kind), target("second", servers[1].url, kind)
    async with asking(kind, *targets) as videos:
        job = await videos.create()
        assert [a.verdict for a in job.attempts] == [AttemptVerdict.REFUSED, AttemptVerdict.ACCEPTED]
        assert job.attempts[0].status is None
    assert bills(servers) == (0, 1)


async def test_a_certificate_nobody_trusts_goes_to_the_next_target(kind: str, servers: Two) -> None:
    """The handshake is refused by ourselves: no byte of the request has left."""
    import ssl

    import trustme

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("localhost").configure_cert(context)
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            while True:
                try:
                    raw, _ = listening.accept()
                    context.wrap_socket(raw, server_side=True).close()
                except ssl.SSLError:
                    continue
                except OSError:
                    return

        threading.Thread(target=serve, daemon=True).start()
        url = f"https://localhost:{listening.getsockname()[1]}/v1"
        async with asking(kind, target("first", url, kind), target("second", servers[1].url, kind)) as videos:
            job = await videos.create()
            assert [a.verdict for a in job.attempts] == [AttemptVerdict.REFUSED, AttemptVerdict.ACCEPTED]
    assert bills(servers) == (0, 1)


UNKNOWNS = {
    "reset after acceptance": Answer(bill=True, reset=True),
    "reset before acceptance": Answer(reset=True),
    "timeout after acceptance": Answer(bill=True, delay=1.0),
    "answer cut off": Answer(bill=True, cut=20),
    "500": error(500, "The server had an error processing your request."),
    "502": error(502, "Bad gateway"),
    "504": error(504, "Gateway timeout"),
    "524": Answer(524, NGINX, bill=True),
    "408": error(408, "Request timeout"),
    "499": error(499, "Client closed request"),
    "503 of an edge": Answer(503, NGINX.replace(b"502 Bad Gateway", b"503 Service Temporarily Unavailable")),
    "503 overloaded": error(503, "The engine is currently overloaded, please try again later"),
    "429 of an edge": Answer(429, NGINX.replace(b"502 Bad Gateway", b"429 Too Many Requests")),
    "404 of an edge": Answer(404, NGINX.replace(b"502 Bad Gateway", b"404 Not Found")),
    "200 of an edge": Answer(200, b"<!doctype html><html><body>Welcome</body></html>"),
    "200 without a job": Answer(200, {}),
    "200 with an error": Answer(200, {"success": False, "message": "busy", "request_id": "20261129-abc"}),
    "401 told in a 500": error(500, "Incorrect API key provided", "invalid_api_key"),
    "redirect": Answer(302, b"", {"location": "/elsewhere"}),
}


@pytest.mark.parametrize("answer", UNKNOWNS.values(), ids=UNKNOWNS.keys())
async def test_an_unknown_outcome_stops_there(kind: str, servers: Two, answer: Answer) -> None:
    servers[0].creates.append(answer)
    async with asking(kind, *both(servers, kind, timeout=0.5)) as videos:
        with pytest.raises(OutcomeUnknown) as raised:
            await videos.create()
    assert created(servers) == (1, 0)
    assert raised.value.target == "official"
    assert [a.verdict for a in raised.value.attempts] == [AttemptVerdict.UNKNOWN]
    if answer.status >= 400 or answer.reset or answer.delay:
        assert isinstance(raised.value.__cause__, openai.OpenAIError)


async def test_told_to_go_on_it_goes_on_after_an_unknown_outcome(kind: str, servers: Two) -> None:
    servers[0].creates.append(Answer(bill=True, reset=True))
    async with asking(kind, *both(servers, kind)) as videos:
        job = await videos.create(on_unknown="next")
    assert (job.target, [a.verdict for a in job.attempts]) == (
        "reverse",
        [AttemptVerdict.UNKNOWN, AttemptVerdict.ACCEPTED],
    )
    assert bills(servers) == (1, 1)


async def test_unknown_and_then_refused_is_still_unknown(kind: str, servers: Two) -> None:
    servers[0].creates.append(Answer(bill=True, reset=True))
    servers[1].creates.append(NO_CHANNEL)
    async with asking(kind, *both(servers, kind)) as videos:
        with pytest.raises(OutcomeUnknown) as raised:
            await videos.create(on_unknown="next")
        assert raised.value.target == "official"
        job = await videos.reconcile(raised.value)
        assert job.id == servers[0].bills[0]


WISHES = {
    "moderation": (
        error(400, "Your request was rejected by our moderation system.", "moderation_blocked"),
        "content_policy",
    ),
    "length": (
        error(400, "Invalid value: '5'. Supported values are: '4', '8', and '12'.", "invalid_value"),
        "invalid_request",
    ),
    "at a gateway": (
        Answer(400, {"code": "invalid_request", "message": "prompt is required", "data": None}),
        "invalid_request",
    ),
    "told with 200": (
        Answer(
            200,
            {
                "error": {
                    "message": "Your request was blocked by our moderation system.",
                    "code": "moderation_blocked",
                }
            },
        ),
        "content_policy",
    ),
}


@pytest.mark.parametrize(("answer", "reason"), WISHES.values(), ids=WISHES.keys())
async def test_a_refused_request_is_put_to_nobody_else(
    kind: str, servers: Two, answer: Answer, reason: str
) -> None:
    servers[0].creates.append(answer)
    async with asking(kind, *both(servers, kind)) as videos:
        with pytest.raises(RequestRefused) as raised:
            await videos.create()
    assert raised.value.reason == reason
    assert created(servers) == (1, 0)


async def test_every_target_refuses(kind: str, servers: Two) -> None:
    servers[0].always = servers[1].always = NO_CHANNEL
    async with asking(kind, *both(servers, kind)) as videos:
        with pytest.raises(NoChannel) as raised:
            await videos.create()
        assert [(a.target, a.reason) for a in raised.value.attempts] == [
            ("official", "no_channel"),
            ("reverse", "no_channel"),
        ]
        assert isinstance(raised.value.__cause__, openai.APIStatusError)


ACCEPTED = {
    "openai": {},
    "task": {"task_id": "task_0123456789", "status": "submitted"},
    "enveloped": {
        "code": "success",
        "message": "",
        "data": {"task_id": "task_0123456789", "status": "NOT_START"},
    },
    "with an unknown word": {"id": "task_0123456789", "status": "percolating"},
}


@pytest.mark.parametrize("body", ACCEPTED.values(), ids=ACCEPTED.keys())
async def test_a_job_is_known_in_every_gateways_words(kind: str, servers: Two, body: dict[str, Any]) -> None:
    servers[0].creates.append(Answer(body=body or None, bill=True))
    async with asking(kind, *both(servers, kind)) as videos:
        job = await videos.create()
        assert job.id == (servers[0].bills[0] if not body else "task_0123456789")
        assert job.target == "official"
        assert job.status in ("queued", "in_progress")


async def test_a_key_of_idempotency_is_sent_only_where_it_is_honoured(kind: str, servers: Two) -> None:
    async with asking(
        kind, target("plain", servers[0].url, kind), target("keyed", servers[1].url, kind, idempotency=True)
    ) as videos:
        await videos.create(prefer=["plain"])
        await videos.create(prefer=["keyed"])
        await videos.create(prefer=["keyed"])
    assert "idempotency-key" not in servers[0].asked[0].headers
    keys = [asked.headers["idempotency-key"] for asked in servers[1].asked]
    assert len(set(keys)) == len(keys) == 2


async def test_what_is_asked_for_arrives(kind: str, servers: Two) -> None:
    picture = b"\x89PNG\r\n\x1a\n" + bytes(40)
    async with asking(kind, *both(servers, kind)) as videos:
        await videos.create("a cat", seconds="8", size="1280x720", input_reference=picture)
    fields = servers[0].asked[0].fields
    assert {name: fields[name] for name in ("model", "prompt", "seconds", "size")} == {
        "model": "sora-2",
        "prompt": "a cat",
        "seconds": "8",
        "size": "1280x720",
    }
    assert fields["input_reference"].encode("latin-1") == picture
    assert servers[0].asked[0].headers["authorization"] == "Bearer sk-test-0123456789abcdef"


@pytest.mark.parametrize(
    "wrong",
    [
        {"size": "1x1"},
        {"size": "banana"},
        {"seconds": "-4"},
        {"seconds": "soon"},
        {"prefer": "sideways"},
        {"prefer": ["nobody"]},
        {"on_unknown": "retry"},
        {"max_usd": -1},
        {"prompt": "  "},
        {"max_usd": 1.0},
        {"input_reference": b"text"},
    ],
    ids=str,
)
async def test_bad_input_is_told_before_anything_is_sent(
    kind: str, servers: Two, wrong: dict[str, Any]
) -> None:
    async with asking(kind, *both(servers, kind)) as videos:
        with pytest.raises(ValueError, match=next(iter(wrong))):
            await videos.create(**wrong)
    assert created(servers) == (0, 0)


async def test_what_a_target_cannot_make_is_not_sent_to_it(kind: str, servers: Two) -> None:
    first, second = (
        target("short", servers[0].url, kind, seconds=["4", 8]),
        target("long", servers[1].url, kind),
    )
    async with asking(kind, first, second) as videos:
        assert (await videos.create(seconds=8.0)).target == "short"
        job = await videos.create(seconds=12)
        assert [a.target for a in job.attempts] == ["long"]


async def test_preferences(kind: str, servers: Two) -> None:
    first = target("a", servers[0].url, kind, channel="official", usd_per_second=0.1)
    second = target("b", servers[1].url, kind, channel="reverse", usd_per_call=0.12)
    async with asking(kind, first, second) as videos:
        found = [
            (await videos.create(prefer=p)).target
            for p in ("official", "reverse", "cheapest", ["b"], ["b", "a"], None)
        ]
        assert found == ["a", "b", "b", "b", "b", "a"]
        assert (await videos.create(seconds="1", prefer="cheapest")).target == "a"
        assert (await videos.create(max_usd=0.2)).target == "b"
        with pytest.raises(BudgetExceeded):
            await videos.create(max_usd=0.1)


async def test_preferring_official_keeps_the_order_of_targets_without_a_channel(
    kind: str, servers: Two
) -> None:
    async with asking(kind, target("a", servers[0].url, kind), target("b", servers[1].url, kind)) as videos:
        assert (await videos.create(prefer="official")).target == "a"


async def test_whatever_is_answered_there_is_one_bill_at_most(kind: str, servers: Two) -> None:
    """Every pair of answers of all the tables, unless the caller asks for more."""
    answers = [
        ACCEPT,
        *REFUSALS.values(),
        *(each for name, each in UNKNOWNS.items() if "timeout" not in name),
    ]
    async with asking(kind, *both(servers, kind)) as videos:
        for answer in answers:
            before = sum(bills(servers))
            servers[0].always, servers[1].always = answer, ACCEPT
            videos.subject._session.circuits.__init__()
            try:
                job = await videos.create()
                await videos.wait(job)
            except OutcomeUnknown:
                pass
            assert sum(bills(servers)) - before <= 1


async def test_the_clients_own_retries_are_off(kind: str, servers: Two) -> None:
    servers[0].always = error(500, "oops")
    async with asking(kind, target("only", servers[0].url, kind)) as videos:
        with pytest.raises(OutcomeUnknown):
            await videos.create()
        servers[0].always = None
        job = await videos.create()
        servers[0].looks.extend(
            [
                error(500, "oops"),
                error(401, "Incorrect API key provided", "invalid_api_key"),
                Answer(reset=True),
                Answer(200, NGINX),
                "processing",
            ]
        )
        await videos.wait(job)
    assert created(servers)[0] == 2
    assert len(servers[0].bills) == 1


async def test_an_end_that_does_not_come_keeps_the_job(kind: str, servers: Two) -> None:
    servers[0].finally_ = {"status": "percolating", "progress": 99}
    async with asking(kind, *both(servers, kind)) as videos:
        job = await videos.create()
        with pytest.raises(StillRunning) as raised:
            await videos.wait(job, 0.1)
        assert raised.value.job is job
        servers[0].finally_ = {"status": "SUCCESS"}
        await videos.wait(job)
    assert bills(servers) == (1, 0)


async def test_failed(kind: str, servers: Two) -> None:
    servers[0].finally_ = {
        "status": "failed",
        "error": {"code": "internal_error", "message": "The render has crashed"},
    }
    async with asking(kind, *both(servers, kind)) as videos:
        job = await videos.create()
        with pytest.raises(Failed) as raised:
            await videos.wait(job)
        assert (raised.value.billed, raised.value.job) == (False, job)
        assert job.status == "failed"
    assert bills(servers) == (1, 0)
