"""What each dialect asks for free, at a vendor, a gateway and a sora2api."""

import asyncio
import json
from typing import Any

import httpx2
import pytest

from exporter.clock import run_virtual
from exporter.core.vocabulary import Channel, Reason, Upstream
from exporter.dialects.base import Reading
from exporter.dialects.gemini_video import GeminiVideo
from exporter.dialects.http import PlainHttp
from exporter.dialects.openai_chat import OpenAIChat
from exporter.dialects.openai_images import OpenAIImages
from exporter.dialects.openai_videos import OpenAIVideos
from tests.support.in_process_http import InProcess, fixture, wire

VERTEX = "https://vertex.example/v1/projects/p/locations/l/publishers/google"
V, G, S = Upstream.VENDOR, Upstream.GATEWAY, Upstream.SORA2API


def run(kind: Any, probe: str, routes: dict[str, Any], **wiring: Any) -> tuple[Reading, InProcess]:
    upstream = InProcess({route: [answer] for route, answer in routes.items()})
    dialect = wire(kind, upstream, **wiring)

    async def main() -> Reading:
        return await getattr(dialect, probe)()

    return run_virtual(main()), upstream


def asked(kind: Any, probe: str, **wiring: Any) -> httpx2.Request:
    """What a probe asks, whatever the answer."""
    return run(kind, probe, {}, **wiring)[1].requests[0]


def refused_fields(kind: Any, **wiring: Any) -> dict[str, Any]:
    """The fields of the create that must be refused."""
    request = asked(kind, "validation", **wiring)
    if request.headers["content-type"] == "application/json":
        found = json.loads(request.content)
        assert isinstance(found, dict)
        return found
    parts = request.content.decode().split("\r\n")
    named = zip(parts, parts[2:], strict=False)
    return {line.split('"')[1]: value for line, value in named if line.startswith("Content-Disposition")}


@pytest.mark.parametrize("kind", [OpenAIVideos, OpenAIChat, OpenAIImages])
@pytest.mark.parametrize(
    ("upstream", "path"), [(V, "/v1/models/sora-2"), (G, "/v1/models"), (S, "/v1/models")]
)
def test_a_catalog_is_asked_for_one_model_at_a_vendor_and_for_the_list_elsewhere(
    kind: Any, upstream: Upstream, path: str
) -> None:
    request = asked(kind, "catalog", upstream=upstream)
    assert (request.method, request.url.path) == ("GET", path)


@pytest.mark.parametrize(
    ("wiring", "path"),
    [
        ({"upstream": V}, "/v1/models/veo-3.1"),
        ({"upstream": G}, "/v1/models"),
        ({"upstream": V, "base": VERTEX}, "/v1/publishers/google/models/veo-3.1"),
        ({"upstream": V, "base": VERTEX.replace("/v1/", "/u/x/v1beta1/")}, "/u/x/v1beta1/publishers/google/models/veo-3.1"),
    ],
)  # fmt: skip
def test_googles_catalog_is_where_google_has_it(wiring: dict[str, Any], path: str) -> None:
    assert asked(GeminiVideo, "catalog", model="veo-3.1", **wiring).url.path == path


def test_a_models_name_cannot_lead_elsewhere() -> None:
    assert (
        asked(OpenAIVideos, "catalog", upstream=V, model="a/../b?c").url.raw_path
        == b"/v1/models/a%2F..%2Fb%3Fc"
    )


@pytest.mark.parametrize(
    ("kind", "wiring", "fields"),
    [
        (OpenAIVideos, {"upstream": G}, {"model": "sora-2"}),
        (OpenAIVideos, {"upstream": S}, {"model": "sora-2"}),
        (OpenAIVideos, {"upstream": V}, {"model": "sora-2", "prompt": "validation", "seconds": "5", "size": "1x1"}),
        (OpenAIVideos, {"upstream": G, "reach_upstream": True}, {"model": "sora-2", "prompt": "validation", "seconds": "5"}),
        (OpenAIVideos, {"upstream": G, "reach_upstream": True, "channel": Channel.REVERSE}, {"model": "sora-2"}),
        (OpenAIImages, {"upstream": G}, {"model": "sora-2", "n": 1}),
        (OpenAIImages, {"upstream": V}, {"model": "sora-2", "n": 1, "prompt": "validation", "size": "123x456"}),
        (OpenAIChat, {"upstream": G}, {"model": "sora-2", "stream": False, "messages": []}),
        (OpenAIChat, {"upstream": V}, {"model": "sora-2", "stream": False, "messages": []}),
        (
            OpenAIChat,
            {"upstream": S},
            {"model": "sora-2", "stream": False, "messages": [{"role": "user", "content": "availability"}]},
        ),
        (GeminiVideo, {"upstream": G}, {}),
        (GeminiVideo, {"upstream": V}, {"instances": [{"prompt": "validation"}], "parameters": {"durationSeconds": 1}}),
        (
            GeminiVideo,
            {"upstream": G, "reach_upstream": True},
            {"instances": [{"prompt": "validation"}], "parameters": {"durationSeconds": 1}},
        ),
    ],
)  # fmt: skip
def test_a_validation_asks_for_what_must_be_refused(
    kind: Any, wiring: dict[str, Any], fields: dict[str, Any]
) -> None:
    assert refused_fields(kind, **wiring) == fields


