"""The requests of residents: how many, how long they wait when some still do, how many are open."""

from __future__ import annotations

from typing import Any

import pandas as pd

from dashboard import ui
from dashboard.charts.waits import waits
from dashboard.data import has_table, rows
from dashboard.locale import _
from dashboard.passports import passport
from dashboard.services.scope import Scope, period
from dashboard.words import services_requests as words


def draw(scope: Scope) -> None:
    """The group chosen and the period, four figures, the waits, the backlog, then objects and channels."""
    if not has_table("mart.requests_survival"):
        ui.empty(_("Les demandes ne sont pas dans cet instantané."), _("Il est plus ancien que cette vue."))
        return
    options = words.choices(rows("services/groupes"))
    with ui.filter_row():
        option = ui.choice_filter("parmi", _("Objet ou canal"), options, all_label=_("Toutes les demandes"))
        start, stop = period(scope)
    dimension, value = words.chosen(option)
    counted = {"dimension": dimension, "start": start, "stop": stop}
    volumes = rows("services/volumes", **counted)
    found = volumes[volumes["value"] == value].to_dict("records")
    if not found:
        ui.empty(_("Aucune demande sur cette période."), _("Choisissez une période plus longue."))
        return
    group = {"dimension": dimension, "value": value, "stop": stop}
    curve = rows("services/survie", **group)
    of_year = curve[curve["year"] == stop.year].to_dict("records")
    _figures(scope, found[0], of_year, (counted, group), options.get(option or "", _("Toutes les demandes")))
    if not curve.empty:
        _waits(words.curves(curve), options.get(option or "", _("Toutes les demandes")))
    if dimension != "channel":
        _backlog(value if dimension == "category" else words.ALL[1], start, stop)
    _lists(start, stop)
    ui.fold(_("Méthode et limites"), words.method())


def _figures(
    scope: Scope, row: dict[Any, Any], of_year: list[dict[Any, Any]], asked: tuple[dict[str, Any], dict[str, Any]],
    name: str,
) -> None:  # fmt: skip
    waited = of_year[0] if of_year else None
    counted, group = asked
    ui.sentence(words.sentence(row, waited, name))
    by_volume = passport("services/volumes", scope.cards[1], parameters=counted)
    backlog = {"value": group["value"] if group["dimension"] == "category" else words.ALL[1], "start": counted["start"],
               "stop": counted["stop"]}  # fmt: skip
    now, note = words.open_now(rows("services/encours", **backlog))
    shown = [
        ui.Figure(_("Demandes reçues"), words.ranks(pd.DataFrame([row]))[0][2], note=words.span(row),
                  passport=by_volume),
        ui.Figure(_("Closes en 15 jours"), ui.percent(row["quick_share"]), note=words.quick(row), passport=by_volume),
        ui.Figure(_("Attente médiane"), words.days(waited["median_days"]) if waited else _("moins de 11"),
                  note=words.quartiles(waited), passport=passport("services/survie", scope.cards[1], parameters=group)),
    ]  # fmt: skip
    if group["dimension"] != "channel":
        shown.append(ui.Figure(_("Encore ouvertes"), now, note=note,
                               passport=passport("services/encours", scope.cards[1], parameters=backlog)))  # fmt: skip
    ui.figures(shown)


def _waits(curve: pd.DataFrame, name: str) -> None:
    ui.chart(
        waits(ui.style(), curve, _("Jours depuis la réception"), _("Encore ouvertes")),
        _("Combien attendent encore, jour après jour"), words.curve_summary(curve),
        subtitle=_("{name}\u00a0; part encore ouverte, en %\u00a0; en clair, la bande à 95 %").format(name=name),
    )  # fmt: skip
    ui.export_csv(curve, "demandes-attente")


def _backlog(category: str, start: Any, stop: Any) -> None:
    open_at_end = rows("services/encours", value=category, start=start, stop=stop)
    if open_at_end["open_count"].notna().sum() > 1:
        ui.lines(
            open_at_end, "month", "open_count", digits=0, zero=True, time="month", x_label=_("Mois"),
            y_label=_("Demandes ouvertes"), title=_("Demandes encore ouvertes à la fin du mois"),
            subtitle=_("Un trou est un mois de moins de 11 demandes ouvertes"),
            summary=words.backlog_summary(open_at_end),
        )  # fmt: skip


def _lists(start: Any, stop: Any) -> None:
    objects = rows("services/volumes", dimension="category", start=start, stop=stop)
    channels = rows("services/volumes", dimension="channel", start=start, stop=stop)
    whole = _("Trimestres entiers de la période")
    left, right = ui.pair()
    with left:
        ui.ranking(_("Demandes reçues, par objet"), [ui.Rank(*r) for r in words.ranks(objects)], subtitle=whole)
        ui.ranking(_("Demandes reçues, par canal"), [ui.Rank(*r) for r in words.ranks(channels)], subtitle=whole)
    with right:
        ranks = [ui.Rank(*r) for r in words.wait_ranks(rows("services/attentes", stop=stop))]
        ui.ranking(_("Attente médiane, par objet"), ranks,
                   subtitle=_("Reçues en {year}, ouvertes comprises").format(year=stop.year))  # fmt: skip
    ui.export_csv(objects, "demandes-par-objet", words.volume_columns())
