"""Which checks are kept: every change, the first failures, fewer of the same, and no secret of any."""

from itertools import pairwise

from exporter.core.answer import Answer
from exporter.core.board import Run
from exporter.core.redact import Concealer
from exporter.core.thresholds import DAY, HOUR
from exporter.core.vocabulary import Fault, Reason, Source, State
from exporter.engine import check_log
from exporter.engine.check_log import CheckLog
from exporter.store import CheckRow

BEGIN = 1_800_000_000.0
KEY = "key-of-the-gateway-0123456789"
GOOD = (State.OPERATIONAL, Reason.OK)
CAPTCHA = (State.RISK_CONTROL, Reason.CAPTCHA)
REFUSED = (State.SUSPENDED, Reason.NO_CHANNEL)


def log() -> CheckLog:
    return CheckLog(Concealer([KEY]).conceal)


def run(
    at: float, said: tuple[State, Reason] = GOOD, detail: str = "", probe: Source = Source.VALIDATION
) -> Run:
    return Run(probe, at - 1.0, at, 1.0, *said, "rule", detail)


def taken(checks: CheckLog) -> list[CheckRow]:
    """Everything that waits, as it would be written, and gone after that."""
    while checks.unmasked:
        checks.mask_some()
    rows = checks.ready()
    checks.written(rows)
    return rows


def kept(checks: CheckLog) -> list[tuple[float, State, Reason]]:
    return [(row.at - BEGIN, row.outcome, row.reason) for row in taken(checks)]


def fed(checks: CheckLog, said: tuple[State, Reason], seconds: float, every: float = 60.0) -> list[float]:
    at = 0.0
    while at < seconds:
        checks.note("t", run(BEGIN + at, said), None, timed=True)
        at += every
    return [row.at - BEGIN for row in taken(checks)]


def test_successes_are_kept_every_five_minutes():
    assert fed(log(), GOOD, HOUR) == [300.0 * i for i in range(12)]


def test_an_hour_of_the_same_failure_is_kept_whole_then_it_is_kept_every_five_minutes():
    times = fed(log(), CAPTCHA, 2 * HOUR)
    assert [at for at in times if at < HOUR] == [60.0 * i for i in range(60)]
    assert [b - a for a, b in pairwise(times[60:])] == [300.0] * 11


def test_follow_ups_in_quick_succession_are_kept_as_far_as_they_decide():
    times = fed(log(), CAPTCHA, 600.0, every=5.0)
    assert times[: check_log.FIRST] == [5.0 * i for i in range(check_log.FIRST)]
    assert all(b - a >= check_log.CLOSELY for a, b in pairwise(times[check_log.FIRST :]))


def test_every_change_is_kept():
    checks = log()
    said = [GOOD, CAPTCHA, GOOD, REFUSED, CAPTCHA, GOOD]
    for i, one in enumerate(said):
        checks.note("t", run(BEGIN + i, one), Fault.UPSTREAM, timed=True)
    assert kept(checks) == [(float(i), *one) for i, one in enumerate(said)]


def test_each_probe_and_each_target_is_kept_for_itself():
    checks = log()
    for target in ("a", "b"):
        for probe in (Source.CATALOG, Source.VALIDATION):
            checks.note(target, run(BEGIN, probe=probe), None, timed=True)
    assert len(checks) == 4


def test_a_clock_that_is_set_back_does_not_silence_a_probe():
    checks = log()
    for at in (BEGIN, BEGIN - DAY, BEGIN - DAY + 300.0):
        checks.note("t", run(at), None, timed=True)
    assert len(checks) == 3


def test_a_duration_that_was_not_measured_well_is_not_told():
    checks = log()
    checks.note("t", run(BEGIN), None, timed=False)
    assert taken(checks)[0].latency is None


def test_a_crowd_of_probes_writes_no_more_than_a_few(monkeypatch):
    monkeypatch.setattr(check_log, "CROWD", 10)
    crowd, few = log(), log()
    for checks, targets in ((crowd, 100), (few, 10)):
        for minute in range(600):
            for i in range(targets):
                checks.note(f"t{i}", run(BEGIN + 60.0 * minute), None, timed=True)
    assert len(crowd) <= len(few) * 1.2


