"""What the town will put out to tender again: contracts by estimated end, to read, to filter and to take away."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pandas as pd

from dashboard import agenda, ui
from dashboard.data import now, rows, snapshot, town
from dashboard.locale import _
from dashboard.passports import passport
from dashboard.procurement.scope import Cards
from dashboard.ui.dated import Dated, dated
from dashboard.ui.downloads import download
from dashboard.ui.listing import catalogue_style
from dashboard.words import procurement_needs as needs
from dashboard.words import procurement_outlook as words

LONGEST_LIST = 60
EVERYTHING = {"kind": "", "procedure": "", "division": "", "low": 0, "high": 0, "need": ""}


def show(cards: Cards) -> None:
    """Filters, four figures, the months, the list by end, the two files, and how far all this can be trusted."""
    today = now().date()
    every = rows("marches/echeances_bilan", today=today, **EVERYTHING)
    limits = words.steps(rows("marches/seuils_du_jour", day=today))
    with ui.filter_row():
        months = int(ui.choice_filter("mois", _("Fin estimée dans"), words.horizons(), "18", style="buttons") or 18)
        need = ui.choice_filter("besoin", _("Besoin"), needs.needs(), all_label=_("Tous"))
        division = ui.choice_filter("cpv", _("Domaine d’achat"), words.divisions(every), all_label=_("Tous"))
        size = ui.choice_filter("montant", _("Dernier montant"), words.sizes(limits), all_label=_("Tous"))
    low, high = words.bounds(size, limits)
    asked = {"today": today, "division": division or "", "low": low, "high": high, "need": need or ""}
    found = rows("marches/echeances", months=months, **asked)
    ui.sentence(words.sentence(found, months))
    ui.selection(words.selection(every, division, size, need, limits))
    _figures({**EVERYTHING, **asked}, cards)
    if found.empty:
        ui.empty(_("Aucun contrat ne se termine dans cette sélection."), words.why_none(every),
                 _("Choisissez un horizon plus long, ou tous les domaines."))  # fmt: skip
    else:
        _months(found, asked, months)
        _list(found)
        _files(found)
    ui.section(_("Ce qui revient, et ce qui n’est acheté qu’une fois"), needs.rule())
    ui.section(_("Pourquoi ces dates sont estimées"), words.uncertainty(every))


def _figures(asked: dict[str, Any], cards: Cards) -> None:
    totals = rows("marches/echeances_bilan", **asked)
    proof = passport("marches/echeances_bilan", *cards, parameters=asked)
    ui.figures([
        ui.Figure(label, ui.integer(totals[column].sum()), note=note, passport=proof)
        for label, column, note in words.figures(totals)
    ])  # fmt: skip


def _months(found: pd.DataFrame, asked: dict[str, Any], months: int) -> None:
    today = asked["today"]
    ui.bars(words.by_month(found, today, months), "period", "contract_count", title=_("Fins estimées, mois par mois"),
            subtitle=words.months_rule(today, months), x_label=_("Mois"), y_label=_("Contrats"), height=220,
            summary=words.months_summary(found, today, months))  # fmt: skip


def _list(found: pd.DataFrame) -> None:
    """The nearest first; each opens the contract."""
    catalogue_style()
    shown = words.lines(found.head(LONGEST_LIST))
    dated(words.heads(), [Dated(href=ui.href(id=uid), **line) for uid, line in shown],
          _("Contrats par fin estimée, la plus proche d’abord"))  # fmt: skip
    if len(found) > LONGEST_LIST:
        ui.text(words.rest(len(found), LONGEST_LIST))


def _files(found: pd.DataFrame) -> None:
    """CSV for a spreadsheet, .ics for an agenda: the whole selection in both."""
    opened, place = snapshot(), town()
    stamped_at = opened.built_at if opened else datetime.fromtimestamp(0, UTC)
    with ui.filter_row():
        ui.export_csv(words.told(found), "marches-echeances", words.columns())
        download(_("Ajouter à mon agenda (.ics)"), "marches-echeances.ics",
                 lambda: agenda.ics(words.entries(found, place.insee), words.agenda_name(place.name), stamped_at),
                 agenda.MEDIA_TYPE)  # fmt: skip
