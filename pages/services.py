"""The municipal services: one indicator and its season, residents' requests, each in a view of its own."""

import streamlit as st

from dashboard import ui
from dashboard.data import dataset, record, rows
from dashboard.locale import _
from dashboard.services import calendar, indicators, requests
from dashboard.services.scope import Scope

PAGE = ui.Page(
    title="Services",
    question="Comment vont les services municipaux ?",
    theme="Administration et citoyenneté",
    order=20,
    requires=("core.service_counts", "core.service_requests"),
)

cards = [dataset("services"), dataset("demandes")]
ui.header(PAGE, cards)
choices, (first, last, since) = rows("services/choix"), record("services/etendue").values()
if choices.empty or first is None:
    ui.empty(
        _("Aucune statistique de service n’est arrivée."),
        _("La ville n’en publie pas, ou sa source ne répond pas."),
        _("Revenez après la prochaine actualisation."),
    )
    ui.source_note(cards)
    st.stop()

views = {
    "indicateurs": (_("Indicateurs"), indicators.draw),
    "calendrier": (_("Calendrier"), calendar.draw),
    "demandes": (_("Demandes des habitants"), requests.draw),
}
names = {slug: name for slug, (name, _draw) in views.items()}
view = ui.choice_filter("vue", _("Vue"), names, default="indicateurs", style="buttons") or "indicateurs"
views[view][1](Scope(cards, choices, first, last, since))
ui.source_note(cards)
