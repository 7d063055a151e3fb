"""A month of nights: six targets at four providers, and in every night something else that may wake people."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any, Final

from exporter.core.thresholds import DAY, HOUR
from exporter.core.vocabulary import Reason, State
from exporter.simulator.scenario import Scenario, Work
from exporter.simulator.script import Noise, Step

MINUTE: Final = 60.0
NIGHTS: Final = 30
_EVENING: Final = 22 * HOUR
_BUSY: Final = 2 * HOUR
_DEEP: Final = 3 * HOUR
"""Something begins within so many hours after ten in the evening."""
_FREE: Final[dict[str, Any]] = {"catalog": {}, "validation": {}}
_REACHING: Final = {"catalog": {"interval": "5m"}, "validation": {"reach": "upstream"}}
R = Reason


def _target(name: str, provider: str, channel: str, model: str, api: str, **more: Any) -> dict[str, Any]:
    known = {"name": name, "provider": provider, "channel": channel, "model": model, "api": api}
    return {**known, "upstream": "vendor", "interval": "60s", "slo": 99.9, "probes": _FREE, **more}


_PAID: Final[dict[str, Any]] = {
    "upstream": "gateway",
    "slo": None,
    "price": {"usd_per_call": 0.12},
    "budget": {"usd_per_day": 40},
    "probes": {**_FREE, "generation": {"interval": "10m"}},
}
TARGETS: Final = (
    _target("openai-sora-2", "openai", "official", "sora-2", "openai_videos"),
    _target("openai-image", "openai", "official", "sora-image", "openai_images"),
    _target("google-veo", "google", "official", "veo-3.1", "gemini_video", interval="30s"),
    _target(
        "apiyi-sora-2", "apiyi", "official", "sora-2", "openai_videos", upstream="gateway", probes=_REACHING
    ),
    _target("mirror-sora-2", "mirror", "reverse", "sora-2", "openai_chat", **_PAID),
    _target("mirror-veo", "mirror", "reverse", "veo-3.1", "openai_chat", **_PAID),
)
NAMES: Final = tuple(target["name"] for target in TARGETS)
OFFICIAL: Final = NAMES[:4]
REVERSE: Final = NAMES[4:]
VENDORS: Final = NAMES[:3]
OF_SORA: Final = ("openai-sora-2", "apiyi-sora-2", "mirror-sora-2")


@dataclass(frozen=True)
class Trouble:
    """Something that happens to some targets at once, for some minutes."""

    state: State
    reasons: tuple[Reason, ...]
    targets: tuple[str, ...]
    minutes: tuple[float, float]
    success_rate: float = 0.0
    every: bool = False
    """To all of them, rather than to one."""
    latency: float = 1.0

    def struck(self, dice: Random) -> tuple[str, ...]:
        return self.targets if self.every else (dice.choice(self.targets),)


DOWN, CONTROLLED, DEGRADED, OURS = State.SUSPENDED, State.RISK_CONTROL, State.DEGRADED, State.UNKNOWN
CHALLENGES: Final = (R.CAPTCHA, R.UNUSUAL_ACTIVITY, R.RATE_LIMITED)
NETWORK: Final = Trouble(OURS, (R.NETWORK,), NAMES, (10, 30), every=True)
NOTICED: Final = Trouble(State.MAINTENANCE, (R.UPSTREAM_5XX,), VENDORS, (30, 90))
TROUBLES: Final = (
    Trouble(DOWN, (R.UPSTREAM_5XX, R.OVERLOADED), VENDORS, (15, 90)),
    Trouble(DOWN, (R.SERVICE_PAUSED,), OFFICIAL, (15, 240)),
    Trouble(DOWN, (R.CONNECTION_REFUSED,), OFFICIAL, (10, 40)),
    Trouble(DOWN, (R.TIMEOUT,), VENDORS, (20, 60)),
    Trouble(DOWN, (R.NO_CHANNEL,), ("apiyi-sora-2",), (10, 120)),
    Trouble(CONTROLLED, CHALLENGES, OFFICIAL, (20, 120), 0.4),
    Trouble(DOWN, (R.UPSTREAM_5XX,), ("openai-sora-2", "openai-image"), (20, 60), every=True),
    Trouble(DOWN, (R.SERVICE_PAUSED,), OF_SORA, (30, 60), every=True),
    Trouble(DOWN, (R.SERVICE_PAUSED,), (*OFFICIAL, "mirror-sora-2"), (30, 60), every=True),
    Trouble(DOWN, (R.UPSTREAM_5XX,), OFFICIAL, (2, 5)),
    Trouble(DEGRADED, (R.OVERLOADED, R.TIMEOUT), OFFICIAL, (30, 180), 0.75),
    Trouble(DEGRADED, (R.SLOW,), VENDORS, (60, 180), 1.0, latency=5.0),
    Trouble(OURS, (R.INVALID_KEY,), OFFICIAL, (20, 90)),
    Trouble(CONTROLLED, CHALLENGES, REVERSE, (60, 300), 0.3, every=True),
    Trouble(DOWN, (R.NO_CHANNEL,), REVERSE, (60, 300)),
    Trouble(DOWN, (R.CHANNEL_DISABLED,), REVERSE, (60, 300), every=True),
    NETWORK,
    NOTICED,
)


def month_of_nights(seed: int = 1) -> Scenario:
    """Every kind of trouble in turn, one a night, at a moment by chance."""
    dice = Random(f"nights/{seed}")
    starts = [night * DAY + _EVENING + dice.uniform(0.0, _DEEP) for night in range(NIGHTS)]
    return _played("month-of-nights", starts, NIGHTS * DAY + 6 * HOUR, dice, _DEEP * 2)


def busy_day(seed: int = 1) -> Scenario:
    """The same in a hurry: something new every two hours."""
    dice = Random(f"day/{seed}")
    starts = [n * _BUSY + dice.uniform(0.5, 1.0) * HOUR for n in range(int(DAY / _BUSY))]
    return _played("busy-day", starts, DAY, dice, _BUSY - HOUR)


def _played(name: str, starts: Sequence[float], duration: float, dice: Random, most: float) -> Scenario:
    """Two requests in a hundred fail, whatever else happens; nothing lasts longer than `most` seconds."""
    steps: dict[str, list[Step]] = {name: [Step.of(0.0, State.OPERATIONAL)] for name in NAMES}
    network, work = [], []
    for start, trouble in zip(starts, _in_turn(dice), strict=False):
        end = start + min(dice.uniform(*trouble.minutes) * MINUTE, most)
        struck = trouble.struck(dice)
        for target in struck:
            steps[target] += [
                Step.of(start, trouble.state, trouble.success_rate, trouble.latency, trouble.reasons),
                Step.of(end, State.OPERATIONAL),
            ]
        if trouble is NETWORK:
            network.append((start, end))
        if trouble is NOTICED:
            work.append(Work(struck, start, end, "as announced"))
    return Scenario(
        name=name,
        duration=duration,
        seed=1,
        targets=TARGETS,
        timeline={name: tuple(of_target) for name, of_target in steps.items()},
        noise={name: (Noise(0.02, (R.UPSTREAM_5XX, R.TIMEOUT)),) for name in NAMES},
        network=tuple(network),
        maintenance=tuple(work),
    )


def _in_turn(dice: Random) -> Iterator[Trouble]:
    while True:
        yield from dice.sample(TROUBLES, len(TROUBLES))
