"""What a build from the landing alone cannot know: what the states were, month after month.

Stocks (addresses certified, contracts under way, fresh datasets) leave no trace in today's files; their earlier months
are in the snapshots that saw them. A build takes them over from the newest readable snapshot of the same town and
sources, together with the incidents of indicators.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Any

import duckdb

from dashboard.warehouse.connection import open_read_only
from dashboard.warehouse.site import Site
from dashboard.warehouse.snapshots import candidates

log = logging.getLogger("dashboard.warehouse")

Row = tuple[Any, ...]
VALUES = """select v.*, i.unit from mart.kpi_values as v
    inner join meta.indicators as i on v.kpi_id = i.kpi_id where i.cadence = 'state'"""
INCIDENTS = """select dataset_id, kind, started_at, ended_at, message from meta.incidents
    where starts_with(dataset_id, 'kpi/')"""


@dataclass(frozen=True)
class Carried:
    """Rows of ``mart.kpi_values`` (each with its unit) and of ``meta.incidents`` out of an earlier snapshot."""

    values: tuple[Row, ...] = ()
    incidents: tuple[Row, ...] = ()


def read_carried(site: Site) -> Carried:
    """What to take over from before; nothing when no snapshot of this town and these sources holds indicators."""
    for path in candidates(site.folder):
        try:
            with open_read_only(path) as connection:
                if connection.execute("select town, sources from meta.snapshot").fetchall() == [
                        (site.town.insee, site.settings.sources)]:
                    return Carried(tuple(connection.execute(VALUES).fetchall()),
                                   tuple(connection.execute(INCIDENTS).fetchall()))
        except (OSError, duckdb.Error):
            log.info("rien à reprendre de %s", path.name)
    return Carried()


def carry(connection: duckdb.DuckDBPyConnection, carried: Carried, units: dict[str, str]) -> None:
    """Puts it into the warehouse being built; ``units`` is indicator id → unit today: another unit, another series."""
    for *row, unit in carried.values:
        if units.get(row[0]) == unit:
            connection.execute("insert into mart.kpi_values values (?, ?, ?, ?, ?, ?)", row)
    for incident in carried.incidents:
        connection.execute("insert into meta.incidents (dataset_id, kind, started_at, ended_at, message) "
                           "values (?, ?, ?, ?, ?)", list(incident))
