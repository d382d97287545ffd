"""The HTTP client: what it asks, what it keeps, where it refuses to go."""

from __future__ import annotations

import gzip
import hashlib
import ssl
import threading
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path
from socket import socket

import pytest
from urllib3.util import connection

from dashboard.errors import Changed, Refused, Unreachable
from dashboard.sources import HttpClient, network
from dashboard.sources.limits import Limits
from tests.sources.publisher import NOW, PORTAL, QUICK, Handler, LocalPublisher, Reply, page

CERTIFICATE = Path(__file__).with_name("self-signed.pem")


def test_a_body_lands_as_it_is_with_its_provenance(publisher: LocalPublisher, tmp_path: Path) -> None:
    body = "clé;nom\r\n1;é\r\n".encode("cp1252")
    headers = {"Content-Type": "text/csv", "ETag": '"1"', "X-Demonstration": "1", "X-RateLimit-Remaining": "9",
               "Set-Cookie": "a=b"}
    address = publisher.on("/x", Reply(200, body, headers))
    found = publisher.client().download(address + "?apikey=SECRET", tmp_path, "x.csv", expect="csv")
    assert found.path == tmp_path / "x.csv"
    assert found.path.read_bytes() == body
    assert (found.status, found.size, found.fetched_at) == (200, len(body), NOW)
    assert found.sha256 == hashlib.sha256(body).hexdigest()
    assert found.address == address
    kept = {"content-type", "etag", "x-demonstration", "x-ratelimit-remaining", "content-length", "date"}
    assert set(found.headers) == kept
    assert publisher.asked == ["/x?apikey=SECRET"]
    assert list(tmp_path.iterdir()) == [found.path]


def test_it_says_who_asks_and_keeps_no_cookie(publisher: LocalPublisher, tmp_path: Path) -> None:
    address = publisher.on("/x", Reply(200, b"[1]", {"Set-Cookie": "a=b"}))
    client = publisher.client(contact="mairie@example.fr\r\nX-Evil: 1")
    for name in ("a", "b"):
        client.download(address, tmp_path, name, expect="json")
    assert [sent.get("cookie") for sent in publisher.headers] == [None, None]
    assert publisher.headers[0]["user-agent"] == "tableau-de-bord/0.1 (mairie@example.frX-Evil: 1)"
    assert publisher.headers[0]["accept-encoding"] == "gzip"
    client.close()


def test_gzip_is_a_matter_of_transport(publisher: LocalPublisher, tmp_path: Path) -> None:
    body = b"[" + b"1," * 5000 + b"1]"
    address = publisher.on("/x", Reply(200, gzip.compress(body), {"Content-Encoding": "gzip"}))
    found = publisher.client().download(address, tmp_path, "x", expect="json")
    assert found.path.read_bytes() == body
    assert found.sha256 == hashlib.sha256(body).hexdigest()


def test_a_published_archive_stays_packed(publisher: LocalPublisher, tmp_path: Path) -> None:
    packed = gzip.compress(b"a;b\n")
    address = publisher.on("/x.csv.gz", Reply(200, packed, {"Content-Type": "application/gzip"}))
    assert publisher.client().download(address, tmp_path, "x", expect="any").path.read_bytes() == packed


def test_an_encoding_nobody_asked_for_is_a_change(publisher: LocalPublisher, tmp_path: Path) -> None:
    address = publisher.on("/x", Reply(200, b"[1]", {"Content-Encoding": "br"}))
    with pytest.raises(Changed, match="encodage inattendu"):
        publisher.client().download(address, tmp_path, "x", expect="json")


def test_validators_are_sent_and_a_304_brings_nothing(publisher: LocalPublisher, tmp_path: Path) -> None:
    address = publisher.on("/x", Reply(304, headers={"ETag": '"2"'}))
    known = {"etag": '"2"', "Last-Modified": "Mon, 23 Nov 2026 12:00:00 GMT"}
    found = publisher.client().download(address, tmp_path, "x", expect="json", validators=known)
    assert found.is_unchanged and not found.path.exists()
    assert publisher.headers[0]["if-none-match"] == '"2"'
    assert publisher.headers[0]["if-modified-since"] == known["Last-Modified"]
    with pytest.raises(Changed, match="304"):
        publisher.client().download(address, tmp_path, "x", expect="json")


