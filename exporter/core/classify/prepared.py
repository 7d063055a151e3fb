"""What the first answers would otherwise wait for: indexes of rules and tables of codes, a tenth of a second.

All are built when an answer first needs them, so that a command which reads none does not pay for them. A
server that measures has them built beside its event loop before the first answer comes.
"""

from typing import Final

from exporter.core.answer import Answer, Transport
from exporter.core.classify.classify import classify
from exporter.core.classify.lexicon.terse_said import MEANINGS
from exporter.core.vocabulary import Channel, Upstream

_UNLIKE: Final = (
    Answer(status=200, body='{"x": "qx qy qz"}'),
    Answer(status=400, body='{"error": {"code": "QX_QY", "message": "qx qy qz"}}'),
    Answer(status=403, headers={"content-type": "text/html"}, body="<html><body>qx qy</body></html>"),
    Answer(status=429, body='{"error": {"code": 1302, "message": "qx"}}'),
    Answer(status=500, body='{"error": {"message": "{\\"error\\": {\\"message\\": \\"qx\\"}}"}}'),
    Answer(status=200, body='data: {"error": {"message": "qx"}}\n\n'),
    Answer(Transport.TASK, status=200, body='{"id": "1", "status": "failed", "error": "qx qy"}'),
    Answer(Transport.TASK, status=200, body='{"id": "1", "status": "succeeded", "x": "qx"}'),
    Answer(Transport.EXCEPTION, exception="QxError: qx qy [Errno 999]"),
    Answer(Transport.EXCEPTION, exception="QxError: 400 {'error': {'code': 'qx', 'message': 'qx qy'}}"),
)
"""Answers of every kind that say nothing: whatever may be looked into is."""


def prepare() -> None:
    """Build all of it. For a thread; it takes the processor for a tenth of a second."""
    for meant, *_ in MEANINGS:
        classify(Answer(status=400, body=meant), None)
    for answer in _UNLIKE:
        for channel in Channel:
            for upstream in Upstream:
                classify(answer, channel, upstream=upstream)
