"""Addresses of IPv6 that end in this machine or a private network, whatever they look like."""

from __future__ import annotations

import pytest

from legation.extraction.fetch import public_address
from legation.graph.errors import InputError


@pytest.mark.parametrize(
    "address",
    [
        "::127.0.0.1", "::10.0.0.1", "::8.8.8.8", "::ffff:0:127.0.0.1", "::ffff:127.0.0.1", "::ffff:0:169.254.169.254", "fec0::1",
        "5f00::1", "2606:2800:21f:cb07:0:5efe:127.0.0.1", "2606:2800:21f:cb07:200:5efe:192.168.0.1", "64:ff9b::127.0.0.1", "64:ff9b:1::1",
        "2002:7f00:1::", "2001:0:4136:e378:8000:63bf:80ff:fffe", "fe80::1", "fc00::1", "100::1", "ff02::1", "::", "::1",
    ],
)  # fmt: skip
def test_an_address_that_ends_inside_is_refused(address: str) -> None:
    with pytest.raises(InputError):
        public_address(address, 80, f"http://[{address}]/")


@pytest.mark.parametrize("address", ["2606:2800:21f:cb07:6820:80da:af6b:8b2c", "64:ff9b::5db8:d70e", "2001:4860:4860::8888"])
def test_a_public_one_is_let_through(address: str) -> None:
    assert public_address(address, 443, "https://x/") == address
