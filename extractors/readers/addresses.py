"""Which network addresses may be fetched from. A name is resolved once, and all its addresses must be allowed."""

from __future__ import annotations

import queue
import socket
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import TypeAlias

from evidence.errors import AddressRefused, FetchFailed

Address: TypeAlias = IPv4Address | IPv6Address

NAT64 = ip_network("64:ff9b::/96")
LOCAL_NAT64 = ip_network("64:ff9b:1::/48")  # its embedded addresses lie in the operator's own network
V4_COMPATIBLE = ip_network("::/96")  # deprecated
SITE_LOCAL = ip_network("fec0::/10")  # deprecated
TEREDO = ip_network("2001::/32")
WEB_PORTS = frozenset((80, 443))
FIRST_UNPRIVILEGED_PORT = 1024


@dataclass(frozen=True, slots=True)
class AddressPolicy:
    """Public addresses only, unless `allow_private`; `also` names networks allowed besides.

    Ports are 80, 443 and those from 1024 up: the others belong to services that are no web servers.
    """

    allow_private: bool = False
    also: tuple[IPv4Network | IPv6Network, ...] = ()

    def allows(self, address: Address) -> bool:
        return self.allow_private or any(address in network for network in self.also) or is_public(address)

    def resolve(self, host: str, port: int, *, source: str, timeout_s: float) -> list[str]:
        """The addresses of `host`, in the resolver's order. Raises AddressRefused where one of them is not allowed."""
        if port not in WEB_PORTS and port < FIRST_UNPRIVILEGED_PORT:
            raise AddressRefused(source, f"{host}:{port}", f"port {port} is no web server's; 80, 443 or above 1023 are")
        found = list(dict.fromkeys(_look_up(host, port, source, timeout_s)))
        for text in found:
            if not self.allows(_parse(text, source)):
                reason = (
                    f"{host} leads to {text}, which is no public address;"
                    " QUOTH_ALLOW_PRIVATE_ADDRESSES allows such addresses"
                )
                raise AddressRefused(source, text, reason)
        return found


def is_public(address: Address) -> bool:
    """Reachable on the open internet, also where an IPv4 address is wrapped in an IPv6 one."""
    if isinstance(address, IPv6Address):
        if address in NAT64:
            return is_public(IPv4Address(int(address) & 0xFFFF_FFFF))
        embedded = address.ipv4_mapped or address.sixtofour
        if embedded is not None:
            return is_public(embedded)
        if any(address in network for network in (LOCAL_NAT64, V4_COMPATIBLE, SITE_LOCAL, TEREDO)):
            return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def _parse(text: str, source: str) -> Address:
    try:
        return ip_address(text)
    except ValueError as error:
        raise AddressRefused(source, text, f"{text} is no IP address") from error


def _look_up(host: str, port: int, source: str, timeout_s: float) -> Sequence[str]:
    """getaddrinfo with a time-out, which the call itself does not have; a late answer is dropped."""
    answers: queue.SimpleQueue[list[str] | Exception] = queue.SimpleQueue()

    def ask() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answers.put([str(sockaddr[0]) for *_, sockaddr in found])
        except (OSError, ValueError) as error:  # ValueError covers names that cannot be encoded
            answers.put(error)

    threading.Thread(target=ask, name="quoth-resolve", daemon=True).start()
    try:
        answer = answers.get(timeout=timeout_s)
    except queue.Empty as error:
        raise FetchFailed(source, f"no answer on the name {host} within {timeout_s:.3g} s") from error
    if isinstance(answer, Exception):
        raise FetchFailed(source, f"the name {host} cannot be resolved") from answer
    if not answer:
        raise FetchFailed(source, f"the name {host} has no address")
    return answer
