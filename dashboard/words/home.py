"""What the home page says: the four answers, who is in charge, what the filters leave, what was corrected since."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime

import pandas as pd

from dashboard.data import DatasetCard
from dashboard.kpis import Kpi
from dashboard.locale import _, ngettext
from dashboard.locale.column import Column
from dashboard.locale.dates import in_paris, period
from dashboard.locale.numbers import integer
from dashboard.ui.address import href
from dashboard.ui.answers import Answer
from dashboard.ui.icons import VERDICT_OF
from dashboard.ui.layout import Item
from dashboard.words import kpis as words
from dashboard.words.indicator_cards import SIGNS, address

Span = tuple[date, date]


def span(kpis: Sequence[Kpi], now: datetime) -> Span:
    """From the first period known to the day of reading: what the period filter offers."""
    today = in_paris(now).date()
    return min((kpi.points[0].period for kpi in kpis if kpi.points), default=today), today


def bounds(start: date, stop: date, whole: Span) -> dict[str, date | None]:
    """The period to ask for: None on a side that the reader left as it is."""
    return {"start": start if start != whole[0] else None, "stop": stop if stop != whole[1] else None}


def headline(kpis: Sequence[Kpi], stop: date, now: datetime) -> str:
    """How many targets are met, how many changes are real, in the month that the reader looks at."""
    return f"{words.headline(kpis, stop.replace(day=1), now)}."


def services(kpis: Sequence[Kpi]) -> dict[str, str]:
    """Service id → name, those that answer for an indicator."""
    return dict(sorted({kpi.owner.id: _(kpi.owner.name) for kpi in kpis}.items(), key=lambda pair: pair[1]))


def selection(count: int, theme: str | None, service: str | None, start: date, stop: date, whole: Span) -> str:
    """What the filters leave, in words."""
    parts = [counted(count), _(theme) if theme else _("tous les thèmes"), service or _("tous les services")]
    if (start, stop) != whole:
        parts.append(period(start, stop))
    return ", ".join(parts)


def counted(count: int) -> str:
    """« 31 indicateurs »."""
    return ngettext("{n} indicateur", "{n} indicateurs", count).format(n=integer(count))


def answers(kpis: Sequence[Kpi], cards: Sequence[DatasetCard], now: datetime) -> list[Answer]:
    """The four questions that a council comes with, in that order."""
    real = {kpi.indicator.id for kpi in kpis if kpi.verdict.kind == "change"}
    changed = [_item(fact) for fact in words.facts(kpis, now) if fact.kpi_id in real]
    missed = [_item(fact) for fact in words.missed(kpis)]
    unknown = [_item(fact) for fact in words.unknown(kpis, cards, now)]
    return [
        Answer(_("Ce qui a vraiment changé"), changed, _("Rien : toutes les variations sont habituelles.")),
        Answer(_("Ce qui manque sa cible"), missed, _("Aucun indicateur ne manque sa cible.")),
        Answer(_("Ce que nous ne savons pas"), unknown, _("Rien ne manque : les données sont à jour.")),
        Answer(_("Qui est en charge"), owners(kpis), _("Aucun service n’a d’indicateur ici.")),
    ]


def about(
    cards: Sequence[DatasetCard], kpis: Sequence[Kpi], theme: str | None, service: str | None = None
) -> list[DatasetCard]:
    """The datasets that the reader's choice is about: all of them, those of a theme, those that feed what is shown.

    A dataset that feeds no indicator can be out of date too, and is then among what is not known.
    """
    sources = {card.id for kpi in kpis for card in kpi.sources}
    return [card for card in cards if card.id in sources or (service is None and theme in (None, card.theme))]


def _item(fact: words.Fact) -> Item:
    """A fact with the sign of its state: of a target, or of the data."""
    sign = SIGNS.get(fact.state) or VERDICT_OF.get(fact.state)  # type: ignore[call-overload]
    return Item(fact.text, address(fact.kpi_id) if fact.kpi_id else "", sign)


def owners(kpis: Sequence[Kpi]) -> list[Item]:
    """One line a service: its name, the function in charge, its indicators by status; the link filters the page."""
    of = {kpi.owner.id: kpi.owner for kpi in kpis}
    counts: dict[str, Counter[str]] = {
        owner: Counter(kpi.status for kpi in kpis if kpi.owner.id == owner) for owner in of
    }

    def weight(owner: str) -> tuple[int, int, str]:
        return -counts[owner]["missed"], -counts[owner]["watch"], of[owner].name

    found = []
    for owner in sorted(of, key=weight):
        note = ", ".join(part for part in (_(of[owner].title), _counted(counts[owner])) if part)
        found.append(Item(_(of[owner].name), href(service=owner), note=note))
    return found


def _counted(counts: Counter[str]) -> str:
    """« 2 cibles tenues, 1 à surveiller, 3 manquées »."""
    met, watch, missed = counts["met"], counts["watch"], counts["missed"]
    told = [
        ngettext("{n} cible tenue", "{n} cibles tenues", met).format(n=met) if met else "",
        ngettext("{n} à surveiller", "{n} à surveiller", watch).format(n=watch) if watch else "",
        ngettext("{n} manquée", "{n} manquées", missed).format(n=missed) if missed else "",
    ]
    rest = sum(counts.values()) - met - watch - missed
    told.append(ngettext("{n} sans cible", "{n} sans cible", rest).format(n=rest) if rest else "")
    return ", ".join(each for each in told if each)


def revised(frame: pd.DataFrame) -> str:
    """How many published values were corrected since the day shown."""
    count = len(frame)
    if not count:
        return _("Aucune valeur publiée n’a été corrigée depuis.")
    said = ngettext("{n} valeur publiée a été corrigée depuis", "{n} valeurs publiées ont été corrigées depuis", count)
    return said.format(n=integer(count))


def revision_columns() -> dict[str, Column]:
    """What the list of corrections shows."""
    return {
        "dataset_id": Column(_("Jeu de données")), "key": Column(_("Ligne")), "column_name": Column(_("Colonne")),
        "old_value": Column(_("Avant")), "new_value": Column(_("Après")),
        "fetched_at": Column(_("Reçu"), "moment"),
    }  # fmt: skip
