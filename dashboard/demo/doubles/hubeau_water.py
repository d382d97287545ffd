"""Hub'Eau qualité de l'eau potable v1: networks of a commune and results of analyses, in numbered pages.

Source: the service's documentation and two recorded answers. One row an analysis; a network's samples may be taken in
another commune.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta

from dashboard.demo.doubles.hubeau_pages import Row, enveloped, instant, page_and_size, paged, selected
from dashboard.demo.doubles.messages import Answer, Call
from dashboard.demo.doubles.water_index import Entry, index, read

VERSION = "v1"
_RESULT_FILTERS = (
    "code_departement", "code_parametre", "code_parametre_se", "code_parametre_cas",
    "code_lieu_analyse", "code_prelevement", "nom_commune", "libelle_parametre",
    "conformite_limites_bact_prelevement", "conformite_limites_pc_prelevement",
    "conformite_references_bact_prelevement", "conformite_references_pc_prelevement",
)  # fmt: skip
_NETWORK_FILTERS = ("code_commune", "nom_commune", "code_reseau", "nom_reseau", "annee")


def networks(call: Call) -> Answer:
    """``/communes_udi``: which networks serve a commune, one row a year and quarter."""
    rows = call.samples.json("hubeau", "eau_potable", "communes_udi.json") or []
    found = [row for row in rows if passes(call, row, _NETWORK_FILTERS)]
    return page(call, found if call.get("sort") == "asc" else found[::-1])


def results(call: Call) -> Answer:
    """``/resultats_dis``: analyses of distributed water, the latest sample first unless ``sort=asc``."""
    path = call.samples.path("hubeau", "eau_potable", "resultats_dis.json")
    if path is None:
        return page(call, [])
    kept = list(filter(among(call), call.samples.kept(path, index)))
    kept.sort(key=lambda entry: entry.sampled_at, reverse=call.get("sort") != "asc")
    if any(call.listed(name) for name in _RESULT_FILTERS):
        return page(call, [row for row in read(path, kept) if passes(call, row, _RESULT_FILTERS)])
    number, size = page_and_size(call, 5000, 20_000)
    rows = [selected(call, row) for row in read(path, kept[(number - 1) * size : number * size])]
    return enveloped(call, len(kept), paged(call, len(kept), number, size), rows, VERSION)


def page(call: Call, rows: Sequence[Row]) -> Answer:
    """One page of rows, with the fields asked."""
    number, size = page_and_size(call, 5000, 20_000)
    part = [selected(call, row) for row in rows[(number - 1) * size : number * size]]
    return enveloped(call, len(rows), paged(call, len(rows), number, size), part, VERSION)


def passes(call: Call, row: Row, filters: tuple[str, ...]) -> bool:
    """Whether a row has one of the values asked, for every filter."""
    return all(str(row.get(name)) in call.listed(name) for name in filters if call.listed(name))


def among(call: Call) -> Callable[[Entry], bool]:
    """The filters on commune, network and date of sampling (both days included). Raises Refusal (400) for no date."""
    communes, codes = frozenset(call.listed("code_commune")), frozenset(call.listed("code_reseau"))
    start, stop = instant(call, "date_min_prelevement"), instant(call, "date_max_prelevement")
    if stop and stop == stop.replace(hour=0, minute=0, second=0):
        stop += timedelta(days=1, seconds=-1)
    first = f"{start:%Y-%m-%dT%H:%M:%SZ}" if start else ""
    last = f"{stop:%Y-%m-%dT%H:%M:%SZ}" if stop else "9999"

    def is_among(entry: Entry) -> bool:
        if (communes and entry.commune not in communes) or (codes and entry.networks.isdisjoint(codes)):
            return False
        return first <= entry.sampled_at <= last

    return is_among
