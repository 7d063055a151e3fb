"""Taking secrets out of text."""

import base64
import json
import re
import sys
import threading
from collections.abc import Callable
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporter.core.redact import Concealer, _View, conceal

PRINTABLE = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=6, max_size=60)


@pytest.mark.parametrize(
    "text",
    [
        "Incorrect API key provided: sk-abcdefghijklmnopqrst.",
        "Incorrect API key provided: sk-proj-Ab12_cdefghijklmnop",
        "Authorization: Bearer ya29.a0AfH6SNnnnnnnnnnnnn",
        '{"authorization": "bearer abcdefghijkl"}',
        "Basic dXNlcjpwYXNz",
        "key AIzaSyA1234567890abcdefghijklmn",
        "token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln",
        "https://user:password@host/path",
        "hf_abcdefghijklmnopqr",
    ],
)
def test_what_is_shaped_like_a_key_is_hidden(text: str) -> None:
    hidden = conceal(text)
    assert "<secret>" in hidden
    for part in ("abcdefgh", "a0AfH6", "dXNlcjpw", "AIzaSy", "eyJ", "password", "proj"):
        assert part not in hidden


@pytest.mark.parametrize(
    "text",
    [
        "The model 'sora-2' does not exist.",
        "https://status.openai.com/api/v2/status.json",
        "No available channel for model sora-2-pro under group default (distributor)",
        "task-risk-control-is-the-answer",
        "basic plan required",
        "video_69b131ea03548190925a6a06febf993b",
        "分组 default 下模型 sora-2 无可用渠道",
    ],
)
def test_ordinary_words_stay(text: str) -> None:
    assert conceal(text) == text


@given(PRINTABLE, PRINTABLE, PRINTABLE)
def test_a_known_value_never_remains_not_even_inside_json(value: str, before: str, after: str) -> None:
    for text in (before + value + after, json.dumps({"message": before + value + after})):
        hidden = conceal(text, [value])
        if value not in "<secret>":
            assert value not in hidden.replace("<secret>", "\n")


def test_values_too_short_to_be_secrets_do_not_blot_out_words() -> None:
    assert conceal("operational", ["op", ""]) == "operational"


SECRET = "Zk-09_Ab/Cd+eF= &quite<odd>"
SHAPES: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "upper": str.upper,
    "lower": str.lower,
    "quoted": quote,
    "quoted whole": lambda text: quote(text, safe=""),
    "quoted twice": lambda text: quote(quote(text, safe=""), safe=""),
    "every byte quoted": lambda text: "".join(f"%{byte:02x}" for byte in text.encode()),
    "in a form": quote_plus,
    "json": json.dumps,
    "json in json": lambda text: json.dumps(json.dumps(text)),
    "json of others": lambda text: text.replace("/", "\\/").replace("&", "\\u0026").replace("+", "\\u002B"),
    "every letter escaped": lambda text: "".join(f"\\u{ord(c):04x}" for c in text),
    "html": lambda text: (
        text.replace("&", "&amp;").replace("<", "&lt;").replace("/", "&#x2F;").replace("=", "&#61;")
    ),
    "octal": lambda text: "".join(f"\\{ord(c):03o}" for c in text),
    "braces": lambda text: "".join(f"\\u{{{ord(c):x}}}" for c in text),
    "hex": lambda text: text.encode().hex(),
    "hex with colons": lambda text: text.encode().hex(":"),
    "hex with spaces": lambda text: text.encode().hex(" "),
    "HEX": lambda text: text.encode().hex().upper(),
    **{
        f"base64 after {n}": lambda text, n=n: base64.b64encode(
            b"n" * n + text.encode() + b"and more"
        ).decode()
        for n in range(4)
    },
    **{
        f"url-safe base64 after {n}": lambda text, n=n: base64.urlsafe_b64encode(
            b"n" * n + text.encode()
        ).decode()
        for n in range(4)
    },
}


@pytest.mark.parametrize("shape", SHAPES)
def test_a_known_value_is_hidden_in_every_common_shape(shape: str) -> None:
    told = SHAPES[shape](SECRET)
    hidden = Concealer([SECRET]).conceal(f"it says {told} there")
    assert hidden.startswith("it says ")
    assert hidden.endswith(" there")
    rest = hidden.removeprefix("it says ").removesuffix(" there").replace("<secret>", "")
    # Letters of base64 that a neighbour has a share in may stay, and quotes.
    assert len(rest) <= len(told) - len(SECRET) + 4 if "base64" in shape else rest.strip('\\"') == ""
    assert told[8:-16] not in hidden


