"""A sora2api-like project: one shared key, a pool of tokens, progress in the reasoning, odd terminators."""

from typing import Final

from exporter.core.vocabulary import Api, Reason, Source
from exporter.simulator.call import SimCall
from exporter.simulator.failures.failure import Failure, raw
from exporter.simulator.failures.openai import POOL
from exporter.simulator.jobs import SimJob, SimOrder
from exporter.simulator.site import Site
from exporter.simulator.upstreams.reverse_chat import DONE, endless, event, waiting
from exporter.simulator.upstreams.sora2api_videos import at_the_door, stopped, videos
from exporter.simulator.wire import EVENT_STREAM, JSON, Breakage, SimResponse, encode

AVAILABLE: Final = (
    "All tokens available for video generation. Please enable streaming to use the generation feature."
)
UNAVAILABLE: Final = "No available models for video generation"
ESCAPED_DONE: Final = b"data: [DONE]\\n\\n"
"""The terminator with literal backslashes that a strict parser never sees."""
_CLOUDFLARE: Final = (
    "❌ Generation failed: Cloudflare challenge or rate limit (429) triggered. Please change proxy or "
    "reduce request frequency."
)
_EVERY: Final = 30.0
_VIDEO_TIMEOUT: Final = 3000.0


def sora2api(call: SimCall) -> SimResponse:
    """All routes of the project."""
    if call.site.target.api is Api.OPENAI_VIDEOS and call.parts[1:2] == ("videos",):
        return videos(call)
    match call.method, call.parts:
        case "GET", ("v1", "models"):
            return _models(call)
        case "POST", ("v1", "chat", "completions"):
            return _chat(call)
        case "POST", ("api", "login"):
            return _login(call)
        case "GET", ("api", "stats"):
            return _stats(call)
        case _:
            call.site.count(call.method, "/" + "/".join(call.parts), "other")
            missing = raw(404, "Not Found", {"detail": "Not Found"})
            return call.site.say(missing, (), call.site.wait("look"))


def _models(call: SimCall) -> SimResponse:
    site = call.site
    site.count("GET", "/v1/models", "catalog")
    fate = site.fate(Source.CATALOG)
    delay = site.own_wait()
    early = stopped(call, fate, delay)
    if early is not None:
        return early
    names = ["gpt-image", "sora2-portrait-10s"]
    if fate is not Reason.MODEL_NOT_FOUND:
        names.append(site.target.model)
    data = [
        {"id": name, "object": "model", "owned_by": "sora2api", "description": f"Generation - {name}"}
        for name in names
    ]
    return SimResponse(200, JSON, encode({"object": "list", "data": data}), delay=delay)


def _chat(call: SimCall) -> SimResponse:
    site = call.site
    fields = call.read()
    streaming = fields.get("stream") is True
    fault = _request_fault(call)
    kind = Source.GENERATION if streaming and fault is None else Source.VALIDATION
    site.count("POST", "/v1/chat/completions", kind.value)
    fate = site.fate(kind)
    delay = site.wait("create", fate) if streaming else site.own_wait()
    early = stopped(call, fate, delay)
    if early is not None:
        return early
    if fate is Reason.MODEL_NOT_FOUND:
        fault = _invalid(f"Invalid model: {call.text('model')}")
    if fault is not None:
        return site.say(fault, (), delay)
    return _stream(call, fate, delay) if streaming else _availability(site, fate, delay)


def _request_fault(call: SimCall) -> Failure | None:
    if not (call.fields or {}).get("messages"):
        return _invalid("Messages cannot be empty")
    if call.text("model") != call.site.target.model:
        return _invalid(f"Invalid model: {call.text('model')}")
    return None


def _invalid(message: str) -> Failure:
    return Failure(500, f"400: {message}", None, "server_error")


def _availability(site: Site, fate: Reason | None, delay: float) -> SimResponse:
    """The free check without streaming: it looks at the token pool and at nothing else."""
    refusal = at_the_door(fate)
    if refusal is not None:
        return site.say(refusal, (), delay)
    now = site.now()
    text = UNAVAILABLE if fate is Reason.ACCOUNT_POOL_EXHAUSTED else AVAILABLE
    choice = {"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": "stop"}
    value = {
        "id": f"chatcmpl-{now:.3f}",
        "object": "chat.completion",
        "created": int(now),
        "model": "sora",
        "choices": [choice],
    }
    return SimResponse(200, JSON, encode(value), delay=delay)


