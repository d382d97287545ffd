"""The address that a reader types: found in the town's own base, nothing asked of anybody else."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.charts.maps import Pin
from dashboard.data import has_table, rows, town
from dashboard.locale import _
from dashboard.words.places import ground


@dataclass(frozen=True)
class Found:
    """What a search gave: the address taken (None for none), the others that fit, and streets spelt alike."""

    typed: str
    label: str = ""
    longitude: float | None = None
    latitude: float | None = None
    others: tuple[str, ...] = ()
    alike: tuple[str, ...] = ()

    @property
    def pins(self) -> list[Pin]:
        """The address on the map."""
        if self.longitude is None or self.latitude is None:
            return []
        return [Pin(self.longitude, self.latitude, _("Votre adresse : {address}").format(address=self.label))]


def words_of(typed: str) -> str:
    """Lower case, no accent, only letters and digits, ``12bis`` in two: what the stored query expects."""
    plain = unicodedata.normalize("NFKD", typed.lower().replace("œ", "oe").replace("æ", "ae"))
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return " ".join(re.findall(r"[a-z]+|[0-9]+", bare))


def seek(typed: str) -> Found:
    """The address that fits best what was typed; the streets that resemble it when none does."""
    words = words_of(typed)
    if not words:
        return Found(typed)
    found = rows("carte/adresses", words=words)
    if found.empty:
        return Found(typed, alike=tuple(rows("carte/voies_proches", words=words)["street"]))
    first = found.iloc[0]
    return Found(
        typed, str(first["label"]), float(first["longitude"]), float(first["latitude"]), tuple(found["label"].iloc[1:6])
    )


def note(found: Found) -> str:
    """What became of the search, empty when it needs no word."""
    if not found.typed.strip():
        return ""
    if found.label:
        return _("Distances depuis le {address}, à vol d’oiseau.").format(address=found.label)
    said = _("Aucune adresse de la commune ne correspond à « {typed} ».").format(typed=found.typed)
    if found.alike:
        said += " " + _("Voies dont le nom ressemble : {streets}.").format(streets=", ".join(found.alike))
    return said


def view(found: Found) -> dict[str, Any]:
    """Where a map opens, as options of `ui.map`, and what lies under it."""
    here = town()
    around = rows("carte/voisines") if has_table("mart.map_neighbours") else pd.DataFrame({"geometry": []})
    under = ground(here, rows("carte/contour", insee=here.insee), around, rows("carte/fond"), rows("carte/rues"))
    centre = (here.longitude, here.latitude - 0.002)
    if found.longitude is not None and found.latitude is not None:
        centre = found.longitude, found.latitude
    return {"centre": centre, "zoom": 15 if found.pins else 12.8, "ground": under}
