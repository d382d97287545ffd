"""What joining changes in scripts: a joined file bears the exports of many, each under a name of its own.

Streamlit's scripts are written by a bundler: each begins with its imports (``import{a as b}from"./c.js"``) and ends
with its exports (``export{d as e}``). A form that is not known stays as it is: a short file under each old name passes
on what a joined one bears, so it is right everywhere, only one request more.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

_EXPORTS = re.compile(r"export\{([^{}]*)\};?\s*$")
_IMPORT = re.compile(r'import(?:\{([^{}]*)\}from)?"\./([^"]+)"')
# The list of what to ask for besides, which Vite writes before the imports of a script.
_BESIDES = re.compile(r"(?<=m\.f=\[)[^\]]*(?=\])")


def joined_name(at: int) -> str:
    """The name of a joined file."""
    return f"page{at}.js"


def placed(runs: Sequence[Sequence[str]]) -> dict[str, tuple[str, str]]:
    """Script that is joined → its joined file, and what comes before its exports' names in there."""
    return {name: (joined_name(at), f"m{rank}_") for at, names in enumerate(runs) for rank, name in enumerate(names)}


@dataclass(frozen=True)
class Joint:
    """``runs`` says which scripts go into each joined file, ``sources`` holds all scripts (name → text)."""

    sources: Mapping[str, str]
    runs: Sequence[Sequence[str]]

    @cached_property
    def places(self) -> dict[str, tuple[str, str]]:
        """As `placed`."""
        return placed(self.runs)

    def entry(self, names: Sequence[str]) -> str:
        """The module to give to the bundler for one joined file: it bears the exports of all, in this order."""
        return "\n".join(f'export{{{_listed(self._renamed(name))}}}from"./{name}";' for name in names)

    def passing(self, name: str) -> str:
        """The short file under a joined script's old name."""
        borne = [(new, old) for old, new in self._renamed(name)]
        return f'export{{{_listed(borne)}}}from"./{self.places[name][0]}";'

    def relinked(self, text: str, own: str | None = None) -> str:
        """A script that takes from joined files what it took from scripts that are in them, but in its ``own``."""
        besides = _BESIDES.sub(lambda found: re.sub(r'"\./([^"]+)"', self._place, found.group(0)), text)
        return _IMPORT.sub(lambda found: self._import(found, own), besides)

    def _place(self, found: re.Match[str]) -> str:
        joined, _prefix = self.places.get(found.group(1), (found.group(1), ""))
        return f'"./{joined}"'

    def _import(self, found: re.Match[str], own: str | None) -> str:
        taken, name = found.groups()
        joined, prefix = self.places.get(name, (None, ""))
        if joined in (None, own):
            return found.group(0)
        if taken is None:
            return f'import"./{joined}"'
        pairs = [_pair(each) for each in taken.split(",")]
        return f'import{{{_listed([(prefix + old, new) for old, new in pairs])}}}from"./{joined}"'

    def _renamed(self, name: str) -> list[tuple[str, str]]:
        return [(each, self.places[name][1] + each) for each in _exports(self.sources[name])]


def _exports(text: str) -> list[str]:
    """The names under which a script exports."""
    found = _EXPORTS.search(text)
    return [_pair(each)[1] for each in found.group(1).split(",") if each.strip()] if found else []


def _pair(written: str) -> tuple[str, str]:
    """« a as b » as its two names, « a » as itself twice."""
    inner, _as, outer = written.strip().partition(" as ")
    return inner, outer or inner


def _listed(pairs: Sequence[tuple[str, str]]) -> str:
    return ",".join(f"{inner} as {outer}" for inner, outer in pairs)
