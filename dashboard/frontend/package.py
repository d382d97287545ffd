"""The scripts that Streamlit's package holds, what its document names, and what each imports."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from streamlit import file_util

# What every page draws besides the frame (the theme filter stands in the menu).
EVERYWHERE = ("Html", "Selectbox", "DateInput", "WidgetLabelHelpIcon")
# What a piece of the interface wants besides (`ui.lines`…), then the choice of a view and buttons.
CHART = ("ArrowVegaLiteChart", "embed")
WANTED = {**dict.fromkeys(("lines", "bars", "heatmap", "chart"), CHART), "map": ("DeckGlJsonChart",),
          "search_filter": ("TextInput",), "several_filter": ("Multiselect",)}  # fmt: skip
SOMEWHERE = (*(head for heads in WANTED.values() for head in heads), "ButtonGroup", "Button")
_NAMED = re.compile(r'"\./(static/(?:js|css)/[^"]+)"')
_IMPORTED = re.compile(r'(?:from|import)\s?"\./([^"]+\.js)"')
_ASKED = re.compile(r"import\([`\"']\./([^`\"']+\.js)")


def static() -> Path:
    """The folder of Streamlit's files."""
    return Path(file_util.get_static_dir())


def scripts() -> Path:
    """The folder of its scripts."""
    return static() / "static" / "js"


def document() -> str:
    """Streamlit's own document."""
    return (static() / "index.html").read_text(encoding="utf-8")


def of_document() -> list[str]:
    """What Streamlit's document names itself, as ``static/js/…``, the script that starts it first."""
    return _NAMED.findall(document())


def of_every_page() -> list[str]:
    """The scripts of the frame and of what every page draws, by their names alone, in the order in which they run."""
    named = [Path(address).name for address in of_document() if address.endswith(".js")]
    return in_order([*named, *found(EVERYWHERE)])


def of_some_pages() -> list[str]:
    """The scripts that some pages want besides, in the order in which they run."""
    held = of_every_page()
    return [name for name in in_order([*held, *found(SOMEWHERE)]) if name not in held]


def found(heads: Iterable[str]) -> list[str]:
    """Scripts by the first part of their name (« Html »); one that this version does not have is left out."""
    return [path.name for head in heads for path in sorted(scripts().glob(f"{head}.*.js"))[:1]]


def in_order(heads: Iterable[str]) -> list[str]:
    """Scripts and all that they import, each after what it imports: the order in which a browser runs them."""
    done = dict[str, None]()
    for head in heads:
        _run(head, done, set())
    return list(done)


def _run(name: str, done: dict[str, None], begun: set[str]) -> None:
    if name in begun or name in done or not (scripts() / name).is_file():
        return
    begun.add(name)
    for each in imports(scripts() / name):
        _run(each, done, begun)
    done[name] = None


def on_demand(names: Iterable[str]) -> set[str]:
    """What scripts ask for only when they need it (``import(…)``), by its own name."""
    return {each for name in names for each in _ASKED.findall((scripts() / name).read_text(encoding="utf-8"))}


@lru_cache(maxsize=512)
def imports(path: Path) -> tuple[str, ...]:
    """What a script imports before it runs."""
    return tuple(dict.fromkeys(_IMPORTED.findall(path.read_text(encoding="utf-8"))))
