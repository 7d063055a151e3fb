"""Foreign exceptions as text that may be shown."""

import socket

import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporter.transport.errors import describe, without_addresses


def chained() -> BaseException:
    """As httpcore2 raises: `from None` hides the cause and leaves it as the context."""
    try:
        try:
            try:
                raise ConnectionRefusedError(111, "Connect call failed")
            except ConnectionRefusedError as refused:
                raise OSError("All connection attempts failed") from refused
        except OSError as error:
            hidden = httpx2.ConnectError("All connection attempts failed")
            hidden.__context__ = error
            raise hidden from None
    except httpx2.ConnectError as error:
        return error


def test_causes_are_appended_even_where_the_library_hides_them() -> None:
    assert describe(chained()) == (
        "httpx2.ConnectError: All connection attempts failed"
        " <- OSError: All connection attempts failed"
        " <- ConnectionRefusedError: [Errno 111] Connect call failed"
    )


def test_layers_that_repeat_one_another_are_said_once() -> None:
    inner, outer = ValueError("the same"), ValueError("the same")
    outer.__cause__ = inner
    assert describe(outer) == "ValueError: the same"


def test_every_member_of_a_group_is_told() -> None:
    group = ExceptionGroup("several", [ConnectionRefusedError("v4"), TimeoutError("v6")])
    error = OSError("no way")
    error.__cause__ = group
    assert describe(error) == "OSError: no way <- ConnectionRefusedError: v4 <- TimeoutError: v6"


def test_a_circle_of_causes_ends() -> None:
    first, second = ValueError("first"), ValueError("second")
    first.__cause__, second.__cause__ = second, first
    assert describe(first) == "ValueError: first <- ValueError: second"


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (httpx2.ReadTimeout("timed out"), "httpx2.ReadTimeout: timed out"),
        (TimeoutError(), "TimeoutError"),
        (
            socket.gaierror(-2, "Name or service not known"),
            "socket.gaierror: [Errno -2] Name or service not known",
        ),
        (OSError("a\nb\t c"), "OSError: a b c"),
    ],
)
def test_an_exception_is_named_by_module_and_class(error: BaseException, text: str) -> None:
    assert describe(error) == text


@given(secret=st.text("abcdef0123456789", min_size=8, max_size=30))
def test_queries_and_users_of_addresses_never_show(secret: str) -> None:
    text = f"cannot fetch 'https://me:{secret}@host.example/path?token={secret}&x=1' (https://h/?{secret})"
    shown = without_addresses(text)
    assert secret not in shown
    assert "host.example/path" in shown


@given(message=st.text(max_size=2000))
def test_a_description_is_one_line_of_bounded_length(message: str) -> None:
    text = describe(OSError(message))
    assert len(text.splitlines()) == 1
    assert len(text) < 320
