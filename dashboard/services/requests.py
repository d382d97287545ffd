"""The requests of residents: how many, how long they wait when some still do, how many are open."""

from __future__ import annotations

from typing import Any

import pandas as pd

from dashboard import ui
from dashboard.charts.waits import waits
from dashboard.data import has_table, record, rows
from dashboard.locale import _
from dashboard.passports import passport
from dashboard.services import backlog
from dashboard.services.scope import Scope, period
from dashboard.words import cuts
from dashboard.words import services_requests as words

Row = dict[Any, Any]


def draw(scope: Scope) -> None:
    """The group chosen and the period, four figures, the waits, the backlog, then objects and channels."""
    if not has_table("mart.requests_quick"):
        ui.empty(_("Les demandes ne sont pas dans cet instantané."), _("Il est plus ancien que cette vue."))
        return
    options = words.choices(rows("services/groupes"))
    with ui.filter_row():
        option = ui.choice_filter("parmi", _("Objet ou canal"), options, all_label=_("Toutes les demandes"))
        start, stop = period(scope)
    dimension, value = words.chosen(option)
    asked = {"start": start, "stop": stop}
    volumes = rows("services/volumes", **asked)
    of_group = cuts.of(volumes, dimension)
    found = of_group[of_group["value"] == value].to_dict("records")
    if not found:
        ui.empty(_("Aucun trimestre fini sur cette période."), _("Choisissez une période plus longue."))
        return
    curve = rows("services/survie", dimension=dimension, value=value, stop=stop)
    name = options.get(option or "", _("Toutes les demandes"))
    group = {"dimension": dimension, "value": value, **asked}
    _figures(scope, found[0], curve[curve["year"] == stop.year].to_dict("records"), group, name)
    if not curve.empty:
        _waits(words.curves(curve), name)
    backlog.draw(value if dimension == "category" else words.ALL[1], start, stop)
    _lists(volumes, stop)
    ui.fold(_("Méthode et limites"), words.method())


def _figures(scope: Scope, row: Row, of_year: list[Row], group: dict[str, Any], name: str) -> None:
    waited = of_year[0] if of_year else None
    counted = {key: group[key] for key in ("start", "stop")}
    query, asked, closed = _closed(group)
    ui.sentence(words.sentence(row, waited, name, closed))
    shown = [
        ui.Figure(_("Demandes reçues"), words.ranks(pd.DataFrame([row]))[0][2], note=words.span(row),
                  passport=passport("services/volumes", scope.cards[1], parameters=counted)),
        ui.Figure(_("Signalements clos en 15 jours"), words.share(closed), note=words.quick(closed),
                  passport=passport(query, scope.cards[1], parameters=asked)),
        ui.Figure(_("Attente médiane"), words.days(waited["median_days"]) if waited else _("non montrée"),
                  note=words.quartiles(waited), passport=passport("services/survie", scope.cards[1], parameters={
                      key: group[key] for key in ("dimension", "value", "stop")})),
    ]  # fmt: skip
    if group["dimension"] != "channel":
        waiting = cuts.of(rows("services/encours", **counted), group["dimension"])
        now, note = words.open_now(waiting[waiting["value"] == group["value"]])
        shown.append(ui.Figure(_("Demandes encore ouvertes"), now, note=note,
                               passport=passport("services/encours", scope.cards[1], parameters=counted)))  # fmt: skip
    ui.figures(shown)


def _closed(group: dict[str, Any]) -> tuple[str, dict[str, Any], Row | None]:
    """The query, its parameters and the row of what was closed in 15 days: quarters for all, a year for an object."""
    if group["dimension"] == "all":
        asked = {"start": group["start"], "stop": group["stop"]}
        return "services/demandes", asked, record("services/demandes", **asked)
    asked = {"stop": group["stop"]}
    closed = rows("services/closes", **asked)
    mine = closed[closed["value"] == group["value"]].to_dict("records") if group["dimension"] == "category" else []
    return "services/closes", asked, mine[0] if mine else None


def _waits(curve: pd.DataFrame, name: str) -> None:
    ui.chart(
        waits(ui.style(), curve, _("Jours depuis la réception"), _("Encore ouvertes")),
        _("Combien attendent encore, jour après jour"), words.curve_summary(curve),
        subtitle=_("{name}\u00a0; part encore ouverte, en %\u00a0; en clair, la bande à 95 %").format(name=name),
    )  # fmt: skip
    ui.export_csv(curve, "demandes-attente")


def _lists(volumes: pd.DataFrame, stop: Any) -> None:
    objects, channels = cuts.of(volumes, "category"), cuts.of(volumes, "channel")
    whole = _("Trimestres finis de la période")
    left, right = ui.pair()
    with left:
        ui.ranking(_("Demandes reçues, par objet"), [ui.Rank(*r) for r in words.ranks(objects)], subtitle=whole)
        ui.ranking(_("Demandes reçues, par canal"), [ui.Rank(*r) for r in words.ranks(channels)], subtitle=whole)
    with right:
        ranks = [ui.Rank(*r) for r in words.wait_ranks(rows("services/attentes", stop=stop))]
        ui.ranking(_("Attente médiane, par objet"), ranks,
                   subtitle=_("Reçues en {year}, ouvertes comprises").format(year=stop.year))  # fmt: skip
    ui.export_csv(objects, "demandes-par-objet", words.volume_columns())
