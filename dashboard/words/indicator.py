"""What the page of one indicator says: its target and who set it, its series, its comparisons, its definition."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Literal

import pandas as pd

from dashboard.figures.comparison import Change
from dashboard.indicators import Event, Target
from dashboard.kpis import Kpi
from dashboard.locale import _, language
from dashboard.locale.column import Column
from dashboard.locale.dates import day, period
from dashboard.ui.figure import Figure
from dashboard.ui.layout import Item
from dashboard.words import kpis as words
from dashboard.words.indicator_cards import SIGNS, address

MOST_DRAWN = 1_500
ROOM = 0.35  # of the chart's width, for an event's word
ROWS = 3  # of words, above the chart
COARSER = {"day": ("W-MON", "week"), "week": ("MS", "month"), "month": ("YS", "year")}


def series(kpi: Kpi) -> pd.DataFrame:
    """One row a period: value, usual limits of that period, what was aimed at on that day, and the ratio's terms."""
    bands = {on: (low, high) for on, low, _centre, high in kpi.verdict.bands}
    rows = [
        {
            "period": pd.Timestamp(point.period), "value": point.value,
            "low": bands.get(point.period, (None, None))[0], "high": bands.get(point.period, (None, None))[1],
            **aimed(kpi.indicator.target_on(point.period)),
            "numerator": point.numerator, "denominator": point.denominator,
        }
        for point in kpi.points
    ]  # fmt: skip
    columns = ["period", "value", "low", "high", "target", "target_high", "numerator", "denominator"]
    frame = pd.DataFrame(rows, columns=columns)
    return frame.astype(dict.fromkeys(columns[1:], "float64"))


def aimed(target: Target | None) -> dict[str, float | None]:
    """A target as one line, or the two of a range."""
    if target is None:
        return {"target": None, "target_high": None}
    if target.value is not None:
        return {"target": target.value, "target_high": None}
    ends = target.bounds
    return {"target": ends[0], "target_high": ends[1] if len(ends) > 1 else None}


def has_target(frame: pd.DataFrame) -> dict[str, str | None]:
    """The columns of the target that have something to draw."""
    return {"target": "target" if frame["target"].notna().any() else None,
            "target_high": "target_high" if frame["target_high"].notna().any() else None}  # fmt: skip


def columns(kpi: Kpi) -> dict[str, Column]:
    """What the export of a series holds."""
    digits = kpi.indicator.digits
    return {
        "period": Column(_("Période"), "date"),
        "value": Column(_("Valeur"), "decimal", digits),
        "numerator": Column(_("Numérateur"), "decimal", 0),
        "denominator": Column(_("Dénominateur"), "decimal", 0),
        "low": Column(_("Limite basse habituelle"), "decimal", digits),
        "high": Column(_("Limite haute habituelle"), "decimal", digits),
        "target": Column(_("Cible"), "decimal", digits),
        "target_high": Column(_("Haut de la cible"), "decimal", digits),
    }


def precision(cadence: str) -> Literal["day", "month"]:
    """By what the time axis of an indicator goes."""
    return "day" if cadence in ("day", "week") else "month"


def summary(kpi: Kpi) -> str:
    """The chart in a sentence."""
    values = [point.value for point in kpi.points if point.value is not None]
    if not values:
        return _("Aucune valeur sur la période.")
    said = _("De {low} à {high} ; {last} à la dernière période, {when}.")
    return said.format(low=words.number_text(kpi, min(values)), high=words.number_text(kpi, max(values)),
                       last=words.value_text(kpi), when=words.period_text(kpi))  # fmt: skip


def rule(frame: pd.DataFrame, means: str = "") -> str:
    """How to read the chart: the band and the dashes, those that are there; ``means`` is what it draws means by."""
    told = {"week": _("Moyennes par semaine"), "month": _("Moyennes par mois"), "year": _("Moyennes par an")}
    return ". ".join(part for part in (_rule(frame), told.get(means, "")) if part)


def _rule(frame: pd.DataFrame) -> str:
    has_band, is_aimed = bool(frame["low"].notna().any()), bool(frame["target"].notna().any())
    if has_band and is_aimed:
        return _("En gris, la variation habituelle ; en tirets, la cible")
    if has_band:
        return _("En gris, la variation habituelle")
    return _("En tirets, la cible") if is_aimed else ""


def drawn(frame: pd.DataFrame, since: date, cadence: str) -> pd.DataFrame:
    """The series from a day on; beyond ``MOST_DRAWN`` periods, the means of longer ones (``spacing`` says which)."""
    kept = frame[frame["period"] >= pd.Timestamp(since)]
    if len(kept) <= MOST_DRAWN or cadence not in COARSER:
        return kept
    grouped = kept.set_index("period").resample(COARSER[cadence][0], label="left", closed="left").mean()
    return grouped.reset_index()


def spacing(kept: pd.DataFrame, frame: pd.DataFrame, since: date, cadence: str) -> str:
    """The cadence of what is drawn: that of the series, or the longer one of the means drawn in its place."""
    is_whole = len(kept) == int((frame["period"] >= pd.Timestamp(since)).sum())
    return cadence if is_whole or cadence not in COARSER else COARSER[cadence][1]


