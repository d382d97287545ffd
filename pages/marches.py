"""Procurement: what the town orders, from whom, how open it was, and which tenders come next."""

import streamlit as st

from dashboard import ui
from dashboard.charts.parts import parts
from dashboard.data import dataset, now, rows, town
from dashboard.locale import _
from dashboard.passports import passport
from dashboard.words import procurement as words
from dashboard.words import procurement_lists as lists
from dashboard.words import thresholds

PAGE = ui.Page(
    title="Marchés",
    question="Que commande la ville, à qui, et que va-t-elle remettre en concurrence ?",
    theme="Commande publique",
    order=30,
    requires=("core.contracts",),
)

cards = [dataset("decp")]
ui.header(PAGE, cards)
choices, extent = rows("marches/choix"), rows("marches/etendue").dropna()
if extent.empty:
    ui.empty(
        _("Aucun contrat daté n’est arrivé."),
        _("La ville n’en publie pas, ou sa source ne répond pas."),
        _("Revenez après la prochaine actualisation."),
    )
    ui.source_note(cards)
    st.stop()

first, last, since = (extent[name].iloc[0].date() for name in ("first_on", "last_on", "default_on"))
with ui.filter_row():
    kind = ui.choice_filter("nature", _("Nature"), lists.kinds(choices), all_label=_("Toutes"))
    procedure = ui.choice_filter("procedure", _("Procédure"), lists.procedures(choices), all_label=_("Toutes"))
    start, stop = ui.period_filter(first, last, (since, last))

scope = {"kind": kind or "", "procedure": procedure or ""}
chosen = {"start": start, "stop": stop, **scope}
step = words.step(start, stop)
row = rows("marches/chiffres", **chosen).to_dict("records")[0]
amounts = lists.amounts(rows("marches/montants", step=step, **chosen), step)
ending = rows("marches/echeances", today=now().date(), **scope)
excluded = rows("marches/exclus", **chosen)
bands = rows("marches/seuils", start=start, stop=stop, procedure=scope["procedure"])
in_force = rows("marches/seuils_du_jour", day=stop)

ui.sentence(words.sentence(row, start, stop, lists.within(ending, 12)))
ui.selection(words.selection(kind, procedure, start, stop))
proof = passport("marches/chiffres", *cards)
ui.figures([
    ui.Figure(_("Montant ferme notifié"), ui.amount(row["firm_eur"]), verdict=words.apart(row), note=words.before(row),
              passport=proof),
    ui.Figure(_("Contrats notifiés"), ui.integer(row["contract_count"]), note=words.count_before(row), passport=proof),
    ui.Figure(_("Offres reçues, médiane"), words.offers(row), note=words.single(row), passport=proof),
    ui.Figure(_("Se terminent dans 12 mois"), ui.integer(lists.within(ending, 12)), note=words.ending(ending),
              passport=passport("marches/echeances", *cards)),
])  # fmt: skip

if amounts.empty:
    ui.empty(
        _("Aucun contrat sur cette sélection."),
        _("Aucun n’a été notifié, ou il n’est pas encore publié."),
        _("Choisissez une période plus longue, ou toutes les procédures."),
    )
else:
    drawing = parts(ui.style(), amounts, "period", "amount_eur", "part", "said", step=step, is_amount=True,
                    x_label=_("Période"), y_label=_("Montant"))  # fmt: skip
    ui.chart(drawing, words.amounts_title(step), words.amounts_summary(row, start, stop), subtitle=words.amounts_rule())
    left, right = ui.pair()
    with left:
        ranks = [ui.Rank(*rank) for rank in lists.division_ranks(rows("marches/domaines", **chosen))]
        ui.ranking(_("Montant ferme par domaine d’achat"), ranks, subtitle=_("Divisions européennes (CPV)"), limit=8)
    firms = rows("marches/titulaires", **chosen)
    with right:
        code = town().department
        balance = rows("marches/titulaires_bilan", department=code, **chosen).to_dict("records")[0]
        ranks = [ui.Rank(*rank) for rank in lists.firm_ranks(firms)]
        ui.ranking(_("Montant ferme par entreprise"), ranks, words.concentration(balance, code), limit=8)
        ui.export_csv(firms, "marches-entreprises", lists.firm_columns())
    left, right = ui.pair()
    with left:
        ranks = [ui.Rank(*rank) for rank in lists.procedure_ranks(rows("marches/procedures", **chosen))]
        ui.ranking(_("Contrats par procédure"), ranks, subtitle=ui.period(start, stop))
    with right:
        amended = rows("marches/avenants", step=words.bar_step(step), **chosen)
        if amended.empty:
            ui.empty(_("Aucun avenant sur la période."))
        else:
            ui.bars(amended, "period", "added_eur", is_amount=True, time=words.bar_step(step), x_label=_("Période"),
                    y_label=_("Ajouté"), title=_("Ce que les avenants ajoutent"), subtitle=words.amendments(amended),
                    summary=words.amendments(amended))  # fmt: skip

ui.section(_("Ce que la ville va remettre en concurrence"), words.outlook(ending, now().date()))
for months, label, table in lists.horizons(ending):
    with st.expander(label, expanded=months == 6):
        ui.table(table, lists.outlook_columns())
ui.export_csv(lists.told(ending), "marches-echeances", lists.outlook_columns())
ui.section(_("Seuils légaux, à la date de chaque notification"), thresholds.rule(in_force, stop))
if not bands.empty:
    ui.table(thresholds.banded(bands), thresholds.band_columns())
ui.section(_("Montants laissés hors des totaux"), words.excluded(row))
if not excluded.empty:
    ui.table(excluded, lists.excluded_columns(), limit=40)
    ui.export_csv(excluded, "marches-montants-exclus", lists.excluded_columns())
ui.source_note(cards)
