"""The report of a month: figures that add up, reasons in words, evidence without secrets, on paper and in a pipe."""

import csv
import json
from contextlib import closing
from datetime import UTC, datetime
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from exporter.cli.main import group
from exporter.clock import SystemClock
from exporter.core.money import Limits
from exporter.core.state.machine import Transition
from exporter.core.state.why import Decision, Why
from exporter.core.thresholds import DAY, HOUR
from exporter.core.vocabulary import Channel, Fault, Reason, Source, State
from exporter.store import CheckRow, Identity, Store

BEGIN = datetime(2024, 3, 1, tzinfo=UTC).timestamp()
END = datetime(2024, 4, 1, tzinfo=UTC).timestamp()
UP, RISK, DOWN = State.OPERATIONAL, State.RISK_CONTROL, State.SUSPENDED
SECRET = "sk-abcdefghijklmnopqrstuvwxyz012345"
HOSTILE = f"<script>alert(1)</script> please solve the captcha, Bearer {SECRET}"
UNLIMITED = Limits(None, None)


def enter(
    store: Store, target: str, state: State, reason: Reason, since: float, evidence: object = ()
) -> None:
    change = Transition(State.UNKNOWN, state, reason, since + 60, since, Why(Decision.EXPLICIT, 2, 5))
    store.record_transition(target, change, verified=True, evidence=json.dumps(evidence))


