"""The simulator speaks the documented shapes: the payloads of the fixtures, field by field."""

import json
import re
from pathlib import Path

import pytest

from exporter.core.vocabulary import Api, Channel, Reason, Source, Upstream
from exporter.simulator.script import Lenience, SimTarget
from exporter.simulator.wire import SimRequest, SimResponse, mp4
from exporter.simulator.world import World
from tests.support.sim_targets import (
    KEY,
    KINDS,
    ORIGIN,
    PROMPT,
    SetClock,
    ask,
    events,
    failing,
    form,
    request,
    value,
    whole,
    world_of,
)

FIXTURES = Path(__file__).parents[2] / "fixtures"
G, C, V = Source.GENERATION, Source.CATALOG, Source.VALIDATION


def fixture(name: str) -> object:
    return json.loads((FIXTURES / f"{name}.json").read_text())


def shape(found: object) -> object:
    """Keys and types; of a list its first entry; null fits anything."""
    if isinstance(found, dict):
        return {key: shape(inner) for key, inner in found.items()}
    if isinstance(found, list):
        return [shape(found[0])] if found else []
    return type(found).__name__


def fits(found: object, documented: object, path: str = "$") -> None:
    """The same keys and types, nulls aside."""
    if isinstance(documented, dict) and isinstance(found, dict):
        assert set(found) == set(documented), path
        for key, inner in documented.items():
            fits(found[key], inner, f"{path}.{key}")
    elif isinstance(documented, list) and isinstance(found, list):
        if documented and found:
            fits(found[0], documented[0], f"{path}[0]")
    elif found is not None and documented is not None:
        kinds = (int, float) if isinstance(documented, float) else type(documented)
        assert isinstance(found, kinds), (path, found, documented)


def same(response: SimResponse, name: str, status: int) -> None:
    """The fixture to the letter, request ids and the model's name aside."""
    text = re.sub(r"\d{18,}AbCdEfGh", "ID", response.body.decode())
    documented = json.dumps(fixture(name), ensure_ascii=False)
    documented = re.sub(r"\d{18,}AbCdEfGh", "ID", documented)
    assert response.status == status
    assert json.loads(text) == json.loads(documented)


def test_a_vendors_video_job_from_create_to_delete() -> None:
    clock = SetClock()
    world = world_of("vendor-videos", clock=clock)
    created = ask(world, "vendor-videos", G)
    fits(value(created), fixture("openai_video_create_queued"))
    headers = dict(created.headers)
    assert {"x-request-id", "openai-processing-ms", "openai-version", "openai-organization"} <= set(headers)
    assert headers["x-ratelimit-remaining-requests"] == "24"

    job = value(created)["id"]
    look = request("GET", f"/u/vendor-videos/v1/videos/{job}")
    clock.now += 60
    running = world.answer(look)
    fits(value(running), fixture("openai_video_in_progress"))
    assert int(dict(running.headers)["openai-poll-after-ms"]) > 0
    early = world.answer(request("GET", f"/u/vendor-videos/v1/videos/{job}/content"))
    assert early.status == 400
    clock.now += 200
    fits(value(world.answer(look)), fixture("openai_video_completed"))
    assert value(world.answer(look))["status"] == "completed"
    content = world.answer(request("GET", f"/u/vendor-videos/v1/videos/{job}/content"))
    assert dict(content.headers)["content-type"] == "video/mp4"
    assert content.body[-4096:] == mp4()[-4096:]
    assert content.body[4:8] == b"ftyp"
    thumbnail = request("GET", f"/u/vendor-videos/v1/videos/{job}/content", query="variant=thumbnail")
    assert world.answer(thumbnail).body[8:12] == b"WEBP"
    fits(value(world.answer(request("GET", "/u/vendor-videos/v1/videos"))), fixture("openai_video_list"))
    gone = world.answer(request("DELETE", f"/u/vendor-videos/v1/videos/{job}"))
    fits(value(gone), fixture("openai_video_deleted"))
    empty = world.answer(request("GET", "/u/vendor-videos/v1/videos"))
    assert value(empty) == fixture("openai_video_list_empty")
    assert world.answer(look).status == 404


