"""What a model, or a gateway in its name, said in the choices of a chat answer, whole or as a stream."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from exporter.core.classify import fields
from exporter.core.classify.rule import words

_DEEPEST: Final = 24
_FRAME: Final = words(
    "index role object name id type finish_reason finishreason native_finish_reason stop_reason logprobs"
    " avglogprobs tokencount safetyratings content_filter_results"
)
"""What stands around the words, whether there are any or not."""
_WORDS: Final = fields.CONTENT | fields.SPOKEN | {"refusal"}
_PARTS: Final = words("response.output_text.delta response.refusal.delta")
_WHOLES: Final = words("response.output_text.done response.refusal.done")
"""Types of the events in which OpenAI's Responses bring words, bit by bit and once more as a whole."""
_STOPPED: Final = words("stop end_turn finished completed finish_reason_stop")


def spoken_by_model(value: Mapping[str, Any]) -> bool:
    """An object, its names in lower case, is a message of a model: of an API, or of ChatGPT's page."""
    author = value.get("author")
    role = author.get("role") if isinstance(author, dict) else value.get("role")
    said = list | str if author is None else dict
    return role in ("assistant", "model") and isinstance(value.get("content"), said)


@dataclass(slots=True)
class Speech:
    """The choices of an answer, all events of a stream together."""

    prose: list[str] = field(default_factory=list)
    """The texts, in order."""
    asked: bool = False
    """There were choices."""
    over: bool = False
    """The last word was said."""
    interrupted: bool = False
    """It ended for another reason than that all had been said: a filter, a limit, a call of a tool."""
    said: bool = False
    """There was something, be it words, a picture or a call of a tool."""

    @property
    def silent(self) -> bool:
        """It was said to the end, and nothing was said."""
        return self.asked and self.over and not (self.said or self.interrupted)

    def take_event(self, event: Mapping[str, Any]) -> bool:
        """Take in an event of Responses, its names in lower case; whether it is one that brings words."""
        kind = event.get("type")
        if not isinstance(kind, str) or (kind not in _PARTS and kind not in _WHOLES):
            return False
        told = event.get("delta", event.get("text", event.get("refusal")))
        if isinstance(told, str) and told.strip() and (kind in _PARTS or not self.prose):
            self.asked = self.said = True
            self.prose.append(told)
        return True

    def take(self, choice: Mapping[str, Any]) -> None:
        """Take one choice in."""
        self.asked = True
        self.said = self.said or _said(choice)
        reason = next(
            (str(item).lower() for name, item in choice.items() if name.lower() in fields.FINISHED and item),
            "",
        )
        if reason and reason not in _STOPPED:
            self.interrupted = True
        elif reason or "delta" not in choice:
            self.over = True
        for name, item in choice.items():
            if name.lower() in fields.SPOKEN:
                self.prose.extend(_spoken(item))


def _said(item: Any, depth: int = 0) -> bool:
    """Whether there is anything in it but its frame."""
    if isinstance(item, str):
        return bool(item.strip())
    if depth > _DEEPEST:
        return True
    if isinstance(item, list):
        return any(_said(part, depth + 1) for part in item)
    if isinstance(item, dict):
        return any(_said(part, depth + 1) for name, part in item.items() if name.lower() not in _FRAME)
    return False


def _spoken(item: Any, depth: int = 0) -> Iterable[str]:
    """The texts of a message, a delta, or Gemini's parts."""
    if isinstance(item, str):
        yield item
    elif isinstance(item, list) and depth < _DEEPEST:
        for part in item:
            yield from _spoken(part, depth + 1)
    elif isinstance(item, dict) and depth < _DEEPEST:
        for name in sorted(item):
            if name.lower() in _WORDS:
                yield from _spoken(item[name], depth + 1)