def job(store: Store, target: str, usd: float, at: float, outcome: State, *, free: bool = False) -> None:
    made = store.open_job(target, Source.GENERATION, usd, UNLIMITED, at, at + HOUR)
    assert made is not None
    (store.release_job if free else store.settle_job)(made.id, outcome)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A whole March of `own` and `rev` at relay, its second half of `tardy` at other; an April of all."""
    with closing(Store.open(tmp_path)) as store:
        for name, provider, channel, since in (
            ("own", "relay", Channel.OFFICIAL, BEGIN - 40 * DAY),
            ("rev", "relay", Channel.REVERSE, BEGIN - 40 * DAY),
            ("tardy", "other", Channel.REVERSE, BEGIN + 15 * DAY),
        ):
            store.save_targets([Identity(name, provider, channel, "sora-2", name.title(), END + DAY, since)])
            enter(store, name, UP, Reason.OK, since)
        enter(store, "rev", RISK, Reason.CAPTCHA, BEGIN - DAY)  # lasts into the month
        enter(store, "rev", UP, Reason.OK, BEGIN + DAY)
        enter(
            store,
            "rev",
            DOWN,
            Reason.NO_CHANNEL,
            END - 2.1 * DAY,
            [{"source": "catalog", "at": END - 2 * DAY, "outcome": "suspended", "reason": "no_channel"}],
        )
        enter(store, "rev", UP, Reason.OK, END + DAY)
        check = CheckRow(
            "rev", BEGIN + 60, Source.GENERATION, RISK, Reason.CAPTCHA, Fault.UPSTREAM, 2.0, "r", HOSTILE
        )
        store.save_checks([check, check._replace(at=BEGIN + 120, fault=Fault.OURS, detail="our own network")])
        job(store, "own", 0.40, BEGIN + DAY, UP)
        job(store, "own", 0.40, END - 1, UP)
        job(store, "own", 0.40, END + 1, UP)  # not in March
        job(store, "rev", 0.12, BEGIN + HOUR, RISK)
        job(store, "rev", 0.12, BEGIN + 2 * HOUR, DOWN, free=True)
        job(store, "rev", 0.12, BEGIN + 3 * HOUR, State.UNKNOWN)
        job(store, "rev", 0.12, BEGIN + 5 * DAY, UP)
    return tmp_path


@pytest.fixture
def config(tmp_path: Path) -> Path:
    file = tmp_path / "config.yml"
    base = "provider: relay, model: sora-2, api: openai_chat, base_url: 'https://relay.example/v1', api_key_env: NOWHERE"
    file.write_text(
        f"targets:\n  - {{name: own, channel: official, slo: 99.9, price: {{usd_per_call: 0.4}}, {base}}}\n"
        f"  - {{name: rev, channel: reverse, slo: 99.5, {base}}}\n"
    )
    return file


def report(folder: Path, *options: str, month: str = "2024-03") -> Result:
    return CliRunner().invoke(group, ["report", f"--month={month}", f"--storage.path={folder}", *options])


def rows(folder: Path, *options: str) -> list[dict[str, str]]:
    result = report(folder, "--format=csv", *options)
    assert result.exit_code == 0, result.output
    return list(csv.DictReader(StringIO(result.output)))


def by_target(folder: Path, *options: str) -> dict[str, dict[str, str]]:
    return {row["target"]: row for row in rows(folder, *options) if row["row"] == "target"}


def test_every_figure_of_a_target_is_of_that_month_alone(folder: Path, config: Path) -> None:
    own, rev = (by_target(folder, f"--config.file={config}")[name] for name in ("own", "rev"))
    assert (own["availability"], own["coverage"], own["downtime_seconds"]) == ("1.0", "1.0", "0")
    assert (own["promise"], own["promise_kept"]) == ("0.999", "true")
    assert (own["spent_usd"], own["paid_jobs"], own["jobs_failed"], own["usd_per_success"]) == (
        "0.8",
        "2",
        "0",
        "0.4",
    )
    down = DAY + 2.1 * DAY
    assert float(rev["downtime_seconds"]) == round(down)
    assert float(rev["availability"]) == pytest.approx(1 - down / (END - BEGIN), abs=1e-6)
    assert rev["promise_kept"] == "false"
    assert (rev["spent_usd"], rev["paid_jobs"], rev["jobs_succeeded"], rev["jobs_failed"]) == (
        "0.36",
        "4",
        "1",
        "2",
    )
    assert rev["usd_per_success"] == "0.36"


def test_without_a_configuration_there_are_no_promises(folder: Path) -> None:
    assert {row["promise"] for row in by_target(folder).values()} == {""}


def test_totals_weigh_time_and_add_money(folder: Path) -> None:
    totals = {(row["provider"], row["channel"]): row for row in rows(folder) if row["row"] == "total"}
    assert set(totals) == {
        ("relay", "official"),
        ("relay", "reverse"),
        ("relay", ""),
        ("other", "reverse"),
        ("", ""),
    }
    month, half = END - BEGIN, END - BEGIN - 15 * DAY
    assert float(totals["relay", ""]["availability"]) == pytest.approx(1 - 3.1 * DAY / (2 * month), abs=1e-6)
    assert float(totals["", ""]["availability"]) == pytest.approx(
        1 - 3.1 * DAY / (2 * month + half), abs=1e-6
    )
    assert (totals["", ""]["spent_usd"], totals["", ""]["paid_jobs"]) == ("1.16", "6")


def test_episodes_have_begin_end_and_reason_and_only_their_time_in_the_month_counts(folder: Path) -> None:
    first, last = [row for row in rows(folder) if row["row"] == "episode"]
    assert (first["state"], first["reason"], first["start"]) == (
        "risk_control",
        "captcha",
        "2024-02-29T00:00:00Z",
    )
    assert float(first["seconds"]) == DAY
    assert (last["state"], last["end"], float(last["seconds"])) == (
        "suspended",
        "2024-04-02T00:00:00Z",
        2.1 * DAY,
    )
    told = report(folder).output
    assert "asks for a captcha" in told
    assert "the gateway has no channel for it" in told


def test_a_month_that_was_not_watched_whole_says_since_when(folder: Path) -> None:
    late = by_target(folder)["tardy"]
    assert (late["watched_from"], late["watched_until"]) == ("2024-03-16T00:00:00Z", "2024-04-01T00:00:00Z")
    assert (late["watched_whole"], late["coverage"]) == ("false", "1.0")
    assert by_target(folder)["own"]["watched_whole"] == "true"
    told = report(folder).output
    assert (
        "Not watched for the whole month: figures are of 2024-03-16 00:00 UTC – 2024-04-01 00:00 UTC." in told
    )


def test_a_gap_inside_the_month_is_told(folder: Path) -> None:
    with closing(Store.open(folder)) as store:
        store.record_gap("own", BEGIN + 5 * DAY, BEGIN + 8 * DAY)
    own = by_target(folder)["own"]
    assert (own["unknown_seconds"], own["watched_whole"], own["coverage"]) == (str(3 * 86400), "true", "1.0")
    assert "Nothing was known for 3 d of it." in report(folder).output


def test_the_present_month_is_told_as_far_as_it_has_gone(tmp_path: Path) -> None:
    now = SystemClock().time()
    with closing(Store.open(tmp_path)) as store:
        store.save_targets([Identity("t", "p", Channel.REVERSE, "m", "T", now, now - 90 * DAY)])
        enter(store, "t", UP, Reason.OK, now - 90 * DAY)
        enter(store, "t", RISK, Reason.CAPTCHA, now - 60)
        month = datetime.fromtimestamp(now, UTC).strftime("%Y-%m")
        told = report(tmp_path, month=month)  # while an exporter has it open
    assert told.exit_code == 0, told.output
    assert "The month goes on: figures until" in told.output
    assert "goes on" in told.output.splitlines()[-1]


def test_a_provider_gets_the_answers_as_evidence_masked(folder: Path) -> None:
    answers = [row for row in rows(folder, "--provider=relay") if row["row"] == "answer"]
    assert [(row["reason"], row["probe"]) for row in answers] == [
        ("captcha", "generation"),
        ("no_channel", "catalog"),
    ]
    assert "please solve the captcha" in answers[0]["answer"]
    assert "our own network" not in str(answers)
    assert not [row for row in rows(folder) if row["row"] == "answer"]
    for form in ("text", "csv", "html"):
        told = report(folder, "--provider=relay", f"--format={form}").output
        assert SECRET not in told
        assert "tardy" not in told
        assert "please solve the captcha" in told


class Page(HTMLParser):
    """What a page has in it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str | None] = []
        self.words = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [
            value for name, value in attrs if name in {"src", "href", "srcset"} or name.startswith("on")
        ]

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.mark.parametrize(
    ("lang", "title"), [("en", "Service report"), ("ko", "서비스 보고서"), ("zh", "服务报告")]
)
def test_the_page_is_one_file_without_scripts_in_every_language(folder: Path, lang: str, title: str) -> None:
    text = report(folder, "--provider=relay", "--format=html", f"--lang={lang}").output
    page = Page(text)
    assert title in page.words
    assert "script" not in page.tags
    assert "<script>alert(1)</script>" in page.words
    assert page.links == []
    assert f'<html lang="{lang}">' in text


