"""Indicators and measures as the screen's figures: the words of the pages, and from when they are too old."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, time, timedelta
from typing import Any

from dashboard import data
from dashboard.data import DatasetCard
from dashboard.figures.freshness import State, freshness, in_utc
from dashboard.kpis import SPAN, Kpi
from dashboard.locale import _
from dashboard.locale.dates import is_day
from dashboard.series import period_end
from dashboard.server.api.cards import dated, source
from dashboard.server.screen.shapes import ScreenFigure
from dashboard.words import kpis as words
from dashboard.words import screen, screen_facts

AMBER_CADENCES = 3


def figure(kpi: Kpi) -> ScreenFigure:
    """One indicator. Stale or silent, it has no value any more."""
    shown = kpi.state not in ("stale", "silent") and kpi.last is not None and kpi.last.value is not None
    value, unit = screen.split(words.value_text(kpi)) if shown else ("", "")
    verdict = words.verdict_text(kpi)
    word = words.status_word(kpi.status) if kpi.status in screen_facts.JUDGED else screen_facts.movement(kpi)
    told = f"{words.standing(kpi)}. {verdict[:1].upper()}{verdict[1:]}." if shown else ""
    return ScreenFigure(
        **_observed(kpi.observed_at, kpi.state, kpi.sources), kpi=kpi.id,
        label=screen.label(_(kpi.indicator.title)), value=value, unit=unit, status=kpi.status,
        word=word if shown else "", goal=screen_facts.goal(kpi) if shown else "", note=words.period_text(kpi),
        sentence=told,
        amber_at=earliest(kpi.sources, lambda card: AMBER_CADENCES * card.cadence), gone_at=_ends(kpi),
    )  # fmt: skip


def measure(label: str, value: str, unit: str, seen: datetime, card: DatasetCard, **told: Any) -> ScreenFigure:
    """What a source measured at a moment of its own, older maybe than the newest of its dataset."""
    instant = in_utc(seen)
    state = freshness(instant, data.now(), card.late_after, card.stale_after)
    usual = {"kpi": "", "status": "none", "word": "", "goal": "", "note": "", "sentence": ""}
    shown = {"value": value, "unit": unit, **told} if state not in ("stale", "silent") else {"value": "", "unit": ""}
    return ScreenFigure(
        **{**usual, **_observed(instant, state, [card]), "label": label, **shown},
        amber_at=instant + AMBER_CADENCES * card.cadence, gone_at=instant + card.stale_after,
    )  # fmt: skip


def _observed(instant: datetime | None, state: State, cards: Iterable[DatasetCard]) -> dict[str, Any]:
    """When a figure was observed; one published by the day is told by that day."""
    now = data.now()
    is_whole = is_day(instant, now)
    return {**dated(instant, state, now), "sources": [source(card, now) for card in cards], "is_day": is_whole,
            "seen": screen.seen(instant, is_whole)}  # fmt: skip


def earliest(cards: Sequence[DatasetCard], span: Any) -> datetime | None:
    """The first instant at which one of the sources is older than its span."""
    found = [seen + span(card) for card in cards if (seen := card.observed_at or card.fetched_at)]
    return min(found, default=None)


def _ends(kpi: Kpi) -> datetime | None:
    """When an indicator becomes too old: as ``kpis`` judges it, its sources or its own series having stopped."""
    found = [earliest(kpi.sources, lambda card: card.stale_after)]
    if kpi.points:
        ended = datetime.combine(period_end(kpi.points[-1].period, kpi.indicator.cadence), time(), UTC)
        longest = max((card.stale_after for card in kpi.sources), default=timedelta(0))
        found.append(ended + SPAN[kpi.indicator.cadence] + longest)
    return min((each for each in found if each), default=None)
