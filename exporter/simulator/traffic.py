"""Real traffic: clients' requests at random moments, and what they report of them.

Every request is played against a copy of the target's upstream with its own chance and no bill, so that what
clients report are the upstream's real answers.
"""

import heapq
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from exporter.core.answer import Answer, ObservationIn, Transport
from exporter.core.vocabulary import Api, Reason
from exporter.simulator.call import SimCall
from exporter.simulator.jobs import SimJob
from exporter.simulator.rng import Rng
from exporter.simulator.scenario import Client, Scenario
from exporter.simulator.script import SimTarget, TruthTimeline
from exporter.simulator.site import Site
from exporter.simulator.transport import error_of
from exporter.simulator.upstreams.registry import family_of
from exporter.simulator.wire import NEVER, Breakage, SimRequest, SimResponse
from exporter.simulator.world import World
from exporter.transport.errors import describe

REPORTERS: Final = ("client-a", "client-b")
PATIENCE: Final = 900.0
"""Seconds for which a client waits for a job, a picture or a stream."""
_PROMPT: Final = "A paper boat drifts across a pond at dawn"
_OK: Final = 200
_SPOILED: Final = frozenset({Reason.ARTIFACT_INVALID, Reason.TRUNCATED})
_WITH_JOBS: Final = frozenset({Api.OPENAI_VIDEOS, Api.GEMINI_VIDEO})


@dataclass(slots=True)
class _Moment:
    """The time at which a request is played."""

    now: float


@dataclass(slots=True)
class Requests:
    """The requests of some clients to one target: a copy of its upstream, and their rhythm."""

    target: SimTarget
    timeline: TruthTimeline
    epoch: float
    chance: Rng
    per_hour: float
    start: float = 0.0
    end: float = NEVER
    reporters: tuple[str, ...] = REPORTERS
    _moment: _Moment = field(default_factory=lambda: _Moment(0.0))

    def observations(self) -> Iterator[ObservationIn]:
        """What the clients report, in order of time, until the end."""
        at = self.start
        while True:
            at += self.chance.stream("traffic/gaps").expovariate(self.per_hour / 3600)
            if at >= self.end:
                return
            yield self._observe(self.epoch + at)

    def _observe(self, at: float) -> ObservationIn:
        """One request whose end is at `at` (unix seconds): the truth of that moment decides it."""
        self._moment.now = at
        site = Site(self.target, self.chance, self.epoch, lambda: self._moment.now)
        site.timeline = self.timeline
        answer, latency = _play(site, self._moment)
        reporter = self.chance.one_of("traffic/reporter", self.reporters)
        return ObservationIn(self.target.name, reporter, at, round(latency, 3), answer)


def traffic_events(world: World, scenario: Scenario) -> Iterator[ObservationIn]:
    """All clients' observations of a scenario in order of time, up to its end.

    `at` is in unix seconds; an `answer` of None is a success. Draws are the world's seed's, and take
    nothing from those of the probes.
    """
    return heapq.merge(*(each.observations() for each in _clients(world, scenario)), key=_when)


def _when(observation: ObservationIn) -> float:
    return observation.at


def _clients(world: World, scenario: Scenario) -> Iterable[Requests]:
    for name, per_hour in scenario.traffic.items():
        chance = Rng(world.seed, f"{name}/traffic")
        site = world.sites[name]
        yield Requests(site.target, site.timeline, world.epoch, chance, per_hour, end=scenario.duration)
    for number, client in enumerate(scenario.clients):
        yield _broken(world, client, number, scenario.duration)


def _broken(world: World, client: Client, number: int, duration: float) -> Requests:
    """A client that fails of its own: its upstream is always well, its own noise is not."""
    target = replace(world.sites[client.target].target, noise=(client.noise,))
    chance = Rng(world.seed, f"{client.target}/client/{number}")
    end = min(client.until, duration)
    rhythm = (client.per_hour, client.at, end, (client.reporter,))
    return Requests(target, TruthTimeline(()), world.epoch, chance, *rhythm)


