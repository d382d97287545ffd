"""Level and flow over the time asked for, then every station side by side, each on its own scale."""

from __future__ import annotations

from typing import Any

import pandas as pd

from dashboard import ui
from dashboard.data import now, rows, town
from dashboard.locale import _
from dashboard.river.scope import Scope
from dashboard.words import river, river_floods
from dashboard.words import river_curves as words


@ui.fragment
def show(scope: Scope) -> None:
    """The curves of one span of time, redrawn together."""
    with ui.filter_row():
        length = ui.choice_filter("duree", _("Période"), words.spans(), default="7j", style="buttons") or "7j"
    span = words.SPANS[length]
    frame = rows(span.query, stations=[scope.station], **span.parameters)
    drawn = words.stopped(words.noted(frame), now(), is_late=scope.is_late)
    ui.selection(words.selection(scope.name, frame))
    _level(scope, span, frame, drawn)
    if frame["flow_m3s"].notna().any():
        ui.lines(drawn, "measured_at", "flow_m3s", **_axes(span), unit="m³/s", digits=1, y_label=_("Débit"), height=220,
                 title=_("Débit, en mètres cubes par seconde"), summary=river.extent(frame, "flow_m3s", "m³/s", 1))
    ui.export_csv(frame, f"orne-{scope.station}", words.columns(frame))
    _beside(scope, words.BESIDE[length])


def _axes(span: words.Span) -> dict[str, Any]:
    return {"time": span.axis, "cadence": span.cadence, "x_label": _("Date")}


def _metres() -> dict[str, Any]:
    return {"unit": "m", "digits": 2, "y_label": _("Niveau"), "low": "season_low_m", "high": "season_high_m"}


def _level(scope: Scope, span: words.Span, frame: pd.DataFrame, drawn: pd.DataFrame) -> None:
    """The level before its season, with the floods of the span where days are drawn."""
    is_daily = span.axis == "day"
    peaks = river_floods.dated(scope.floods, words.first(frame), frame["measured_at"].max()) if is_daily else []
    ui.lines(drawn, "measured_at", "level_m", **_axes(span), **_metres(), least_span=span.least_m,
             target="season_mid_m", target_label=_("médiane"), peaks=peaks,
             note="note" if "note" in drawn else None, title=words.level_title(span),
             subtitle=words.level_subtitle(span, frame), summary=river.extent(frame, "level_m", "m", 2))


def _beside(scope: Scope, span: words.Span) -> None:
    """Every station from upstream to downstream, two a line, and how long waves take between them."""
    ui.section(_("De l’amont à l’aval"), _("Chaque station a son propre zéro\u00a0: comparez les formes et les heures, "
                                           "jamais les niveaux."))
    ui.prose(river_floods.waves(rows("riviere/retards", station=scope.station), scope.name, scope.others))
    every = words.along(town().stations)
    drawn = rows(span.query, stations=[place.id for place in every], **span.parameters)
    for couple in (every[i:i + 2] for i in range(0, len(every), 2)):
        for side, place in zip(ui.pair(), couple, strict=False):
            with side:
                small = words.grouped(drawn[drawn["station_id"] == place.id].reset_index(drop=True), span)
                ui.lines(small, "measured_at", "level_m", **_axes(span), **_metres(), least_span=span.least_m,
                         title=place.name, height=180, subtitle=words.beside_title(span, place),
                         summary=river.extent(small, "level_m", "m", 2))
