"""Pages' addresses, the document in the reader's language, Streamlit's files compressed once."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import brotli
import pytest
from starlette.testclient import TestClient
from streamlit import file_util

from dashboard import navigation
from dashboard.server import modules
from dashboard.server.assets import Shelf
from dashboard.server.document import document, index, translated
from dashboard.server.first_paint.compose import Address
from dashboard.server.negotiation import accepts, is_unchanged

SLUGS = ["" if page.slug == navigation.HOME else page.slug for page in navigation.find()]
STATIC = Path(file_util.get_static_dir())


@pytest.mark.parametrize("slug", SLUGS)
def test_each_page_has_its_document_in_both_languages(empty: TestClient, slug: str) -> None:
    french, english = empty.get(f"/{slug}"), empty.get(f"/{slug}?langue=en")
    assert (french.status_code, english.status_code) == (200, 200)
    assert '<html lang="fr">' in french.text
    assert '<html lang="en">' in english.text
    assert "<title>Streamlit</title>" not in french.text
    assert "agent" not in french.text


@pytest.mark.parametrize("path", ["/nulle-part", "/riviere/x", "/static/js/rien.js", "/favicon.ico", "/wp-login.php"])
def test_what_does_not_exist_is_not_found(empty: TestClient, path: str) -> None:
    assert empty.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/agent/openapi.json", "/_stcore/agent/mcp",
                                  "/_stcore/upload_file/a/b"])
def test_inner_addresses_are_hidden(empty: TestClient, path: str) -> None:
    assert empty.get(path).status_code == 404
    assert empty.post(path).status_code == 404


def test_home_by_its_name_and_a_slash_too_many_are_redirected(empty: TestClient) -> None:
    named = empty.get("/accueil?langue=en", follow_redirects=False)
    slashed = empty.get("/riviere/?au=2026-11-01", follow_redirects=False)
    assert (named.status_code, named.headers["location"]) == (308, "/?langue=en")
    assert slashed.headers["location"] == "/riviere?au=2026-11-01"


def test_the_document_keeps_every_script_of_streamlit() -> None:
    scripts = re.compile(r'(?:src|href)="(\./static/[^"]+)"')
    named = {f"./{each}" for each in modules.placed(name.removeprefix("./") for name in scripts.findall(index()))}
    assert named <= set(scripts.findall(document(Address("")).body.decode()))
    assert scripts.findall(translated(index(), "fr", "T", "D")) == scripts.findall(index())


def test_a_title_is_text(empty: TestClient) -> None:
    told = translated(index(), "fr", r"<script>alert(1)</script>\1", "<b>")
    assert "<script>alert" not in told
    assert r"&lt;/script&gt;\1" in told


def test_streamlit_files_are_the_same_once_decompressed(tmp_path: Path) -> None:
    shelf = Shelf(kept=tmp_path)
    names = [path.relative_to(STATIC).as_posix() for path in sorted((STATIC / "static" / "css").iterdir())]
    assert shelf.squeeze(f"/{name}" for name in names) == len(names)
    for name in names:
        asset = shelf.prepare(f"/{name}")
        assert asset.gzipped is not None and asset.brotlied is not None
        assert gzip.decompress(asset.gzipped) == (STATIC / name).read_bytes()
        assert brotli.decompress(asset.brotlied) == (STATIC / name).read_bytes()
        assert len(asset.brotlied) < len(asset.gzipped)


def test_what_was_compressed_once_is_found_again_and_a_broken_file_is_not(tmp_path: Path) -> None:
    name = "/" + next((STATIC / "static" / "css").iterdir()).relative_to(STATIC).as_posix()
    assert Shelf(kept=tmp_path).squeeze([name]) == 1
    assert Shelf(kept=tmp_path).squeeze([name]) == 0
    held = next(tmp_path.rglob("*.br"))
    held.write_bytes(held.read_bytes()[:-40])
    assert Shelf(kept=tmp_path).prepare(name).brotlied is None


def test_a_folder_that_cannot_be_written_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    shelf = Shelf(kept=tmp_path / "file")
    name = "/" + next((STATIC / "static" / "css").iterdir()).relative_to(STATIC).as_posix()
    assert shelf.squeeze([name]) == 1
    assert shelf.prepare(name).brotlied is not None


def test_a_file_is_sent_compressed_then_not_at_all(empty: TestClient) -> None:
    name = next((STATIC / "static" / "js").glob("index.*.js")).name
    sent = empty.get(f"/static/js/{name}", headers={"Accept-Encoding": "gzip"})
    assert sent.content == (STATIC / "static" / "js" / name).read_bytes()
    assert sent.headers["content-encoding"] == "gzip"
    assert int(sent.headers["content-length"]) < len(sent.content) / 2
    assert "immutable" in sent.headers["cache-control"]
    assert sent.headers["vary"] == "Accept-Encoding"
    held = empty.get(f"/static/js/{name}", headers={"If-None-Match": sent.headers["etag"]})
    assert (held.status_code, held.content) == (304, b"")
    plain = empty.get(f"/static/js/{name}", headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert plain.content == sent.content


@pytest.mark.parametrize("path", ["/", "/ecran"])
def test_a_document_comes_in_the_best_coding_accepted(empty: TestClient, path: str) -> None:
    for accepted, expected in (("gzip, deflate, br", "br"), ("gzip", "gzip"), ("identity", None)):
        headers = empty.get(path, headers={"Accept-Encoding": accepted}).headers
        assert headers.get("content-encoding") == expected
        assert headers["vary"] == "Accept-Encoding"  # once, whatever Streamlit adds


@pytest.mark.parametrize(("accepted", "expected"), [
    ("gzip, deflate, br", True), ("GZIP;q=0.5", True), ("*", True), ("gzip;q=0", False), ("br", False), ("", False),
    ("gzip;q=0, *", False), ("gzip;q=x", False),
])
def test_who_accepts_gzip(accepted: str, expected: bool) -> None:
    assert accepts(accepted, "gzip") is expected


def test_an_etag_is_compared_weakly() -> None:
    assert is_unchanged('"a", W/"b"', 'W/"b"')
    assert is_unchanged("*", '"a"')
    assert not is_unchanged(None, '"a"')
    assert not is_unchanged('"c"', '"a"')
