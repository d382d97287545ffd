"""The use of the WiFi over time: of the town by day, week or month, or of one access point by month."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard import ui
from dashboard.data import rows
from dashboard.locale import _
from dashboard.words import wifi as words
from dashboard.words import wifi_lists as lists
from dashboard.words.wifi_measures import SESSIONS, Measure, measures


def measure_filter(*, of_a_point: bool) -> Measure:
    """Draws the choice of what to draw: `mesure` in the address, the sessions at first."""
    offered = measures(of_a_point=of_a_point)
    names = {slug: each.name for slug, each in offered.items()}
    return offered[ui.choice_filter("mesure", _("Mesure"), names, default=SESSIONS) or SESSIONS]


def of_the_town(measure: Measure, days: pd.DataFrame, step: words.Step) -> None:
    """A line over the period, and what leaves of it."""
    drawn = measure.drawn(days)
    ui.lines(
        drawn, "period", measure.column, unit=measure.unit, digits=measure.digits, zero=measure.unit != "%",
        time="month" if step == "month" else "day", cadence=words.cadence(step), x_label=_("Date"),
        y_label=measure.name, title=measure.title(step), summary=measure.summary(drawn),
        subtitle=_("Toutes les bornes\u00a0; un trou est un temps non publié ou trop calme"),
    )  # fmt: skip
    ui.export_csv(days, "wifi-jours", lists.day_columns())


def of_a_point(measure: Measure, point: str, place: str, start: date, stop: date) -> None:
    """Bars by month, and what leaves of them."""
    months = rows("wifi/borne", point_id=point, start=start, stop=stop)
    drawn = measure.drawn(months)
    ui.bars(
        drawn, "month", measure.column, unit=measure.unit, digits=measure.digits, partial="is_partial",
        x_label=_("Mois"), y_label=measure.name,
        title=_("{place}\u00a0: {measure}, par mois").format(place=place, measure=measure.named),
        summary=measure.summary(drawn),
        subtitle=_("En clair, un mois incomplet\u00a0; vide, un mois caché ou rien de publié"),
    )  # fmt: skip
    ui.export_csv(months, f"wifi-{point}", lists.month_columns())
