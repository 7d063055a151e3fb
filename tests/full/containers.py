"""Podman in a place of its own, and the images that stand in for those of the registries: made of Debian's packages."""

import json
import os
import shutil
import subprocess
import sys
import tarfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from tests.support.processes import ROOT

FOLDER: Final = ROOT / ".venv-containers"
"""Keeps the base image's files, which take minutes to make; `make clean` removes them."""

PATIENCE: Final = 240.0
PYTHON: Final = "docker.io/library/python:3.11.14-slim-bookworm"
PROMETHEUS: Final = "docker.io/prom/prometheus:v3.13.2"
ALERTMANAGER: Final = "docker.io/prom/alertmanager:v0.33.1"

# Explicit limits, because the defaults may be more than a container that runs this may ask for.
_ENGINE: Final = """
[containers]
default_ulimits = ["nofile=4096:4096", "nproc=4096:4096"]
netns = "host"
[engine]
runtime = "runc"
init_path = "/usr/bin/catatonit"
cgroup_manager = "cgroupfs"
events_logger = "file"
"""
_PACKAGES: Final = "python3,ca-certificates,busybox"
_LEFT_OUT: Final = (
    "usr/share/doc",
    "usr/share/man",
    "usr/share/locale",
    "var/lib/apt/lists",
    "var/cache/apt",
)


