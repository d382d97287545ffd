"""Any dataset of the portal's catalogue, by its JSON lines export: what nobody declared is received all the same.

JSON lines rather than Parquet: the text of a value as published says more than the type that the portal gave it.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from dashboard.errors import Changed, Refused, SourceError, TooLarge
from dashboard.sources.addresses import slug
from dashboard.sources.http import HttpClient
from dashboard.sources.limits import MIB
from dashboard.sources.opendatasoft import jsonl_rows
from dashboard.sources.opendatasoft_catalogue import CATALOGUE
from dashboard.sources.published import Part, silent

MAX_ROWS = 1_000_000
MAX_BYTES = 1024 * MIB


def shelf_export(
    client: HttpClient, portal_id: str, folder: Path, announced: int | None, validators: Mapping[str, str]
) -> Part | None:
    """All the rows of a dataset, None when they are those of the ``validators``; ``expected_rows`` counts them.

    Raises Refused for an id that cannot stand in an address (before any call) and for a closed export; Changed for rows
    missing or a stream that died inside its 200; TooLarge beyond a million rows or a gibibyte; Unreachable.
    """
    try:
        return _export(client, slug(portal_id, what="identifiant de jeu"), folder, announced, validators)
    except SourceError as error:
        raise type(error)(error.message, dataset=portal_id, step=error.step or "lecture",
                          address=error.address) from error


def _export(
    client: HttpClient, portal_id: str, folder: Path, announced: int | None, validators: Mapping[str, str]
) -> Part | None:
    address = f"{client.base('opendatasoft')}{CATALOGUE}/{portal_id}/exports/jsonl"
    download = client.download(address, folder, "records.jsonl", expect="jsonl", validators=validators,
                               accept_statuses=(200, 404, 405), max_bytes=MAX_BYTES)
    if download.is_unchanged:
        return None
    if download.status != 200:
        raise Refused("le portail n’exporte pas ce jeu", step="téléchargement", address=download.address)
    count = jsonl_rows(download.path, download.address)
    if announced is not None and count < announced:
        raise Changed(f"{count} lignes reçues sur {announced} annoncées", step="contrôle", address=download.address)
    if count > MAX_ROWS:
        raise TooLarge(f"{count} lignes, plus d’un million", step="contrôle", address=download.address)
    if not count:
        raise silent(download.address)
    return Part.of(download, "ods_jsonl", "records", count)
