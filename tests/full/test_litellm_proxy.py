"""Before the real LiteLLM proxy: what its vendor refuses is the proxy's, what the proxy refuses us is ours."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from exporter.clock import SystemClock
from exporter.config import parse
from exporter.core.answer import Verdict
from exporter.core.vocabulary import Channel, Fault, Reason, State
from exporter.dialects.base import AcceptedJob, Charge, Finished, GenerationRequest, Progress
from exporter.dialects.judge import judge
from exporter.dialects.registry import build
from tests.full.litellm_proxy import proxy
from tests.support.processes import exporter, until

SUSPENDED = (State.SUSPENDED, Reason.CHANNEL_DISABLED)
REFUSED = {
    "key": (SUSPENDED, Reason.ACCOUNT_EXPIRED),
    "deactivated": (SUSPENDED, None),
    "balance": (SUSPENDED, Reason.ACCOUNT_POOL_EXHAUSTED),
    "limit": (SUSPENDED, Reason.ACCOUNT_POOL_EXHAUSTED),
    "organisation": (SUSPENDED, Reason.ACCOUNT_BANNED),
    "project": (SUSPENDED, Reason.ACCOUNT_BANNED),
    "region": (SUSPENDED, Reason.CHANNEL_DISABLED),
    "challenge": ((State.RISK_CONTROL, Reason.CLOUDFLARE_CHALLENGE), Reason.CLOUDFLARE_CHALLENGE),
    "rate": ((State.DEGRADED, Reason.RATE_LIMITED), Reason.RATE_LIMITED),
    "broken": ((State.DEGRADED, Reason.UPSTREAM_5XX), Reason.UPSTREAM_5XX),
}
"""What a vendor's refusal is on an official channel, and its reason on a reverse one where that is one."""
ORDER = GenerationRequest("A pebble.", 4, "720x1280")


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with proxy(tmp_path_factory.mktemp("litellm")) as url:
        yield url


def target(base: str, kind: str = "good", **over: Any) -> dict[str, Any]:
    return {
        "name": "t", "provider": "p", "channel": "official", "model": "sora-2", "api": "openai_videos",
        "upstream": "gateway", "upstream_model": f"sora-2-{kind}", "base_url": base, "api_key_env": "KEY",
        "price": {"usd_per_call": 0.4}, "budget": {"usd_per_day": 2}, "probes": {"generation": {"timeout": "30s"}},
    } | over  # fmt: skip


async def asked(
    base: str, kind: str, key: str = "sk-good", **over: Any
) -> tuple[AcceptedJob | Finished, Any]:
    """The answer to a paid create, and the dialect that asked."""
    config = parse(yaml.safe_dump({"targets": [target(base, kind, **over)]}), env={"KEY": key})
    dialect = build(config.targets[0], transport=None, clock=SystemClock())
    return await dialect.create(ORDER, lambda _: None), dialect


def verdict_on(step: AcceptedJob | Finished | Progress, channel: Channel) -> Verdict:
    reading = (
        step.failed if isinstance(step, Progress) else step.reading if isinstance(step, Finished) else None
    )
    assert reading is not None
    upstream = (
        parse(yaml.safe_dump({"targets": [target("http://127.0.0.1/v1")]}), env={"KEY": "k"})
        .targets[0]
        .upstream
    )
    return judge(reading, channel, upstream=upstream, ever_worked=True)


@pytest.mark.parametrize("api", ["openai_videos", "openai_chat"])
@pytest.mark.parametrize("kind", REFUSED)
async def test_what_the_vendor_refuses_the_proxy_is_theirs(base: str, kind: str, api: str) -> None:
    official, reverse = REFUSED[kind]
    step, dialect = await asked(base, kind, api=api)
    await dialect.aclose()
    assert isinstance(step, Finished)
    verdict = verdict_on(step, Channel.OFFICIAL)
    assert (verdict.outcome, verdict.reason, verdict.fault) == (*official, Fault.UPSTREAM)
    verdict = verdict_on(step, Channel.REVERSE)
    assert verdict.fault is Fault.UPSTREAM
    assert reverse in (None, verdict.reason)


@pytest.mark.parametrize(
    ("key", "reason"),
    [
        ("sk-wrong", Reason.INVALID_KEY),
        ("sk-poor", Reason.INSUFFICIENT_QUOTA),
        ("sk-narrow", Reason.PERMISSION_DENIED),
        ("sk-single", Reason.OWN_RATE_LIMIT),
        ("sk-team", Reason.OWN_RATE_LIMIT),
    ],
)
async def test_what_the_proxy_refuses_us_is_ours(base: str, key: str, reason: Reason) -> None:
    step, dialect = await asked(base, "good", key)
    await dialect.aclose()
    assert isinstance(step, Finished)
    assert step.billing is Charge.FREE
    for channel in Channel:
        verdict = verdict_on(step, channel)
        assert (verdict.outcome, verdict.reason, verdict.fault) == (State.UNKNOWN, reason, Fault.OURS)


async def test_a_video_is_made_through_the_proxy(base: str) -> None:
    ticket, dialect = await asked(base, "good")
    assert isinstance(ticket, AcceptedJob)
    finished = await dialect.poll(ticket)
    assert isinstance(finished, Finished)
    assert finished.artifact is not None
    assert (await dialect.verify(finished.artifact)).reason is Reason.OK
    await dialect.aclose()


async def test_a_validation_is_refused_by_the_proxy_itself(base: str) -> None:
    _, dialect = await asked(base, "key")
    assert (await dialect.validation()).reason is Reason.REJECTED_AS_EXPECTED
    await dialect.aclose()


async def test_looks_beyond_the_keys_pace_leave_the_target_as_it_is(base: str, tmp_path: Path) -> None:
    # Two requests a minute: the create, one look at a job that is still queued; the next look is refused.
    probes = {"catalog": {}, "generation": {"interval": "2s", "timeout": "10s"}}
    paced = target(
        base, "slow", probes=probes, budget={"usd_per_day": 0.4}, api_key_file=str(tmp_path / "key")
    )
    del paced["api_key_env"]
    (tmp_path / "key").write_text("sk-paced")
    config = tmp_path / "config.yml"
    config.write_text(yaml.safe_dump({"global": {"interval": "1s", "timeout": "1s"}, "targets": [paced]}))
    async with exporter(config, tmp_path / "data") as it:
        await it.up()

        async def ended() -> bool:
            return await it.metric("video_generation_late_results_total", outcome="operational") == 1

        await until(ended, 150.0)
        assert await it.metric("probe_results_total", probe="generation", reason="own_rate_limit") == 1
        assert await it.metric("probe_results_total", probe="generation", outcome="degraded") == 0
        assert await it.metric("probe_cost_usd_total", probe="generation") == 0.4
        assert await it.metric("video_generation_jobs_open") == 0
        assert {e["state"] for e in await it.episodes("t")} <= {"unknown", "operational"}
        assert (await it.target("t"))["state"] == "operational"
