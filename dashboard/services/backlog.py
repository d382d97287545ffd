"""What still waits at the end of each month, then at the end of the last one by object and by age, side by side."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard import ui
from dashboard.data import rows
from dashboard.locale import _
from dashboard.locale.dates import month
from dashboard.words import cuts
from dashboard.words import services_requests as words


def draw(category: str, start: date, stop: date) -> None:
    """The months of one object, of all of them for ``*``; the last month by object and by age."""
    dimension = "all" if category == words.ALL[1] else "category"
    waiting = rows("services/encours", start=start, stop=stop)
    of_group = cuts.of(waiting, dimension)
    mine = of_group[of_group["value"] == category]
    name = _("toutes les demandes") if dimension == "all" else words.object_name(category)
    if mine["open_count"].notna().sum() > 1:
        ui.lines(
            mine, "month", "open_count", digits=0, zero=True, time="month", x_label=_("Mois"),
            y_label=_("Demandes ouvertes"),
            title=_("Demandes encore ouvertes à la fin du mois\u00a0: {name}").format(name=name),
            subtitle=_("Reçues ce mois-là ou avant\u00a0; un trou est un mois caché"),
            summary=words.backlog_summary(mine),
        )  # fmt: skip
    _side_by_side(waiting)


def _side_by_side(waiting: pd.DataFrame) -> None:
    objects, ages = cuts.of(waiting, "category"), cuts.of(waiting, "age")
    if objects.empty:
        return
    end = _("Fin {month}").format(month=month(objects["month"].max()))
    left, right = ui.pair()
    with left:
        ui.ranking(_("Encore ouvertes, par objet"), [ui.Rank(*r) for r in words.open_ranks(objects)], subtitle=end)
    with right:
        ui.ranking(_("Encore ouvertes, par ancienneté"), [ui.Rank(*r) for r in words.open_ranks(ages, is_age=True)],
                   subtitle=end)  # fmt: skip
