"""One body from the wire to a file: counted, unpacked, hashed, never held in memory."""

from __future__ import annotations

import hashlib
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from requests import Response
from urllib3.exceptions import HTTPError, ReadTimeoutError

from dashboard.errors import Changed, TooLarge, Unreachable
from dashboard.sources.content import Gunzip, check_size
from dashboard.sources.limits import Limits, readable_size
from dashboard.sources.retries import Temporary

Progress = Callable[[str, int, int | None], None]
_CHUNK = 1 << 16


@dataclass(frozen=True)
class Transfer:
    """What a body may take: its address as shown in errors, its limits, its own cap in bytes on the wire."""

    address: str
    limits: Limits
    max_bytes: int
    progress: Progress | None = None

    def receive(self, response: Response, path: Path) -> tuple[str, int]:
        """Writes the unpacked body to `path`; gives its sha256 and its size in bytes.

        Raises TooLarge past a cap, Changed for an encoding nobody asked for, Temporary when it is cut or
        too slow.
        """
        digest, size = hashlib.sha256(), 0
        with path.open("wb") as file:
            for piece in self._pieces(response):
                file.write(piece)
                digest.update(piece)
                size += len(piece)
        return digest.hexdigest(), size

    def excerpt(self, response: Response, size: int = 4096) -> bytes:
        """The beginning of an error's body, unpacked; empty when it does not come."""
        found = b""
        try:
            for piece in self._pieces(response):
                found += piece
                if len(found) >= size:
                    break
        except (Temporary, Changed, TooLarge):
            return b""
        return found[:size]

    def _pieces(self, response: Response) -> Iterator[bytes]:
        """Unpacked pieces, with the caps checked on both sides of the unpacking."""
        encoding = response.headers.get("content-encoding", "identity").strip().lower()
        if encoding not in ("", "identity", "gzip", "x-gzip"):
            raise Changed(
                f"encodage inattendu « {encoding[:20]} »", step="téléchargement", address=self.address
            )
        stream = Gunzip() if "gzip" in encoding else None
        decoded = 0
        try:
            for wire, packed in self._counted(response):
                for piece in stream.feed(packed) if stream else (packed,):
                    decoded += len(piece)
                    check_size(wire, decoded, self.limits, self.max_bytes, self.address)
                    yield piece
        except zlib.error as error:
            raise Temporary(self._cut("compression illisible")) from error
        if stream and decoded and not stream.is_complete:
            raise Temporary(self._cut("réponse compressée tronquée"))

    def _counted(self, response: Response) -> Iterator[tuple[int, bytes]]:
        """Chunks as they come, each with the count of bytes on the wire so far."""
        total = _announced(response)
        if total is not None and total > self.max_bytes:
            raise TooLarge(
                f"{readable_size(total)} annoncés, plus que les {readable_size(self.max_bytes)} permis",
                step="téléchargement",
                address=self.address,
            )
        wire, started = 0, time.monotonic()
        while chunk := self._read(response):
            wire += len(chunk)
            self._check_rate(wire, time.monotonic() - started)
            if self.progress:
                self.progress(self.address, wire, total)
            yield wire, chunk
        if total is not None and wire < total:
            raise Temporary(self._cut(f"réponse coupée, {wire} octets reçus sur {total}"))

    def _read(self, response: Response) -> bytes:
        """The next bytes, as soon as there are any: one slow byte never waits for a full block."""
        try:
            return bytes(response.raw.read1(_CHUNK, decode_content=False) or b"")
        except ReadTimeoutError as error:
            silent = f"aucun octet reçu pendant {self.limits.read_s:g} s"
            raise Temporary(self._cut(silent)) from error
        except (HTTPError, OSError) as error:
            raise Temporary(self._cut("réponse coupée en chemin")) from error

    def _check_rate(self, wire: int, elapsed: float) -> None:
        if elapsed > self.limits.rate_grace_s and wire < elapsed * self.limits.min_rate:
            raise Temporary(self._cut(f"débit trop faible, {wire / elapsed:.0f} octets par seconde"))

    def _cut(self, message: str) -> Unreachable:
        return Unreachable(message, step="téléchargement", address=self.address)


def _announced(response: Response) -> int | None:
    """``Content-Length`` when it is a number that the body will follow (chunks make it void)."""
    text = response.headers.get("content-length", "").strip()
    chunked = "chunked" in response.headers.get("transfer-encoding", "").lower()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 and not chunked else None