def within(events: Sequence[Event], frame: pd.DataFrame) -> list[Event]:
    """The events of the time that is drawn: those that began or lasted between its first and its last period."""
    if not len(frame):
        return []
    first, last = frame["period"].min().date(), frame["period"].max().date()
    return [event for event in events if event.on <= last and (event.until or event.on) >= first]


def marks(events: Sequence[Event], frame: pd.DataFrame) -> list[tuple[datetime, str]]:
    """The events drawn, as the chart marks them; too near the last one of its row, a rule goes without its word."""
    if not len(frame):
        return []
    first, last = frame["period"].min(), frame["period"].max()
    found: list[tuple[datetime, str]] = []
    free, named = [first] * ROWS, 0
    for event in events:
        at, row = max(pd.Timestamp(event.on), first), named % ROWS
        is_named = at >= free[row]
        found.append((datetime.combine(at.date(), time()), name(event) if is_named else ""))
        if is_named:
            free[row], named = at + (last - first) * ROOM, named + 1
    return found


def name(event: Event) -> str:
    """An event in the reader's language."""
    return event.label_en if language() == "en" else event.label


def told(events: Sequence[Event]) -> list[Item]:
    """Dated events as sentences, the last first."""
    return [
        Item(name(event), note=day(event.on) if event.until is None else period(event.on, event.until))
        for event in reversed(events)
    ]


def comparisons(kpi: Kpi, is_chosen: bool) -> list[Figure]:
    """The value against the period before, against a year before, and added up to date."""
    found = [
        Figure(_("Dernière valeur"), words.value_text(kpi), note=words.period_text(kpi), state=SIGNS.get(kpi.status),
               verdict=words.status_word(kpi.status) if kpi.target else "", target=words.target_text(kpi))
    ]  # fmt: skip
    if kpi.previous:
        found.append(_against(kpi, _("Par rapport à la période d’avant"), kpi.previous))
    if kpi.year_before and kpi.year_before.reference_period != (kpi.previous and kpi.previous.reference_period):
        found.append(_against(kpi, _("Par rapport à un an avant"), kpi.year_before))
    if kpi.to_date is not None and kpi.indicator.total != "last":
        label = _("Sur la période choisie") if is_chosen else _("Depuis le 1er janvier")
        before = _("un an avant : {value}").format(value=words.number_text(kpi, kpi.to_date_year_before))
        note = before if kpi.to_date_year_before is not None else _("pas de même période un an avant")
        found.append(Figure(label, words.number_text(kpi, kpi.to_date), note=note))
    return found


def _against(kpi: Kpi, label: str, change: Change) -> Figure:
    note = _("contre {value}, {period}").format(
        value=words.number_text(kpi, change.reference), period=words.period_name(kpi, change.reference_period)
    )
    return Figure(label, words.change_text(kpi, change), note=note)


def definition(kpi: Kpi) -> list[tuple[str, str]]:
    """The record of an indicator: who, since when, by which act. Its method and limits are in the passport below."""
    of = kpi.indicator
    entries = [
        (_("Responsable"), ", ".join(filter(None, (_(kpi.owner.name), _(kpi.owner.title), kpi.owner.contact)))),
        (_("Rythme"), cadence(of.cadence)), (_("Cumul"), total(of.total)),
        (_("Suivi depuis"), day(of.since) if of.since else ""), (_("Texte"), of.act),
        (_("Situation par rapport à la cible"), words.assurance_text(kpi)),
        (_("Dernier calcul refusé"), kpi.fault),
        *[(_("Cible"), target(kpi, each)) for each in of.targets],
    ]  # fmt: skip
    return [(term, value) for term, value in entries if value]


def target(kpi: Kpi, aim: Target) -> str:
    """A target with its dates and who set it; one that the town did not set says so."""
    ends = " – ".join(words.number_text(kpi, bound) for bound in aim.bounds)
    since = _("du {start} au {stop}").format(start=day(aim.start), stop=day(aim.end)) if aim.end else _(
        "depuis le {day}").format(day=day(aim.start))
    by = _("cible de démonstration : la ville ne l’a pas fixée") if aim.is_demo else _("fixée par : {act}").format(
        act=aim.act)
    return f"{ends}, {since}, {by}"


def cadence(name: str) -> str:
    """How often a value is expected."""
    names = {"day": _("chaque jour"), "week": _("chaque semaine"), "month": _("chaque mois"),
             "quarter": _("chaque trimestre"), "year": _("chaque année"), "state": _("état du moment")}  # fmt: skip
    return names.get(name, name)


def total(name: str) -> str:
    """How the periods of an indicator add up."""
    names = {"sum": _("somme des périodes"), "ratio": _("taux recalculé sur ses deux termes"),
             "mean": _("moyenne des périodes"), "last": _("dernière valeur")}  # fmt: skip
    return names.get(name, name)


def matching(kpis: Sequence[Kpi], sought: str) -> dict[str, list[Item]]:
    """The indicators whose title, question, method or service hold the words sought, by theme."""
    found: dict[str, list[Item]] = {}
    for kpi in kpis:
        of = kpi.indicator
        text = " ".join((_(of.title), _(of.question), of.method, _(kpi.owner.name), of.theme)).casefold()
        if all(word in text for word in sought.casefold().split()):
            note = ", ".join(part for part in (words.value_text(kpi), words.period_text(kpi)) if part)
            found.setdefault(of.theme, []).append(Item(_(of.title), address(of.id), SIGNS.get(kpi.status), note))
    return found
