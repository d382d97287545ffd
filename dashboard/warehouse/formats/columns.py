"""Published columns → declared columns: by name or alias, case and accents apart; a difference is one sentence."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.declarations import Dataset
from dashboard.errors import Changed


@dataclass(frozen=True)
class Matched:
    """Where each declared column stands among the published ones (None: absent), and which ones nobody declared."""

    position: dict[str, int | None]
    extra: tuple[int, ...]


def fold(name: str) -> str:
    """``Période début`` and ``PERIODE_DEBUT`` → ``periode_debut``: what two spellings of a column share."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "_", plain).strip("_")


def match(dataset: Dataset, published: Sequence[str]) -> Matched:
    """Finds the declared columns. Raises Changed when a name comes twice or a required column is missing."""
    doubles = sorted({name for name in published if name and list(published).count(name) > 1})
    if doubles:
        raise Changed(f"colonne publiée deux fois : {_quoted(doubles)}", dataset=dataset.id, step="lecture")
    position = {column.name: _find((column.name, *column.aliases), published) for column in dataset.columns}
    missing = [c.name for c in dataset.columns if c.required and position[c.name] is None]
    taken = set(position.values())
    extra = tuple(index for index in range(len(published)) if index not in taken)
    if missing:
        raise Changed(_difference(missing, [published[index] for index in extra]), dataset=dataset.id, step="lecture")
    return Matched(position, extra)


def _find(names: Sequence[str], published: Sequence[str]) -> int | None:
    """Exact spelling of the name or an alias first, then the folded ones, in the order of declaration."""
    for wanted in names:
        if wanted in published:
            return published.index(wanted)
    folded = [fold(name) for name in published]
    return next((folded.index(fold(wanted)) for wanted in names if fold(wanted) in folded), None)


def _difference(missing: Sequence[str], added: Sequence[str]) -> str:
    """« colonnes obligatoires absentes : … ; colonnes nouvelles : … », with what was probably renamed."""
    sentence = f"colonnes obligatoires absentes : {_quoted(missing)}"
    if added:
        sentence += f" ; colonnes nouvelles : {_quoted(added)}"
    spellings = {fold(name): name for name in added}
    for name in missing:
        close = difflib.get_close_matches(fold(name), list(spellings), n=1, cutoff=0.5)
        if close:
            sentence += f" ; « {name} » est peut-être devenue « {spellings[close[0]]} »"
    return sentence


def _quoted(names: Sequence[str]) -> str:
    shown = [f"« {name} »" for name in names[:12]]
    return ", ".join(shown) + (f" et {len(names) - 12} autres" if len(names) > 12 else "")