def test_a_status_that_is_accepted_gives_its_body(publisher: LocalPublisher, tmp_path: Path) -> None:
    address = publisher.on("/x", Reply(404, b"<html>no</html>", {"Content-Type": "text/html"}))
    found = publisher.client().download(address, tmp_path, "x", expect="json", accept_statuses=(200, 404))
    assert (found.status, found.path.read_bytes()) == (404, b"<html>no</html>")


def test_progress_is_told_as_bytes_come(publisher: LocalPublisher, tmp_path: Path) -> None:
    told: list[tuple[str, int, int | None]] = []
    address = publisher.on("/x", Reply(200, b"x" * 200_000))
    publisher.client(progress=lambda *step: told.append(step)).download(address, tmp_path, "x", expect="any")
    assert told[-1] == (address, 200_000, 200_000)
    assert [step[1] for step in told] == sorted(step[1] for step in told)


@pytest.mark.parametrize("name", ["../x", "a/b", ".x", "", "/etc/x"])
def test_file_names_stay_in_their_folder(publisher: LocalPublisher, tmp_path: Path, name: str) -> None:
    with pytest.raises(Refused, match="nom de fichier"):
        publisher.client().download(publisher.root, tmp_path, name, expect="any")
    assert publisher.asked == []


def test_redirects_are_followed_within_the_base_url(publisher: LocalPublisher, tmp_path: Path) -> None:
    publisher.on("/new", page([1]))
    address = publisher.on("/old", Reply(302, headers={"Location": "/new?a=1"}))
    assert publisher.client().download(address, tmp_path, "x", expect="json").address == f"{publisher.root}/new?a=1"


def test_redirects_come_to_an_end(publisher: LocalPublisher, tmp_path: Path) -> None:
    address = publisher.on("/loop", Reply(301, headers={"Location": "/loop"}))
    with pytest.raises(Refused, match="5 redirections"):
        publisher.client().download(address, tmp_path, "x", expect="json")
    assert len(publisher.asked) == 6


def test_roots_are_the_configured_ones_else_the_publishers_own() -> None:
    client = HttpClient({"hubeau": "http://127.0.0.1:1/h/", "bal": "ftp://x", "geoapi": None}, PORTAL)
    assert client.base("hubeau") == "http://127.0.0.1:1/h"
    assert client.base("opendatasoft") == "https://data.fleurysurorne.fr"
    assert client.base("geoapi") == client.official("geoapi") == "https://geo.api.gouv.fr"
    with pytest.raises(Refused, match="DASHBOARD_BASE_URL_BAL"):
        client.base("bal")


def test_calls_to_publishers_are_spaced(tmp_path: Path) -> None:
    waits: list[float] = []
    client = HttpClient({}, PORTAL, resolve=lambda host, port: [], sleep=waits.append, limits=Limits(pace_s=0.5))
    for _ in range(2):
        with pytest.raises(Refused):
            client.download(f"https://{PORTAL}/x", tmp_path, "x", expect="json")
    assert len(waits) == 1
    assert 0 < waits[0] <= 0.5


@pytest.mark.parametrize(("address", "public"), [
    ("93.184.215.14", True), ("2a00:1450:4007:80c::2003", True), ("127.0.0.1", False), ("10.0.0.1", False),
    ("172.16.0.1", False), ("192.168.1.1", False), ("169.254.169.254", False), ("100.64.0.1", False),
    ("0.0.0.0", False), ("224.0.0.1", False), ("::1", False), ("fe80::1%eth0", False), ("fd00::1", False),
    ("::ffff:127.0.0.1", False), ("2002:7f00:1::", False), ("localhost", False), ("", False),
])
def test_public_addresses(address: str, public: bool) -> None:
    assert network.is_public(address) is public


