"""Essential procurement data (DECP): JSON in the formats of 2019 and 2022, and the consolidated tables."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb

from dashboard.declarations import Dataset
from dashboard.errors import Changed
from dashboard.warehouse.formats import LandedPart, Loader
from dashboard.warehouse.formats.bodies import changed, error_message, insert_rows, text_of
from dashboard.warehouse.formats.decp_elements import buyer_of, contracts_in, is_flat
from dashboard.warehouse.formats.decp_lines import load_lines, opening


def load_json(connection: duckdb.DuckDBPyConnection, dataset: Dataset, parts: list[LandedPart]) -> None:
    """One row of ``raw`` a published contract or concession, its text untouched. Raises Changed for any other file."""
    keep = str(dataset.fetch.get("keep_buyer", ""))
    for part in parts:
        text = text_of(dataset, part)
        try:
            found = contracts_in(text)
        except Changed as error:
            raise changed(dataset, part, _said_by_publisher(text) or error.message) from error
        if found and is_flat(found[0][1]):
            load_lines(connection, dataset, part)
            continue
        kept = ({"body": body} for body, value in found if not keep or buyer_of(value).startswith(keep))
        insert_rows(connection, dataset, [(part, kept)], ("body",))


def load_table(connection: duckdb.DuckDBPyConnection, dataset: Dataset, parts: list[LandedPart]) -> None:
    """One row of ``raw`` a contract, holding all its published lines. Raises Changed for any other file."""
    for part in parts:
        load_lines(connection, dataset, part)


def _said_by_publisher(text: str) -> str:
    """The publisher's own error, when the file is one; empty otherwise."""
    try:
        message = error_message(json.loads(text))
    except (ValueError, RecursionError):
        return ""
    return f"le producteur répond une erreur : {message}" if message else ""


LOADERS: dict[str, Loader] = {"decp_json": load_json, "decp_table": load_table}


def sniff(dataset: Dataset, name: str, head: bytes, path: Path) -> str | None:
    """For the procurement dataset: JSON by its first sign, any other file is a table."""
    if dataset.raw_table != "decp":
        return None
    return "decp_json" if opening(path)[:1] in (b"{", b"[") else "decp_table"
