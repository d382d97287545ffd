"""What changes after the signature: how many amendments, what they add, and to which contracts."""

from __future__ import annotations

from dashboard import ui
from dashboard.locale import _
from dashboard.procurement.scope import Scope
from dashboard.words import procurement as words
from dashboard.words import procurement_amendments as amendments


def show(scope: Scope) -> None:
    """Four figures, what is added by month, and the contracts, the most increased first."""
    by = words.bar_step(words.step(scope.start, scope.stop))
    periods, contracts = scope.ask("avenants", step=by), scope.ask("avenants_contrats")
    ui.sentence(amendments.sentence(periods, contracts))
    ui.selection(amendments.selection(words.selection(scope.kind, scope.procedure, scope.start, scope.stop)))
    if periods.empty:
        ui.empty(_("Aucun avenant sur la période."), _("Aucun n’a été notifié, ou il n’est pas encore publié."),
                 _("Choisissez une période plus longue."))  # fmt: skip
        return
    proof, listed = scope.proof("avenants", step=by), scope.proof("avenants_contrats")
    ui.figures([
        ui.Figure(_("Avenants notifiés"), ui.integer(periods["amendment_count"].sum()),
                  note=amendments.unreadable(periods), passport=proof),
        ui.Figure(_("Ajouté par les avenants"), ui.amount(periods["added_eur"].sum()),
                  note=amendments.net_rule(), passport=proof),
        ui.Figure(_("Contrats modifiés"), ui.integer(contracts["contract_count"].iloc[0]),
                  note=amendments.median_share(contracts), passport=listed),
        ui.Figure(_("Au-delà de 10\u00a0% (travaux : 15\u00a0%)"), ui.integer(contracts["beyond_count"].iloc[0]),
                  note=amendments.beyond_rule(), passport=listed),
    ])  # fmt: skip
    ui.bars(periods, "period", "added_eur", is_amount=True, time=by, x_label=_("Période"), y_label=_("Ajouté"),
            title=_("Ce que les avenants ajoutent"),
            subtitle=_("À la date de l’avenant ; ce qui est retiré compte en moins"),
            summary=words.amendments(periods))  # fmt: skip
    ui.section(_("Contrats modifiés, du plus augmenté au moins"), amendments.list_rule(contracts))
    lines = amendments.lines(contracts)
    ui.items([ui.Item(each["text"], ui.href(id=each["uid"]), note=each["note"]) for each in lines])
    ui.export_csv(contracts, "marches-avenants", amendments.columns())
