"""A small drawing for each kind of place: told apart by its shape, whatever colours the eye tells apart.

One file of them all is served by us, for the map; the legend has each on its own.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from dashboard.settings import PROJECT_ROOT

ATLAS = "app/static/pictogrammes.svg"
FILE = PROJECT_ROOT / "dashboard" / "static" / "pictogrammes.svg"
CELL = 64
_BOX = 24
# In a box of 24 by 24: a slide, a bench, a bin, a drop, a notice board, a heart, a hall, waves.
PATHS = {
    "playground": "M5.2 2.6a1.9 1.9 0 1 0 .1 0zM4 7h2.6v2.2h2.2l8.4 8.6H21V20h-4.8L9 12.6v7.9H6.8v-6H6.2v6H4z",
    "bench": "M3 7h18v3H3zM2 12h20v3H2zM4.5 15h2.6v5.5H4.5zM16.9 15h2.6v5.5h-2.6z",
    "container": "M9.2 2.5h5.6v2.2H20V7.4H4V4.7h5.2zM5.3 8.9h13.4L17.3 21.5H6.7zM9 11.5v7.4h1.7v-7.4z"
    "M13.3 11.5v7.4H15v-7.4z",
    "hydrant": "M12 2C8.2 7.5 5.4 10.9 5.4 14.7a6.6 6.6 0 0 0 13.2 0C18.6 10.9 15.8 7.5 12 2z",
    "posting_board": "M3 3.5h18v12.5H3zM6.2 16h2.4v5.5H6.2zM15.4 16h2.4v5.5h-2.4zM6 6.5v1.8h12V6.5z"
    "M6 10.8v1.8h8v-1.8z",
    "defibrillator": "M12 21C5.2 15.4 2.4 12.3 2.4 8.6a4.9 4.9 0 0 1 9.6-1.5 4.9 4.9 0 0 1 9.6 1.5C21.6 12.3 "
    "18.8 15.4 12 21zM12.8 8l-4.6 6h2.9l-1 4.2 4.9-6.3h-3z",
    "facility": "M12 2l10 5.6v2H2v-2zM4.5 11h3v7h-3zM10.5 11h3v7h-3zM16.5 11h3v7h-3zM2.5 19.2h19v2.3h-19z",
    "wifi": "M12 16.5a2.3 2.3 0 1 0 .1 0zM12 10.7c-2.6 0-4.9 1-6.7 2.6l1.9 2.1a7.1 7.1 0 0 1 9.6 0l1.9-2.1"
    "A9.9 9.9 0 0 0 12 10.7zM12 4.8C7.9 4.8 4.2 6.4 1.4 9l1.9 2.1a12.8 12.8 0 0 1 17.4 0L22.6 9"
    "A15.6 15.6 0 0 0 12 4.8z",
}  # fmt: skip


def mapping() -> dict[str, dict[str, Any]]:
    """Where each drawing is in the file, as deck.gl wants it; a mask takes the layer's colour."""
    return {
        name: {"x": at * CELL, "y": 0, "width": CELL, "height": CELL, "mask": True} for at, name in enumerate(PATHS)
    }


def atlas() -> str:
    """Every drawing in one row, as the file that is served."""
    drawn = "".join(
        f'<path transform="translate({at * CELL + 2} 2) scale({(CELL - 4) / _BOX})" d="{path}"/>\n'
        for at, path in enumerate(PATHS.values())
    )
    wide = CELL * len(PATHS)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{CELL}" viewBox="0 0 {wide} {CELL}" '
        f'fill="#fff" fill-rule="evenodd">\n{drawn}</svg>\n'
    )


def image(name: str, colour: str) -> str:
    """One drawing in a colour, as the address of an image."""
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_BOX} {_BOX}"><path fill="{colour}" '
        f'fill-rule="evenodd" d="{PATHS[name]}"/></svg>'
    )
    return f"data:image/svg+xml,{quote(svg)}"
