"""Accounts of communes from the OFGL's portal (Opendatasoft, Explore API v2.1), always by export.

The base has over ten million rows and pages stop at ten thousand: only the rows that the declaration names
are asked for.
"""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.declarations import Town
from dashboard.errors import Refused
from dashboard.sources.addresses import slug, url
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
    root = f"{request.client.base('ofgl')}{CATALOGUE}/{portal_id}/exports/jsonl"
    where = _where(str(fetch.get("where", 'insee = "{insee}"')), request.town)
    address = url(root, "", where=where, select=str(fetch.get("select", "*")))
    download = request.download(address, "records.jsonl", "jsonl", origin="records")
    if download.is_unchanged:
        return
    if not jsonl_rows(download.path, download.address):
        raise silent(download.address)
    yield Part.of(download, "ods_jsonl", "records")


def _where(template: str, town: Town) -> str:
    """The filter for a town: ``{smaller}`` and ``{larger}`` are 2/5 and 5/2 of its population."""
    try:
        return template.format(insee=town.insee, department=town.department, epci=town.epci,
                               smaller=town.population * 2 // 5, larger=town.population * 5 // 2)
    except (LookupError, ValueError, AttributeError) as error:
        raise Refused(f"filtre mal déclaré, « {template[:100]} »", step="adresse") from error