def test_one_minute_is_bounded_whatever_happens(monkeypatch):
    monkeypatch.setattr(check_log, "MOST_A_MINUTE", 50)
    checks = log()
    for i in range(200):
        checks.note(f"t{i}", run(BEGIN), None, timed=True)
    assert len(checks) == 50
    for i in range(40, 60):
        checks.note(f"t{i}", run(BEGIN + 60.0), None, timed=True)
    later = [row.target for row in taken(checks)][50:]
    assert later == [
        f"t{i}" for i in range(50, 60)
    ]  # those that had no room; the others said the same before


def test_what_could_not_be_written_waits_in_its_order_and_is_not_masked_again():
    checks = CheckLog(lambda text: f"{text}!")
    checks.note("a", run(BEGIN, CAPTCHA, "said"), None, timed=True)
    checks.mask_some()
    first = checks.ready()
    checks.note("b", run(BEGIN, CAPTCHA, "said"), None, timed=True)
    checks.mask_some()
    assert checks.ready()[0] is first[0]
    checks.written(first)
    assert [(row.target, row.detail) for row in checks.ready()] == [("b", "said!")]
    assert len(checks) == 1


def test_what_waits_too_long_is_lost_oldest_first(monkeypatch):
    monkeypatch.setattr(check_log, "MOST_WAITING", 3)
    checks = log()
    for i in range(3):
        checks.note(f"t{i}", run(BEGIN), None, timed=True)
    checks.mask_some()
    before = checks.ready()
    checks.note("t3", run(BEGIN), None, timed=True)
    checks.mask_some()
    assert [row.target for row in checks.ready()] == ["t1", "t2", "t3"]
    checks.written(before)  # the first of them is gone already
    assert [row.target for row in checks.ready()] == ["t3"]


def test_no_secret_is_left_in_what_is_kept_however_long_the_text():
    checks = log()
    texts = [f"refused: {KEY}", f"{'x' * (check_log.LONGEST - 10)}{KEY}", "Bearer abcdefghijklmnop", ""]
    for i, text in enumerate(texts):
        checks.note(f"t{i}", run(BEGIN, CAPTCHA, text), None, timed=True)
    details = [row.detail for row in taken(checks)]
    assert details[0] == "refused: <secret>"
    assert details[3] == ""
    assert not any(KEY[:6] in detail for detail in details)
    assert "abcdefghijklmnop" not in details[2]
    assert all(len(detail) <= check_log.LONGEST + 1 for detail in details)


def test_a_failure_tells_what_the_answer_said_not_only_what_decided():
    checks = log()
    body = f'{{"error": {{"code": "captcha_required",\n "message": "solve it, {KEY}"}}}}' + " " * 10_000
    checks.note("t", run(BEGIN, CAPTCHA, "captcha_required"), None, Answer(status=403, body=body), timed=True)
    checks.note("u", run(BEGIN, CAPTCHA, "moved"), None, Answer(exception="ReadError: reset"), timed=True)
    checks.note("v", run(BEGIN, GOOD, "fine"), None, Answer(status=200, body="long"), timed=True)
    said = 'HTTP 403: {"error": {"code": "captcha_required", "message": "solve it, <secret>"}}'
    assert [row.detail for row in taken(checks)] == [said, "moved; ReadError: reset", "fine"]


def test_a_signed_address_does_not_stay_signed():
    checks = log()
    body = r'{"url": "https://cdn.example/a.mp4?sig=abc%2Fdef&se=1", "b": "https:\/\/x.example\/b?token=t"} [v](https://y.example/c?k=v)'
    checks.note("t", run(BEGIN, CAPTCHA), None, Answer(status=200, body=body), timed=True)
    (row,) = taken(checks)
    assert row.detail == (
        r'HTTP 200: {"url": "https://cdn.example/a.mp4?…", "b": "https:\/\/x.example\/b?…"} [v](https://y.example/c?…)'
    )
