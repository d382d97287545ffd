"""Headers on every answer, hosts and origins, what must never leave the server. FAULTS 38."""

from __future__ import annotations

import base64
import hashlib
import logging
import re

import pytest
from pydantic import ValidationError
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocketDisconnect

from dashboard.server.document import index
from dashboard.server.guard import MOST_SOCKETS, Guard, is_allowed, is_same_origin
from dashboard.server.headers import Headers, once, policy, security_headers
from dashboard.settings import Settings

PATHS = ["/", "/nulle-part", "/healthz", "/metrics", "/api/v1/datasets", "/api/v1/rien", "/_stcore/health",
         "/_stcore/metrics", "/static/js/rien.js", "/app/static/icone.svg", "/_stcore/host-config"]


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_bears_the_headers(empty: TestClient, path: str) -> None:
    headers = empty.get(path).headers
    directives = dict(part.strip().partition(" ")[::2] for part in headers["content-security-policy"].split(";"))
    assert directives["default-src"] == "'self'"
    assert directives["frame-ancestors"] == "'none'"
    assert directives["object-src"] == "'none'"
    assert "unsafe-eval" not in headers["content-security-policy"]
    assert "http:" not in headers["content-security-policy"]
    assert "https:" not in headers["content-security-policy"]
    assert "unsafe-inline" not in directives["script-src"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "camera=()" in headers["permissions-policy"]


def test_the_digest_is_that_of_the_inline_script(empty: TestClient) -> None:
    answer = empty.get("/riviere")
    scripts = re.findall(r"<script>(.*?)</script>", answer.text, re.DOTALL)
    assert len(scripts) == 2  # where the server is, and Streamlit's own
    for script in scripts:
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in answer.headers["content-security-policy"]


def test_who_may_frame_is_a_setting() -> None:
    chosen = Settings(frame_ancestors="https://www.ville.fr https://*.agglo.fr:8443").frame_ancestors
    assert "frame-ancestors https://www.ville.fr https://*.agglo.fr:8443;" in policy(index(), chosen)
    assert "X-Frame-Options" not in security_headers(index(), chosen)
    own = Settings(frame_ancestors="self").frame_ancestors
    assert security_headers(index(), own)["X-Frame-Options"] == "SAMEORIGIN"
    with pytest.raises(ValidationError):
        Settings(frame_ancestors="*; script-src *")


@pytest.mark.parametrize(("host", "expected"), [
    ("bord.ville.fr", True), ("BORD.ville.fr:8501", True), ("a.agglo.fr", True), ("agglo.fr", False),
    ("evil.fr", False), ("bord.ville.fr.evil.fr", False), ("bord.ville.fr@evil.fr", False), ("", False),
    ("[::1", False), ("bord.ville.fr:99999", False), ("evil-agglo.fr", False),
])
def test_only_our_names_are_answered(host: str, expected: bool) -> None:
    assert is_allowed(host, Settings(hosts="bord.ville.fr, *.agglo.fr").allowed_hosts) is expected


def test_a_forged_host_is_refused() -> None:
    client = TestClient(Guard(PlainTextResponse("ok"), ("bord.ville.fr",)), base_url="http://bord.ville.fr")
    assert client.get("/").status_code == 200
    assert client.get("/", headers={"Host": "evil.fr"}).status_code == 400


@pytest.mark.parametrize(("origin", "expected"), [
    (None, True), ("http://bord.fr:8501", True), ("http://evil.fr", False), ("null", False), ("http://[", False),
])
def test_a_socket_is_opened_by_our_pages_only(origin: str | None, expected: bool) -> None:
    assert is_same_origin(origin, "bord.fr:8501") is expected


def test_a_foreign_page_gets_no_socket(empty: TestClient) -> None:
    with (pytest.raises(WebSocketDisconnect),
          empty.websocket_connect("/_stcore/stream", headers={"Origin": "http://evil.fr"})):
        pass


def test_one_address_holds_so_many_sockets_and_no_more() -> None:
    """FAULTS 38: a thousand opens a minute; what is closed may be opened again."""

    async def held(_scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "websocket.accept"})
        while (await receive())["type"] != "websocket.disconnect":
            pass

    guard = Guard(held, sockets=2)
    client = TestClient(guard)
    for _again in range(5):
        with client.websocket_connect("/_stcore/stream"), client.websocket_connect("/_stcore/stream"):
            with pytest.raises(WebSocketDisconnect) as told, client.websocket_connect("/_stcore/stream"):
                pass
            assert told.value.code == 1013
    assert not guard._open
    assert MOST_SOCKETS >= 600  # twenty classes of thirty


