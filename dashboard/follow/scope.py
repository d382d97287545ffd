"""What the reader asks to follow: a service, a theme."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dashboard import ui
from dashboard.data import DatasetCard, rows
from dashboard.locale import _
from dashboard.words import incidents as words

Cards = Sequence[DatasetCard | None]


@dataclass(frozen=True)
class Scope:
    """A selection: the ids of a service and of a theme, empty for all, with the names of services and sources."""

    service: str
    theme: str
    cards: Cards
    services: Mapping[str, str] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)

    @property
    def service_name(self) -> str | None:
        """The service's name, None for all."""
        return self.services.get(self.service)

    @property
    def asked(self) -> dict[str, str]:
        """The selection as the queries take it."""
        return {"theme": self.theme, "service": self.service}


def chosen(cards: Cards) -> Scope:
    """The service of the address and the theme of the frame."""
    choices = rows("suivi/choix")
    named = {name: dict(zip(each["value"], each["label"], strict=True)) for name, each in choices.groupby("filter")}
    services = named.get("service", {})
    sources = {str(key): words.sources().get(str(key), str(key)) for key in named.get("source", {})}
    service = ui.choice_filter("service", _("Service"), services, all_label=_("Tous les services"))
    return Scope(service or "", ui.chosen_theme() or "", cards, services, sources)
