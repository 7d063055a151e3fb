"""Everything between an upstream and a phone, as real processes: simulator, exporter, Prometheus, Alertmanager.

Rules, scrape configuration and Alertmanager configuration are the shipped ones, in a hurry; only addresses and
secrets are others.
"""

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import httpx2
import yaml

from exporter.simulator.setup import KEY, KEY_VARIABLE
from tests.e2e.hurry import FACTOR, prometheus_config, rule_files
from tests.e2e.servers import free_port, get, get_json, needed, query, running, wait_for
from tests.rules.alertmanager import SECRETS, Alertmanager, shipped
from tests.rules.alertmanager import running as alertmanager
from tests.rules.sinks import Arrivals, Post, http_sink, mail_sink

SCENARIO = """
name: oncall
duration: 1h
global:
  interval: 2s
  timeout: 2s
  thresholds: {recovery_horizon: 2m}
targets:
  - {name: openai-sora-2, provider: openai, channel: official, model: sora-2, api: openai_videos, upstream: vendor}
  - {name: openai-sora-2-pro, provider: openai, channel: official, model: sora-2-pro, api: openai_videos,
     upstream: vendor}
  - {name: google-veo, provider: google, channel: official, model: veo-3.1, api: gemini_video, upstream: vendor}
  - {name: apiyi-sora-2, provider: apiyi, channel: official, model: sora-2, api: openai_videos, upstream: gateway}
  - name: mirror-sora-2
    provider: mirror
    channel: reverse
    model: sora-2
    api: openai_chat
    upstream: gateway
    price: {usd_per_call: 0.12}
    budget: {usd_per_day: 10000}
    probes: {catalog: {}, generation: {interval: 4s, timeout: 20s}}
simulator:
  mirror-sora-2: {queue: [0s, 0s], render: [500ms, 1s]}
"""
NAMES = ("openai-sora-2", "openai-sora-2-pro", "google-veo", "apiyi-sora-2", "mirror-sora-2")


@dataclass
class Service:
    """A program that can be ended and started anew, at the same address, with what it has on disk."""

    command: list[str]
    url: str
    folder: Path
    ready: str
    _life: ExitStack = field(default_factory=ExitStack)
    _process: Any = None

    @property
    def _log(self) -> Path:
        return self.folder / "log"

    def start(self) -> None:
        self.folder.mkdir(exist_ok=True)
        self._process = self._life.enter_context(running(self.command, self._log))
        wait_for(f"{self.url}{self.ready} answers", self._answers)

    def _answers(self) -> bool:
        assert self._process.poll() is None, self._log.read_text()
        return get(f"{self.url}{self.ready}") is not None

    def end(self) -> None:
        self._life.close()

    def kill(self) -> None:
        self._process.kill()
        self.end()


@dataclass(frozen=True)
class OnCall:
    """The running installation, and everything that it sent to people."""

    simulator: Service
    exporter: Service
    prometheus: Service
    alertmanager: Alertmanager
    posts: Arrivals[Post]
    mails: Arrivals[EmailMessage]

    def change(self, target: str, **truth: Any) -> None:
        """From now on this is true of a target."""
        httpx2.post(f"{self.simulator.url}/control/targets/{target}", json=truth).raise_for_status()

    def states(self) -> dict[str, str]:
        """What the exporter says of every target."""
        told = get_json(f"{self.exporter.url}/api/v1/targets")["targets"]
        return {one["target"]: one["state"] for one in told}

    def query(self, expression: str) -> list[dict[str, Any]]:
        return query(self.prometheus.url, expression)

    def pages(self, action: str = "trigger") -> list[dict[str, Any]]:
        """What the pager was told so far."""
        posts = [post.body for post in list(self.posts.items) if post.path == "/pager"]
        return [body for body in posts if body["event_action"] == action]

    def feed(self) -> list[str]:
        """The lines of the feed so far."""
        posts = [post.body for post in list(self.posts.items) if post.path == "/chat"]
        return [
            line
            for body in posts
            if body["channel"] == "#ai-video-feed"
            for line in body["attachments"][0]["text"].splitlines()
        ]

    def tickets(self) -> list[EmailMessage]:
        """The mails that are not about an end."""
        return [mail for mail in list(self.mails.items) if "Resolved" not in mail["Subject"]]