def test_in_a_pipe_the_text_is_plain(folder: Path) -> None:
    told = report(folder, "--provider=relay").output
    assert "\x1b" not in told
    assert not set(told) & set("─━│┃╭╮╰╯")
    assert all(line == line.rstrip() for line in told.splitlines())


def test_no_cell_of_the_table_is_a_formula(tmp_path: Path) -> None:
    with closing(Store.open(tmp_path)) as store:
        store.save_targets([Identity("=cmd()", "@p", Channel.REVERSE, "+m", "T", END, BEGIN)])
        enter(store, "=cmd()", UP, Reason.OK, BEGIN)
    assert {row["target"] for row in rows(tmp_path) if row["row"] == "target"} == {"'=cmd()"}


@pytest.mark.parametrize(
    ("options", "month", "words"),
    [
        ((), "2024-3", "expected YYYY-MM"),
        ((), "2024-13", "expected YYYY-MM"),
        ((), "٢٠٢٤-03", "expected YYYY-MM"),
        ((), "0000-01", "expected YYYY-MM"),
        ((), "9999-12", "has not begun yet"),
        ((), "2023-01", "nothing was watched in 2023-01; it was from 2024-01-21 to 2024-04-02"),
        (("--provider=other",), "2024-02", "nothing of other was watched in 2024-02; it was from 2024-03-16"),
        (("--provider=nobody",), "2024-03", "no provider is called nobody; the storage knows: other, relay"),
        (("--format=pdf",), "2024-03", "'pdf' is not one of"),
    ],
)
def test_wrong_use_is_told_in_a_sentence(
    folder: Path, options: tuple[str, ...], month: str, words: str
) -> None:
    result = report(folder, *options, month=month)
    assert result.exit_code == 2
    assert words in result.output


def test_a_storage_without_anything_says_so(tmp_path: Path) -> None:
    Store.open(tmp_path).close()
    result = report(tmp_path)
    assert (result.exit_code, "nothing was watched in 2024-03" in result.output) == (2, True)
    assert report(tmp_path / "nowhere").exit_code == 1
