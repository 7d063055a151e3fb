"""What a scrape reads: every metric of the contract, in both formats, and nothing that does not belong there."""

import asyncio
import gc
import os
import sys
import tracemalloc
import zlib
from collections import Counter
from contextlib import ExitStack
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prometheus_client import CollectorRegistry, GCCollector, PlatformCollector, ProcessCollector
from prometheus_client import generate_latest as library_text
from prometheus_client.metrics_core import Metric as Family
from prometheus_client.openmetrics.exposition import generate_latest as library_openmetrics
from prometheus_client.openmetrics.parser import text_string_to_metric_families as read_openmetrics
from prometheus_client.parser import text_string_to_metric_families as read_text

from exporter.core.board import Board, Entry, Money
from exporter.core.shards import Shard
from exporter.core.state.machine import Health
from exporter.core.vocabulary import GROUPS, PROBES, Off, Phase, Reason, Skip, Source, State
from exporter.exposition import METRICS, Snapshots, render
from exporter.exposition.metrics import GENERAL, IDENTITY, PER_TARGET, Kind
from exporter.exposition.process import NAMES, listed_descriptors, open_descriptors, process_metrics
from exporter.exposition.render import Renderer, render_probe
from exporter.exposition.text import EOF, number, wants_gzip, wants_openmetrics
from tests.support.boards import ALL, FREE, NOW, entry, facts, panel

GOLDEN = Path(__file__).parent / "golden" / "exposition.prom"
PROCESS = ("process_", "python_")
Series = dict[tuple[str, tuple[tuple[str, str], ...]], float]


def ours(text: str) -> str:
    """An exposition up to the process's metrics, which differ from run to run."""
    return text.split("# HELP python_")[0].split("# HELP process_")[0]


def full_board() -> Board:
    """A board on which every metric has a series."""
    board = panel()
    board.shard = Shard(1, 3)
    of = board.entries["sora-2-reverse"].facts
    board.entries["sora-2-reverse"].facts = replace(of, slo_ratio=0.99, retires_at=NOW, usd_per_second=0.1)
    board.entries["sora-2-reverse"].beats[Source.VALIDATION].turn(Off.POLICY)
    return board


def fresh(**changes: object) -> Board:
    """A board with one target at which nothing has happened yet."""
    return Board(
        started=NOW,
        entries={"t": Entry(facts("t", **changes), Health(), panel().entries["veo-3.1-reverse"].timeline)},
    )


def series(text: str, read=read_text) -> Series:
    return {
        (sample.name, tuple(sorted(sample.labels.items()))): sample.value
        for family in read(text)
        for sample in family.samples
    }


def values(board: Board, name: str) -> dict[tuple[str, ...], float]:
    """Values of a metric by its further labels, for a board with one target."""
    return {
        tuple(value for label, value in labels if label not in IDENTITY): number
        for (found, labels), number in series(render(board).decode()).items()
        if found == name
    }


class Library:
    """Hands families to prometheus_client as its own collectors would."""

    def __init__(self, families: list[Family]) -> None:
        self.families = families

    def collect(self) -> list[Family]:
        return self.families


def test_a_small_board_reads_as_the_golden_file_says():
    board = panel()
    board.entries = {"sora-2-reverse": board.entries["sora-2-reverse"]}
    board.pages["openai"].disagreeing = frozenset()
    text = "\n".join(line for line in ours(render(board).decode()).splitlines() if "build_info{" not in line)
    assert text + "\n" == GOLDEN.read_text()


def test_every_metric_is_written_and_nothing_else():
    families = {family.name: family for family in read_text(ours(render(full_board()).decode()))}
    assert families.keys() == {metric.family for metric in METRICS}
    for metric in METRICS:
        family = families[metric.family]
        assert family.type == metric.kind
        assert family.documentation == metric.help
        for sample in family.samples:
            labels = set(sample.labels) - {"le"}
            assert labels >= set(metric.all_labels), metric.name
            assert labels == set(metric.all_labels) or metric.name == "service_info"


def test_the_list_of_metrics_is_in_order():
    names = [metric.name for metric in METRICS]
    assert len(set(names)) == len(names)
    assert (*PER_TARGET, *GENERAL) == METRICS
    for metric in METRICS:
        assert (metric.kind is Kind.COUNTER) == metric.name.endswith("_total")
        assert metric.help.endswith(".")
        assert not set(metric.help) & {"\\", "\n", '"'}
        assert "le" not in metric.labels