@pytest.mark.parametrize(
    ("reason", "name"),
    [
        (Reason.CONTENT_POLICY, "openai_video_failed_moderation"),
        (Reason.GENERATION_FAILED, "openai_video_failed_internal"),
    ],
)
def test_a_vendors_failed_job(reason: Reason, name: str) -> None:
    clock = SetClock()
    world = next(
        found
        for seed in range(1, 20)
        if ask(
            found := world_of("vendor-videos", failing(reason), seed=seed, clock=clock), "vendor-videos", G
        ).status
        == 200
    )
    clock.now += 1000
    job = world.sites["vendor-videos"].queue.jobs()[0]
    failed = value(world.answer(request("GET", f"/u/vendor-videos/v1/videos/{job.id}")))
    fits(failed, fixture(name))
    assert failed["status"] == "failed"


@pytest.mark.parametrize(
    ("kind", "source", "reason", "name", "status"),
    [
        ("vendor-videos", C, Reason.INVALID_KEY, "openai_error_invalid_key", 401),
        ("vendor-videos", V, Reason.INSUFFICIENT_QUOTA, "openai_error_insufficient_quota", 429),
        ("vendor-videos", C, Reason.RATE_LIMITED, "openai_error_rate_limit", 429),
        ("vendor-videos", V, Reason.PERMISSION_DENIED, "openai_error_unverified_org", 403),
        ("vendor-videos", C, Reason.UPSTREAM_5XX, "openai_error_500", 500),
        ("vendor-videos", C, Reason.MODEL_NOT_FOUND, "openai_error_model_not_found_404", 404),
        ("vendor-videos", V, None, "openai_error_invalid_seconds", 400),
        ("vendor-images", V, None, "openai_image_bad_size", 400),
        ("vendor-images", G, Reason.CONTENT_POLICY, "openai_image_moderation", 400),
        ("gateway-official", V, None, "newapi_error_prompt_required", 400),
        ("gateway-official", V, Reason.NO_CHANNEL, "newapi_error_no_channel_503_zh", 503),
        ("gateway-official", G, Reason.INSUFFICIENT_QUOTA, "newapi_error_insufficient_quota", 403),
        ("vendor-gemini", C, Reason.INVALID_KEY, "google_error_400_api_key", 400),
        ("vendor-gemini", V, Reason.INSUFFICIENT_QUOTA, "google_error_429", 429),
        ("vendor-gemini", C, Reason.MODEL_DEPRECATED, "google_error_404_retired", 404),
        ("sora2api", C, Reason.INVALID_KEY, "sora2api_error_invalid_key_401", 401),
    ],
)
def test_refusals_are_the_documented_ones(
    kind: str, source: Source, reason: Reason | None, name: str, status: int
) -> None:
    world = world_of(kind) if reason is None else world_of(kind, failing(reason))
    same(ask(world, kind, source), name, status)


def test_a_vendor_names_what_it_refuses() -> None:
    world = world_of("vendor-videos")
    path = "/u/vendor-videos/v1/videos"
    number = {"model": "sora-2", "prompt": PROMPT, "seconds": 4}
    same(world.answer(request("POST", path, number)), "openai_error_seconds_integer", 400)
    same(world.answer(form(path, model="sora-2")), "openai_error_missing_prompt", 400)
    text = {"model": "sora-2", "prompt": PROMPT, "seconds": "4"}
    assert world.answer(request("POST", path, text)).status == 200
    assert value(world.answer(form(path, prompt=PROMPT, size="1x1")))["error"]["param"] == "size"
    same(world.answer(request("POST", path, text, key="wrong")), "openai_error_invalid_key", 401)


def test_a_vendor_has_no_other_routes() -> None:
    world = world_of("vendor-images")
    missing = value(world.answer(request("POST", "/u/vendor-images/v1/movies")))
    fits(missing, fixture("openai_error_invalid_url_404"))
    assert missing["error"]["message"] == "Invalid URL (POST /v1/movies)"


