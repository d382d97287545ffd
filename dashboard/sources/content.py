"""Whether a body is what was asked for: not a maintenance page, not empty, not cut, not a bomb.

Nothing here interprets data: it looks at the first and last bytes, and reads the JSON of an API's page when
a reader needs its cursor or its count.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, TypeVar

from dashboard.errors import Changed, TooLarge
from dashboard.sources.limits import MIB, Limits, readable_size
from dashboard.sources.retries import Temporary

Expect = Literal["json", "jsonl", "csv", "parquet", "geojson", "image", "any"]
Value = TypeVar("Value")

_HTML = re.compile(
    rb"(?:\s|<!--.*?-->|<\?xml.*?\?>)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_BLANK = b" \t\r\n\x00"
# First bytes, kind, and the mark of the end: an image without it was cut on its way.
_IMAGES = (
    (b"\x89PNG\r\n\x1a\n", "image/png", b"IEND\xaeB`\x82"),
    (b"\xff\xd8\xff", "image/jpeg", b"\xff\xd9"),
)


def check_body(path: Path, expect: Expect, content_type: str, address: str) -> None:
    """Raises Changed for a body of another kind than `expect`.

    Temporary when it looks cut, which may pass.
    """
    head, tail = _ends(path)
    if expect == "image":
        _check_image(head, tail, address)
        return
    is_json = head[:1] in (b"{", b"[")
    labelled_html = "text/html" in content_type.lower() and not (is_json and expect in ("json", "geojson"))
    if labelled_html or _HTML.match(head):
        raise _changed("une page HTML (maintenance ou erreur) à la place des données", address)
    if not head and expect not in ("any", "jsonl"):
        raise _changed("réponse vide", address)
    if expect in ("json", "geojson") and not is_json:
        raise _changed("la réponse n’est pas du JSON", address)
    if expect == "csv" and (head[:1] == b"<" or head.startswith((b'{"', b"PK\x03\x04", b"%PDF"))):
        raise _changed("la réponse n’est pas du CSV", address)
    if expect == "parquet" and not head.startswith(b"PAR1"):
        raise _changed("la réponse n’est pas du Parquet", address)
    if _is_cut(expect, head, tail):
        raise Temporary(_changed("réponse tronquée, sa fin manque", address))


def image_type(body: bytes) -> str:
    """``image/png`` or ``image/jpeg`` by the first bytes, whatever the label said; empty for anything else."""
    return next((kind for start, kind, _end in _IMAGES if body.startswith(start)), "")


def _check_image(head: bytes, tail: bytes, address: str) -> None:
    ends = [end for start, _kind, end in _IMAGES if head.startswith(start)]
    if not ends:
        raise _changed("la réponse n’est ni une image PNG ni une image JPEG", address)
    if ends[0] not in tail:
        raise Temporary(_changed("image tronquée, sa fin manque", address))


def _ends(path: Path) -> tuple[bytes, bytes]:
    """The first and last bytes of a file without BOM, blanks and NUL around (NUL: UTF-16 shows its ASCII)."""
    size = path.stat().st_size
    with path.open("rb") as file:
        head = file.read(2048)
        file.seek(max(0, size - 64))
        tail = file.read()
    for bom in _BOMS:
        head = head.removeprefix(bom)
    return head.replace(b"\x00", b"").strip(_BLANK), tail.strip(_BLANK)


def _is_cut(expect: Expect, head: bytes, tail: bytes) -> bool:
    if expect in ("json", "geojson"):
        return tail[-1:] != {b"{": b"}", b"[": b"]"}[head[:1]]
    return expect == "parquet" and not tail.endswith(b"PAR1")


class Gunzip:
    """Unpacks a gzip stream by pieces of at most 1 MiB, several members in a row included."""

    piece = MIB

    def __init__(self) -> None:
        self._stream = zlib.decompressobj(wbits=31)

    def feed(self, packed: bytes) -> Iterator[bytes]:
        """What these bytes unpack to. Raises zlib.error when they are not gzip."""
        waiting = bool(packed)
        while waiting:
            if self._stream.eof:
                packed = packed.lstrip(b"\x00")
                if not packed:
                    return
                self._stream = zlib.decompressobj(wbits=31)
            unpacked = self._stream.decompress(packed, self.piece)
            yield unpacked
            packed = self._stream.unconsumed_tail or self._stream.unused_data
            # A full piece may have taken in all its input and still hold output back.
            waiting = bool(packed) or (len(unpacked) == self.piece and not self._stream.eof)

    @property
    def is_complete(self) -> bool:
        """Whether the last member ended with its check sum."""
        return self._stream.eof


def check_size(wire: int, decoded: int, limits: Limits, max_bytes: int, address: str) -> None:
    """Raises TooLarge when a body passes its caps, or unpacks like a bomb. Sizes in bytes, so far."""
    allowed = max(max_bytes, min(limits.max_decoded_bytes, 4 * max_bytes))
    if wire > max_bytes or decoded > allowed:
        cap = readable_size(max_bytes if wire > max_bytes else allowed)
        raise TooLarge(f"plus de {cap} reçus, lecture arrêtée", step="téléchargement", address=address)
    if decoded > limits.ratio_free_bytes and decoded > wire * limits.max_ratio:
        raise TooLarge("compression démesurée, lecture arrêtée", step="téléchargement", address=address)


def check_packed_file(path: Path, limits: Limits, max_bytes: int, address: str) -> None:
    """Measures what a published ``.gz`` file unpacks to, before anything reads it.

    Raises TooLarge, Temporary.
    """
    with path.open("rb") as file:
        if file.read(2) != b"\x1f\x8b":
            return
        file.seek(0)
        stream, wire, decoded = Gunzip(), 0, 0
        try:
            while packed := file.read(1 << 16):
                wire += len(packed)
                for piece in stream.feed(packed):
                    decoded += len(piece)
                    check_size(wire, decoded, limits, max_bytes, address)
        except zlib.error as error:
            raise _changed("archive gzip illisible", address) from error
    if not stream.is_complete:
        raise Temporary(_changed("archive gzip tronquée", address))


def read_json(path: Path, address: str) -> Any:
    """The JSON of a downloaded page. Raises Changed when it is not, or is nested beyond reason."""
    try:
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise _changed("JSON illisible", address) from error


def member(document: Any, key: str, kind: type[Value], address: str) -> Value:
    """``document[key]`` when it is there and of that type. Raises Changed naming the key."""
    value = document.get(key) if isinstance(document, dict) else None
    if not isinstance(value, kind) or isinstance(value, bool):
        raise _changed(f"la clé « {key} » manque ou n’a pas la forme attendue", address)
    return value


def said_by(body: bytes) -> tuple[str, Any]:
    """What an error answer says (one line, 200 characters at most), and its JSON when it has one."""
    try:
        document = json.loads(body)
    except (ValueError, RecursionError):
        return "", None
    first = document[0] if isinstance(document, list) and document else document
    found = first if isinstance(first, dict) else {}
    said = [next((found[key] for key in ("message", "error_msg", "error", "code") if found.get(key)), "")]
    # Hub'Eau says which rule was broken one level down.
    errors = found.get("field_errors")
    fields = errors if isinstance(errors, list) else []
    said += [field.get("message") for field in fields if isinstance(field, dict)][:3]
    text = ", ".join(str(part) for part in said if part)
    return "".join(c if c.isprintable() else " " for c in text)[:200].strip(), document


def _changed(message: str, address: str) -> Changed:
    return Changed(message, step="contrôle", address=address)