class Podman:
    """Images, containers and volumes in a folder, and a network of their own in which only loopback is."""

    def __init__(self, folder: Path, network: int) -> None:
        self.folder = folder
        self._enter = ["nsenter", f"--net=/proc/{network}/ns/net"]
        (folder / "engine.conf").write_text(_ENGINE)
        storage = f'[storage]\ndriver = "vfs"\ngraphroot = "{folder}/store"\nrunroot = "{folder}/run"\n'
        (folder / "storage.conf").write_text(storage)
        self._environment = os.environ | {
            "CONTAINERS_CONF": str(folder / "engine.conf"),
            "CONTAINERS_STORAGE_CONF": str(folder / "storage.conf"),
            # There is no systemd whose timers could ask for health: tests ask by themselves.
            "DISABLE_HC_SYSTEMD": "true",
            "TMPDIR": str(folder),
        }

    def inside(
        self, *command: str | Path, check: bool = True, **options: Any
    ) -> subprocess.CompletedProcess[str]:
        """Run a program of the host in the network of the containers."""
        done = subprocess.run(
            [*self._enter, *command],
            env=self._environment,
            capture_output=True,
            text=True,
            check=False,
            stdin=options.pop("stdin", subprocess.DEVNULL),
            **options,
        )
        assert done.returncode == 0 or not check, f"{command}\n{done.stdout}\n{done.stderr}"
        return done

    def __call__(self, *command: str | Path, check: bool = True, **options: Any) -> str:
        """What a command of podman prints."""
        return self.inside("podman", *command, check=check, **options).stdout.strip()

    def compose(self, folder: Path, *command: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        """A command of podman-compose on the stack in `folder`."""
        program = Path(sys.executable).with_name("podman-compose")
        files = ("-f", "docker-compose.yml", "-f", str(ROOT / "tests/full/testdata/compose-network.yml"))
        return self.inside(
            program, "--in-pod=false", *files, *command, cwd=folder, check=check, timeout=2 * PATIENCE
        )

    def ask(self, url: str) -> Any:
        """The JSON at an address in the network of the containers; None while nobody answers."""
        code = f"import urllib.request as r; print(r.urlopen({url!r}, timeout=10).read().decode())"
        done = self.inside(sys.executable, "-c", code, check=False)
        return json.loads(done.stdout) if done.returncode == 0 else None

    def healthy(self, container: str) -> bool:
        """Whether the health check that the image or the compose file names is content now."""
        return self.inside("podman", "healthcheck", "run", container, check=False).returncode == 0


@contextmanager
def podman(folder: Path) -> Iterator[Podman]:
    """Podman, its network, and at the end neither containers nor files."""
    keeper = subprocess.Popen(["unshare", "--net", "sh", "-c", "ip link set lo up && echo up && exec sleep 3600"],
                              stdout=subprocess.PIPE, text=True)  # fmt: skip
    assert keeper.stdout
    assert keeper.stdout.readline() == "up\n"
    engine = Podman(folder, keeper.pid)
    try:
        yield engine
    finally:
        engine("rm", "--all", "--force", "--depend", "--time=5", "--volumes", check=False)
        keeper.kill()
        keeper.wait()
        keeper.stdout.close()
        shutil.rmtree(folder, ignore_errors=True)


def until(condition: Callable[[], Any], what: str) -> Any:
    """Wait until something is true; what it gave."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if found := condition():
            return found
        time.sleep(0.5)
    raise AssertionError(what)


def base(engine: Podman) -> None:
    """In the place of the pinned Python: Debian, and its CPython moved to where that image has it."""
    archive = FOLDER / "base.tar"
    if not archive.exists():
        FOLDER.mkdir(exist_ok=True)
        root = engine.folder / "root"
        command = ["debootstrap", "--variant=minbase", f"--include={_PACKAGES}", "bookworm", root]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout[-2000:]
        for path in _LEFT_OUT:
            shutil.rmtree(root / path, ignore_errors=True)
        _move_python(root)
        with tarfile.open(FOLDER / "base.new", "w") as tar:
            tar.add(root, arcname=".")
        (FOLDER / "base.new").rename(archive)
        shutil.rmtree(root)
    engine("import", archive, PYTHON)


def _move_python(root: Path) -> None:
    here, library = root / "usr/local/bin", root / "usr/local/lib/python3.11"
    shutil.copy(root / "usr/bin/python3.11", here)
    shutil.copytree(root / "usr/lib/python3.11", library, symlinks=True, dirs_exist_ok=True)
    for name in ("python3", "python"):
        (here / name).symlink_to("python3.11")
    # Debian's CPython installs and looks elsewhere than the one of the pinned image does.
    scheme = library / "sysconfig.py"
    scheme.write_text(
        scheme.read_text().replace("prefix_scheme = 'posix_local'", "prefix_scheme = 'posix_prefix'")
    )
    (library / "site-packages").mkdir(exist_ok=True)
    shutil.rmtree(library / "dist-packages", ignore_errors=True)
    (library / "dist-packages").symlink_to("site-packages")
    command = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--target",
        library / "site-packages",
        "pip",
    ]
    subprocess.run(command, check=True)
    (here / "pip").write_text('#!/bin/sh\nexec /usr/local/bin/python3 -m pip "$@"\n')
    (here / "pip").chmod(0o755)
    # Prometheus' images are made of busybox, whose wget their health checks call.
    (here / "wget").symlink_to("/bin/busybox")


def exporter_image(engine: Podman, name: str) -> None:
    """Build the Dockerfile as it is. The packages come from a folder: the builder needs no network for them."""
    wheels = engine.folder / "wheels"
    pinned = f"--constraint={ROOT / 'constraints.txt'}"
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        pinned,
        f"--wheel-dir={wheels}",
        ROOT,
        "hatchling",
    ]
    subprocess.run(command, check=True)
    for own in wheels.glob("sora_exporter-*"):
        own.unlink()
    settings = engine.folder / "pip.conf"
    settings.write_text("[global]\nno-index = true\nfind-links = /wheels\n")
    volumes = (f"--volume={wheels}:/wheels:ro", f"--volume={settings}:/etc/pip.conf:ro")
    # The format of OCI has no health checks. Layers would be copied one by one.
    engine("build", "--format=docker", "--layers=false", *volumes, f"--tag={name}", ROOT)


def stand_in(engine: Podman, name: str, programs: dict[str, str], storage: str) -> None:
    """An image with the pinned name, Debian's programs, and the user and folders of the original."""
    context = engine.folder / name.rpartition("/")[2].partition(":")[0]
    context.mkdir()
    for inside, outside in programs.items():
        found = shutil.which(outside)
        assert found, f"{outside} is not installed: run `make debian`"
        shutil.copy(found, context / inside)
    shared = context / "shared"
    shared.mkdir()
    for path in Path("/usr/share/prometheus").glob("*/*.tmpl"):
        # Debian's Alertmanager reads its own templates from a file.
        (shared / path.parent.name).mkdir(exist_ok=True)
        shutil.copy(path, shared / path.parent.name)
    first, *_ = programs
    (context / "Containerfile").write_text(
        f"FROM {PYTHON}\nCOPY {' '.join(programs)} /bin/\nCOPY shared /usr/share/prometheus\n"
        f"RUN mkdir {storage} && chown nobody:nogroup {storage}\nUSER nobody\nWORKDIR {storage}\n"
        f'VOLUME {storage}\nENTRYPOINT ["/bin/{first}"]\n'
    )
    engine("build", "--layers=false", f"--tag={name}", context)
