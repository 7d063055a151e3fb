"""A chat answer that streams: progress, text and end, in the dialects of all reverse gateways."""

import json
import re
from collections.abc import Callable
from typing import Any, Final

from exporter.core.vocabulary import Phase
from exporter.core.wire.payload import objects_at

_QUEUED: Final = re.compile(r"排队|队列中|queue|Process Begins|Initializing|waiting", re.IGNORECASE)
_RUNNING: Final = re.compile(
    r"生成中|进度|in progress|Progress\*\*|processing|generating|rendering", re.IGNORECASE
)
_RATIO: Final = re.compile(r"进度[^0-9]{0,4}([0-9.]+)|([0-9]{1,3}(?:\.[0-9]+)?)\s*%")
_TAIL: Final = 160
"""Characters before a new piece in which a progress line may have begun."""


class ChatStream:
    """Takes the text of a stream piece by piece; afterwards it knows what was said.

    `watch` is told every phase and share of progress (0 to 1) that the stream speaks of.
    """

    def __init__(self, watch: Callable[[Phase, float | None], object]) -> None:
        self._watch = watch
        self._line: list[str] = []
        """The line that is not complete yet, in pieces: some hold a whole picture."""
        self._told: tuple[Phase, float | None] | None = None
        self.text = ""
        """Everything said to people, reasoning included."""
        self.events = 0
        """Events that could be read."""
        self.ended = False
        """It came to an end of its own: `[DONE]` or a finish reason."""
        self.failed = False
        """It carries an error event."""

    def feed(self, piece: str) -> None:
        """Take the next piece, wherever it was cut."""
        *ends, rest = piece.split("\n")
        for end in ends:
            self._take("".join((*self._line, end)).rstrip("\r"))
            self._line = []
        self._line.append(rest)

    def close(self) -> None:
        """There is no more."""
        self._take("".join(self._line))
        self._line = []

    def _take(self, line: str) -> None:
        if not line.startswith("data:"):
            return
        payload = line[5:].strip()
        # Some end with the letters `[DONE]\n\n`, backslashes and all.
        if payload.startswith("[DONE]"):
            self.ended = True
            return
        try:
            event = json.loads(payload)
        except (ValueError, RecursionError):
            return
        if isinstance(event, dict):
            self.events += 1
            self._read(event)

    def _read(self, event: dict[str, Any]) -> None:
        if event.get("error"):
            self.failed = True
        for choice in objects_at(event, "choices"):
            said = said_in(choice.get("delta") or choice.get("message"))
            if said:
                self._hear(said)
            if choice.get("finish_reason"):
                self.ended = True

    def _hear(self, said: str) -> None:
        recent = self.text[-_TAIL:] + said
        self.text += said
        line = recent[recent.rstrip().rfind("\n") + 1 :]
        phase = Phase.QUEUE if _QUEUED.search(line) else Phase.RENDER if _RUNNING.search(line) else None
        ratio = _ratio(line)
        if ratio is not None:
            phase = Phase.RENDER
        if phase is not None and (phase, ratio) != self._told:
            self._told = (phase, ratio)
            self._watch(phase, ratio)


def said_in(message: Any) -> str:
    """What a message or a piece of one says: content, reasoning, and addresses that stand beside them."""
    if not isinstance(message, dict):
        return ""
    said = [message.get("reasoning_content"), _content(message.get("content"))]
    said += [f"[output]({item['url']})" for item in objects_at(message, "output") if item.get("url")]
    return "".join(part for part in said if isinstance(part, str))


def _content(content: Any) -> str:
    if not isinstance(content, list):
        return content if isinstance(content, str) else ""
    parts = []
    for part in content:
        if isinstance(part, dict):
            address = part.get("image_url") or part.get("video_url") or {}
            parts.append(str(part.get("text") or ""))
            parts.append(
                f"[media]({address['url']})" if isinstance(address, dict) and address.get("url") else ""
            )
    return "".join(parts)


def _ratio(line: str) -> float | None:
    found = _RATIO.findall(line)
    if not found:
        return None
    text = "".join(found[-1]).rstrip(".").split("..")[-1]
    try:
        return min(float(text) / 100, 1.0)
    except ValueError:
        return None
