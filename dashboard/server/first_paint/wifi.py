"""The public WiFi: sessions, devices, availability and volume of the last thirty days."""

from __future__ import annotations

from dashboard import ui
from dashboard.data import dataset, record
from dashboard.locale import _
from dashboard.server.first_paint.shown import Asked, Shown
from dashboard.words import wifi as words


def shown(_asked: Asked) -> Shown | None:
    """None when nothing was published."""
    _first, stop, since = record("wifi/etendue").values()
    if stop is None:
        return None
    row = record("wifi/chiffres", stop=stop)
    return Shown(
        sentence=words.sentence(row), selection=words.selection(None, since, stop), cards=[dataset("wifi")],
        figures=[
            ui.Figure(_("Sessions, 30 jours"), ui.integer(row["sessions"]), note=words.before(row),
                      verdict=words.season(row)),
            ui.Figure(_("Terminaux distincts"), words.devices(row), note=words.devices_note(row)),
            ui.Figure(_("Disponibilité, 30 jours"), ui.percent(row["availability_share"], 1),
                      note=words.availability(row)),
            ui.Figure(_("Volume, 30 jours"), ui.integer(row["volume_gb"]), _("Go"), note=words.volume_before(row)),
        ],
        filter_count=3,
    )  # fmt: skip
