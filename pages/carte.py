"""The map: what is near an address, who is far from what, and what the address base is worth."""

from dashboard import ui
from dashboard.data import datasets, rows
from dashboard.locale import _
from dashboard.places.access import access
from dashboard.places.base import base
from dashboard.places.near import near
from dashboard.places.scope import Scope
from dashboard.words import places, places_address, places_ground

PAGE = ui.Page(
    title="Carte", question="Qu’y a-t-il près de chez moi ?", theme="Équipements et espace public", order=60,
    requires=("core.facilities", "core.addresses"),
)  # fmt: skip
VIEWS = {"lieux": near, "acces": access, "adresses": base}

cards = tuple(card for card in datasets() if card.id in places.DATASETS)
ui.header(PAGE, cards)
if rows("carte/types").empty and not rows("carte/qualite")["address_count"].sum():
    ui.empty(_("Aucun lieu à montrer."), _("Aucun jeu de données de lieux n’est encore arrivé."),
             _("Revenez après la prochaine actualisation."))  # fmt: skip
else:
    with ui.filter_row():
        chosen = ui.choice_filter("vue", _("Ce que vous cherchez"), places.views(), style="buttons") or "lieux"
        typed = ui.search_filter("adresse", _("Votre adresse"), places_address.example())
        ground = ui.choice_filter("fond", _("Fond de carte"), places_ground.backgrounds(), style="buttons") or ""
    found = places_address.seek(typed)
    if said := places_address.note(found):
        ui.selection(said)
    ui.items(places_address.links(found))
    VIEWS[chosen](Scope(found, cards, ground))
ui.source_note(cards)
