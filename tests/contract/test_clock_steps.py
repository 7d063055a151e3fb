"""A real exporter whose machine's wall clock is wrong at start and set while it runs."""

from pathlib import Path

from tests.support.clock_lives import lived


async def test_the_wall_clock_is_set_by_an_hour_and_by_eight_at_start_and_while_running(
    tmp_path: Path,
) -> None:
    await lived(tmp_path)
