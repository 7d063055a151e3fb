"""Delivered as ordered: what came is measured over real sockets, and less than ordered is told, shown and counted."""

from pathlib import Path

import pytest
import yaml

from exporter.clock import SystemClock
from exporter.config import parse
from exporter.core.wire.measures import Measures
from exporter.dialects.registry import build
from exporter.simulator.wire import mp4
from tests.support.processes import TOKEN, Exporter, exporter
from tests.support.scripted import Asked, Script, said, scripted
from tests.unit.core.test_measures import FTYP, box, movie

LATE = FTYP + box(b"mdat", bytes(300_000)) + movie(8.0, 720, 1280)


async def measured(file: bytes, *, ranges: bool) -> tuple[Measures | None, list[str]]:
    """What is known of a file that a server delivers, and the ranges that it was asked for."""

    def answer(asked: Asked) -> Script:
        begin, end = map(int, asked.headers["range"].removeprefix("bytes=").split("-"))
        if not ranges:
            return (said(200, file, "video/mp4"),)
        part = file[begin : end + 1]
        told = f"bytes {begin}-{begin + len(part) - 1}/{len(file)}"
        return (said(206, part, "video/mp4", content_range=told),)

    async with scripted(answer) as server:
        text = f"""
        targets: [{{name: t, provider: p, channel: official, model: m, api: openai_videos,
                   base_url: "http://127.0.0.1:{server.port}/v1"}}]
        """
        dialect = build(parse(text).targets[0], transport=None, clock=SystemClock())
        reading = await dialect.verify("/videos/1/content")
        await dialect.aclose()
    assert reading.rule == "artifact.checked"
    return reading.delivered, [asked.headers["range"] for asked in server.asked]


async def test_a_header_behind_the_media_is_fetched_by_range_and_nothing_between() -> None:
    found, ranges = await measured(LATE, ranges=True)
    assert found == Measures(8.0, 720, 1280)
    begin = len(LATE) - len(movie())
    assert ranges == ["bytes=0-65535", f"bytes={begin}-{begin + 65535}"]


@pytest.mark.parametrize("file", [LATE, FTYP + box(b"mdat", bytes(300_000))])
async def test_what_cannot_be_measured_is_no_fault_of_the_video(file: bytes) -> None:
    found, _ = await measured(file, ranges=False)
    assert found is None


async def test_a_header_in_front_needs_no_second_request() -> None:
    found, ranges = await measured(mp4(4.0), ranges=True)
    assert found == Measures(4.0, 1280, 720)
    assert len(ranges) == 1


async def test_observations_that_say_billed_and_not_delivered_are_counted(tmp_path: Path) -> None:
    target = {
        "name": "fine", "provider": "p", "channel": "official", "model": "m", "api": "http",
        "base_url": "http://127.0.0.1:1",
    }  # fmt: skip
    (tmp_path / "token").write_text(TOKEN)
    file = tmp_path / "config.yml"
    file.write_text(
        yaml.safe_dump({"global": {"observations": {"token_file": "token"}}, "targets": [target]})
    )
    async with exporter(file, tmp_path / "data") as running:
        await running.up()
        await billed_without_video(running)


async def billed_without_video(running: Exporter) -> None:
    """Of observations, those count that say both."""
    counter = "observations_billed_without_video_total"
    assert await running.metric(counter, target="fine") == 0
    seen = {"target": "fine", "reporter": "r"}
    refusal = {"transport": "http", "status": 500, "body": "{}"}
    answer = await running.observe(
        {**seen, **refusal, "billed": True, "delivered": False},
        {**seen, **refusal, "billed": False, "delivered": False},
        {**seen, **refusal, "billed": True},
        {**seen, "outcome": "operational", "billed": True, "delivered": True},
        {**seen, "outcome": "operational", "delivered": False},
        {**seen, "outcome": "operational"},
    )
    assert answer.json() == {"accepted": 6}
    assert await running.metric(counter, target="fine") == 1
    wrong = await running.observe({**seen, "outcome": "operational", "billed": "yes"})
    assert wrong.status_code == 422
    assert wrong.json()["errors"] == [{"index": 0, "field": "billed", "message": "expected true or false"}]
