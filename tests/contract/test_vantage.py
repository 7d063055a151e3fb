"""From where an exporter looks: a label on every series of a target, that a reload sets, changes and removes."""

from contextlib import suppress
from pathlib import Path

import httpx2
import pytest
import yaml
from prometheus_client.parser import text_string_to_metric_families

from exporter.config import parse
from exporter.errors import ConfigError
from tests.contract.test_reload_processes import Place, target, watched
from tests.support.processes import until


async def _seen_from(place: Place) -> set[str | None]:
    """The vantages that series of targets carry, those of /probe included."""
    texts = [(await place.it.web.get(path)).text for path in ("/metrics", "/probe?target=b&probe=catalog")]
    samples = [s for text in texts for family in text_string_to_metric_families(text) for s in family.samples]
    named = [sample for sample in samples if "target" in sample.labels]
    assert {"service_state", "probe_success"} <= {s.name for s in named}
    assert not any("vantage" in sample.labels for sample in samples if "target" not in sample.labels)
    return {sample.labels.get("vantage") for sample in named}


async def _look_from(place: Place, vantage: str | None) -> None:
    general = {**place.whole["global"], **({} if vantage is None else {"vantage": vantage})}
    place.write(place.targets(), **{"global": general})
    await place.hang_up()


async def test_a_reload_sets_changes_and_removes_it_everywhere_and_states_stay(tmp_path: Path) -> None:
    async with watched(tmp_path, target("a"), target("b", interval="1h")) as place:

        async def both_work() -> bool:
            return await place.it.metric("service_state", state="operational") == 2

        await until(both_work)
        since = (await place.it.target("b"))["since"]
        for vantage in (None, "fra", 'us "east" \\ 1', None):
            await _look_from(place, vantage)
            assert await _seen_from(place) == {vantage}
            shown = yaml.safe_load((await place.it.web.get("/config")).text)["global"]
            assert shown.get("vantage") == vantage
            found = (await place.it.web.get("/sd")).json()
            assert {group["labels"].get("__meta_sora_vantage") for group in found} == {vantage}
        assert (await place.it.target("b"))["since"] == since


async def test_the_first_scrape_of_a_process_has_it(tmp_path: Path) -> None:
    """What is told from the storage, before anything runs."""
    async with watched(
        tmp_path, target("a", interval="1h"), target("b", interval="1h"), vantage="fra"
    ) as place:
        assert await _seen_from(place) == {"fra"}
        await place.it.kill()
        await place.it.start()
        text = await until(lambda: _first_scrape(place))
        assert text.count('vantage="fra"') == text.count('target="') > 100


async def _first_scrape(place: Place) -> str:
    with suppress(httpx2.TransportError):
        return (await place.it.web.get("/metrics")).text
    return ""


TARGET = """
targets:
  - name: a
    provider: p
    channel: official
    model: sora-2
    api: openai_videos
    base_url: http://127.0.0.1:9
    labels: {vantage: here}
"""
LONGEST = 60


@pytest.mark.parametrize(
    "written", ["fra", "Frankfurt am Main", "京都", "no", '"1"', '"' + LONGEST * "x" + '"']
)
def test_it_is_a_word_or_a_few(written: str) -> None:
    config = parse(f"global: {{vantage: {written}}}{TARGET.replace('vantage: here', 'tier: prod')}")
    assert config.global_.vantage == written.strip('"')


@pytest.mark.parametrize(
    ("written", "said"),
    [
        *((one, "expected text; put it in quotes") for one in ("1", "[fra]", "{fra: 1}", "2026-01-01")),
        *(
            (one, f"expected at most {LONGEST} printable characters, without spaces at the ends")
            for one in ('""', '" fra"', '"fra "', '"a\\nb"', '"a\\u202eb"', '"' + (LONGEST + 1) * "x" + '"')
        ),
    ],
)
def test_anything_else_is_refused_with_its_place(written: str, said: str) -> None:
    with pytest.raises(ConfigError) as refused:
        parse(f"global:\n  vantage: {written}{TARGET}")
    assert f"config.yml:2: global.vantage: {said}" in refused.value.problems


def test_a_configured_label_of_that_name_stands_only_where_there_is_no_vantage() -> None:
    assert parse(TARGET).targets[0].labels == {"vantage": "here"}
    with pytest.raises(ConfigError) as refused:
        parse(f"global: {{vantage: fra}}{TARGET}")
    place = "config.yml:9: targets[0].labels.vantage"
    assert refused.value.problems == (f"{place}: is the name of a label that is there already",)
