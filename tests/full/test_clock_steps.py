"""A wall clock that is wrong at start and set while the exporter runs, for all of its process: by libfaketime."""

from pathlib import Path

from tests.support.clock_lives import lived

LIBRARY = next(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"), None)


async def test_every_reading_of_the_wall_clock_is_set_by_an_hour_and_by_eight(tmp_path: Path) -> None:
    assert LIBRARY is not None, "apt-get install faketime"
    await lived(tmp_path, LIBRARY)
