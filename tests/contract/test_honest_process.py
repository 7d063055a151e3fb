"""What an exporter tells right after its start and after a kill: windows, announced work, order, no news; real traffic
that replaces nothing by itself."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import yaml

from tests.support.processes import QUICK, Exporter, exporter, run, simulator, until

PAID: dict[str, Any] = {
    "name": "reverse", "provider": "r", "channel": "reverse", "model": "sora-2", "api": "openai_chat",
    "upstream": "gateway", "price": {"usd_per_call": 0.01}, "budget": {"usd_per_day": 100}, "interval": "1s",
    "timeout": "1s", "probes": {"catalog": {}, "validation": {}, "generation": {"interval": "1s", "timeout": "30s"}},
}  # fmt: skip
FREE: dict[str, Any] = {
    "name": "official", "provider": "p", "channel": "official", "model": "sora-2", "api": "openai_videos",
    "upstream": "vendor", "price": {"usd_per_second": 0.1}, "interval": "1s", "timeout": "1s",
}  # fmt: skip
SCENARIO: dict[str, Any] = {
    "targets": [PAID, FREE, {**FREE, "name": "moving", "model": "veo-3.1"}],
    "simulator": dict.fromkeys(("reverse", "official", "moving"), QUICK),
}


def announce(config: Path) -> None:
    """Maintenance of `moving`, since a minute ago and for an hour."""
    data = yaml.safe_load(config.read_text())
    now = datetime.now(UTC)
    work = {"start": now - timedelta(minutes=1), "end": now + timedelta(hours=1)}
    data["maintenance"] = [{"targets": ["moving"], **work, "note": "we move house"}]
    config.write_text(yaml.safe_dump(data, sort_keys=False))


async def verified(it: Exporter) -> bool:
    rows = (await it.web.get("/api/v1/targets")).json()["targets"]
    return [row["state"] for row in rows if row["verified"]] == ["operational", "operational", "maintenance"]


async def booked(it: Exporter) -> float:
    return await it.metric("probe_results_total", target="reverse", probe="generation")


async def test_what_is_told_of_a_short_time_is_told_as_such(tmp_path: Path) -> None:
    async with simulator(tmp_path, SCENARIO) as upstream:
        config = await upstream.configuration(tmp_path, observations={"token_file": "token"})
        announce(config)
        async with exporter(config, tmp_path / "data") as it:
            began = datetime.now(UTC)
            await it.up()
            await until(lambda: verified(it))
            rows = {row["target"]: row for row in (await it.web.get("/api/v1/targets")).json()["targets"]}
            since = {name: row["watched_since"] for name, row in rows.items()}
            moments = [datetime.fromisoformat(one) for one in since.values()]
            assert all(began - timedelta(seconds=1) < one < datetime.now(UTC) for one in moments)
            await _is_honest(it, since["official"])
            await _is_announced(it)
            await _is_in_order(it)
            await _two_observations_replace_nothing(it)
            assert await it.metric("service_state_transitions_total") == 0
            await it.kill()
            await it.up()
            await until(lambda: verified(it))
            again = (await it.web.get("/api/v1/targets")).json()["targets"]
            assert {row["target"]: row["watched_since"] for row in again} == since
            assert await it.metric("service_state_transitions_total") == 0


async def _is_honest(it: Exporter, since: str) -> None:
    """Neither the pages nor the command line call a few seconds a month."""
    words = f"{since[:10]} {since[11:16]} UTC"
    for path in ("/", "/targets/official"):
        for lang, label in (("en", f"since {words}"), ("ko", f"{words}부터"), ("zh", f"自 {words}")):
            html = (await it.web.get(f"{path}?lang={lang}")).text
            assert label in html
        assert '<span class="label">30 d</span>' not in (await it.web.get(f"{path}?lang=en")).text
    _, out, _ = await run("status", f"--url={it.url}")
    assert f"100 % since {since}" in out


async def _is_announced(it: Exporter) -> None:
    for path in ("/?lang=en", "/targets/moving?lang=en"):
        assert "Announced maintenance: we move house (" in (await it.web.get(path)).text
    announcement = (await it.target("moving"))["explanation"]["announcement"]
    assert (announcement["source"], announcement["text"]) == ("operator", "we move house")
    code, out, _ = await run("status", f"--url={it.url}", "moving")
    assert code == 1
    assert "announced    “we move house” by operator, from " in out


async def _is_in_order(it: Exporter) -> None:
    async def order(query: str = "") -> list[str]:
        answer = (await it.web.get(f"/api/v1/route?model=sora-2{query}")).json()
        return [row["target"] for row in answer["targets"]]

    assert await order() == ["official", "reverse"]
    assert await order("&scenario=low_budget") == await order("&prefer=reverse") == ["reverse", "official"]
    refused = await it.web.get("/api/v1/route?model=sora-2&scenario=holiday")
    assert refused.status_code == 400
    assert "production, commercial, development, personal, high_volume, low_budget" in refused.text


async def _two_observations_replace_nothing(it: Exporter) -> None:
    one = {"target": "reverse", "reporter": "app"}
    refusal = {"transport": "http", "status": 429, "body": '{"error": {"message": "rate limited"}}'}
    accepted = await it.observe({**one, "outcome": "operational"}, {**one, **refusal})
    assert accepted.json() == {"accepted": 2}
    before = await booked(it)

    async def goes_on() -> bool:
        return await booked(it) >= before + 4

    await until(goes_on)
    assert await it.metric("probe_skipped_total", target="reverse", reason="traffic") == 0
