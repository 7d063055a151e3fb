"""The pictures of the pages in `docs/images`: `python -m tests.pictures` makes them from the demo."""

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.request import urlopen

from tests.e2e.audit import FLAGS
from tests.support.processes import free_port

FOLDER = Path(__file__).parent.parent / "docs/images"
PICTURES = {"first-page.png": ("/", 1180, 1240), "target.png": ("/targets/sora-2-reverse", 1180, 1240)}
"""What each shows: the path, and its width and height in pixels."""
_PATIENCE = 60.0


def wait(url: str) -> None:
    """Wait until the exporter is ready: every target's first probe has ended."""
    ends = time.monotonic() + _PATIENCE
    while time.monotonic() < ends:
        try:
            with urlopen(f"{url}/-/ready") as answer:
                if answer.status == 200:
                    return
        except OSError:
            pass
        time.sleep(0.2)
    raise TimeoutError(f"{url} is not ready")


def picture(url: str, file: Path, width: int, height: int) -> None:
    """Write what a browser shows of a page."""
    own = [flag for flag in FLAGS if not flag.startswith("--window-size")]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        subprocess.run(
            [
                "chromium",
                *own,
                "--hide-scrollbars",
                f"--user-data-dir={profile}",
                f"--window-size={width},{height}",
                "--virtual-time-budget=2000",
                f"--screenshot={file}",
                url,
            ],
            check=True,
            capture_output=True,
            timeout=_PATIENCE,
        )


def main() -> None:
    """Start the demo and write all pictures."""
    url = f"127.0.0.1:{free_port()}"
    FOLDER.mkdir(exist_ok=True)
    command = [sys.executable, "-m", "exporter", "demo", "--web.listen-address", url]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as demo:
        try:
            wait(f"http://{url}")
            for name, (path, width, height) in PICTURES.items():
                picture(f"http://{url}{path}", FOLDER / name, width, height)
        finally:
            demo.terminate()


if __name__ == "__main__":
    main()
