"""Streams of reverse gateways: progress, text, and the end, however they are cut."""

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporter.core.vocabulary import Phase
from exporter.core.wire.chat_stream import ChatStream, said_in
from exporter.core.wire.media import inline_media, media_link, tells_failure
from exporter.dialects.base import Progress
from tests.support.in_process_http import stream_of

STREAMS = (
    "reverse_chat_sora_video2_success_sse",
    "reverse_chat_sora_video2_failure_sse",
    "reverse_chat_sora_alt_success_sse",
    "sora2api_video_success_sse",
    "sora2api_image_success_sse",
    "sora2api_violation_sse",
    "sora2api_cf_429_sse",
    "sora2api_error_no_tokens_sse",
    "sora2api_error_sentinel_sse",
)


def read(text: str, *cuts: int) -> tuple[ChatStream, list[Progress]]:
    told: list[Progress] = []
    stream = ChatStream(lambda phase, ratio: told.append(Progress(phase, ratio)))
    places = [0, *sorted(cuts), len(text)]
    for start, end in pairwise(places):
        stream.feed(text[start:end])
    stream.close()
    return stream, told


def chunk(content: str, finish: str | None = None) -> str:
    choice = {"delta": {"content": content}, "finish_reason": finish}
    return f"data: {json.dumps({'choices': [choice]}, ensure_ascii=False)}\n\n"


@pytest.mark.parametrize(
    ("name", "link", "ended", "failed"),
    [
        ("reverse_chat_sora_video2_success_sse", "https://cdn.example/videos/0001.mp4", True, False),
        ("reverse_chat_sora_video2_failure_sse", None, True, False),
        ("reverse_chat_sora_alt_success_sse", "https://cdn.example/videos/0001.mp4", True, False),
        ("sora2api_video_success_sse", "http://127.0.0.1:8000/tmp/0001.mp4", True, False),
        ("sora2api_image_success_sse", "http://127.0.0.1:8000/tmp/0001.png", True, False),
        ("sora2api_violation_sse", None, True, False),
        ("sora2api_cf_429_sse", None, True, False),
        ("sora2api_error_no_tokens_sse", None, True, True),
        ("sora2api_error_sentinel_sse", None, True, True),
    ],
)
def test_a_captured_stream_is_read(name: str, link: str | None, ended: bool, failed: bool) -> None:
    stream, _ = read(stream_of(name))
    assert media_link(stream.text) == link
    assert (stream.ended, stream.failed) == (ended, failed)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        (
            "reverse_chat_sora_video2_success_sse",
            [Progress(Phase.QUEUE), Progress(Phase.RENDER, 0.36), Progress(Phase.RENDER, 0.987)],
        ),
        (
            "reverse_chat_sora_alt_success_sse",
            [Progress(Phase.QUEUE), Progress(Phase.RENDER), Progress(Phase.RENDER, 0.76)],
        ),
        (
            "sora2api_video_success_sse",
            [Progress(Phase.QUEUE), Progress(Phase.RENDER, 0.45), Progress(Phase.RENDER, 0.9)],
        ),
        ("sora2api_image_success_sse", [Progress(Phase.QUEUE), Progress(Phase.RENDER)]),
    ],
)
def test_progress_is_told_in_all_families(name: str, told: list[Progress]) -> None:
    assert read(stream_of(name))[1] == told


@pytest.mark.parametrize("name", STREAMS)
@given(data=st.data())
def test_it_does_not_matter_where_a_stream_is_cut(name: str, data: st.DataObject) -> None:
    text = stream_of(name)
    cuts = data.draw(st.lists(st.integers(0, len(text)), max_size=12))
    whole, pieces = read(text)[0], read(text, *cuts)[0]
    assert (pieces.text, pieces.events, pieces.ended, pieces.failed) == (
        whole.text,
        whole.events,
        whole.ended,
        whole.failed,
    )


def test_carriage_returns_and_comments_change_nothing() -> None:
    text = stream_of("reverse_chat_sora_video2_success_sse")
    dressed = ": ping\r\n\r\n" + text.replace("\n", "\r\n") + ": ping\r\n"
    assert read(dressed)[0].text == read(text)[0].text


def test_a_stream_without_a_terminator_has_not_ended() -> None:
    stream, _ = read(chunk("> 进度 36%"))
    assert not stream.ended


def test_an_escaped_terminator_ends_a_stream() -> None:
    assert read("data: [DONE]\\n\\n")[0].ended


def test_a_last_line_without_a_line_break_counts() -> None:
    assert read(chunk("ok").rstrip())[0].text == "ok"


@pytest.mark.parametrize(
    "line", ["data: {", "data: []", "data: 7", "data: null", "event: x", "data:", "nonsense"]
)
def test_lines_that_are_no_events_are_passed_over(line: str) -> None:
    stream, told = read(f"{line}\n\n{chunk('on')}")
    assert (stream.text, stream.events, told) == ("on", 1, [])


def test_the_same_progress_is_told_once() -> None:
    assert len(read(chunk("进度 10%\n") + chunk("进度 10%\n") + chunk("进度 11%\n"))[1]) == 2


@given(text=st.text())
def test_reading_a_stream_never_fails(text: str) -> None:
    read(text)
    read(chunk(text))
    read(f"data: {text}\n")


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("[下载⏬](https://cdn.example/a.mp4)", "https://cdn.example/a.mp4"),
        ("<video src='https://h/x.mp4?sig=a%2Fb&e=1' controls>", "https://h/x.mp4?sig=a%2Fb&e=1"),
        ("first https://h/1.webm then https://h/2.webm.", "https://h/2.webm"),
        ("![图片](https://cdn.example/i.png)", "https://cdn.example/i.png"),
        ("[点击这里](https://videos.example/assets/9f?se=1) 查看", "https://videos.example/assets/9f?se=1"),
        ("❌ 失败 [help](https://docs.example/errors)", None),
        ("❌ 失败, but https://h/x.mp4", "https://h/x.mp4"),
        ("see https://help.openai.com for help", None),
        ("https://h/x.mp4.exe", None),
        ("视频：https://h/x.mp4查看", "https://h/x.mp4"),
        ("视频：https://h/x.mp4?sig=1，请查看", "https://h/x.mp4?sig=1"),
        ("no link at all", None),
    ],
)
def test_only_media_addresses_count_as_delivered(text: str, link: str | None) -> None:
    assert media_link(text) == link


def test_an_inline_image_is_found() -> None:
    assert inline_media("![x](data:image/png;base64,iVBORw0KGgoAAAANSUhEUg==)") == "iVBORw0KGgoAAAANSUhEUg=="
    assert inline_media("data:text/html;base64,PGh0bWw+PGh0bWw+PGh0bWw+") is None


@pytest.mark.parametrize(
    "text", ["视频生成失败", "违反了内容政策", "❌", "Generation failed", "violates our policy"]
)
def test_words_of_failure_are_known(text: str) -> None:
    assert tells_failure(text)


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ({"content": "a", "reasoning_content": "b"}, "ba"),
        ({"content": None, "reasoning_content": None}, ""),
        ({"content": [{"type": "text", "text": "t"}, {"type": "image_url", "image_url": {"url": "https://h/i.png"}}]},
         "t[media](https://h/i.png)"),
        ({"output": [{"url": "https://h/v.mp4", "type": "video"}]}, "[output](https://h/v.mp4)"),
        (None, ""),
        ("text", ""),
    ],
)  # fmt: skip
def test_a_message_says_its_content_and_what_stands_beside_it(message: object, said: str) -> None:
    assert said_in(message) == said
