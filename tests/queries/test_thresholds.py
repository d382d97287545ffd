"""Legal thresholds are those of the day; a day without a row has none; a hole between two rows is caught."""

from __future__ import annotations

from datetime import date

import duckdb
import pytest

from dashboard import queries
from tests.queries.conftest import empty_warehouse

LOOKUPS = [
    (date(2026, 3, 31), "dispense", "fournitures_services", 40_000),
    (date(2026, 4, 1), "dispense", "fournitures_services", 60_000),
    (date(2025, 12, 31), "formalisee", "fournitures_services", 221_000),
    (date(2026, 1, 1), "formalisee", "fournitures_services", 216_000),
    (date(2025, 12, 31), "formalisee", "travaux", 5_538_000),
    (date(2026, 1, 1), "formalisee", "travaux", 5_404_000),
    (date(2024, 6, 1), "dispense", "travaux", 100_000),
    (date(2026, 6, 1), "avis", "travaux", 90_000),
    (date(2024, 1, 1), "donnees", "travaux", 40_000),
    (date(2023, 12, 31), "donnees", "travaux", None),
    (date(2028, 1, 1), "formalisee", "travaux", None),
    (date(2028, 1, 1), "dispense", "fournitures_services", None),
]


@pytest.fixture(scope="module")
def warehouse() -> duckdb.DuckDBPyConnection:
    connection = empty_warehouse()
    rows = queries.load("marts/contracts_thresholds").sql
    connection.execute(f"insert into mart.contracts_thresholds by name {rows}")
    return connection


@pytest.mark.parametrize(("day", "rule", "category", "amount"), LOOKUPS)
def test_the_threshold_of_a_day(
    warehouse: duckdb.DuckDBPyConnection, day: date, rule: str, category: str, amount: int | None
) -> None:
    rows = warehouse.execute(queries.load("marches/seuils_du_jour").sql, {"day": day}).fetchall()
    assert {(row[0], row[1]): row[2] for row in rows}.get((rule, category)) == amount


@pytest.mark.parametrize("second", ["date '2026-01-03'", "date '2026-01-01'"])
def test_a_hole_or_an_overlap_is_caught(second: str) -> None:
    connection = empty_warehouse()
    connection.execute("delete from meta.procurement_thresholds")
    connection.execute(f"""insert into meta.procurement_thresholds values
        ('dispense', 'travaux', date '2025-01-01', date '2026-01-01', 1, '', '', ''),
        ('dispense', 'travaux', {second}, date '2027-12-31', 1, '', '', '')""")
    assert len(connection.execute(queries.load("checks/thresholds_have_no_gap_nor_overlap").sql).fetchall()) == 1
