"""Which of Streamlit's modules a page needs, so that its document can ask for all of them at once.

The document names the modules of the frame; those that draw a widget or a chart are asked for when the script first
sends one, one answer after the other: on a slow line that is several times its latency.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from dashboard import navigation
from dashboard.frontend import joined, package


def of_document() -> list[str]:
    """What Streamlit's document names itself, as it is to be asked for."""
    return placed(package.of_document())


@lru_cache(maxsize=64)
def of_page(slug: str) -> tuple[str, ...]:
    """The modules of a page that the document does not name, as it is to ask for them; unknown names are left out."""
    heads = [*package.EVERYWHERE, *(name for call in sorted(_calls(slug)) for name in package.WANTED.get(call, ()))]
    named, wanted = set(of_document()), package.in_order(package.found(heads))
    return tuple(address for address in placed(f"static/js/{name}" for name in wanted) if address not in named)


@lru_cache(maxsize=1)
def of_every_page() -> tuple[str, ...]:
    """The modules of all pages, those of the document first."""
    pages = [page.slug for page in navigation.find()]
    return tuple(dict.fromkeys([*of_document(), *(name for slug in pages for name in of_page(slug))]))


def placed(addresses: Iterable[str]) -> list[str]:
    """Files of Streamlit's (``static/…``) by the address where they are to be asked for, once each."""
    held = joined.current()
    return list(dict.fromkeys(held.address(each) if held else each for each in addresses))


def spread(addresses: Iterable[str], large: int = 12) -> list[str]:
    """Files in the order in which to ask for them: a large one, some small ones, the next large one…

    A browser asks six at a time: small ones in a row leave the line idle for its latency, large ones in a row have the
    others wait. The largest comes first, as it is also the longest to compile.
    """
    ranked = sorted(addresses, key=lambda address: -_path(address).stat().st_size)
    heads, rest = ranked[:large], ranked[large:]
    share = -(-len(rest) // max(len(heads), 1))
    return [name for at, head in enumerate(heads) for name in (head, *rest[at * share : (at + 1) * share])]


def _path(address: str) -> Path:
    held, place = joined.current(), Path(address)
    return held.folder / place.name if held and place.parent.name == held.folder.name else package.static() / address


def _calls(slug: str) -> set[str]:
    """The pieces of the interface that a page's file names, as ``ui.lines``."""
    tree = ast.parse((navigation.PAGES / f"{slug}.py").read_text(encoding="utf-8"))
    return {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
