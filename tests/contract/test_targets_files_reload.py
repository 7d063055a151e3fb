"""Files with targets that come, change and go are taken by themselves, and a bad one changes nothing."""

from pathlib import Path

import yaml

from tests.support.processes import Exporter, exporter, until


def put(folder: Path, name: str, *targets: str) -> None:
    """A file that is there whole or not at all."""
    content = {"targets": [
        {"name": each, "provider": "p", "channel": "official", "model": "m", "api": "http",
         "base_url": "http://127.0.0.1:1"} for each in targets
    ]}  # fmt: skip
    new = folder / f".{name}"
    new.write_text(yaml.safe_dump(content, sort_keys=False))
    new.replace(folder / name)


async def watches(running: Exporter, *names: str) -> bool:
    told = (await running.web.get("/api/v1/targets")).json()["targets"]
    return sorted(each["target"] for each in told) == sorted(names)


async def test_files_that_come_change_and_go_are_reloaded(tmp_path: Path) -> None:
    folder = tmp_path / "targets.d"
    folder.mkdir()
    put(folder, "a.yml", "one")
    config = tmp_path / "config.yml"
    config.write_text("targets_files: [targets.d/*.yml]\n")
    async with exporter(config, tmp_path / "data", "--config.enable-auto-reload") as running:
        await running.up()
        assert await watches(running, "one")

        put(folder, "b.yml", "two")
        await until(lambda: watches(running, "one", "two"))
        put(folder, "a.yml", "one", "three")
        await until(lambda: watches(running, "one", "two", "three"))

        async def refused() -> bool:
            return await running.metric("sora_exporter_config_last_reload_successful") == 0

        put(folder, "b.yml", "two", "one")
        await until(refused)
        told = running.log.read_text()
        assert (
            f"{folder}/b.yml:8: targets[1].name: one is already the name of another one, in line 2 of" in told
        )
        assert await watches(running, "one", "two", "three")
        (folder / "b.yml").unlink()
        await until(lambda: watches(running, "one", "three"))
        shown = yaml.safe_load((await running.web.get("/config")).text)
        assert [each["name"] for each in shown["targets"]] == ["one", "three"]
