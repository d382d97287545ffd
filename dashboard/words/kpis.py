"""What is said of an indicator, and of all of them in one line.

Every page, the public display, the API and the report take their words from here, so that they say the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from dashboard.locale import _, ngettext
from dashboard.locale.numbers import integer
from dashboard.words import kpi_periods as periods
from dashboard.words.kpi_facts import Fact, facts, missed, unknown
from dashboard.words.kpi_shape import Reading
from dashboard.words.kpi_text import (
    age_text,
    assurance_text,
    capital,
    change_text,
    comparison_text,
    explained,
    number_text,
    period_name,
    period_text,
    standing,
    status_word,
    target_text,
    value_text,
    verdict_text,
    when_text,
)

__all__ = [
    "Fact",
    "age_text",
    "assurance_text",
    "change_text",
    "comparison_text",
    "facts",
    "headline",
    "missed",
    "number_text",
    "period_name",
    "period_text",
    "sentence",
    "standing",
    "status_word",
    "target_text",
    "unknown",
    "value_text",
    "verdict_text",
    "when_text",
]


def sentence(kpi: Reading, now: datetime) -> str:
    """All that is known of an indicator, readable alone; says that one cannot conclude, and why."""
    if kpi.last is None or kpi.last.value is None:
        said = _("{title} : aucune valeur connue").format(title=_(kpi.indicator.title))
        return " ".join(f"{part}." for part in (said, capital(age_text(kpi, now))) if part)
    parts = [standing(kpi), explained(kpi), capital(comparison_text(kpi)), capital(age_text(kpi, now))]
    return " ".join(f"{part}." for part in parts if part)


def headline(kpis: Sequence[Reading], month: date, now: datetime | None = None) -> str:
    """« 12 indicateurs sur 30 dans leur cible, 2 changements réels ce mois, 6 plus anciens durent encore ».

    Counted over the indicators that have both a target and a value. A change is of the month in which its pattern
    came up; an older one counts apart, as long as its pattern holds at the last point. With ``now``, a ``month`` that
    is not the present one is named.
    """
    if not any(kpi.last for kpi in kpis):
        return _("Aucun indicateur n’est encore calculé")
    is_present = now is None or (now.year, now.month) == (month.year, month.month)
    spoken = _("ce mois") if is_present else periods.when(month, "month")
    return f"{_targets_met(kpis)}, {_changes(kpis, spoken)}"


def _targets_met(kpis: Sequence[Reading]) -> str:
    aimed = [kpi.status for kpi in kpis if kpi.status in ("met", "watch", "missed")]
    met = aimed.count("met")
    if not aimed:
        return _("Aucun indicateur n’a de cible à ce jour")
    if not met:
        return _("Aucun indicateur sur {total} dans sa cible").format(total=integer(len(aimed)))
    said = ngettext("{n} indicateur sur {total} dans sa cible", "{n} indicateurs sur {total} dans leur cible", met)
    return said.format(n=integer(met), total=integer(len(aimed)))


def _changes(kpis: Sequence[Reading], spoken: str) -> str:
    changes = [kpi.is_new_change for kpi in kpis if kpi.verdict.kind == "change"]
    new, old = changes.count(True), changes.count(False)
    said = ngettext("{n} changement réel {when}", "{n} changements réels {when}", new)
    told = said.format(n=integer(new), when=spoken) if new else _("aucun changement réel {when}").format(when=spoken)
    lasting = ngettext("{n} plus ancien dure encore", "{n} plus anciens durent encore", old)
    return ", ".join([told, *([lasting.format(n=integer(old))] if old else [])])
