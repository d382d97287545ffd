"""The calendar of the services: an indicator over the holidays and by open day, and the week of the requests."""

from __future__ import annotations

from datetime import date

from dashboard import ui
from dashboard.charts.axes import Shade
from dashboard.data import has_table, rows, town
from dashboard.indicators import load_events
from dashboard.locale import _, language
from dashboard.locale.french_calendar import school_holidays
from dashboard.services.scope import Scope, period
from dashboard.words import services as words
from dashboard.words import services_calendar as told


def draw(scope: Scope) -> None:
    """The indicator chosen over school holidays and lockdowns, by working or school day; then hours of requests."""
    choices = told.per_day(scope.choices)
    if not choices.empty:
        labels = dict(zip(choices["service"], choices["service_label"], strict=True))
        with ui.filter_row():
            service = ui.choice_filter("service", _("Service"), labels, default=choices["service"].iloc[0])
            counted = choices[choices["service"] == (service or choices["service"].iloc[0])].set_index("indicator")
            names = list(counted.index)
            indicator = ui.choice_filter("indicateur", _("Indicateur"), names, default=names[0]) or names[0]
            start, stop = period(scope)
        chosen = counted.loc[indicator]
        _by_day(str(chosen["service"]), str(chosen["service_label"]), indicator, str(chosen["grain"]), (start, stop))
    _week()
    ui.note(told.note(town().school_zone), state="unknown")


def _by_day(service: str, label: str, indicator: str, grain: str, span: tuple[date, date]) -> None:
    """The sentence and the chart of one indicator by day."""
    found = rows("services/serie", service=service, indicator=indicator, start=span[0], stop=span[1])
    name = words.heading(words.named(label, indicator))
    if found["value"].isna().all():
        ui.sentence(told.nothing(name))
        return
    first, here = found["period_start"].iloc[0].date(), town()
    days = told.days_for(service, first, span[1], here.department, here.school_zone)
    series = told.by_day(found, grain, days)
    ui.sentence(said := told.sentence(name, series, grain, days))
    shades = shades_of(first, span[1])
    ui.lines(
        series, "period_start", "per_day", shades=shades, note="said", zero=True, time="month",
        x_label=_("Période"), y_label=_("Par {day}").format(day=told.day_name(days)),
        title=_("{name}, par {day}").format(name=name, day=told.day_name(days)), summary=said,
        subtitle=told.shades_said([each.tone for each in shades]), columns=told.columns(days),
    )  # fmt: skip
    ui.export_csv(series.drop(columns="said"), f"services-{service}-{indicator}-par-jour", told.columns(days))


def shades_of(first: date, last: date) -> list[Shade]:
    """School holidays without a word, lockdowns with theirs, that touch the days from ``first`` to ``last``."""
    quiet = [Shade(each.first, each.last) for each in school_holidays(first, last, town().school_zone)]
    strong = [
        Shade(event.on, event.until or event.on, event.label if language() == "fr" else event.label_en, "strong")
        for event in load_events(town()) if event.kind == "lockdown"
    ]  # fmt: skip
    touching = [each for each in (*quiet, *strong) if each.last >= first and each.first <= last]
    return [Shade(max(each.first, first), min(each.last, last), each.word, each.tone) for each in touching]


def _week() -> None:
    """The requests by hour and weekday, since the beginning."""
    if has_table("mart.requests_hours") and len(week := rows("services/heures")):
        ui.heatmap(
            week, "hour", "weekday", "received_count", masked=_("caché"), y_label=_("Demandes reçues"),
            title=_("Quand les habitants écrivent-ils\u00a0? Demandes par heure et par jour"),
            subtitle=_("Depuis le début, trimestres entiers, à 10 près\u00a0; une case de 1 à 10 demandes est cachée"),
            summary=told.hours_summary(week),
        )  # fmt: skip
