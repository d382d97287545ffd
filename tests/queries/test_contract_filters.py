"""Every question of a selection honours every filter: asked of all contracts with the filter, it answers what it
answers without it of those that the filter keeps. Passing one filter and not the other is what this catches."""

from __future__ import annotations

from datetime import date
from typing import Any

import duckdb
import pytest

from dashboard import queries
from tests.queries.conftest import empty_warehouse

FILTERS = {"kind", "procedure"}
OF_A_SELECTION = sorted(
    name for name, query in queries.load_all().items() if name.startswith("marches/") and "start" in query.parameters
)
TABLES = ("mart.contracts_notified", "mart.contracts_cuts", "mart.suppliers_awards", "mart.contracts_amended")
KINDS = (("marche", "Marchés fermes"), ("concession", "Concessions"))
PROCEDURES = ("Procédure adaptée", "Sans publicité ni concurrence")
ASKED: dict[str, Any] = {
    "start": date(2025, 1, 1), "stop": date(2026, 12, 31), "step": "year", "insee": "14271", "epci": "200065597",
    "department": "14", "today": date(2025, 1, 1), "day": date(2026, 1, 1), "kind": "", "procedure": "",
}  # fmt: skip


def fill(connection: duckdb.DuckDBPyConnection) -> None:
    """Contracts of each nature and procedure, one of them undated and one of no usable amount."""
    for number, (kind, part) in enumerate(KINDS):
        for place, procedure in enumerate(PROCEDURES):
            for rank, (on, counted) in enumerate(((date(2025, 3, 1), True), (date(2026, 3, 1), False), (None, True))):
                row = [f"{kind}-{place}-{rank}", kind, part, procedure, on, 1_000 * (1 + number + 2 * place + 4 * rank)]
                _insert(connection, row, counted)


def _insert(connection: duckdb.DuckDBPyConnection, row: list[Any], counted: bool) -> None:
    uid, kind, part, procedure, on, euros = row
    connection.execute(
        "insert into mart.contracts_notified (uid, kind, part, procedure, notified_on, amount_eur, is_amount_counted, "
        "object, buyer_siret, amount_status, offers_received, division, division_label, suppliers, publication_days, "
        "is_published_late, firm_eur, legal_band, excluded_because) values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'ok', 2, '45', "
        "'Travaux', 'Murs', 9, false, ?, ?, ?)",
        [*row, counted, uid, uid, euros if part == KINDS[0][1] and counted else None,
         "procédure adaptée" if kind == "marche" and counted else None,
         None if on and counted else "Sans date de notification"])
    connection.execute(
        "insert into mart.contracts_cuts (dimension, label, uid, notified_on, kind, procedure, offers_received) "
        "values ('buyer', ?, ?, ?, ?, ?, 2)", [uid, uid, on, kind, procedure])
    connection.execute(
        "insert into mart.suppliers_awards (uid, notified_on, kind, part, procedure, supplier, amount_eur, "
        "is_identified, is_first, is_once, commune_code, size_category, is_small, firm_eur) "
        "values (?, ?, ?, ?, ?, ?, ?, true, true, true, '14271', 'PME', true, ?)",
        [uid, on, kind, part, procedure, uid, euros, euros if part == KINDS[0][1] else None])
    connection.execute(
        "insert into mart.contracts_amended (uid, amendment_number, amended_on, kind, part, procedure, object, "
        "added_eur, initial_amount_eur) values (?, 1, ?, ?, ?, ?, ?, 100, ?)",
        [uid, date(2026, 5, 1), kind, part, procedure, uid, euros])


def answer(connection: duckdb.DuckDBPyConnection, name: str, **asked: str) -> list[tuple[Any, ...]]:
    query = queries.load(name)
    given = {key: {**ASKED, **asked}[key] for key in query.parameters}
    return connection.execute(query.sql, given).fetchall()


def test_every_question_of_a_selection_takes_every_filter() -> None:
    assert len(OF_A_SELECTION) > 8
    assert {name: FILTERS - set(queries.load(name).parameters) for name in OF_A_SELECTION} == {
        name: set() for name in OF_A_SELECTION
    }


@pytest.mark.parametrize(("key", "value"), [("kind", "marche"), ("kind", "concession"), ("procedure", PROCEDURES[0])])
@pytest.mark.parametrize("name", OF_A_SELECTION)
def test_a_filter_keeps_what_it_says(name: str, key: str, value: str) -> None:
    connection = empty_warehouse()
    fill(connection)
    filtered, whole = answer(connection, name, **{key: value}), answer(connection, name)
    for table in TABLES:
        connection.execute(f"delete from {table} where {key} <> ?", [value])
    assert filtered == answer(connection, name)
    if (key, value) != ("kind", "marche") or name not in ("marches/delais", "marches/seuils"):
        assert filtered != whole
