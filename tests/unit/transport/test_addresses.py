"""Which addresses a foreign name may lead to."""

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporter.transport.addresses import is_public

PRIVATE = (
    "127.0.0.1",
    "127.8.9.10",
    "10.1.2.3",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "192.0.2.1",
    "198.18.0.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "fe80::1",
    "fe80::1%eth0",
    "fc00::1",
    "fd12:3456::1",
    "ff02::1",
    "2001:db8::1",
    "::7f00:1",
)
PUBLIC = (
    "1.1.1.1",
    "8.8.8.8",
    "203.0.114.7",
    "93.184.216.34",
    "2606:4700:4700::1111",
    "2a00:1450:4001:800::200e",
)


@pytest.mark.parametrize("address", PRIVATE)
def test_private_addresses_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("text", ["", "localhost", "api.example", "1.2.3", "2130706433", "0x7f.1"])
def test_what_is_no_address_is_not_public(text: str) -> None:
    assert not is_public(text)


def disguises(inner: ipaddress.IPv4Address) -> dict[str, str]:
    number = int(inner)
    return {
        "mapped": str(ipaddress.IPv6Address((0xFFFF << 32) | number)),
        "6to4": str(ipaddress.IPv6Address((0x2002 << 112) | (number << 80))),
        "nat64": str(ipaddress.IPv6Address((0x64FF9B << 96) | number)),
        "teredo": str(ipaddress.IPv6Address((0x20010000 << 96) | (number ^ 0xFFFFFFFF))),
    }


@given(inner=st.ip_addresses(v=4))
def test_an_ipv6_disguise_is_as_public_as_the_ipv4_address_inside(inner: ipaddress.IPv4Address) -> None:
    assert {name: is_public(text) for name, text in disguises(inner).items()} == dict.fromkeys(
        disguises(inner), is_public(str(inner))
    )


@pytest.mark.parametrize(
    "address",
    [
        "fec0::1", "3fff::1", "100::1", "100:0:0:1::1", "2001:2::1", "2001:10::1", "2001:20::1", "2001:db8:1::1",
        "5f00::1", "64:ff9b:1::1", "64:ff9b::a00:1", "2002:7f00:1::1", "4000::1", "fe00::1", "192.0.0.9",
        "192.88.99.1", "198.19.255.255", "198.51.100.1", "203.0.113.1", "2606:4700:4700::1111%eth0",
    ],
)  # fmt: skip
def test_addresses_for_special_purposes_are_not_public(address: str) -> None:
    assert not is_public(address)
