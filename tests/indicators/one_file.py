"""A town to which one indicator was added, by one file and nothing else."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from dashboard import data
from tests.bare_town import publish_bare
from tests.indicators.kpi_files import write

ID, TITLE, QUESTION = "haies_taillees", "Haies taillées", "Les haies de la ville sont-elles taillées ?"


def published(folder: Path) -> Path:
    """A ``DASHBOARD_DATA`` folder whose only indicator is the file written here: 12 haies last month, 10 before."""
    last = (data.today().replace(day=1) - timedelta(days=1)).replace(day=1)
    before = (last - timedelta(days=1)).replace(day=1)
    write(folder, f"""-- title: {TITLE}
-- question: {QUESTION}
-- theme: Équipements et espace public
-- unit: interventions
-- direction: up
-- target: 11 from 2020-01-01 by délibération 2020-3
-- cadence: month
-- total: sum
-- owner: services-techniques
-- source: demandes
-- method: Haies taillées dans le mois.
-- returns: period DATE, value DOUBLE
select cast(period as date) as period, cast(value as double) as value
from (values ('{last}', 12), ('{before}', 10)) as v(period, value)
""", ID)  # fmt: skip
    return publish_bare(folder / "data", datetime.now(UTC), folder)
