"""An Opendatasoft portal's catalogue (Explore API v2.1): its listing, and the search for a dataset's id.

The publisher's rules: at most 100 elements a page, ``offset + limit`` ≤ 10 000, ids are slugs that may be
renamed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dashboard.declarations import Dataset
from dashboard.errors import Changed, Refused, TooLarge
from dashboard.sources.addresses import slug, url
from dashboard.sources.content import member, read_json
from dashboard.sources.http import Download
from dashboard.sources.limits import MIB
from dashboard.sources.published import Part, Request, reporting, silent

CATALOGUE = "/api/explore/v2.1/catalog/datasets"
PAGE, DEPTH = 100, 10_000


@dataclass(frozen=True)
class Listing:
    """One page of a listing: the answer on disk, its elements, and how many the portal announces in all."""

    download: Download
    results: list[Any]
    total: int


def listing(request: Request, path: str, name: str, **parameters: str) -> Iterator[Listing]:
    """The pages of a v2.1 listing (catalogue or records), at least one, by offset.

    Raises TooLarge beyond 10 000 elements, which the API cannot page; Changed when pages stop before the
    total.
    """
    root, seen = request.client.base("opendatasoft"), 0
    while True:
        address = url(root, path, limit=PAGE, offset=seen, **parameters)
        numbered = f"{name}-{seen // PAGE + 1:04d}.json"
        download = request.download(address, numbered, "json", max_bytes=64 * MIB)
        document = read_json(download.path, download.address)
        total = member(document, "total_count", int, download.address)
        results = member(document, "results", list, download.address)
        if total > DEPTH:
            raise TooLarge(
                f"{total} éléments, le portail n’en pagine que {DEPTH}",
                step="pagination",
                address=download.address,
            )
        yield Listing(download, results, total)
        seen += len(results)
        if seen >= total:
            return
        if not results:
            raise Changed(
                f"{seen} éléments reçus sur {total} annoncés", step="pagination", address=download.address
            )


@reporting
def ods_catalogue(request: Request) -> Iterator[Part]:
    """The portal's catalogue, pages of at most 100 dataset objects.

    Raises Changed when ids repeat or are missing.
    """
    pages = list(listing(request, CATALOGUE, "catalogue"))
    last = pages[-1]
    if not last.total:
        raise silent(last.download.address)
    ids = {
        dataset.get("dataset_id") for page in pages for dataset in page.results if isinstance(dataset, dict)
    }
    if len(ids) < last.total:
        raise Changed(
            f"{len(ids)} jeux distincts sur {last.total} annoncés, le catalogue a bougé pendant la lecture",
            step="contrôle",
            address=last.download.address,
        )
    for page in pages:
        yield Part.of(page.download, "ods_catalogue", "catalogue", len(page.results))


def find(request: Request) -> str:
    """The portal's id of a dataset, found by its declaration's title patterns, the first to match winning.

    What the town itself publishes goes before what it federates. Raises Refused when nothing matches, or
    when several do and the town's file has to choose.
    """
    dataset = request.dataset
    pages = listing(request, CATALOGUE, f"recherche-{dataset.id}") if dataset.match else iter(())
    found = candidates(dataset, [entry for page in pages for entry in page.results])
    address = request.client.base("opendatasoft") + CATALOGUE
    if not found:
        raise Refused("jeu introuvable sur le portail", step="catalogue", address=address)
    if len(found) > 1:
        names = ", ".join(found[:5])
        raise Refused(
            f"plusieurs jeux du portail conviennent ({names}), à choisir dans la déclaration de la ville",
            step="catalogue",
            address=address,
        )
    return slug(found[0], what="identifiant de jeu")


def candidates(dataset: Dataset, entries: list[Any]) -> list[str]:
    """Portal ids of the catalogue entries whose title fits the first pattern that fits any."""
    titled = [(_title(entry), entry) for entry in entries if isinstance(entry, dict)]
    for pattern in dataset.match:
        wanted = re.compile(pattern, re.IGNORECASE)
        fitting = [e for title, e in titled if wanted.search(title) or wanted.search(_bare(title))]
        own = [entry for entry in fitting if not _metas(entry).get("federated")] or fitting
        if own:
            return sorted({str(entry.get("dataset_id")) for entry in own})
    return []


def _metas(entry: dict[str, Any]) -> dict[str, Any]:
    metas = entry.get("metas")
    default = metas.get("default") if isinstance(metas, dict) else None
    return default if isinstance(default, dict) else {}


def _title(entry: dict[str, Any]) -> str:
    return str(_metas(entry).get("title") or "")


def _bare(text: str) -> str:
    """Without accents: patterns are written with or without them."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
