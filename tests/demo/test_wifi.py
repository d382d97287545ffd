"""Use of the WiFi: shape, patterns, outages, no identifier of a device, a past that stays."""

import gzip
import json
from datetime import UTC, date, datetime

import numpy as np
import pytest

from dashboard.demo import wifi
from dashboard.demo.access_points import access_points, hour_shares
from dashboard.demo.commune import contains

UNTIL = datetime(2022, 2, 3, 8, tzinfo=UTC)
LAST = date(2026, 11, 22)


def point(name):
    return next(one for one in access_points(1, 1) if one.name == name)


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wifi")
    wifi.write(folder, 1, UNTIL, 1)
    return folder / "opendatasoft" / "frequentation-du-wifi-public.jsonl.gz"


@pytest.fixture(scope="module")
def library():
    return wifi.frame(point("Médiathèque"), LAST, 1)


def test_the_file_is_read_whole_by_a_plain_gzip_reader(written) -> None:
    with gzip.open(written, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    assert len(rows) == wifi.row_count(1, UNTIL)
    assert rows[0]["date"] == "2020-06-01"
    assert max(row["date"] for row in rows) == "2022-02-02"


def test_columns_are_those_of_the_documented_file_and_name_no_device(written) -> None:
    with gzip.open(written, "rt", encoding="utf-8") as file:
        row = json.loads(file.readline())
    assert list(row) == [
        "point_id", "point_nom", "latitude", "longitude", "date", "heure", "sessions", "terminaux_distincts",
        "duree_totale_s", "octets_descendants", "octets_montants", "disponibilite_min",
    ]  # fmt: skip
    assert not [name for name in row if "mac" in name or "device" in name]


def test_the_same_seed_gives_the_same_bytes(written, tmp_path) -> None:
    wifi.write(tmp_path, 1, UNTIL, 1)
    assert (tmp_path / "opendatasoft" / written.name).read_bytes() == written.read_bytes()


def test_thirteen_points_stand_inside_the_commune() -> None:
    points = access_points(1, 1)
    assert len(points) == 13
    assert contains([one.longitude for one in points], [one.latitude for one in points]).all()


def test_about_seven_hundred_thousand_rows_in_november_2026() -> None:
    assert 600_000 < wifi.row_count(1, datetime(2026, 11, 23, tzinfo=UTC)) < 750_000


def test_the_past_is_the_same_when_the_end_moves(library) -> None:
    earlier = wifi.frame(point("Médiathèque"), date(2023, 10, 17), 1)
    later = library.iloc[: len(earlier)]
    for name in earlier.columns:
        assert (earlier[name].astype(str).to_numpy() == later[name].astype(str).to_numpy()).all(), name


def test_every_figure_is_possible(library) -> None:
    assert (library["terminaux_distincts"] <= library["sessions"]).all()
    assert ((library["terminaux_distincts"] > 0) == (library["sessions"] > 0)).all()
    assert library["disponibilite_min"].between(0, 60).all()
    assert library["heure"].between(0, 23).all()
    idle = library[library["sessions"] == 0]
    assert (idle[["duree_totale_s", "octets_descendants", "octets_montants"]] == 0).all().all()


def test_nights_are_small_and_wednesdays_full(library) -> None:
    by_hour = library.groupby("heure")["sessions"].mean()
    assert by_hour[3] == 0
    assert by_hour[15] > 8
    days = library.groupby("date", observed=True)["sessions"].sum()
    weekday = np.array([date.fromisoformat(day).weekday() for day in days.index])
    assert days[weekday == 2].mean() > 1.3 * days[weekday == 3].mean()
    assert days[weekday == 6].mean() < 10


def test_the_lockdown_of_autumn_2020_shows(library) -> None:
    days = library.groupby("date", observed=True)["sessions"].sum()
    assert days["2020-11-01":"2020-12-10"].mean() < 0.25 * days["2021-11-01":"2021-12-10"].mean()


def test_a_dead_point_reports_zero_and_no_availability() -> None:
    frame = wifi.frame(point("Gymnase"), date(2023, 3, 1), 1)
    outage = frame[(frame["date"].astype(str) >= "2022-11-14") & (frame["date"].astype(str) <= "2023-01-20")]
    assert len(outage) == 68 * 24
    assert (outage[["sessions", "disponibilite_min"]] == 0).all().all()


def test_a_silent_feed_has_no_row_at_all() -> None:
    days = set(wifi.frame(point("Parc du Vallon"), date(2023, 6, 1), 1)["date"].astype(str))
    assert "2023-05-01" in days
    assert "2023-05-05" not in days
    assert "2023-05-10" in days


def test_the_hour_that_does_not_exist_has_no_row(library) -> None:
    day = library[library["date"] == "2026-03-29"]
    assert 2 not in set(day["heure"])
    assert len(day) == 23


def test_a_point_opened_later_has_no_row_before() -> None:
    frame = wifi.frame(point("Espace public numérique"), date(2022, 1, 1), 1)
    assert frame["date"].astype(str).min() == "2021-09-06"


def test_shares_of_the_day_add_up_to_one() -> None:
    assert all(hour_shares(one).sum() == pytest.approx(1) for one in access_points(1, 1))


def test_a_bigger_town_has_more_points_with_the_same_first_ones() -> None:
    bigger = access_points(3, 1)
    assert len(bigger) == 39
    assert bigger[:13] == access_points(1, 1)
    assert len({one.id for one in bigger}) == 39
