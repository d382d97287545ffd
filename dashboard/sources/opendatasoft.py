"""Datasets of an Opendatasoft portal (Explore API v2.1), by export.

By pages when a portal has closed its exports.

An export is a stream that may die inside a 200: its tail is checked and its rows are counted against what
the portal's card of the dataset announces.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow
import pyarrow.parquet

from dashboard.errors import Changed, Refused
from dashboard.sources.addresses import slug, url
from dashboard.sources.content import member, read_json
from dashboard.sources.http import Download
from dashboard.sources.limits import MIB
from dashboard.sources.opendatasoft_catalogue import CATALOGUE, find, listing
from dashboard.sources.published import Part, Request, reporting, silent

_INTERRUPTED = "Streaming interrupted"


@reporting
def ods_export(request: Request) -> Iterator[Part]:
    """The portal's card of the dataset (``ods_dataset``), then its rows (``ods_jsonl|parquet|records``).

    ``[fetch]`` may say ``format`` (jsonl, the default, or parquet), ``where``, ``select``, ``order_by``.
    Raises Refused when the portal has no such dataset, Changed when rows are missing or the stream was
    interrupted.
    """
    portal_id, card = _card(request)
    document = read_json(card.path, card.address)
    yield Part.of(card, "ods_dataset", "card")
    filtered = "where" in request.dataset.fetch
    expected = None if filtered else _announced(document)
    if expected == 0:
        raise silent(card.address)
    rows = _export(request, portal_id, expected)
    yield from rows if rows is not None else _pages(request, portal_id, document)


def _card(request: Request) -> tuple[str, Download]:
    """The portal's id and its card; an id that answers 404 was renamed and is looked for again by title."""
    known = request.town.portal.datasets.get(request.dataset.id)
    if known is not None:
        card = _ask_card(request, slug(known, what="identifiant de jeu"))
        if card.status != 404:
            return known, card
    found = find(request)
    card = _ask_card(request, found)
    if card.status == 404:
        raise Refused("jeu introuvable sur le portail", step="catalogue", address=card.address)
    return found, card


def _ask_card(request: Request, portal_id: str) -> Download:
    address = request.client.base("opendatasoft") + f"{CATALOGUE}/{portal_id}"
    return request.download(address, "dataset.json", "json", accept_statuses=(200, 404), max_bytes=16 * MIB)


def _announced(document: Any) -> int | None:
    """``records_count`` of the card, None when the portal does not say."""
    metas = document.get("metas") if isinstance(document, dict) else None
    default = metas.get("default") if isinstance(metas, dict) else None
    count = default.get("records_count") if isinstance(default, dict) else None
    return count if isinstance(count, int) and not isinstance(count, bool) else None


def _parameters(request: Request, *names: str) -> dict[str, str]:
    fetch = request.dataset.fetch
    return {name: str(fetch[name]) for name in names if name in fetch}


def _export(request: Request, portal_id: str, expected: int | None) -> list[Part] | None:
    """The whole table in one file, None when the portal has no such export (404, 405)."""
    kind = "parquet" if request.dataset.fetch.get("format") == "parquet" else "jsonl"
    root = request.client.base("opendatasoft") + f"{CATALOGUE}/{portal_id}/exports/{kind}"
    address = url(root, "", **_parameters(request, "where", "select"))
    download = request.download(
        address,
        f"records.{kind}",
        "parquet" if kind == "parquet" else "jsonl",
        accept_statuses=(200, 404, 405),
    )
    if download.status != 200:
        return None
    count = (parquet_rows if kind == "parquet" else jsonl_rows)(download.path, download.address)
    if expected is not None and count < expected:
        raise Changed(
            f"{count} lignes reçues sur {expected} annoncées", step="contrôle", address=download.address
        )
    if not count:
        raise silent(download.address)
    return [Part.of(download, f"ods_{kind}", "records", expected)]


def jsonl_rows(path: Path, address: str) -> int:
    """How many rows a JSON-lines export holds. Raises Changed when its last line is not a whole object."""
    count, last = 0, b""
    with path.open("rb") as file:
        for line in file:
            if line.strip():
                count, last = count + 1, line
    try:
        whole = not last or isinstance(json.loads(last), dict)
    except (ValueError, RecursionError):
        whole = False
    if not whole:
        text = last[-300:].decode("utf-8", "replace").strip()
        said = f", « {text[text.find(_INTERRUPTED) :][:200]} »" if _INTERRUPTED in text else ""
        raise Changed(f"export interrompu après {count - 1} lignes{said}", step="contrôle", address=address)
    return count


def parquet_rows(path: Path, address: str) -> int:
    """How many rows the footer of a Parquet export announces. Raises Changed when it cannot be read."""
    try:
        return int(pyarrow.parquet.read_metadata(path).num_rows)
    except (pyarrow.ArrowException, OSError, ValueError) as error:
        raise Changed("fichier Parquet illisible", step="contrôle", address=address) from error


def _pages(request: Request, portal_id: str, document: Any) -> Iterator[Part]:
    """Rows by pages of 100, in a fixed order: paging a table that moves gives doubles and holes."""
    order = _parameters(request, "order_by") or {"order_by": _first_field(document, portal_id)}
    path = f"{CATALOGUE}/{portal_id}/records"
    seen = 0
    for page in listing(request, path, "records", **_parameters(request, "where", "select"), **order):
        seen += len(page.results)
        if not page.total:
            raise silent(page.download.address)
        yield Part.of(page.download, "ods_records", "records", len(page.results))


def _first_field(document: Any, address: str) -> str:
    """A field that the portal can sort by: the first of a plain type."""
    fields = member(document, "fields", list, address)
    plain = [
        f["name"]
        for f in fields
        if isinstance(f, dict)
        and "name" in f
        and f.get("type") in ("text", "int", "double", "date", "datetime")
    ]
    if not plain:
        raise Changed("aucun champ ne permet de trier les pages", step="pagination", address=address)
    return str(plain[0])
