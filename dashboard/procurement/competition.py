"""How open it was and how soon it was told: offers received, direct awards, publication delay, legal thresholds."""

from __future__ import annotations

import pandas as pd

from dashboard import ui
from dashboard.data import rows
from dashboard.locale import _
from dashboard.procurement.scope import Scope, ranks
from dashboard.words import cuts, thresholds
from dashboard.words import procurement as words
from dashboard.words import procurement_competition as competition


def show(scope: Scope) -> None:
    """Four figures, the offers by number and by procedure, the delays by year, the thresholds of each day."""
    row, split = scope.count("chiffres"), scope.ask("repartition")
    delays, procedures = scope.ask("delais"), cuts.of(split, "procedure")
    ui.sentence(f"{words.competition(row)} {competition.delay_sentence(delays, scope.kind)}")
    ui.selection(scope.told())
    proof = scope.proof("chiffres")
    ui.figures([
        ui.Figure(_("Offres reçues, médiane"), words.offers(row), note=competition.known(row), passport=proof),
        ui.Figure(_("Contrats sur une seule offre"), competition.single_share(row), note=words.single(row),
                  passport=proof),
        ui.Figure(_("Sans publicité ni concurrence"), competition.direct_share(procedures),
                  note=competition.direct_note(procedures), passport=scope.proof("repartition")),
        ui.Figure(_("Publiés dans les deux mois"), competition.on_time_share(delays, scope.kind),
                  note=competition.on_time_note(delays, scope.kind), passport=scope.proof("delais")),
    ])  # fmt: skip
    left, right = ui.pair()
    with left:
        ui.ranking(_("Nombre d’offres reçues"), list(ranks(competition.offer_ranks(cuts.of(split, "offers")))),
                   subtitle=competition.known(row))  # fmt: skip
    with right:
        ui.ranking(_("Part des contrats sur une seule offre, par procédure"),
                   list(ranks(competition.single_ranks(procedures))),
                   subtitle=_("Parmi ceux qui disent combien d’offres sont venues"))  # fmt: skip
        hidden = competition.too_few(procedures)
        if hidden:
            ui.text(hidden)
    shares = competition.told(procedures)
    ui.table(shares, competition.procedure_columns(shares), _("Concurrence par procédure"))
    if competition.is_of_another_law(scope.kind):
        ui.section(_("Délai de publication et seuils"), competition.concession_rule())
    else:
        _delays(delays)
        _thresholds(scope)


def _delays(frame: pd.DataFrame) -> None:
    ui.section(_("Délai de publication"), competition.delay_rule())
    if frame.empty:
        ui.empty(_("Aucun marché sur cette sélection."), _("Aucun n’a été notifié, ou il n’est pas encore publié."),
                 _("Choisissez une période plus longue."))  # fmt: skip
    else:
        ui.table(competition.years(frame), competition.delay_columns(frame), _("Par année de notification"))


def _thresholds(scope: Scope) -> None:
    in_force = rows("marches/seuils_du_jour", day=scope.stop)
    bands = scope.ask("seuils")
    ui.section(_("Seuils légaux, à la date de chaque notification"), thresholds.rule(in_force, scope.stop))
    if not bands.empty:
        ui.table(thresholds.banded(bands), thresholds.band_columns())
    if not in_force.empty:
        ui.table(thresholds.listed(in_force), thresholds.list_columns(), thresholds.caption(scope.stop))
        ui.items([ui.Item(act, link) for act, link in thresholds.acts(in_force)])
