"""Configuration and scenario files made of tags, nesting and mutations: what comes out is a ConfigError or nothing.

FUZZ_SECONDS (default 5) is for each of the two kinds of file. The seed is fixed, so a longer run begins with what
a shorter one has tried.
"""

import os
import random
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from exporter.config import parse, redacted
from exporter.errors import ConfigError
from exporter.simulator import scenario

ROOT = Path(__file__).parents[2]
SECONDS = float(os.environ.get("FUZZ_SECONDS", "5"))
SLOWEST = 20.0
"""Seconds for one file, on a machine that does other things, too; a file that makes it loop takes minutes."""
PROBLEM = re.compile(r"[^\n]*\.yml:[1-9][0-9]*: [^\n]+: [^\n]+")
TAGS = (
    "int",
    "float",
    "bool",
    "null",
    "timestamp",
    "binary",
    "merge",
    "value",
    "set",
    "omap",
    "pairs",
    "str",
    "seq",
    "map",
)
WORDS = (
    '""', "''", "~", "null", "=", "<<", "*a", "&a", "&a x", "<<: *a", "!!python/object:os.system x", "! x", "!<x> y",
    "[]", "{}", "[[]]", "{a: {b: c}}", "? [a, b]", "- - -", "|", ">-", "---", "...", "%YAML 1.1", "0x", "-", "+", ".",
    "1e999", "9" * 5000, "-0", "1:30", "2026-13-45", "2026-01-01T00:00:00+99:99", "0001-01-01", "500ms", "1h1h", "0s",
    "99999y", "\x00", "\ufeff", "\u2028", '"\\0"', '"\\e[31m"', '"\\ud800"', "ä" * 300, "(" * 300, "a{9999999999}", "(?P<x",
    "http://[", "http://[::1%25x]", "http://☃", "https://user:pass@x", "*" * 200, "x" * 100_000, "[" * 2000, "{" * 2000,
    "- " * 2000, "? " * 2000, "[{" * 2000, "&x [*x]", "&m {<<: *m}",
)  # fmt: skip


def configurations() -> list[str]:
    example = (ROOT / "config.example.yml").read_text()
    return [example, (ROOT / "tests/unit/config/testdata/good/contract.yml").read_text(), *bombs()]


def scenarios() -> list[str]:
    files = sorted((ROOT / "tests/scenarios").glob("*.yml"))
    assert files
    return [*(file.read_text() for file in files), *bombs()]


def bombs() -> Iterator[str]:
    """Files that grow when they are read."""
    doubling = ["a0: &a0 {k: v}"]
    doubling += [f"a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 10)}]}}" for n in range(1, 12)]
    yield "\n".join(doubling)
    yield "\n".join(
        ["a0: &a0 [x]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9))]
    )
    yield "\n".join(["a0: &a0 [x]", *(f"a{n}: &a{n} [*a{n - 1}]" for n in range(1, 500))])
    yield "\n".join(["a0: &a0 {k: v}", *(f"a{n}: &a{n} {{<<: *a{n - 1}}}" for n in range(1, 500))])
    yield "\n".join(" " * n + "a:" for n in range(500))


def mutated(text: str, rng: random.Random) -> str:
    """The text with one to four changes, most of them to whole values, so that much of it is still read."""
    for _ in range(rng.randint(1, 4)):
        lines = text.split("\n")
        place = rng.randrange(len(lines))
        line = lines[place]
        key, colon, value = line.partition(":")
        change = rng.randrange(9)
        if change == 0 and colon:
            lines[place] = f"{key}: {rng.choice(WORDS)}"
        elif change == 1 and colon:
            lines[place] = f"{key}: !!{rng.choice(TAGS)} {rng.choice((value.strip(), *WORDS))}"
        elif change == 2:
            lines[place] = rng.choice((" ", "  ", "\t", "- ")) + line
        elif change == 3:
            lines[place] = line.strip()
        elif change == 4:
            lines[place : place + 1] = [line] * rng.randint(0, 3)
        elif change == 5:
            at = rng.randrange(len(line) + 1)
            lines[place] = line[:at] + rng.choice((*"[]{}:,&*!|>'\"%@`#?-\\\0\x1b\x85ä", *WORDS)) + line[at:]
        elif change == 6:
            lines[place] = line[: rng.randrange(len(line) + 1)]
        elif change == 7:
            other = rng.randrange(len(lines))
            lines[place], lines[other] = lines[other], line
        else:
            lines[place] = re.sub(
                r"[\w.-]+", lambda found: rng.choice((found[0], rng.choice(WORDS))), line, count=2
            )
        text = "\n".join(lines)
    return text


def read_configuration(text: str) -> None:
    "".join(redacted(parse(text, "fuzzed.yml", {}, Path("/nonexistent"))))


def read_scenario(text: str) -> None:
    scenario.parse(text, "fuzzed.yml")


def problems_of(read: Callable[[str], None], text: str) -> tuple[str, ...]:
    """What is wrong with a text; anything else than a ConfigError fails the test."""
    try:
        read(text)
    except ConfigError as error:
        return error.problems or ("a ConfigError without a problem",)
    return ()


@pytest.mark.parametrize(
    ("read", "seeds"),
    [(read_configuration, configurations), (read_scenario, scenarios)],
    ids=["configuration", "scenario"],
)
def test_whatever_stands_in_a_file_only_problems_with_a_line_come_out(
    read: Callable[[str], None], seeds: Callable[[], list[str]]
) -> None:
    rng = random.Random(11)
    texts = seeds()
    tried = refused = 0
    began = time.perf_counter()
    while time.perf_counter() - began < SECONDS or tried < 20:
        text = texts[tried] if tried < len(texts) else mutated(rng.choice(texts), rng)
        # Commands of the example are not run: what they would print is not what is tried here.
        text = text.replace("api_key_command", "api_key_commend")
        tried += 1
        start = time.perf_counter()
        problems = problems_of(read, text)
        refused += bool(problems)
        for problem in problems:
            assert PROBLEM.fullmatch(problem), problem
            assert "mistake of the exporter" not in problem, (problem, text)
            assert "cannot be understood" not in problem, (problem, text)
        took = time.perf_counter() - start
        assert took < SLOWEST, f"{took:.1f} s for {text[:2000]!r}"
    assert refused, tried