@pytest.fixture
def tls_publisher(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[LocalPublisher, list[tuple[str, int]]]]:
    """A TLS server that stands where any numeric address leads; its certificate is for the town's portal."""
    server = LocalPublisher()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    reached: list[tuple[str, int]] = []
    real = connection.create_connection

    def diverted(place: tuple[str, int], *args: object, **options: object) -> socket:
        reached.append(place)
        return real(("127.0.0.1", server.server_port), *args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(connection, "create_connection", diverted)
    yield server, reached
    server.shutdown()
    server.server_close()


def at(address: str) -> network.Resolve:
    """A resolver that gives one address."""
    return lambda host, port: [address]


def test_the_address_checked_is_the_one_connected_to_and_tls_verifies_the_name(
    tls_publisher: tuple[LocalPublisher, list[tuple[str, int]]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(CERTIFICATE))
    server, reached = tls_publisher
    server.on("/x", page([1]))
    client = HttpClient({}, PORTAL, resolve=at("93.184.215.14"), limits=QUICK)
    assert client.download(f"https://{PORTAL}/x", tmp_path, "x", expect="json").size == 3
    assert reached == [("93.184.215.14", 443)]
    assert server.headers[0]["host"] == PORTAL


def test_a_certificate_of_another_name_is_not_accepted(
    tls_publisher: tuple[LocalPublisher, list[tuple[str, int]]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(CERTIFICATE))
    client = HttpClient({}, PORTAL, resolve=at("93.184.215.14"), limits=QUICK)
    with pytest.raises(Unreachable, match="TLS"):
        client.download("https://geo.api.gouv.fr/x", tmp_path, "x", expect="json")


def test_an_unknown_certificate_is_not_accepted_and_not_tried_again(
    tls_publisher: tuple[LocalPublisher, list[tuple[str, int]]], tmp_path: Path
) -> None:
    client = HttpClient({}, PORTAL, resolve=at("93.184.215.14"), limits=QUICK)
    with pytest.raises(Unreachable, match="TLS"):
        client.download(f"https://{PORTAL}/x", tmp_path, "x", expect="json")
    assert len(tls_publisher[1]) == 1


def test_a_name_that_moves_to_a_private_address_is_refused(
    tls_publisher: tuple[LocalPublisher, list[tuple[str, int]]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(CERTIFICATE))
    server, reached = tls_publisher
    server.on("/x", Reply(200, b"[1]", {"Connection": "close"}))
    answers = iter([["93.184.215.14"], ["169.254.169.254"], ["93.184.215.14", "10.0.0.1"]])
    client = HttpClient({}, PORTAL, resolve=lambda host, port: next(answers), limits=QUICK)
    client.download(f"https://{PORTAL}/x", tmp_path, "x", expect="json")
    for hidden in ("169.254.169.254", "10.0.0.1"):
        with pytest.raises(Refused, match=hidden) as caught:
            client.download(f"https://{PORTAL}/x", tmp_path, "y", expect="json")
        assert caught.value.address == f"https://{PORTAL}/x"
    assert len(reached) == 1


def test_a_proxy_of_the_operator_is_used_for_publishers_and_never_for_base_urls(
    publisher: LocalPublisher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    proxy = Recorder()
    threading.Thread(target=proxy.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    for name in ("HTTP_PROXY", "HTTPS_PROXY"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.server_port}")
    address = publisher.on("/x", page([1]))
    client = publisher.client()
    assert client.download(address, tmp_path, "x", expect="json").status == 200
    with pytest.raises(Unreachable, match="proxy"):
        client.download(f"https://{PORTAL}/x", tmp_path, "y", expect="json")
    assert proxy.tunnels == [f"{PORTAL}:443"]
    proxy.shutdown()
    proxy.server_close()


class Recorder(ThreadingHTTPServer):
    """A proxy that notes the tunnels asked for and refuses them."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), RefusingProxy)
        self.tunnels: list[str] = []


class RefusingProxy(Handler):
    """One connection of the proxy."""

    def do_CONNECT(self) -> None:
        """Notes where, and refuses."""
        self.server.tunnels.append(self.path)  # type: ignore[attr-defined]
        self.send_error(403)
