"""What a service has to do: its datasets late, invalid or incomplete."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from dashboard import ui
from dashboard.data import now, rows
from dashboard.follow.scope import Scope
from dashboard.locale import _
from dashboard.passports import passport
from dashboard.words import follow as words

LONGEST_LIST = 15


def show(scope: Scope) -> None:
    """Figures, the three lists, who has the most to do, and the file."""
    moment = now()
    at = moment.replace(minute=moment.minute // 10 * 10, second=0, microsecond=0, tzinfo=None)
    found = rows("suivi/jeux", at=at, **scope.asked)
    ui.sentence(words.sentence(found, scope.service_name))
    ui.selection(words.selection(scope.service_name, scope.theme or None))
    if found.empty:
        ui.empty(
            _("Aucun jeu de données dans cette sélection."),
            _("Ce service n’a pas de jeu dans ce thème."),
            _("Choisissez un autre service ou un autre thème."),
        )
        return
    proof = passport("suivi/jeux", *scope.cards, parameters={"at": at, **scope.asked})
    ui.figures(
        [
            ui.Figure(
                _("En retard"),
                ui.integer(found["is_late"].sum()),
                note=_("promesse de mise à jour dépassée"),
                passport=proof,
            ),
            ui.Figure(
                _("Invalides"),
                ui.integer(found["is_invalid"].sum()),
                note=_("lignes refusées ou contrôle en défaut"),
                passport=proof,
            ),
            ui.Figure(
                _("Incomplets"),
                ui.integer(found["is_incomplete"].sum()),
                note=_("fiche ou lignes à compléter"),
                passport=proof,
            ),
            ui.Figure(
                _("Sans rien à faire"),
                ui.integer((~(found["is_late"] | found["is_invalid"] | found["is_incomplete"])).sum()),
                note=_("sur {n} jeux").format(n=ui.integer(len(found))),
                passport=proof,
            ),
        ]
    )
    _list(_("En retard"), found[found["is_late"]], lambda row: words.lateness(row, moment), words.late_sign)
    _list(_("Invalides"), found[found["is_invalid"]], words.invalidity)
    _list(_("Incomplets"), found[found["is_incomplete"]], words.lacks)
    _list(_("Retirés du portail"), found[found["withdrawn_at"].notna()], words.withdrawn)
    if not scope.service:
        _services(found, scope)
    ui.exports(words.file(found, scope.services), "donnees-a-reprendre", words.columns())


def _list(title: str, part: pd.DataFrame, note: Callable[[Any], str], sign: Callable[[Any], Any] | None = None) -> None:
    """Datasets that ask for one thing, each opening its own page."""
    if part.empty:
        return
    ui.section(f"{title} ({ui.integer(len(part))})")
    ui.items(
        [
            ui.Item(
                row["title"],
                href=ui.href("donnees", jeu=row["dataset_id"]),
                note=note(row),
                state=sign(row) if sign else "watch",
            )
            for row in part.head(LONGEST_LIST).to_dict("records")
        ]
    )
    if len(part) > LONGEST_LIST:
        ui.text(words.rest(len(part), LONGEST_LIST))


def _services(found: pd.DataFrame, scope: Scope) -> None:
    """Who has the most to do; each name keeps to that service."""
    ui.ranking(
        _("Jeux à reprendre, par service"),
        [
            ui.Rank(name, count, words.asked_of(count, total), href=ui.href(service=key))
            for key, name, count, total in words.by_service(found, scope.services)
        ],
        limit=20,
    )
