"""Event streams: their payloads, and what the events are called: an end, a failure, a step on the way."""

import re
from dataclasses import dataclass
from typing import Any, Final

from exporter.core.classify import parsing

_TAIL: Final = 600
_FIRST_EVENTS: Final = 10
_LAST_EVENTS: Final = 100
_LAST_EVENT: Final = re.compile(
    r"(?m)^event: ?(?:\S*[._-])?"
    r"(?:completed?|done|finish(?:ed)?|succeeded|success|result|end|ended|final|stop|closed?|eos|eof)\r?$"
    r'|"type": ?"(?:[^"\s]*[._-])?(?:completed?|done|finish(?:ed)?|succeeded|result|end|final)"'
    r'|"finish(?:_reason)?": ?"(?:stop|end)'
)
"""An event by which a stream of any make ends."""
_STEP: Final = re.compile(
    r"""(?:^event: ?|"(?:type|msg|event|kind|stage)": ?")(?:[a-z]{1,20}[._-]){0,3}"""
    r"(?:progress|queued?|estimation|heartbeat|ping|keep_?alive|process_starts|process_generating|executing"
    r"|execut"
    r"(?:ed|ion_start|ion_cached)|starts|started|generating|running|waiting|pending|status)(?:\"|\r?$)",
    re.MULTILINE,
)
"""An event by which somebody tells that the work goes on."""
_PING: Final = re.compile(r'\{"(?:type|event)": ?"(?:ping|heartbeat|keep_?-?alive)"\}')
"""An event that only keeps a connection open."""
_FAILED_EVENT: Final = re.compile(
    r"(?m)^event: ?(?:\S*[._-])?\w*(?:error|fail(?:ed|ure)?|fatal|exception|aborted|panic|refused|rejected"
    r"|denied|cancell?ed)\r?$"
)


@dataclass(frozen=True, slots=True)
class Stream:
    """The events of a stream of text."""

    payloads: tuple[str, ...]
    ended: bool
    """It said `[DONE]`, or called its last event an end."""
    failed: bool = False
    """One of them is called an error or a failure."""
    going: bool = False
    """The last one is called a step on the way."""

    def events(self) -> list[Any]:
        """The payloads as JSON; what does not parse is None."""
        return [parsing.parse(payload) for payload in self.payloads]


def is_stream(text: str) -> bool:
    """Whether a text is an event stream."""
    return text.startswith(("data:", "event:", "id:", ":", "retry:")) and "data:" in text


def stream(text: str) -> Stream:
    """Split an event stream into the payloads of its `data` lines; of long ones the first and the last."""
    payloads: list[str] = []
    ended = False
    for line in text.splitlines():
        if not line.startswith("data:"):
            continue
        payload = line[5:].strip()
        if payload.startswith("[DONE]"):
            ended = True
        elif payload and not _PING.fullmatch(payload):
            payloads.append(payload)
    if len(payloads) > _FIRST_EVENTS + _LAST_EVENTS:
        payloads = payloads[:_FIRST_EVENTS] + payloads[-_LAST_EVENTS:]
    ended = ended or _LAST_EVENT.search(text[-_TAIL:]) is not None
    last = text[text.rfind("\n\n", 0, len(text.rstrip())) + 1 :]
    going = bool(payloads) and _STEP.search(last) is not None
    return Stream(tuple(payloads), ended, _FAILED_EVENT.search(text) is not None, going)
