"""The Orne: level, flow, change, season, waves, past floods, the gauge's quality. Raw data, no warning service."""

import streamlit as st

from dashboard import ui
from dashboard.data import dataset, records
from dashboard.locale import _
from dashboard.river import curves, past, present
from dashboard.river.scope import Scope, stations
from dashboard.words import river

PAGE = ui.Page(
    title="L’Orne",
    question="Que fait l’Orne en ce moment ?",
    theme="Environnement et eau",
    order=50,
    requires=("core.river_readings",),
)

cards = [dataset("hydrometrie"), dataset("vigicrues")]
ui.header(PAGE, cards)
with ui.filter_row():
    station = ui.choice_filter("station", _("Station"), stations(), default=next(iter(stations()), None)) or ""
latest = records("riviere/maintenant", station=station)
if not latest:
    ui.empty(
        _("Aucune mesure de cette station."),
        _("Rien n’est encore arrivé de Hub’Eau."),
        _("Choisissez une autre station, ou revenez dans quelques minutes."),
    )
    ui.note(river.warning())
    ui.source_note(cards)
    st.stop()

scope = Scope(station, latest[0], cards)
present.show(scope)
curves.show(scope)
past.floods(scope)
past.quality(scope)
ui.source_note(cards)
