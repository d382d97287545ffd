"""FAULTS 34: a wrong KPI file is named with its line and its key, all of them at once."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from dashboard.declarations import load_datasets, load_town
from dashboard.indicators import load_events
from dashboard.warehouse.indicator_contracts import event_problems, indicator_problems
from tests.indicators.kpi_files import RIGHT, spoilt, write
from tests.queries.conftest import empty_warehouse

TOWN = load_town("14271")
TARGET = "-- target: 80 from 2022-01-01 to 2024-12-31 by démonstration ; 85 % from 2025-01-01 by délibération 2024-7\n"
FROM = "from mart.requests_quick"
DEFECTS = {
    "unknown table": (FROM, "from mart.nulle", "sql", 19),
    "unknown column": ("sum(received_count) > 0", "sum(nulle) > 0", "sql", 22),
    "no owner": ("-- owner: police-municipale\n", "", "owner", 1),
    "no direction": ("-- direction: up\n", "", "direction", 1),
    "no question": ("-- question: Quand", "-- since: 2021-07-01\n-- limits: Quand", "question", 1),
    "no source": ("-- source: demandes\n", "", "source", 1),
    "no method": ("-- method: D", "-- limits: D", "method", 1),
    "no cadence": ("-- cadence: month\n", "", "cadence", 1),
    "not a question": ("quinze jours ?", "quinze jours", "question", 2),
    "unknown theme": ("Sécurité et prévention", "Sécurité", "theme", 3),
    "unknown service": ("police-municipale", "police", "owner", 11),
    "unknown dataset": ("source: demandes", "source: demande", "source", 12),
    "unknown unit": ("unit: %", "unit: pour cent", "unit", 4),
    "share without its terms": (", numerator DOUBLE, denominator DOUBLE\n", "\n", "unit", 4),
    "shares added up": ("total: ratio", "total: sum", "total", 10),
    "no target": (TARGET, "", "target", 5),
    "tolerance without target": (TARGET, "-- target: none\n", "tolerance", 7),
    "tolerance too wide": ("tolerance: 5", "tolerance: 25", "tolerance", 7),
    "target without direction": ("direction: up", "direction: none", "target", 6),
    "range for a value": ("direction: up", "direction: range", "target", 6),
    "targets overlap": ("2024-12-31", "2025-01-01", "target", 6),
    "target ends before it starts": ("to 2024-12-31", "to 2021-12-31", "target", 6),
    "target on a wrong day": ("2024-12-31", "2024-13-31", "target", 6),
    "target of nobody": (" by délibération 2024-7", "", "target", 6),
    "target in another unit": ("85 %", "85 jours", "target", 6),
    "target out of bounds": ("85 %", "850 %", "target", 6),
    "tolerance not a number": ("tolerance: 5", "tolerance: NaN", "tolerance", 7),
    "wrong columns declared": ("value DOUBLE,", "value BIGINT,", "returns", 14),
    "wrong columns given": (" as numerator", " as numerateur", "returns", 14),
    "not a select": (RIGHT[RIGHT.index("select"):], "delete from mart.requests_quick", "sql", 17),
    "not SQL": ("group by 1", "group bi 1", "sql", 21),
    "two statements": ("sum(received_count) > 0", "sum(received_count) > 0; select 1", "sql", 17),
    "unknown parameter": ("$today", "$since", "sql", 20),
    "the clock": ("$today", "current_date", "sql", 20),
    "an indicator of an indicator": (FROM, "from mart.kpi_values", "sql", 19),
}


@pytest.fixture(scope="module")
def schema() -> duckdb.DuckDBPyConnection:
    return empty_warehouse()


def found(schema: duckdb.DuckDBPyConnection, root: Path) -> list[tuple[str, str, int | None]]:
    own = [TOWN.model_copy(update={"targets": ()})]
    problems = indicator_problems(schema, own, load_datasets(), root)
    return [(each.file.name, each.key, each.line) for each in problems if each.file.name != "events.toml"]


def test_a_right_file_has_no_defect(tmp_path: Path, schema: duckdb.DuckDBPyConnection) -> None:
    write(tmp_path)
    assert found(schema, tmp_path) == []


@pytest.mark.parametrize("name", DEFECTS)
def test_a_defect_names_file_line_and_key(name: str, tmp_path: Path, schema: duckdb.DuckDBPyConnection) -> None:
    old, new, key, line = DEFECTS[name]
    write(tmp_path, spoilt(old, new))
    assert ("closes.sql", key, line) in found(schema, tmp_path)


def test_an_indicator_may_have_no_target_when_it_says_so(tmp_path: Path, schema: duckdb.DuckDBPyConnection) -> None:
    write(tmp_path, spoilt(TARGET + "-- tolerance: 5\n", "-- target: none\n"))
    assert found(schema, tmp_path) == []


def test_an_indicator_that_has_no_better_side_needs_no_target(
    tmp_path: Path, schema: duckdb.DuckDBPyConnection
) -> None:
    write(tmp_path, spoilt("-- direction: up\n" + TARGET + "-- tolerance: 5\n", "-- direction: none\n"))
    assert found(schema, tmp_path) == []


def test_an_id_is_used_once(tmp_path: Path, schema: duckdb.DuckDBPyConnection) -> None:
    write(tmp_path)
    write(tmp_path, RIGHT, "dossier/closes")
    assert found(schema, tmp_path) == [("closes.sql", "id", 1)]


def test_all_defects_are_told_at_once(tmp_path: Path, schema: duckdb.DuckDBPyConnection) -> None:
    write(tmp_path, spoilt("direction: up", "direction: sideways"))
    write(tmp_path, spoilt("-- owner: police-municipale\n", "").replace(FROM, "from mart.nulle"), "autre")
    assert {(file, key) for file, key, _ in found(schema, tmp_path)} == {
        ("closes.sql", "direction"), ("autre.sql", "owner"), ("autre.sql", "sql")}


def test_an_event_of_nothing_known_is_named(tmp_path: Path) -> None:
    path = tmp_path / "events.toml"
    path.write_text('[[events]]\non = 2021-07-01\nlabel = "Début"\nlabel_en = "Start"\nkind = "opening"\n'
                    'source = "Décret"\nindicators = ["nulle"]\nservices = ["police"]\n', encoding="utf-8")
    problems = event_problems([TOWN], {}, path)
    assert [(each.key, each.line) for each in problems] == [("indicators", 7), ("services", 8)]
    assert len(load_events(TOWN, path)) == 1
