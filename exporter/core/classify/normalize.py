"""What an answer says once everything is unwrapped: codes, statuses and words, ready to be matched.

Theory of operation. `unwrap` is called by `classify` with every answer, and gives `Signals`: flat, in lower
case, one spelling for each wording.

1. A body that parses is first looked at for what it delivers (`delivery`). A product, or a job under way,
   settles the answer: no word of it is read.
2. Otherwise `Gatherer` walks over it once, through JSON in text, event streams, HTML pages and Python's
   reprs, however deep they are wrapped in each other. Each key has a meaning or none (`fields`): under some
   stand messages, under some codes, under some what we sent. What is found goes to `Collected` (`heard`),
   with the layer it stood in: of two statuses the innermost is the cause.
3. Texts under keys without a meaning are kept apart (`left`), for answers of which nothing else is
   understood.
4. What follows from all layers together (a finished operation without a result, words in the place of a
   video) is concluded at the end.

What holds always: the walk is bounded in depth and in size, so it is linear in the answer; the order of keys,
their case and the indentation change nothing; what a customer wrote is no error; the text of an exception is
read only where no cause comes with it.

What it does not do: it knows no phrase and gives no verdict (`rules/` and `classify` do).
"""

import re
from typing import Final

from exporter.core.answer import Answer, Transport
from exporter.core.classify import codewords, parsing, streams
from exporter.core.classify.gathering import Gatherer
from exporter.core.classify.parsing import plain
from exporter.core.classify.rule import Shape
from exporter.core.classify.signals import Form, Signals

LONGEST: Final = 16_000
"""Of longer bodies only the head and the tail are read: failures are short, artifacts are long."""
_HEAD: Final = 8_000
_FINE: Final = range(200, 300)
_SETTING: Final = re.compile(r"(?<=[\s{,])timeout: \d+(?=,|\s*[\n}])")
"""Of a client whose settings are printed with its error, as axios does: nobody waited in vain."""
_ATTRIBUTED: Final = ("error-attribution", "error-source", "error-origin")
"""Ends of the names of headers in which a gateway says whose error it was."""
_BEGINNING: Final = 200
_WORDS: Final = re.compile(
    r"(?=[^\n]*(?:[A-Za-z,.:;]\s[A-Za-z]|[\u3040-\u9fff\uac00-\ud7af]))"
    r"[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd]+"
)
"""Text, whatever it is called: the bytes of a picture or a film are none."""
_PAGES: Final = frozenset({"text/html", "application/xhtml+xml"})


def unwrap(answer: Answer) -> Signals:
    """Everything an answer says, whatever it was wrapped in. Total; a few milliseconds at worst."""
    fine = answer.status is None or answer.status in _FINE
    gathered = Gatherer(job=answer.transport is Transport.TASK, fine=fine)
    heard = gathered.heard
    if answer.exception and answer.cause is None:
        gathered.absorb(_SETTING.sub("", _shortened(answer.exception)))
    body = answer.body.strip("\ufeff \t\r\n")
    if body:
        gathered.absorb_body(_shortened(body), whole=len(body) <= LONGEST)
    elif not answer.exception:
        heard.shapes.add(Shape.EMPTY)
    for name, value in answer.headers.items():
        if name.endswith(_ATTRIBUTED):
            gathered.take("attribution", value, 0)
    gathered.settle()
    status = answer.status
    if status is None or (status in _FINE and heard.failed):
        # A failure inside a 2xx, or inside an exception, has the status that it names itself.
        status = heard.own or heard.nested or status
    if status is None and answer.exception and answer.cause is None:
        status = codewords.status_of_class(_shortened(answer.exception))
    return Signals(
        transport=answer.transport,
        status=status,
        outer=answer.status,
        nested=heard.nested if heard.nested != status else None,
        headers=answer.headers,
        codes=frozenset(heard.codes),
        named=tuple(heard.named),
        text=heard.text(),
        begun=heard.begun,
        markup=gathered.markup,
        shapes=frozenset(heard.shapes),
        request_ids=len(heard.request_ids),
        form=_form(answer, body),
        delivery=gathered.delivery,
        names=tuple(heard.names),
        left=tuple(gathered.left),
    )


def _form(answer: Answer, body: str) -> Form:
    """What the body is by itself, before anything is unwrapped."""
    kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    if not body:
        return Form.EMPTY
    if kind.startswith(("video/", "image/")) and not kind.endswith("xml") and body[0] not in "{[<":
        return Form.TEXT if _WORDS.fullmatch(body[:_BEGINNING]) else Form.MEDIA
    if parsing.is_html(body) or (
        kind in _PAGES and body[0] not in '{["' and ("<" in body or "=>" not in body)
    ):
        return Form.PAGE
    if body[0] in '{["' or streams.is_stream(body):
        return Form.STRUCTURE
    return Form.TEXT


def spelled_out(answer: Answer) -> str:
    """The body and the exception as they came, escapes spelled out, folded by `plain`, one per line."""
    parts = (answer.body, answer.exception or "")
    return "\n".join(plain(_whole(parsing.unescape(_shortened(part)))) for part in parts if part)


def _whole(text: str) -> str:
    """The halves of characters that JSON escapes in two put together again."""
    return text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _shortened(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    head, tail = text[:_HEAD], text[_HEAD - LONGEST :]
    if streams.is_stream(text):
        head, tail = head.rpartition("\n")[0], tail.partition("\n")[2]
    return f"{head}\n{tail}"
