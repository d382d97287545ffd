"""One contract, whole: its figures, every published state, its suppliers, the law of its day, and its file."""

from __future__ import annotations

import streamlit as st

from dashboard import ui
from dashboard.data import record, rows
from dashboard.locale import _
from dashboard.locale.dates import is_known as is_dated
from dashboard.passports import passport
from dashboard.procurement.scope import Cards
from dashboard.words import procurement_contract as words
from dashboard.words import thresholds


def show(uid: str, cards: Cards) -> bool:
    """Draws the contract; False, after a note, when there is none of that number."""
    row = record("marches/contrat", id=uid)
    if row["uid"] is None:
        ui.note(words.unknown(uid))
        return False
    states = rows("marches/contrat_etats", id=uid)
    ui.items([ui.Item(_("Tous les contrats"), ui.href())])
    ui.section(row["object"] or _("Contrat sans objet publié"), words.what(row))
    ui.sentence(words.sentence(row, states))
    proof = passport("marches/contrat", *cards, parameters={"id": uid})
    ui.figures([
        ui.Figure(label, value, note=note, passport=proof if place == 0 else None)
        for place, (label, value, note) in enumerate(words.figures(row))
    ])  # fmt: skip
    left, right = ui.pair()
    with left:
        ui.section(_("Ce qui est publié"))
        ui.facts(words.facts(row))
    with right:
        ui.section(_("Titulaires"))
        names = words.suppliers(rows("marches/contrat_titulaires", id=uid))
        ui.items([ui.Item(text, note=note) for text, note in names])
        _law(row)
    ui.section(_("États successifs"), words.states_rule(row))
    ui.table(words.told(states), words.state_columns())
    _file(row, uid)
    return True


def _law(row: words.Row) -> None:
    """The thresholds of the day of notification, never those of today."""
    ui.section(_("Seuils légaux à sa notification"))
    if not is_dated(row["notified_on"]):
        ui.text(_("Sans date de notification publiée, on ne sait pas quels seuils s’appliquaient."))
        return
    on = row["notified_on"]
    in_force = rows("marches/seuils_du_jour", day=on)
    ui.text(thresholds.placed(in_force, row, on))
    if not in_force.empty:
        ui.facts(thresholds.facts(in_force, row["division"]))


def _file(row: words.Row, uid: str) -> None:
    """The file it was read in, the row as published, and the publications that were set aside."""
    ui.section(_("Le fichier d’origine"))
    ui.facts(words.file(row))
    with st.expander(_("La ligne telle que publiée")):
        st.code(words.pretty(row["original"]), language=None, wrap_lines=True)
    others = rows("marches/contrat_doubles", id=uid)
    if not others.empty:
        ui.section(_("Autres publications, non retenues"), words.others_rule())
        ui.table(words.named(others), words.other_columns())