def test_the_metrics_of_the_process_are_those_that_are_listed():
    text = render(panel()).decode()
    found = [line.split()[2] for line in text.splitlines() if line.startswith("# TYPE p")]
    assert {name for name in found if name.startswith(("process_", "python_"))} == set(NAMES)


@pytest.mark.parametrize("openmetrics", [False, True])
def test_the_process_is_told_as_the_library_tells_it(openmetrics: bool):
    registry = CollectorRegistry()
    for collector in (GCCollector, PlatformCollector, ProcessCollector):
        collector(registry=registry)
    read, end = (read_openmetrics, EOF) if openmetrics else (read_text, "")
    ours = [*read(process_metrics(max(open_descriptors()), openmetrics=openmetrics) + end)]
    theirs = [*read((library_openmetrics if openmetrics else library_text)(registry).decode())]
    said = [{each.name: (each.type, each.documentation) for each in families} for families in (ours, theirs)]
    assert said[0] == said[1]
    one, other = [
        {(sample.name, *sample.labels.items()): sample.value for each in families for sample in each.samples}
        for families in (ours, theirs)
    ]
    assert one.keys() == other.keys()
    same = [key for key in one if key[0] in {"process_start_time_seconds", "process_max_fds", "python_info"}]
    assert len(same) == 3
    assert [one[key] for key in same] == [other[key] for key in same]
    assert one["process_resident_memory_bytes",] == pytest.approx(
        other["process_resident_memory_bytes",], rel=0.2
    )
    # Both are sums of two counts of clock ticks, in floating point.
    assert 0 < one["process_cpu_seconds_total",] <= other["process_cpu_seconds_total",] + 0.001


def test_many_descriptors_are_counted_a_piece_at_a_time():
    gc.collect()  # no other test's descriptors are closed meanwhile
    before = max(open_descriptors())
    with ExitStack() as opened:
        for _ in range(1200):
            opened.callback(os.close, os.dup(0))
        for counted in ([*open_descriptors()], [*listed_descriptors()]):
            # To list them takes one more, and whatever runs beside the tests opens and closes a few.
            assert abs(counted[-1] - before - 1200) < 10
        assert max(after - counted for counted, after in pairwise([0, *counted])) <= 500


@pytest.mark.parametrize("openmetrics", [False, True])
def test_the_library_writes_the_same_series_and_headers(openmetrics: bool):
    read = read_openmetrics if openmetrics else read_text
    text = render(full_board(), openmetrics).decode()
    families = list(read(text))
    registry = CollectorRegistry()
    registry.register(Library(families))
    again = (library_openmetrics if openmetrics else library_text)(registry).decode()
    assert series(again, read) == series(text, read)
    headers = sorted(line for line in text.splitlines() if line.startswith("#"))
    assert sorted(line for line in again.splitlines() if line.startswith("#")) == headers


def test_both_formats_say_the_same():
    board = full_board()
    plain, openmetrics = ours(render(board).decode()), ours(render(board, True).decode()) + "# EOF\n"
    said = series(openmetrics, read_openmetrics)
    begun = {key: value for key, value in said.items() if key[0].endswith("_created")}
    assert series(plain) == {key: value for key, value in said.items() if key not in begun}
    assert set(begun.values()) == {board.started}


def test_every_counter_and_histogram_that_has_counted_has_a_begin_in_openmetrics_alone():
    board = full_board()
    samples = series(ours(render(board, True).decode()) + "# EOF\n", read_openmetrics)
    for metric in METRICS:
        last = {Kind.COUNTER: metric.name, Kind.HISTOGRAM: f"{metric.name}_count"}.get(metric.kind)
        begun = {labels for name, labels in samples if name == f"{metric.family}_created"}
        assert begun == {labels for (name, labels), value in samples.items() if name == last and value}
    assert b"_created" not in render(board)


@pytest.mark.parametrize("openmetrics", [False, True])
def test_what_many_say_alike_is_written_of_each_as_of_it_alone(openmetrics: bool):
    board = full_board()
    board.entries |= {
        name: Entry(facts(name), Health(), panel().entries["veo-3.1-reverse"].timeline) for name in "abc"
    }
    board.entries["b"].jobs_open = 2

    def written(*names: str) -> list[str]:
        some = replace(board, entries={name: board.entries[name] for name in names}, pages={}, budget=Money())
        renderer = Renderer(openmetrics=openmetrics)
        assert list(renderer.refresh(some)) is not None
        return [line for line in "".join(renderer.chunks(some)).splitlines() if "target=" in line]

    alone = [line for name in board.entries for line in written(name)]
    assert Counter(written(*board.entries)) == Counter(alone)


