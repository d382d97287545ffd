"""The journal of incidents: those that last first, then the others; to read, to filter, to be told of."""

from __future__ import annotations

import pandas as pd

from dashboard import ui
from dashboard.data import now, rows
from dashboard.follow.scope import Scope
from dashboard.locale import _
from dashboard.words import incidents as words
from dashboard.words.follow import rest

MOST, LONGEST_LIST = 1_000, 40


def show(scope: Scope) -> None:
    """Filters, what lasts, what is over, the file and the feed."""
    with ui.filter_row():
        source = ui.choice_filter("source", _("Source"), scope.sources, all_label=_("Toutes"))
        status = ui.choice_filter(
            "etat", _("État"), {"ouvert": _("En cours"), "clos": _("Terminés")}, all_label=_("Tous")
        )
    found = rows(
        "suivi/incidents", dataset="", **scope.asked, source=source or "", status=status or "", size=MOST, skip=0
    )
    total = int(found["total_count"].iloc[0]) if len(found) else 0
    lasting = int(found["open_count"].iloc[0]) if len(found) else 0
    ui.sentence(words.sentence(total, lasting))
    if found.empty:
        ui.empty(
            _("Aucun incident."),
            _("Chaque actualisation écrit ici ce qui ne s’est pas passé comme promis."),
            _("Ce qui était déjà en retard à la première réception n’est pas un incident\u00a0: "
              "c’est dans «\u00a0À faire\u00a0»."),
        )
    else:
        _listed(_("En cours ({n})"), found[found["ended_at"].isna()])
        _listed(_("Terminés ({n})"), found[found["ended_at"].notna()])
        ui.exports(found, "incidents", words.columns())
    ui.addresses(
        _("Un programme peut suivre ces incidents\u00a0:"),
        {_("flux Atom"): "/api/v1/incidents.atom", "JSON": "/api/v1/incidents"},
    )


def _listed(title: str, part: pd.DataFrame) -> None:
    """Incidents one under the other, each opening its dataset."""
    if part.empty:
        return
    moment = now()
    ui.section(title.format(n=ui.integer(len(part))))
    ui.items(
        [
            ui.Item(
                words.titled(row["title"], row["kind"]),
                state=words.sign(row),
                href="" if row["dataset_id"].startswith("kpi/") else ui.href("donnees", jeu=row["dataset_id"]),
                note=words.note(row, moment),
            )
            for row in part.head(LONGEST_LIST).to_dict("records")
        ]
    )
    if len(part) > LONGEST_LIST:
        ui.text(rest(len(part), LONGEST_LIST))
