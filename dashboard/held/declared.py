"""The tables of declared datasets: what ``data/reference/holdings.toml`` shows of the warehouse."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

import duckdb

from dashboard import data
from dashboard.held.table import Held, HeldColumn, Holding
from dashboard.warehouse.shown import Shown, shown

KINDS = {"VARCHAR": "text", "BOOLEAN": "boolean", "DATE": "date", "TIMESTAMP": "moment", "DOUBLE": "decimal"}
PORTAL_KINDS = {"int": ("integer", "bigint"), "double": ("decimal", "double"), "date": ("date", "date")}
CONTOURS = ("geometry",)


def find(cursor: duckdb.DuckDBPyConnection, snapshot_id: str, dataset_id: str) -> Held | None:
    """The table of a declared dataset, None when it is not declared or this snapshot has not its table."""
    entry, card = shown().get(dataset_id), data.dataset(dataset_id)
    types = _types(cursor, entry.table) if entry else {}
    if entry is None or card is None or not types:
        return None
    kept = {**entry.only, **({entry.rows: dataset_id} if entry.rows else {})}
    values = {f"held_{name}": value for name, value in kept.items()}
    condition = " where " + " and ".join(f"{name} = $held_{name}" for name in kept) if kept else ""
    columns = [(_column(name, words, types[name]), name) for name, words in entry.columns.items() if name in types]
    columns += _properties(cursor, entry, dataset_id) if entry.properties else []
    cells = ", ".join(f"{cell} as c{index}" for index, (_, cell) in enumerate(columns))
    row_count = cursor.execute(f"select count(*) from {entry.table}{condition}", values).fetchall()[0][0]
    names = [column.name for column, _ in columns]
    has_position = {"longitude", "latitude"} <= set(names)
    return Held(
        Holding(
            id=dataset_id, title=card.title, theme=card.theme, producer=card.producer, licence=card.licence,
            licence_url=card.licence_url, is_demo=card.is_demo, observed_at=card.observed_at,
            fetched_at=card.fetched_at, row_count=int(row_count), columns=tuple(column for column, _ in columns),
            longitude="longitude" if has_position else "", latitude="latitude" if has_position else "",
            snapshot_id=snapshot_id, rejected_count=card.rejected_count + card.link_defect_count,
        ), f"select {cells} from {entry.table}{condition}", values)


def ours(cursor: duckdb.DuckDBPyConnection, portal_id: str) -> str:
    """The declared id of a dataset known by the portal's; the same id when it is declared under no other."""
    rows = cursor.execute("select dataset_id from meta.portal_datasets where cast(body as json) ->> 'dataset_id' = $id",
                          {"id": portal_id}).fetchall()
    return str(rows[0][0]) if rows else portal_id


def _types(cursor: duckdb.DuckDBPyConnection, table: str) -> dict[str, str]:
    """The columns of a table; none when this snapshot has no such table."""
    try:
        told = cursor.execute(f"select * from {table} limit 0").description
    except duckdb.CatalogException:
        return {}
    return {name: str(kind) for name, kind, *_rest in told or []}


def _column(name: str, words: Sequence[str], kind: str) -> HeldColumn:
    label, unit, description, step = (*words, "", "", "")[:4]
    number = "integer" if kind.endswith(("INT", "INTEGER")) else "decimal"
    told = "json" if name in CONTOURS else KINDS.get(kind, number)
    return HeldColumn(name, label, description, told, unit, step, is_declared=True)


def _properties(cursor: duckdb.DuckDBPyConnection, entry: Shown, dataset_id: str) -> list[tuple[HeldColumn, str]]:
    """The publisher's own columns of an inventory, in the order of the first row that has them, and their cells."""
    keys = cursor.execute(
        f"select key from (select unnest(json_keys({entry.properties})) as key, "
        f"generate_subscripts(json_keys({entry.properties}), 1) as place from {entry.table} "
        f"where {entry.rows} = $held_dataset) group by key order by min(place), key",
        {"held_dataset": dataset_id}).fetchall()
    fields = _fields(cursor, dataset_id)
    taken = {name.lower() for name in entry.columns}
    found = []
    for (key,) in keys:
        field = fields.get(key, {})
        kind, cast = PORTAL_KINDS.get(str(field.get("type")), ("text", "varchar"))
        name = unique(key, taken)
        pointer = "/" + key.replace("~", "~0").replace("/", "~1").replace("'", "''")
        label, description = str(field.get("label") or key), str(field.get("description") or "")
        found.append((HeldColumn(name, label, description, kind, ""),
                      f"try_cast(json_extract_string({entry.properties}, '{pointer}') as {cast})"))
    return found


def _fields(cursor: duckdb.DuckDBPyConnection, dataset_id: str) -> dict[str, dict[str, Any]]:
    """The fields that the portal's card of a dataset describes, by name."""
    rows = cursor.execute("select body from meta.portal_datasets where dataset_id = $id", {"id": dataset_id}).fetchall()
    fields: Iterable[Any] = (json.loads(rows[0][0]).get("fields") or []) if rows else []
    return {str(field.get("name")): field for field in fields if isinstance(field, dict)}


def unique(name: str, taken: set[str]) -> str:
    """The name, numbered when another column has it already, case aside: many a tool tells them apart no better."""
    wanted, number = name, 2
    while wanted.lower() in taken:
        wanted, number = f"{name}_{number}", number + 1
    taken.add(wanted.lower())
    return wanted