def test_a_name_is_said_once_in_a_list() -> None:
    assert once(["Accept-Encoding, Origin", "accept-encoding", "Accept-Encoding"]) == (
        "Accept-Encoding, Origin, accept-encoding")  # fmt: skip


def test_an_endless_address_is_refused(empty: TestClient) -> None:
    assert empty.get("/riviere?service=" + "x" * 10_000).status_code == 200
    assert empty.get("/riviere?service=" + "x" * 60_000).status_code == 414


def test_what_nobody_caught_is_a_plain_500(caplog: pytest.LogCaptureFixture) -> None:
    async def broken(scope, receive, send) -> None:  # type: ignore[no-untyped-def]
        raise RuntimeError("mot de passe")

    with caplog.at_level(logging.CRITICAL):
        answer = TestClient(Headers(broken, {"X-Content-Type-Options": "nosniff"})).get("/")
    assert answer.status_code == 500
    assert "mot de passe" not in answer.text
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_the_journal_says_nothing_personal(empty: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, logger="dashboard.access"):
        empty.get("/riviere?service=Jeanne+Dupont", headers={"X-Forwarded-For": "192.0.2.7"})
        empty.get("/api/v1/datasets/Jeanne")
    lines = [record.getMessage() for record in caplog.records if record.name == "dashboard.access"]
    assert len(lines) == 2
    assert not any(word in line for line in lines for word in ("Jeanne", "Dupont", "192.0.2.7", "testclient"))


@pytest.mark.parametrize("path", ["/auth/login", "/auth/login?provider=x&redirect=//evil.fr", "/auth/logout",
                                  "/oauth2callback?code=x&state=y&redirect_uri=https://evil.fr"])  # fmt: skip
def test_signing_in_without_a_provider_leads_home(empty: TestClient, path: str) -> None:
    """FAULTS 39: no error, no way out to another site, no cookie."""
    answer = empty.get(path, follow_redirects=False)
    assert answer.status_code == 302
    assert answer.headers["location"] in ("/", "http://localhost/")
    cookies = [value for name, value in answer.headers.items() if name == "set-cookie"]
    assert not any("_streamlit_user=ey" in value for value in cookies)


def test_a_cookie_too_large_or_forged_is_a_reader_like_another(empty: TestClient) -> None:
    for cookie in ("_streamlit_user=" + "x" * 9_000, "_streamlit_user=2|1:0|10:1|15:_streamlit_user|4:e30=|forged"):
        assert empty.get("/riviere", headers={"Cookie": cookie}).status_code == 200


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "POST"])
def test_nothing_can_be_written(empty: TestClient, method: str) -> None:
    """FAULTS 38: no route takes a body, whatever its size, with or without a token."""
    for path in ("/", "/api/v1/kpis", "/embed/kpi/x", "/ecran", "/metrics", "/_stcore/upload_file/a/b"):
        assert empty.request(method, path, content=b"x" * 100_000).status_code in (403, 404, 405), path


def test_only_the_card_may_stand_in_another_site(empty: TestClient) -> None:
    """FAULTS 38: a page framed by another site is refused by the browser."""
    for path in ("/", "/riviere", "/indicateur", "/ecran", "/api/v1/kpis", "/nulle-part"):
        headers = empty.get(path).headers
        assert "frame-ancestors 'none'" in headers["content-security-policy"], path
        assert headers["x-frame-options"] == "DENY", path
    assert "frame-ancestors *" in empty.get("/embed/kpi/x").headers["content-security-policy"]