def test_no_series_is_written_twice():
    lines = [line.rsplit(" ", 1)[0] for line in render(full_board()).decode().splitlines() if line[0] != "#"]
    assert [line for line, count in Counter(lines).items() if count > 1] == []


def test_the_order_in_which_things_happened_does_not_show():
    one, other = fresh(), fresh()
    counts = [
        (Source.CATALOG, State.DEGRADED, Reason.TIMEOUT),
        (Source.CATALOG, State.OPERATIONAL, Reason.OK),
    ]
    for key in counts:
        one.entries["t"].results[key] += 1
    for key in reversed(counts):
        other.entries["t"].results[key] += 1
    assert ours(render(one).decode()) == ours(render(other).decode())


def test_a_target_has_exactly_one_state_and_one_reason():
    for state in State:
        board = fresh()
        board.entries["t"].health = Health(state=state, reason=GROUPS[state][0])
        assert values(board, "service_state") == {(str(word),): float(word is state) for word in State}
        assert values(board, "service_state_reason") == {(str(GROUPS[state][0]),): 1.0}


CLOSED = {
    "risk_control_events_total": {(str(reason),) for reason in GROUPS[State.RISK_CONTROL]},
    "service_state_evidence": {("catalog",), ("validation",)},
    "classifier_fallback_total": {("catalog",), ("validation",)},
    "service_probe_success": {("catalog",), ("validation",)},
    "probe_latency_seconds": {("catalog",), ("validation",)},
    "probe_last_run_timestamp_seconds": {("catalog",), ("validation",)},
    "probe_next_run_timestamp_seconds": {("catalog",), ("validation",)},
    "probe_interval_seconds": {("catalog",), ("validation",)},
    "probe_cost_usd_total": {("catalog",), ("validation",)},
    "service_probe_duration_seconds_count": {("catalog",), ("validation",)},
}


@pytest.mark.parametrize("name", CLOSED)
def test_closed_sets_exist_from_the_start_at_zero(name: str):
    assert values(fresh(), name) == dict.fromkeys(CLOSED[name], 0.0)


@pytest.mark.parametrize(
    "name",
    [
        "service_last_available_timestamp_seconds",
        "service_slo_objective_ratio",
        "service_retirement_timestamp_seconds",
        "service_price_usd",
        "probe_budget_limit_usd",
        "probe_budget_spent_usd",
        "probe_global_budget_limit_usd",
        "credential_valid",
        "video_generation_seconds_count",
        "video_generation_phase_seconds",
        "video_generation_late_results_total",
        "video_generation_jobs_open",
        "service_state_transitions_total",
        "probe_skipped_total",
        "probe_disabled",
        "observations_total",
        "observations_billed_without_video_total",
        "status_page_up",
    ],
)
def test_what_is_not_known_or_not_configured_is_absent(name: str):
    assert values(fresh(), name) == {}


def test_a_target_with_a_generation_has_its_metrics_from_the_start():
    board = fresh(probes=ALL)
    assert values(board, "video_generation_seconds_count") == {(): 0.0}
    assert values(board, "video_generation_jobs_open") == {(): 0.0}
    assert values(board, "probe_budget_spent_usd") == {(): 0.0}


def test_a_row_shows_what_was_measured():
    board = panel()
    board.entries = {"sora-2-reverse": board.entries["sora-2-reverse"]}
    assert values(board, "probe_results_total")["risk_control", "generation", "captcha"] == 43
    assert values(board, "probe_interval_seconds") == {
        ("catalog",): 60,
        ("validation",): 60,
        ("generation",): 600,
    }
    assert values(board, "probe_next_run_timestamp_seconds")[("generation",)] == NOW + 311
    assert values(board, "probe_last_run_timestamp_seconds")[("catalog",)] == NOW - 12.5
    assert values(board, "video_generation_phase_seconds") == {
        (phase,): seconds for phase, seconds in zip(map(str, Phase), (1.21, 8.0, 61.7, 3.29), strict=True)
    }
    assert values(board, "probe_skipped_total")["generation", "budget"] == 2
    assert values(board, "probe_budget_limit_usd") == {(): 20.0}
    assert values(board, "probe_global_budget_spent_usd") == {(): 10.44}
    assert values(board, "service_price_usd") == {("call",): 0.12}


