"""The home page: what really changed, what misses its target, what is not known, who is in charge; then every card."""

import streamlit as st

from dashboard import ui
from dashboard.data import as_of, datasets, now, revisions_since, snapshot
from dashboard.kpis import among, kpis
from dashboard.locale import _
from dashboard.words import home, indicator_cards

PAGE = ui.Page(title="Accueil", question="Comment va la ville, et qu’est-ce qui a vraiment changé ?", order=0)

ui.header(PAGE, [])
every, cards, theme = kpis(), datasets(), ui.chosen_theme()
if snapshot() is None:
    ui.empty(
        _("Pas encore de données."),
        _("La première actualisation n’a pas eu lieu, ou elle est en cours."),
        _("Revenez dans quelques minutes."),
    )
    st.stop()

whole, names = home.span(every, now()), home.services(every)
with ui.filter_row():
    service = ui.choice_filter("service", _("Service"), names, all_label=_("Tous les services"))
    start, stop = ui.period_filter(*whole)

bounds = home.bounds(start, stop, whole)
shown = kpis(theme, service, **bounds) if any(bounds.values()) else among(every, theme, service)
ui.sentence(home.headline(shown, stop, now()))
ui.selection(home.selection(len(shown), theme, names.get(service or ""), start, stop, whole))
if not shown:
    ui.empty(
        _("Aucun indicateur pour ce choix."),
        _("La ville ne publie pas encore de données suivies ici."),
        _("Choisissez un autre thème ou un autre service."),
    )
else:
    about = home.about(cards, shown, theme, service)
    ui.answers(home.answers(shown, about, now()))
    ui.indicator_cards(indicator_cards.by_theme(shown, now()))
    day = as_of()
    if day is not None:
        corrected = revisions_since(day)
        with st.expander(home.revised(corrected)):
            ui.table(corrected, home.revision_columns())
    ui.source_note(about)
