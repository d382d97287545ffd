"""Accounts of communes from the OFGL's portal (Opendatasoft, Explore API v2.1), always by export.

The base has over ten million rows and pages stop at ten thousand: only the rows that the declaration names
are asked for.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from dashboard.declarations import Town
from dashboard.errors import Changed, Refused
from dashboard.sources.addresses import slug, url
from dashboard.sources.limits import MIB
from dashboard.sources.opendatasoft import jsonl_rows
from dashboard.sources.opendatasoft_catalogue import CATALOGUE
from dashboard.sources.published import Part, Request, reporting, silent

BASE = "ofgl-base-communes"


@reporting
def ofgl_export(request: Request) -> Iterator[Part]:
    """The rows of ``[fetch] dataset`` that its ``where`` keeps, with the columns of its ``select``, as JSON lines.

    Raises Refused when the address is badly declared, Changed when the export was cut or holds nothing.
    """
    fetch = request.dataset.fetch
    portal_id = slug(str(fetch.get("dataset", BASE)), what="identifiant de jeu")
    root = f"{request.client.base('ofgl')}{CATALOGUE}/{portal_id}"
    where = _where(str(fetch.get("where", 'insee = "{insee}"')), request.town)
    address = url(f"{root}/exports/jsonl", "", where=where, select=str(fetch.get("select", "*")))
    download = request.download(address, "records.jsonl", "jsonl", origin="records")
    if download.is_unchanged:
        return
    found, expected = jsonl_rows(download.path, download.address), _count(request, f"{root}/records", where)
    if not found:
        raise silent(download.address)
    if found != expected:
        raise Changed(f"{found} lignes reçues sur {expected} annoncées", step="contrôle", address=download.address)
    yield Part.of(download, "ods_jsonl", "records")


def _count(request: Request, root: str, where: str) -> int:
    """How many rows the portal says that the filter keeps: an export may end early between two lines."""
    download = request.download(url(root, "", where=where, limit="1"), "count.json", "json", max_bytes=MIB,
                                origin="count")
    try:
        return int(json.loads(download.path.read_bytes())["total_count"])
    except (ValueError, LookupError, TypeError) as error:
        raise Changed("total_count absent", step="contrôle", address=download.address) from error


def _where(template: str, town: Town) -> str:
    """The filter for a town: ``{smaller}`` and ``{larger}`` are 2/5 and 5/2 of its population."""
    try:
        return template.format(insee=town.insee, department=town.department, epci=town.epci,
                               smaller=town.population * 2 // 5, larger=town.population * 5 // 2)
    except (LookupError, ValueError, AttributeError) as error:
        raise Refused(f"filtre mal déclaré, « {template[:100]} »", step="adresse") from error
