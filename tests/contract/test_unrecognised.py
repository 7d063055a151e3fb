"""Answers that nothing understands: counted, shown masked, and taught with two lines of the configuration."""

import json
from pathlib import Path
from typing import Any

import yaml

from tests.support.processes import TOKEN, exporter, until
from tests.support.scripted import said, scripted

STRANGE = "Zorgle wibbled the frobnicator at node 4711, tell ops@example.com"
TARGET: dict[str, Any] = {
    "name": "odd",
    "provider": "p",
    "channel": "official",
    "model": "sora-2",
    "api": "openai_videos",
    "upstream": "gateway",
    "interval": "1s",
    "api_key_env": "SIMULATOR_KEY",
    "probes": {"catalog": {}},
}


async def test_what_nobody_understands_is_counted_kept_and_taught(tmp_path: Path) -> None:
    (tmp_path / "token").write_text(TOKEN)
    general = {"observations": {"token_file": str(tmp_path / "token")}}
    file = tmp_path / "config.yml"
    async with scripted(lambda _: (said(500, json.dumps({"error": {"message": STRANGE}})),)) as server:
        targets = [{**TARGET, "base_url": f"http://127.0.0.1:{server.port}/v1"}]
        file.write_text(yaml.safe_dump({"global": general, "targets": targets}))
        async with exporter(file, tmp_path / "data") as it:
            await it.up()
            await until(lambda: it.metric("classifier_fallback_total", target="odd", probe="catalog"))
            observation = {"target": "odd", "reporter": "app", "transport": "exception", "exception": STRANGE}
            sent = await it.web.post(
                "/api/v1/observations",
                json={"observations": [observation]},
                headers={"authorization": f"Bearer {TOKEN}"},
            )
            assert sent.status_code == 200, sent.text
            assert await it.metric("classifier_fallback_total", target="odd", probe="observation") == 1
            told = (await it.web.get("/api/v1/unrecognised")).json()["unrecognised"]
            page = (await it.web.get("/targets/odd")).text
        (row,) = told
        assert (row["target"], row["count"] >= 2) == ("odd", True)
        assert "zorgle wibbled the frobnicator" in row["text"]
        assert "example.com" not in row["text"] + row["rules"] + page
        assert "zorgle wibbled the frobnicator" in page
        lesson = yaml.safe_load(row["rules"])
        assert [list(rule) for rule in lesson] == [["phrase", "reason"]]
        lesson[0]["reason"] = "service_paused"
        taught = {"global": general, "targets": targets, "classifier": {"rules": lesson}}
        file.write_text(yaml.safe_dump(taught))
        async with exporter(file, tmp_path / "data") as it:
            await it.up()
            await until(lambda: it.metric("probe_results_total", target="odd", reason="service_paused"))
            assert await it.metric("classifier_fallback_total", target="odd", probe="catalog") == 0
            assert (await it.web.get("/api/v1/unrecognised")).json() == {"unrecognised": []}
