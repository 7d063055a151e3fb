"""The client library's downloads: whole or not at all, resumed, and the key shown to nobody else."""

import base64
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sora_exporter import Failed, OutcomeUnknown, RequestRefused
from tests.support.failing_over import KINDS, asking, target
from tests.support.paid_server import CLIP, NGINX, PNG, Answer, PaidServer, error, paid_server

pytestmark = pytest.mark.parametrize("kind", KINDS)


@pytest.fixture
def paid() -> Iterator[PaidServer]:
    with paid_server() as server:
        yield server


@pytest.fixture
def elsewhere() -> Iterator[PaidServer]:
    with paid_server() as server:
        yield server


def left(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


CUTS: dict[str, list[Answer]] = {
    "nothing happens": [],
    "cut once": [Answer(cut=50_000)],
    "cut three times": [Answer(cut=30_000), Answer(cut=100), Answer(cut=40_000)],
    "reset, then whole": [Answer(reset=True)],
    "not ready at first": [error(400, "Task is not completed yet, current status: IN_PROGRESS")],
    "a gateway's trouble": [error(502, "Upstream service returned status 502")],
    "a page with 200": [Answer(200, NGINX, page=True)],
    "without a length": [Answer(headers={"unsized": "1"})],
}


@pytest.mark.parametrize("steps", CUTS.values(), ids=CUTS.keys())
async def test_it_arrives_whole(kind: str, paid: PaidServer, tmp_path: Path, steps: list[Answer]) -> None:
    paid.downloads.extend(steps)
    async with asking(kind, target("one", paid.url, kind)) as videos:
        job = await videos.create()
        path = await videos.download(job, tmp_path / "clip.mp4")
        assert path.read_bytes() == CLIP
        assert videos.subject.unfinished() == []
    assert left(tmp_path) == ["clip.mp4"]
    resumed = [asked.headers["range"] for asked in paid.asked if "range" in asked.headers]
    assert resumed == [
        f"bytes={n}-"
        for n in {"cut once": [50_000], "cut three times": [30_000, 30_100, 70_100]}.get(_name(steps), [])
    ]
    assert len(paid.bills) == 1


def _name(steps: list[Answer]) -> str:
    return next(name for name, each in CUTS.items() if each is steps)


async def test_a_server_that_knows_no_ranges_is_asked_for_all_of_it(
    kind: str, paid: PaidServer, tmp_path: Path
) -> None:
    paid.ranges = False
    paid.downloads.append(Answer(cut=50_000))
    async with asking(kind, target("one", paid.url, kind)) as videos:
        path = await videos.download(await videos.create(), tmp_path / "clip.mp4")
    assert path.read_bytes() == CLIP


async def test_a_server_that_gives_the_rest_in_pieces(kind: str, paid: PaidServer, tmp_path: Path) -> None:
    paid.piece = 20_000
    paid.downloads.append(Answer(cut=30_000))
    async with asking(kind, target("one", paid.url, kind)) as videos:
        path = await videos.download(await videos.create(), tmp_path / "clip.mp4")
    assert path.read_bytes() == CLIP


async def test_a_file_that_has_changed_meanwhile_is_not_mixed(
    kind: str, paid: PaidServer, tmp_path: Path
) -> None:
    paid.downloads.append(Answer(cut=50_000))

    def change(asked: Any) -> None:
        if "range" in asked.headers:
            paid.content, paid.etag = CLIP[:24] + b"\x07" * 90_000, '"v2"'

    paid.on_request = change
    async with asking(kind, target("one", paid.url, kind)) as videos:
        path = await videos.download(await videos.create(), tmp_path / "clip.mp4")
    assert path.read_bytes() == paid.content


async def test_a_later_process_goes_on_where_the_part_ends(
    kind: str, paid: PaidServer, tmp_path: Path
) -> None:
    paid.downloads.extend([Answer(cut=50_000), *[Answer(reset=True)] * 20])
    async with asking(kind, target("one", paid.url, kind)) as videos:
        job = await videos.create()
        with pytest.raises(Failed) as raised:
            await videos.download(job, tmp_path / "clip.mp4", 0.5)
        assert (raised.value.reason, raised.value.billed) == ("truncated", True)
        saved = json.loads(json.dumps(job.dump()))
    assert not (tmp_path / "clip.mp4").exists()
    paid.downloads.clear()
    async with asking(kind, target("one", paid.url, kind)) as videos:
        path = await videos.download(videos.subject.resume(saved), tmp_path / "clip.mp4")
    assert path.read_bytes() == CLIP
    assert paid.asked[-1].headers["range"] == "bytes=50000-"
    assert left(tmp_path) == ["clip.mp4"]
    assert len(paid.bills) == 1


@pytest.mark.parametrize(
    "content", [NGINX * 20, b'{"error": "gone"}' * 20, PNG, b""], ids=["page", "json", "image", "nothing"]
)
async def test_what_is_no_video_is_no_file(
    kind: str, paid: PaidServer, tmp_path: Path, content: bytes
) -> None:
    paid.content = content
    async with asking(kind, target("one", paid.url, kind)) as videos:
        job = await videos.create()
        with pytest.raises(Failed) as raised:
            await videos.download(job, tmp_path / "clip.mp4", 0.5)
    assert raised.value.reason == "artifact_invalid"
    assert left(tmp_path) == []


async def test_a_clip_cut_without_a_length_is_not_taken_for_whole(
    kind: str, paid: PaidServer, tmp_path: Path
) -> None:
    """Only its own boxes tell: the body ends where the connection does."""
    data = (
        b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom"
        + (90_008).to_bytes(4, "big")
        + b"mdat"
        + bytes(90_000)
    )
    paid.content, paid.etag, paid.ranges = data, None, False
    paid.downloads.append(Answer(headers={"unsized": "1"}, cut=40_000))
    async with asking(kind, target("one", paid.url, kind)) as videos:
        path = await videos.download(await videos.create(), tmp_path / "clip.mp4")
    assert path.read_bytes() == data


async def test_the_key_is_shown_to_the_targets_own_host_only(
    kind: str, paid: PaidServer, elsewhere: PaidServer, tmp_path: Path
) -> None:
    paid.finally_ = {"status": "completed", "url": f"http://127.0.0.1:{elsewhere.port}/files/x.mp4"}
    async with asking(kind, target("one", paid.url, kind)) as videos:
        await videos.download(await videos.create(), tmp_path / "clip.mp4")
        paid.finally_ = {"status": "completed"}
        paid.downloads.append(
            Answer(302, b"", {"location": f"http://127.0.0.1:{elsewhere.port}/files/y.mp4"})
        )
        await videos.download(await videos.create(), tmp_path / "redirected.mp4")
        paid.finally_ = {"status": "completed", "metadata": {"url": "/files/own.mp4"}}
        await videos.download(await videos.create(), tmp_path / "own.mp4")
    assert len(elsewhere.asked) == 2
    assert all("authorization" not in asked.headers for asked in elsewhere.asked)
    assert paid.asked[-1].path == "/files/own.mp4"
    assert "authorization" in paid.asked[-1].headers


async def test_an_expired_address_is_asked_for_anew(
    kind: str, paid: PaidServer, elsewhere: PaidServer, tmp_path: Path
) -> None:
    base = f"http://127.0.0.1:{elsewhere.port}/files"
    paid.finally_ = {"status": "completed", "url": f"{base}/old.mp4"}
    elsewhere.downloads.extend([Answer(403, b"<Error>Request has expired</Error>")])
    paid.downloads.extend([error(404, "no content here")])
    async with asking(kind, target("one", paid.url, kind)) as videos:
        job = await videos.wait(await videos.create())
        paid.finally_ = {"status": "completed", "url": f"{base}/new.mp4"}
        path = await videos.download(job, tmp_path / "clip.mp4")
    assert path.read_bytes() == CLIP
    assert [asked.path for asked in elsewhere.asked] == ["/files/old.mp4", "/files/new.mp4"]


async def test_chat(kind: str, paid: PaidServer, tmp_path: Path) -> None:
    async with asking(kind, target("one", paid.url, kind, api="openai_chat", model="sora_video2")) as videos:
        job = await videos.create("a cat")
        assert (job.status, job.id) == ("completed", "chat-1")
        path = await videos.download(await videos.wait(job), tmp_path / "clip.mp4")
    assert path.read_bytes() == CLIP
    assert paid.asked[0].fields == {
        "model": "sora_video2",
        "stream": True,
        "messages": [{"role": "user", "content": "a cat"}],
    }
    assert len(paid.bills) == 1


def stream(text: str, *, end: bool = True) -> Answer:
    events = [{"id": "c", "choices": [{"index": 0, "delta": {"content": text}, "finish_reason": None}]}]
    events += [{"id": "c", "choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]}] if end else []
    body = "".join(f"data: {json.dumps(event)}\n\n" for event in events) + ("data: [DONE]\n\n" if end else "")
    return Answer(200, body.encode(), {"content-type": "text/event-stream"}, bill=True)


async def test_a_chat_that_ends_without_a_link_has_failed(kind: str, paid: PaidServer) -> None:
    paid.creates.append(stream("> ❌ 生成失败\n"))
    async with asking(kind, target("one", paid.url, kind, api="openai_chat")) as videos:
        job = await videos.create()
        with pytest.raises(Failed) as raised:
            await videos.wait(job)
    assert raised.value.billed is None


async def test_a_chat_that_only_says_that_it_lives_is_given_up(kind: str, paid: PaidServer) -> None:
    """No pause is longer than the client allows, and no end comes."""
    paid.creates.append(
        Answer(200, b"x" * 10_000, {"content-type": "text/event-stream"}, bill=True, drip=0.02)
    )
    async with asking(kind, target("one", paid.url, kind, api="openai_chat", deadline=0.3)) as videos:
        with pytest.raises(OutcomeUnknown) as raised:
            await videos.create()
    assert raised.value.reason == "timeout"


async def test_a_chat_that_refuses_the_content(kind: str, paid: PaidServer) -> None:
    paid.creates.append(stream("**Content Policy Violation**: the prompt violates our content policy"))
    targets = target("one", paid.url, kind, api="openai_chat"), target("two", paid.url, kind)
    async with asking(kind, *targets) as videos:
        with pytest.raises(RequestRefused):
            await videos.create()
    assert paid.created == 1


@pytest.mark.parametrize("vertex", [False, True])
async def test_gemini(kind: str, paid: PaidServer, tmp_path: Path, vertex: bool) -> None:
    base = paid.url + ("/projects/p/locations/l/publishers/google" if vertex else "")
    if vertex:
        encoded = base64.b64encode(CLIP).decode()
        operation = {
            "name": "projects/p/operations/1",
            "done": True,
            "response": {"videos": [{"bytesBase64Encoded": encoded}]},
        }
        paid.looks.append(Answer(body={"name": "projects/p/operations/1"}))
        paid.looks.append(Answer(body=operation))
    else:
        paid.looks.append("running")
    async with asking(kind, target("one", base, kind, api="gemini_video", model="veo")) as videos:
        job = await videos.create("a cat", seconds=8, size="1280x720")
        assert job.id.startswith("models/veo/operations/")
        path = await videos.download(job, tmp_path / "clip.mp4")
    assert path.read_bytes() == CLIP
    assert paid.asked[0].fields["parameters"] == {
        "durationSeconds": 8,
        "aspectRatio": "16:9",
        "resolution": "720p",
    }
    assert ("x-goog-api-key" in paid.asked[0].headers) is not vertex


async def test_images(kind: str, paid: PaidServer, tmp_path: Path) -> None:
    paid.content = PNG
    async with asking(
        kind, target("one", paid.url, kind, api="openai_images", model="gpt-image"), images=True
    ) as images:
        path = await images.download(await images.generate("a cat", size="1024x1024"), tmp_path / "a.png")
        assert path.read_bytes() == PNG
        paid.creates.append(
            Answer(body={"created": 5, "data": [{"b64_json": base64.b64encode(PNG).decode()}]}, bill=True)
        )
        job = await images.generate()
        saved = json.dumps(job.dump())
        resumed = images.subject.resume(saved)
        assert (await images.download(resumed, tmp_path / "b.png")).read_bytes() == PNG
    assert len(paid.bills) == 2


async def test_two_at_once_do_not_write_into_each_other(kind: str, paid: PaidServer, tmp_path: Path) -> None:
    import asyncio

    paid.downloads.extend([Answer(delay=0.1), Answer(delay=0.1)])
    async with asking(kind, target("one", paid.url, kind)) as videos:
        job = await videos.wait(await videos.create())
        async with asyncio.TaskGroup() as group:
            for _ in range(2):
                group.create_task(videos.download(job, tmp_path / "clip.mp4"))
    assert (tmp_path / "clip.mp4").read_bytes() == CLIP
    assert left(tmp_path) == ["clip.mp4"]


async def test_an_image_is_asked_of_what_makes_images(kind: str, paid: PaidServer) -> None:
    with pytest.raises(ValueError, match="target one: api: openai_videos is none of"):
        async with asking(kind, target("one", paid.url, kind), images=True):
            """Not reached."""
