"""What belongs to one service: its indicators with their season; training and police have a form of their own."""

from __future__ import annotations

from typing import Any

import pandas as pd

from dashboard import ui
from dashboard.data import records, rows
from dashboard.locale import _
from dashboard.passports import passport
from dashboard.services import police, training
from dashboard.services.scope import Scope, period
from dashboard.words import services as words


def draw(scope: Scope) -> None:
    """The filters, then the service chosen."""
    choices = scope.choices
    labels = {slug: words.word(label) for slug, label in zip(choices["service"], choices["service_label"], strict=True)}
    with ui.filter_row():
        service = ui.choice_filter("service", _("Service"), labels, default="accueil") or "accueil"
        counted = choices[choices["service"] == service].set_index("indicator")
        names = {str(name): words.word(str(name)) for name in counted.index}
        asked = None if service == words.TRAINING else ui.choice_filter("indicateur", _("Indicateur"), names)
        start, stop = period(scope)
    if service == words.TRAINING:
        training.draw(scope, stop)
    else:
        _service(scope, counted, asked or str(counted.index[0]), {"start": start, "stop": stop})


def _service(scope: Scope, counted: pd.DataFrame, indicator: str, span: dict[str, Any]) -> None:
    """Four figures at most, the chosen indicator first; then its series, and the requests of the police."""
    service = str(counted["service"].iloc[0])
    name = words.named(str(counted["service_label"].iloc[0]), indicator)
    latest = {each: _latest(service, each, span) for each in words.ranked(list(counted.index), indicator)}
    ui.sentence(words.sentence(name, latest[indicator]))
    ui.selection(words.selection(name, span["start"], span["stop"]))
    told = [_figure(scope, counted, each, found[0], span) for each, found in latest.items() if found]
    asked = police.figures(scope, **span) if service == words.POLICE else []
    ui.figures([*asked, *told][: words.MOST_FIGURES])
    if service == words.POLICE:
        police.draw(**span)
    series = rows("services/serie", service=service, indicator=indicator, **span)
    _series(series, name, f"services-{service}-{indicator}", indicator)


def _latest(service: str, indicator: str, span: dict[str, Any]) -> list[dict[Any, Any]]:
    return records("services/dernier", service=service, indicator=indicator, stop=span["stop"])


def _figure(
    scope: Scope, counted: pd.DataFrame, indicator: str, row: dict[Any, Any], span: dict[str, Any]
) -> ui.Figure:
    service = str(counted["service"].iloc[0])
    asked = {"service": service, "indicator": indicator, "stop": span["stop"]}
    series = rows("services/serie", service=service, indicator=indicator, **span)
    return ui.Figure(
        words.title(indicator, row), words.count(row), words.word(str(counted.loc[indicator, "unit"])),
        spark=series["value"], note=words.year_before(row), verdict=words.season(row),
        passport=passport("services/dernier", scope.cards[0], parameters=asked),
    )  # fmt: skip


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
