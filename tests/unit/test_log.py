"""Every record, ours and the libraries', comes out of one renderer without secrets."""

import io
import json
import logging
from collections.abc import Iterator
from math import inf

import pytest

from exporter import log
from exporter.core.redact import Concealer


@pytest.fixture(autouse=True)
def put_back() -> Iterator[None]:
    """Logging belongs to the process: other tests get it as they left it."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    log.conceal_with(Concealer())
    for name in ("uvicorn.access", "uvicorn.error", "httpx2", "openai"):
        logging.getLogger(name).setLevel(logging.NOTSET)


def lines(stream: io.StringIO) -> list[str]:
    return stream.getvalue().splitlines()


def test_logfmt_begins_with_time_level_and_message() -> None:
    stream = io.StringIO()
    log.configure("info", "logfmt", stream)
    log.Log("exporter.test").info("state changed", target="a b", old="unknown", new='say "hi"', quiet=None)
    (line,) = lines(stream)
    assert line.startswith("time=20")
    assert ' level=info msg="state changed" target="a b" old=unknown new="say \\"hi\\""' in line


def test_json_is_one_object_a_line() -> None:
    stream = io.StringIO()
    log.configure("info", "json", stream)
    log.Log("exporter.test").warning("target down", target="a", share=0.5)
    record = json.loads(lines(stream)[0])
    assert list(record)[:3] == ["time", "level", "msg"]
    assert record | {"time": ""} == {
        "time": "",
        "level": "warning",
        "msg": "target down",
        "target": "a",
        "share": 0.5,
    }


@pytest.mark.parametrize("style", log.FORMATS)
def test_a_traceback_stays_on_its_line(style: str) -> None:
    stream = io.StringIO()
    log.configure("info", style, stream)
    try:
        raise KeyError("missing")
    except KeyError:
        log.Log("exporter.test").exception("probe bug", name="a", args=1, module="x")
    (line,) = lines(stream)
    assert "KeyError" in line
    assert "Traceback" in line


@pytest.mark.parametrize(
    ("level", "seen"),
    [
        ("debug", ["debug", "info", "warning", "error"]),
        ("info", ["info", "warning", "error"]),
        ("warn", ["warning", "error"]),
        ("ERROR", ["error"]),
    ],
)
def test_the_level_is_a_floor(level: str, seen: list[str]) -> None:
    stream = io.StringIO()
    log.configure(level, "json", stream)
    logger = log.Log("exporter.test")
    for name in log.LEVELS:
        getattr(logger, name)("event")
    assert [json.loads(line)["level"] for line in lines(stream)] == seen


@pytest.mark.parametrize("name", ["uvicorn.access", "uvicorn.error", "httpx2", "openai", "httpcore2.http11"])
def test_libraries_speak_up_from_warnings_only(name: str) -> None:
    stream = io.StringIO()
    log.configure("debug", "json", stream)
    logging.getLogger(name).info("GET https://gateway.example/v1?key=1")
    logging.getLogger(name).warning("trouble with %s", "something")
    (line,) = lines(stream)
    assert json.loads(line)["msg"] == "trouble with something"


def test_what_a_library_says_beside_its_message_is_on_the_line() -> None:
    stream = io.StringIO()
    log.configure("info", "json", stream)
    logging.getLogger("elsewhere").warning("theirs", extra={"target": "a"})
    assert json.loads(lines(stream)[0])["target"] == "a"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, "it="),
        (True, "it"),
        (False, "it=false"),
        (0.5, "it=0.5"),
        ("plain", "it=plain"),
        ("a\\b", "it=a\\b"),
        ("a b\\", 'it="a b\\\\"'),
        ("a=b", 'it="a=b"'),
    ],
)
def test_logfmt_spells_each_kind_of_value(value: object, written: str) -> None:
    stream = io.StringIO()
    log.configure("info", "logfmt", stream)
    log.Log("ours").info("event", it=value)
    assert lines(stream)[0].partition("msg=event ")[2] == written


@pytest.mark.parametrize("style", log.FORMATS)
def test_no_secret_comes_out_by_any_way(style: str) -> None:
    stream = io.StringIO()
    log.configure("debug", style, stream)
    secret = 'Zx"9\\key-of-a-provider'
    log.conceal_with(Concealer([secret]))
    logger = log.Log("exporter.test")
    logger.info(f"event with {secret}")  # noqa: G004 - what somebody will do one day
    logger.info("in a field", key=secret)
    logger.info("deep", data={"headers": [{"authorization": secret}]})
    logging.getLogger("openai").warning("failed with %s", secret)
    logging.getLogger("httpx2").error(
        "url https://user:hunter22@host/ sk-abcdefghijklmnop", extra={"k": secret}
    )
    try:
        raise ValueError(secret)
    except ValueError:
        logger.exception("broken")
    text = stream.getvalue()
    assert len(lines(stream)) == 6
    for leaked in (secret, "key-of-a-provider", "hunter22", "abcdefghijklmnop"):
        assert leaked not in text


def test_field_names_that_logfmt_cannot_spell_are_bent() -> None:
    stream = io.StringIO()
    log.configure("info", "logfmt", stream)
    logging.getLogger("elsewhere").warning("event", extra={"a b": 1})
    assert " a_b=1" in lines(stream)[0]


@pytest.mark.parametrize(("level", "style"), [("loud", "logfmt"), ("info", "xml")])
def test_unknown_levels_and_formats_are_refused(level: str, style: str) -> None:
    with pytest.raises(ValueError, match="must be one of"):
        log.configure(level, style)


def test_each_kind_of_record_is_let_through_for_itself_and_without_end_once() -> None:
    once = log.Seldom(inf)
    assert [once.due(at, kind) for at, kind in ((0, "a"), (0, "b"), (1e9, "a"), (1e9, "b"))] == [
        0,
        0,
        None,
        None,
    ]
