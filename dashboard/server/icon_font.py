"""Streamlit's font of icons without the four thousand that its scripts never name: 52 kB instead of 375.

It is the largest file of a first visit, and competes with the scripts for the line. An icon is drawn when its name is
written in that font (« expand_more »): a name kept too many costs a hundred bytes, one too few would show as a word, so
every name written between quotes in any script of Streamlit is kept, and those of our own files.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

PREFIX = "MaterialSymbols"
_QUOTED = re.compile(r"""["'`]:?(?:material/)?([a-z0-9_]{2,40}):?["'`]""")
_OURS = re.compile(r":material/([a-z0-9_]+):")


def named(scripts: Iterable[Path], ours: Iterable[Path]) -> set[str]:
    """Every word that a script of Streamlit holds between quotes, every icon that a file of ours names."""
    found: set[str] = set()
    for path in scripts:
        found.update(_QUOTED.findall(path.read_text(encoding="utf-8", errors="replace")))
    for path in ours:
        found.update(_OURS.findall(path.read_text(encoding="utf-8")))
    return found


def thinned(font: Path, names: set[str]) -> bytes:
    """The font with these icons only, as WOFF2. Raises fontTools' TTLibError for a file that is no font."""
    held = TTFont(font)
    wanted = [glyph for name, glyph in icons(held).items() if name in names]
    letters = [glyph for code, glyph in held.getBestCmap().items() if code < 128]
    options = subset.Options(layout_features=["*"], layout_closure=False, notdef_outline=True, glyph_names=False)
    cutter = subset.Subsetter(options)
    cutter.populate(glyphs=[*wanted, *letters])
    cutter.subset(held)
    held.flavor, written = "woff2", BytesIO()
    held.save(written)
    return written.getvalue()


def icons(font: TTFont) -> dict[str, str]:
    """Icon's name → glyph. A name is the run of letters that the font draws as one sign."""
    letters: dict[str, str] = {}
    for code, glyph in font.getBestCmap().items():
        letters.setdefault(glyph, chr(code).lower())
    found: dict[str, str] = {}
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            for first, ligatures in getattr(getattr(table, "ExtSubTable", table), "ligatures", {}).items():
                for each in ligatures:
                    found["".join(letters.get(part, "?") for part in (first, *each.Component))] = each.LigGlyph
    return found
