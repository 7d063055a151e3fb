"""Every way to take the storage away from a running exporter: what was spent stays spent."""

from collections.abc import Callable
from pathlib import Path

import pytest

from exporter.store.errors import FILE
from tests.contract.test_storage_taken_away import no_more_is_paid


def move(storage: Path) -> None:
    storage.rename(storage.with_name("aside"))


def put_an_empty_one(storage: Path) -> None:
    for file in storage.glob(f"{FILE}*"):
        file.unlink()
    (storage / FILE).touch()


def cut_short(storage: Path) -> None:
    for file in storage.glob(f"{FILE}-*"):
        file.unlink()
    (storage / FILE).write_bytes(b"")


@pytest.mark.parametrize("take_away", [move, put_an_empty_one, cut_short])
async def test_no_more_is_paid_than_the_days_budget(
    tmp_path: Path, take_away: Callable[[Path], None]
) -> None:
    await no_more_is_paid(tmp_path, take_away)
