"""The address that a reader types: found in the town's own base, nothing asked of anybody else."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.charts.maps import Pin
from dashboard.data import record, records, tuples
from dashboard.locale import _
from dashboard.ui.address import href
from dashboard.ui.layout import Item
from dashboard.words.places import kept

_NUMBER = re.compile(r"^(?P<number>[0-9]{1,5}) (?:(?:bis|ter|quater|[a-h]) )?(?P<street>.+)$")


@dataclass(frozen=True)
class Found:
    """What a search gave: the address taken (none: empty), the others that fit, and streets spelt alike.

    ``missing`` is the number that was typed and that its street does not have.
    """

    typed: str
    address_id: str = ""
    label: str = ""
    longitude: float | None = None
    latitude: float | None = None
    others: tuple[str, ...] = ()
    alike: tuple[str, ...] = ()
    missing: str = ""

    @property
    def pins(self) -> list[Pin]:
        """The address on the map."""
        if self.longitude is None or self.latitude is None:
            return []
        return [Pin(self.longitude, self.latitude, _("Votre adresse : {address}").format(address=self.label))]


def words_of(typed: str) -> str:
    """Lower case, no accent, only letters and digits, ``12bis`` in two."""
    plain = unicodedata.normalize("NFKD", typed.lower().replace("œ", "oe").replace("æ", "ae"))
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return " ".join(re.findall(r"[a-z]+|[0-9]+", bare))


def example() -> str:
    """An address of the town's own, empty when it has none."""
    return str(record("carte/exemple")["label"] or "")


def seek(typed: str) -> Found:
    """The address that fits best what was typed; else the nearest number of its street; else streets spelt alike."""
    words = spelt(words_of(typed))
    if not words:
        return Found(typed)
    found = records("carte/adresses", begins=[_begun(word) for word in words], longest=max(words, key=len),
                    whole=" ".join(words))  # fmt: skip
    if found:
        return _taken(typed, found)
    split = _NUMBER.match(words_of(typed))
    street = spelt(split["street"]) if split else []
    if split and street:
        around = records("carte/voie_numeros", words=street, number=int(split["number"]))
        if around:
            return _taken(typed, around, split["number"])
    named = " ".join(word for word in words if not re.search("[0-9]", word))
    return Found(typed, alike=tuple(street for street, *_rest in tuples("carte/voies_proches", words=named)))


def spelt(words: str) -> list[str]:
    """The words as the town's base has them: abbreviations in full, articles left out."""
    whole = dict(tuples("carte/abreviations"))
    return [known for word in words.split() if (known := whole.get(word, word)) != "-"]


def _begun(word: str) -> str:
    """What an address must hold for a word of it to begin so; a number is the number itself."""
    return f" {word} " if word.isdigit() else f" {word}"


def _taken(typed: str, found: Sequence[Mapping[str, Any]], missing: str = "") -> Found:
    first, *others = found
    return Found(typed, str(first["address_id"]), str(first["label"]), float(first["longitude"]),
                 float(first["latitude"]), tuple(each["label"] for each in others[:5]), missing=missing)  # fmt: skip


def note(found: Found) -> str:
    """What became of the search, empty when it needs no word."""
    if not found.typed.strip():
        return ""
    if found.missing:
        told = _("La base d’adresses n’a pas ce numéro {number} : le plus proche de la même voie est le {address}.")
        return told.format(number=found.missing, address=found.label)
    if found.label:
        return _("Distances depuis le {address}, à vol d’oiseau.").format(address=found.label)
    said = _("Aucune adresse de la commune ne correspond à « {typed} ».").format(typed=found.typed)
    return f"{said} {_('Voies dont le nom ressemble :')}" if found.alike else said


def links(found: Found) -> list[Item]:
    """The other addresses that fit, or the streets spelt alike with the number that was typed, each a link."""
    number = _NUMBER.match(words_of(found.typed))
    before = f"{number['number']} " if number else ""
    wanted = [(other, other) for other in found.others] + [(street, before + street) for street in found.alike]
    return [Item(shown, href("", **{**kept(), "adresse": asked})) for shown, asked in wanted]
