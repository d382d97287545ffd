"""What was bought: firm amounts apart from maxima and concessions, by month, domain, procedure and buyer."""

from __future__ import annotations

import pandas as pd

from dashboard import ui
from dashboard.charts.parts import parts
from dashboard.data import now, records, rows
from dashboard.locale import _
from dashboard.passports import passport
from dashboard.procurement.outlook import EVERYTHING
from dashboard.procurement.scope import Scope, ranks
from dashboard.words import cuts
from dashboard.words import procurement as words
from dashboard.words import procurement_lists as lists
from dashboard.words import procurement_outlook as outlook
from dashboard.words import procurement_services as services

LONGEST_LIST = 40  # the file has them all


def show(scope: Scope) -> None:
    """The sentence, four figures, the amounts by period, what they went to, and what is in no total."""
    today = now().date()
    row, within = scope.count("chiffres"), {**EVERYTHING, **scope.kept, "today": today}
    ending = rows("marches/echeances_bilan", **within)
    ui.sentence(words.sentence(row, scope.start, scope.stop, int(ending["twelve_count"].sum())))
    ui.selection(scope.told())
    proof = scope.proof("chiffres")
    ui.figures([
        ui.Figure(_("Montant ferme notifié"), ui.amount(row["firm_eur"]), verdict=words.apart(row),
                  note=words.before(row), passport=proof),
        ui.Figure(_("Contrats notifiés"), ui.integer(row["contract_count"]), note=words.count_before(row),
                  passport=proof),
        ui.Figure(_("Montant ferme médian"), ui.amount(row["median_firm_eur"]), note=words.largest(row),
                  passport=proof),
        ui.Figure(_("Se terminent dans 12 mois"), ui.integer(ending["twelve_count"].sum()),
                  note=outlook.counted(ending), href=ui.href(vue="echeances"),
                  passport=passport("marches/echeances_bilan", *scope.cards, parameters=within)),
    ])  # fmt: skip
    if not row["contract_count"]:
        ui.empty(
            _("Aucun contrat sur cette sélection."),
            _("Aucun n’a été notifié, ou il n’est pas encore publié."),
            _("Choisissez une période plus longue, ou toutes les procédures."),
        )
        if row["undated_count"]:
            _excluded(scope, row)
        return
    by = words.step(scope.start, scope.stop)
    notified = scope.ask("montants", step=by)
    _amounts(scope, lists.amounts(notified, by), by, row)
    _divided(scope)
    _counts(notified, by, row, scope)
    _excluded(scope, row)


def _amounts(scope: Scope, amounts: pd.DataFrame, by: words.Step, row: words.Row) -> None:
    drawing = parts(ui.style(), amounts, "period", "amount_eur", "part", "said", step=by, is_amount=True,
                    x_label=_("Période"), y_label=_("Montant"))  # fmt: skip
    summary = words.amounts_summary(row, scope.start, scope.stop)
    ui.chart(drawing, words.amounts_title(by), summary, subtitle=words.amounts_rule())


def _divided(scope: Scope) -> None:
    """Domains and procedures side by side, then who signs."""
    split = scope.ask("repartition")
    left, right = ui.pair()
    with left:
        divisions = lists.division_ranks(cuts.of(split, "division"))
        ui.ranking(_("Montant ferme par domaine d’achat"), list(ranks(divisions)),
                   subtitle=_("Divisions européennes (CPV)"), limit=8)  # fmt: skip
    with right:
        procedures = lists.procedure_ranks(cuts.of(split, "procedure"))
        ui.ranking(_("Contrats par procédure"), list(ranks(procedures)), subtitle=ui.period(scope.start, scope.stop))
        ui.text(words.buyers(cuts.of(split, "buyer")))
    _services(cuts.of(split, "service"))
    ui.export_csv(split, "marches-repartition", lists.split_columns())


def _services(split: pd.DataFrame) -> None:
    """By service, when the town declares which one buys what."""
    declared = records("marches/services_declares")
    if not declared:
        ui.empty(_("Le service qui achète n’est pas connu."),
                 _("Aucun format ne le publie, et la ville ne le déclare pas."),
                 _("La ville peut le déclarer, tableau [purchases] de son fichier."))  # fmt: skip
        return
    ui.ranking(_("Montant ferme par service de la ville"), list(ranks(services.service_ranks(split))),
               subtitle=services.declared_rule(declared[0]["declared_by"]))  # fmt: skip


def _counts(notified: pd.DataFrame, by: words.Step, row: words.Row, scope: Scope) -> None:
    counted = lists.counts(notified, by)
    ui.bars(counted, "period", "contract_count", time=words.bar_step(by), x_label=_("Période"), y_label=_("Contrats"),
            title=_("Contrats notifiés"), subtitle=_("Fermes, accords-cadres et concessions ensemble"),
            summary=words.counts_summary(row, scope.start, scope.stop))  # fmt: skip


def _excluded(scope: Scope, row: words.Row) -> None:
    ui.section(_("Montants laissés hors des totaux"), words.excluded(row))
    listed = scope.ask("exclus")
    if not listed.empty:
        shown = lists.excluded_items(listed.head(LONGEST_LIST))
        ui.items([ui.Item(each["text"], ui.href(id=each["uid"]), note=each["note"]) for each in shown])
        if len(listed) > LONGEST_LIST:
            ui.text(lists.rest(len(listed), LONGEST_LIST))
        ui.export_csv(listed, "marches-montants-exclus", lists.excluded_columns())
