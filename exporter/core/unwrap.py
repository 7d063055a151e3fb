"""Unwraps what the field wraps: JSON in strings, lists, envelopes, event streams, sentences and pages."""

from typing import Final

from exporter.core import codewords, fragments
from exporter.core.answer import Answer
from exporter.core.folding import plain
from exporter.core.gather import Gatherer
from exporter.core.rules.base import Shape
from exporter.core.signals import Signals

LONGEST: Final = 16_000
"""Of longer bodies only the head and the tail are read: failures are short, artifacts are long."""
_HEAD: Final = 8_000
_FINE: Final = range(200, 300)


def unwrap(answer: Answer) -> Signals:
    """Everything an answer says, whatever it was wrapped in. Total; a few milliseconds at worst."""
    gathered = Gatherer()
    heard = gathered.heard
    if answer.exception:
        gathered.absorb(_shortened(answer.exception))
    body = answer.body.strip("\ufeff \t\r\n")
    if body:
        gathered.absorb_body(_shortened(body), whole=len(body) <= LONGEST)
    elif not answer.exception:
        heard.shapes.add(Shape.EMPTY)
    gathered.settle()
    status = answer.status
    if status is None or (status in _FINE and heard.failed):
        # A failure inside a 2xx, or inside an exception, has the status that it names itself.
        status = heard.own or heard.nested or status
    if status is None and answer.exception:
        status = codewords.status_of_class(_shortened(answer.exception))
    return Signals(
        transport=answer.transport,
        status=status,
        nested=heard.nested if heard.nested != status else None,
        headers=answer.headers,
        codes=frozenset(heard.codes),
        text=heard.text(),
        markup=gathered.markup,
        shapes=frozenset(heard.shapes),
        request_ids=len(heard.request_ids),
    )


def spelled_out(answer: Answer) -> str:
    """The body and the exception as they came, escapes spelled out, folded by `plain`, one per line."""
    parts = (answer.body, answer.exception or "")
    return "\n".join(plain(_whole(fragments.unescape(_shortened(part)))) for part in parts if part)


def _whole(text: str) -> str:
    """The halves of characters that JSON escapes in two put together again."""
    return text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _shortened(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    head, tail = text[:_HEAD], text[_HEAD - LONGEST :]
    if fragments.is_stream(text):
        head, tail = head.rpartition("\n")[0], tail.partition("\n")[2]
    return f"{head}\n{tail}"
