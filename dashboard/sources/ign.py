"""The plan and the aerial photographs of the IGN (Géoplateforme, WMTS without a key), one tile at a time."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from dashboard.sources.addresses import url
from dashboard.sources.http import HttpClient
from dashboard.sources.limits import MIB, Limits

HIGHEST_ZOOM = 19
# No image at that square: outside what the layer covers (400) or a hole in it (404). Nothing is wrong with the server.
ABSENT = (400, 404)
# A reader waits in front of the map: what does not come in a few seconds is better given up.
LIMITS = Limits(connect_s=3, read_s=4, total_s=8, max_bytes=2 * MIB, max_decoded_bytes=2 * MIB, tries=2, backoff_s=0.3,
                max_wait_s=1, max_redirects=2)  # fmt: skip


@dataclass(frozen=True)
class Layer:
    """A layer as the Géoplateforme names it, and the format that it is published in."""

    name: str
    format: str


LAYERS = {
    "plan": Layer("GEOGRAPHICALGRIDSYSTEMS.PLANIGNV2", "image/png"),
    "photo": Layer("ORTHOIMAGERY.ORTHOPHOTOS", "image/jpeg"),
}


@dataclass(frozen=True)
class Tile:
    """One square of the Web Mercator pyramid: ``layer`` is a key of LAYERS, ``column`` from the west, ``row`` from the
    north."""

    layer: str
    zoom: int
    column: int
    row: int

    @property
    def exists(self) -> bool:
        """Whether the layer is one of ours and the square is in the pyramid."""
        if self.layer not in LAYERS or not 0 <= self.zoom <= HIGHEST_ZOOM:
            return False
        side = 1 << self.zoom
        return 0 <= self.column < side and 0 <= self.row < side


def address(root: str, tile: Tile) -> str:
    """Where a tile is asked for."""
    layer = LAYERS[tile.layer]
    return url(root, "/wmts", SERVICE="WMTS", REQUEST="GetTile", VERSION="1.0.0", LAYER=layer.name, STYLE="normal",
               FORMAT=layer.format, TILEMATRIXSET="PM", TILEMATRIX=tile.zoom, TILEROW=tile.row,
               TILECOL=tile.column)  # fmt: skip


def fetch(client: HttpClient, tile: Tile) -> bytes | None:
    """The image of a tile, PNG or JPEG, 2 MiB at most; None where the IGN has none.

    Raises SourceError, and OSError when there is no room to receive it.
    """
    with TemporaryDirectory(prefix="fond-") as folder:
        found = client.download(address(client.base("ign"), tile), Path(folder), "tuile", expect="image",
                                accept_statuses=(200, *ABSENT), max_bytes=LIMITS.max_bytes)  # fmt: skip
        return found.path.read_bytes() if found.status == 200 else None
