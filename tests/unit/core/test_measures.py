"""How long and how large an artifact is, read from files as encoders write them and as nobody should."""

import struct
from random import Random

import pytest

from exporter.core.state.evidence import Evidence
from exporter.core.state.machine import Health, Situation, advance
from exporter.core.thresholds import Policy
from exporter.core.vocabulary import Channel, Reason, Source, State
from exporter.core.wire.measures import Measures, measure, shortfall
from exporter.simulator.wire import WEBP, mp4, png


def box(kind: bytes, content: bytes, *, long: bool = False) -> bytes:
    if long:
        return struct.pack(">I4sQ", 1, kind, 16 + len(content)) + content
    return struct.pack(">I4s", 8 + len(content), kind) + content


def movie(seconds: float = 8.0, width: int = 1280, height: int = 720, *, long: bool = False) -> bytes:
    """`moov` with a header of either version, a track of sound, and one of pictures."""
    length, edit = int(seconds * 600), b"edts-and-so-on"
    header = (
        struct.pack(">B3xQQIQ", 1, 1, 1, 600, length)
        if long
        else struct.pack(">B3xIIII", 0, 1, 1, 600, length)
    )
    tracks = b""
    for sides in ((0, 0), (width, height)):
        before = bytes(88 if long else 76)
        tkhd = bytes([int(long)]) + before[1:] + struct.pack(">II", sides[0] << 16, sides[1] << 16)
        tracks += box(b"trak", box(b"tkhd", tkhd) + box(b"mdia", edit))
    return box(b"moov", box(b"mvhd", header + bytes(80)) + tracks)


FTYP = box(b"ftyp", b"isom\0\0\2\0isommp42")
WHOLE = Measures(8.0, 1280, 720)


@pytest.mark.parametrize("long", [False, True])
def test_a_movie_whose_header_comes_first(long: bool) -> None:
    assert measure(FTYP + movie(long=long) + box(b"mdat", bytes(5000))) == WHOLE
    assert measure(mp4(4.0, 720, 1280)) == Measures(4.0, 720, 1280)


@pytest.mark.parametrize("long", [False, True])
def test_a_movie_whose_header_comes_last_is_read_on_from_where_it_lies(long: bool) -> None:
    file = FTYP + box(b"free", bytes(8)) + box(b"mdat", bytes(200_000), long=long) + movie()
    begin = measure(file[:65536])
    assert isinstance(begin, int)
    assert file[begin + 4 : begin + 8] == b"moov"
    assert measure(file[begin : begin + 65536], begin) == WHOLE


def test_a_header_that_is_cut_off_is_read_again_from_its_begin() -> None:
    file = FTYP + box(b"mdat", bytes(60_000)) + movie()
    begin = measure(file[: file.index(b"moov") + 40])
    assert begin == file.index(b"moov") - 4


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (png(0, 640, 480), Measures(None, 640, 480)),
        (WEBP, Measures(None, 1, 1)),
        (b"RIFF\0\0\0\0WEBPVP8X" + bytes(8) + (1023).to_bytes(3, "little") + (767).to_bytes(3, "little"), Measures(None, 1024, 768)),
        (b"RIFF\0\0\0\0WEBPVP8 " + bytes(7) + b"\x9d\x01\x2a" + struct.pack("<HH", 512, 256), Measures(None, 512, 256)),
        (b"\xff\xd8\xff\xe0\0\x10" + bytes(14) + b"\xff\xc2\0\x11\x08" + struct.pack(">HH", 300, 400) + bytes(9), Measures(None, 400, 300)),
        (b"\xff\xd8\xff\xe1\xff\xff" + bytes(100), None),
        (b"GIF89a" + bytes(50), None),
        (b"", None),
        (b"\0\0\0\0ftyp", None),
        (FTYP, len(FTYP)),
        (FTYP + struct.pack(">I4s", 0, b"mdat") + bytes(50), None),
        (FTYP + movie(0.0), Measures(None, 1280, 720)),
        (FTYP + box(b"moov", b""), Measures()),
    ],
)  # fmt: skip
def test_what_a_file_says(data: bytes, found: Measures | int | None) -> None:
    assert measure(data) == found


def test_no_file_breaks_it() -> None:
    random = Random(1)
    whole = FTYP + movie() + png(0, 20, 20)
    for _ in range(3000):
        data = bytearray(whole[: random.randrange(len(whole))])
        for _ in range(random.randrange(6)):
            if data:
                data[random.randrange(len(data))] = random.choice((0, 1, 8, 127, 255))
        for at in (0, 100):
            found = measure(bytes(data), at)
            assert found is None or isinstance(found, int | Measures)


@pytest.mark.parametrize(
    ("delivered", "seconds", "size", "less"),
    [
        (Measures(4.0, 1280, 720), 4, "1280x720", None),
        (Measures(3.97, 720, 1280), 4, "1280x720", None),
        (Measures(10.0, 1920, 1088), 8, "1920x1080", None),
        (Measures(3.4, 1280, 720), 4, "1280x720", "shorter"),
        (Measures(8.0, 854, 480), 8, "1280x720", "smaller"),
        (Measures(8.0, 1280, 704), 8, "1280x720", None),
        (Measures(8.0, 1280, 720), 8, "1080p", "smaller"),
        (Measures(8.0, 1920, 1080), 8, "1080p", None),
        (Measures(None, 512, 512), 0, "1024x1024", "smaller"),
        (Measures(), 8, "1280x720", None),
        (Measures(8.0, 10, 10), 8, None, None),
        (Measures(8.0, 10, 10), 8, "auto", None),
    ],
)
def test_what_is_less_than_ordered(
    delivered: Measures, seconds: int, size: str | None, less: str | None
) -> None:
    assert shortfall(delivered, seconds, size) == less


def test_less_than_ordered_degrades_however_often() -> None:
    """There is a video each time: no share of such answers takes an official channel down."""
    health = Health()
    for number in range(30):
        at = 1_000_000.0 + 3600 * number
        # One other failure among them changes nothing.
        reason = {0: Reason.OK, 5: Reason.UPSTREAM_5XX}.get(number, Reason.ARTIFACT_MISMATCH)
        outcome = State.OPERATIONAL if number == 0 else State.DEGRADED
        evidence = Evidence(Source.GENERATION, at, at, outcome, reason, 3600.0, verified=True)
        health, _ = advance(health, evidence, at, Situation(Channel.OFFICIAL, Policy()))
        assert health.state is State.OPERATIONAL if number < 2 else health.state is State.DEGRADED