@pytest.mark.parametrize(
    "split",
    [
        *("\n", "\r\n", "\n    ", " ", "\t", "\0", "\u200b", "\xad", "\u202e", "\x1b[31m", "<wbr>", "<br />"),
        *("\\n", "\\r\\n", "\\u200b", "\\u001b[0m", "\\\n", '", "', "&#8203;", "%0A"),
    ],
)
def test_a_known_value_is_hidden_where_something_splits_it(split: str) -> None:
    value = "sk-Ab3_xY9+qWe/rTy=Zz7"
    for told in (value, value.upper(), base64.b64encode(value.encode()).decode(), value.encode().hex()):
        for place in range(1, len(told)):
            hidden = Concealer([value]).conceal(f"it says [{told[:place]}{split}{told[place:]}] there")
            rest = hidden.removeprefix("it says [").removesuffix("] there")
            # A last letter of base64 that a neighbour would have a share in may stay, with its padding.
            assert re.fullmatch(r"<secret>(\w==)?", rest.replace(split, "")), hidden
    assert Concealer([value]).conceal(f"it says {' '.join(value)} there") == "it says <secret> there"


@pytest.mark.parametrize("end", ["", "…", "… (3000 characters)"])
def test_what_a_cut_left_of_a_value_is_hidden(end: str) -> None:
    for told in (SECRET, SECRET.upper(), base64.b64encode(SECRET.encode()).decode()):
        for size in range(6, len(told)):
            hidden = Concealer([SECRET]).conceal(f"it says {told[:size]}{end}")
            assert hidden.startswith("it says <secret>"), hidden
            assert hidden.endswith(end)
            assert told[:6] not in hidden


def test_the_beginning_that_many_values_share_hides_nothing_in_the_middle() -> None:
    assert conceal("sk-proj- is how they begin", ["sk-proj-0123456789"]) == "sk-proj- is how they begin"


def test_values_that_were_replaced_stay_hidden_and_very_old_ones_do_not_pile_up() -> None:
    concealer = Concealer(["the-first-value"])
    for number in range(3000):
        concealer.add(f"value-{number:06d}")
        concealer.replaced(f"value-{number - 1:06d}" if number else "the-first-value")
    assert concealer.conceal("value-002999 value-002000") == "<secret> <secret>"
    assert concealer.conceal("the-first-value") == "the-first-value"
    concealer.add("value-002000")
    assert concealer.conceal("value-002000") == "<secret>"


def test_masking_goes_on_while_other_threads_learn_new_values() -> None:
    concealer, failed = Concealer(["known-value-0"]), []
    stop = threading.Event()

    def learn() -> None:
        for number in range(3000):
            concealer.add(f"known-value-{number}")
            concealer.replaced(f"known-value-{number}")
        stop.set()

    def mask() -> None:
        try:
            while not stop.is_set():
                concealer.conceal("something known-value-5 known-value-7000")
        except Exception as error:  # noqa: BLE001 - whatever it is
            failed.append(error)

    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    threads = [threading.Thread(target=work) for work in (learn, mask, mask)]
    try:
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        sys.setswitchinterval(interval)
    assert failed == []


def test_masking_does_not_look_at_every_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    """What it costs is counted in looks at the text, because time depends on the machine."""

    class Counted(str):
        looks = 0

        def __getitem__(self, key: object) -> str:
            Counted.looks += 1
            return str.__getitem__(self, key)  # type: ignore[index]

    concealer = Concealer(f"sk-proj-{number:05d}-abcdefgh" for number in range(5000))
    line = Counted("state changed target=apiyi-sora-2 old=unknown new=operational sk-proj-99999-abcdefgh")
    assert not list(concealer._spans(_View(line, range(len(line)), range(1, len(line) + 1))))
    assert 0 < Counted.looks < 2 * len(line)


@given(st.text(max_size=200))
def test_masking_raises_nothing(text: str) -> None:
    concealer = Concealer([SECRET, "\ud800\ud800\ud800", "\\\\\\\\\\\\", "%%%%%%", "&&&&&&&"])
    concealer.conceal(text)
    concealer.conceal(text + SECRET + text)
