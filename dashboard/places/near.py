"""What is near: every kind of place on the map, then the list, nearest first."""

from __future__ import annotations

from dashboard import data, ui
from dashboard.data import rows, town
from dashboard.locale import _
from dashboard.places.scope import Scope
from dashboard.words import places
from dashboard.words.places_address import Found

MOST = 2_000  # of the list and of its export; all are counted


def near(scope: Scope) -> None:
    """The kinds, the sentence, the map, what is touched on it, the list, and what could not be placed."""
    counts = rows("carte/types")
    if counts.empty:
        ui.empty(_("Aucun lieu à montrer."), _("Aucun jeu de données de lieux n’est encore arrivé."),
                 _("Revenez après la prochaine actualisation."))  # fmt: skip
        return
    kinds = places.kinds(counts)
    shown = ui.several_filter("couches", _("Types de lieux"), {k: places.label(k) for k in kinds}, default=kinds)
    ui.sentence(said := _sentence(scope, shown))
    ui.figures(places.figures(counts, scope.proof("carte/types")))
    opened(ui.map(
        places.layers(rows("carte/points"), counts), title=_("Équipements et espace public"), shown=shown,
        subtitle=_("Un dessin et une couleur par type ; un cercle avec un nombre en regroupe plusieurs : touchez-le "
                   "pour en avoir la liste"),
        summary=said, pins=scope.found.pins, columns=places.columns(), **scope.view(),
    ))  # fmt: skip
    nearest(scope.found, shown)
    unplaced(scope)


def _sentence(scope: Scope, shown: list[str]) -> str:
    """How far the first kind shown is from the address typed, then how many places there are."""
    return f"{scope.from_home(*shown)} {places.sentence(town().name, rows('carte/types'))}".strip()


def opened(clicked: ui.Clicked | None) -> None:
    """What was touched on the map, or the place that the address names: one record, or the members of a group."""
    place = ui.text_parameter("lieu") if clicked is None else clicked.one("place_id")
    if place:
        record(place)
    elif clicked is not None:
        ui.section(_("Les lieux de ce cercle"), places.label(clicked.kind))
        ui.items(places.members(_members(clicked)))


def _members(clicked: ui.Clicked) -> list[dict[str, object]]:
    """The places of a group; a tile of many is asked for again, since the map only has its count."""
    first = clicked.records[0]
    if len(clicked.records) > 1:
        return clicked.records
    tile = rows("carte/carreau", kind=clicked.kind, longitude=first["longitude"], latitude=first["latitude"])
    return [{str(key): value for key, value in row.items()} for row in tile.to_dict("records")]


def record(place_id: str) -> None:
    """What is known of one place, and the way to its dataset."""
    found = rows("carte/lieu", place_id=place_id)
    if found.empty:
        ui.note(_("Ce lieu n’est plus publié."))
        return
    place = found.iloc[0].to_dict()
    ui.section(places.own_name(place))
    ui.facts(places.facts(place))
    ui.items([ui.Item(_("Voir la fiche du jeu de données"), ui.href("donnees", jeu=place["dataset_id"]))])


@ui.fragment
def nearest(found: Found, shown: list[str]) -> None:
    """The list, with its own search: typing a name does not redraw the map."""
    ui.section(_("La liste, du plus proche au plus loin") if found.pins else _("La liste"))
    words = ui.search_filter("nom", _("Nom ou voie"), _("école, rue…"))
    kinds = ",".join(kind for kind in places.LISTED if kind in shown)
    there = rows("carte/lieux", kinds=kinds, words=words, longitude=found.longitude, latitude=found.latitude,
                 most=MOST)  # fmt: skip
    if there.empty:
        ui.empty(_("Aucun lieu ne correspond."), "", _("Effacez le nom cherché ou choisissez d’autres types."))
        return
    listed = places.listed(there)
    total = len(there)
    if total >= MOST:
        total = data.record("carte/lieux_compte", kinds=kinds, words=words)["place_count"]
    ui.place_table(listed, total, _("Distances à vol d’oiseau") if found.pins else
                   _("Tapez une adresse pour avoir les distances."))  # fmt: skip
    ui.export_csv(listed.drop(columns="href"), "equipements")


def unplaced(scope: Scope) -> None:
    """The published places that are nowhere, with their dataset's title and the reason."""
    lost = rows("carte/non_situes")
    if lost.empty:
        return
    ui.section(_("Lieux publiés qui n’ont pas pu être situés"))
    ui.table(places.unplaced(lost, {card.id: _(card.title) for card in scope.cards}),
             {"dataset": _("Jeu de données"), "name": _("Nom"), "reason": _("Raison")})  # fmt: skip