def test_a_model_tells_its_shutdown() -> None:
    world = world_of("vendor-images", quirks={"shutdown_date": "2026-12-01"})
    fits(value(ask(world, "vendor-images", C)), fixture("openai_model_with_shutdown_date"))
    assert value(ask(world, "vendor-images", C))["shutdown_date"] == "2026-12-01"
    fits(value(ask(world_of("vendor-images"), "vendor-images", C)), fixture("openai_model"))


def test_images_come_inside_the_answer_and_may_be_large() -> None:
    answer = ask(world_of("vendor-images"), "vendor-images", G)
    fits(value(answer), fixture("openai_image_ok"))
    assert answer.delay >= 5
    large = ask(world_of("vendor-images", quirks={"image_bytes": 1_000_000}), "vendor-images", G)
    assert len(large.body) > 1_300_000


@pytest.mark.parametrize("kind", ["vendor-gemini", "gateway-gemini"])
def test_a_gemini_operation_has_no_done_until_it_is_done(kind: str) -> None:
    clock = SetClock()
    world = world_of(kind, clock=clock)
    created = value(ask(world, kind, G))
    fits(created, fixture("veo_create"))
    look = request("GET", f"/u/{kind}/v1beta/{created['name']}")
    assert set(value(world.answer(look))) == set(fixture("veo_op_pending"))
    clock.now += 400
    done = value(world.answer(look))
    fits(done, fixture("veo_op_done"))
    uri = done["response"]["generateVideoResponse"]["generatedSamples"][0]["video"]["uri"]
    path, _, query = uri.removeprefix(ORIGIN).partition("?")
    moved = world.answer(request("GET", path, query=query))
    assert moved.status == 302
    place = dict(moved.headers)["location"].removeprefix(ORIGIN).partition("?")[0]
    assert world.answer(request("GET", place)).body[-4096:] == mp4()[-4096:]
    assert world.answer(request("GET", place, key=None)).status == 403


def test_googles_failures_are_inside_a_200() -> None:
    shapes = set()
    for seed in range(1, 30):
        clock = SetClock()
        world = world_of("vendor-gemini", failing(Reason.CONTENT_POLICY), seed=seed, clock=clock)
        name = value(ask(world, "vendor-gemini", G))["name"]
        clock.now += 400
        done = value(world.answer(request("GET", f"/u/vendor-gemini/v1beta/{name}")))
        assert done["done"] is True
        inner = done.get("response", {})
        shapes.add("error" if "error" in done else next(key for key in inner if key != "@type"))
        if "generateVideoResponse" in inner:
            fits(done, fixture("veo_op_rai_filtered"))
    assert shapes == {"error", "generateVideoResponse", "raiMediaFilteredCount"}
    clock = SetClock()
    world = world_of("vendor-gemini", failing(Reason.GENERATION_FAILED), clock=clock)
    name = value(ask(world, "vendor-gemini", G))["name"]
    clock.now += 400
    failed = value(world.answer(request("GET", f"/u/vendor-gemini/v1beta/{name}")))
    assert {**failed, "name": ""} == {**fixture("veo_op_error"), "name": ""}


def test_vertex_is_asked_by_post() -> None:
    clock = SetClock()
    world = world_of("vendor-vertex", clock=clock)
    created = value(ask(world, "vendor-vertex", G))
    fits(created, fixture("vertex_veo_create"))
    model = KINDS["vendor-vertex"].target.model
    path = f"/u/vendor-vertex/v1/projects/example/locations/us-central1/publishers/google/models/{model}"
    look = request("POST", f"{path}:fetchPredictOperation", {"operationName": created["name"]})
    fits(value(world.answer(look)), fixture("vertex_veo_fetch_pending"))
    clock.now += 400
    done = value(world.answer(look))
    assert shape(done["response"]["raiMediaFilteredCount"]) == "int"
    assert set(done["response"]["videos"][0]) == {"bytesBase64Encoded", "mimeType"}
    listed = request("GET", f"/u/vendor-vertex/v1/publishers/google/models/{model}")
    assert value(world.answer(listed))["name"] == f"publishers/google/models/{model}"
    assert world.answer(request("GET", listed.path, key="wrong")).status == 401


