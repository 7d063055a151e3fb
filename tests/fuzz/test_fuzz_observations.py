"""Mutated bodies of observations: each is taken or refused with index and field, and what is taken is judged.

A fixed seed for `FUZZ_SECONDS` (default 3); a longer run begins with what a shorter one has tried.
"""

import json
import os
import random
import time
from typing import Any

from exporter.clock import run_virtual
from exporter.core.classify.classify import classify
from exporter.core.vocabulary import Channel, Reason
from exporter.web.observation_body import InvalidObservations, parse

SECONDS = float(os.environ.get("FUZZ_SECONDS", "3"))
NOW = 1_800_000_000.0
TARGETS = {"one", "two"}
STRANGE: tuple[Any, ...] = (
    None, True, 0, -1, 1e308, 10**400, 2**63, "", " ", "\x00", "\ud800", "‮one", "one", "9" * 5000, [], {}, [[]],
    {"": None}, {"a": {"b": [1]}}, "http", "sse", "task", "exception", "2026-01-28T14:00:00Z", "9999-12-31T23:59:59Z",
    "0001-01-01T00:00:00+14:00", "NaN", "operational", "suspended", 99, 100, 429, 599, 600, 1.5,
)  # fmt: skip
FIELDS = (
    "target", "reporter", "time", "latency_seconds", "outcome", "transport", "status", "headers", "body", "exception",
    "delivered", "__proto__", "",
)  # fmt: skip


def _item(chance: random.Random) -> Any:
    item: dict[str, Any] = {
        "target": "one",
        "reporter": "farm",
        "transport": "http",
        "status": 429,
        "body": "{}",
    }
    for _ in range(chance.randrange(4)):
        name = chance.choice(FIELDS)
        if chance.random() < 0.3:
            item.pop(name, None)
        else:
            item[name] = chance.choice(STRANGE)
    return item if chance.random() < 0.95 else chance.choice(STRANGE)


def _body(chance: random.Random) -> bytes:
    kind = chance.random()
    if kind < 0.05:
        return b"[" * chance.randrange(200_000)
    text = json.dumps({"observations": [_item(chance) for _ in range(chance.randrange(1, 4))]})
    data = text.encode("utf-8", "surrogatepass")
    if kind < 0.3:
        place = chance.randrange(len(data))
        data = data[:place] + chance.randbytes(chance.randrange(1, 6)) + data[place + chance.randrange(6) :]
    return data


def test_every_body_is_taken_or_refused_by_field() -> None:
    chance, end, tried = random.Random(20261129), time.monotonic() + SECONDS, 0
    taken = refused = 0
    while time.monotonic() < end:
        tried += 1
        body = _body(chance)
        try:
            found = run_virtual(parse(body, TARGETS, NOW))
        except InvalidObservations as unusable:
            refused += 1
            faults = unusable.faults
            assert faults, body
            for fault in faults:
                assert fault.message, body
                json.dumps(fault.field).encode()
            continue
        for observation in found:
            taken += 1
            assert observation.target in TARGETS
            assert 0 <= observation.at <= NOW
            observation.reporter.encode()
            if observation.answer is not None:
                for channel in Channel:
                    assert classify(observation.answer, channel).reason in Reason
    assert tried > 50
    assert taken, "nothing was taken"
    assert refused, "nothing was refused"