PATHS = {
    OpenAIVideos: "/v1/videos",
    OpenAIImages: "/v1/images/generations",
    OpenAIChat: "/v1/chat/completions",
    GeminiVideo: "/v1/models/sora-2:predictLongRunning",
}


@pytest.mark.parametrize(
    ("kind", "wiring", "status", "body", "reached"),
    [
        (OpenAIVideos, {"upstream": V}, 400, fixture("openai_error_invalid_seconds"), True),
        (OpenAIVideos, {"upstream": G}, 400, fixture("newapi_error_prompt_required"), False),
        (OpenAIVideos, {"upstream": G}, 400, fixture("apiyi_error_missing_prompt"), False),
        (
            OpenAIVideos,
            {"upstream": G, "reach_upstream": True},
            400,
            {"code": "fail_to_fetch_task", "message": json.dumps(fixture("openai_error_invalid_seconds"))},
            True,
        ),
        (OpenAIImages, {"upstream": V}, 400, fixture("openai_image_bad_size"), True),
        (OpenAIImages, {"upstream": G}, 400, {"error": {"message": "prompt is required"}}, False),
        (OpenAIChat, {"upstream": V}, 400, {"error": {"message": "empty array", "param": "messages"}}, True),
        (OpenAIChat, {"upstream": G}, 500, {"error": {"message": "field messages is required"}}, False),
        (
            GeminiVideo,
            {"upstream": V},
            400,
            {"error": {"message": "The number value for `durationSeconds` is out of bound.", "code": 400}},
            True,
        ),
        (GeminiVideo, {"upstream": G}, 400, {"error": {"message": "instances is required"}}, False),
    ],
)
def test_the_awaited_refusal_is_verified_only_where_it_came_from_the_vendor(
    kind: Any, wiring: dict[str, Any], status: int, body: Any, reached: bool
) -> None:
    routes = {f"POST {PATHS[kind]}": httpx2.Response(status, json=body)}
    reading, _ = run(kind, "validation", routes, **wiring)
    assert (reading.reason, reading.reached) == (Reason.REJECTED_AS_EXPECTED, reached)


@pytest.mark.parametrize("kind", [OpenAIVideos, OpenAIImages, OpenAIChat, GeminiVideo])
def test_a_validation_that_starts_work_is_an_accident(kind: Any) -> None:
    body = {"id": "job-1", "name": "models/m/operations/job-1", "created": 1, "data": []}
    reading, _ = run(kind, "validation", {f"POST {PATHS[kind]}": body})
    assert (reading.accident or "").endswith("job-1")


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (fixture("sora2api_availability_ok"), Reason.OK),
        (fixture("sora2api_availability_none"), Reason.ACCOUNT_POOL_EXHAUSTED),
    ],
)
def test_a_sora2api_tells_of_its_pool(body: Any, reason: Reason) -> None:
    reading, _ = run(OpenAIChat, "validation", {f"POST {PATHS[OpenAIChat]}": body}, upstream=S)
    assert (reading.reason, reading.reached) == (reason, False)


@pytest.mark.parametrize("body", [{}, {"choices": []}, {"choices": [{"message": {"content": "hello"}}]}])
def test_a_sora2api_that_says_something_else_is_no_success(body: Any) -> None:
    reading, _ = run(OpenAIChat, "validation", {f"POST {PATHS[OpenAIChat]}": body}, upstream=S)
    assert (reading.reason, reading.otherwise) == (None, Reason.BAD_RESPONSE)


def test_a_sora2api_that_makes_a_video_all_the_same_is_an_accident() -> None:
    body = fixture("reverse_chat_video_nonstream")
    reading, _ = run(OpenAIChat, "validation", {f"POST {PATHS[OpenAIChat]}": body}, upstream=S)
    assert reading.accident == body["id"]


@pytest.mark.parametrize("probe", ["catalog", "validation"])
@pytest.mark.parametrize(
    ("status", "reason"), [(200, Reason.OK), (204, Reason.OK), (302, None), (404, None), (500, None)]
)
def test_plain_http_wants_a_2xx_of_the_base_url_itself(
    probe: str, status: int, reason: Reason | None
) -> None:
    reading, upstream = run(PlainHttp, probe, {"GET /v1": httpx2.Response(status)})
    assert reading.reason is reason
    assert upstream.asked == ["GET /v1"]


@pytest.mark.parametrize("kind", [OpenAIVideos, OpenAIChat, OpenAIImages, GeminiVideo, PlainHttp])
@pytest.mark.parametrize(("probe", "seconds"), [("catalog", 7.0), ("validation", 11.0)])
def test_each_free_probe_has_its_own_deadline(kind: Any, probe: str, seconds: float) -> None:
    class Silent(httpx2.AsyncBaseTransport):
        async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
            await asyncio.sleep(3600)
            raise AssertionError

    dialect = wire(kind, Silent(), catalog_deadline=7.0, validation_deadline=11.0)

    async def main() -> Reading:
        return await getattr(dialect, probe)()

    reading = run_virtual(main())
    assert reading.seconds == pytest.approx(seconds)
    assert "timed out" in (reading.answer.exception or "")
