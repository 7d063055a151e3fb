"""Observations on their way: in the background, bounded, and never in the way of the program."""

import json
import logging
import os
import subprocess
import sys
import threading

import pytest

from exporter.report.sender import Sender
from tests.support.answering import Request, accepting, answering
from tests.support.processes import ROOT, free_port

ONE = {"target": "t", "reporter": "r", "outcome": "operational"}


@pytest.fixture
def made():
    """Makes senders, and ends them."""
    senders = []

    def make(url: str, token: str = "t", **more) -> Sender:
        senders.append(Sender(url, token, **more))
        return senders[-1]

    yield make
    for one in senders:
        one.close(0)


def numbered(count: int) -> list[dict[str, object]]:
    return [ONE | {"latency_seconds": i} for i in range(count)]


def test_what_is_put_in_arrives_in_order_with_the_token(made):
    with answering(accepting) as it:
        sender = made(it.url + "/", "secret-token")
        for one in numbered(450):
            sender.put(one)
        assert sender.flush(10)
        assert [one["latency_seconds"] for one in it.observations] == list(range(450))
        assert {asked.headers["authorization"] for asked in it.requests} == {"Bearer secret-token"}
        assert {asked.path for asked in it.requests} == {"/api/v1/observations"}
        assert (sender.counts.sent, sender.counts.dropped) == (450, 0)


def test_an_exporter_that_comes_back_gets_what_has_waited(made, caplog):
    port = free_port()
    sender = made(f"http://127.0.0.1:{port}")
    with caplog.at_level(logging.WARNING):
        sender.put(ONE)
        assert not sender.flush(0.2)
        with answering(accepting, port) as it:
            assert sender.flush(10)
            assert it.observations == [ONE]
    assert len(caplog.records) == 1
    assert "cannot be reached" in caplog.text


def test_what_does_not_fit_makes_room_and_nobody_waits(made):
    sender = made(f"http://127.0.0.1:{free_port()}", capacity=10)
    for one in numbered(1000):
        sender.put(one)
    with sender._changed:
        assert len(sender._queue) <= 10
    sender.flush(0.1)
    assert len(sender._waiting) <= 10
    assert sender.counts.dropped >= 970


def test_one_that_the_exporter_cannot_read_does_not_cost_the_others(made):
    def picky(asked: Request):
        errors = [
            {"index": i, "field": "latency_seconds", "message": "no thirteens"}
            for i, one in enumerate(asked.value["observations"])
            if one["latency_seconds"] == 13
        ]
        return (422, {}, json.dumps({"errors": errors}).encode()) if errors else accepting(asked)

    with answering(picky) as it:
        sender = made(it.url)
        sender.put(*numbered(20))
        assert sender.flush(10)
        accepted = it.requests[-1].value["observations"]
        assert [one["latency_seconds"] for one in accepted] == [i for i in range(20) if i != 13]
        assert (sender.counts.sent, sender.counts.dropped) == (19, 1)


@pytest.mark.parametrize("status", [401, 404, 413, 302])
def test_what_would_be_refused_again_is_dropped(made, status: int, caplog):
    caplog.set_level(logging.WARNING, logger="exporter.report")
    with answering(lambda _: (status, {"location": "http://127.0.0.1:1/"}, b"")) as it:
        sender = made(it.url)
        sender.put(ONE)
        assert sender.flush(10)
        assert len(it.requests) == 1
        assert sender.counts.dropped == 1
    assert str(status) in caplog.text


@pytest.mark.parametrize("status", [429, 500, 503])
def test_what_may_be_taken_later_is_sent_again(made, status: int):
    with answering(lambda _: (status, {}, b"")) as it:
        sender = made(it.url)
        sender.put(ONE)
        assert not sender.flush(0.1)
        it.answer = accepting
        assert sender.flush(10)
        assert sender.counts.sent == 1


def test_work_that_fails_is_dropped_and_the_next_is_done(made):
    def broken():
        raise ValueError("prompt of somebody")

    with answering(accepting) as it:
        sender = made(it.url)
        sender.put_off(broken)
        sender.put(ONE)
        assert sender.flush(10)
        assert it.observations == [ONE]


def test_an_observation_that_is_no_json_does_not_stop_the_others(made):
    with answering(accepting) as it:
        sender = made(it.url)
        sender.put(ONE | {"headers": {1: 2, "a": object()}})
        sender.put(ONE)
        assert sender.flush(10)
        assert it.observations[1] == ONE


def test_a_process_that_ends_sends_what_is_queued_first():
    code = "import sys; from exporter.report import Sender; Sender(sys.argv[1], 't').put({'target': 'last words'})"
    with answering(accepting) as it:
        subprocess.run([sys.executable, "-c", code, it.url], check=True, cwd=ROOT, timeout=30)
        assert it.observations == [{"target": "last words"}]


FORK = """
import os, sys, threading
from exporter.report import Sender
sender = Sender(sys.argv[1], "t")
sender.put({"target": "before"})
sender.flush(10)
sender._queue.append(lambda: [{"target": "parent"}])  # not sent yet at the moment of the fork
held = threading.Event()

def hold():
    with sender._changed:
        held.set()
        threading.Event().wait()

threading.Thread(target=hold, daemon=True).start()
held.wait()
if os.fork() == 0:
    sender.put({"target": "child"})
    os._exit(0 if sender.flush(10) else 1)
os._exit(os.waitstatus_to_exitcode(os.wait()[1]))
"""


def test_the_child_of_a_fork_reports_for_itself():
    # Another thread holds the lock at that moment, and something waits: neither belongs to the child.
    with answering(accepting) as it:
        subprocess.run([sys.executable, "-c", FORK, it.url], check=True, cwd=ROOT, timeout=30)
        assert it.observations == [{"target": "before"}, {"target": "child"}]


def test_many_threads_may_put_at_once(made):
    with answering(accepting) as it:
        sender = made(it.url)
        threads = [threading.Thread(target=sender.put, args=numbered(20)) for _ in range(20)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sender.flush(10)
        assert len(it.observations) == 400
        assert sum(thread.name == "sora-exporter-report" for thread in threading.enumerate()) >= 1


@pytest.mark.parametrize(("url", "token"), [("127.0.0.1:9847", "t"), ("http://x", ""), ("http://x", "a\nb")])
def test_what_cannot_be_used_is_refused_at_once(url: str, token: str):
    with pytest.raises(ValueError, match=r"address|token") as refused:
        Sender(url, token)
    assert "a\nb" not in str(refused.value)


def test_the_package_needs_nothing_but_the_core():
    code = "import exporter.report, sys; print(*sys.modules)"
    out = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=ROOT, env={**os.environ}
    )
    loaded = {name for name in out.stdout.split() if name.startswith("exporter.")}
    assert all(name.startswith(("exporter.core", "exporter.report")) for name in loaded)
    assert {"httpx", "httpx2", "openai", "pydantic", "litellm"}.isdisjoint(out.stdout.split())
