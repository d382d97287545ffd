"""The Orne: level and trend now, at the first station of the town."""

from __future__ import annotations

from dashboard import ui
from dashboard.data import dataset, records, town
from dashboard.locale import _
from dashboard.server.first_paint.shown import Asked, Shown
from dashboard.words import river, river_quality


def shown(asked: Asked) -> Shown | None:
    """None when nothing was measured there."""
    station = next(iter(town().stations), None)
    latest = records("riviere/maintenant", station=station.id) if station else []
    if station is None or not latest:
        return None
    here, cards = latest[0], [dataset("hydrometrie"), dataset("vigicrues")]
    reach = next(iter(records("riviere/vigilance", patterns=list(town().reach_labels))), {})
    is_late = river_quality.is_late(here["measured_at"], asked.now, cards[0])
    level = ui.Figure(_("Niveau"), ui.decimal(here["level_m"], 2), "m",
                      note="" if is_late else river.trend(here["change_1h_m"]),
                      age=ui.age(here["measured_at"], asked.now))  # fmt: skip
    return Shown(
        sentence=river.now_sentence(station.name, here, asked.now, is_late=is_late),
        selection=river.warning(), cards=cards,
        figures=[level, river.rate_figure(here, is_late=is_late), river.flow_figure(here, asked.now),
                 river.vigilance_figure(reach, asked.now)],
        filter_count=1,
    )  # fmt: skip
