"""Conformity on limits and on references, always apart; the last sample; what did not conform; the samples."""

from __future__ import annotations

from typing import Any

from dashboard import ui
from dashboard.data import now, record, rows
from dashboard.locale import _
from dashboard.locale.dates import in_paris
from dashboard.passports import passport
from dashboard.water.scope import Scope
from dashboard.words import water as words


def figures(scope: Scope) -> None:
    """The sentence, the notes, and four figures."""
    row = record("eau/chiffres", **scope.asked)
    last = _last(scope)["sampled_on"]
    ui.sentence(words.sentence(row, scope.start, scope.stop))
    if last is not None:
        ui.text(words.delay(last, in_paris(now()).date()))
    ui.note(words.official(), state="unknown")
    ui.selection(words.selection(scope.network_name, scope.start, scope.stop))
    proof = passport("eau/chiffres", *scope.cards, parameters=scope.asked)
    limits, references = words.limits_state(row), words.references_state(row)
    note = ", ".join(
        part
        for part in (
            words.judged(row["limits_conform"], row["limits_judged"]),
            words.derogations(row["derogation_count"]),
        )
        if part
    )
    ui.figures(
        [
            ui.Figure(
                _("Limites de qualité"),
                words.share(row["limits_conform"], row["limits_judged"]),
                note=note,
                state=limits[0],
                verdict=limits[1],
                passport=proof,
            ),
            ui.Figure(
                _("Références de qualité"),
                words.share(row["references_conform"], row["references_judged"]),
                note=words.judged(row["references_conform"], row["references_judged"]),
                state=references[0],
                verdict=references[1],
                passport=proof,
            ),
            ui.Figure(_("Prélèvements"), ui.integer(row["sample_count"]), note=_("sur la période"), passport=proof),
            ui.Figure(
                _("Analyses"),
                ui.integer(row["analysis_count"]),
                note=_("un paramètre d’un prélèvement chacune"),
                passport=proof,
            ),
        ]
    )
    ui.text(words.difference())


def last_sample(scope: Scope) -> None:
    """The last published sample, and the agency's conclusion as published."""
    row = _last(scope)
    if row["sample_id"] is not None:
        ui.section(_("Le dernier prélèvement publié"), words.quoted(row["conclusion"]))
        ui.facts(words.last_facts(row))


def _last(scope: Scope) -> dict[str, Any]:
    return record("eau/dernier", network=scope.network, stop=scope.stop)


def years(scope: Scope) -> None:
    """Samples that did not conform, year by year: limits on one side, references on the other."""
    found = rows("eau/annees", **scope.asked, last=scope.last)
    if found.empty:
        return
    left, right = ui.pair()
    shared: dict[str, Any] = {
        "x": "year",
        "partial": "is_partial",
        "time": "year",
        "x_label": _("Année"),
        "height": 200,
        "y_label": _("Prélèvements"),
        "subtitle": _("En clair, une année incomplète"),
    }
    with left:
        ui.bars(
            found,
            y="limits_failed",
            title=_("Prélèvements hors d’une limite de qualité"),
            summary=words.years_summary(found, "limits_judged", "limits_failed"),
            **shared,
        )
    with right:
        ui.bars(
            found,
            y="references_failed",
            title=_("Prélèvements hors d’une référence de qualité"),
            summary=words.years_summary(found, "references_judged", "references_failed"),
            **shared,
        )


def gaps(scope: Scope) -> None:
    """Every parameter out of its limit or reference, with its date."""
    found = rows("eau/ecarts", **scope.asked)
    ui.section(_("Ce qui n’était pas conforme"))
    if found.empty:
        ui.text(_("Aucun dépassement de limite ni de référence sur cette période."))
        return
    ui.table(words.gaps(found), words.gap_columns(), caption=_("Écarts relevés, les derniers d’abord"))
    ui.exports(words.gaps(found), "eau-ecarts", words.gap_columns())


def samples(scope: Scope) -> None:
    """The list of samples."""
    found = words.listed(rows("eau/prelevements", **scope.asked))
    ui.section(_("Les prélèvements"))
    if found.empty:
        ui.empty(
            _("Aucun prélèvement sur cette période."),
            _("L’agence de santé n’en a pas publié pour ce réseau."),
            _("Choisissez une période plus longue, ou tous les réseaux."),
        )
        return
    ui.table(found, words.list_columns(), caption=_("Prélèvements publiés, les derniers d’abord"), limit=20)
    ui.exports(found, "eau-prelevements", words.sample_columns())
