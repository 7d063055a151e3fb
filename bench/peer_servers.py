"""The servers that the exporter is compared with, from Debian, and the upstream that all of them probe."""

import contextlib
import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import trustme
import yaml

from bench.measured import UNDER_TEST, Process, Unfit, exporter, fetch, started
from tests.e2e.servers import free_port

PACKAGES = {
    "prometheus": "prometheus",
    "prometheus-blackbox-exporter": "prometheus-blackbox-exporter",
    "prometheus-pushgateway": "prometheus-pushgateway",
    "nginx": "nginx-light",
}
_NAMES = ["sora-2", *(f"model-{number:02}" for number in range(29))]
MODELS = json.dumps(
    {
        "object": "list",
        "data": [
            {"id": name, "object": "model", "created": 1759708800, "owned_by": "openai"} for name in _NAMES
        ],
    }
).encode()
"""What an upstream answers: 30 models in some 2.5 kB."""


def program(name: str) -> str:
    """The path of a program.

    Raises:
        Unfit: it is not installed.
    """
    found = shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if found is None:
        package = PACKAGES[name]
        raise Unfit(
            f"{name} is not installed: sudo apt-get install --no-install-recommends {package} "
            "(make bench-peers does it when it runs as root)"
        )
    return found


def versions() -> Iterator[str]:
    """A line for each server."""
    for name in PACKAGES:
        asked = [program(name), "-v" if name == "nginx" else "--version"]
        done = subprocess.run(asked, capture_output=True, text=True, check=True)
        yield (done.stdout + done.stderr).splitlines()[0]


@dataclass(frozen=True, slots=True)
class Upstream:
    """An nginx that answers with the list of models, over HTTP and HTTPS."""

    process: Process
    http: str
    https: str
    trust: Path
    """The authority of its certificate (PEM)."""

    def requests(self) -> int:
        """How many it has answered so far, this question left out."""
        text = fetch(f"{self.process.url}/status").decode()
        return int(text.splitlines()[2].split()[2]) - 1


