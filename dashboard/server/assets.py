"""Streamlit's own files, compressed once: brotli and gzip, kept in memory and on disk.

Streamlit sends its JavaScript as it is (3.1 MB on a first visit to the home page): compressing on the fly costs CPU at
each hit. Here a file is compressed with gzip when first asked for (0.05 s for all that a first visit wants) and with
brotli at its best level in the background (2.3 s, a sixth less to send), once for each version of Streamlit. Its fonts
are thinned there too. A disk that cannot be written changes nothing but that the next start does it again.
"""

from __future__ import annotations

import gzip
import logging
import mimetypes
import os
import threading
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import brotli
import streamlit
from anyio import to_thread
from starlette.datastructures import Headers
from starlette.responses import FileResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.frontend import joined, package
from dashboard.server import fonts
from dashboard.server.negotiation import accepts, is_unchanged

log = logging.getLogger("dashboard.server")
PREFIX = "/static/"
FOREVER = "public, immutable, max-age=31536000"
_TEXT = frozenset({".js", ".css", ".json", ".svg", ".html"})
BEST = 11


@dataclass(frozen=True)
class Asset:
    """One file of the package. It or its folder is named by a digest of its content, so its name is its ETag.

    ``thinned`` is sent in its place.
    """

    path: Path
    gzipped: bytes | None
    brotlied: bytes | None = None
    thinned: bytes | None = None

    @property
    def etag(self) -> str:
        return f'"{self.path.name}{".thin" if self.thinned else ""}"'

    @property
    def media_type(self) -> str:
        kinds = {".js": "text/javascript", ".woff2": "font/woff2"}
        return kinds.get(self.path.suffix) or mimetypes.guess_type(self.path.name)[0] or "application/octet-stream"


class Shelf:
    """The files below Streamlit's ``static`` folder, by their address; ``kept`` is where brotli's work is held."""

    def __init__(self, folder: Path | None = None, kept: Path | None = None) -> None:
        root = folder or package.static()
        self.kept = (kept or joined.KEPT) / f"streamlit-{streamlit.__version__}"
        below = (path for path in (root / "static").rglob("*") if path.is_file())
        self._paths = {f"/{path.relative_to(root).as_posix()}": path for path in below}
        held = None if folder else joined.current()
        self._paths |= held.addresses() if held else {}
        self._ready: dict[str, Asset] = {}
        self._lock = threading.Lock()

    def get(self, address: str) -> Asset | None:
        """The file at an address, already prepared or not at all."""
        return self._ready.get(address)

    def knows(self, address: str) -> bool:
        """Whether there is such a file."""
        return address in self._paths

    def prepare(self, address: str) -> Asset:
        """A file that is known, compressed with gzip, and with brotli where that was done before.

        Raises KeyError for an unknown one.
        """
        with self._lock:
            if address not in self._ready:
                path = self._paths[address]
                body = gzip.compress(path.read_bytes(), 6, mtime=0) if path.suffix in _TEXT else None
                thin = self._read(path, ".thin") if fonts.is_thinned(path.name) else None
                self._ready[address] = Asset(path, body, self._held(path) if body else None, thin)
            return self._ready[address]

    def thin(self, ours: Iterable[Path]) -> None:
        """Thins the fonts of text and icons, where it was not done yet; ``ours`` are our files that name icons."""
        named = list(ours)
        for address in [each for each, path in self._paths.items() if fonts.is_thinned(path.name)]:
            asset = self.prepare(address)
            if asset.thinned is None:
                self._thin(address, asset, named)

    def _thin(self, address: str, asset: Asset, ours: list[Path]) -> None:
        scripts = [path for address, path in self._paths.items() if address.startswith(f"{PREFIX}js/")]
        try:
            body = fonts.thinned(asset.path, scripts, ours)
        except Exception as error:  # another version's font: the whole one is right as it is
            log.warning("%s stays whole: %s", asset.path.name, error)
            return
        with self._lock:
            self._ready[address] = replace(asset, thinned=body)
        self._hold(asset.path, body, ".thin")

    def squeeze(self, addresses: Iterable[str]) -> int:
        """Compresses files with brotli where it was not done yet, one after the other; how many were."""
        done = 0
        for address in addresses:
            asset = self.prepare(address)
            if asset.gzipped is None or asset.brotlied is not None:
                continue
            body = brotli.compress(asset.path.read_bytes(), quality=BEST)
            with self._lock:
                self._ready[address] = replace(asset, brotlied=body)
            self._hold(asset.path, body, ".br")
            done += 1
        return done

    def _place(self, path: Path, suffix: str) -> Path:
        return self.kept / f"{path.parent.name}.{path.name}.{path.stat().st_size}{suffix}"

    def _held(self, path: Path) -> bytes | None:
        """What an earlier start compressed, when it is whole: it must give the file back."""
        body = self._read(path, ".br")
        try:
            return body if body and brotli.decompress(body) == path.read_bytes() else None
        except brotli.error:
            return None

    def _read(self, path: Path, suffix: str) -> bytes | None:
        try:
            return self._place(path, suffix).read_bytes()
        except OSError:
            return None

    def _hold(self, path: Path, body: bytes, suffix: str) -> None:
        place = self._place(path, suffix)
        part = place.with_name(f"{place.name}.{os.getpid()}.{threading.get_ident()}")
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(body)
            part.replace(place)
        except OSError as error:
            log.debug("%s: %s", place, error)


class Assets:
    """ASGI middleware: answers everything under ``/static/``, lets the rest through."""

    def __init__(self, app: ASGIApp, shelf: Shelf) -> None:
        self.app, self.shelf = app, shelf

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].startswith(PREFIX):
            await self.app(scope, receive, send)
            return
        scope["label"] = PREFIX
        await (await self._response(scope))(scope, receive, send)

    async def _response(self, scope: Scope) -> Response:
        address = scope["path"]
        if not self.shelf.knows(address):
            return Response("Introuvable.\n", 404, media_type="text/plain")
        if scope["method"] not in ("GET", "HEAD"):
            return Response("", 405, headers={"Allow": "GET, HEAD"})
        asset = self.shelf.get(address)
        if asset is None:
            asset = await to_thread.run_sync(self.shelf.prepare, address)
        return answer(asset, Headers(scope=scope))


def answer(asset: Asset, asked: Headers) -> Response:
    """A file, in the smallest coding that is accepted and ready; 304 to who holds it."""
    headers = {"Cache-Control": FOREVER, "ETag": asset.etag, "Vary": "Accept-Encoding"}
    if is_unchanged(asked.get("if-none-match"), asset.etag):
        return Response(status_code=304, headers=headers)
    accepted = asked.get("accept-encoding", "")
    for coding, body in (("br", asset.brotlied), ("gzip", asset.gzipped)):
        if body is not None and accepts(accepted, coding):
            return Response(body, headers={**headers, "Content-Encoding": coding}, media_type=asset.media_type)
    if asset.thinned is not None:
        return Response(asset.thinned, headers=headers, media_type=asset.media_type)
    return FileResponse(asset.path, headers=headers, media_type=asset.media_type)
