"""
From which address somebody really comes, and whether that is on the campus.

Whoever sends a request can write ``X-Forwarded-For`` as they like; only what a proxy
of our own has added to its end is true.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Collection, Iterable
from functools import lru_cache

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

# A proxy on the same machine that connects by a Unix socket has no address.
UNIX_SOCKET = "unix"


def parse_network(text: object) -> Network:
    """One network in CIDR notation. Raises ``ValueError`` for anything else."""
    if not isinstance(text, str):
        raise ValueError(f"{text!r} is no text")
    return ipaddress.ip_network(text.strip())


def client_address(
    peer: str, forwarded_for: str, *, trusted: Collection[str]
) -> Address | None:
    """
    The right-most address that is none of our own proxies; None if nobody can tell.

    ``peer`` is who has connected, ``forwarded_for`` the header as it came. A proxy
    that does not say for whom it asks says nothing: its own address may well be on
    the campus.
    """
    proxies = networks(tuple(trusted))
    if not _is_proxy(peer, proxies, trusted):
        return _address(peer)
    for hop in reversed(forwarded_for.split(",")):
        address = _address(hop)
        if address is None:
            return None
        if not is_within(address, proxies):
            return address
    return None


def is_within(address: Address, known: Iterable[Network]) -> bool:
    """Whether the address belongs to one of the networks."""
    return any(
        address.version == network.version and address in network for network in known
    )


@lru_cache(maxsize=16)
def networks(texts: tuple[str, ...]) -> tuple[Network, ...]:
    """Those of the texts that are networks; a system check names the others."""
    found = []
    for text in texts:
        try:
            found.append(parse_network(text))
        except ValueError:
            continue
    return tuple(found)


def _is_proxy(
    peer: str, proxies: tuple[Network, ...], trusted: Collection[str]
) -> bool:
    if not peer.strip():
        return UNIX_SOCKET in trusted
    address = _address(peer)
    return address is not None and is_within(address, proxies)


def _address(text: str) -> Address | None:
    text = text.strip()
    # A zone says on which wire, which means nothing on another machine.
    if "%" in text:
        return None
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return None
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped:
        return address.ipv4_mapped
    return address
