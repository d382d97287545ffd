"""The journal of incidents: those that last first, then the others; to read, to filter, to be told of."""

from __future__ import annotations

import pandas as pd

from dashboard import ui
from dashboard.data import now, rows
from dashboard.follow.scope import Scope
from dashboard.locale import _
from dashboard.words import incidents as words

MOST = 1_000


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
            _("Rien à faire ; enlevez un filtre pour en voir d’autres."),
        )
    else:
        _lasting(found[found["ended_at"].isna()])
        _over(found[found["ended_at"].notna()])
        ui.exports(found, "incidents", words.columns())
    ui.text(
        _(
            "Un programme peut suivre ces incidents : flux Atom à l’adresse /api/v1/incidents.atom, JSON à l’adresse "
            "/api/v1/incidents."
        )
    )


def _lasting(part: pd.DataFrame) -> None:
    """What lasts, each opening the dataset."""
    if part.empty:
        return
    moment = now()
    ui.section(_("En cours ({n})").format(n=ui.integer(len(part))))
    ui.items(
        [
            ui.Item(
                f"{row['title']}, {words.kind_word(row['kind'])}",
                state=words.sign(row),
                href="" if row["dataset_id"].startswith("kpi/") else ui.href("donnees", jeu=row["dataset_id"]),
                note=f"{words.span(row, moment)}. {words.told(row)}",
            )
            for row in part.to_dict("records")
        ]
    )


def _over(part: pd.DataFrame) -> None:
    if not part.empty:
        ui.section(_("Terminés ({n})").format(n=ui.integer(len(part))))
        ui.table(words.listed(part, now()), words.list_columns(), caption=_("Incidents terminés, les derniers d’abord"))
