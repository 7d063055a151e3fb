"""Paid jobs in every wire shape: what is asked for, how it is followed, what it costs, what it delivers."""

import asyncio
import base64
import json
from collections.abc import Awaitable, Callable
from typing import Any

import httpx2
import pytest

from exporter.clock import run_virtual
from exporter.core.answer import Transport
from exporter.core.vocabulary import Channel, Fault, Phase, Reason, Upstream
from exporter.dialects.base import AcceptedJob, Charge, Finished, GenerationRequest, Progress, Reading
from exporter.dialects.gemini_video import GeminiVideo
from exporter.dialects.http import PlainHttp
from exporter.dialects.judge import judge
from exporter.dialects.openai_chat import OpenAIChat
from exporter.dialects.openai_images import OpenAIImages
from exporter.dialects.openai_videos import OpenAIVideos
from exporter.transport import recording
from tests.support.in_process_http import InProcess, fixture, stream_of, streamed, wire

MP4 = b"\x00\x00\x00\x20ftypisom\x00\x00\x02\x00isomiso2avc1mp41" + bytes(2000)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(60)
CLIP = GenerationRequest("A pebble.", 4, "720x1280")
PICTURE = GenerationRequest("A pebble.", 0, None)
OLD = AcceptedJob("job-1", -600.0)
YOUNG = AcceptedJob("job-1", 0.0)
VERTEX = "https://vertex.example/v1/projects/p/locations/l/publishers/google"


def virtually(main: Callable[[], Awaitable[Any]]) -> Any:
    async def run() -> Any:
        return await main()

    return run_virtual(run())


def create(dialect: Any, order: GenerationRequest = CLIP) -> AcceptedJob | Finished:
    return virtually(lambda: dialect.create(order, lambda progress: None))


def poll(dialect: Any, ticket: AcceptedJob = YOUNG) -> Progress | Finished:
    return virtually(lambda: dialect.poll(ticket))


def videos(upstream: InProcess, /, **wiring: Any) -> OpenAIVideos:
    return wire(OpenAIVideos, upstream, **wiring)


def form_fields(request: httpx2.Request) -> dict[str, str]:
    boundary = request.headers["content-type"].partition("boundary=")[2]
    fields = {}
    for part in request.content.decode().split(f"--{boundary}")[1:-1]:
        head, _, value = part.strip("\r\n").partition("\r\n\r\n")
        fields[head.partition('name="')[2].partition('"')[0]] = value
    return fields


