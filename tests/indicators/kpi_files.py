"""A right KPI file, and the ways to spoil it."""

from __future__ import annotations

from pathlib import Path

RIGHT = """-- title: Demandes closes en 15 jours
-- question: Quand je signale un problème, est-il réglé en quinze jours ?
-- theme: Sécurité et prévention
-- unit: %
-- direction: up
-- target: 80 from 2022-01-01 to 2024-12-31 by démonstration ; 85 % from 2025-01-01 by délibération 2024-7
-- tolerance: 5
-- cadence: month
-- season: year
-- total: ratio
-- owner: police-municipale
-- source: demandes
-- method: Demandes closes en 15 jours au plus, parmi toutes.
-- returns: period DATE, value DOUBLE, numerator DOUBLE, denominator DOUBLE
--
-- De la prose, avec $rien et now().
select cast(date_trunc('month', period) as date) as period, 100.0 * sum(quick_count) / sum(received_count) as value,
  cast(sum(quick_count) as double) as numerator, cast(sum(received_count) as double) as denominator
from mart.requests_quick
where period < $today
group by 1
having sum(received_count) > 0
"""


def write(root: Path, text: str = RIGHT, name: str = "closes") -> Path:
    """A file of ``queries/kpi/`` under a root of its own."""
    path = root / "kpi" / f"{name}.sql"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def spoilt(old: str, new: str) -> str:
    assert old in RIGHT, old
    return RIGHT.replace(old, new, 1)
