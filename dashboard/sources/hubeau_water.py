"""Hub'Eau: the sanitary control of tap water (qualité de l'eau potable v1).

The publisher's rules: pages of at most 20 000 rows, ``page × size`` ≤ 20 000, one row an analysis. A sample
of the network that serves the town may be taken in another commune: the town's commune and its networks are
both asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dashboard.errors import TooLarge
from dashboard.sources.addresses import slug, url
from dashboard.sources.hubeau import Page, pages
from dashboard.sources.published import Part, Request, reporting, silent

API = "/api/v1/qualite_eau_potable"
SIZE, DEPTH = 5_000, 20_000


@dataclass(frozen=True)
class _Area:
    """What samples are asked for: the commune or one network, by the API's own parameter."""

    name: str
    parameter: str
    code: str


@reporting
def hubeau_water(request: Request) -> Iterator[Part]:
    """The networks of the commune, then the analyses of the commune and of each network, by year.

    Origins are ``communes_udi`` and ``resultats_dis/<commune|reseau>/<code>/<year>``. At first ``[fetch]
    years`` (10) are read; later the years since the one before the latest sample, when origins replace one
    another. A year without rows is not given. Raises Changed ("source muette") when there is no analysis at
    all.
    """
    insee, networks = request.town.insee, set()
    address = url(request.client.base("hubeau"), f"{API}/communes_udi", code_commune=insee, size=SIZE)
    for page in pages(request, address, "communes_udi", max_pages=DEPTH // SIZE):
        networks |= {
            str(row["code_reseau"]) for row in page.rows if isinstance(row, dict) and row.get("code_reseau")
        }
        if page.rows:
            yield page.part("communes_udi")
    areas = [_Area("commune", "code_commune", insee)]
    areas += [_Area("reseau", "code_reseau", slug(code, what="code de réseau")) for code in sorted(networks)]
    received = 0
    for area in areas:
        for year in years(request):
            for page in _samples(request, area, date(year, 1, 1), date(year + 1, 1, 1)):
                received += len(page.rows)
                if page.rows:
                    yield page.part(f"resultats_dis/{area.name}/{area.code}/{year}")
    if not received:
        raise silent(request.client.base("hubeau") + f"{API}/resultats_dis")


def years(request: Request) -> range:
    """The calendar years to read. Results get corrected: the year before the latest sample is read again."""
    now = request.now.year
    first = now - request.option("years", 10) + 1
    if request.since is not None and request.dataset.mode == "origins":
        first = max(first, min(request.since.year, now) - 1)
    return range(first, now + 1)


def _samples(request: Request, area: _Area, start: date, stop: date) -> Iterator[Page]:
    """The analyses of an area between two days; a span that the API cannot page to its end is cut in two."""
    address = url(
        request.client.base("hubeau"),
        f"{API}/resultats_dis",
        **{area.parameter: area.code},
        date_min_prelevement=start.isoformat(),
        date_max_prelevement=stop.isoformat(),
        size=SIZE,
        page=1,
    )
    name = f"resultats_dis-{area.name}-{area.code}-{start:%Y%m%d}"
    for page in pages(request, address, name, max_pages=DEPTH // SIZE):
        if page.count is None or page.count <= DEPTH:
            yield page
            continue
        if (stop - start).days <= 1:
            raise TooLarge(
                f"{page.count} analyses en un jour, l’API n’en pagine que {DEPTH}",
                step="pagination",
                address=page.download.address,
            )
        middle = start + (stop - start) // 2
        yield from _samples(request, area, start, middle)
        yield from _samples(request, area, middle, stop)
        return
