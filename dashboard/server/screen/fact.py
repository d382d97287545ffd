"""« Le saviez-vous ? »: one notable fact, its figure once, where it goes in words, its last periods as a line."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard import data
from dashboard.declarations import Town
from dashboard.display import INTERNAL, SceneCard
from dashboard.kpis import Kpi
from dashboard.locale import _
from dashboard.server.screen import figures, spark
from dashboard.server.screen.made import made
from dashboard.server.screen.shapes import Scene
from dashboard.words import kpis as kpi_words
from dashboard.words import screen_facts

NEWEST_FACTS = 5


def scene(card: SceneCard, town: Town, all_kpis: Sequence[Kpi]) -> Scene | None:
    """One of the first facts, another each hour."""
    known = told(card, town, all_kpis)[:NEWEST_FACTS]
    if not known:
        return None
    kpi = known[int(data.now().timestamp() // 3600) % len(known)]
    figure = figures.figure(kpi)
    if figure.status == "none":  # the sentence tells its movement
        figure = figure.model_copy(update={"word": ""})
    return made(card, town, kpi.sources, figures=[figure], sentence=screen_facts.fact(kpi),
                theme=_(kpi.indicator.theme), drawing=spark.spark(kpi) if figure.value else None)  # fmt: skip


def told(card: SceneCard, town: Town, all_kpis: Sequence[Kpi]) -> list[Kpi]:
    """The indicators with a fact, heaviest first, that may be told here."""
    shown = {name for each in town.scenes if each.kind != "fact" for name in each.kpis}
    by_id = {kpi.id: kpi for kpi in all_kpis}
    found = [by_id[fact.kpi_id] for fact in kpi_words.facts(all_kpis, data.now())]
    return [kpi for kpi in found if kpi.id not in shown and is_allowed(card, kpi.id)]


def is_allowed(card: SceneCard, name: str) -> bool:
    """Whether the town lets an indicator be told: named, or where it names none neither left out nor internal."""
    return name in card.kpis if card.kpis else name not in {*card.without, *INTERNAL}
