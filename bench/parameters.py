"""What a page asks with: for each parameter of its queries, a value read in the snapshot itself.

The period is the three years before the snapshot, the river's the widest that the page offers: what a visitor may
ask for, not the cheapest.
"""

from __future__ import annotations

from typing import Any

import duckdb

from dashboard import queries
from dashboard.queries import Query
from dashboard.settings import PROJECT_ROOT

PAGES = PROJECT_ROOT / "pages"

# What pages read through `dashboard.kpis`, `dashboard.data` and `dashboard.passports`, not from a folder of their own:
# page → folders and queries. What is read as of a past day alone (``datasets/revisions``) is left out.
SHARED = {
    "accueil": ("accueil", "indicateurs", "datasets/fiches", "datasets/receptions"),
    "indicateur": ("indicateur", "indicateurs", "datasets/fiches", "datasets/receptions"),
}

# Parameter → SQL of one value; ``page/question/parameter`` or ``page/parameter`` where it is asked otherwise.
VALUES = {
    "start": "select cast(built_at as date) - 1095 from meta.snapshot",
    "stop": "select cast(built_at as date) from meta.snapshot",
    "today": "select cast(built_at as date) from meta.snapshot",
    "day": "select cast(built_at as date) from meta.snapshot",
    "step": "select 'month'",
    "insee": "select town from meta.snapshot",
    "station": "select min(station_id) from mart.river_latest",
    "hours": "select 168",
    "days": "select 3652",
    "riviere/horaire/days": "select 30",
    "patterns": "select ['orne']",
    "service": "select service from mart.services_series group by all order by count(*) desc, service limit 1",
    "indicator": "select indicator from mart.services_series group by all order by count(*) desc, indicator limit 1",
    "dimension": "select 'category'",
    "value": "select 'bruit'",
    "point_id": "select min(point_id) from mart.wifi_points",
    "kind": "select ''",
    "procedure": "select ''",
    "department": "select '14'",
    "months": "select 18",
    "division": "select ''",
    "low": "select 0",
    "high": "select 0",
    "epci": "select '200065597'",
    "words": "select 'entretien des écoles et travaux de voirie'",
    "carte/kind": "select min(kind) from mart.address_distances",
    "carte/words": "select ''",
    "address_id": "select min(address_id) from mart.address_distances",
    "number": "select 12",
    "kinds": "select string_agg(distinct kind, ',') from mart.map_places",
    "place_id": "select min(place_id) from mart.map_places",
    "radius": "select 300",
    "longitude": "select median(longitude) from mart.map_places",
    "latitude": "select median(latitude) from mart.map_places",
    "at": "select built_at from meta.snapshot",
    "now": "select built_at from meta.snapshot",
    "need": "select ''",
    "weeks": "select 522",
    "cycle": "select max(cycle) from mart.services_sessions",
    "theme": "select ''",
    "producer": "select ''",
    "licence": "select ''",
    "origin": "select ''",
    "state": "select ''",
    "kept": "select ''",
    "sort": "select 'lignes'",
    "is_descending": "select true",
    "dataset": "select arg_max(dataset_id, row_count) from meta.datasets",
    "size": "select 50",
    "skip": "select 0",
    "suivi/service": "select ''",
    "suivi/dataset": "select ''",
    "source": "select ''",
    "status": "select ''",
    "network": "select ''",
    "parameter": "select parameter_id from mart.water_parameters order by analysis_count desc, parameter_id limit 1",
    "id": "select arg_max(uid, amendment_count) from core.contracts",
}


def page_queries() -> dict[str, list[Query]]:
    """Page slug → the stored queries that it reads, of its folder or shared; pages without one left out."""
    found: dict[str, list[Query]] = {}
    for query in queries.load_all().values():
        folder = query.name.split("/")[0]
        if (PAGES / f"{folder}.py").exists() and folder not in SHARED:
            found.setdefault(folder, []).append(query)
        for page, names in SHARED.items():
            if folder in names or query.name in names:
                found.setdefault(page, []).append(query)
    return found


def source_of(query: Query, parameter: str) -> str:
    """The SQL that gives a parameter its value. Raises KeyError for one that nobody thought of."""
    folder = query.name.split("/")[0]
    return VALUES.get(f"{query.name}/{parameter}") or VALUES.get(f"{folder}/{parameter}") or VALUES[parameter]


def parameters(connection: duckdb.DuckDBPyConnection, query: Query) -> dict[str, Any]:
    """The values to ask a query with, in this snapshot."""
    return {name: connection.execute(source_of(query, name)).fetchall()[0][0] for name in query.parameters}
