"""Contracts found by words of their object, of their suppliers or by number; accents and plurals forgiven."""

from __future__ import annotations

from dashboard import ui
from dashboard.data import rows
from dashboard.locale import _
from dashboard.stems import stems
from dashboard.words import procurement_search as words


def show() -> None:
    """The words asked for, how many contracts have them all, and the first fifty."""
    with ui.filter_row():
        asked = ui.search_filter("mots", _("Objet, entreprise ou numéro"), _("écoles, voirie, électricité…"))
    if not asked:
        ui.text(words.how())
        return
    found = rows("marches/recherche", stems=stems(asked))
    ui.sentence(words.sentence(found, asked))
    if found.empty:
        ui.empty(_("Aucun contrat ne contient ces mots."),
                 _("La recherche porte sur l’objet, les titulaires et le numéro."),
                 _("Essayez un mot plus court ou plus courant."))  # fmt: skip
        return
    ui.items([ui.Item(each["text"], ui.href(id=each["uid"]), note=each["note"]) for each in words.lines(found)])
    ui.export_csv(found, "marches-recherche", words.columns())