def _stream(call: SimCall, fate: Reason | None, delay: float) -> SimResponse:
    site = call.site
    refusal = at_the_door(fate)
    if refusal is not None:
        return site.say(refusal, (), delay)
    if fate is Reason.ACCOUNT_POOL_EXHAUSTED:
        return _events([(0.0, _error(POOL[fate][0].message)), (0.0, DONE)], delay)
    job = site.accept(SimOrder(_prompt(call)), fate)
    pieces = [
        (
            0.0,
            _told(
                job, 0.0, "**Generation Process Begins**\n\nInitializing generation request...\n", first=True
            ),
        )
    ]
    pieces += _progress(job)
    if job.endless:
        return SimResponse(200, EVENT_STREAM, b"", waiting(pieces) + endless(), delay)
    if job.fate is Reason.TRUNCATED:
        return SimResponse(
            200, EVENT_STREAM, b"", waiting(pieces[: len(pieces) // 2 + 1]), delay, Breakage.TRUNCATED
        )
    pieces += [(max(pieces[-1][0], job.ends - job.created - delay), data) for data in _ending(call, job)]
    return _events(pieces, delay)


def _events(pieces: list[tuple[float, bytes]], delay: float) -> SimResponse:
    return SimResponse(200, EVENT_STREAM, b"", waiting(pieces), delay)


def _prompt(call: SimCall) -> str:
    messages = (call.fields or {}).get("messages")
    last = messages[-1] if isinstance(messages, list) and messages else {}
    return str(last.get("content", "")) if isinstance(last, dict) else ""


def _chunk(job: SimJob, after: float, delta: dict[str, object], finish: str | None = None) -> bytes:
    moment = job.created + after
    value: dict[str, object] = {
        "id": f"chatcmpl-{int(moment * 1000)}",
        "object": "chat.completion.chunk",
        "created": int(moment),
        "model": "sora",
        "choices": [
            {
                "index": 0,
                "delta": delta | {"tool_calls": None},
                "finish_reason": finish,
                "native_finish_reason": finish,
            }
        ],
        "usage": {"prompt_tokens": 0} if finish is None else _USAGE,
    }
    return event(value)


_USAGE: Final = {"prompt_tokens": 0, "completion_tokens": 1, "total_tokens": 1}


def _told(job: SimJob, after: float, text: str, *, first: bool = False) -> bytes:
    role: dict[str, object] = {"role": "assistant"} if first else {}
    return _chunk(job, after, role | {"content": None, "reasoning_content": text})


def _progress(job: SimJob) -> list[tuple[float, bytes]]:
    """A line of reasoning every half minute; at least one at the middle of the work."""
    if job.fate is Reason.QUEUE_STUCK:
        return []
    total = min(job.ends - job.created, _VIDEO_TIMEOUT)
    step = min(_EVERY, total / 2)
    pieces = []
    for number in range(1, int(total / step)):
        after = number * step
        percent = job.progress(job.created + after)
        text = f"\n**Video Generation Progress**: {percent}% (processing)\n"
        pieces.append((after, _told(job, after, text)))
    return pieces


def _ending(call: SimCall, job: SimJob) -> tuple[bytes, ...]:
    after = job.ends - job.created
    if job.delivers:
        done = _told(job, after, "**Video Generation Completed**\n\nVideo generation completed.\n")
        url = f"{call.root}/files/{job.id}.mp4"
        return done, _last(job, after, f"```html\n<video src='{url}' controls></video>\n```"), DONE
    if job.fate is Reason.CONTENT_POLICY:
        text = "This content may violate our guardrails."
        told = _told(job, after, f"**Content Policy Violation**\n\n{text}\n")
        return told, _last(job, after, f"❌ 生成失败: {text}"), DONE
    if job.fate is Reason.CLOUDFLARE_CHALLENGE:
        return _last(job, after, _CLOUDFLARE), ESCAPED_DONE
    return _error(_exception(call.site, job)), DONE


def _last(job: SimJob, after: float, text: str) -> bytes:
    return _chunk(job, after, {"content": text, "reasoning_content": None}, "STOP")


def _exception(site: Site, job: SimJob) -> str:
    """What the project makes of an upstream's refusal: its status and body behind its own words."""
    fate = job.fate or Reason.GENERATION_FAILED
    failure = site.failure(fate, POOL).about(job.model)
    if fate is Reason.GENERATION_FAILED:
        return failure.message
    return f"API request failed: {failure.status} - {failure.openai().decode()}"


def _error(message: str) -> bytes:
    return event({"error": {"message": message, "type": "server_error", "param": None, "code": None}})


def _login(call: SimCall) -> SimResponse:
    """Wrong credentials are a 200 as well."""
    site = call.site
    site.count("POST", "/api/login", "site")
    call.read()
    good = call.text("password") == "admin"
    value = (
        {"success": True, "token": "admin-EXAMPLE", "message": "Login successful"}
        if good
        else {"success": False, "token": None, "message": "Invalid credentials"}
    )
    return SimResponse(200, JSON, encode(value), delay=site.wait("look"))


def _stats(call: SimCall) -> SimResponse:
    site = call.site
    site.count("GET", "/api/stats", "site")
    delay = site.wait("look")
    if call.bearer() != "admin-EXAMPLE":
        return site.say(raw(401, "", {"detail": "Invalid or expired token"}), (), delay)
    exhausted = Reason.ACCOUNT_POOL_EXHAUSTED in site.step.reasons and site.step.success_rate < 1
    value = {
        "total_tokens": 10,
        "active_tokens": 0 if exhausted else 7,
        "total_images": 12,
        "total_videos": site.queue.books.jobs,
        "today_images": 0,
        "today_videos": site.queue.books.jobs,
        "total_errors": 25,
        "today_errors": 3,
    }
    return SimResponse(200, JSON, encode(value), delay=delay)
