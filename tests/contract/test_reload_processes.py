"""Reloads of a real exporter by SIGHUP and over HTTP: all of a file or nothing of it, whatever stands in it."""

import asyncio
import re
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import yaml

from exporter.simulator.setup import KEY
from tests.support.processes import QUICK, TOKEN, Exporter, Simulator, exporter, run, simulator, until

OPTIONS = ("--web.enable-lifecycle",)
RELOADED = "sora_exporter_config_last_reload_success_timestamp_seconds"
SUCCESSFUL = "sora_exporter_config_last_reload_successful"


def target(name: str, **more: Any) -> dict[str, Any]:
    """An official target at the vendor."""
    place = {"name": name, "provider": "p", "channel": "official", "model": "sora-2", "api": "openai_videos"}
    return {**place, "upstream": "vendor", "interval": "1s", "timeout": "1s", **more}


class Place:
    """An exporter, the upstream, and the file between them."""

    def __init__(self, it: Exporter, upstream: Simulator, config: Path) -> None:
        self.it = it
        self.upstream = upstream
        self.config = config
        self.whole: dict[str, Any] = yaml.safe_load(config.read_text())

    def write(self, targets: list[dict[str, Any]], **more: Any) -> None:
        """Another file in the place of the old."""
        self.config.write_text(yaml.safe_dump({**self.whole, "targets": targets, **more}, sort_keys=False))

    def targets(self, **changes: dict[str, Any]) -> list[dict[str, Any]]:
        """All targets of the first file, some of them changed."""
        return [{**each, **changes.get(each["name"], {})} for each in self.whole["targets"]]

    async def hang_up(self) -> None:
        """SIGHUP, until it was read and taken; then everything agrees on which targets there are."""
        before = await self.it.metric(RELOADED)
        self._signal()
        await until(lambda: self._later(before))
        await self.agree()

    async def hang_up_in_vain(self) -> str:
        """SIGHUP with a file that is refused; what the log says of it."""
        assert self.it.process is not None
        size = self.it.log.stat().st_size
        self._signal()
        await until(lambda: "not reloaded" in self.said_since(size))
        assert await self.it.metric(SUCCESSFUL) == 0
        assert self.it.process.returncode is None
        return self.said_since(size)

    def said_since(self, size: int) -> str:
        return self.it.log.read_bytes()[size:].decode()

    async def agree(self) -> None:
        """The configuration, the board and the metrics name the same targets in the same order."""
        shown = yaml.safe_load((await self.it.web.get("/config")).text)
        rows = (await self.it.web.get("/api/v1/targets")).json()["targets"]
        names = [each["name"] for each in shown["targets"]]
        assert names == [row["target"] for row in rows]
        assert await self.it.metric("sora_exporter_targets") == len(names)
        assert await self.it.metric("service_state") == len(names)
        for name in names:
            assert (await self.it.web.get(f"/targets/{name}")).status_code == 200

    async def probed_anew(self, name: str) -> None:
        """Its probes run: the catalog is asked again from now on."""
        before = await self.it.metric("probe_results_total", target=name, probe="catalog")
        await until(lambda: self._more(name, before))

    def _signal(self) -> None:
        assert self.it.process is not None
        self.it.process.send_signal(signal.SIGHUP)

    async def _later(self, before: float) -> bool:
        assert self.it.process is not None
        assert self.it.process.returncode is None, self.it.log.read_text()
        return await self.it.metric(RELOADED) > before

    async def _more(self, name: str, before: float) -> bool:
        return await self.it.metric("probe_results_total", target=name, probe="catalog") > before


@asynccontextmanager
async def watched(
    folder: Path, *targets: dict[str, Any], quirks: dict[str, Any] | None = None, **general: Any
) -> AsyncIterator[Place]:
    played = {each["name"]: {**QUICK, **(quirks or {})} for each in targets}
    async with simulator(folder, {"targets": list(targets), "simulator": played}) as upstream:
        config = await upstream.configuration(folder, **general)
        async with exporter(config, folder / "data", *OPTIONS) as it:
            await it.up()
            yield Place(it, upstream, config)


