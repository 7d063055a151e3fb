"""The templates of the pages, and the policy under which browsers show them."""

import base64
import hashlib
import re
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from exporter import __version__
from exporter.core.vocabulary import COLOURS, Channel, State
from exporter.web.choice import scenario_words
from exporter.web.formatting import Formatting
from exporter.web.paths import Paths, rooted

FOLDER: Final = Path(__file__).parent / "templates"
REFRESH_SECONDS = 15
_STYLES: Final = ("style.css", "front.css", "figures.css")
_SCRIPTS: Final = ("days.js", "refresh.js")
_TIME: Final = re.compile(r"(\d{4}-\d\d-\d\d) (\d\d:\d\d(?::\d\d)?)$")
"""A time as `Formatting` tells it, before its zone."""
_ZONE: Final = " UTC"
_LONGEST_TIME: Final = len("2026-01-28 06:00:00")
_IN_TAG: Final = re.compile(r"[^<>]*>")


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
        style, script = _assets(_STYLES), _assets(_SCRIPTS)
        self._templates.globals |= {
            "style": Markup(style),  # noqa: S704 - our own files
            "script": Markup(script),  # noqa: S704 - our own files
            "refresh_seconds": REFRESH_SECONDS,
            "telemetry": paths.telemetry,
            "version": __version__,
            "doubled": lambda values: [(value, value) for value in values],
        }
        self.headers = {
            "content-security-policy": (
                f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
                "connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; "
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
            channels={channel: speech.channel(channel) for channel in Channel},
            scenarios=scenario_words(speech),
            worded=lambda keys, prefix: [(key, speech.text(f"{prefix}{key}")) for key in keys],
            **values,
        )
        return rooted(_with_times(_narrow(html)), self._base)


def _narrow(text: str) -> str:
    """The same without indentation and empty lines, but in what is formatted already."""
    first, *others = text.split("<pre>")
    narrow = [_lines(first)]
    for part in others:
        kept, _, rest = part.partition("</pre>")
        narrow.append(f"{kept}</pre>{_lines(rest)}")
    return "<pre>".join(narrow)


def _lines(text: str) -> str:
    return "\n".join([line for each in text.split("\n") if (line := each.strip())])


def _with_times(html: str) -> str:
    """The page with its times marked as such: those in texts, not those in tags.

    Searched from the zone backwards: an expression would try every number of a long page and hold everything.
    """
    parts: list[str] = []
    done, at = 0, html.find(_ZONE)
    while at >= 0:
        after = at + len(_ZONE)
        found = _TIME.search(html[max(0, at - _LONGEST_TIME) : at])
        if found is not None and _IN_TAG.match(html, after) is None:
            start = at - len(found[0])
            parts += html[done:start], f'<time datetime="{found[1]}T{found[2]}Z">{html[start:after]}</time>'
            done = after
        at = html.find(_ZONE, after)
    return "".join((*parts, html[done:]))


def _assets(names: tuple[str, ...]) -> str:
    # Narrowed as the whole page is, so that their digests are those of what browsers get.
    return _narrow("\n".join((FOLDER / name).read_text("utf-8") for name in names))


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _favicon(state: State) -> str:
    dot = f'<circle cx="8" cy="8" r="7" fill="{COLOURS[state]}"/>'
    return "data:image/svg+xml," + quote(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">{dot}</svg>'
    )
