"""Streamlit's fonts without what nobody reads: the two largest files of a first visit, which compete with its scripts.

The font of icons holds four thousand that its scripts never name: 52 kB instead of 375. An icon is drawn when its name
is written in that font (« expand_more »): a name kept too many costs a hundred bytes, one too few would show as a word,
so every name written between quotes in any script of Streamlit is kept, and those of our own files.

The font of text holds Greek, Cyrillic and Vietnamese: 55 kB instead of 170. A name in these is drawn with a font of the
reader's machine; the Latin letters of Europe, punctuation, arrows and signs are kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

ICONS, TEXT = "MaterialSymbols", "SourceSansVF-Upright"
# Latin with its accents and what carries them, « µ », then punctuation, currencies, arrows, signs and shapes.
LATIN = ((0x20, 0x17F), (0x192, 0x192), (0x218, 0x21B), (0x2C6, 0x2DD), (0x300, 0x36F), (0x3BC, 0x3BC),
         (0x1E80, 0x1E85), (0x2000, 0x2BFF), (0xFB00, 0xFB06))  # fmt: skip
_QUOTED = re.compile(r"""["'`]:?(?:material/)?([a-z0-9_]{2,40}):?["'`]""")
_OURS = re.compile(r":material/([a-z0-9_]+):")


def is_thinned(name: str) -> bool:
    """Whether a file of that name is one of the two."""
    return name.startswith((ICONS, TEXT))


def thinned(font: Path, scripts: Iterable[Path], ours: Iterable[Path]) -> bytes:
    """Either font without the rest, as WOFF2. Raises fontTools' TTLibError for a file that is no font."""
    return icons_only(font, named(scripts, ours)) if font.name.startswith(ICONS) else latin(font)


def named(scripts: Iterable[Path], ours: Iterable[Path]) -> set[str]:
    """Every word that a script of Streamlit holds between quotes, every icon that a file of ours names."""
    found: set[str] = set()
    for path in scripts:
        found.update(_QUOTED.findall(path.read_text(encoding="utf-8", errors="replace")))
    for path in ours:
        found.update(_OURS.findall(path.read_text(encoding="utf-8")))
    return found


def latin(font: Path) -> bytes:
    """The font of text with the signs of ``LATIN`` and what a browser may ask of them: kerning, figures in columns…"""
    held = TTFont(font)
    cutter = subset.Subsetter(subset.Options(notdef_outline=True, glyph_names=False))
    cutter.populate(unicodes=[code for code in held.getBestCmap() if any(low <= code <= high for low, high in LATIN)])
    return _cut(held, cutter)


def icons_only(font: Path, names: set[str]) -> bytes:
    """The font of icons with these only."""
    held = TTFont(font)
    wanted = [glyph for name, glyph in icons(held).items() if name in names]
    letters = [glyph for code, glyph in held.getBestCmap().items() if code < 128]
    options = subset.Options(layout_features=["*"], layout_closure=False, notdef_outline=True, glyph_names=False)
    cutter = subset.Subsetter(options)
    cutter.populate(glyphs=[*wanted, *letters])
    return _cut(held, cutter)


def _cut(held: TTFont, cutter: subset.Subsetter) -> bytes:
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
