"""A board made by hand: the six services of the status panel, with everything on it that can be shown."""

from dataclasses import replace

from exporter.core.availability import Timeline
from exporter.core.board import Beat, Board, Component, Entry, Facts, Money, Notice, Page, Run
from exporter.core.state.machine import Health
from exporter.core.state.why import Decision, Why
from exporter.core.thresholds import DAY, HOUR
from exporter.core.vocabulary import Api, Channel, Phase, Reason, Skip, Source, State, Upstream

NOW = 1_769_580_000.25
"""2026-01-28T06:00:00.25Z: 14:00 in Beijing."""

FREE = (Source.CATALOG, Source.VALIDATION)
ALL = (*FREE, Source.GENERATION)


def facts(target: str, **changes: object) -> Facts:
    base = Facts(
        target=target,
        provider="apiyi",
        channel=Channel.OFFICIAL,
        model="sora-2",
        title=target,
        api=Api.OPENAI_VIDEOS,
        upstream=Upstream.GATEWAY,
        upstream_model="sora-2",
        labels={},
        probes=FREE,
    )
    return replace(base, **changes)


def entry(
    of: Facts,
    state: State = State.OPERATIONAL,
    reason: Reason = Reason.OK,
    *,
    since: float = NOW - 5 * HOUR,
    verified: bool = True,
    segments: list[tuple[float, State, bool]] | None = None,
) -> Entry:
    deepest = of.probes[-1] if of.probes else None
    health = Health(
        state=state,
        reason=reason,
        since=since,
        changed=since + 90.5,
        why=Why(Decision.SHARE, 13, 20),
        verified=verified,
        deepest=deepest if state is not State.UNKNOWN else None,
        ever_worked=True,
    )
    timeline = Timeline(segments if segments is not None else [(since, state, verified)])
    made = Entry(facts=of, health=health, timeline=timeline)
    made.credential_valid = True
    made.balance_usd = 9.75
    made.credential_expires_at = 1_800_000_000.0
    made.last_available = NOW - 12.5 if state.up else since
    for i, probe in enumerate(of.probes):
        ended = NOW - 12.5 - 40 * i
        outcome = state if state is not State.UNKNOWN else State.OPERATIONAL
        run = Run(probe, ended - 0.4321 * (i + 1), ended, 0.4321 * (i + 1), outcome, reason, "rule", "", 0.0)
        made.runs[probe] = run
        made.beats[probe] = Beat(60.0, ended + 60.0)
        made.results[probe, outcome, reason] = 41 + i
        made.durations[probe].observe(run.latency)
    return made


def paid(made: Entry) -> Entry:
    """Add what only a target with a `generation` has."""
    made.budget = Money(20.0, 3.48)
    made.cost_usd[Source.GENERATION] = 3.48
    made.beats[Source.GENERATION] = Beat(600.0, NOW + 311.0)
    made.skipped[Source.GENERATION, Skip.BUDGET] = 2
    made.generation_seconds.observe(74.2)
    made.phases = {Phase.ACCEPT: 1.21, Phase.QUEUE: 8.0, Phase.RENDER: 61.7, Phase.DOWNLOAD: 3.29}
    made.jobs_open = 1
    made.late_results[State.OPERATIONAL] = 1
    made.observations[State.RISK_CONTROL, Reason.CAPTCHA] = 7
    made.transitions[made.health.state] = 1
    made.risk_control_events[Reason.CAPTCHA] = 2
    return made


def _history(
    state: State, since: float, *episodes: tuple[float, float, State]
) -> list[tuple[float, State, bool]]:
    """Thirty days of operational time with episodes (start and end in days ago), then the present state."""
    segments = [(NOW - 30 * DAY, State.OPERATIONAL, True)]
    for start, end, bad in episodes:
        segments += [(NOW - start * DAY, bad, True), (NOW - end * DAY, State.OPERATIONAL, True)]
    return segments if state is State.OPERATIONAL else [*segments, (since, state, True)]


def _official(
    target: str, title: str, model: str, usd: float, *episodes: tuple[float, float, State]
) -> Entry:
    of = facts(
        target,
        title=title,
        model=model,
        upstream_model=model,
        slo_ratio=0.999,
        usd_per_second=usd,
        retires_at=1_790_208_000.0,
        labels={"tier": "prod"},
    )
    since = NOW - (episodes[-1][1] * DAY if episodes else 30 * DAY)
    return entry(of, since=since, segments=_history(State.OPERATIONAL, since, *episodes))


def _reverse(
    target: str, title: str, model: str, state: State, reason: Reason, *episodes: tuple[float, float, State]
) -> Entry:
    of = facts(
        target,
        title=title,
        provider="relay",
        channel=Channel.REVERSE,
        model=model,
        api=Api.OPENAI_CHAT,
        upstream_model=f"{model}-web",
        probes=ALL,
        usd_per_call=0.12,
    )
    since = NOW - (3.2 * HOUR if state is not State.OPERATIONAL else 26 * HOUR)
    return paid(entry(of, state, reason, since=since, segments=_history(state, since, *episodes)))


def panel() -> Board:
    """The status panel of 2026-01-28 14:00."""
    risk, suspended = State.RISK_CONTROL, State.SUSPENDED
    made = (
        _official("sora-2-official", "Sora 2", "sora-2", 0.10, (11.02, 11.0, suspended)),
        _official("sora-2-pro-official", "Sora 2 Pro", "sora-2-pro", 0.30),
        _official("sora-image-official", "Sora image", "sora-image", 0.01, (20.3, 20.28, State.DEGRADED)),
        _reverse(
            "sora-2-reverse", "Sora 2", "sora-2", risk, Reason.CAPTCHA, (16, 14.5, risk), (5.2, 4, risk)
        ),
        _reverse(
            "sora-2-pro-reverse",
            "Sora 2 Pro",
            "sora-2-pro",
            suspended,
            Reason.NO_CHANNEL,
            *((24, 21, suspended), (12, 8, risk), (3, 2, risk)),
        ),
        _reverse(
            "veo-3.1-reverse", "Veo 3.1", "veo-3.1", State.OPERATIONAL, Reason.OK, (9, 8.4, State.DEGRADED)
        ),
    )
    board = Board(started=NOW - 31 * DAY, entries={one.facts.target: one for one in made})
    board.budget = Money(50.0, 10.44)
    board.reload_success_at = NOW - 31 * DAY
    board.ready = True
    board.lag.observe(0.0007)
    board.pages["openai"] = _page()
    board.version = 1
    return board


def _page() -> Page:
    targets = ("sora-2-official", "sora-2-pro-official")
    return Page(
        "openai",
        "https://status.openai.example",
        up=True,
        read_at=NOW - 31,
        components=(
            Component("sora", "partial_outage", targets, uptime_ratio=0.9984, uptime_window=90 * DAY),
        ),
        indicator="major",
        past=(
            Notice("Sora is slow", "minor", NOW - 9 * DAY, NOW - 9 * DAY + 2 * HOUR, targets),
            Notice("Videos fail", "major", NOW - 20 * DAY, NOW - 20 * DAY + HOUR, targets),
        ),
        notices=(
            Notice("Elevated errors in Sora", "minor", NOW - 2 * HOUR, None, targets),
            Notice("Planned database work", "maintenance", NOW + DAY, NOW + DAY + HOUR, targets, begun=False),
        ),
        disagreeing=frozenset({"sora-2-official"}),
    )
