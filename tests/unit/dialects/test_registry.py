"""A target from the configuration gets its dialect, with its key in the right header."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from exporter import dialects
from exporter.clock import LoopClock, run_virtual
from exporter.config import TargetConfig, parse
from exporter.core.vocabulary import Api, Upstream
from exporter.dialects.registry import DIALECTS, build
from exporter.dialects.shared.base import Wired
from tests.support.in_process_http import KEY, InProcess

TARGET = {
    "name": "a",
    "provider": "p",
    "channel": "official",
    "model": "sora-2",
    "api": "openai_videos",
    "base_url": "https://gateway.example/v1",
    "api_key_env": "THE_KEY",
}
PAID = {"price": {"usd_per_call": 0.1}, "budget": {"usd_per_day": 4}}
VERTEX = "https://us-central1-aiplatform.googleapis.com/v1/projects/p/locations/l/publishers/google"


def target_of(**changes: Any) -> TargetConfig:
    return parse(yaml.safe_dump({"targets": [TARGET | changes]}), env={"THE_KEY": KEY}).targets[0]


def wired(transport: InProcess | None = None, **changes: Any) -> Wired:
    dialect = build(target_of(**changes), transport=transport or InProcess(), clock=LoopClock(0.0))
    assert isinstance(dialect, Wired)
    return dialect


def test_every_api_has_a_dialect_and_every_dialect_a_file_of_its_name() -> None:
    assert set(DIALECTS) == set(Api)
    files = {path.stem for path in Path(dialects.__path__[0]).glob("*.py")}
    assert files == {"__init__", "base", "judge", "registry"} | {str(api) for api in Api}
    assert {kind.__module__.rpartition(".")[2] for kind in DIALECTS.values()} == {str(api) for api in Api}


@pytest.mark.parametrize("api", Api)
def test_a_dialect_is_what_the_target_asks_for(api: Api) -> None:
    assert type(wired(api=str(api))) is DIALECTS[api]


def test_a_spec_is_read_off_the_target() -> None:
    dialect = wired(
        upstream_model="sora-2-hd",
        probes={
            "catalog": {"timeout": "7s"},
            "validation": {"timeout": "11s", "reach": "upstream"},
            "generation": {"timeout": "10m"},
        },
        **PAID,
    )
    spec = dialect.spec
    assert (spec.model, spec.reach_upstream, spec.asks_vendor, spec.at_vendor) == (
        "sora-2-hd",
        True,
        True,
        False,
    )
    assert (spec.catalog_deadline, spec.validation_deadline, spec.generation_deadline) == (7.0, 11.0, 600.0)


def test_a_target_without_a_probe_still_has_deadlines() -> None:
    spec = wired(timeout="13s", probes={"catalog": {}}).spec
    assert (spec.validation_deadline, spec.generation_deadline) == (13.0, 900.0)


@pytest.mark.parametrize(
    ("changes", "headers"),
    [
        ({}, {"authorization": f"Bearer {KEY}"}),
        ({"api": "http"}, {"authorization": f"Bearer {KEY}"}),
        (
            {"api": "gemini_video", "base_url": "https://generativelanguage.googleapis.com/v1beta"},
            {"x-goog-api-key": KEY},
        ),
        ({"api": "gemini_video", "base_url": VERTEX}, {"authorization": f"Bearer {KEY}"}),
        ({"api": "gemini_video"}, {"authorization": f"Bearer {KEY}", "x-goog-api-key": KEY}),
    ],
)
def test_the_key_travels_where_the_upstream_looks_for_it(
    changes: dict[str, Any], headers: dict[str, str]
) -> None:
    upstream = InProcess()

    async def main() -> None:
        reading = await wired(upstream, **changes).catalog()
        assert KEY not in repr(reading)

    run_virtual(main())
    sent = upstream.requests[0].headers
    assert {name: sent[name] for name in ("authorization", "x-goog-api-key") if name in sent} == headers


def test_without_a_key_no_header_is_sent() -> None:
    upstream = InProcess()
    target = {name: value for name, value in TARGET.items() if name != "api_key_env"}
    config = parse(yaml.safe_dump({"targets": [target]}), env={})
    run_virtual(build(config.targets[0], transport=upstream, clock=LoopClock(0.0)).catalog())
    assert "authorization" not in upstream.requests[0].headers


def test_closing_a_dialect_leaves_an_injected_transport_open() -> None:
    closed: list[bool] = []

    class Counting(InProcess):
        async def aclose(self) -> None:
            closed.append(True)

    async def main() -> None:
        dialect = wired(Counting())
        await dialect.catalog()
        await dialect.aclose()

    run_virtual(main())
    assert closed == []


def test_building_a_dialect_and_its_free_probes_need_no_sdk() -> None:
    script = (
        "import sys, asyncio, yaml\n"
        "from exporter.config import parse\n"
        "from exporter.clock import LoopClock, run_virtual\n"
        "from exporter.dialects.registry import build\n"
        "from tests.support.in_process_http import InProcess\n"
        f"target = parse(yaml.safe_dump({{'targets': [{TARGET!r}]}}), env={{'THE_KEY': 'abcdefgh'}}).targets[0]\n"
        "dialect = build(target, transport=InProcess(), clock=LoopClock(0.0))\n"
        "async def main():\n"
        "    await dialect.catalog(); await dialect.validation()\n"
        "run_virtual(main())\n"
        "print('openai' in sys.modules)\n"
    )
    root = Path(__file__).parents[3]
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=root, check=True)
    assert ran.stdout.strip() == "False"


@pytest.mark.parametrize("api", ["openai_videos", "openai_images", "gemini_video", "openai_chat"])
@pytest.mark.parametrize("host", ["api.x.ai", "api.klingai.com", "dashscope.aliyuncs.com", "queue.fal.run"])
@pytest.mark.parametrize("upstream", [None, "vendor"])
def test_a_vendor_of_another_dialect_is_never_sent_a_prompt(
    api: str, host: str, upstream: str | None
) -> None:
    told = {} if upstream is None else {"upstream": upstream}
    transport = InProcess()
    target = target_of(api=api, base_url=f"https://{host}/v1", **told)
    assert target.upstream is Upstream.VENDOR
    dialect = build(target, transport=transport, clock=LoopClock(0.0))
    reading = run_virtual(dialect.validation())
    assert b"validation" not in transport.requests[0].content
    assert b"prompt" not in transport.requests[0].content
    assert not any(exchange.answer.status == 200 for exchange in reading.exchanges)