def test_a_probe_that_is_off_says_why():
    board = panel()
    board.entries = {"sora-2-official": board.entries["sora-2-official"]}
    beat = board.entries["sora-2-official"].beats[Source.VALIDATION]
    beat.turn(Off.SUSPECTED)
    beat.turn(Off.ACCIDENT)
    assert values(board, "probe_disabled") == {
        ("validation", "suspected_accident"): 0,
        ("validation", "accident"): 1,
    }
    beat.turn(None)
    assert values(board, "probe_disabled") == {
        ("validation", "suspected_accident"): 0,
        ("validation", "accident"): 0,
    }


def test_what_appears_at_its_first_use_counts_from_there():
    board = fresh(probes=ALL)
    row = board.entries["t"]
    row.skipped[Source.CATALOG, Skip.DEADLINE] += 1
    row.transitions[State.SUSPENDED] += 2
    row.late_results[State.OPERATIONAL] += 1
    assert values(board, "probe_skipped_total") == {("catalog", "deadline"): 1}
    assert values(board, "service_state_transitions_total") == {("suspended",): 2}
    assert values(board, "video_generation_late_results_total") == {("operational",): 1}


def test_observations_are_there_from_the_first_one_on():
    board = fresh()
    row = board.entries["t"]
    row.observations[State.OPERATIONAL, Reason.OK] += 1
    assert values(board, "service_state_evidence") == {
        ("catalog",): 0,
        ("validation",): 0,
        ("observation",): 0,
    }
    assert values(board, "observations_billed_without_video_total") == {(): 0}
    row.fallbacks[Source.OBSERVATION] += 1
    assert values(board, "classifier_fallback_total")[("observation",)] == 1
    row.observations.clear()
    row.health = Health(deepest=Source.OBSERVATION)
    assert values(board, "service_state_evidence")[("observation",)] == 1, (
        "what is known from before a restart"
    )


def test_jobs_that_a_free_probe_has_started_are_open():
    board = fresh()
    board.entries["t"].jobs_open = 1
    assert values(board, "video_generation_jobs_open") == {(): 1}


def test_a_status_page_shows_one_state_for_each_component_and_counts_what_is_under_way():
    text = series(render(panel()).decode())
    states = {
        dict(labels)["state"]: value
        for (name, labels), value in text.items()
        if name == "status_page_component_state"
    }
    assert states == dict.fromkeys(states, 0.0) | {"partial_outage": 1.0}
    assert len(states) == 6
    incidents = {
        dict(labels)["impact"]: value
        for (name, labels), value in text.items()
        if name == "status_page_open_incidents"
    }
    assert incidents == {"none": 0, "minor": 1, "major": 0, "critical": 0, "maintenance": 0}
    disagree = {
        dict(labels)["target"]: value
        for (name, labels), value in text.items()
        if name == "status_page_disagreement"
    }
    assert disagree == {"sora-2-official": 1, "sora-2-pro-official": 0}


def test_a_page_that_was_never_read_is_not_up():
    board = panel()
    board.pages["openai"].up = None
    assert series(render(board).decode())["status_page_up", (("page", "openai"),)] == 0


def test_upstream_text_and_addresses_are_in_no_label():
    board = panel()
    for one in board.entries.values():
        for source, run in one.runs.items():
            one.runs[source] = replace(run, detail="MARKER-detail", rule="MARKER-rule")
    page = board.pages["openai"]
    page.notices = tuple(replace(notice, title="MARKER-title") for notice in page.notices)
    page.url = "https://MARKER-address"
    assert b"MARKER" not in render(board)


@given(
    st.text(), st.text(), st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), st.text(), max_size=3)
)
def test_any_text_survives_as_a_label(target: str, title: str, extra: dict[str, str]):
    board = Board(started=0, entries={target: entry(facts(target, title=title, labels=extra))})
    found = [labels for name, labels in series(ours(render(board).decode())) if name == "service_info"]
    own = dict(found[0])
    assert (own["target"], own["title"]) == (target, title)
    reserved = {*IDENTITY, "title", "api", "upstream"}
    assert {name: own[name] for name in extra if name not in reserved} == {
        name: value for name, value in extra.items() if name not in reserved
    }


