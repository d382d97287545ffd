"""Indicators as they are read: values, state, target, verdict, comparisons, put together once for every reader.

Pages, sentences, API, public display and report take their figures from here, so they agree to the digit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from dashboard import data
from dashboard.data import DatasetCard
from dashboard.figures.assurance import Assurance, assurance
from dashboard.figures.comparison import Change, previous, to_date, to_date_year_before, year_before
from dashboard.figures.freshness import State, age_of, freshness, worst
from dashboard.figures.peers import Band, Peer, band, nearest
from dashboard.figures.points import Point
from dashboard.figures.status import Status, status
from dashboard.figures.verdict import Verdict
from dashboard.indicators import Event, Indicator, Target, load_events
from dashboard.series import Population, Series, book, judged, period_end

NEAREST = 4
SPAN = {"day": timedelta(days=1), "week": timedelta(days=7), "month": timedelta(days=31),
        "quarter": timedelta(days=92), "year": timedelta(days=366), "state": timedelta(days=31)}


@dataclass(frozen=True)
class Owner:
    """Who answers for an indicator: the service's id and name, the function in charge, where to write."""

    id: str
    name: str
    title: str = ""
    contact: str = ""


@dataclass(frozen=True)
class Kpi:
    """One indicator as of the reader's day and period.

    ``points`` oldest first, ``last`` the newest with a value; ``state`` is the worst of its sources', stale too when
    the series itself stopped; ``observed_at`` (UTC) is the age of the last value, else of the oldest source. ``status``
    is ``unknown`` when the value is stale: what was met is not what is met. ``to_date`` adds up ``start`` to ``stop``
    (from 1 January when the reader chose no period). ``population`` is given for indicators per inhabitant.
    ``peers`` is the band of comparable towns at the last period and ``nearest`` those of them whose population is
    nearest to ``peer_population``, the town's own in the source that gives theirs, smallest first, where figures exist.
    ``is_new_change`` says that the change which the verdict tells came up in the month of the reader's last day.
    ``fault`` is why the last build kept former values, empty when it did not.
    """

    indicator: Indicator
    points: tuple[Point, ...]
    last: Point | None
    sources: tuple[DatasetCard, ...]
    state: State
    observed_at: datetime | None
    status: Status
    target: Target | None
    verdict: Verdict
    assurance: Assurance
    previous: Change | None
    year_before: Change | None
    to_date: float | None
    to_date_year_before: float | None
    events: tuple[Event, ...]
    peers: Band | None
    nearest: tuple[Peer, ...]
    owner: Owner
    population: Population | None = None
    peer_population: int | None = None
    is_new_change: bool = False
    fault: str = ""

    @property
    def id(self) -> str:
        """The indicator's id."""
        return self.indicator.id


def kpis(
    theme: str | None = None, service: str | None = None, start: date | None = None, stop: date | None = None
) -> list[Kpi]:
    """The town's indicators, in the order of its themes then of their titles; all of them without a choice.

    ``theme`` is a theme's name, ``service`` an owner's id, ``start`` and ``stop`` the reader's period: values and
    verdicts are those at ``stop``. Empty before the first snapshot. Raises SnapshotTooOld as of a day before indicators
    were kept.
    """
    with data.held() as snapshot_id:
        if snapshot_id is None or not (data.as_of() or data.has_table("mart.indicators_told")):
            return []
        cards = {card.id: card for card in data.datasets()}
        asked = [series for series in book(snapshot_id).values() if _is_asked(series.indicator, theme, service)]
        found = [_kpi(series, cards, snapshot_id, start, stop) for series in asked]
    themes = data.town().themes
    rank = {name: number for number, name in enumerate(themes)}
    return sorted(found, key=lambda kpi: (rank.get(kpi.indicator.theme, len(rank)), kpi.indicator.title))


def among(known: Sequence[Kpi], theme: str | None = None, service: str | None = None) -> list[Kpi]:
    """Those that `kpis` gives for the same theme and service, of all that are already read for the period."""
    return [kpi for kpi in known if _is_asked(kpi.indicator, theme, service)]


def _is_asked(indicator: Indicator, theme: str | None, service: str | None) -> bool:
    return theme in (None, indicator.theme) and service in (None, indicator.owner)


def kpi(kpi_id: str, start: date | None = None, stop: date | None = None) -> Kpi | None:
    """One indicator, None when the town has none of that id."""
    with data.held() as snapshot_id:
        if snapshot_id is None or not (data.as_of() or data.has_table("mart.indicators_told")):
            return None
        series = book(snapshot_id).get(kpi_id)
        cards = {card.id: card for card in data.datasets()}
        return _kpi(series, cards, snapshot_id, start, stop) if series else None


