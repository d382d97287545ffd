"""The consolidated procurement tables: all the lines of one contract become one document, each line as published.

Such a table has one line a contract, supplier and modification. DuckDB filters and groups it where it lies: a national
file of a million lines costs the memory of the lines kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

from dashboard.declarations import Dataset
from dashboard.errors import Changed
from dashboard.warehouse.formats import LandedPart
from dashboard.warehouse.formats.bodies import changed
from dashboard.warehouse.formats.decp_columns import standard_names
from dashboard.warehouse.formats.delimited import Published, delimited, literal
from dashboard.warehouse.formats.records import json_records, parquet_records, sentence_of
from dashboard.warehouse.formats.text import head_of


def load_lines(connection: duckdb.DuckDBPyConnection, dataset: Dataset, part: LandedPart) -> None:
    """One row of ``raw`` a contract: ``{"rows": […]}``, its published lines in file order.

    With ``fetch.keep_buyer`` only the contracts of buyers whose identifier starts so. Raises Changed for a file that is
    not such a table.
    """
    try:
        with _opened(connection, dataset, part) as table:
            if table.names:
                _insert(connection, dataset, part, table)
    except duckdb.Error as error:
        raise changed(dataset, part, f"table illisible : {sentence_of(error)}") from error
    except Changed as error:
        raise changed(dataset, part, error.message) from error


def opening(path: Path) -> bytes:
    """The first bytes that mean something, past marks and blanks of any Unicode encoding."""
    return head_of(path, 4096).lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n")


@contextmanager
def _opened(connection: duckdb.DuckDBPyConnection, dataset: Dataset, part: LandedPart) -> Iterator[Published]:
    """The table, by its first bytes: Parquet, a JSON list, JSON lines, or delimited text."""
    start = opening(part.path)
    if start.startswith(b"PAR1"):
        with parquet_records(connection, dataset, part) as table:
            yield table
    elif start[:1] in (b"[", b"{"):
        layout: Any = "array" if start.startswith(b"[") else "newline_delimited"
        with json_records(connection, dataset, part, layout) as table:
            yield table
    else:
        with delimited(connection, part.path) as table:
            yield table


def _insert(connection: duckdb.DuckDBPyConnection, dataset: Dataset, part: LandedPart, table: Published) -> None:
    names = standard_names(table.names)
    keep = str(dataset.fetch.get("keep_buyer", ""))
    if keep and "acheteur_id" not in names:
        raise Changed("colonne « acheteur_id » absente : impossible de garder les marchés de la ville", step="lecture")
    cells = ", ".join(f"{literal(name)}, c{place}" for place, name in enumerate(names))
    buyer = f"trim(c{names.index('acheteur_id')})" if "acheteur_id" in names else "null"
    contract = f"trim(c{names.index('id')})"
    kept = f"where starts_with(replace({buyer}, ' ', ''), {literal(keep)})" if keep else ""
    connection.execute(
        f"""
        insert into raw."{dataset.raw_table}" (_dataset, _fetch, _part, _row, body)
        with lines as (
          select row_number() over () as line, {buyer} as buyer, {contract} as contract,
            json_merge_patch(json('{{}}'), json_object({cells})) as published
          from {table.relation} {kept}
        )
        select ?, ?, cast(? as integer), min(line), cast(json_object('rows', list(published order by line)) as varchar)
        from lines
        group by buyer, contract, case when coalesce(contract, '') = '' then line end
        order by min(line)
        """,
        [dataset.id, part.fetch_id, part.part],
    )
