"""The municipal services: the front desk's last count, requests received and how fast they are closed."""

from __future__ import annotations

from dashboard import ui
from dashboard.data import dataset, rows
from dashboard.locale import _
from dashboard.server.first_paint.shown import Asked, Shown
from dashboard.words import services as words

FIRST = "accueil"


def shown(_asked: Asked) -> Shown | None:
    """None when nothing was published."""
    choices, extent = rows("services/choix"), rows("services/etendue").dropna()
    counted = choices[choices["service"] == FIRST]
    if counted.empty or extent.empty:
        return None
    since, stop = (extent[name].iloc[0].date() for name in ("default_on", "last_on"))
    indicator, label = counted["indicator"].iloc[0], counted["service_label"].iloc[0]
    latest = rows("services/dernier", service=FIRST, indicator=indicator, stop=stop).to_dict("records")
    requests = rows("services/demandes", start=since, stop=stop).to_dict("records")[0]
    name = words.named(label, indicator)
    return Shown(
        sentence=words.sentence(name, latest, requests), selection=words.selection(name, since, stop),
        figures=[
            *[ui.Figure(words.title(indicator, row), words.count(row), words.word(counted["unit"].iloc[0]),
                        note=words.year_before(row), verdict=words.season(row)) for row in latest],
            ui.Figure(_("Demandes reçues"), ui.integer(requests["received_count"]),
                      note=words.requests_before(requests)),
            ui.Figure(_("Closes en 15 jours"), ui.percent(requests["quick_share"]), note=words.quick(requests)),
        ],
        cards=[dataset("services"), dataset("demandes")], filter_count=4,
    )  # fmt: skip
