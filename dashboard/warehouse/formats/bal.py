"""Base Adresse Locale, versions 1.1 to 1.5: a delimited table of any encoding.

What the file must have to be one: a street name (``voie_nom``, ``toponyme`` in 1.5) and, to tell addresses apart, a key
(``cle_interop``) or a number.
"""

from __future__ import annotations

from pathlib import Path

import duckdb

from dashboard.declarations import Dataset
from dashboard.errors import Changed
from dashboard.warehouse.formats import LandedPart, Loader
from dashboard.warehouse.formats.bodies import changed
from dashboard.warehouse.formats.columns import match
from dashboard.warehouse.formats.delimited import delimited
from dashboard.warehouse.formats.records import sentence_of
from dashboard.warehouse.formats.tables import insert

IDENTIFYING = ("cle_interop", "numero")


def load(connection: duckdb.DuckDBPyConnection, dataset: Dataset, parts: list[LandedPart]) -> None:
    """The rows of each file as text; a file with a header and no row gives none. Raises Changed for any other file."""
    for part in parts:
        try:
            with delimited(connection, part.path) as table:
                _check(dataset, table.names)
                insert(connection, dataset, part, table)
        except Changed as error:
            raise changed(dataset, part, error.message) from error
        except duckdb.Error as error:
            raise changed(dataset, part, f"table illisible : {sentence_of(error)}") from error


def _check(dataset: Dataset, names: tuple[str, ...]) -> None:
    """Whether these are the columns of an address base. Raises Changed with what is missing."""
    known = dataset.model_copy(update={"columns": tuple(_optional(dataset))})
    position = match(known, names).position
    shown = ", ".join(f"« {name} »" for name in names[:12])
    if all(place is None for place in position.values()):
        raise Changed(f"aucune colonne d’une Base Adresse Locale ; trouvé : {shown}", step="lecture")
    if position.get("voie_nom") is not None and all(position.get(name) is None for name in IDENTIFYING):
        raise Changed(f"ni « cle_interop » ni « numero » : adresses impossibles à distinguer ; trouvé : {shown}",
                      step="lecture")


def _optional(dataset: Dataset) -> list[object]:
    return [column.model_copy(update={"required": False}) for column in dataset.columns]


LOADERS: dict[str, Loader] = {"bal_csv": load}


def sniff(dataset: Dataset, name: str, head: bytes, path: Path) -> str | None:
    """``bal_csv`` for the address base, whatever the file: what is not one is refused with its reason."""
    return "bal_csv" if dataset.raw_table == "base_adresse_locale" else None