def _play(site: Site, moment: _Moment) -> tuple[Answer | None, float]:
    """One request to its end: what the client has in hand (None: what it wanted) and how long it took."""
    family = family_of(site.target)
    response = family(_call(site, _create(site.target)))
    if response.breakage is not None:
        return _failed(response), response.delay
    if response.delay >= NEVER:
        return _gave_up("before the first byte"), PATIENCE
    if response.status != _OK or not site.queue.jobs():
        well = response.status == _OK and site.target.api is Api.HTTP
        return None if well else _said(response), response.delay
    return _follow(site, moment, response, site.queue.jobs()[0])


def _follow(site: Site, moment: _Moment, response: SimResponse, job: SimJob) -> tuple[Answer | None, float]:
    """From an order taken to what became of it."""
    took = job.ends - job.created
    if job.endless or took > PATIENCE:
        phase = job.phase(job.created + PATIENCE).value
        return _gave_up(f"and the job was still {phase}"), PATIENCE
    if job.delivers:
        return (_bad_artifact(job) if job.fate in _SPOILED else None), took
    if response.chunks or site.target.api not in _WITH_JOBS:
        return _said(response), took
    moment.now = job.ends + site.target.quirks.lag + 1.0
    look = family_of(site.target)(_call(site, _poll(site, job)))
    return Answer(Transport.TASK, look.status, body=look.body.decode()), took


def _said(response: SimResponse) -> Answer:
    streamed = b"".join(chunk.data for chunk in response.chunks)
    transport = Transport.SSE if streamed else Transport.HTTP
    text = (streamed or response.body).decode(errors="replace")
    return Answer(transport, response.status, dict(response.headers), text)


def _failed(response: SimResponse) -> Answer:
    error = error_of(response.breakage or Breakage.RESET)
    return Answer(Transport.EXCEPTION, exception=describe(error))


def _gave_up(when: str) -> Answer:
    text = f"TimeoutError: timed out after {PATIENCE:g} s {when}"
    return Answer(Transport.EXCEPTION, exception=text)


def _bad_artifact(job: SimJob) -> Answer:
    text = "httpx2.RemoteProtocolError: peer closed connection without sending complete message body"
    if job.fate is Reason.ARTIFACT_INVALID:
        text = "client.InvalidArtifact: the file is neither a video nor an image (artifact invalid)"
    return Answer(Transport.EXCEPTION, exception=text)


def _call(site: Site, request: SimRequest) -> SimCall:
    return SimCall(site, request, tuple(part for part in request.path.split("/") if part))


def _create(target: SimTarget) -> SimRequest:
    path, body = _BODIES[target.api](target.model)
    headers = {"content-type": "application/json", "authorization": f"Bearer {target.key or ''}"}
    method = "GET" if target.api is Api.HTTP else "POST"
    return SimRequest(method, path, headers, json.dumps(body).encode())


def _videos(model: str) -> tuple[str, Mapping[str, object]]:
    return "v1/videos", {"model": model, "prompt": _PROMPT, "seconds": "4", "size": "1280x720"}


def _chat(model: str) -> tuple[str, Mapping[str, object]]:
    messages = [{"role": "user", "content": _PROMPT}]
    return "v1/chat/completions", {"model": model, "stream": True, "messages": messages}


def _images(model: str) -> tuple[str, Mapping[str, object]]:
    return "v1/images/generations", {"model": model, "prompt": _PROMPT}


def _gemini(model: str) -> tuple[str, Mapping[str, object]]:
    body = {"instances": [{"prompt": _PROMPT}], "parameters": {"durationSeconds": 4}}
    return f"v1beta/models/{model}:predictLongRunning", body


def _plain(_model: str) -> tuple[str, Mapping[str, object]]:
    return "", {}


_BODIES: Final = {
    Api.OPENAI_VIDEOS: _videos,
    Api.OPENAI_CHAT: _chat,
    Api.OPENAI_IMAGES: _images,
    Api.GEMINI_VIDEO: _gemini,
    Api.HTTP: _plain,
}


def _poll(site: Site, job: SimJob) -> SimRequest:
    headers = {"authorization": f"Bearer {site.target.key or ''}"}
    if site.target.api is Api.GEMINI_VIDEO:
        return SimRequest("GET", f"v1beta/models/{job.model}/operations/{job.id}", headers)
    return SimRequest("GET", f"v1/videos/{job.id}", headers)