def _kpi(
    series: Series, cards: dict[str, DatasetCard], snapshot_id: str, start: date | None, stop: date | None
) -> Kpi:
    indicator, now = series.indicator, data.now()
    sources = tuple(cards[name] for name in indicator.source if name in cards)
    state = _state(series, sources, now)
    end = stop or now.astimezone(data.PARIS).date()
    points = tuple(point for point in series.points if point.period <= end)
    last = points[-1] if points else None
    events = _events(indicator, end)
    steps = tuple(event.on for event in events if event.is_step)
    is_stale = state in ("stale", "silent")
    verdict = judged(snapshot_id, indicator.id, len(points), steps, is_stale)
    earlier = sum(_known_on(point.period, indicator.cadence) < end.replace(day=1) for point in points)
    before = judged(snapshot_id, indicator.id, earlier, steps, is_stale) if verdict.kind == "change" else verdict
    target = indicator.target_on(last.period if last else end)
    begin = start or end.replace(month=1, day=1)
    towns = series.peers.get(last.period, ()) if last else ()
    peer_population = series.accounted.get(last.period) if last and towns else None
    seen = [card.observed_at for card in sources if card.observed_at]
    return Kpi(
        indicator=indicator, points=points, last=last, sources=sources, state=state,
        observed_at=(last.observed_at if last else None) or min(seen, default=None),
        status=_status(indicator, target, None if is_stale or last is None else last.value),
        target=target, verdict=verdict, assurance=_assurance(verdict, indicator, target),
        previous=previous(points), year_before=year_before(points, indicator.cadence),
        to_date=to_date(points, indicator.total, begin, end),
        to_date_year_before=to_date_year_before(points, indicator.total, begin, end),
        events=events, peers=band([town.value for town in towns]), nearest=_nearest(towns, peer_population),
        owner=owner(indicator.owner),
        population=_population(series, last, sources), peer_population=peer_population, fault=series.fault,
        is_new_change=verdict.kind == "change" and (before.kind, before.direction) != ("change", verdict.direction),
    )


def _known_on(period: date, cadence: str) -> date:
    """The day on which the value of a period could first be known: its end, or at once for a day and a stock."""
    return period if cadence in ("day", "state") else period_end(period, cadence)


def _nearest(towns: Sequence[Peer], population: int | None) -> tuple[Peer, ...]:
    """The few nearest by population, by population: never by value, which would rank them."""
    found = nearest(population or data.town().population, towns, NEAREST)
    return tuple(sorted(found, key=lambda town: (town.population, town.name)))


def _population(series: Series, last: Point | None, sources: Sequence[DatasetCard]) -> Population | None:
    """The town's declared population, or the one that the source itself divides by, that of the period."""
    if series.indicator.per == "population":
        return series.population
    if series.indicator.per != "denominator" or last is None or not last.denominator:
        return None
    return Population(round(last.denominator), last.period.year, ", ".join(card.producer for card in sources))


def _state(series: Series, sources: tuple[DatasetCard, ...], now: datetime) -> State:
    """The worst of the sources; stale when the series stopped while its sources went on, silent without a value."""
    if not series.points:
        return "silent"
    found = [freshness(card.observed_at or card.fetched_at, now, card.late_after, card.stale_after)
             for card in sources]
    ended = period_end(series.points[-1].period, series.indicator.cadence)
    allowed = SPAN[series.indicator.cadence] + max((card.stale_after for card in sources), default=timedelta(0))
    age = age_of(datetime(ended.year, ended.month, ended.day, tzinfo=UTC), now)
    return worst([*found, "stale"] if age is not None and age > allowed else found)


def _status(indicator: Indicator, target: Target | None, value: float | None) -> Status:
    if target is None:
        return "none"
    return status(value, target=target.value, low=target.low, high=target.high, direction=indicator.direction,
                  tolerance=indicator.tolerance)


def _assurance(verdict: Verdict, indicator: Indicator, target: Target | None) -> Assurance:
    if target is None:
        return ""
    low, high = (target.low, target.high) if target.value is None else (target.value, target.value)
    return assurance(verdict, low, high, indicator.direction)


def _events(indicator: Indicator, end: date) -> tuple[Event, ...]:
    """The dated events that touch an indicator, up to a day."""
    return tuple(event for event in load_events(data.town())
                 if event.on <= end and event.concerns(indicator.id, indicator.theme, indicator.owner))


def owner(service: str) -> Owner:
    """Who answers for a service, as the town says; the town itself where it does not say."""
    town = data.town()
    card = town.owners.get(service)
    return Owner(service, card.name, card.title, card.contact or town.contact) if card else Owner(
        service, town.name, "", town.contact)
