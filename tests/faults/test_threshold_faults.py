"""Fault 40: the legal thresholds are those of the day of notification; a day that no act covers has none."""

from __future__ import annotations

from datetime import date

import duckdb
import pytest

from dashboard import queries
from dashboard.words import thresholds
from tests.queries.conftest import empty_warehouse

BANDS = [
    (date(2026, 3, 31), "30", 50_000, "procédure adaptée"),
    (date(2026, 4, 1), "30", 50_000, "sous le seuil de publicité"),
    (date(2025, 12, 31), "30", 218_000, "procédure adaptée"),
    (date(2026, 1, 1), "30", 218_000, "procédure formalisée"),
    (date(2025, 12, 31), "45", 5_500_000, "procédure adaptée"),
    (date(2026, 1, 1), "45", 5_500_000, "procédure formalisée"),
    (date(2028, 1, 1), "30", 50_000, "seuil non renseigné"),
    (date(2028, 1, 1), "45", 5_500_000, "seuil non renseigné"),
]


@pytest.fixture(scope="module")
def warehouse() -> duckdb.DuckDBPyConnection:
    connection = empty_warehouse()
    sql = queries.load("marts/contracts_thresholds").sql
    connection.execute(f"insert into mart.contracts_thresholds by name {sql}")
    for macro in ("amount_status", "contract_part"):
        connection.execute(queries.load(f"macros/{macro}").sql)
    return connection


@pytest.mark.parametrize(("day", "division", "amount", "band"), BANDS)
def test_a_contract_is_placed_by_the_law_of_its_day(
    warehouse: duckdb.DuckDBPyConnection, day: date, division: str, amount: int, band: str
) -> None:
    warehouse.execute("delete from core.contracts")
    warehouse.execute("delete from mart.contracts_notified")
    warehouse.execute(
        "insert into core.contracts (uid, kind, procedure, is_framework, amendment_count, notified_on, cpv_division, "
        "initial_amount_eur) values ('M1', 'marche', 'Procédure adaptée', false, 0, ?, ?, ?)", [day, division, amount])
    warehouse.execute(f"insert into mart.contracts_notified by name {queries.load('marts/contracts_notified').sql}")
    asked = {"start": day, "stop": day, "kind": "", "procedure": ""}
    assert warehouse.execute(queries.load("marches/seuils").sql, asked).fetchall() == [(band, 1, 0)]


@pytest.mark.parametrize(("day", "known"), [(date(2026, 4, 1), True), (date(2028, 1, 1), False)])
def test_a_day_without_an_act_is_said_and_never_served_by_the_last_known(
    warehouse: duckdb.DuckDBPyConnection, day: date, known: bool
) -> None:
    in_force = warehouse.execute(queries.load("marches/seuils_du_jour").sql, {"day": day}).df()
    contract = {"kind": "marche", "division": "30", "amount_status": "ok", "amount_eur": 50_000.0}
    assert ("seuil non renseigné" not in thresholds.rule(in_force, day)) == known
    assert ("seuil non renseigné" not in thresholds.placed(in_force, contract, day)) == known
    assert in_force.empty != known
