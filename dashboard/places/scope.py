"""What the three views of the map are asked for: the reader's address and backdrop, and the datasets they show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dashboard.data import DatasetCard, rows
from dashboard.passports import Passport, passport
from dashboard.queries import load
from dashboard.words import places_access
from dashboard.words.places_address import Found
from dashboard.words.places_ground import view


@dataclass(frozen=True)
class Scope:
    """``ground`` is the backdrop chosen, empty for the town's own."""

    found: Found
    cards: tuple[DatasetCard, ...] = ()
    ground: str = ""

    def view(self) -> dict[str, Any]:
        """Where a map opens and on what, as options of `ui.map`."""
        return view(self.found, self.ground)

    def from_home(self, *kinds: str) -> str:
        """How far the nearest place of the first of these kinds is from the reader's address; empty without one."""
        if not self.found.address_id:
            return ""
        closest = rows("carte/acces_adresse", address_id=self.found.address_id)
        return next(filter(None, (places_access.from_home(self.found, closest, kind) for kind in kinds)), "")

    def proof(self, name: str) -> Passport:
        """The passport of a stored query's figures, with those of its datasets that are there."""
        sources = load(name).words("source")
        return passport(name, *(card for card in self.cards if card.id in sources))
