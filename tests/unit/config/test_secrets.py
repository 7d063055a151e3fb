"""Secrets come from the environment, a file or a command, and follow their source."""

import gc
import logging
import os
import threading
import weakref
from pathlib import Path

import pytest

from exporter.config import Config, examine, parse
from exporter.config.secrets import COMMAND_GAP, _Command, _keep_fresh
from exporter.core.redact import Concealer
from exporter.errors import ConfigError

PATH = os.environ["PATH"]


def config_with(source: str, folder: Path = Path(), **env: str) -> Config:
    text = f"""
        targets:
          - name: a
            provider: p
            channel: official
            model: m
            api: openai_chat
            base_url: https://gateway.example/v1
            {source}
    """
    return parse(text, env={"PATH": PATH} | env, folder=folder)


def key_of(config: Config) -> str:
    key = config.targets[0].api_key
    assert key is not None
    return key.reveal()


def test_a_key_from_the_environment() -> None:
    assert key_of(config_with("api_key_env: KEY", KEY="  the-key\n")) == "the-key"


def test_an_empty_variable_is_not_set() -> None:
    with pytest.raises(ConfigError, match="environment variable KEY is not set"):
        config_with("api_key_env: KEY", KEY=" ")


def test_a_key_file_lies_beside_the_configuration_and_ends_anyhow(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("the-key\n\n")
    assert key_of(config_with("api_key_file: key", tmp_path)) == "the-key"
    assert key_of(config_with(f"api_key_file: {tmp_path / 'key'}")) == "the-key"


def test_a_key_file_is_followed_when_it_changes_and_kept_when_it_goes(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file = tmp_path / "key"
    file.write_text("first-key")
    config = config_with("api_key_file: key", tmp_path)
    assert key_of(config) == "first-key"

    (tmp_path / "new").write_text("second-key")
    (tmp_path / "new").rename(file)
    assert key_of(config) == "second-key"

    file.unlink()
    with caplog.at_level(logging.WARNING):
        assert [key_of(config), key_of(config)] == ["second-key"] * 2
    assert len(caplog.records) == 1, "said once, not at every use"
    assert "second-key" not in caplog.text

    file.write_text("third-key")
    assert key_of(config) == "third-key"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b" \n", "is empty"),
        (b"a\nb", "more than one line"),
        (b"\xff\xfe", "is not text"),
        ("ключ".encode(), "no key has"),
    ],
)
def test_a_file_that_holds_no_key_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    (tmp_path / "key").write_bytes(content)
    with pytest.raises(ConfigError, match=said):
        config_with("api_key_file: key", tmp_path)


def test_a_key_that_a_command_prints() -> None:
    assert key_of(config_with("api_key_command: [printf, the-key]")) == "the-key"


def test_a_command_sees_the_environment() -> None:
    source = "api_key_command: [sh, -c, 'printf %s \"$TOKEN\"']"
    assert key_of(config_with(source, TOKEN="the-token")) == "the-token"


def test_a_command_runs_once_for_all_who_share_it(tmp_path: Path) -> None:
    (tmp_path / "count.sh").write_text(f"echo run >> {tmp_path / 'runs'}; echo the-key")
    command = f"[sh, {tmp_path / 'count.sh'}]"
    text = f"""
        targets:
          - &a {{name: a, provider: p, channel: official, model: m, api: openai_chat, base_url: "https://x", api_key_command: {command}}}
          - {{<<: *a, name: b}}
    """
    config = parse(text, env={"PATH": PATH})
    assert [target.api_key.reveal() for target in config.targets if target.api_key] == ["the-key"] * 2
    assert (tmp_path / "runs").read_text() == "run\n"


