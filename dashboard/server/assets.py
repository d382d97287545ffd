"""Streamlit's own files, compressed once and kept in memory.

Streamlit sends its JavaScript as it is (5.4 MB on a first visit), since compressing on the fly costs CPU at each hit.
Here a file is compressed when first asked for, at the best level, and the result is kept as long as the process: at
most 7 MB for all of them. Nothing is written, so a read-only disk changes nothing.
"""

from __future__ import annotations

import gzip
import mimetypes
import re
import threading
from dataclasses import dataclass
from pathlib import Path

from anyio import to_thread
from starlette.datastructures import Headers
from starlette.responses import FileResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import file_util

from dashboard.server.negotiation import accepts_gzip, is_unchanged

PREFIX = "/static/"
FOREVER = "public, immutable, max-age=31536000"
_TEXT = frozenset({".js", ".css", ".json", ".svg", ".html"})
_MODULE = re.compile(r'"\./(static/(?:js|css)/[^"]+)"')


@dataclass(frozen=True)
class Asset:
    """One file of the package. Streamlit names it by a digest of its content, so its name is its ETag."""

    path: Path
    compressed: bytes | None

    @property
    def etag(self) -> str:
        return f'"{self.path.name}"'

    @property
    def media_type(self) -> str:
        kinds = {".js": "text/javascript", ".woff2": "font/woff2"}
        return kinds.get(self.path.suffix) or mimetypes.guess_type(self.path.name)[0] or "application/octet-stream"


class Shelf:
    """The files below Streamlit's ``static`` folder, by their address."""

    def __init__(self, folder: Path | None = None) -> None:
        root = folder or Path(file_util.get_static_dir())
        self.index = root / "index.html"
        below = (path for path in (root / "static").rglob("*") if path.is_file())
        self._paths = {f"/{path.relative_to(root).as_posix()}": path for path in below}
        self._ready: dict[str, Asset] = {}
        self._lock = threading.Lock()

    def get(self, address: str) -> Asset | None:
        """The file at an address, already prepared or not at all."""
        return self._ready.get(address)

    def knows(self, address: str) -> bool:
        """Whether there is such a file."""
        return address in self._paths

    def prepare(self, address: str) -> Asset:
        """Compresses a file that is known; once, whoever asks first. Raises KeyError for an unknown one."""
        with self._lock:
            if address not in self._ready:
                path = self._paths[address]
                body = gzip.compress(path.read_bytes(), 9, mtime=0) if path.suffix in _TEXT else None
                self._ready[address] = Asset(path, body)
            return self._ready[address]

    def prepare_first(self) -> None:
        """Compresses what every first visit asks for: the modules that the document names."""
        for name in _MODULE.findall(self.index.read_text(encoding="utf-8")):
            if self.knows(f"/{name}"):
                self.prepare(f"/{name}")


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
    """A file, compressed for who accepts it; 304 to who holds it."""
    headers = {"Cache-Control": FOREVER, "ETag": asset.etag, "Vary": "Accept-Encoding"}
    if is_unchanged(asked.get("if-none-match"), asset.etag):
        return Response(status_code=304, headers=headers)
    if asset.compressed is None or not accepts_gzip(asked.get("accept-encoding", "")):
        return FileResponse(asset.path, headers=headers, media_type=asset.media_type)
    return Response(asset.compressed, headers={**headers, "Content-Encoding": "gzip"}, media_type=asset.media_type)
