"""The web with a hand-made board behind it: where the engine would be stands a double with a memory."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import httpx2

from exporter.config import Config, parse
from exporter.core.answer import ObservationIn
from exporter.core.availability import Timeline
from exporter.core.board import Board, Run
from exporter.core.state.explain import Depth, Explanation, Said
from exporter.core.state.ruling import Ruling
from exporter.core.state.ways_out import Need, WayOut
from exporter.core.state.why import Decision, Note, Why
from exporter.core.thresholds import DAY, HOUR
from exporter.core.vocabulary import Fault, Reason, Source, State
from exporter.store import CheckRow, EventQuery, EventRow
from exporter.web.application import create_app
from exporter.web.auth import Users
from exporter.web.context import WebContext
from tests.support.boards import NOW, panel


@dataclass(frozen=True, slots=True)
class Episode:
    """One stretch of a state, dated from its first and last decisive evidence. Times are unix seconds."""

    state: State
    reason: Reason
    start: float
    end: float | None = None
    """None while it lasts."""
    target: str = "sora-2-reverse"


TOKEN = "observer-token-0123456789"
KEY = "key-of-the-gateway-0123456789"
TARGETS = (
    ("sora-2-official", "official", "sora-2", "openai_videos"),
    ("sora-2-pro-official", "official", "sora-2-pro", "openai_videos"),
    ("sora-image-official", "official", "sora-image", "openai_images"),
    ("sora-2-reverse", "reverse", "sora-2", "openai_chat"),
    ("sora-2-pro-reverse", "reverse", "sora-2-pro", "openai_chat"),
    ("veo-3.1-reverse", "reverse", "veo-3.1", "openai_chat"),
)


class StoppedClock:
    """The time is what the test says."""

    def __init__(self, now: float = NOW) -> None:
        self.now = now
        self.passed = 0.0

    def time(self) -> float:
        return self.now + self.passed

    def monotonic(self) -> float:
        return self.passed


def load_config(folder: Path, *, observations: bool = True, more: str = "") -> Config:
    """A configuration whose targets are those of the hand-made board; its secrets lie in `folder`."""
    (folder / "token").write_text(TOKEN)
    (folder / "key").write_text(KEY)
    lines = ["global:", "  interval: 60s"]
    if observations:
        lines.append("  observations: {token_file: token}")
    lines.append("targets:")
    for name, channel, model, api in TARGETS:
        lines += [
            f"  - {{name: {name}, provider: relay, channel: {channel}, model: {model}, api: {api},",
            "     base_url: https://relay.example/v1, upstream: gateway, api_key_file: key,",
            "     probes: {catalog: {}, validation: {}}}",
        ]
    return parse("\n".join([*lines, more]), "config.yml", {}, folder)


class Double:
    """Stands in for the engine: remembers what it was asked, answers what the test gave it."""

    def __init__(self, config: Config, board: Board) -> None:
        self.config = config
        self.board = board
        self.probed: list[tuple[str, Source, float]] = []
        self.scrapes: list[float] = []
        self.reloads = 0
        self.off = {("sora-2-reverse", Source.VALIDATION)}
        self.observed: list[ObservationIn] = []
        self.run_result: Run | None = board.entries["sora-2-official"].runs[Source.CATALOG]
        self.episodes: list[Episode] = story_of_a_week()
        self.changes: list[EventRow] = []
        self.checked: list[CheckRow] = []
        self.stories: dict[str, Explanation] = {}
        self.spent = {date(2026, 1, 20): 1.5, date(2026, 1, 28): 3.48}
        self.fails: Exception | None = None
        self.dated = asyncio.Event()
        self.dated.set()

    async def run(self) -> None:
        raise NotImplementedError

    async def probe_now(self, target: str, source: Source, deadline_seconds: float) -> Run | None:
        self.probed.append((target, source, deadline_seconds))
        return self.run_result

    async def settled(self) -> None:
        await self.dated.wait()

    async def before_scrape(self, deadline_seconds: float) -> None:
        self.scrapes.append(deadline_seconds)

    async def clear(self, target: str, source: Source) -> bool:
        cleared = (target, source) in self.off
        self.off.discard((target, source))
        return cleared

    async def reload(self) -> None:
        if self.fails is not None:
            raise self.fails
        self.reloads += 1

    def web_reloaded(self, *, successful: bool) -> None:
        self.board.web_reload_successful = successful
        self.board.touch()

    async def observe(self, items: Sequence[ObservationIn]) -> int:
        if self.fails is not None:
            raise self.fails
        self.observed.extend(items)
        return len(items)

    def explain(self, target: str) -> Explanation:
        return self.stories.get(target) or explanation(self.board, target)

    async def timeline(self, target: str, since: float) -> Timeline:
        return self.board.entries[target].timeline

    async def events(self, wanted: EventQuery) -> list[EventRow]:
        if self.fails is not None:
            raise self.fails
        found = [
            one
            for one in self.changes
            if one.at > wanted.after
            and wanted.target in (None, one.target)
            and wanted.model in (None, one.model)
            and wanted.channel in (None, one.channel)
        ]
        return found[-wanted.limit :] if wanted.newest else found[: wanted.limit]

    async def spent_by_day(self, target: str, since: date) -> dict[date, float]:
        if self.fails is not None:
            raise self.fails
        return {day: usd for day, usd in self.spent.items() if day >= since}

    async def troubles(self, since: float, most: int) -> list[Episode]:
        if self.fails is not None:
            raise self.fails
        bad = [one for one in self.episodes if one.state is not State.OPERATIONAL]
        return [one for one in reversed(bad) if one.end is None or one.end > since][:most]

    async def checks(
        self, target: str, since: float, limit: int, until: float | None = None
    ) -> list[CheckRow]:
        if self.fails is not None:
            raise self.fails
        found = [
            one for one in self.checked if one.target == target and since <= one.at < (until or float("inf"))
        ]
        return sorted(found, key=lambda one: -one.at)[:limit]

    async def history(self, target: str, since: float) -> list[Episode]:
        if self.fails is not None:
            raise self.fails
        return [one for one in self.episodes if one.end is None or one.end > since]


def story_of_a_week() -> list[Episode]:
    risk = State.RISK_CONTROL
    return [
        Episode(State.OPERATIONAL, Reason.OK, NOW - 20 * DAY, NOW - 16 * DAY),
        Episode(risk, Reason.CAPTCHA, NOW - 16 * DAY, NOW - 14.5 * DAY),
        Episode(State.OPERATIONAL, Reason.OK, NOW - 14.5 * DAY, NOW - 5.2 * DAY),
        Episode(risk, Reason.RATE_LIMITED, NOW - 5.2 * DAY, NOW - 4 * DAY),
        Episode(State.OPERATIONAL, Reason.OK, NOW - 4 * DAY, NOW - 3.2 * HOUR),
        Episode(risk, Reason.CAPTCHA, NOW - 3.2 * HOUR, None),
    ]


def explanation(board: Board, target: str) -> Explanation:
    """A whole story, with a secret and with markup in what the upstream said."""
    health = board.entries[target].health
    said = Said(
        at=NOW - 52.5,
        outcome=State.RISK_CONTROL,
        reason=Reason.CAPTCHA,
        rule="captcha in the text",
        detail=f"<script>alert(1)</script> please solve the captcha, {KEY}",
        fault=Fault.UPSTREAM,
        latency=2.4312,
    )
    good = Said(NOW - 652.5, State.OPERATIONAL, Reason.OK, latency=41.2)
    free = Said(NOW - 22.5, State.OPERATIONAL, Reason.REJECTED_AS_EXPECTED, latency=0.213)
    named = Why(Decision.EXPLICIT, 2, 5)
    return Explanation(
        target=target,
        health=replace(health, why=named, decided_by=Source.GENERATION),
        evidence=(
            Depth(
                Source.VALIDATION,
                note=Note.EXPIRED,
                answers=60,
                successes=60,
                fresh_until=NOW + 158,
                last=(free,),
            ),
            Depth(
                Source.GENERATION,
                Ruling(State.RISK_CONTROL, Reason.CAPTCHA, named, NOW - 1800, Source.GENERATION),
                Note.DECIDED,
                answers=18,
                successes=11,
                fresh_until=NOW + 1748,
                last=(said, good, said),
            ),
            Depth(Source.OBSERVATION, note=Note.EXPIRED, fresh_until=NOW - 9),
        ),
        changes=(WayOut((Need(Source.GENERATION, 12, 0, True, False),), State.OPERATIONAL, None),),
    )


def site(folder: Path, **options: object) -> WebContext:
    """A site around the hand-made board; its facade is a `Double`."""
    observations = bool(options.pop("observations", True))
    more = str(options.pop("more", ""))
    config = load_config(folder, observations=observations, more=more)
    return WebContext(Double(config, panel()), StoppedClock(), **options)


def client(
    of: WebContext, users: Users | None = None, host: str = "exporter.example:9847"
) -> httpx2.AsyncClient:
    """A client of the application, without sockets."""
    transport = httpx2.ASGITransport(create_app(of, users))
    return httpx2.AsyncClient(transport=transport, base_url=f"http://{host}")
