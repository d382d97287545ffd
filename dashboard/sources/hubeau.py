"""Hub'Eau: pages that name the next one, and the river's real-time observations (hydrometry v2).

The publisher's rules: the last month only, at most 20 000 rows a page, 206 while ``next`` is set, 200 on
the last page; rows come late (75 minutes, sometimes 12 hours) and out of order, so that windows overlap.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from dashboard.declarations import Station
from dashboard.errors import Changed, Refused, TooLarge
from dashboard.sources.addresses import url
from dashboard.sources.content import member, read_json
from dashboard.sources.http import Download
from dashboard.sources.limits import MIB
from dashboard.sources.published import Part, Request, reporting, silent

OBSERVATIONS = "/api/v2/hydrometrie/observations_tr"
FIELDS = (
    "code_site",
    "code_station",
    "grandeur_hydro",
    "date_obs",
    "resultat_obs",
    "code_statut",
    "code_qualification_obs",
)
_LINK = re.compile(r'<([^<>]+)>\s*;[^,<]*\brel="?next"?')


@dataclass(frozen=True)
class Page:
    """One page of a Hub'Eau answer: its file, its rows, and how many the whole answer announces."""

    download: Download
    rows: list[Any]
    count: int | None

    def part(self, origin: str) -> Part:
        """The page as a part of a stream."""
        return Part.of(self.download, "hubeau_json", origin, len(self.rows))


def pages(request: Request, address: str, name: str, *, max_pages: int) -> Iterator[Page]:
    """Follows ``next`` from an address until there is none.

    Raises Changed when a page comes back twice, when ``next`` leaves the API or when rows are missing at
    the end; TooLarge after `max_pages`.
    """
    asked: set[str] = set()
    received, announced = 0, None
    while address:
        if len(asked) == max_pages:
            raise TooLarge(f"plus de {max_pages} pages", step="pagination", address=address)
        asked.add(address)
        page, link = _page(request, address, f"{name}-{len(asked):04d}.json")
        received += len(page.rows)
        announced = page.count if announced is None else announced
        yield page
        following = request.client.follow("hubeau", link, address) if link else ""
        if following in asked:
            raise Changed("le curseur se répète", step="pagination", address=page.download.address)
        address = following
    if announced is not None and received < announced:
        raise Changed(
            f"{received} lignes reçues sur {announced} annoncées",
            step="contrôle",
            address=page.download.address,
        )


def _page(request: Request, address: str, name: str) -> tuple[Page, str]:
    """One page and the link to the next, from the body or from the ``Link`` header.

    Empty on the last page.
    """
    download = request.download(address, name, "json", max_bytes=128 * MIB)
    document = read_json(download.path, download.address)
    rows = member(document, "data", list, download.address)
    count = document.get("count")
    header = _LINK.search(download.headers.get("link", ""))
    link = document.get("next") or (header[1] if header else "")
    if download.status == 206 and not link:
        raise Changed(
            "une suite est annoncée (206) sans lien pour la lire", step="pagination", address=download.address
        )
    return Page(download, rows, count if isinstance(count, int) else None), str(link)


@reporting
def hubeau_hydrometry(request: Request) -> Iterator[Part]:
    """The observations of each station and measure of the town since the last ones known.

    Origins are ``observations_tr/<station>/<measure>``. ``[fetch]`` may say ``overlap_hours`` (3),
    ``first_days`` (29), ``size`` (20 000), ``max_pages`` (50). A page without rows is not given. Raises
    Changed ("source muette") when no stream has any row.
    """
    received = 0
    for station in request.town.stations:
        for measure in station.measures:
            for page in _observations(request, station, measure):
                received += len(page.rows)
                if page.rows:
                    yield page.part(f"observations_tr/{station.id}/{measure}")
    if request.town.stations and not received:
        raise silent(request.client.base("hubeau") + OBSERVATIONS)


def start_of(request: Request, origin: str) -> datetime:
    """Where to start a stream (UTC): the overlap before its latest observation, a month ago at most.

    An observation dated in the future counts as now: a wrong clock at a gauge never stops the reading.
    """
    now = request.now.astimezone(UTC)
    earliest = now - timedelta(days=request.option("first_days", 29))
    latest = request.latest.get(origin) or request.since
    if latest is None:
        return earliest
    latest = latest.astimezone(UTC) if latest.tzinfo else latest.replace(tzinfo=UTC)
    return max(earliest, min(latest, now) - timedelta(hours=request.option("overlap_hours", 3)))


def _observations(request: Request, station: Station, measure: str) -> Iterator[Page]:
    """One stream. "One month" has 28 to 31 days: when the API finds our start too old, start a day later."""
    start = start_of(request, f"observations_tr/{station.id}/{measure}")
    for later in range(4):
        address = _address(request, station, measure, start + timedelta(days=later))
        try:
            yield from pages(
                request,
                address,
                f"observations_tr-{station.id}-{measure}",
                max_pages=request.option("max_pages", 50),
            )
            return
        except Refused as error:
            if "month" not in error.message or later == 3:
                raise


def _address(request: Request, station: Station, measure: str, start: datetime) -> str:
    declared = tuple(column.name for column in request.dataset.columns)
    return url(
        request.client.base("hubeau"),
        OBSERVATIONS,
        code_entite=station.id,
        grandeur_hydro=measure,
        date_debut_obs=start.strftime("%Y-%m-%dT%H:%M:%SZ"),
        fields=",".join(declared or FIELDS),
        size=min(request.option("size", 20_000), 20_000),
        sort="asc",
    )