def page(pages: list[dict[str, Any]], text: str) -> dict[str, Any] | None:
    """The first page whose title has a text in it."""
    return next((one for one in pages if text in one["payload"]["summary"]), None)


@contextmanager
def on_call(folder: Path) -> Iterator[OnCall]:
    """The installation with every target operational, and Prometheus knowing it."""
    with ExitStack() as stack:
        url, posts = stack.enter_context(http_sink())
        mailer, mails = stack.enter_context(mail_sink())
        routes = _alertmanager_config(folder, url, mailer)
        context = stack.enter_context(alertmanager(needed("prometheus-alertmanager"), routes, folder))
        simulator, exporter = _simulator(folder), _exporter(folder)
        prometheus = _prometheus(folder, context, exporter)
        for service in (simulator, exporter, prometheus):
            stack.callback(service.end)
            if service is exporter:
                _configure(folder, simulator)
            service.start()
        running = OnCall(simulator, exporter, prometheus, context, posts, mails)
        wait_for("every target is operational", lambda: set(running.states().values()) == {"operational"})
        known = "target:service_outage:bool == 0 and target:service_state:code == 1"
        wait_for("Prometheus knows it", lambda: len(running.query(known)) == len(NAMES))
        yield running


def _service(name: str, folder: Path, ready: str, *command: str) -> Service:
    address = f"127.0.0.1:{free_port()}"
    return Service([*command, f"--web.listen-address={address}"], f"http://{address}", folder / name, ready)


def _simulator(folder: Path) -> Service:
    scenario = folder / "scenario.yml"
    scenario.write_text(SCENARIO)
    command = (sys.executable, "-m", "exporter", "simulate", f"--scenario={scenario}")
    return _service("simulator", folder, "/control", *command)


def _exporter(folder: Path) -> Service:
    command = (
        *("/usr/bin/env", f"{KEY_VARIABLE}={KEY}", sys.executable, "-m", "exporter", "serve"),
        *(f"--config.file={folder / 'config.yml'}", f"--storage.path={folder / 'storage'}"),
    )
    return _service("exporter", folder, "/-/healthy", *command)


def _configure(folder: Path, simulator: Service) -> None:
    """The configuration that the simulator hands out, and where to ask whether the network is there."""
    simulator_config = yaml.safe_load(get(f"{simulator.url}/control/config"))
    simulator_config["global"]["connectivity"] = {"url": f"{simulator.url}/generate_204"}
    (folder / "config.yml").write_text(yaml.safe_dump(simulator_config))


def _prometheus(folder: Path, context: Alertmanager, exporter: Service) -> Service:
    rule_files(folder / "rules", FACTOR)
    replace = {"127.0.0.1:9093": context.url.removeprefix("http://"), "127.0.0.1:9847": exporter.url[7:]}
    (folder / "prometheus.yml").write_text(prometheus_config(replace, FACTOR))
    # Not quite divided: an alert outlives four of these delays, and a restart, with the five seconds that
    # Prometheus takes to find Alertmanager, cannot be hurried.
    command = (
        needed("prometheus"),
        f"--config.file={folder / 'prometheus.yml'}",
        f"--storage.tsdb.path={folder / 'tsdb'}",
        "--rules.alert.resend-delay=10s",
    )
    return _service("prometheus", folder, "/-/ready", *command)


def _alertmanager_config(folder: Path, url: str, mailer: str) -> dict[str, Any]:
    secrets = {
        "smtp_password": "pass",
        "slack_url": f"{url}/chat",
        "deadman_token": "token",
        "pagerduty_key": "key",
    }
    for name, text in secrets.items():
        (folder / name).write_text(text)
    replace = {SECRETS: str(folder), "smtp.example.org:587": mailer, "https://deadman.example.org": url}
    config = shipped("alertmanager.yml", replace, FACTOR)
    config["global"] |= {"smtp_require_tls": False, "pagerduty_url": f"{url}/pager"}
    return config
