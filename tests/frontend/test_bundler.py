"""The bundler comes from a registry, is known by its digest, and says what is wrong in what it is given."""

from __future__ import annotations

import base64
import hashlib
import io
import tarfile
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from dashboard.errors import BundlerError
from dashboard.frontend import __main__ as installing
from dashboard.frontend import bundler, joined
from dashboard.settings import Settings

PROGRAM = b"#!/bin/sh\necho 'page.js: no such name' >&2\nexit 1\n"


def package(program: bytes) -> bytes:
    written = io.BytesIO()
    with tarfile.open(fileobj=written, mode="w:gz") as held:
        member = tarfile.TarInfo("package/bin/esbuild")
        member.size = len(program)
        held.addfile(member, io.BytesIO(program))
    return written.getvalue()


BODY = package(PROGRAM)


class Registry(BaseHTTPRequestHandler):
    """Answers as npm's registry for this machine's package, 404 for any other."""

    def do_GET(self) -> None:  # noqa: N802 (named by http.server)
        kind = bundler.kind()
        is_known = self.path == f"/npm/@esbuild/{kind}/-/{kind}-{bundler.VERSION}.tgz"
        self.send_response(200 if is_known else 404)
        self.end_headers()
        self.wfile.write(BODY if is_known else b'{"error":"Not found"}')

    def log_message(self, *_told: object) -> None:
        """Nothing."""


@pytest.fixture
def registry() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Registry) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/npm"
        server.shutdown()


@pytest.fixture(autouse=True)
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of tools of its own, and the digest of what the registry answers."""
    monkeypatch.setattr(bundler, "TOOLS", tmp_path / "tools")
    digest = base64.b64encode(hashlib.sha512(BODY).digest()).decode()
    monkeypatch.setattr(bundler, "INTEGRITY", {bundler.kind(): digest})
    return tmp_path / "tools"


def test_it_is_fetched_once(registry: str) -> None:
    assert bundler.held() is None
    found = bundler.fetch(f"{registry}/")
    assert found.read_bytes() == PROGRAM
    assert bundler.held() == found == bundler.fetch("http://127.0.0.1:1")


def test_another_file_than_the_expected_one_is_not_kept(registry: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundler, "INTEGRITY", {bundler.kind(): "A" * 86 + "=="})
    with pytest.raises(BundlerError, match="SHA-512"):
        bundler.fetch(registry)
    assert bundler.held() is None


def test_a_registry_that_has_not_got_it_or_is_not_there_is_told(registry: str) -> None:
    with pytest.raises(BundlerError, match="404"):
        bundler.fetch(f"{registry}/elsewhere")
    with pytest.raises(BundlerError, match="127.0.0.1"):
        bundler.fetch("http://127.0.0.1:1")


def test_a_machine_without_a_package_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundler, "INTEGRITY", {})
    with pytest.raises(BundlerError, match=bundler.kind()):
        bundler.fetch("http://127.0.0.1:1")


def test_what_it_refuses_is_told_in_its_words(registry: str, tmp_path: Path) -> None:
    (tmp_path / "entry.js").write_text("export{}")
    with pytest.raises(BundlerError, match="no such name"):
        bundler.bundle(bundler.fetch(registry), tmp_path / "entry.js", tmp_path / "page.js", [])
    with pytest.raises(BundlerError, match="nowhere"):
        bundler.bundle(tmp_path / "nowhere", tmp_path / "entry.js", tmp_path / "page.js", [])


def test_an_installation_without_registry_says_so_and_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(installing, "settings", lambda: Settings(npm_registry="http://127.0.0.1:1"))
    monkeypatch.setattr(joined, "KEPT", tmp_path / "kept")
    joined.current.cache_clear()
    installing.main()
    assert "127.0.0.1" in caplog.text
    assert joined.current() is None
    joined.current.cache_clear()