def test_a_google_model_and_a_missing_key() -> None:
    fits(value(ask(world_of("vendor-gemini"), "vendor-gemini", C)), fixture("veo_model_get"))
    keyless = SimRequest("GET", KINDS["vendor-gemini"].catalog.path, {}, b"", "", ORIGIN)
    same(world_of("vendor-gemini").answer(keyless), "google_error_403", 403)
    shown = {"x-goog-api-key": KEY}
    assert world_of("vendor-gemini").answer(SimRequest("GET", keyless.path, shown)).status == 200
    by_query = SimRequest("GET", keyless.path, {}, b"", f"key={KEY}")
    assert world_of("vendor-gemini").answer(by_query).status == 200


def test_the_tokens_family_streams_as_captured() -> None:
    answer = ask(world_of("gateway-tokens"), "gateway-tokens", G)
    recorded = [
        json.loads(line[6:])
        for line in fixture("reverse_chat_sora_video2_success_sse")["events"]
        if line.startswith("data: {")
    ]
    streamed = events(answer)
    for event in streamed:
        assert set(event) - {"usage"} == set(recorded[0])
    text = "".join(event["choices"][0]["delta"].get("content", "") for event in streamed)
    assert text.startswith("```json\n{\n")
    assert "进度：36.0%" in text
    assert re.search(r"视频生成成功，\[点击这里\]\(http://\S+\.mp4\) 查看视频~~~", text)
    assert streamed[-1]["choices"][0]["finish_reason"] == "stop"
    assert whole(answer).endswith("data: [DONE]\n\n")
    assert 50 < sum(chunk.after for chunk in answer.chunks) < 220


def test_the_piapi_family_streams_as_captured() -> None:
    streamed = events(ask(world_of("gateway-piapi"), "gateway-piapi", G))
    recorded = json.loads(fixture("reverse_chat_sora_alt_success_sse")["events"][0][6:])
    assert all(set(event) == set(recorded) and event["id"] == "" for event in streamed)
    text = "".join(event["choices"][0]["delta"].get("content", "") for event in streamed)
    for words in ("> ID: `task_", "> 排队中......", "> 生成中.", "进度 36..76..98..", "> 生成完成 ✅"):
        assert words in text
    assert re.search(r"\[下载⏬\]\(http://\S+\.mp4\)", text)


def test_a_failure_of_chat_is_text_inside_a_200() -> None:
    answer = ask(world_of("gateway-tokens", failing(Reason.CONTENT_POLICY)), "gateway-tokens", G)
    streamed = events(answer)
    recorded = fixture("reverse_chat_sora_video2_failure_sse")["events"]
    assert answer.status == 200
    assert streamed[-2]["choices"][0]["delta"] == json.loads(recorded[2][6:])["choices"][0]["delta"]
    assert streamed[-1]["choices"][0]["finish_reason"] == "stop"


def test_chat_without_streaming_answers_at_the_end() -> None:
    for kind, name in (
        ("gateway-tokens", "reverse_chat_video_nonstream"),
        ("gateway-image-chat", "reverse_sora_image_nonstream"),
    ):
        asked = {"model": KINDS[kind].target.model, "messages": [{"role": "user", "content": PROMPT}]}
        answer = world_of(kind).answer(request("POST", f"/u/{kind}/v1/chat/completions", asked))
        fits(value(answer), fixture(name))
        assert answer.delay > 5
    assert re.search(r"!\[图片\]\(http://\S+\.png\)", whole(answer))


def test_what_a_chat_made_can_be_fetched_once_it_is_made() -> None:
    clock = SetClock()
    world = world_of("gateway-tokens", clock=clock)
    url = re.search(r"http://\S+?\.mp4", whole(ask(world, "gateway-tokens", G)))
    assert url is not None
    fetch = SimRequest("GET", url[0].removeprefix(ORIGIN))
    assert world.answer(fetch).status == 404
    clock.now += 300
    assert world.answer(fetch).body[-4096:] == mp4()[-4096:]