def test_a_command_is_run_again_while_it_is_in_use_and_no_longer(tmp_path: Path) -> None:
    file = tmp_path / "token"
    file.write_text("first")
    command = _Command(("cat", str(file)), {"PATH": PATH}, Concealer())
    seen: list[str] = []
    reference = weakref.ref(command)
    wake = threading.Event()

    def pause(_: float) -> None:
        nonlocal command
        wake.set()
        seen.append(reference()._value if reference() else "gone")  # type: ignore[union-attr]
        if len(seen) == 1:
            file.write_text("second")
        elif len(seen) == 2:
            file.unlink()
        elif len(seen) == 3:
            del command
            gc.collect()
        else:
            pytest.fail("goes on without anybody who uses it")

    wake.set()
    _keep_fresh(reference, wake, pause)
    assert seen == ["first", "second", "second"], "renewed, then kept when it fails"
    assert reference() is None


def test_using_a_command_never_waits_for_it_and_starts_one_thread() -> None:
    command = _Command(("printf", "token"), {"PATH": PATH}, Concealer())
    before = {thread.ident for thread in threading.enumerate()}
    assert [command.value(), command.value()] == ["token", "token"]
    started = [thread for thread in threading.enumerate() if thread.ident not in before]
    assert len(started) == 1
    assert started[0].daemon


def test_the_token_of_reporters(tmp_path: Path) -> None:
    (tmp_path / "token").write_text("the-token\n")
    text = """
        global: {observations: {token_file: token}}
        targets: [{name: a, provider: p, channel: official, model: m, api: http, base_url: "https://x"}]
    """
    observations = parse(text, folder=tmp_path).global_.observations
    assert observations is not None
    assert observations.token is not None
    assert observations.token.reveal() == "the-token"


def test_checking_a_file_runs_no_command(tmp_path: Path) -> None:
    path = tmp_path / "c.yml"
    path.write_text(
        f"""
        targets:
          - name: a
            provider: p
            channel: official
            model: m
            api: openai_chat
            base_url: https://gateway.example/v1
            api_key_command: [touch, {tmp_path / "touched"}]
        """
    )
    report = examine(path, 0.0, {"PATH": PATH})
    assert (report.problems, report.warnings) == ((), ())
    assert not (tmp_path / "touched").exists()


def test_the_secrets_in_hand_are_known_to_whoever_must_hide_them(tmp_path: Path) -> None:
    (tmp_path / "token").write_text("the-token")
    text = """
        global: {observations: {token_file: token}}
        targets:
          - &a {name: a, provider: p, channel: official, model: m, api: http, base_url: "https://x", api_key_env: KEY}
          - {<<: *a, name: b}
    """
    config = parse(text, env={"KEY": "the-key"}, folder=tmp_path)
    assert config.concealer.conceal("the-key and the-token") == "<secret> and <secret>"


def test_a_pipe_in_the_place_of_a_key_is_refused_and_never_waited_for(tmp_path: Path) -> None:
    file = tmp_path / "key"
    os.mkfifo(file)
    with pytest.raises(ConfigError, match="file key is not a regular file"):
        config_with("api_key_file: key", tmp_path)
    file.unlink()
    file.write_text("the-key")
    config = config_with("api_key_file: key", tmp_path)
    file.unlink()
    os.mkfifo(file)
    assert key_of(config) == "the-key"


def test_a_file_is_read_again_after_a_refusal_even_where_it_looks_the_same(tmp_path: Path) -> None:
    file = tmp_path / "key"
    file.write_text("first-key")
    config = config_with("api_key_file: key", tmp_path)
    status = file.stat()
    file.write_text("other-key")
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert key_of(config) == "first-key"
    key = config.targets[0].api_key
    assert key is not None
    key.refused()
    assert key_of(config) == "other-key"
    assert config.concealer.conceal("first-key other-key") == "<secret> <secret>"


def test_a_command_whose_key_is_refused_runs_at_once_and_then_not_before_the_gap() -> None:
    command = _Command(("printf", "token"), {"PATH": PATH}, Concealer())
    wake, pauses = threading.Event(), []
    reference = weakref.ref(command)

    def pause(seconds: float) -> None:
        nonlocal command
        pauses.append(seconds)
        wake.set()
        if len(pauses) == 3:
            del command
            gc.collect()

    wake.set()
    _keep_fresh(reference, wake, pause)
    assert pauses == [COMMAND_GAP] * 3
