"""From which address a request really comes."""

from __future__ import annotations

import ipaddress

import pytest

from wagtail_disclosure.client_address import client_address, is_within, networks

PROXIES = ["192.0.2.10", "192.0.2.20/31", "2001:db8:1::/48"]


def found(peer, forwarded="", trusted=PROXIES):
    address = client_address(peer, forwarded, trusted=trusted)
    return str(address) if address else None


@pytest.mark.parametrize(
    ("peer", "forwarded", "expected"),
    [
        ("10.1.2.3", "", "10.1.2.3"),
        ("2001:da8::5", "", "2001:da8::5"),
        ("::ffff:10.1.2.3", "", "10.1.2.3"),
        # Nobody but a proxy of our own is believed.
        ("203.0.113.9", "10.1.2.3", "203.0.113.9"),
        ("192.0.2.10", "10.1.2.3", "10.1.2.3"),
        ("192.0.2.10", " 10.1.2.3 ", "10.1.2.3"),
        # What the client wrote itself stands on the left.
        ("192.0.2.10", "10.1.2.3, 203.0.113.9", "203.0.113.9"),
        ("192.0.2.10", "10.9.9.9, 203.0.113.9, 192.0.2.21", "203.0.113.9"),
        ("2001:db8:1::7", "10.1.2.3,2001:da8::5", "2001:da8::5"),
        ("::ffff:192.0.2.10", "10.1.2.3", "10.1.2.3"),
        # Nobody can tell.
        ("192.0.2.10", "", None),
        ("192.0.2.10", "192.0.2.10", None),
        ("192.0.2.10", "10.1.2.3, unknown", None),
        ("192.0.2.10", "10.1.2.3, 203.0.113.9:443", None),
        ("192.0.2.10", "10.1.2.3,", None),
        ("192.0.2.10", "10.1.2.03", None),
        ("192.0.2.10", "fe80::1%eth0", None),
        ("", "10.1.2.3", None),
        ("nonsense", "10.1.2.3", None),
    ],
)
def test_client_is_the_rightmost_that_is_no_proxy(peer, forwarded, expected):
    assert found(peer, forwarded) == expected


def test_proxy_on_a_unix_socket_is_trusted_only_when_named():
    assert found("", "10.1.2.3", ["unix"]) == "10.1.2.3"
    assert found("", "10.1.2.3", ["127.0.0.1"]) is None


def test_what_is_no_network_counts_as_none():
    assert networks(("10.0.0.1/8", "nonsense", "")) == ()
    known = networks(("10.0.0.0/8", "2001:da8::/32"))
    assert is_within(ipaddress.ip_address("10.1.2.3"), known)
    assert is_within(ipaddress.ip_address("2001:da8:1::1"), known)
    assert not is_within(ipaddress.ip_address("11.1.2.3"), known)
    assert not is_within(ipaddress.ip_address("::a01:203"), known)
