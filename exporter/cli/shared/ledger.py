"""Where commands that probe by hand book what it costs: the ledger of a running exporter, if there is one."""

from contextlib import closing
from functools import partial
from pathlib import Path

from exporter.cli.shared import echo
from exporter.config import TargetConfig
from exporter.core.money import Limits, day_of
from exporter.core.suspicion import Trust
from exporter.core.vocabulary import Api, Source, State
from exporter.errors import StoreError
from exporter.store import Store
from exporter.store.errors import FILE


def for_probe(target: TargetConfig, source: Source, storage: Path) -> Store:
    """What costs money, or may, is booked on disk before it leaves; a `catalog` touches nothing.

    Raises:
        StoreError: it cannot be booked, so nothing may be sent.
    """
    if source is Source.CATALOG or target.api is Api.HTTP:
        return Store.open(None)
    try:
        return Store.share(storage)
    except StoreError as error:
        if source.paid or target.price is not None:
            raise
        # Without a price nothing is booked; only what the answer teaches is lost.
        echo(str(error), err=True)
        return Store.open(None)


def for_round(storage: Path) -> Store:
    """One round of free probes leaves no storage behind; where there is one, what it knows counts."""
    if (storage / FILE).exists():
        try:
            return Store.share(storage)
        except StoreError as error:
            echo(str(error), err=True)
    return Store.open(None)


def keep(of: Store, storage: Path, now: float) -> None:
    """Book what a round in memory has cost by mistake.

    Raises:
        StoreError: it cannot be booked.
    """
    spent = {target: usd for target, usd in of.spent(day_of(now)).items() if usd}
    suspected = {key: trust for key, trust in of.trusts().items() if trust.suspicions}
    if of.folder is not None or not (spent or suspected or of.disabled()):
        return
    with closing(Store.share(storage)) as ledger, ledger.together(durable=True):
        for target, usd in spent.items():
            job = ledger.open_job(target, Source.VALIDATION, usd, Limits(None, None), now, now)
            if job is not None:
                ledger.settle_job(job.id, State.UNKNOWN)
        for key, trust in suspected.items():
            ledger.learn(key, partial(_learnt, trust))
        for (target, source), why in of.disabled().items():
            ledger.disable(target, source, why, now)


def _learnt(new: Trust, _before: Trust) -> Trust:
    return new
