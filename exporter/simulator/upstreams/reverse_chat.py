"""Chat of reverse gateways: event streams with chunks, progress and ends, and their prose."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from exporter.core.vocabulary import GROUP_OF, Channel, Reason, State
from exporter.simulator.call import JOB_FATES, SimCall
from exporter.simulator.failures.failure import Failure
from exporter.simulator.jobs import SimJob, SimOrder
from exporter.simulator.script import Flavor
from exporter.simulator.site import Site
from exporter.simulator.upstreams.gateway import headers, voices
from exporter.simulator.wire import EVENT_STREAM, JSON, NEVER, Breakage, SimResponse, WireChunk, encode

DONE: Final = b"data: [DONE]\n\n"
PING: Final = b": ping\n\n"
_SILENCE: Final = 45.0
"""Seconds of silence after which some servers send a comment."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The fields that every chunk of one stream repeats."""

    id: str
    model: str
    created: int

    def event(self, delta: dict[str, object], finish: str | None = None, usage: bool = False) -> bytes:
        """One chunk of a chat completion."""
        value: dict[str, object] = {
            "id": self.id,
            "object": "chat.completion.chunk",
            "created": self.created,
            "model": self.model,
            "choices": [{"index": 0, "delta": delta, "finish_reason": finish}],
        }
        if usage:
            value["usage"] = {"prompt_tokens": 14, "completion_tokens": 240, "total_tokens": 254}
        return event(value)


def event(value: object) -> bytes:
    """One event of a stream."""
    return b"data: " + json.dumps(value, ensure_ascii=False).encode() + b"\n\n"


