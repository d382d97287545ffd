"""``/kpis``: the indicators, from the one assembly that the pages draw: same value, same verdict, same sentence."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal

from pydantic import Field

from dashboard import data, kpis, passports
from dashboard.figures.comparison import Change as Compared
from dashboard.kpis import Kpi
from dashboard.locale import language
from dashboard.server.api.cards import dated, opened, source, utc
from dashboard.server.api.errors import unknown
from dashboard.server.api.models import Answer, Figure, Shape
from dashboard.server.api.reading import Reading
from dashboard.words.kpis import sentence


class Target(Shape):
    """What is aimed at: a value, or a range of which one end may be missing."""

    value: float | None
    low: float | None
    high: float | None
    start: date
    end: date | None
    act: str = Field(description="What set it")
    is_demo: bool = Field(description="True when the town has not set it")


class Limits(Shape):
    """Centre and natural limits of the usual variation, since `start`."""

    centre: float
    low: float
    high: float
    start: date


class Verdict(Shape):
    """Whether the last value is a change or the usual variation; silent when one cannot conclude."""

    kind: Literal["silent", "usual", "change"]
    reason: str
    rule: str
    direction: str
    since: date | None
    limits: Limits | None


class Change(Shape):
    """A value against an earlier one. `share` is null where a share has no meaning."""

    value: float
    reference: float
    reference_period: date
    difference: float
    share: float | None
    is_computable: bool


class Owner(Shape):
    """Who answers for it."""

    id: str
    name: str
    title: str
    contact: str


class KpiSummary(Figure):
    """One indicator, as of the moment and period asked."""

    id: str
    title: str
    question: str
    theme: str
    unit: str
    digits: int
    direction: Literal["up", "down", "range", "none"]
    cadence: str
    period: date | None = Field(description="First day of the last period that has a value")
    value: float | None = Field(description="In `unit`; a share is from 0 to 100")
    numerator: float | None
    denominator: float | None
    status: Literal["met", "watch", "missed", "unknown", "none"] = Field(description="none: no target")
    target: Target | None
    verdict: Verdict
    is_new_change: bool = Field(description="The change that the verdict tells came up in the month read")
    assurance: str = Field(description="Whether usual variation alone meets the target")
    previous: Change | None
    year_before: Change | None
    to_date: float | None = Field(description="From `debut` to `fin`; from 1 January without them")
    to_date_year_before: float | None
    owner: Owner
    sentence: str = Field(description="What the page says of it, in the language asked")
    fault: str = Field(description="Why the last build kept former values; empty when it did not")


class Point(Shape):
    """The value of one period, by its first day."""

    period: date
    value: float | None
    numerator: float | None
    denominator: float | None
    observed_at: datetime | None


class LimitsAt(Shape):
    """The limits of one period, its season put back."""

    period: date
    low: float
    centre: float
    high: float


class Event(Shape):
    """Something that happened, and that a reader should know of."""

    on: date
    until: date | None
    label: str
    kind: str
    is_step: bool = Field(description="The series starts afresh from that day")
    source: str


class Town(Shape):
    """One comparable town."""

    name: str
    population: int
    value: float


class Peers(Shape):
    """Comparable towns: quartiles and how many they are."""

    low: float
    middle: float
    high: float
    count: int


class KpiDetail(KpiSummary):
    """One indicator with all that lets it be drawn and checked."""

    method: str
    limits: str
    act: str
    points: list[Point] = Field(description="Oldest first")
    bands: list[LimitsAt]
    targets: list[Target]
    events: list[Event]
    peers: Peers | None
    nearest: list[Town] = Field(description="Comparable towns nearest by population, smallest first")
    passport: dict[str, Any] = Field(
        description="The stored query and its parameters, what to run in order on the snapshot to get the figure again "
        "(`replay`), its sources and what was received")


class KpisAnswer(Answer):
    """The indicators, by theme and title."""

    kpis: list[KpiSummary]


class KpiAnswer(Answer):
    """One indicator."""

    kpi: KpiDetail


def listing(reading: Reading) -> KpisAnswer:
    """Every indicator of a theme and of a service, or all."""
    start, stop = reading.period()
    town = data.town()
    theme = reading.choice("theme", {name: name for name in town.themes})
    service = reading.choice("service", {key: card.name for key, card in town.owners.items()})
    return KpisAnswer(**opened(), kpis=[KpiSummary(**summary(kpi)) for kpi in kpis.kpis(theme, service, start, stop)])


def detail(reading: Reading) -> KpiAnswer:
    """One indicator. Raises ApiError 404 for an unknown one."""
    start, stop = reading.period()
    kpi = kpis.kpi(reading.id, start, stop)
    if kpi is None:
        unknown("kpi", reading.id)
    return KpiAnswer(**opened(), kpi=KpiDetail(**summary(kpi), **whole(kpi)))


def summary(kpi: Kpi) -> dict[str, Any]:
    """What a list tells of an indicator."""
    told, last, verdict, now = kpi.indicator, kpi.last, kpi.verdict, data.now()
    names = ("id", "title", "question", "theme", "unit", "digits", "direction", "cadence")
    same = ("status", "assurance", "to_date", "to_date_year_before", "fault")
    limits = verdict.limits and Limits(**vars(verdict.limits))
    return {
        **{name: getattr(told, name) for name in names}, **{name: getattr(kpi, name) for name in same},
        **dated(kpi.observed_at, kpi.state, now), "sources": [source(card, now) for card in kpi.sources],
        "period": last and last.period, "value": last and last.value,
        "numerator": last and last.numerator, "denominator": last and last.denominator,
        "target": kpi.target and target(kpi.target),
        "is_new_change": kpi.is_new_change,
        "verdict": Verdict(kind=verdict.kind, reason=verdict.reason, rule=verdict.rule, since=verdict.since,
                           direction=verdict.direction, limits=limits),
        "previous": change(kpi.previous), "year_before": change(kpi.year_before),
        "owner": Owner(**vars(kpi.owner)), "sentence": sentence(kpi, now),
    }  # fmt: skip


def whole(kpi: Kpi) -> dict[str, Any]:
    """What the page of one indicator tells besides."""
    told = kpi.indicator
    return {
        "method": told.method, "limits": told.limits, "act": told.act,
        "targets": [target(each) for each in told.targets],
        "points": [Point(period=each.period, value=each.value, numerator=each.numerator,
                         denominator=each.denominator, observed_at=utc(each.observed_at)) for each in kpi.points],
        "bands": [LimitsAt(period=period, low=low, centre=centre, high=high)
                  for period, low, centre, high in kpi.verdict.bands],
        "events": [Event(on=each.on, until=each.until, kind=each.kind, is_step=each.is_step, source=each.source,
                         label=each.label_en if language() == "en" else each.label) for each in kpi.events],
        "nearest": [Town(**vars(peer)) for peer in kpi.nearest],
        "peers": kpi.peers and Peers(**vars(kpi.peers)),
        "passport": passports.as_json(passports.kpi_passport(kpi)),
    }  # fmt: skip


def target(found: Any) -> Target:
    """A target as the API gives it."""
    return Target(**{name: getattr(found, name) for name in Target.model_fields})


def change(found: Compared | None) -> Change | None:
    """A comparison as the API gives it."""
    return Change(**vars(found)) if found else None
