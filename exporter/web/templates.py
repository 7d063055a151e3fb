"""The templates of the pages, and the policy under which browsers show them."""

import base64
import hashlib
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from exporter.core.vocabulary import COLOURS, State
from exporter.web.formatting import Formatting
from exporter.web.paths import Paths, rooted
from exporter.wording import LANGUAGES

FOLDER: Final = Path(__file__).parent / "templates"
REFRESH_SECONDS = 15


class Templates:
    """The templates, and the policy that lets only their own style and script run."""

    def __init__(self, paths: Paths) -> None:
        self._base = paths.base
        self._templates = Environment(
            loader=FileSystemLoader(FOLDER),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        style, script = _asset("style.css"), _asset("refresh.js")
        self._templates.globals |= {
            "style": Markup(style),  # noqa: S704 - our own file
            "script": Markup(script),  # noqa: S704 - our own file
            "languages": tuple(LANGUAGES.values()),
            "refresh_seconds": REFRESH_SECONDS,
            "telemetry": paths.telemetry,
        }
        self.headers = {
            "content-security-policy": (
                f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
                "connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; "
                "frame-ancestors 'none'"
            ),
            "vary": "accept-language",
        }

    def write(self, name: str, speech: Formatting, worst: State, values: dict[str, Any]) -> str:
        """The page that a template makes of `values`; `worst` is the state that its icon shows."""
        template: Template = self._templates.get_template(name)
        html = template.render(
            t=speech.text,
            lang=speech.table.code,
            written=speech.second(speech.now),
            favicon=_favicon(worst),
            worst=worst,
            **values,
        )
        return rooted(html, self._base)


def _asset(name: str) -> str:
    return (FOLDER / name).read_text("utf-8")


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _favicon(state: State) -> str:
    dot = f'<circle cx="8" cy="8" r="7" fill="{COLOURS[state]}"/>'
    return "data:image/svg+xml," + quote(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">{dot}</svg>'
    )