def waiting(pieces: list[tuple[float, bytes]]) -> tuple[WireChunk, ...]:
    """Pieces at their times (seconds from the first) as chunks, with comments in long silences."""
    chunks: list[WireChunk] = []
    last = 0.0
    for at, data in pieces:
        chunks.extend(_pings(at - last))
        chunks.append(WireChunk(data, (at - last) - _SILENCE * ((at - last) // _SILENCE)))
        last = at
    return tuple(chunks)


def _pings(silence: float) -> Iterator[WireChunk]:
    for _ in range(int(silence // _SILENCE)):
        yield WireChunk(PING, _SILENCE)


def endless() -> tuple[WireChunk, ...]:
    """Comments for longer than anybody listens."""
    return tuple(_pings(NEVER))


_IN_PROSE: Final = 0.5
"""Share of the refusals that come as text inside a 200."""
_PROSE: Final = {
    Reason.CONTENT_POLICY: "输入的内容违反了内容政策，请修改后重试",
    Reason.GENERATION_FAILED: "生成过程中出现错误（generation failed），请重试",
}


@dataclass(frozen=True, slots=True)
class Prose:
    """How one family tells the story of a job."""

    queued: str
    working: Mapping[float, str]
    """What it says at which share of the work."""
    video: str
    image: str
    failed: str


TOKENS: Final = Prose(
    queued="> ⌛️ 任务正在队列中，请耐心等待...\n\n",
    working={
        0.0: "> 🏃 进度：3.0%\n\n",
        0.35: "> 🏃 进度：36.0%\n\n",
        0.7: "> 🏃 进度：71.4%\n\n",
        0.97: "> 🏃 进度：98.7%\n\n",
    },
    video="> ✅ 视频生成成功，[点击这里]({url}) 查看视频~~~\n\n",
    image="> ✅ 生成完成\n\n![图片]({url})\n\n",
    failed="> ❌ 视频生成失败，原因：{why}\n\n",
)
PIAPI: Final = Prose(
    queued="> 排队中......\n",
    working={0.0: "> 生成中.", 0.5: "\n>🏃 进度 36..", 0.75: "76..", 0.95: "98.."},
    video="\n> 生成完成 ✅\n\n[下载⏬]({url})\n",
    image="\n> 生成完成 ✅\n\n![图片]({url})\n",
    failed="\n> 生成失败 ❌\n> 失败原因：{why}\n",
)


def in_prose(site: Site, fate: Reason | None) -> bool:
    """Whether this refusal is told as a story instead of as a status."""
    if fate is None or fate in JOB_FATES:
        return False
    told = GROUP_OF[fate] is State.RISK_CONTROL or fate in (Reason.OVERLOADED, Reason.SERVICE_PAUSED)
    reverse = site.target.channel is Channel.REVERSE
    return told and reverse and site.chance.share("manner/prose") < _IN_PROSE


def reply(call: SimCall, fate: Reason | None, delay: float, *, accident: bool = False) -> SimResponse:
    """The answer to an order taken, as a stream or at once."""
    site = call.site
    job = site.accept(SimOrder(_prompt(call), accident=accident), fate)
    if (call.fields or {}).get("stream") is True:
        return _stream(call, job, delay)
    return _whole(call, job)


def _prompt(call: SimCall) -> str:
    messages = (call.fields or {}).get("messages")
    last = messages[-1] if isinstance(messages, list) and messages else {}
    return str(last.get("content", "")) if isinstance(last, dict) else ""


def _family(site: Site) -> Prose:
    return PIAPI if site.target.quirks.flavor is Flavor.PIAPI else TOKENS


def _ending(call: SimCall, job: SimJob) -> str:
    """The last words: an address, or an apology."""
    prose = _family(call.site)
    if job.delivers:
        image = "image" in job.model
        url = f"{call.root}/files/{job.id}.{'png' if image else 'mp4'}"
        return (prose.image if image else prose.video).format(url=url)
    return prose.failed.format(why=_why(call.site, job))


def _why(site: Site, job: SimJob) -> str:
    fate = job.fate or Reason.GENERATION_FAILED
    if fate in _PROSE:
        return _PROSE[fate]
    said: Failure = next(
        (voice[fate][0] for voice in voices(site) if fate in voice), Failure(500, fate.value)
    )
    return said.about(job.model).message


def _whole(call: SimCall, job: SimJob) -> SimResponse:
    site = call.site
    total = NEVER if job.endless else job.ends - job.created
    value = {
        "id": _stream_id(site),
        "object": "chat.completion",
        "created": int(job.created),
        "model": job.model,
        "choices": [
            {
                "index": 0,
                "message": {"role": "assistant", "content": _ending(call, job)},
                "finish_reason": "stop",
            }
        ],
        "usage": {"prompt_tokens": 14, "completion_tokens": 240, "total_tokens": 254},
    }
    body = encode(value)
    headed = (*JSON, *headers(site.serial()))
    if job.fate is Reason.TRUNCATED:
        half = body[: len(body) // 2]
        return SimResponse(200, headed, half, (), total, Breakage.TRUNCATED, len(body))
    return SimResponse(200, headed, body, delay=total)


def _stream_id(site: Site) -> str:
    if site.target.quirks.flavor is Flavor.PIAPI:
        return ""
    digits = site.chance.hexadecimal("id/stream", 32)
    return f"foaicmpl-{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


def _stream(call: SimCall, job: SimJob, delay: float) -> SimResponse:
    site = call.site
    frame = Frame(_stream_id(site), job.model, int(job.created))
    pieces = _opening(site, frame, job) + _story(site, frame, job)
    cut = Breakage.TRUNCATED if job.fate is Reason.TRUNCATED else None
    if not job.endless and cut is None:
        end = max(pieces[-1][0], job.ends - job.created - delay)
        pieces += [(end, data) for data in _closing(frame, _ending(call, job))]
    chunks = waiting(pieces) + (endless() if job.endless else ())
    return SimResponse(200, (*EVENT_STREAM, *headers(site.serial())), b"", chunks, delay, cut)


def _opening(site: Site, frame: Frame, job: SimJob) -> list[tuple[float, bytes]]:
    if _family(site) is TOKENS:
        head: dict[str, object] = {"role": "assistant"}
        order = f'```json\n{{\n    "prompt": "{job.prompt}",\n    "mode": "横屏模式"\n}}\n```\n\n'
    else:
        head = {"content": f'```json\n{{"prompt":"{job.prompt}","orientation":"landscape"}}\n```\n\n'}
        order = f"> ID: `task_01{job.id[6:30]}`\n"
    deltas: tuple[dict[str, object], ...]
    deltas = (head, {"content": order}, {"content": _family(site).queued})
    return [(0.0, frame.event(delta)) for delta in deltas]


def _story(site: Site, frame: Frame, job: SimJob) -> list[tuple[float, bytes]]:
    """What is told between the queue and the end; a bad end comes in the middle."""
    if job.fate is Reason.QUEUE_STUCK:
        return []
    begins = job.starts - job.created
    span = job.ends - job.starts
    told = _family(site).working.items()
    stop = 1.0 if job.delivers and job.fate is not Reason.TRUNCATED else 0.5
    return [(begins + share * span, frame.event({"content": text})) for share, text in told if share <= stop]


def _closing(frame: Frame, ending: str) -> tuple[bytes, ...]:
    last = frame.event({}, "stop", usage=bool(frame.id))
    return (frame.event({"content": ending}), last, DONE)
