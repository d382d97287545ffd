"""What deserves to be told first: real changes, targets newly missed, large differences; and what is not known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from dashboard.figures.comparison import Change
from dashboard.figures.freshness import freshness, state_since
from dashboard.figures.points import known
from dashboard.figures.status import status
from dashboard.locale import _, ngettext
from dashboard.locale.dates import day, in_paris, moment, observed_age
from dashboard.locale.numbers import integer
from dashboard.words import kpi_periods as periods
from dashboard.words import kpi_text as words
from dashboard.words.kpi_shape import Card, Reading

CHANGE, MISSED, LARGE = 300.0, 200.0, 100.0
# A fifth more or less than a year before; ten points for what is a share already.
LARGE_SHARE, LARGE_POINTS = 0.2, 10.0
SEVERITY = {"silent": 4.0, "stale": 3.0, "late": 2.0}


@dataclass(frozen=True)
class Fact:
    """A sentence worth telling. ``weight`` ranks it; ``state`` is the status of its indicator ("" without a target).

    ``kpi_id`` is "" for a fact on a dataset, ``dataset_id`` then says which.
    """

    text: str
    kpi_id: str
    weight: float
    state: str
    dataset_id: str = ""


def facts(kpis: Sequence[Reading], now: datetime) -> list[Fact]:
    """One fact an indicator at most, heaviest first.

    Ranking: real changes (300 and up), then targets missed that were not at the point before (200 and up), then large
    differences with a year before (100 and up). Within a kind, up to 60 for strength (sigmas from the centre, gap to
    the target, share of change) and up to 30 for recency of the last change of state. Stale and silent data tell no
    news. Equal weights keep the order given.
    """
    told = [fact for kpi in kpis if kpi.state not in ("stale", "silent") and (fact := _fact(kpi, now))]
    return sorted(told, key=lambda fact: -fact.weight)


def _fact(kpi: Reading, now: datetime) -> Fact | None:
    if kpi.last is None or kpi.last.value is None:
        return None
    state = "" if kpi.status == "none" else kpi.status
    if kpi.verdict.kind == "change" and kpi.verdict.since:
        weight = CHANGE + 60 * _bounded(_sigmas(kpi)) + 30 * _recency(kpi.verdict.since, now)
        return Fact(_changed(kpi), kpi.indicator.id, weight, state)
    if is_newly_missed(kpi):
        weight = MISSED + 60 * _bounded(relative_gap(kpi)) + 30 * _recency(kpi.last.period, now)
        return Fact(_("{standing} : c’est nouveau.").format(standing=words.standing(kpi)),
                    kpi.indicator.id, weight, state)  # fmt: skip
    if kpi.year_before and (size := _size(kpi, kpi.year_before)) >= 1:
        weight = LARGE + 60 * _bounded(size) + 30 * _recency(kpi.last.period, now)
        return Fact(_differs(kpi), kpi.indicator.id, weight, state)
    return None


def _changed(kpi: Reading) -> str:
    told = {"title": _(kpi.indicator.title), "value": words.value_text(kpi), "when": words.when_text(kpi)}
    said = _("{title} : {value} {when}, {verdict} ({pattern}).")
    return said.format(verdict=words.verdict_text(kpi), pattern=words.pattern_text(kpi), **told)


def _differs(kpi: Reading) -> str:
    told = {"title": _(kpi.indicator.title), "value": words.value_text(kpi), "when": words.when_text(kpi)}
    said = _("{title} : {value} {when}, {comparison} ; {verdict}.")
    return said.format(comparison=words.comparison_text(kpi), verdict=words.verdict_text(kpi), **told)


def is_newly_missed(kpi: Reading) -> bool:
    """Whether the target is missed and was not at the known point before, against the target of that day."""
    series, definition = known(kpi.points), kpi.indicator
    if kpi.status != "missed" or len(series) < 2:
        return False
    before = series[-2]
    aim = definition.target_on(before.period)
    if aim is None:
        return False
    was = status(before.value, target=aim.value, low=aim.low, high=aim.high, direction=definition.direction,
                 tolerance=definition.tolerance)  # fmt: skip
    return was in ("met", "watch")


def missed(kpis: Sequence[Reading]) -> list[Fact]:
    """The indicators off their target, missed ones before those to watch, worst first (``relative_gap``)."""
    off = [kpi for kpi in kpis if kpi.status in ("missed", "watch")]
    told = [
        Fact(f"{words.standing(kpi)}.", kpi.indicator.id, _bounded(relative_gap(kpi)) + (kpi.status == "missed"),
             kpi.status)
        for kpi in off
    ]  # fmt: skip
    return sorted(told, key=lambda fact: -fact.weight)


def relative_gap(kpi: Reading) -> float:
    """What is missing to the target as a share of the end missed; of the value itself when the target is zero."""
    size = words.missing(kpi)
    if not size or kpi.target is None or kpi.last is None or kpi.last.value is None:
        return 0.0
    value = kpi.last.value
    ends = [end for end in (kpi.target.value, kpi.target.low, kpi.target.high) if end is not None]
    reference = min(ends, key=lambda end: abs(end - value))
    return size / (abs(reference) or abs(value))


def unknown(kpis: Sequence[Reading], cards: Sequence[Card], now: datetime) -> list[Fact]:
    """What one does not know: datasets silent, stale, late, then indicators on which one cannot conclude.

    An indicator whose data is too old is left to the sentence of its dataset when that one is there.
    """
    told = [fact for card in cards if (fact := _source(card, now))]
    listed = {fact.dataset_id for fact in told}
    told += [
        Fact(_inconclusive(kpi), kpi.indicator.id, 1.0, "unknown")
        for kpi in kpis
        if kpi.verdict.kind == "silent" and not (kpi.verdict.reason == "stale" and listed & set(kpi.indicator.source))
    ]
    return sorted(told, key=lambda fact: -fact.weight)


def _source(card: Card, now: datetime) -> Fact | None:
    observed_at = card.observed_at or card.fetched_at
    state = freshness(observed_at, now, card.late_after, card.stale_after)
    if state == "fresh":
        return None
    since = state_since(observed_at, now, card.late_after, card.stale_after)
    said = {
        "late": _("« {title} » : en retard depuis {since}, dernière observation {age}."),
        "stale": _("« {title} » : données périmées depuis {since}, dernière observation {age}."),
        "silent": _("« {title} » : source muette, aucune observation reçue."),
    }[state]
    told = said.format(title=_(card.title), since=_moment(since, now), age=observed_age(observed_at, now))
    return Fact(told, "", SEVERITY[state], "unknown", card.id)


def _moment(instant: datetime | None, now: datetime) -> str:
    """« hier à 18 h 05 », « le 3 nov. 2026 »: the hour matters for two days only."""
    if instant is None:
        return ""
    on = in_paris(instant).date()
    if (in_paris(now).date() - on).days < 2:
        return moment(instant, now)
    return _("le {since_day}").format(since_day=day(on))


def _inconclusive(kpi: Reading) -> str:
    """Why one cannot conclude on an indicator, and since when it is followed."""
    series = known(kpi.points)
    told = {"title": _(kpi.indicator.title), "why": words.silence_text(kpi)}
    if not series:
        return _("{title} : on ne peut pas conclure, {why}.").format(**told)
    since = periods.since(series[0].period, kpi.indicator.cadence)
    count = ngettext("{n} relevé {since}", "{n} relevés {since}", len(series))
    said = _("{title} : on ne peut pas conclure, {why} ({count}).")
    return said.format(count=count.format(n=integer(len(series)), since=since), **told)


def _sigmas(kpi: Reading) -> float:
    """How far the last value is from its centre, in sigmas of its own season."""
    if not kpi.verdict.bands or kpi.last is None or kpi.last.value is None:
        return 0.0
    _period, low, centre, high = kpi.verdict.bands[-1]
    return 6 * abs(kpi.last.value - centre) / (high - low) if high > low else 0.0


def _size(kpi: Reading, change: Change) -> float:
    """A change as a multiple of what counts as large; 0 when it cannot be computed."""
    if kpi.indicator.unit == "%":
        return abs(change.difference) / LARGE_POINTS
    return abs(change.share) / LARGE_SHARE if change.share is not None else 0.0


def _recency(period: date, now: datetime) -> float:
    """1 today, a half after two months, towards 0."""
    days = max(0, (in_paris(now).date() - period).days)
    return 1 / (1 + days / 60)


def _bounded(size: float) -> float:
    """From 0 to 1, growing with ``size``."""
    return size / (1 + size) if size < 1e9 else 1.0
