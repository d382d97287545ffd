"""The map: what is near an address, who is far from what, and what the address base is worth."""

from dashboard import ui
from dashboard.data import datasets, rows, town
from dashboard.locale import _
from dashboard.words import places, places_access, places_address, places_quality

PAGE = ui.Page(
    title="Carte", question="Qu’y a-t-il près de chez moi ?", theme="Équipements et espace public", order=60,
    requires=("core.facilities", "core.addresses"),
)  # fmt: skip


def near(found: places_address.Found) -> None:
    """Every kind of place on the map, then the list, nearest first."""
    points, counts, lost = rows("carte/points"), rows("carte/types"), rows("carte/non_situes")
    ui.sentence(places.sentence(town().name, counts))
    shown = ui.several_filter("couches", _("Types de lieux"), {k: places.label(k) for k in places.kinds(counts)},
                              default=places.kinds(counts))  # fmt: skip
    clicked = ui.map(
        places.layers(points, counts), title=_("Équipements et espace public"), shown=shown, pins=found.pins,
        subtitle=_("Une lettre et une couleur par type ; un cercle avec un nombre en regroupe plusieurs"),
        summary=places.sentence(town().name, counts), columns=places.columns(), **places_address.view(found),
    )  # fmt: skip
    place = ui.text_parameter("lieu") if clicked is None else clicked.get("place_id")
    if place:
        record(str(place))
    nearest(found, shown)
    if len(lost):
        ui.section(_("Lieux publiés qui n’ont pas pu être situés"))
        ui.table(places.unplaced(lost), {"dataset": _("Jeu de données"), "name": _("Nom"), "reason": _("Raison")})


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
def nearest(found: places_address.Found, shown: list[str]) -> None:
    """The list, with its own search: typing a name does not redraw the map."""
    ui.section(_("La liste, du plus proche au plus loin") if found.pins else _("La liste"))
    words = ui.search_filter("nom", _("Nom ou voie"), _("école, rue…"))
    listed = places.listed(rows("carte/lieux", kinds=",".join(shown), words=words, longitude=found.longitude,
                                latitude=found.latitude))  # fmt: skip
    if listed.empty:
        ui.empty(_("Aucun lieu ne correspond."), "", _("Effacez le nom cherché ou choisissez d’autres types."))
        return
    ui.place_table(listed, places_address.note(found) or _("Tapez une adresse pour avoir les distances."))
    ui.export_csv(listed.drop(columns="href"), "equipements")


def access(found: places_address.Found) -> None:
    """Who is far from a kind of place, and where one more would help most."""
    shares = rows("carte/acces_parts").set_index("kind")
    kinds = {kind: places.label(kind) for kind in places.LETTERS if kind in shares.index}
    if not kinds:
        ui.empty(_("Aucune distance à montrer."), _("Il manque les adresses ou les lieux."), "")
        return
    with ui.filter_row():
        kind = ui.choice_filter("type", _("Type de lieu"), kinds) or ""
        radius = int(ui.choice_filter("rayon", _("Portée"), places_access.reaches(), "300", style="buttons") or 300)
    share, asked = shares.loc[kind], {"kind": kind, "radius": radius}
    cells, streets = rows("carte/acces_hexagones", **asked), rows("carte/acces_voies", **asked)
    zones = places_access.blank_zones(rows("carte/acces_blanches", **asked))
    sites = places_access.best_sites(kind, radius)
    ui.sentence(said := places_access.sentence(share, kind, radius))
    ui.figures(places_access.figures(share))
    layer = [each for each in places.layers(rows("carte/points"), rows("carte/types")) if each.kind == kind]
    ui.map(layer, title=_("Adresses à plus de {radius} m : {kind}").format(radius=radius, kind=kinds[kind].lower()),
           subtitle=places_access.subtitle(), summary=said, cells=places_access.cells(cells, radius),
           pins=[*found.pins, *places_access.site_pins(sites)], twin=places_access.zone_table(zones),
           columns=places_access.zone_columns(), key="acces", **places_address.view(found))  # fmt: skip
    left, right = ui.pair()
    with left:
        ui.ranking(_("Zones blanches à regarder d’abord"), places_access.zone_ranks(zones), limit=6)
    with right:
        ui.ranking(_("Voies hors de portée"), places_access.street_ranks(streets), limit=8)
    ui.section(_("Où un équipement de plus aiderait-il le plus ?"))
    ui.items(places_access.site_items(sites, share, radius))
    ui.fold(_("Méthode et limites"), places_access.method())
    ui.export_csv(streets, f"acces-{kind}-{radius}")


def base(found: places_address.Found) -> None:
    """The address base: what it is worth, and which addresses to look at."""
    quality, listed = rows("carte/qualite").iloc[0], places_quality.listed(rows("carte/adresses_a_revoir"))
    ui.sentence(places_quality.sentence(quality))
    ui.figures(places_quality.figures(quality))
    ui.map(layers := places_quality.layers(listed), title=_("Adresses à vérifier"),
           summary=places_quality.sentence(quality), pins=found.pins, shown=[each.kind for each in layers], twin=listed,
           columns=places_quality.columns(), key="base", **places_address.view(found))  # fmt: skip
    ui.export_csv(listed[["label", "why", "more", "longitude", "latitude"]], "adresses-a-verifier")


cards = [card for card in datasets() if card.id in places.DATASETS]
ui.header(PAGE, cards)
if rows("carte/types").empty:
    ui.empty(_("Aucun lieu à montrer."), _("Aucun jeu de données de lieux n’est encore arrivé."),
             _("Revenez après la prochaine actualisation."))  # fmt: skip
else:
    with ui.filter_row():
        chosen = ui.choice_filter("vue", _("Ce que vous cherchez"), places.views(), style="buttons")
        typed = ui.search_filter("adresse", _("Votre adresse"), _("12 rue des Aubépines"))
    home = places_address.seek(typed)
    if said := places_address.note(home):
        ui.selection(said)
    ui.items([ui.Item(other, ui.href("", **{**places.kept(), "adresse": other})) for other in home.others])
    {"acces": access, "adresses": base}.get(chosen or "", near)(home)
ui.source_note(cards)
