"""Files of a data.gouv.fr dataset: its description, then the resources of the best format it has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from dashboard.errors import Changed, Refused
from dashboard.sources.addresses import slug
from dashboard.sources.content import Expect, member, read_json
from dashboard.sources.limits import MIB
from dashboard.sources.published import Part, Request, reporting, silent

FORMATS: dict[str, str] = {"parquet": "decp_table", "csv": "decp_table", "json": "decp_json"}
_EXPECTED: dict[str, Expect] = {"parquet": "parquet", "csv": "csv", "json": "json"}


@dataclass(frozen=True)
class Resource:
    """One file of the dataset: its id on the platform, address, format (``gz`` apart), file name."""

    id: str
    address: str
    format: str
    name: str

    @property
    def expect(self) -> Expect:
        """What its body must be; packed files are measured, not looked into."""
        return "any" if self.name.endswith(".gz") else _EXPECTED.get(self.format, "any")


@reporting
def datagouv(request: Request) -> Iterator[Part]:
    """Every resource of the preferred format that exists, each its own origin ``resource/<id>``.

    ``[fetch]`` says ``slug``, ``formats`` (order of preference; parquet, csv, json) and may say
    ``resources``, a pattern on titles. A resource that did not change (304) is not given. Raises Refused
    when no resource fits.
    """
    fetch = request.dataset.fetch
    identifier = slug(str(fetch.get("slug", "")), what="identifiant de jeu")
    address = f"{request.client.base('datagouv')}/api/1/datasets/{identifier}/"
    description = request.download(address, "description.json", "json", max_bytes=64 * MIB)
    document = read_json(description.path, description.address)
    listed = member(document, "resources", list, description.address)
    if not listed:
        raise silent(description.address)
    fitting = [
        entry
        for entry in listed
        if re.search(str(fetch.get("resources", "")), str(_get(entry, "title")), re.I)
    ]
    chosen = preferred([resource(entry, address) for entry in fitting], fetch.get("formats", list(FORMATS)))
    if not chosen:
        raise Refused(
            "aucun fichier d’un format lisible dans ce jeu", step="catalogue", address=description.address
        )
    for number, found in enumerate(chosen, start=1):
        origin = f"resource/{found.id}"
        download = request.download(found.address, f"{number:02d}-{found.name}", found.expect, origin=origin)
        if not download.is_unchanged:
            yield Part.of(download, FORMATS[found.format], origin)


def resource(entry: Any, asked: str) -> Resource:
    """One entry of the description as a Resource; a relative address is that of the platform's answer."""
    link = _get(entry, "url")
    if not isinstance(link, str) or not link:
        raise Changed("une ressource est publiée sans adresse", step="catalogue", address=asked)
    address = urljoin(asked, link)
    last = unquote(urlsplit(address).path.rpartition("/")[2])
    declared = str(_get(entry, "format") or "").lower().removesuffix(".gz")
    suffixes = re.findall(r"\.(parquet|csv|json)\b", last.lower())
    kind = declared if declared in FORMATS else (suffixes[-1] if suffixes else declared)
    packed = ".gz" if last.lower().endswith(".gz") else ""
    stem = re.sub(r"[^A-Za-z0-9_-]+", "-", last.split(".")[0])[:80].strip("-") or "ressource"
    return Resource(str(_get(entry, "id") or stem), address, kind, f"{stem}.{kind}{packed}")


def preferred(resources: list[Resource], formats: list[str]) -> list[Resource]:
    """All the resources of the first format that any has."""
    for wanted in formats:
        found = [resource for resource in resources if resource.format == wanted and wanted in FORMATS]
        if found:
            return found
    return []


def _get(entry: Any, key: str) -> Any:
    return entry.get(key) if isinstance(entry, dict) else None