async def test_whatever_changes_in_the_file_everything_agrees_and_goes_on(tmp_path: Path) -> None:
    async with watched(tmp_path, target("a"), target("b")) as place:
        a, b = place.targets()
        steps: dict[str, Callable[[], None]] = {
            "removed": lambda: place.write([b]),
            "put back": lambda: place.write([a, b]),
            "reordered": lambda: place.write([b, a]),
            "renamed": lambda: place.write([{**a, "name": "z"}, b]),
            "named as before": lambda: place.write([a, b]),
            "another api": lambda: place.write([{**a, "api": "openai_chat"}, b]),
            "other probes": lambda: place.write([{**a, "probes": {"catalog": {}}}, b]),
            "all exchanged": lambda: place.write([{**a, "name": "y"}]),
            "with a page": lambda: place.write(
                [a, b],
                status_pages=[
                    {
                        "name": "s",
                        "kind": "statuspage",
                        "url": "http://127.0.0.1:9",
                        "components": [{"name": "c", "match": "x", "targets": ["*"]}],
                    }
                ],
                **{"global": {**place.whole["global"], "connectivity": {"url": "http://127.0.0.1:9"}}},
            ),
            "with less": lambda: place.write([a]),
            "as it was": lambda: place.write([a, b]),
        }
        for change in steps.values():
            change()
            await place.hang_up()
        assert await place.it.metric(SUCCESSFUL) == 1
        for name in ("a", "b"):
            await place.probed_anew(name)
        answers = await asyncio.gather(*(place.it.web.post("/-/reload") for _ in range(40)))
        assert {answer.status_code for answer in answers} == {200}
        await place.agree()
        await place.probed_anew("a")
        assert "Traceback" not in place.it.log.read_text()


async def test_a_target_that_cannot_be_built_leaves_everything_as_it_was(tmp_path: Path) -> None:
    async with watched(tmp_path, target("a"), target("b")) as place:
        # No client can ask there, but only the client knows.
        unusable = {"base_url": f"http://{'ä' * 64}.example/v1"}
        place.write([*place.targets(a={"title": "Other"}, b=unusable)])
        said = await place.hang_up_in_vain()
        assert re.search(r"config\.yml:(\d+): targets\[1\]: cannot be watched", said), said
        answer = await place.it.web.post("/-/reload")
        assert answer.status_code == 500
        items = [
            n for n, text in enumerate(place.config.read_text().splitlines(), 1) if text.startswith("- ")
        ]
        assert answer.text.startswith(f"{place.config}:{items[1]}: targets[1]: cannot be watched")
        assert (await place.it.target("a"))["title"] != "Other"
        await place.probed_anew("a")
        await place.probed_anew("b")
        place.write([*place.targets(a={"title": "Other"})])
        await place.hang_up()
        assert (await place.it.target("a"))["title"] == "Other"


HOSTILE = {
    "int": 'targets: !!int ""\n',
    "timestamp": "targets: !!timestamp now\n",
    "brackets": "targets: " + "[" * 100_000,
    "braces": "targets: " + "{a: " * 100_000,
    "merge": "a: &a {<<: *a}\n",
    "dashes": "- " * 100_000,
}


async def test_yaml_that_breaks_parsers_is_refused_with_a_line(tmp_path: Path) -> None:
    files = {name: tmp_path / f"{name}.yml" for name in HOSTILE}
    for name, file in files.items():
        file.write_text(HOSTILE[name])
    serve = ("serve", f"--storage.path={tmp_path / 'd'}", "--config.file")
    commands = {
        ("check", *map(str, files.values())): [*HOSTILE],
        ("replay", str(files["int"])): ["int"],
        ("replay", str(files["dashes"])): ["dashes"],
        (*serve, str(files["timestamp"])): ["timestamp"],
        (*serve, str(files["brackets"])): ["brackets"],
    }
    for command, names in commands.items():
        code, out, err = await run(*command)
        assert code == 2, err
        assert all(f"{files[name]}:1: " in err for name in names)
        assert "Traceback" not in out + err


async def test_yaml_that_breaks_parsers_ends_no_running_exporter(tmp_path: Path) -> None:
    async with watched(tmp_path, target("a")) as place:
        for text in ('x:\ntargets: !!int ""\n', "x:\n" + "- " * 100_000, "x:\ny: " + "[" * 100_000):
            place.config.write_text(text)
            assert f"{place.config}:2: (yaml): " in await place.hang_up_in_vain()
        place.config.write_bytes(b"#" * 17 * 1024 * 1024)
        assert "is larger than 16 MiB" in await place.hang_up_in_vain()
        await place.probed_anew("a")
        place.write(place.targets())
        await place.hang_up()


