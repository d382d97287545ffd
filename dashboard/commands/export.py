"""``export``: the rows of a dataset, declared or not, as a file: the same bytes as the pages and the data interface."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dashboard.commands.console import TownCode, site

STANDARD_OUTPUT = "-"
CACHES = "streamlit.runtime.caching.cache_data_api"


class Form(StrEnum):
    """The formats of the command; ``csv-fr`` is the CSV of Excel in French."""

    csv = "csv"
    csv_fr = "csv-fr"
    xlsx = "xlsx"
    geojson = "geojson"
    parquet = "parquet"
    json = "json"


def register(app: typer.Typer) -> None:
    """Adds this command."""
    app.command()(export)


def export(
    dataset: Annotated[str, typer.Argument(metavar="DATASET", help="Identifiant du jeu, déclaré ou du portail.")],
    form: Annotated[Form, typer.Option("--format", help="Format du fichier.")],
    output: Annotated[str, typer.Option("--output", help="Fichier à écrire (défaut : DATASET.format ; « - » : sortie "
                                                         "standard).")] = "",
    town: TownCode = "",
) -> None:
    """Écrit toutes les lignes d’un jeu de données dans un fichier."""
    site(town)
    # Queries' caches are made without a runtime of Streamlit, on purpose; it sets the levels of its loggers itself.
    logging.getLogger(CACHES).addFilter(lambda record: record.levelno >= logging.ERROR)
    from dashboard import data  # half a second of imports that other commands do without

    with data.held() as snapshot_id:
        if snapshot_id is None:
            raise SystemExit("Échec : aucun instantané. Lancez « python -m dashboard refresh ».")
        name, chunks = _file(dataset, form.value)
        _write(output or name, chunks)


def _file(dataset: str, form: str) -> tuple[str, Iterator[bytes]]:
    """The name of the file and its bytes. A dataset that the town does not know is a misuse; a failure otherwise."""
    from dashboard import data, holdings, records
    from dashboard.export import export as chunks
    from dashboard.export import file_name

    card = holdings.holding(dataset)
    if card is None:
        if dataset not in _known():
            raise typer.BadParameter(f"jeu inconnu : {dataset}", param_hint="DATASET")
        raise SystemExit(f"Échec : {dataset} : aucune ligne n’est détenue ici.")
    if form == "geojson" and form not in records.formats(card):
        raise SystemExit(f"Échec : {dataset} : ses lignes n’ont pas de position, il n’existe pas en GeoJSON.")
    table = records.exported(card, data.snapshot(), data.now())
    return file_name(table, form), chunks(table, form)


def _known() -> set[str]:
    """Every id that the snapshot knows, the portal's too."""
    from dashboard import data

    found = {card.id for card in data.datasets()}
    if data.has_table("mart.catalogue_entries") and data.has_table("meta.shelf"):
        listed = data.rows("datasets/catalogue")
        found |= {*listed["dataset_id"], *listed["portal_id"].dropna()}
    return found


def _write(output: str, chunks: Iterator[bytes]) -> None:
    """All of it, or no file: a reader never finds half of one under its name."""
    if output == STANDARD_OUTPUT:
        for chunk in chunks:
            sys.stdout.buffer.write(chunk)
        sys.stdout.buffer.flush()
        return
    path = Path(output)
    partial = path.with_name(f".{path.name}.part")
    try:
        with partial.open("wb") as file:
            file.writelines(chunks)
        partial.replace(path)
    except OSError as error:
        raise SystemExit(f"Échec : {output} : {error.strerror or error}.") from error
    finally:
        partial.unlink(missing_ok=True)
    print(f"{output} : {path.stat().st_size} octets")
