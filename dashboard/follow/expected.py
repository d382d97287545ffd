"""The calendar of the updates to come: by month, to read and to take away as an agenda."""

from __future__ import annotations

from datetime import UTC, datetime

import pandas as pd

from dashboard import agenda, ui
from dashboard.data import now, record, rows, snapshot, town
from dashboard.follow.scope import Scope
from dashboard.locale import _
from dashboard.locale.dates import in_paris
from dashboard.ui.downloads import download
from dashboard.ui.layout import folded_items
from dashboard.words import follow as lists
from dashboard.words import follow_calendar as words

LONGEST_LIST = 15


def show(scope: Scope) -> None:
    """The months, what should have come already, what is to come, why dates are estimates, the two files."""
    today = in_paris(now()).date()
    expected = rows("suivi/attendus", today=today, **scope.asked)
    ui.sentence(words.sentence(expected))
    ui.selection(lists.selection(scope.service_name, scope.theme or None))
    rhythms = record("suivi/rythmes", **scope.asked)
    if expected.empty:
        ui.empty(
            _("Aucune mise à jour datée."),
            _("Aucun jeu de la sélection n’annonce de rythme d’un mois ou plus."),
            _("Choisissez un autre service ou un autre thème."),
        )
    else:
        _months(expected)
        _overdue(expected[expected["is_overdue"]])
        _coming(expected, whole=bool(scope.service or scope.theme))
        _files(expected, scope)
    ui.section(
        _("Ce que valent ces dates"), words.undated(int(rhythms["often_count"]), int(rhythms["unpromised_count"]))
    )


def _months(expected: pd.DataFrame) -> None:
    ui.bars(
        words.by_month(expected),
        "month",
        "update_count",
        title=_("Mises à jour attendues, mois par mois"),
        x_label=_("Mois"),
        y_label=_("Mises à jour"),
        height=220,
        summary=words.months_summary(expected),
    )


def _overdue(part: pd.DataFrame) -> None:
    """What should have come, the latest due first."""
    if part.empty:
        return
    ui.section(_("Déjà passés et pas encore venus ({n})").format(n=ui.integer(len(part))))
    ui.items(
        [
            ui.Item(
                row["title"], href=ui.href("donnees", jeu=row["dataset_id"]), note=words.overdue(row), state="missed"
            )
            for row in part.sort_values("expected_on", ascending=False).head(LONGEST_LIST).to_dict("records")
        ]
    )
    if len(part) > LONGEST_LIST:
        ui.text(lists.rest(len(part), LONGEST_LIST))


def _coming(expected: pd.DataFrame, *, whole: bool) -> None:
    """Month by month: each dataset that does not come every month; those that do under a fold."""
    for month, rare, monthly in words.listed(expected, whole=whole):
        ui.section(month[:1].upper() + month[1:])
        ui.items(_named(rare))
        folded_items(words.monthly(len(monthly)), _named(monthly))


def _named(part: pd.DataFrame) -> list[ui.Item]:
    """Each update with the link to its dataset."""
    return [
        ui.Item(row["title"], href=ui.href("donnees", jeu=row["dataset_id"]), note=words.line(row))
        for row in part.to_dict("records")
    ]


def _files(expected: pd.DataFrame, scope: Scope) -> None:
    opened, place = snapshot(), town()
    stamped_at = opened.built_at if opened else datetime.fromtimestamp(0, UTC)
    with ui.filter_row():
        ui.exports(
            expected.assign(service=expected["service"].map(scope.services)), "mises-a-jour-attendues", words.columns()
        )
        download(
            _("Ajouter à mon agenda (.ics)"),
            "mises-a-jour-attendues.ics",
            lambda: agenda.ics(words.entries(expected, place.insee), words.agenda_name(place.name), stamped_at),
            agenda.MEDIA_TYPE,
        )
