"""Addresses to listen on."""

import pytest

from exporter.errors import ConfigError
from exporter.web.listen import Address, parse


@pytest.mark.parametrize(
    ("text", "host", "port", "loopback"),
    [
        ("127.0.0.1:9847", "127.0.0.1", 9847, True),
        ("127.3.2.1:1", "127.3.2.1", 1, True),
        ("localhost:9847", "localhost", 9847, True),
        ("[::1]:9847", "::1", 9847, True),
        (":9847", "", 9847, False),
        ("0.0.0.0:9847", "0.0.0.0", 9847, False),
        ("[::]:9847", "::", 9847, False),
        ("10.0.0.7:0", "10.0.0.7", 0, False),
        ("exporter.example:65535", "exporter.example", 65535, False),
    ],
)
def test_a_host_and_a_port_are_read(text: str, host: str, port: int, loopback: bool):
    address = parse(text)
    assert address == Address(host, port)
    assert address.loopback is loopback


@pytest.mark.parametrize(
    "text",
    ["", "9847", "localhost", "localhost:", "localhost:http", ":65536", "::1:9847", ":-1", ":٣", "a:b:1"],
)
def test_anything_else_is_a_problem_with_its_flag(text: str):
    with pytest.raises(ConfigError) as found:
        parse(text)
    assert found.value.problems[0].startswith("--web.listen-address: ")
