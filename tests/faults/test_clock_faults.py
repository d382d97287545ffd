"""Fault 12: the two days when the clock jumps, UTC against local time, leap days. Fault 11 of the river: the future."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from tests.loaded_town import Town, open_town


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    with open_town(tmp_path) as opened:
        yield opened


def readings(*instants: str) -> str:
    return json.dumps({"data": [
        {"code_station": "I362102001", "grandeur_hydro": "H", "date_obs": instant, "resultat_obs": 500.0 + number,
         "code_statut": 4} for number, instant in enumerate(instants)]})


def test_the_hour_struck_twice_is_two_readings(town: Town) -> None:
    town.load_text("hydrometrie", readings("2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", "2026-10-25T02:30:00+02:00"))
    assert town.ask("select measured_at, level_m from core.river_readings order by all") == [
        (datetime(2026, 10, 25, 0, 30), 0.502), (datetime(2026, 10, 25, 1, 30), 0.501)]


def test_a_day_of_the_town_has_twenty_three_or_twenty_five_hours(town: Town) -> None:
    hours = [f"2026-{day}T{hour:02}:00:00Z" for day in ("03-28", "03-29", "10-24", "10-25") for hour in range(24)]
    town.load_text("hydrometrie", readings(*hours))
    days = town.ask("select cast(timezone('Europe/Paris', timezone('UTC', measured_at)) as date) as day, count(*) "
                    "from core.river_readings group by day having day in ('2026-03-29', '2026-10-25') order by day")
    assert days == [(date(2026, 3, 29), 23), (date(2026, 10, 25), 25)]


def test_an_hour_that_the_clock_skips_is_refused(town: Town) -> None:
    town.load_text("demandes", "id_opaque;categorie;recu_le\na;Voirie;2026-03-29 02:30\nb;Voirie;2026-03-29 03:30\n",
                   "demandes.csv")
    assert town.ask("select request_id, received_at from core.service_requests") == [
        ("b", datetime(2026, 3, 29, 1, 30))]
    assert town.rejected("core.service_requests") == {"réception illisible": 1}


def test_a_leap_day_exists_only_in_leap_years(town: Town) -> None:
    town.load_text("wifi", "point_id;date;sessions\nW01;2024-02-29;1\nW01;2026-02-29;1\n", "wifi.csv")
    assert town.ask("select used_on from core.wifi_usage") == [(date(2024, 2, 29),)]
    assert town.rejected("core.wifi_usage") == {"date illisible": 1}


def test_a_reading_to_come_never_becomes_the_latest(town: Town) -> None:
    town.load_text("hydrometrie", readings("2026-11-23T11:55:00Z", "2026-11-23T14:00:00Z", "2036-11-23T11:55:00Z"))
    assert town.one("select max(measured_at) from core.river_readings") == datetime(2026, 11, 23, 11, 55)
    assert town.rejected("core.river_readings") == {"instant à venir": 2}
