"""The follow-up of the data: what is late, invalid or incomplete, of the whole town or of a theme."""

from __future__ import annotations

from dashboard import ui
from dashboard.data import dataset, rows
from dashboard.locale import _
from dashboard.server.first_paint.shown import Asked, Shown
from dashboard.words import follow as words


def shown(asked: Asked) -> Shown | None:
    """None before the catalogue arrived."""
    at = asked.now.replace(minute=asked.now.minute // 10 * 10, second=0, microsecond=0, tzinfo=None)
    found = rows("suivi/jeux", at=at, theme=asked.theme, service="")
    if found.empty:
        return None
    to_do = found["is_late"] | found["is_invalid"] | found["is_incomplete"]
    return Shown(
        sentence=words.sentence(found, None), selection=words.selection(None, asked.theme or None),
        figures=[
            ui.Figure(_("En retard"), ui.integer(found["is_late"].sum()), note=_("promesse de mise à jour dépassée")),
            ui.Figure(_("Invalides"), ui.integer(found["is_invalid"].sum()),
                      note=_("lignes refusées ou contrôle en défaut")),
            ui.Figure(_("Incomplets"), ui.integer(found["is_incomplete"].sum()),
                      note=_("fiche ou lignes à compléter")),
            ui.Figure(_("Sans rien à faire"), ui.integer((~to_do).sum()),
                      note=_("sur {n} jeux").format(n=ui.integer(len(found)))),
        ],
        cards=[dataset("catalogue")], filter_count=2,
    )  # fmt: skip