@given(st.floats())
def test_numbers_keep_their_full_precision(value: float):
    read = float(number(value))
    assert read == value or (read != read and value != value)


def refreshed(renderer: Renderer, board: Board) -> str:
    for _ in renderer.refresh(board):
        pass
    return "".join(renderer.chunks(board))


def test_a_target_is_written_anew_only_when_it_was_touched():
    board, renderer = panel(), Renderer()
    refreshed(renderer, board)
    board.entries["veo-3.1-reverse"].jobs_open = 77
    assert "} 77\n" not in refreshed(renderer, board)
    board.touch("veo-3.1-reverse")
    assert "} 77\n" in refreshed(renderer, board)


def test_what_most_targets_say_alike_is_kept_once():
    board, renderer = many(500), Renderer()
    tracemalloc.start()
    try:
        text = refreshed(renderer, board)
        size = len(text)
        del text
        gc.collect()
        kept, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert kept < 1.35 * size, "with what the samples were written from"


def test_a_target_that_was_removed_or_replaced_takes_its_series_along():
    board, renderer = panel(), Renderer()
    refreshed(renderer, board)
    del board.entries["veo-3.1-reverse"]
    of = board.entries["sora-2-reverse"].facts
    board.entries["sora-2-reverse"] = Entry(
        replace(of, provider="elsewhere"), Health(), board.entries["sora-2-reverse"].timeline
    )
    text = refreshed(renderer, board)
    assert "veo-3.1-reverse" not in text
    assert 'target="sora-2-reverse",provider="elsewhere"' in text
    assert 'target="sora-2-reverse",provider="relay"' not in text


@pytest.mark.parametrize("openmetrics", [False, True])
def test_what_is_kept_reads_as_what_is_written_whole(openmetrics: bool):
    """Whatever changes in a row, and in whatever order, is seen."""
    board, renderer = full_board(), Renderer(openmetrics=openmetrics)
    row = board.entries["sora-2-reverse"]
    changes = [
        lambda: setattr(row, "health", replace(row.health, verified=not row.health.verified)),
        lambda: setattr(row, "health", replace(row.health, state=State.SUSPENDED, reason=Reason.NO_CHANNEL)),
        lambda: setattr(row, "facts", replace(row.facts, retires_at=NOW + 1, title="Another")),
        lambda: row.transitions.update([State.SUSPENDED]),
        lambda: setattr(row, "last_available", NOW + 2),
        lambda: row.risk_control_events.update([Reason.CAPTCHA]),
        lambda: row.runs.update(
            {s: replace(run, at=run.at + 60, latency=9.5) for s, run in row.runs.items()}
        ),
        lambda: row.durations[Source.CATALOG].observe(3.5),
        lambda: row.results.update([(Source.CATALOG, State.DEGRADED, Reason.TIMEOUT)]),
        lambda: row.skipped.update([(Source.CATALOG, Skip.STALL)]),
        lambda: setattr(row.beats[Source.CATALOG], "next_run", NOW + 77),
        lambda: setattr(row.beats[Source.CATALOG], "interval", 77.0),
        lambda: row.beats[Source.CATALOG].turn(Off.ACCIDENT),
        lambda: row.beats[Source.CATALOG].turn(None),
        lambda: row.cost_usd.update({Source.CATALOG: 0.12}),
        lambda: setattr(row.budget, "spent_usd", 4.0),
        lambda: setattr(row, "balance_usd", 1.0),
        lambda: row.observations.update([(State.OPERATIONAL, Reason.OK)]),
        lambda: setattr(row, "billed_without_video", 3),
        lambda: row.fallbacks.update([Source.OBSERVATION]),
        lambda: row.generation_seconds.observe(44.0),
        lambda: row.phases.update({Phase.QUEUE: 1.5}),
        lambda: setattr(row, "jobs_open", 5),
        lambda: row.late_results.update([State.DEGRADED]),
    ]
    before = refreshed(renderer, board)
    for i, change in enumerate(changes):
        change()
        board.touch("sora-2-reverse")
        now = refreshed(renderer, board)
        assert now != before, f"change {i} shows"
        assert now == ours(render(board, openmetrics).decode())
        before = now


def many(count: int) -> Board:
    return Board(started=NOW, entries={f"t{i}": entry(facts(f"t{i}")) for i in range(count)})


