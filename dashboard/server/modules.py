"""Which of Streamlit's modules a page needs, so that its document can ask for all of them at once.

The document names the modules of the frame; those that draw a widget or a chart are asked for when the script first
sends one, one answer after the other: on a slow line that is several times its latency.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from streamlit import file_util

from dashboard import navigation

_NAMED = re.compile(r'"\./(static/(?:js|css)/[^"]+)"')
_IMPORTED = re.compile(r'(?:from|import)\s?"\./([^"]+\.js)"')
# What every page draws (the theme filter stands in the menu), then what a call of a page wants besides.
EVERYWHERE = ("Html", "Selectbox", "DateInput", "WidgetLabelHelpIcon")
CHART = ("ArrowVegaLiteChart", "embed", "arrowFormatUtils")
WANTED = {"lines": CHART, "bars": CHART, "heatmap": CHART, "chart": CHART, "map": ("DeckGlJsonChart",),
          "search_filter": ("TextInput",), "several_filter": ("Multiselect",)}  # fmt: skip


def static() -> Path:
    """The folder of Streamlit's files."""
    return Path(file_util.get_static_dir())


def of_document() -> list[str]:
    """What Streamlit's document names itself, as ``static/js/…``."""
    return _NAMED.findall((static() / "index.html").read_text(encoding="utf-8"))


@lru_cache(maxsize=64)
def of_page(slug: str) -> tuple[str, ...]:
    """The modules of a page that the document does not name, as ``static/js/…``; unknown names are left out."""
    wanted = [*EVERYWHERE, *(name for call in sorted(_calls(slug)) for name in WANTED.get(call, ()))]
    named = set(of_document())
    return tuple(name for name in _with_imports(wanted) if name not in named)


@lru_cache(maxsize=1)
def of_every_page() -> tuple[str, ...]:
    """The modules of all pages, those of the document first."""
    pages = [page.slug for page in navigation.find()]
    return tuple(dict.fromkeys([*of_document(), *(name for slug in pages for name in of_page(slug))]))


def spread(names: Iterable[str], large: int = 12) -> list[str]:
    """Files in the order in which to ask for them: a large one, some small ones, the next large one…

    A browser asks six at a time: small ones in a row leave the line idle for its latency, large ones in a row have the
    others wait. The largest comes first, as it is also the longest to compile.
    """
    ranked = sorted(names, key=lambda name: -(static() / name).stat().st_size)
    heads, rest = ranked[:large], ranked[large:]
    share = -(-len(rest) // max(len(heads), 1))
    return [name for at, head in enumerate(heads) for name in (head, *rest[at * share : (at + 1) * share])]


def _calls(slug: str) -> set[str]:
    """The pieces of the interface that a page's file names, as ``ui.lines``."""
    tree = ast.parse((navigation.PAGES / f"{slug}.py").read_text(encoding="utf-8"))
    return {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}


def _with_imports(names: Iterable[str]) -> list[str]:
    """Files by the first part of their name, each followed by all that it imports."""
    folder, found = static() / "static" / "js", dict[str, None]()
    waiting = [path.name for name in names for path in sorted(folder.glob(f"{name}.*.js"))[:1]]
    while waiting:
        name = waiting.pop(0)
        if name in found or not (folder / name).is_file():
            continue
        found[name] = None
        waiting += _imports(folder / name)
    return [f"static/js/{name}" for name in found]


@lru_cache(maxsize=512)
def _imports(path: Path) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_IMPORTED.findall(path.read_text(encoding="utf-8"))))
