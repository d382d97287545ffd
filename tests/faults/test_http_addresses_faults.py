"""Fault 7: a publisher's answer or name that leads elsewhere is refused before anything is asked there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.errors import Refused
from dashboard.sources import Download, HttpClient
from tests.faults.asking import dripping
from tests.sources.publisher import PORTAL, QUICK, LocalPublisher, Reply, page

GOOD = page([1])


@pytest.mark.parametrize("target", [
    "http://169.254.169.254/latest/meta-data/", "http://localhost/", "http://127.0.0.1:1/", "file:///etc/passwd",
    "https://example.com/", "//example.com/x", "http://hubeau.eaufrance.fr/", "ftp://hubeau.eaufrance.fr/",
    "http://[::1]/", "http://[", "https://hubeau.eaufrance.fr@example.com/",
])
def test_a_redirect_elsewhere_is_refused_before_any_request(
    publisher: LocalPublisher, tmp_path: Path, target: str
) -> None:
    address = publisher.on("/x", Reply(302, headers={"Location": target}))
    with pytest.raises(Refused):
        publisher.client(resolve=never).download(address, tmp_path, "x", expect="json")
    assert len(publisher.asked) == 1
    assert not list(tmp_path.iterdir())


def test_the_body_of_a_redirect_is_not_read(ask: Callable[..., Download], publisher: LocalPublisher) -> None:
    publisher.on("/y", GOOD)
    dripped = dripping(b"x" * 5000, before=b"HTTP/1.1 302 Found\r\nLocation: /y\r\n\r\n")
    assert ask(dripped, limits=replace(QUICK, total_s=1)).address.endswith("/y")


@pytest.mark.parametrize("address", [
    "http://169.254.169.254/", "file:///etc/passwd", "http://localhost/", "https://example.com/", "x", "",
])
def test_an_address_elsewhere_is_refused_before_any_request(tmp_path: Path, address: str) -> None:
    with pytest.raises(Refused):
        HttpClient({}, PORTAL, resolve=never).download(address, tmp_path, "x", expect="json")


@pytest.mark.parametrize("hidden", ["127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "::ffff:10.0.0.1"])
def test_a_publishers_name_that_leads_inside_is_refused(tmp_path: Path, hidden: str) -> None:
    client = HttpClient({}, PORTAL, resolve=lambda host, port: [hidden], limits=QUICK)
    with pytest.raises(Refused, match="privée"):
        client.download(f"https://{PORTAL}/x", tmp_path, "x", expect="json")


def never(host: str, port: int) -> list[str]:
    """A resolver that nobody should call."""
    raise AssertionError(f"{host} was looked up")