@contextlib.contextmanager
def upstream(folder: Path) -> Iterator[Upstream]:
    """It runs on the other cores."""
    authority = trustme.CA()
    certificate = authority.issue_cert("127.0.0.1")
    certificate.private_key_and_cert_chain_pem.write_to_path(str(folder / "site.pem"))
    authority.cert_pem.write_to_path(str(folder / "authority.pem"))
    http, https = free_port(), free_port()
    config = folder / "nginx.conf"
    temporary = "".join(
        f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    config.write_text(f"""
        daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log stderr;
        events {{ worker_connections 16384; }}
        http {{
            {temporary} access_log off; keepalive_timeout 600s; keepalive_requests 1000000000;
            default_type application/json;
            server {{
                listen 127.0.0.1:{http} backlog=4096;
                listen 127.0.0.1:{https} ssl backlog=4096;
                ssl_certificate {folder}/site.pem; ssl_certificate_key {folder}/site.pem; ssl_session_tickets off;
                location = /status {{ stub_status; }}
                location / {{ return 200 '{MODELS.decode()}'; }}
            }}
        }}
    """)
    command = [program("nginx"), "-p", str(folder), "-e", "stderr", "-c", str(config)]
    with started(command, folder, http) as process:
        process.wait_for("/v1/models")
        trust = folder / "authority.pem"
        yield Upstream(process, f"http://127.0.0.1:{http}", f"https://127.0.0.1:{https}", trust)


def target_name(number: int) -> str:
    """The name of a target, by its place in the configuration."""
    return f"target-{number:05}"


def configuration(folder: Path, targets: int, interval: float, base: str) -> Path:
    """So many targets with one free probe each, at one upstream; `{name}` in its address is the target's."""
    line = (
        "provider: provider-{place}, channel: official, model: sora-2, api: openai_videos, upstream: gateway, "
        f'base_url: "{base}/v1", interval: {interval:g}s, timeout: {min(interval, 5):g}s, '
        "probes: {{catalog: {{}}}}, api_key_env: BENCH_KEY_{place}"
    )
    lines = [
        f"  - {{name: {target_name(i)}, {line.format(place=i % len(KEYS), name=target_name(i))}}}"
        for i in range(targets)
    ]
    file = folder / "config.yml"
    file.write_text("\n".join(["targets:", *lines, ""]))
    return file


KEYS = {f"BENCH_KEY_{number}": f"sk-bench-{number:040}" for number in range(20)}


@contextlib.contextmanager
def ours(
    folder: Path, targets: int, interval: float, base: str, trust: Path | None = None
) -> Iterator[Process]:
    """An exporter on the core under test, at the default log level; every target was probed once."""
    config, port = configuration(folder, targets, interval, base), free_port()
    environment = KEYS if trust is None else KEYS | {"SSL_CERT_FILE": str(trust)}
    storage = folder / f"storage-{port}"
    command = exporter(config, storage, port)
    with started(command, folder, port, cores=UNDER_TEST, environment=environment) as process:
        process.wait_for("/-/ready")
        yield process
    shutil.rmtree(storage, ignore_errors=True)


@contextlib.contextmanager
def blackbox(folder: Path, trust: Path | None) -> Iterator[Process]:
    """blackbox_exporter on the core under test."""
    http = {"preferred_ip_protocol": "ip4", "tls_config": {} if trust is None else {"ca_file": str(trust)}}
    modules = {"modules": {"models": {"prober": "http", "timeout": "5s", "http": http}}}
    (folder / "blackbox.yml").write_text(yaml.safe_dump(modules))
    port = free_port()
    command = [program("prometheus-blackbox-exporter"), f"--config.file={folder / 'blackbox.yml'}"]
    command += [f"--web.listen-address=127.0.0.1:{port}"]
    with started(command, folder, port, cores=UNDER_TEST) as process:
        process.wait_for("/-/healthy")
        yield process


@contextlib.contextmanager
def pushgateway(folder: Path) -> Iterator[Process]:
    """pushgateway on the core under test; it does not look through everything at every push."""
    port = free_port()
    command = [program("prometheus-pushgateway"), f"--web.listen-address=127.0.0.1:{port}"]
    command += ["--push.disable-consistency-check"]
    with started(command, folder, port, cores=UNDER_TEST) as process:
        process.wait_for("/-/healthy")
        yield process


@contextlib.contextmanager
def prometheus(folder: Path, job: dict[str, object]) -> Iterator[Process]:
    """A Prometheus on the other cores that scrapes one job."""
    port = free_port()
    config = folder / f"prometheus-{port}.yml"
    config.write_text(yaml.safe_dump({"scrape_configs": [{"job_name": "bench", **job}]}))
    storage = folder / f"tsdb-{port}"
    command = [program("prometheus"), f"--config.file={config}", f"--storage.tsdb.path={storage}"]
    command += [f"--web.listen-address=127.0.0.1:{port}", "--log.level=error"]
    with started(command, folder, port) as process:
        process.wait_for("/-/ready")
        yield process
    shutil.rmtree(storage, ignore_errors=True)


def scrape_ours(process: Process, interval: float) -> dict[str, object]:
    """Prometheus' job for an exporter."""
    address = process.url.removeprefix("http://")
    return {"scrape_interval": f"{interval:g}s", "static_configs": [{"targets": [address]}]}


def scrape_blackbox(process: Process, targets: int, interval: float, base: str) -> dict[str, object]:
    """Prometheus' job for as many targets of blackbox_exporter, as its documentation has it."""
    addresses = [f"{base}/v1/models?target={number}" for number in range(targets)]
    return {
        "scrape_interval": f"{interval:g}s",
        "metrics_path": "/probe",
        "params": {"module": ["models"]},
        "static_configs": [{"targets": addresses}],
        "relabel_configs": [
            {"source_labels": ["__address__"], "target_label": "__param_target"},
            {"source_labels": ["__param_target"], "target_label": "instance"},
            {"target_label": "__address__", "replacement": process.url.removeprefix("http://")},
        ],
    }
