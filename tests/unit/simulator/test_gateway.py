"""The new-api-like gateway: stages in order, envelopes, lag, and its odd corners."""

import json
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from exporter.core.vocabulary import Reason, Source
from exporter.simulator.script import Lenience
from exporter.simulator.wire import SimRequest, mp4
from tests.support.sim_targets import (
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
from tests.unit.simulator.test_shapes import fits, fixture, same

FIXTURES = Path(__file__).parents[2] / "fixtures"
G, C, V = Source.GENERATION, Source.CATALOG, Source.VALIDATION
OFFICIAL = "gateway-official"
CREATE = f"/u/{OFFICIAL}/v1/videos"


def test_the_nine_stages_come_in_their_order() -> None:
    """Each request fails at its own stage and at every later one; the first is what is said."""
    paid = form(CREATE, model="sora-2", prompt=PROMPT, seconds="5")
    free = form(CREATE, model="sora-2")
    nameless = form(CREATE, prompt="")
    elsewhere = form(CREATE, model="sora-9")
    keyless = replace(free, headers={"content-type": free.headers["content-type"]})
    quirks = {"forbidden": True, "unpriced": True, "lang": "en", "requests_per_minute": 1}
    full = world_of(OFFICIAL, failing(Reason.INSUFFICIENT_QUOTA), quirks=quirks)
    assert "No token provided" in whole(full.answer(keyless))
    limited = full.answer(keyless)
    assert (limited.status, limited.body) == (429, b"")

    quirks["requests_per_minute"] = 0
    world = world_of(OFFICIAL, failing(Reason.INSUFFICIENT_QUOTA), quirks=quirks)
    said = [whole(world.answer(asked)) for asked in (nameless, elsewhere)]
    assert "Model name not specified" in said[0]
    assert "no access to model" in said[1]
    quirks["forbidden"] = False
    world = world_of(OFFICIAL, failing(Reason.INSUFFICIENT_QUOTA), quirks=quirks)
    assert "No available channel for model sora-9" in whole(world.answer(elsewhere))
    assert "prompt is required" in whole(world.answer(free))
    assert "model_price_error" in whole(world.answer(paid))
    quirks["unpriced"] = False
    world = world_of(OFFICIAL, failing(Reason.INSUFFICIENT_QUOTA), quirks=quirks)
    assert "insufficient_user_quota" in whole(world.answer(paid))
    assert "fail_to_fetch_task" in whole(world_of(OFFICIAL, quirks=quirks).answer(paid))


def test_both_envelopes_and_both_languages() -> None:
    for lang, name in (("en", "newapi_error_no_channel_503"), ("zh", "newapi_error_no_channel_503_zh")):
        world = world_of(OFFICIAL, failing(Reason.NO_CHANNEL), quirks={"lang": lang})
        same(ask(world, OFFICIAL, V), name, 503)
    english = world_of(OFFICIAL, quirks={"lang": "en"})
    wrong = replace(KINDS[OFFICIAL].validation, headers={"authorization": "Bearer wrong"})
    same(english.answer(replace(wrong, body=b"{}")), "newapi_error_invalid_token_401", 401)
    same(
        world_of(OFFICIAL).answer(form(CREATE, model="sora-2", prompt="x", size="1x1")),
        "newapi_error_invalid_size",
        400,
    )


def test_the_upstreams_whole_body_is_a_string_in_the_message() -> None:
    world = world_of(OFFICIAL, failing(Reason.PERMISSION_DENIED, Reason.UPSTREAM_5XX))
    seen = set()
    for _ in range(30):
        answer = ask(world, OFFICIAL, G)
        if answer.status == 500:
            fits(value(answer), fixture("newapi_error_fail_to_fetch_task"))
            seen.add(json.loads(value(answer)["message"])["error"]["type"])
    assert seen == {"server_error"}


def test_some_gateways_rewrite_every_429() -> None:
    for kind in (OFFICIAL, "gateway-tokens", "gateway-images"):
        world = world_of(kind, failing(Reason.RATE_LIMITED), quirks={"rewrite_429": True})
        refusals = [answer for _ in range(20) if (answer := ask(world, kind, G)).status == 429]
        assert refusals
        assert all("当前分组上游负载已饱和，请稍后再试" in whole(answer) for answer in refusals)
    same(
        ask(world_of(OFFICIAL, failing(Reason.RATE_LIMITED), quirks={"rewrite_429": True}), OFFICIAL, G),
        "newapi_error_429",
        429,
    )
    plain = ask(world_of(OFFICIAL, failing(Reason.RATE_LIMITED)), OFFICIAL, G)
    assert "Rate limit reached" in whole(plain)


def test_a_poll_tells_what_the_gateway_last_heard() -> None:
    clock = SetClock()
    world = world_of(OFFICIAL, clock=clock)
    created = value(ask(world, OFFICIAL, G))
    fits(created, fixture("newapi_create_ok"))
    job = world.sites[OFFICIAL].queue.jobs()[0]
    assert created["id"] == created["task_id"] == job.id != job.upstream_id
    look = request("GET", f"{CREATE}/{created['id']}")
    told = []
    moment = job.created
    while moment < job.ends + 20:
        clock.now = moment
        found = value(world.answer(look))
        assert found["id"] == created["id"]
        told.append((moment, found["status"], found["progress"]))
        moment += 1.0
    ended = next(at for at, status, _ in told if status == "completed")
    assert job.ends <= ended <= job.ends + 16
    changes = [at for (_, _, before), (at, _, after) in pairwise(told) if before != after]
    assert all(abs((one - other) % 15) < 0.01 for one in changes for other in changes)
    clock.now = job.created + 30
    fits(value(world.answer(look)), fixture("newapi_task_in_progress"))
    clock.now = job.ends + 20
    fits(value(world.answer(look)), fixture("newapi_task_completed"))
    assert world.answer(request("GET", f"{look.path}/content")).body[-4096:] == mp4()[-4096:]


def test_a_failed_task_hands_on_the_upstreams_error_with_or_without_a_status() -> None:
    shapes = set()
    for seed in range(1, 12):
        clock = SetClock()
        world = world_of(OFFICIAL, failing(Reason.GENERATION_FAILED), seed=seed, clock=clock)
        job = value(ask(world, OFFICIAL, G))["id"]
        clock.now += 2000
        answer = world.answer(request("GET", f"{CREATE}/{job}"))
        assert answer.status == 200
        if "status" in value(answer):
            fits(value(answer), fixture("newapi_task_failed"))
        else:
            fits(value(answer), fixture("newapi_task_raw_upstream_error_200"))
        shapes.add("status" in value(answer))
    assert shapes == {True, False}


def test_the_generic_route_tells_the_gateways_own_row() -> None:
    clock = SetClock()
    world = world_of(OFFICIAL, clock=clock)
    body = {"model": "sora-2", "prompt": PROMPT}
    created = world.answer(request("POST", f"/u/{OFFICIAL}/v1/video/generations", body))
    job = value(created)["id"]
    look = request("GET", f"/u/{OFFICIAL}/v1/video/generations/{job}")
    clock.now += 45
    running = value(world.answer(look))
    documented = fixture("newapi_generations_in_progress")
    assert set(running) == set(documented)
    assert running["data"]["status"] in ("QUEUED", "IN_PROGRESS")
    clock.now += 300
    done = value(world.answer(look))["data"]
    assert set(fixture("newapi_generations_success")["data"]) <= set(done)
    assert (done["status"], done["progress"]) == ("SUCCESS", "100%")
    assert done["result_url"] == f"{ORIGIN}{CREATE}/{job}/content"


def test_a_rebuilt_task_begins_unknown_and_keeps_its_content_back_for_a_while() -> None:
    clock = SetClock()
    kind = "gateway-veo"
    world = world_of(kind, clock=clock)
    job_id = value(ask(world, kind, G))["id"]
    job = world.sites[kind].queue.jobs()[0]
    look = request("GET", f"/u/{kind}/v1/videos/{job_id}")
    content = request("GET", f"/u/{kind}/v1/videos/{job_id}/content")
    first = value(world.answer(look))
    assert (first["status"], first["progress"]) == ("unknown", 0)
    clock.now = (job.starts + job.ends) / 2
    assert value(world.answer(look))["progress"] == 50
    same(world.answer(content), "newapi_content_not_ready", 400)
    clock.now = job.ends + 0.5
    fits(value(world.answer(look)), fixture("newapi_veo_task_completed"))
    assert world.answer(content).status == 400
    clock.now = job.ends + 4
    assert world.answer(content).body[-4096:] == mp4()[-4096:]


def test_unknown_tasks_models_and_paths() -> None:
    world = world_of(OFFICIAL)
    same(world.answer(request("GET", f"{CREATE}/task_unknown")), "newapi_error_task_not_exist", 400)
    odd = world.answer(request("GET", f"/u/{OFFICIAL}/v1/models/no-such"))
    same(odd, "newapi_model_unknown_200", 200)
    known = value(world.answer(request("GET", f"/u/{OFFICIAL}/v1/models/sora-2")))
    assert known["id"] == "sora-2"
    same(world.answer(request("GET", CREATE)), "newapi_error_invalid_url_404", 404)
    assert world.answer(request("DELETE", f"{CREATE}/task_unknown")).status == 404
    page = world.answer(request("GET", f"/u/{OFFICIAL}/video/anything"))
    assert (page.status, dict(page.headers)["content-type"]) == (200, "text/html; charset=utf-8")
    assert whole(page).startswith("<!doctype html>")
    assert world.answer(request("GET", f"/u/{OFFICIAL}/v1/movies")).status == 404


def test_every_answer_has_the_fingerprints() -> None:
    for source in (C, V, G):
        headers = dict(ask(world_of(OFFICIAL), OFFICIAL, source).headers)
        assert headers["x-new-api-version"].startswith("v")
        assert headers["x-oneapi-request-id"]


def test_the_sites_own_routes() -> None:
    world = world_of(OFFICIAL, usd_per_second=0.1)
    fits(value(ask(world, OFFICIAL, C)), fixture("newapi_models"))
    ask(world, OFFICIAL, G)
    for path, name in (
        ("api/pricing", "newapi_pricing"),
        ("api/usage/token/", "newapi_token_usage"),
        ("v1/dashboard/billing/subscription", "newapi_billing_subscription"),
        ("v1/dashboard/billing/usage", "newapi_billing_usage"),
    ):
        fits(value(world.answer(request("GET", f"/u/{OFFICIAL}/{path}"))), fixture(name))
    token = value(world.answer(request("GET", f"/u/{OFFICIAL}/api/usage/token/")))["data"]
    assert token["total_used"] == 200_000
    status = value(world.answer(SimRequest("GET", f"/u/{OFFICIAL}/api/status")))
    assert set(fixture("newapi_status")["data"]) <= set(status["data"])
    assert world.answer(request("GET", f"/u/{OFFICIAL}/api/usage/token", key="wrong")).status == 401
    assert value(world.answer(SimRequest("GET", f"/u/{OFFICIAL}/api/notice")))["data"] == ""


def test_an_empty_conversation_is_refused_with_a_500_and_an_image_without_a_prompt_with_a_400() -> None:
    answer = ask(world_of("gateway-tokens"), "gateway-tokens", V)
    assert answer.status == 500
    assert "field messages is required (request id: " in whole(answer)
    answer = ask(world_of("gateway-images"), "gateway-images", V)
    assert (answer.status, "prompt is required" in whole(answer)) == (400, True)


def test_the_reverse_shape_submits_and_words_its_errors_as_strings() -> None:
    clock = SetClock()
    kind = "gateway-async"
    world = world_of(kind, clock=clock)
    created = value(ask(world, kind, G))
    fits(created, fixture("apiyi_reverse_submitted"))
    assert created["status"] == "submitted"
    job = world.sites[kind].queue.jobs()[0]
    look = request("GET", f"/u/{kind}/v1/videos/{job.id}")
    clock.now = (job.starts + job.ends) / 2
    fits(value(world.answer(look)), fixture("apiyi_reverse_in_progress"))
    clock.now = job.ends + 1
    fits(value(world.answer(look)), fixture("apiyi_reverse_completed"))
    assert world.answer(request("GET", f"{look.path}/content")).status == 400
    clock.now = job.ends + 4
    assert world.answer(request("GET", f"{look.path}/content")).body[-4096:] == mp4()[-4096:]
    same(ask(world, kind, V), "apiyi_error_missing_prompt", 400)

    failed = world_of(kind, failing(Reason.CONTENT_POLICY), clock=clock)
    job_id = value(ask(failed, kind, G))["id"]
    clock.now += 2000
    told = value(failed.answer(request("GET", f"/u/{kind}/v1/videos/{job_id}")))
    fits(told, fixture("apiyi_reverse_failed_string_error"))
    assert told["error"] == "Content policy violation"


def test_the_reverse_shape_takes_a_bare_key() -> None:
    bare = SimRequest("GET", "/u/gateway-async/v1/models", {"authorization": "sk-test"})
    assert world_of("gateway-async").answer(bare).status == 200


def test_what_the_accounts_meet_shows_at_once_or_only_in_the_job() -> None:
    world = world_of("gateway-async", failing(Reason.CAPTCHA, Reason.SENTINEL_BLOCK))
    answers = [ask(world, "gateway-async", G).status for _ in range(40)]
    assert 200 in answers
    assert set(answers) - {200} == {403, 400}
    chat = world_of("gateway-tokens", failing(Reason.CAPTCHA))
    streams = [ask(chat, "gateway-tokens", G) for _ in range(40)]
    assert {answer.status for answer in streams} == {200, 403}
    told = next(answer for answer in streams if answer.status == 200)
    assert "失败" in events(told)[-2]["choices"][0]["delta"]["content"]
    refused = next(answer for answer in streams if answer.status == 403)
    fits(value(refused), fixture("newapi_error_chat_nested_500"))


@pytest.mark.parametrize("kind", ["gateway-official", "gateway-async", "gateway-images", "gateway-gemini"])
def test_a_lenient_channel_takes_a_bad_request_for_an_order(kind: str) -> None:
    world = world_of(kind, quirks={"lenient": Lenience.ALL}, usd_per_call=0.3)
    assert ask(world, kind, V).status == 200
    books = world.books[kind]
    assert (books.jobs, books.accidents, books.usd()) == (1, 1, 0.3)
    assert books.count("validation") == 1


def test_a_stuck_stream_pings_and_a_cut_one_ends_without_a_terminator() -> None:
    stuck = ask(world_of("gateway-tokens", failing(Reason.QUEUE_STUCK)), "gateway-tokens", G)
    assert sum(chunk.after for chunk in stuck.chunks) > 3000
    assert b": ping\n\n" in [chunk.data for chunk in stuck.chunks]
    cut = ask(world_of("gateway-tokens", failing(Reason.TRUNCATED)), "gateway-tokens", G)
    assert cut.breakage == "truncated"
    assert "[DONE]" not in whole(cut)
    assert ".mp4" not in whole(cut)