class TestVideosCreate:
    def test_a_create_is_a_form_with_seconds_as_text(self) -> None:
        upstream = InProcess().on("POST /v1/videos", fixture("openai_video_create_queued"))
        ticket = create(videos(upstream))
        assert ticket == AcceptedJob("video_69b131ea03548190925a6a06febf993b", 0.0)
        fields = {"model": "sora-2", "prompt": "A pebble.", "seconds": "4", "size": "720x1280"}
        assert form_fields(upstream.requests[0]) == fields

    def test_a_size_that_is_not_given_is_not_sent(self) -> None:
        upstream = InProcess().on("POST /v1/videos", fixture("newapi_create_ok"))
        create(videos(upstream), GenerationRequest("p", 8, None))
        assert set(form_fields(upstream.requests[0])) == {"model", "prompt", "seconds"}

    def test_the_environment_adds_nothing_to_a_create(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in ("OPENAI_ORG_ID", "OPENAI_PROJECT_ID", "OPENAI_ADMIN_KEY", "OPENAI_API_KEY"):
            monkeypatch.setenv(name, "leaked-value")
        monkeypatch.setenv("OPENAI_CUSTOM_HEADERS", "x-leak: leaked-value")
        upstream = InProcess().on("POST /v1/videos", fixture("newapi_create_ok"))
        create(videos(upstream))
        shown = str(upstream.requests[0].headers) + upstream.requests[0].content.decode()
        assert "leaked-value" not in shown
        assert "stainless" not in shown

    def test_one_create_is_one_request(self) -> None:
        upstream = InProcess().on("POST /v1/videos", httpx2.Response(500, json=fixture("openai_error_500")))
        create(videos(upstream))
        assert upstream.asked == ["POST /v1/videos"]

    def test_the_upstream_may_ask_for_patience_at_once(self) -> None:
        answer = httpx2.Response(
            200, json=fixture("newapi_create_ok"), headers={"openai-poll-after-ms": "2500"}
        )
        ticket = create(videos(InProcess().on("POST /v1/videos", answer)))
        assert isinstance(ticket, AcceptedJob)
        assert ticket.poll_after == 2.5

    @pytest.mark.parametrize(
        ("answer", "billing"),
        [
            (httpx2.Response(400, json=fixture("openai_error_moderation_at_create")), Charge.FREE),
            (httpx2.Response(401, json=fixture("newapi_error_invalid_token_401")), Charge.FREE),
            (httpx2.Response(403, json=fixture("newapi_error_insufficient_quota")), Charge.FREE),
            (httpx2.Response(429, json=fixture("openai_error_rate_limit")), Charge.FREE),
            (httpx2.Response(408, text=""), Charge.AMBIGUOUS),
            (httpx2.Response(500, json=fixture("openai_error_500")), Charge.AMBIGUOUS),
            (httpx2.Response(502, text="<html>bad gateway</html>"), Charge.AMBIGUOUS),
            (httpx2.Response(524, text="<html>error code: 524</html>"), Charge.AMBIGUOUS),
            (httpx2.Response(503, json=fixture("newapi_error_no_channel_503")), Charge.FREE),
            (httpx2.ConnectError("All connection attempts failed"), Charge.FREE),
            (httpx2.ConnectTimeout("timed out"), Charge.FREE),
            (httpx2.ReadError("reset"), Charge.AMBIGUOUS),
            (httpx2.RemoteProtocolError("gone"), Charge.AMBIGUOUS),
            (httpx2.Response(200, json={}), Charge.AMBIGUOUS),
            (httpx2.Response(200, json={"code": -1, "msg": "voice required"}), Charge.AMBIGUOUS),
            (httpx2.Response(200, text="<html>SPA</html>"), Charge.AMBIGUOUS),
            (httpx2.Response(200, json=fixture("kie_paused")), Charge.FREE),
            (httpx2.Response(200, json=fixture("apiyi_reverse_failed_string_error")), Charge.FREE),
        ],
    )
    def test_a_create_without_a_job_is_free_only_where_that_is_certain(
        self, answer: Any, billing: Charge
    ) -> None:
        finished = create(videos(InProcess().on("POST /v1/videos", answer)))
        assert isinstance(finished, Finished)
        assert finished.billing is billing
        assert finished.artifact is None

    def test_a_create_that_hangs_ends_and_may_have_cost(self) -> None:
        async def never(request: httpx2.Request) -> httpx2.Response:
            await asyncio.sleep(10_000)
            raise AssertionError

        finished = create(videos(InProcess().on("POST /v1/videos", never)))
        assert isinstance(finished, Finished)
        assert finished.billing is Charge.AMBIGUOUS
        assert finished.reading.seconds == pytest.approx(120.0)


class TestVideosPoll:
    def look(self, answer: Any, ticket: AcceptedJob = YOUNG) -> Progress | Finished:
        return poll(videos(InProcess().on("GET /v1/videos/job-1", answer)), ticket)

    @pytest.mark.parametrize(
        ("name", "progress"),
        [
            ("openai_video_create_queued", Progress(Phase.QUEUE, 0.0)),
            ("openai_video_in_progress", Progress(Phase.RENDER, 0.45)),
            ("apiyi_reverse_submitted", Progress(Phase.QUEUE, 0.0)),
            ("newapi_generations_in_progress", Progress(Phase.RENDER, 0.3)),
        ],
    )
    def test_a_running_job_tells_its_phase(self, name: str, progress: Progress) -> None:
        assert self.look(fixture(name)) == progress

    def test_the_pace_is_the_upstreams(self) -> None:
        answer = httpx2.Response(
            200, json={"id": "1", "status": "queued"}, headers={"openai-poll-after-ms": "5000"}
        )
        assert self.look(answer) == Progress(Phase.QUEUE, poll_after=5.0)

    def test_a_status_nobody_knows_is_named(self) -> None:
        assert self.look({"id": "1", "status": "on_hold"}) == Progress(None, unknown_status="on_hold")

    @pytest.mark.parametrize(
        ("answer", "artifact"),
        [
            (fixture("openai_video_completed"), "/videos/job-1/content"),
            (fixture("newapi_task_completed"), "/videos/job-1/content"),
            (
                fixture("apiyi_reverse_completed"),
                "https://api.apiyi.com/v1/videos/video_abc123def456/content",
            ),
            ({"id": "1", "status": "completed", "url": "/files/1.mp4"}, "https://api.example/files/1.mp4"),
            ({"id": "1", "status": "completed", "metadata": {"url": ""}}, "/videos/job-1/content"),
        ],
    )
    def test_a_finished_job_names_its_artifact(self, answer: Any, artifact: str) -> None:
        finished = self.look(answer)
        assert isinstance(finished, Finished)
        assert (finished.artifact, finished.billing) == (artifact, Charge.CHARGED)
        assert finished.reading.reason is Reason.OK

    @pytest.mark.parametrize(
        ("answer", "billing"),
        [
            (fixture("openai_video_failed_internal"), Charge.FREE),
            (fixture("newapi_task_failed"), Charge.FREE),
            (fixture("apiyi_reverse_failed_string_error"), Charge.FREE),
            (fixture("newapi_task_raw_upstream_error_200"), Charge.FREE),
            (fixture("newapi_generations_timeout"), Charge.FREE),
            ({"id": "1", "status": "completed", "error": {"message": "no"}}, Charge.FREE),
            (
                {"id": "1", "error": {"message": "Incorrect API key provided"}, "status": "failed"},
                Charge.FREE,
            ),
            ({"id": "1", "status": "cancelled"}, Charge.AMBIGUOUS),
            ({"id": "1", "status": "expired"}, Charge.AMBIGUOUS),
        ],
    )
    def test_a_failed_job_is_put_to_the_classifier(self, answer: Any, billing: Charge) -> None:
        finished = self.look(answer)
        assert isinstance(finished, Finished)
        assert (finished.billing, finished.artifact) == (billing, None)
        assert finished.reading.answer.transport is Transport.TASK
        assert (finished.reading.reason, finished.reading.otherwise) == (None, Reason.GENERATION_FAILED)

    def test_an_error_beside_a_running_status_ends_nothing(self) -> None:
        look = self.look({"id": "1", "status": "in_progress", "error": {"message": "retrying"}})
        assert look == Progress(Phase.RENDER)

    @pytest.mark.parametrize(
        "answer",
        [
            httpx2.Response(500, json=fixture("openai_error_500")),
            httpx2.Response(429, text=""),
            httpx2.Response(401, json=fixture("openai_error_invalid_key")),
            httpx2.Response(
                200, json={"error": {"message": "Rate limit exceeded for api_key: x. Limit type"}}
            ),
            httpx2.Response(200, json={"code": 429, "message": "您已达到请求数限制"}),
            httpx2.Response(200, json={"error": {"message": "无效的令牌", "type": "new_api_error"}}),
            httpx2.Response(200, text="<html>challenge</html>"),
            httpx2.Response(200, json={}),
            httpx2.ReadError("reset"),
            httpx2.ConnectError("refused"),
        ],
    )
    def test_a_failed_look_says_nothing_of_the_job(self, answer: Any) -> None:
        look = self.look(answer, OLD)
        assert isinstance(look, Progress)
        assert look.phase is None
        assert look.failed is not None

    def test_retry_after_is_passed_on(self) -> None:
        look = self.look(httpx2.Response(429, headers={"retry-after": "30"}))
        assert isinstance(look, Progress)
        assert look.poll_after == 30.0

    @pytest.mark.parametrize(
        ("status", "name"),
        [(400, "newapi_error_task_not_exist"), (404, "openai_error_model_not_found_404")],
    )
    def test_a_job_that_is_lost_has_ended_and_may_have_cost(self, status: int, name: str) -> None:
        lost = httpx2.Response(status, json=fixture(name))
        finished = self.look(lost, OLD)
        assert isinstance(finished, Finished)
        assert (finished.reading.rule, finished.billing) == ("job.lost", Charge.AMBIGUOUS)

    def test_a_job_that_was_only_just_created_is_not_lost(self) -> None:
        look = self.look(httpx2.Response(400, json=fixture("newapi_error_task_not_exist")), YOUNG)
        assert isinstance(look, Progress)

    @pytest.mark.parametrize("job", ["a/b", "../models", "a?b=c", "视频"])
    def test_a_jobs_id_cannot_lead_elsewhere(self, job: str) -> None:
        upstream = InProcess()
        poll(videos(upstream), AcceptedJob(job, 0.0))
        request = upstream.requests[0]
        assert request.url.raw_path.startswith(b"/v1/videos/")
        assert request.url.raw_path.count(b"/") == 3
        assert request.url.query == b""


class TestVideosArtifact:
    CONTENT = "GET /v1/videos/job-1/content"

    def verify(self, upstream: InProcess, artifact: str = "/videos/job-1/content") -> Reading:
        return virtually(lambda: videos(upstream).verify(artifact))

    def test_a_real_video_is_ok(self) -> None:
        answer = httpx2.Response(200, content=MP4, headers={"content-type": "video/mp4"})
        reading = self.verify(InProcess().on(self.CONTENT, answer))
        assert (reading.reason, reading.rule) == (Reason.OK, "artifact.checked")

    @pytest.mark.parametrize(
        "kind", ["application/octet-stream", "binary/octet-stream", "", "video/quicktime"]
    )
    def test_neutral_types_are_judged_by_their_bytes(self, kind: str) -> None:
        answer = httpx2.Response(200, content=MP4, headers={"content-type": kind})
        assert self.verify(InProcess().on(self.CONTENT, answer)).reason is Reason.OK

    @pytest.mark.parametrize(
        ("answer", "rule"),
        [
            (httpx2.Response(200, html="<html>expired</html>"), "artifact.type"),
            (httpx2.Response(200, json={"error": "expired"}), "artifact.type"),
            (httpx2.Response(200, content=PNG, headers={"content-type": "image/png"}), "artifact.type"),
            (
                httpx2.Response(200, content=PNG, headers={"content-type": "video/mp4"}),
                "artifact.first_bytes",
            ),
            (httpx2.Response(200, content=PNG), "artifact.first_bytes"),
            (httpx2.Response(200, content=b""), "artifact.first_bytes"),
            (httpx2.Response(200, content=MP4[:9]), "artifact.first_bytes"),
            (httpx2.Response(410, text="expired"), "artifact.not_served"),
            (httpx2.Response(502, json={"error": {"message": "Failed to fetch"}}), "artifact.not_served"),
            (httpx2.Response(302, headers={"location": "http://127.0.0.1/x"}), "artifact.refused"),
            (
                httpx2.Response(206, content=MP4, headers={"content-range": "bytes 0-99/100"}),
                "artifact.size",
            ),
        ],
    )
    def test_anything_else_is_invalid(self, answer: httpx2.Response, rule: str) -> None:
        reading = self.verify(InProcess().on(self.CONTENT, answer))
        assert (reading.reason, reading.rule) == (Reason.ARTIFACT_INVALID, rule)

    @pytest.mark.parametrize(
        ("answer", "reason"),
        [
            (httpx2.Response(401, json=fixture("newapi_error_invalid_token_401")), Reason.INVALID_KEY),
            (httpx2.Response(403, text="denied"), Reason.PERMISSION_DENIED),
            (httpx2.Response(429, text=""), Reason.OWN_RATE_LIMIT),
            (httpx2.Response(429, json=fixture("openai_error_rate_limit")), Reason.OWN_RATE_LIMIT),
            (
                httpx2.Response(200, json={"code": 429, "message": "您已达到请求数限制：1分钟内最多请求4次"}),
                Reason.OWN_RATE_LIMIT,
            ),
        ],
    )
    def test_a_refusal_of_ours_is_no_word_on_the_artifact(self, answer: Any, reason: Reason) -> None:
        reading = self.verify(InProcess().on(self.CONTENT, answer))
        verdict = judge(reading, Channel.OFFICIAL, upstream=Upstream.GATEWAY, ever_worked=True)
        assert (verdict.reason, verdict.fault) == (reason, Fault.OURS)

    @pytest.mark.parametrize("status", [401, 403, 404])
    def test_what_another_host_refuses_without_our_key_is_the_artifact(self, status: int) -> None:
        upstream = InProcess().on("GET /v.mp4", httpx2.Response(status, text="<Code>AccessDenied</Code>"))
        reading = self.verify(upstream, "https://cdn.example/v.mp4")
        assert (reading.reason, reading.rule) == (Reason.ARTIFACT_INVALID, "artifact.not_served")

    def test_an_address_that_is_refused_at_once_is_explained(self) -> None:
        reading = self.verify(InProcess(), "http://cdn.example/v.mp4")
        assert (reading.reason, reading.rule) == (Reason.ARTIFACT_INVALID, "artifact.refused")
        assert "not addressed by HTTPS" in (reading.answer.exception or "")

    def test_content_may_come_a_few_seconds_after_completed(self) -> None:
        not_yet = httpx2.Response(400, json=fixture("newapi_content_not_ready"))
        upstream = InProcess().on(self.CONTENT, not_yet, not_yet, httpx2.Response(200, content=MP4))
        assert self.verify(upstream).reason is Reason.OK

    def test_patience_ends(self) -> None:
        upstream = InProcess().on(self.CONTENT, httpx2.Response(404, text=""))
        assert self.verify(upstream).rule == "artifact.not_served"
        assert len(upstream.requests) == 4

    def test_our_own_way_to_the_base_url_is_left_to_the_classifier(self) -> None:
        reading = self.verify(InProcess().on(self.CONTENT, httpx2.ReadError("reset")))
        assert (reading.reason, reading.otherwise) == (None, Reason.ARTIFACT_INVALID)

    def test_a_dead_address_elsewhere_is_an_invalid_artifact(self) -> None:
        upstream = InProcess().on("GET /v.mp4", httpx2.ConnectError("refused"))
        assert self.verify(upstream, "https://cdn.example/v.mp4").reason is Reason.ARTIFACT_INVALID

    @pytest.mark.parametrize(
        ("upstream_kind", "asked"), [(Upstream.VENDOR, ["DELETE /v1/videos/job-1"]), (Upstream.GATEWAY, [])]
    )
    def test_only_vendors_can_delete(self, upstream_kind: Upstream, asked: list[str]) -> None:
        upstream = InProcess()
        virtually(lambda: videos(upstream, upstream=upstream_kind).delete(YOUNG))
        assert upstream.asked == asked


class TestChat:
    PATH = "POST /v1/chat/completions"

    def make(self, answer: Any, *, channel: Channel = Channel.REVERSE) -> tuple[Finished, list[Progress]]:
        told: list[Progress] = []
        dialect = wire(OpenAIChat, InProcess().on(self.PATH, answer), channel=channel, model="sora_video2")
        finished = virtually(lambda: dialect.create(CLIP, told.append))
        assert isinstance(finished, Finished)
        return finished, told

    def events(self, name: str, **changes: str) -> httpx2.Response:
        text = stream_of(name)
        for old, new in changes.items():
            text = text.replace(old, new)
        return streamed([text.encode()])

    def test_one_streamed_call_asks_for_the_clip(self) -> None:
        upstream = InProcess().on(self.PATH, self.events("reverse_chat_sora_video2_success_sse"))
        create(wire(OpenAIChat, upstream, model="sora_video2"))
        assert json.loads(upstream.requests[0].content) == {
            "model": "sora_video2",
            "stream": True,
            "messages": [{"role": "user", "content": "A pebble."}],
        }

    @pytest.mark.parametrize(
        ("name", "artifact"),
        [
            ("reverse_chat_sora_video2_success_sse", "https://cdn.example/videos/0001.mp4"),
            ("reverse_chat_sora_alt_success_sse", "https://cdn.example/videos/0001.mp4"),
            ("sora2api_video_success_sse", "http://127.0.0.1:8000/tmp/0001.mp4"),
            ("sora2api_image_success_sse", "http://127.0.0.1:8000/tmp/0001.png"),
        ],
    )
    def test_a_media_address_is_success_in_every_family(self, name: str, artifact: str) -> None:
        finished, told = self.make(self.events(name))
        assert (finished.reading.reason, finished.artifact) == (Reason.OK, artifact)
        assert finished.billing is Charge.CHARGED
        assert told[0].phase is Phase.QUEUE

    @pytest.mark.parametrize("name", ["reverse_chat_video_nonstream", "reverse_sora_image_nonstream"])
    def test_one_object_in_the_place_of_a_stream_will_do(self, name: str) -> None:
        finished, _ = self.make(fixture(name))
        assert finished.reading.reason is Reason.OK
        assert (finished.artifact or "").startswith("https://cdn.example/")

    @pytest.mark.parametrize(
        "name", ["reverse_chat_sora_video2_failure_sse", "sora2api_violation_sse", "sora2api_cf_429_sse"]
    )
    def test_a_failure_told_as_text_is_no_success_and_may_have_cost(self, name: str) -> None:
        finished, _ = self.make(self.events(name))
        reading = finished.reading
        assert (reading.reason, reading.otherwise) == (None, Reason.GENERATION_FAILED)
        assert reading.answer.transport is Transport.SSE
        assert finished.billing is Charge.AMBIGUOUS

    def test_an_error_event_that_names_an_empty_pool_has_cost_nothing(self) -> None:
        assert self.make(self.events("sora2api_error_no_tokens_sse"))[0].billing is Charge.FREE

    def test_an_error_event_from_the_upstream_may_have_cost(self) -> None:
        assert self.make(self.events("sora2api_error_sentinel_sse"))[0].billing is Charge.AMBIGUOUS

    def test_a_stream_that_stops_without_an_end_is_truncated(self) -> None:
        half = stream_of("reverse_chat_sora_video2_success_sse").partition("98.7")[0].rpartition("data:")[0]
        finished, _ = self.make(streamed([half.encode()]))
        assert finished.reading.otherwise is Reason.TRUNCATED
        assert finished.billing is Charge.AMBIGUOUS

    def test_an_end_without_media_and_without_a_word_of_failure_is_a_failed_generation(self) -> None:
        text = 'data: {"choices":[{"delta":{"content":"Sure! What else?"},"finish_reason":"stop"}]}\n\n'
        finished, _ = self.make(streamed([text.encode()]))
        assert (finished.reading.otherwise, finished.reading.rule) == (
            Reason.GENERATION_FAILED,
            "chat.no_media",
        )

    @pytest.mark.parametrize(
        "answer", [{}, httpx2.Response(200, html="<html>SPA</html>"), httpx2.Response(200)]
    )
    def test_a_200_that_says_nothing_is_no_success(self, answer: Any) -> None:
        finished, _ = self.make(answer)
        assert (finished.reading.reason, finished.reading.otherwise) == (None, Reason.BAD_RESPONSE)
        assert finished.billing is Charge.AMBIGUOUS

    def test_a_cut_after_the_address_does_not_matter(self) -> None:
        async def cut() -> Any:
            yield stream_of("reverse_chat_sora_video2_success_sse").partition("data: [DONE]")[0].encode()
            raise httpx2.RemoteProtocolError("incomplete chunked read")

        finished, _ = self.make(httpx2.Response(200, content=cut()))
        assert finished.reading.reason is Reason.OK

    def test_a_cut_before_the_address_is_left_to_the_classifier(self) -> None:
        async def cut() -> Any:
            yield stream_of("reverse_chat_sora_video2_success_sse").partition("98.7")[0].encode()
            raise httpx2.RemoteProtocolError("incomplete chunked read")

        finished, _ = self.make(httpx2.Response(200, content=cut()))
        assert finished.reading.answer.transport is Transport.EXCEPTION
        assert finished.billing is Charge.AMBIGUOUS

    def test_a_silence_of_minutes_is_borne_and_one_of_an_hour_is_not(self) -> None:
        async def silent(pause: float) -> Any:
            yield b": ping\n\n"
            await asyncio.sleep(pause)
            yield stream_of("reverse_chat_sora_video2_success_sse").encode()

        assert self.make(httpx2.Response(200, content=silent(170.0)))[0].reading.reason is Reason.OK
        finished, _ = self.make(httpx2.Response(200, content=silent(3600.0)))
        assert "no data for 180 s" in (finished.reading.answer.exception or "")

    @pytest.mark.parametrize(
        ("status", "billing"), [(401, Charge.FREE), (429, Charge.FREE), (500, Charge.AMBIGUOUS)]
    )
    def test_an_error_status_is_left_to_the_classifier(self, status: int, billing: Charge) -> None:
        finished, _ = self.make(httpx2.Response(status, json={"error": {"message": "no"}}))
        assert (finished.reading.reason, finished.billing) == (None, billing)

    def test_an_inline_image_is_checked_on_the_spot(self) -> None:
        for data, reason in ((PNG, Reason.OK), (b"<html>not an image</html>", Reason.ARTIFACT_INVALID)):
            content = f"![x](data:image/png;base64,{base64.b64encode(data).decode()})"
            answer = {"choices": [{"message": {"content": content}, "finish_reason": "stop"}]}
            finished, _ = self.make(answer)
            assert (finished.reading.reason, finished.artifact) == (reason, None)
            assert finished.billing is Charge.CHARGED

    def test_megabytes_of_base64_in_a_stream_are_borne_and_not_kept(self) -> None:
        encoded = base64.b64encode(PNG + bytes(3_000_000)).decode()
        content = json.dumps({"choices": [{"delta": {"content": f"![x](data:image/png;base64,{encoded})"}}]})
        finished, _ = self.make(streamed([f"data: {content}\n\ndata: [DONE]\n\n".encode()]))
        assert finished.reading.reason is Reason.OK
        assert len(finished.reading.answer.body) < 5000


class TestImages:
    PATH = "POST /v1/images/generations"

    def make(self, answer: Any, model: str = "gpt-image-2") -> Finished:
        finished = create(wire(OpenAIImages, InProcess().on(self.PATH, answer), model=model), PICTURE)
        assert isinstance(finished, Finished)
        return finished

    @pytest.mark.parametrize(("model", "quality"), [("gpt-image-2", "low"), ("sora-image", None)])
    def test_the_cheapest_picture_is_asked_for(self, model: str, quality: str | None) -> None:
        upstream = InProcess().on(self.PATH, fixture("openai_image_ok"))
        create(wire(OpenAIImages, upstream, model=model), PICTURE)
        asked = json.loads(upstream.requests[0].content)
        assert (asked["model"], asked["n"], asked["size"]) == (model, 1, "1024x1024")
        assert asked.get("quality") == quality

    def test_an_inline_image_is_ok_when_it_is_one(self) -> None:
        finished = self.make(fixture("openai_image_ok"))
        assert (finished.reading.reason, finished.billing, finished.artifact) == (
            Reason.OK,
            Charge.CHARGED,
            None,
        )

    @pytest.mark.parametrize("encoded", ["PGh0bWw+PGJvZHk+bm90IGFuIGltYWdl", "***", "AAAA", MP4[:30].hex()])
    def test_an_inline_image_that_is_none_is_an_invalid_artifact(self, encoded: str) -> None:
        finished = self.make({"created": 1, "data": [{"b64_json": encoded}]})
        assert (finished.reading.reason, finished.billing) == (Reason.ARTIFACT_INVALID, Charge.CHARGED)

    def test_an_address_is_left_to_be_fetched(self) -> None:
        finished = self.make({"created": 1, "data": [{"url": "https://cdn.example/i.png"}]})
        assert (finished.reading.reason, finished.artifact) == (Reason.OK, "https://cdn.example/i.png")

    @pytest.mark.parametrize(
        "answer", [{}, {"data": []}, {"data": True}, {"data": [{}]}, httpx2.Response(200, html="<p>")]
    )
    def test_a_200_without_an_image_is_no_success(self, answer: Any) -> None:
        finished = self.make(answer)
        assert (finished.reading.reason, finished.reading.otherwise) == (None, Reason.BAD_RESPONSE)

    def test_megabytes_of_base64_are_not_kept(self) -> None:
        encoded = base64.b64encode(PNG + bytes(3_000_000)).decode()
        with recording() as exchanges:
            finished = self.make({"created": 1, "data": [{"b64_json": encoded}]})
        assert finished.reading.reason is Reason.OK
        assert len(finished.reading.answer.body) < 5000
        assert all(len(each.answer.body) < 5000 for each in finished.reading.exchanges)
        assert len(exchanges) == 1


class TestGemini:
    GEMINI = "/v1/models/veo-3.1:predictLongRunning"
    OPERATION = AcceptedJob("models/veo-3.1/operations/abc", 0.0)

    def dialect(self, upstream: InProcess, /, **wiring: Any) -> GeminiVideo:
        return wire(GeminiVideo, upstream, model="veo-3.1", **wiring)

    def test_a_create_names_an_operation(self) -> None:
        upstream = InProcess().on(f"POST {self.GEMINI}", fixture("veo_create"))
        ticket = create(self.dialect(upstream), GenerationRequest("p", 8, "1280x720"))
        assert ticket == AcceptedJob("models/veo-3.1-generate-preview/operations/abc123def456", 0.0)
        assert json.loads(upstream.requests[0].content) == {
            "instances": [{"prompt": "p"}],
            "parameters": {"durationSeconds": 8, "aspectRatio": "16:9", "resolution": "720p"},
        }

    @pytest.mark.parametrize(
        "name", ["", "abc", "../../admin/x", "models/m/operations/1?key=2", "https://evil.example/x"]
    )
    def test_an_operation_name_that_leads_elsewhere_is_no_job(self, name: str) -> None:
        finished = create(self.dialect(InProcess().on(f"POST {self.GEMINI}", {"name": name})))
        assert isinstance(finished, Finished)
        assert finished.reading.otherwise is Reason.BAD_RESPONSE

    def look(self, answer: Any, ticket: AcceptedJob = OPERATION) -> Progress | Finished:
        upstream = InProcess().on("GET /v1/models/veo-3.1/operations/abc", answer)
        return poll(self.dialect(upstream), ticket)

    def test_a_pending_operation_is_running(self) -> None:
        assert self.look(fixture("veo_op_pending")) == Progress(Phase.RENDER)

    @pytest.mark.parametrize(
        ("name", "billing", "artifact"),
        [
            (
                "veo_op_done",
                Charge.CHARGED,
                "https://generativelanguage.googleapis.com/v1beta/files/xyz123:download?alt=media",
            ),
            ("veo_op_rai_filtered", Charge.FREE, None),
            ("veo_op_error", Charge.FREE, None),
            ("veo_op_error_high_load", Charge.FREE, None),
        ],
    )
    def test_only_a_clip_is_charged(self, name: str, billing: Charge, artifact: str | None) -> None:
        finished = self.look(fixture(name))
        assert isinstance(finished, Finished)
        assert (finished.billing, finished.artifact) == (billing, artifact)

    @pytest.mark.parametrize(
        "answer",
        [{}, httpx2.Response(500, json={}), httpx2.ReadError("reset"), httpx2.Response(200, html="<p>")],
    )
    def test_a_failed_look_says_nothing_of_the_job(self, answer: Any) -> None:
        look = self.look(answer)
        assert isinstance(look, Progress)
        assert (look.phase, look.failed is None) == (None, False)

    def test_an_operation_that_is_lost_has_ended(self) -> None:
        answer = httpx2.Response(404, json={"error": {"message": "Operation not found."}})
        finished = self.look(answer, AcceptedJob(self.OPERATION.job, -600.0))
        assert isinstance(finished, Finished)
        assert finished.reading.rule == "job.lost"

    def test_a_clip_that_breaks_off_inside_its_operation_is_charged(self) -> None:
        async def cut() -> Any:
            yield b'{"name": "o", "done": true, "response": {"videos": [{"bytesBase64Encoded": "AAAA'
            raise httpx2.RemoteProtocolError("incomplete message body")

        finished = self.look(httpx2.Response(200, content=cut()))
        assert isinstance(finished, Finished)
        assert (finished.billing, finished.reading.answer.transport) == (Charge.CHARGED, Transport.EXCEPTION)

    def test_vertex_is_asked_for_its_operation_by_post(self) -> None:
        name = fixture("vertex_veo_create")["name"]
        root = "/v1/projects/p/locations/l/publishers/google/models/veo-3.1"
        upstream = InProcess()
        upstream.on(f"POST {root}:predictLongRunning", {"name": name})
        upstream.on(f"POST {root}:fetchPredictOperation", fixture("vertex_veo_fetch_pending"))
        dialect = self.dialect(upstream, base=VERTEX, upstream=Upstream.VENDOR)
        ticket = create(dialect)
        assert isinstance(ticket, AcceptedJob)
        assert poll(dialect, ticket) == Progress(Phase.RENDER)
        assert json.loads(upstream.requests[1].content) == {"operationName": name}


@pytest.mark.parametrize("kind", [OpenAIChat, OpenAIImages, PlainHttp])
def test_a_shape_without_jobs_says_that_the_work_was_done_in_the_call(kind: Any) -> None:
    finished = poll(wire(kind, InProcess()))
    assert isinstance(finished, Finished)
    assert finished.billing is Charge.CHARGED


def test_plain_http_makes_nothing_and_asks_nobody() -> None:
    upstream = InProcess()
    finished = create(wire(PlainHttp, upstream))
    assert isinstance(finished, Finished)
    assert (finished.billing, upstream.requests) == (Charge.FREE, [])
