"""One indicator of a service with its season, then residents' requests, the seniors' training, the digital space."""

from __future__ import annotations

from typing import Any

import pandas as pd

from dashboard import ui
from dashboard.data import rows
from dashboard.locale import _
from dashboard.passports import passport
from dashboard.services.scope import Scope, period
from dashboard.words import services as words

Row = dict[Any, Any]


def draw(scope: Scope) -> None:
    """The filters, four figures, the chosen series, then requests, training and digital space in small."""
    choices = scope.choices
    labels = {slug: words.word(label) for slug, label in zip(choices["service"], choices["service_label"], strict=True)}
    with ui.filter_row():
        service = ui.choice_filter("service", _("Service"), labels, default="accueil") or "accueil"
        counted = choices[choices["service"] == service].set_index("indicator")
        names = {str(name): words.word(str(name)) for name in counted.index}
        indicator = ui.choice_filter("indicateur", _("Indicateur"), names) or str(counted.index[0])
        start, stop = period(scope)
    span = {"start": start, "stop": stop}
    counts = {"service": service, "indicator": indicator, "stop": stop}
    latest = rows("services/dernier", **counts).to_dict("records")
    series = rows("services/serie", service=service, indicator=indicator, **span)
    requests = rows("services/demandes", **span).to_dict("records")[0]
    cycles = rows("services/formation", stop=stop).to_dict("records")
    name = words.named(labels[service], indicator)
    ui.sentence(words.sentence(name, latest, requests))
    ui.selection(words.selection(name, start, stop))
    counted_by = passport("services/dernier", scope.cards[0], parameters=counts)
    unit = words.word(str(counted.loc[indicator, "unit"]))
    ui.figures([
        *[ui.Figure(words.title(indicator, row), words.count(row), unit, spark=series["value"],
                    note=words.year_before(row), verdict=words.season(row), passport=counted_by)
          for row in latest],
        *_other_figures(scope, requests, cycles, span),
    ])  # fmt: skip
    _series(series, name, f"services-{service}-{indicator}", indicator)
    _training(cycles, span)


def _other_figures(scope: Scope, requests: Row, cycles: list[Row], span: dict[str, Any]) -> list[ui.Figure]:
    """Those that hold whatever the service: the requests, and the last cycle of training when there is one."""
    proof = passport("services/demandes", scope.cards[1], parameters=span)
    trained_by = passport("services/formation", scope.cards[0], parameters={"stop": span["stop"]})
    return [
        ui.Figure(_("Demandes reçues"), ui.integer(requests["received_count"]), note=words.requests_before(requests),
                  passport=proof),
        ui.Figure(_("Closes en 15 jours"), ui.percent(requests["quick_share"]), note=words.quick(requests),
                  passport=proof),
        *[ui.Figure(_("Formation des seniors"), ui.percent(row["fill_share"]), _("des places"),
                    note=words.training(row), passport=trained_by) for row in cycles[-1:]],
    ]  # fmt: skip


def _series(series: pd.DataFrame, name: str, file_name: str, indicator: str) -> None:
    if series["value"].isna().all():
        ui.empty(
            _("Aucun nombre à montrer sur cette période."),
            _("Rien n’est publié, ou chaque nombre compte moins de 11 personnes."),
            _("Choisissez une période plus longue."),
        )
    else:
        ui.lines(
            series, "period_start", "value", low="season_low", high="season_high", zero=True, digits=0, time="month",
            note="status", events=words.provisional(series), x_label=_("Période"),
            y_label=words.heading(words.word(indicator)), title=words.heading(name),
            summary=words.series_summary(name, series), subtitle=words.series_rule(series),
        )  # fmt: skip
        ui.export_csv(series, file_name, words.series_columns())


def _training(cycles: list[Row], span: dict[str, Any]) -> None:
    left, right = ui.pair()
    with left:
        if cycles:
            ui.lines(
                rows("services/formation_cycles", stop=span["stop"]), "first_on", "people", series="measure", zero=True,
                digits=0, time="month", x_label=_("Cycle"), y_label=_("Personnes × séances"),
                events=words.unfinished(cycles), title=_("Formation numérique des seniors, par cycle"),
                subtitle=_("24 séances de 15 places par cycle"), summary=words.training(cycles[-1]),
            )  # fmt: skip
    with right:
        visits = rows("services/serie", service=words.EPN[0], indicator=words.EPN[1], **span)
        if not visits.empty:
            ui.bars(
                visits.assign(is_provisional=~visits["is_final"]), "period_start", "value", partial="is_provisional",
                x_label=_("Mois"), y_label=_("Visites"), title=_("Espace public numérique, visites par mois"),
                subtitle=_("En clair, un mois provisoire"),
                summary=words.series_summary(words.named(*words.EPN), visits),
            )  # fmt: skip