async def test_key_and_token_files_that_hold_nothing_for_a_while_end_nothing(tmp_path: Path) -> None:
    async with watched(tmp_path, target("a"), observations={"token_file": "token"}) as place:
        key, token = tmp_path / "key", tmp_path / "token"
        key.write_text(KEY)
        a = place.targets()[0]
        for source in ("api_key_env", "api_key_file", "api_key_command"):
            a.pop(source, None)
        place.write([{**a, "api_key_file": "key", "title": f"{KEY} {TOKEN} later-value-of-the-key"}])
        await place.hang_up()
        seen = {"target": "a", "reporter": "app", "outcome": "operational"}
        for spoil in (_empty, _remove, _folder, _binary):
            for file, good in ((key, KEY), (token, TOKEN)):
                spoil(file)
                await place.probed_anew("a")
                assert (await place.it.observe(seen)).status_code == 200
                for path in ("/config", "/targets/a", "/api/v1/targets/a", "/metrics", "/"):
                    answer = await place.it.web.get(path)
                    assert answer.status_code == 200
                shown = (await place.it.web.get("/config")).text
                assert KEY not in shown
                assert TOKEN not in shown
                _remove(file)
                file.write_text(good)
        # A value that comes later is hidden from its first use on, and so is the one before it.
        key.write_text("later-value-of-the-key")
        await until(lambda: _credential_is_bad(place))
        shown = (await place.it.web.get("/config")).text
        assert "later-value" not in shown
        assert KEY not in shown
        log = place.it.log.read_text()
        assert "Traceback" not in log
        assert log.count("secret not renewed") <= 8
        assert KEY not in log
        assert "later-value" not in log


async def test_a_command_is_asked_again_when_its_key_is_refused(tmp_path: Path) -> None:
    script = tmp_path / "printer.sh"
    first = "sk-no-longer-valid-0123456789"
    script.write_text(f"[ -e {tmp_path}/ran ] && echo {KEY} && exit; touch {tmp_path}/ran; echo {first}\n")
    async with watched(tmp_path, target("a")) as place:
        a = {k: v for k, v in place.targets()[0].items() if not k.startswith("api_key_")}
        place.write([{**a, "api_key_command": ["sh", str(script)]}])
        await place.hang_up()
        await until(lambda: place.it.metric("probe_results_total", target="a", reason="invalid_key"))
        # Long before its period of two minutes is over.
        before = await place.it.metric("probe_results_total", target="a", outcome="operational")
        await until(lambda: _better(place, before))


async def _better(place: "Place", before: float) -> bool:
    return await place.it.metric("probe_results_total", target="a", outcome="operational") > before + 2


async def test_one_target_is_asked_without_the_secrets_of_the_others(tmp_path: Path) -> None:
    touched = tmp_path / "touched"
    async with simulator(tmp_path, {"targets": [target("a"), target("b"), target("c")]}) as upstream:
        config = await upstream.configuration(tmp_path, observations={"token_file": "gone"})
        data = yaml.safe_load(config.read_text())
        for each, key in zip(
            data["targets"][1:],
            ({"api_key_command": ["touch", str(touched)]}, {"api_key_file": "no"}),
            strict=True,
        ):
            each.pop("api_key_env", None)
            each.update(key)
        config.write_text(yaml.safe_dump(data))
        for command in ("probe", "status"):
            code, out, err = await run(command, "a", f"--config.file={config}")
            assert code == 0, out + err
            code, out, err = await run(command, "c", f"--config.file={config}")
            assert code == 2
            assert "api_key_file: file no cannot be read" in err
        assert not touched.exists()
        code, _, err = await run("status", f"--config.file={config}")
        assert code == 2
        assert "file no cannot be read" in err
        assert touched.exists()


def _empty(file: Path) -> None:
    file.write_bytes(b"")


def _remove(file: Path) -> None:
    if file.is_dir():
        file.rmdir()
    else:
        file.unlink(missing_ok=True)


def _folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def _binary(file: Path) -> None:
    file.write_bytes(bytes(range(256)) * 300)


async def _credential_is_bad(place: Place) -> bool:
    return await place.it.metric("credential_valid", target="a") == 0
