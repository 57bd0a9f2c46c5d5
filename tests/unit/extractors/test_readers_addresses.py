"""Addresses that may be fetched from: public ones, however an address is written or wrapped."""

from __future__ import annotations

import socket
import time
from ipaddress import ip_address, ip_network

import pytest

from evidence.errors import AddressRefused, FetchFailed
from extractors.readers.addresses import AddressPolicy, is_public


@pytest.mark.parametrize(
    "address",
    [
        *(
            "127.0.0.1",
            "127.8.8.8",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
        ),
        *("255.255.255.255", "224.0.0.1", "240.0.0.1", "192.0.2.1", "198.18.0.1", "::", "::1", "fe80::1", "fe80::1%2"),
        *("fc00::1", "fd00:ec2::254", "ff02::1", "ff0e::1", "fec0::1", "2001:db8::1"),
        *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe"),
        *("64:ff9b:1::808:808", "2002:7f00:1::", "2002:a00:1::1", "2001:0:4136:e378:8000:63bf:3fff:fdd2"),
    ],
)
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(ip_address(address))
    assert not AddressPolicy().allows(ip_address(address))
    assert AddressPolicy(allow_private=True).allows(ip_address(address))


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "93.184.216.34", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1"]
)
def test_addresses_that_are_public(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize("host", ["127.0.0.1", "2130706433", "0x7f.1", "localhost", "::1"])
def test_every_spelling_of_loopback_is_refused(host: str) -> None:
    with pytest.raises((AddressRefused, FetchFailed)) as refused:
        AddressPolicy().resolve(host, 80, source="page", timeout_s=5)
    if isinstance(refused.value, AddressRefused):
        assert "QUOTH_ALLOW_PRIVATE_ADDRESSES" in str(refused.value)


def test_one_private_address_among_public_ones_refuses_the_name(monkeypatch: pytest.MonkeyPatch) -> None:
    def answer(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, port)) for a in ("93.184.216.34", "10.0.0.7")]

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    with pytest.raises(AddressRefused) as refused:
        AddressPolicy().resolve("news.example", 443, source="page", timeout_s=5)
    assert refused.value.address == "10.0.0.7"
    wider = AddressPolicy(also=(ip_network("10.0.0.0/8"),))
    assert wider.resolve("news.example", 443, source="page", timeout_s=5) == ["93.184.216.34", "10.0.0.7"]


@pytest.mark.parametrize("port", [0, 22, 25, 1023])
def test_ports_of_other_services_are_refused(port: int) -> None:
    with pytest.raises(AddressRefused, match=str(port)):
        AddressPolicy(allow_private=True).resolve("127.0.0.1", port, source="page", timeout_s=5)


def test_a_name_service_that_does_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    def answer_late(*_: object, **__: object) -> list[tuple[object, ...]]:
        time.sleep(1)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", answer_late)
    start = time.monotonic()
    with pytest.raises(FetchFailed, match="no answer on the name"):
        AddressPolicy().resolve("news.example", 80, source="page", timeout_s=0.05)
    assert time.monotonic() - start < 0.9


@pytest.mark.parametrize("host", ["no-such-name.invalid", "a..b", "x" * 300])
def test_names_that_cannot_be_resolved(host: str) -> None:
    with pytest.raises(FetchFailed):
        AddressPolicy().resolve(host, 80, source="page", timeout_s=30)
