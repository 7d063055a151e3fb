"""What it costs to keep single checks: `python -m bench.checks [TARGETS] [SHARE THAT FAILS]`."""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from time import perf_counter

from exporter.core.answer import Answer
from exporter.core.board import Run
from exporter.core.redact import Concealer
from exporter.core.vocabulary import Channel, Fault, Reason, Source, State
from exporter.engine.check_log import CheckLog
from exporter.store import Identity, Store

BEGIN = 1_800_000_000.0
MINUTES = 2 * 60
BODY = (
    '{"error": {"message": "当前分组上游负载已饱和，请稍后再试 (request id: %d)", "type": "new_api_error"}}'
)


def rounds(targets: int, failing: float) -> Iterator[tuple[float, list[tuple[str, Run, Answer | None]]]]:
    """Every minute both free probes of every target."""
    for minute in range(MINUTES):
        at, round_ = BEGIN + 60.0 * minute, []
        for i in range(targets):
            bad = i < failing * targets
            outcome, reason = (State.DEGRADED, Reason.OVERLOADED) if bad else (State.OPERATIONAL, Reason.OK)
            answer = Answer(status=503, body=BODY % (i * 7919 + minute)) if bad else None
            for probe in (Source.CATALOG, Source.VALIDATION):
                run = Run(probe, at, at + i / targets * 59, 0.231, outcome, reason, "catalog.listed", "")
                round_.append((f"provider-{i % 40}-model-{i}-official", run, answer))
        yield at, round_


def main(targets: int = 10_000, failing: float = 0.0) -> None:
    checks = CheckLog(Concealer([f"secret-{i:030}" for i in range(100)]).conceal)
    taken, longest, notes, writes = 0, 0.0, [], []
    with tempfile.TemporaryDirectory() as folder, closing(Store.open(Path(folder))) as store:
        names = [f"provider-{i % 40}-model-{i}-official" for i in range(targets)]
        store.save_targets([Identity(n, "p", Channel.OFFICIAL, "m", n, BEGIN) for n in names])
        for _, round_ in rounds(targets, failing):
            begun = perf_counter()
            for target, run, answer in round_:
                checks.note(target, run, Fault.UPSTREAM if answer else None, answer, timed=True)
            noted = perf_counter()
            pauses = [noted]
            while checks.unmasked:
                checks.mask_some()
                pauses.append(perf_counter())
            rows = checks.ready()
            store.save_checks(rows)
            checks.written(rows)
            pauses.append(perf_counter())
            longest = max(longest, *(b - a for a, b in pairwise(pauses)))
            taken += len(rows)
            notes.append((noted - begun) / len(round_))
            writes.append(perf_counter() - noted)
        size = sum(file.stat().st_size for file in Path(folder).iterdir())
        pieces = list[float]()
        after: str | None = ""
        while after is not None:
            begun = perf_counter()
            after = store.prune_checks(BEGIN + 50 * 3600.0, after)
            pieces.append(perf_counter() - begun)
    busiest = sorted(writes)
    print(f"{targets} targets, two probes a minute, {failing:.0%} failing, {MINUTES / 60:.0f} h:")
    print(
        f"  {taken} rows, {taken / MINUTES / 60:.1f} a second, {size / 1e6:.0f} MB, {size / taken:.0f} bytes a row"
    )
    print(f"  on the loop {1e6 * sum(notes) / len(notes):.2f} µs a check")
    print(
        f"  in the store's thread {1e3 * sum(writes) / len(writes):.1f} ms a minute, {1e3 * busiest[-1]:.0f} at most, {1e3 * longest:.0f} without a pause"
    )
    print(
        f"  forgetting all of it {1e3 * sum(pieces):.0f} ms in {len(pieces)} pieces, {1e3 * max(pieces):.0f} ms the longest"
    )


if __name__ == "__main__":
    main(*(kind(word) for kind, word in zip((int, float), sys.argv[1:], strict=False)))