@pytest.mark.parametrize("openmetrics", [False, True])
async def test_a_scrape_reads_the_same_with_and_without_gzip(openmetrics: bool):
    board, snapshots = panel(), Snapshots()
    for _ in range(2):
        plain = b"".join(await snapshots.parts(board, openmetrics=openmetrics, gzip=False))
        packed = b"".join(await snapshots.parts(board, openmetrics=openmetrics, gzip=True))
        unpack = zlib.decompressobj(zlib.MAX_WBITS | 16)
        text = unpack.decompress(packed)
        assert unpack.eof
        assert not unpack.unused_data
        assert ours(text.decode()) == ours(plain.decode()) == ours(render(board, openmetrics).decode())
        assert text.endswith(b"# EOF\n") is openmetrics


async def test_a_scrape_shows_what_was_touched_since_the_last_one():
    board, snapshots = panel(), Snapshots()
    b"".join(await snapshots.parts(board, openmetrics=False, gzip=False))
    board.entries["veo-3.1-reverse"].health = Health(state=State.SUSPENDED, reason=Reason.NO_CHANNEL)
    board.budget = Money(50.0, 11.0)
    board.touch("veo-3.1-reverse")
    text = (b"".join(await snapshots.parts(board, openmetrics=False, gzip=False))).decode()
    assert ours(text) == ours(render(board).decode())


async def test_another_board_is_never_answered_from_the_old_one():
    snapshots = Snapshots()
    one, other = many(1), many(2)
    b"".join(await snapshots.parts(one, openmetrics=False, gzip=True))
    text = zlib.decompress(
        b"".join(await snapshots.parts(other, openmetrics=False, gzip=True)), zlib.MAX_WBITS | 16
    )
    assert ours(text.decode()) == ours(render(other).decode())


