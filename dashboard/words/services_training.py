"""What is said of the seniors’ training: places offered, people registered, people who came, by cycle and session."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from dashboard.locale import _, language, ngettext
from dashboard.locale.column import Column
from dashboard.locale.dates import period
from dashboard.locale.numbers import integer, is_known, percent

Row = Mapping[Any, Any]


def cycle_name(published: str) -> str:
    """« 2026, 1er cycle », in the reader’s language."""
    year, _comma, rank = published.partition(", ")
    return published if language() == "fr" else f"{year}, cycle {rank[:1]}"


def finished(cycles: Sequence[Row]) -> Row | None:
    """The last cycle whose people are told."""
    return next((row for row in reversed(cycles) if is_known(row["registered"])), None)


def sentence(cycles: Sequence[Row]) -> str:
    """The last finished cycle, then the one under way; readable alone."""
    if not cycles:
        return _("Aucune séance de formation n’est publiée sur la période.")
    last = cycles[-1]
    told = finished(cycles)
    said = _("{cycle}\u00a0: {registered} inscriptions pour {places} places ({fill}), {attendance} de présence.")
    if told is None:
        said = _("Aucun cycle ne montre de personnes\u00a0: pas encore fini, ou des nombres cachés.")
    running = "" if last["is_finished"] else _("{cycle}, en cours\u00a0: {n} séances tenues, les présences à la fin.")
    there = running.format(cycle=cycle_name(last["cycle"]), n=integer(last["sessions"]))
    return f"{said.format(**_numbers(told)) if told else said} {there}".strip()


def _numbers(row: Row) -> dict[str, str]:
    return {
        "cycle": cycle_name(row["cycle"]), "registered": integer(row["registered"]), "places": integer(row["places"]),
        "fill": percent(row["fill_share"]), "present": integer(row["present"]),
        "attendance": percent(row["attendance_share"]),
    }  # fmt: skip


def rates(frame: pd.DataFrame) -> pd.DataFrame:
    """Rows of `services/formation_cycles` with their measure in the reader’s language."""
    names = {"Remplissage": _("Remplissage (inscrits sur places)"), "Présence": _("Présence (présents sur inscrits)")}
    return frame.assign(measure=frame["measure"].map(names))


def hidden(sessions: pd.DataFrame) -> str:
    """How many sessions do not say who came, and why."""
    count = int(sessions["is_masked"].sum())
    if not count:
        return _("Toutes les présences sont montrées.")
    words = ngettext(
        "La présence de {n} séance sur {of} est cachée",
        "Les présences de {n} séances sur {of} sont cachées",
        count,
    )
    why = _(
        "quinze places laissent presque toujours de 1 à 10 absents ou présents, un nombre qui ne se montre pas, et "
        "d’autres séances le rendraient par différence. La présence se lit par cycle."
    )
    return f"{words.format(n=integer(count), of=integer(len(sessions)))}\u00a0: {why}"


def told(sessions: pd.DataFrame) -> pd.DataFrame:
    """The sessions as a table; « caché » where a number is not shown."""
    shown = sessions.assign(fill=sessions["registered"] / sessions["places"])
    return shown.assign(
        registered=[_or_hidden(count) for count in sessions["registered"]],
        present=[_or_hidden(count) for count in sessions["present"]],
        fill=[percent(share) if is_known(share) else _("caché") for share in shown["fill"]],
    )[["rank", "held_on", "places", "registered", "fill", "present"]]


def _or_hidden(count: Any) -> str:
    return integer(count) if is_known(count) else _("caché")


def session_columns() -> dict[str, Column]:
    """What the table of the sessions holds."""
    return {
        "rank": Column(_("Séance"), "integer"),
        "held_on": Column(_("Jour"), "date"),
        "places": Column(_("Places"), "integer"),
        "registered": Column(_("Inscrits")),
        "fill": Column(_("Remplissage")),
        "present": Column(_("Présents")),
    }


def cycle_span(row: Row) -> str:
    """The days of a cycle."""
    return period(row["first_on"], row["last_on"])
