"""The reference files in the warehouse: thresholds, members of intercommunalities, rules of needs, buying services."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import duckdb

from dashboard.declarations import Town
from dashboard.reference import epci, needs, thresholds
from dashboard.warehouse.inserting import insert_all

Rows = Iterable[list[Any]]


def declare(connection: duckdb.DuckDBPyConnection, town: Town) -> None:
    """Writes them anew: what a file no longer says is no longer there. Raises DeclarationError with file and line."""
    for table, rows in (
        ("procurement_thresholds", _thresholds()),
        ("epci_members", _members()),
        ("need_rules", _rules()),
        ("purchase_services", _services(town)),
    ):
        connection.execute(f"delete from meta.{table}")
        insert_all(connection, f"meta.{table}", list(rows))


def _thresholds() -> Rows:
    return ([t.rule, t.category, t.since, t.until, t.amount_eur, t.act, t.link or None, t.status]
            for t in thresholds.load())  # fmt: skip


def _members() -> Rows:
    return ([each.siren, insee] for each in epci.load() for insee in each.members)


def _rules() -> Rows:
    return ([place, r.id, r.need, r.reason, list(r.parts), list(r.divisions), list(r.words), r.min_months,
             r.bought_before, r.without_cpv] for place, r in enumerate(needs.load()))  # fmt: skip


def _services(town: Town) -> Rows:
    if town.purchases is None:
        return
    for place, each in enumerate(town.purchases.services):
        yield [place, town.owners[each.owner].name, list(each.divisions), list(each.words), town.purchases.declared_by]