async def test_a_scrape_lets_others_run_and_shows_one_moment_of_each_target(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("exporter.turns._TURN", 0.0)
    board, snapshots = many(200), Snapshots()
    turns = 0

    async def flip() -> None:
        nonlocal turns
        while True:
            turns += 1
            state, reason = ((State.SUSPENDED, Reason.NO_CHANNEL), (State.OPERATIONAL, Reason.OK))[turns % 2]
            for name in ("t0", "t199"):
                board.entries[name].health = Health(state=state, reason=reason)
            board.touch("t0", "t199")
            await asyncio.sleep(0)

    async with asyncio.TaskGroup() as group:
        flipping = group.create_task(flip())
        text = b"".join(await snapshots.parts(board, openmetrics=False, gzip=True))
        flipping.cancel()
    assert turns >= 200
    shown = [
        (dict(labels)["target"], name, dict(labels).get("state") or dict(labels)["reason"])
        for (name, labels), value in series(ours(zlib.decompress(text, zlib.MAX_WBITS | 16).decode())).items()
        if name in {"service_state", "service_state_reason"} and value == 1
    ]
    for name in ("t0", "t199"):
        told = {word for target, _, word in shown if target == name}
        assert told in ({"suspended", "no_channel"}, {"operational", "ok"})


def test_a_scrape_ends_however_fast_targets_change():
    board, renderer = many(1000), Renderer()
    steps = 0
    for _ in renderer.refresh(board):
        board.touch(*board.entries)
        steps += 1
        assert steps <= 1000, "each target is looked at once"
    assert steps == 1000


def test_looking_at_many_targets_of_which_none_has_changed_pauses_too():
    board, renderer = many(1200), Renderer()
    refreshed(renderer, board)
    assert len(list(renderer.refresh(board))) == 1200 // 50


def test_a_target_that_comes_while_others_are_written_is_no_error():
    board, renderer = many(60), Renderer()
    assert 'target="t0"' not in "".join(renderer.chunks(board))
    for _ in renderer.refresh(board):
        board.entries["new"] = entry(facts("new"))
        board.entries.pop("t59", None)
    text = "".join(renderer.chunks(board))
    assert 'target="t0"' in text
    assert 'target="t59"' not in text
    assert 'target="new"' in refreshed(renderer, board)


async def test_gzip_is_one_member_in_small_pieces():
    """Clients that read one member alone, httpx and aiohttp among them, would lose what follows it."""
    board, snapshots = many(700), Snapshots()
    plain = await snapshots.parts(board, openmetrics=False, gzip=False)
    assert len(plain) > 2
    assert max(map(len, plain)) < 2 * (1 << 18)
    packed = b"".join(await snapshots.parts(board, openmetrics=False, gzip=True))
    unpack = zlib.decompressobj(zlib.MAX_WBITS | 16)
    assert ours(unpack.decompress(packed).decode()) == ours(b"".join(plain).decode())
    assert unpack.eof
    assert not unpack.unused_data


def test_without_isa_l_zlib_packs(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "isal", None)
    packed = b"".join(asyncio.run(Snapshots().parts(panel(), openmetrics=False, gzip=True)))
    assert ours(zlib.decompress(packed, zlib.MAX_WBITS | 16).decode()) == ours(render(panel()).decode())


SERIES = {(Source.CATALOG,): 42, FREE: 61, ALL: 95}
"""Of a target where nothing is configured that need not be, after one good answer of each probe."""
IN_OPENMETRICS = {(Source.CATALOG,): 44, FREE: 65, ALL: 101}
"""The same with when each counter that has counted began; Prometheus stores those unless it is told to use them."""


@pytest.mark.parametrize("probes", SERIES)
def test_a_target_has_no_more_series_than_it_needs(probes: tuple[Source, ...]):
    """What is added here, Prometheus keeps for every target: at most 45 with `catalog`, 65 with both free ones."""
    row = entry(facts("t", probes=probes))
    row.balance_usd = row.credential_expires_at = None
    board = Board(started=NOW, entries={"t": row})
    for openmetrics, limits in ((False, SERIES), (True, IN_OPENMETRICS)):
        text = render(board, openmetrics).decode()
        assert len([line for line in text.splitlines() if 'target="t"' in line]) == limits[probes]


@pytest.mark.parametrize(
    ("accept", "openmetrics"),
    [
        ("", False),
        ("*/*", False),
        ("text/html,application/xhtml+xml", False),
        ("text/plain;version=0.0.4;q=0.5", False),
        ("application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5,*/*;q=0.1", True),
        ("application/openmetrics-text; version=0.0.1", False),
        ("application/openmetrics-text", True),
        ("application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,text/plain;q=0.3", True),
        ("application/openmetrics-text;version=nonsense", False),
        (";;,=,", False),
    ],
)
def test_the_format_follows_the_accept_header(accept: str, openmetrics: bool):
    assert wants_openmetrics(accept) is openmetrics


@pytest.mark.parametrize(
    ("accept", "gzip"),
    [
        ("", False),
        ("gzip", True),
        ("deflate, gzip;q=0.8", True),
        ("GZIP", True),
        ("gzip; q=0", False),
        ("identity", False),
    ],
)
def test_gzip_follows_the_accept_encoding_header(accept: str, gzip: bool):
    assert wants_gzip(accept) is gzip


def test_a_probe_on_demand_has_the_names_of_blackbox_and_the_state():
    board = panel()
    one = board.entries["sora-2-official"]
    text = render_probe(one, one.runs[Source.CATALOG], openmetrics=False).decode()
    names = {(name, dict(labels).get("state")): value for (name, labels), value in series(text).items()}
    assert names["probe_success", None] == 1
    assert names["probe_duration_seconds", None] == pytest.approx(0.4321)
    assert names["service_state", "operational"] == 1
    assert len(names) == 2 + 7
    assert series(
        render_probe(one, one.runs[Source.CATALOG], openmetrics=True).decode(), read_openmetrics
    ) == series(text)
    assert not {"probe_success", "probe_duration_seconds"} & {metric.name for metric in METRICS}


def test_the_probes_of_the_vocabulary_are_all_known():
    assert set(ALL) == set(PROBES)
    assert set(FREE) == {source for source in PROBES if not source.paid}


@pytest.mark.parametrize("openmetrics", [False, True])
def test_a_vantage_stands_on_every_series_of_a_target_and_changes_nothing_else(openmetrics: bool):
    plain, named = full_board(), full_board()
    for row in named.entries.values():
        row.facts = replace(row.facts, vantage="fra")
    texts = [ours(render(board, openmetrics).decode()) for board in (plain, named)]

    assert texts[1].replace(',vantage="fra"', "") == texts[0]
    lines = [line for line in texts[1].splitlines() if 'target="' in line]
    assert len(lines) > 500
    assert all(line.count(',vantage="fra"') == 1 for line in lines)
    assert texts[1].count("vantage=") == len(lines)
