"""An indicator as a card: its words, its picture and its passport in a small space."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Any

import pandas as pd

from dashboard.data import snapshot, town
from dashboard.kpis import Kpi
from dashboard.locale import _
from dashboard.locale.column import Column
from dashboard.locale.dates import observed_age
from dashboard.locale.numbers import NBSP, integer
from dashboard.ui.address import href
from dashboard.ui.icons import Verdict
from dashboard.ui.indicator import IndicatorCard
from dashboard.words import kpis as words

MOST_POINTS = 36
SIGNS: dict[str, Verdict] = {"met": "met", "watch": "watch", "missed": "missed", "unknown": "unknown"}


def by_theme(kpis: Sequence[Kpi], now: datetime) -> dict[str, list[IndicatorCard]]:
    """The cards of each theme, by its name in the reader's language, in the order of the indicators given."""
    found: dict[str, list[IndicatorCard]] = {}
    for kpi in kpis:
        found.setdefault(_(kpi.indicator.theme), []).append(card(kpi, now))
    return found


def card(kpi: Kpi, now: datetime) -> IndicatorCard:
    """One card. Its words are those of ``words.kpis``, so that page, screen and report say the same."""
    limits, opened = kpi.verdict.limits, snapshot()
    number, unit = parted(words.value_text(kpi))
    return IndicatorCard(
        title=_(kpi.indicator.title),
        href=address(kpi.indicator.id),
        value=number,
        unit=unit,
        period=words.period_text(kpi),
        status=SIGNS.get(kpi.status),
        status_word=words.status_word(kpi.status) if kpi.target else "",
        target=goal(kpi),
        verdict=words.verdict_text(kpi),
        is_change=kpi.verdict.kind == "change",
        state=kpi.state,
        age=observed_age(kpi.observed_at, now) if kpi.observed_at else "",
        owner=_(kpi.owner.name),
        spark=[point.value for point in kpi.points[-MOST_POINTS:]],
        limits=(limits.low, limits.high) if limits else None,
        goals=kpi.target.bounds if kpi.target else (),
        spark_words=spark_words(kpi),
        snapshot_id=opened.id if opened else "",
    )


def parted(value: str) -> tuple[str, str]:
    """A value as text, its number apart from its unit: « 143 » and « accompagnements »; words stay whole."""
    number, _space, unit = value.partition(NBSP)
    return (number, unit) if any(sign.isdigit() for sign in number) else (value, "")


def address(kpi_id: str) -> str:
    """The page of an indicator, with what the reader chose."""
    return href("indicateur", id=kpi_id)


def spark_words(kpi: Kpi) -> str:
    """The picture in a sentence, for those who cannot see it."""
    known = [(point.period, point.value) for point in kpi.points[-MOST_POINTS:] if point.value is not None]
    if len(known) < 2:
        return ""
    values = [value for _period, value in known]
    said = _("{count} valeurs depuis {since}, de {low} à {high} ; la dernière est {last}.")
    return said.format(
        count=len(known), since=words.period_name(kpi, known[0][0]), low=words.number_text(kpi, min(values)),
        high=words.number_text(kpi, max(values)), last=words.number_text(kpi, values[-1]),
    )  # fmt: skip


def goal(kpi: Kpi) -> str:
    """« cible : au moins 85 % »."""
    told = words.target_text(kpi)
    return _("cible : {target}").format(target=told) if told else ""


def peer_towns(kpi: Kpi) -> pd.DataFrame:
    """The comparable towns nearest by population, and this one among them, by the population of the same source."""
    here = (town().name, kpi.peer_population or town().population, words.value_text(kpi))
    others = [(peer.name, peer.population, words.number_text(kpi, peer.value)) for peer in kpi.nearest]
    return pd.DataFrame([here, *others], columns=list(peer_columns())).sort_values("population", ignore_index=True)


def peer_marks(kpi: Kpi) -> dict[str, Any]:
    """What the band of the comparable towns needs to be read alone: title, values with their unit, this town's name."""
    return {"title": _("Parmi les communes comparables : {title}").format(title=_(kpi.indicator.title)),
            "written": partial(words.number_text, kpi), "here": town().name}  # fmt: skip


def peer_caption(kpi: Kpi) -> str:
    """Which towns, and of which year their inhabitants are."""
    said = _("Les communes les plus proches par la population de {year}, de la moins à la plus peuplée.")
    return said.format(year=kpi.last.period.year if kpi.last else "")


def peer_columns() -> dict[str, Column]:
    """What the table of the nearest towns holds; a value bears its unit."""
    return {"name": Column(_("Commune")), "population": Column(_("Habitants"), "integer"),
            "value": Column(_("Valeur"))}  # fmt: skip


def peer_words(kpi: Kpi) -> str:
    """Where half of the comparable towns stand, and this one."""
    if kpi.peers is None:
        return ""
    said = _("La moitié des {count} communes comparables se tient entre {low} et {high}, la médiane à {middle} ; ici, "
             "{value}.")  # fmt: skip
    band = kpi.peers
    told = said.format(
        count=integer(band.count), low=words.number_text(kpi, band.low), high=words.number_text(kpi, band.high),
        middle=words.number_text(kpi, band.middle), value=words.value_text(kpi),
    )  # fmt: skip
    return told.removesuffix("..") + "." if told.endswith("..") else told  # « €/hab. » brings its own full stop
