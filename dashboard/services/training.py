"""The seniors' training: places, people registered, people who came, by cycle then session by session."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from dashboard import ui
from dashboard.data import rows
from dashboard.locale import _
from dashboard.passports import passport
from dashboard.services.scope import Scope
from dashboard.words import services_training as words


def draw(scope: Scope, stop: date) -> None:
    """Four figures of the last finished cycle, the rates of all, the sessions of one."""
    cycles = rows("services/formation", stop=stop).to_dict("records")
    ui.sentence(words.sentence(cycles))
    if told := words.finished(cycles):
        _figures(scope, told, stop)
    rates = words.rates(rows("services/formation_cycles", stop=stop))
    if len(rates):
        ui.lines(
            rates, "first_on", "share", series="measure", zero=True, digits=0, time="month", unit="%",
            x_label=_("Cycle"), y_label=_("Part"), title=_("Remplissage et présence, par cycle"),
            subtitle=_("Une place offerte n’est pas une présence\u00a0; un cycle en cours n’y est pas encore"),
            summary=words.sentence(cycles),
        )  # fmt: skip
    if cycles:
        _sessions([str(row["cycle"]) for row in reversed(cycles)])


def _figures(scope: Scope, told: Mapping[Any, Any], stop: date) -> None:
    proof = passport("services/formation", scope.cards[0], parameters={"stop": stop})
    name = words.cycle_name(told["cycle"])
    ui.figures([
        ui.Figure(_("Séances tenues"), ui.integer(told["sessions"]), note=words.cycle_span(told), passport=proof),
        ui.Figure(_("Places offertes"), ui.integer(told["places"]), _("places"), note=name, passport=proof),
        ui.Figure(_("Remplissage"), ui.percent(told["fill_share"]), _("des places"),
                  note=_("{n} inscriptions").format(n=ui.integer(told["registered"])), passport=proof),
        ui.Figure(_("Présence"), ui.percent(told["attendance_share"]), _("des inscrits"),
                  note=_("{n} présences").format(n=ui.integer(told["present"])), passport=proof),
    ])  # fmt: skip


def _sessions(cycles: list[str]) -> None:
    names = {cycle: words.cycle_name(cycle) for cycle in cycles}
    cycle = ui.choice_filter("cycle", _("Cycle"), names, default=cycles[0]) or cycles[0]
    sessions = rows("services/seances", cycle=cycle)
    ui.note(words.hidden(sessions), state="unknown")
    ui.table(words.told(sessions), words.session_columns(), _("Séances du cycle {name}").format(name=names[cycle]))
    ui.export_csv(sessions, f"formation-seniors-{cycle[:4]}-{cycle[6]}")
