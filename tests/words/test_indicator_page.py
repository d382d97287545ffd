"""What the page of one indicator draws and lists: the whole series, the events of that time, the right population."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pandas as pd
import pytest

from dashboard.declarations import load_town
from dashboard.indicators import Event, load_events
from dashboard.words import indicator, indicator_cards
from dashboard.words.home import about


def daily(count: int) -> pd.DataFrame:
    days = [pd.Timestamp(2017, 1, 1) + timedelta(days=i) for i in range(count)]
    return pd.DataFrame({"period": days, "value": [float(i) for i in range(count)], "low": 0.0, "target": None}).astype(
        {"target": "float64"}
    )


def event(on: date, until: date | None = None, label: str = "Crue") -> Event:
    return Event(on=on, until=until, label=label, label_en=label, kind="flood", source="Presse")


def test_a_long_series_is_drawn_whole_by_longer_means_and_says_so() -> None:
    frame, start = daily(3_600), date(2017, 1, 1)
    kept = indicator.drawn(frame, start, "day")
    assert kept["period"].min() <= frame["period"].min() and kept["period"].max() > pd.Timestamp(2026, 11, 1)
    assert len(kept) < indicator.MOST_DRAWN
    assert indicator.spacing(kept, frame, start, "day") == "week"
    whole = frame[frame["period"].between("2020-01-06", "2020-01-12")]["value"].mean()
    assert kept.set_index("period")["value"]["2020-01-06"] == whole
    assert indicator.rule(kept.assign(target=float("nan"), low=float("nan")), "week") == "Moyennes par semaine"


def test_a_shorter_one_is_drawn_as_it_is() -> None:
    frame = daily(1_000)
    kept = indicator.drawn(frame, date(2018, 1, 1), "day")
    assert kept["period"].min() == pd.Timestamp(2018, 1, 1) and len(kept) == 635
    assert indicator.spacing(kept, frame, date(2018, 1, 1), "day") == "day"


def test_only_the_events_of_the_time_drawn_are_listed() -> None:
    frame = daily(365)
    inside, across = event(date(2017, 6, 1)), event(date(2016, 12, 1), date(2017, 1, 10))
    events = [event(date(2016, 6, 1)), across, inside, event(date(2019, 1, 1))]
    assert indicator.within(events, frame) == [across, inside]
    assert indicator.within(events, frame.head(0)) == [] == indicator.marks(events, frame.head(0))


def test_close_events_are_named_in_three_rows_then_go_without_a_word() -> None:
    frame = daily(365)
    close = [event(date(2017, 2, day), label=f"Crue {day}") for day in range(1, 6)]
    assert [word for _at, word in indicator.marks(close, frame)] == ["Crue 1", "Crue 2", "Crue 3", "", ""]
    apart = [event(date(2017, month, 1), label=f"Crue {month}") for month in (1, 5, 9)]
    assert all(word for _at, word in indicator.marks(apart, frame))


@pytest.mark.parametrize(
    ("indicator_id", "theme", "owner", "kinds"),
    [
        ("dette_par_habitant", "Finances", "finances", set()),
        ("orne_jours_hauts", "Environnement et eau", "eau-environnement", {"flood"}),
        ("cantine_repas", "Éducation et jeunesse", "restauration-scolaire", {"lockdown"}),
        ("wifi_sessions", "Numérique", "informatique", {"lockdown"}),
        ("adresses_certifiees", "Urbanisme et adresses", "urbanisme", set()),
    ],
)
def test_an_event_touches_what_it_explains(indicator_id: str, theme: str, owner: str, kinds: set[str]) -> None:
    touching = [each for each in load_events(load_town("14271")) if each.concerns(indicator_id, theme, owner)]
    assert {each.kind for each in touching} == kinds


def test_the_floods_that_the_press_dated_say_that_the_press_did() -> None:
    floods = [each for each in load_events(load_town("14271")) if each.kind == "flood"]
    assert [each.on.year for each in floods] == [2021, 2025]
    assert all(each.source.startswith("Presse") for each in floods)


class Thing:
    """Whatever a function reads of its argument."""

    def __init__(self, **values: Any) -> None:
        self.__dict__.update(values)


def test_a_dataset_that_feeds_no_indicator_is_among_what_the_reader_chose() -> None:
    boards, finances = Thing(id="panneaux", theme="Administration"), Thing(id="finances", theme="Finances")
    shown: list[Any] = [Thing(sources=(finances,))]
    cards: list[Any] = [boards, finances]
    assert about(cards, shown, None) == cards
    assert about(cards, shown, "Administration") == cards
    assert about(cards, shown, "Finances") == [finances]
    assert about(cards, shown, None, "finances") == [finances]


def test_the_town_stands_among_its_peers_by_the_population_of_the_same_source() -> None:
    peers = (Thing(name="Ifs", population=5_300, value=400.0), Thing(name="Dives", population=5_900, value=300.0))
    kpi: Any = Thing(
        peer_population=5_558,
        nearest=peers,
        last=Thing(value=382.0, period=date(2025, 1, 1)),
        indicator=Thing(unit="€/hab.", digits=0),
    )
    told = indicator_cards.peer_towns(kpi)
    assert list(told["population"]) == [5_300, 5_558, 5_900]
    assert "2025" in indicator_cards.peer_caption(kpi)
