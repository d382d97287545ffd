"""The municipal services: the front desk's last counts against the years before."""

from __future__ import annotations

from dashboard import ui
from dashboard.data import dataset, record, records, rows
from dashboard.server.first_paint.shown import Asked, Shown
from dashboard.words import services as words

FIRST = "accueil"


def shown(_asked: Asked) -> Shown | None:
    """None when nothing was published."""
    choices, (_first, stop, since) = rows("services/choix"), record("services/etendue").values()
    counted = choices[choices["service"] == FIRST]
    if counted.empty or stop is None:
        return None
    indicators, units = list(counted["indicator"]), dict(zip(counted["indicator"], counted["unit"], strict=True))
    latest = {each: records("services/dernier", service=FIRST, indicator=each, stop=stop)
              for each in words.ranked(indicators, indicators[0])}  # fmt: skip
    name = words.named(counted["service_label"].iloc[0], indicators[0])
    return Shown(
        sentence=words.sentence(name, latest[indicators[0]]), selection=words.selection(name, since, stop),
        figures=[ui.Figure(words.title(each, row), words.count(row), words.word(units[each]),
                           note=words.year_before(row), verdict=words.season(row))
                 for each, found in latest.items() for row in found],
        cards=[dataset("services"), dataset("demandes")], filter_count=4,
    )  # fmt: skip
