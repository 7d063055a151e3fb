"""How much processor time a verdict takes: the slowest answers of the field, and bodies made to be slow.

Run as `make bench` or `python -m bench.classify`.
"""

from collections.abc import Iterable
from time import process_time

from exporter.core.answer import Answer, Transport
from exporter.core.classify.classify import classify
from exporter.core.vocabulary import Channel
from tests.unit.core.classify.test_properties import HOSTILE, ROWS

TIMES = 5


def milliseconds(answer: Answer, channel: Channel | None) -> float:
    """The least of several times: the rest is the machine's."""
    return min(_once(answer, channel) for _ in range(TIMES))


def _once(answer: Answer, channel: Channel | None) -> float:
    began = process_time()
    classify(answer, channel)
    return (process_time() - began) * 1000


def _hostile() -> Iterable[Answer]:
    for body in HOSTILE:
        for status in (None, 200, 500):
            for transport in Transport:
                thrown = transport is Transport.EXCEPTION
                yield Answer(transport, status, {}, "" if thrown else body, body if thrown else None)


def main() -> None:
    field = max(milliseconds(row.answer, row.channel) for row in ROWS)
    worst = max(milliseconds(answer, None) for answer in _hostile())
    print(f"verdicts: {field:.1f} ms of CPU at most over {len(ROWS)} answers of the field,")
    print(f"          {worst:.1f} ms over bodies made to be slow")


if __name__ == "__main__":
    main()
