"""What the town will put out to tender again: contracts by estimated end, to read, to filter and to take away."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pandas as pd

from dashboard import agenda, ui
from dashboard.data import now, rows, snapshot, town
from dashboard.locale import _
from dashboard.passports import passport
from dashboard.procurement.scope import Cards
from dashboard.ui.downloads import download
from dashboard.words import procurement_outlook as words

LONGEST_LIST = 60


def show(cards: Cards) -> None:
    """Filters, three figures, the months, the list by stretch of six months, and the two files."""
    today = now().date()
    totals = rows("marches/echeances_bilan", today=today)
    with ui.filter_row():
        months = ui.choice_filter("mois", _("Fin estimée dans"), words.horizons(), default="18", style="buttons")
        division = ui.choice_filter("cpv", _("Domaine d’achat"), words.divisions(totals), all_label=_("Tous"))
        size = ui.choice_filter("montant", _("Dernier montant"), words.sizes(), all_label=_("Tous"))
    low, high = words.bounds(size)
    asked = {"today": today, "months": int(months or 18), "division": division or "", "low": low, "high": high}
    found = rows("marches/echeances", **asked)
    ui.sentence(words.sentence(found, today, int(months or 18)))
    ui.selection(words.selection(totals, division, size))
    proof = passport("marches/echeances_bilan", *cards, parameters={"today": today})
    ui.figures([
        ui.Figure(label, ui.integer(totals[column].sum()), note=note, passport=proof)
        for label, column, note in words.figures(totals)
    ])  # fmt: skip
    if found.empty:
        ui.empty(_("Aucun contrat ne se termine dans cette sélection."), words.why_none(totals),
                 _("Choisissez un horizon plus long, ou tous les domaines."))  # fmt: skip
    else:
        _months(found, today)
        _list(found)
        _files(found)
    ui.section(_("Pourquoi ces dates sont estimées"), words.uncertainty(totals))


def _months(found: pd.DataFrame, today: date) -> None:
    ui.bars(words.by_month(found), "period", "contract_count", title=_("Fins estimées, mois par mois"),
            x_label=_("Mois"), y_label=_("Contrats"), height=220,
            summary=words.months_summary(found, today))  # fmt: skip


def _list(found: pd.DataFrame) -> None:
    """The nearest first, by stretch of six months; each opens the contract."""
    for label, part in words.stretches(found.head(LONGEST_LIST)):
        ui.section(label)
        ui.items([
            ui.Item(each["text"], href=ui.href(id=each["uid"]), note=each["note"]) for each in words.lines(part)
        ])  # fmt: skip
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
