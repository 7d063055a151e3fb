"""`/probe`: free probes of configured targets, and nothing else."""

from dataclasses import replace

import pytest
from prometheus_client.parser import text_string_to_metric_families

from exporter.core.vocabulary import Source
from tests.support.fake_engine import KEY, client, site

DEADLINE = "X-Prometheus-Scrape-Timeout-Seconds"


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("", 400),
        ("target=", 400),
        ("probe=catalog", 400),
        ("target=elsewhere", 404),
        ("target=https://sora.example", 404),
        ("target=sora-2-official&probe=generation", 403),
        ("target=sora-2-reverse&probe=generation", 403),
        ("target=sora-2-official&probe=observation", 400),
        ("target=sora-2-official&probe=ping", 400),
        ("target=sora-2-official", 200),
        ("target=sora-2-official&probe=catalog", 200),
    ],
)
async def test_only_free_probes_of_configured_targets_run(tmp_path, query: str, status: int):
    of = site(tmp_path)
    async with client(of) as web:
        answer = await web.get(f"/probe?{query}")
    assert answer.status_code == status
    assert len(of.facade.probed) == (status == 200)


async def test_the_deepest_free_probe_runs_unless_one_is_named(tmp_path):
    of = site(tmp_path)
    async with client(of) as web:
        await web.get("/probe?target=sora-2-reverse")
        await web.get("/probe?target=sora-2-reverse&probe=catalog")
    assert [(target, source) for target, source, _ in of.facade.probed] == [
        ("sora-2-reverse", Source.VALIDATION),
        ("sora-2-reverse", Source.CATALOG),
    ]


@pytest.mark.parametrize(("header", "seconds"), [("10", 9.5), ("2", 1.5), ("0.5", 0.25)])
async def test_the_probe_has_until_shortly_before_the_scrape_times_out(tmp_path, header: str, seconds: float):
    of = site(tmp_path)
    async with client(of) as web:
        await web.get("/probe?target=sora-2-official", headers={DEADLINE: header})
    assert of.facade.probed[0][2] == pytest.approx(seconds)


async def test_a_deadline_that_is_none_is_refused(tmp_path):
    of = site(tmp_path)
    async with client(of) as web:
        answer = await web.get("/probe?target=sora-2-official", headers={DEADLINE: "soon"})
    assert answer.status_code == 400
    assert answer.text == f"{DEADLINE.lower()} is no positive number\n"
    assert of.facade.probed == []


async def test_a_probe_cut_by_the_deadline_is_answered_as_blackbox_does(tmp_path):
    of = site(tmp_path)
    of.facade.run_result = None
    async with client(of) as web:
        answer = await web.get("/probe?target=sora-2-official", headers={DEADLINE: "2"})
        told = await web.get("/probe?target=sora-2-official&debug=true", headers={DEADLINE: "2"})
    assert answer.status_code == told.status_code == 200
    families = list(text_string_to_metric_families(answer.text))
    samples = {sample.name: sample.value for family in families for sample in family.samples}
    assert samples["probe_success"] == 0
    assert samples["probe_duration_seconds"] >= 0
    assert "it is no evidence" in told.text
    assert "outcome:" not in told.text


async def test_the_answer_has_the_names_of_blackbox_beside_the_state(tmp_path):
    async with client(site(tmp_path)) as web:
        answer = await web.get("/probe?target=sora-2-official")
    samples = [sample for family in text_string_to_metric_families(answer.text) for sample in family.samples]
    assert {sample.name for sample in samples} == {"probe_success", "probe_duration_seconds", "service_state"}
    assert {sample.labels["target"] for sample in samples} == {"sora-2-official"}


async def test_a_probe_that_is_off_is_refused_with_its_reason(tmp_path):
    of = site(tmp_path)
    of.facade.board.entries["sora-2-official"].beats[Source.VALIDATION].disabled = "accident"
    async with client(of) as web:
        answer = await web.get("/probe?target=sora-2-official&probe=validation")
    assert (answer.status_code, "accident" in answer.text) == (403, True)
    assert of.facade.probed == []


async def test_a_target_that_is_not_watched_yet_is_not_unknown(tmp_path):
    of = site(tmp_path)
    of.facade.board.entries.clear()
    async with client(of) as web:
        assert (await web.get("/probe?target=sora-2-official")).status_code == 503


async def test_debug_explains_in_text_and_keeps_secrets(tmp_path):
    of = site(tmp_path)
    of.facade.run_result = replace(
        of.facade.run_result, detail=f"you sent {KEY}", rule="html instead of json"
    )
    async with client(of) as web:
        answer = await web.get("/probe?target=sora-2-official&debug=true")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    for expected in (
        "outcome:  operational",
        "rule:     html instead of json",
        "you sent <secret>",
        "2 of the last 5 answers of generation name it",
        "would change it: 12 more successes",
        "probe_success{",
    ):
        assert expected in answer.text
    assert KEY not in answer.text


async def test_a_scrape_that_names_no_probe_goes_by_one_that_is_not_off(tmp_path):
    of = site(tmp_path)
    of.facade.board.entries["sora-2-official"].beats[Source.VALIDATION].disabled = "accident"
    async with client(of) as web:
        answer = await web.get("/probe?target=sora-2-official")
    assert answer.status_code == 200
    assert [source for _, source, _ in of.facade.probed] == [Source.CATALOG]