def test_sora2api_streams_as_its_source_says() -> None:
    streamed = events(ask(world_of("sora2api"), "sora2api", G))
    recorded = [
        json.loads(line[6:])
        for line in fixture("sora2api_video_success_sse")["events"]
        if line.startswith("data: {")
    ]
    for place in (0, 1, -2, -1):
        fits(streamed[place], recorded[place])
    assert "Video Generation Progress**: " in streamed[1]["choices"][0]["delta"]["reasoning_content"]
    assert streamed[-1]["choices"][0]["finish_reason"] == "STOP"
    assert re.search(
        r"<video src='http://\S+\.mp4' controls>", streamed[-1]["choices"][0]["delta"]["content"]
    )
    assert len({event["id"] for event in streamed}) > 2


@pytest.mark.parametrize(
    ("reason", "name"),
    [
        (Reason.ACCOUNT_POOL_EXHAUSTED, "sora2api_error_no_tokens_sse"),
        (Reason.SENTINEL_BLOCK, "sora2api_error_sentinel_sse"),
        (Reason.CLOUDFLARE_CHALLENGE, "sora2api_cf_429_sse"),
        (Reason.CONTENT_POLICY, "sora2api_violation_sse"),
    ],
)
def test_sora2api_fails_as_its_source_says(reason: Reason, name: str) -> None:
    answer = ask(world_of("sora2api", failing(reason)), "sora2api", G)
    recorded = fixture(name)["events"]
    assert answer.status == 200
    last = json.loads(recorded[-2][6:])
    found = events(answer)[-1]
    if "error" in last:
        fits(found, last)
        assert found["error"]["message"].split("{")[0] == last["error"]["message"].split("{")[0]
    else:
        assert found["choices"][0]["delta"] == last["choices"][0]["delta"]
    assert whole(answer).rstrip("\n").endswith(recorded[-1])


def test_sora2api_checks_its_pool_for_free_and_is_odd_about_mistakes() -> None:
    fits(value(ask(world_of("sora2api"), "sora2api", V)), fixture("sora2api_availability_ok"))
    fits(value(ask(world_of("sora2api"), "sora2api", C)), fixture("sora2api_models"))
    empty = world_of("sora2api", failing(Reason.ACCOUNT_POOL_EXHAUSTED))
    text = value(ask(empty, "sora2api", V))["choices"]
    assert text == fixture("sora2api_availability_none")["choices"]
    world = world_of("sora2api")
    asked = {"model": "nope", "stream": True, "messages": [{"role": "user", "content": "x"}]}
    path = "/u/sora2api/v1/chat/completions"
    same(world.answer(request("POST", path, asked)), "sora2api_error_invalid_model_500", 500)
    assert world.answer(request("POST", path, {"model": "nope", "messages": []})).status == 500
    login = world.answer(request("POST", "/u/sora2api/api/login", {"username": "admin", "password": "x"}))
    assert (login.status, value(login)["success"]) == (200, False)
    known = world.answer(request("POST", "/u/sora2api/api/login", {"password": "admin"}))
    fits(value(known), fixture("sora2api_admin_login"))
    stats = world.answer(request("GET", "/u/sora2api/api/stats", key="admin-EXAMPLE"))
    fits(value(stats), fixture("sora2api_stats"))
    assert world.answer(request("GET", "/u/sora2api/api/stats")).status == 401


def test_every_key_is_good_at_a_site_without_one() -> None:
    world = World(SetClock(), 1)
    open_site = SimTarget("open", Api.OPENAI_VIDEOS, Upstream.GATEWAY, Channel.OFFICIAL, "sora-2")
    world.add(open_site)
    assert world.answer(SimRequest("GET", "/u/open/v1/models")).status == 200


@pytest.mark.parametrize("lenient", [Lenience.SECONDS, Lenience.ALL])
def test_a_lenient_vendor_starts_a_job_when_it_should_refuse(lenient: Lenience) -> None:
    world = world_of("vendor-videos", quirks={"lenient": lenient})
    assert ask(world, "vendor-videos", V).status == 200
    assert world.books["vendor-videos"].accidents == 1
    twice = form("/u/vendor-videos/v1/videos", model="sora-2", prompt=PROMPT, seconds="5", size="1x1")
    assert world.answer(twice).status == (200 if lenient is Lenience.ALL else 400)
