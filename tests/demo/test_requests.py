"""Requests one by one: shape, volumes, open and reopened ones, dirty dates, a past that stays."""

import json
from collections import Counter
from datetime import UTC, date, datetime

import pytest

from dashboard.demo import requests

UNTIL = datetime(2026, 11, 23, 18, tzinfo=UTC)


def read(folder, until, scale=1, seed=1):
    requests.write(folder, scale, until, seed)
    path = folder / "opendatasoft" / "demandes-des-habitants.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def rows(tmp_path_factory):
    return read(tmp_path_factory.mktemp("requests"), UNTIL)


def test_rows_hold_the_documented_columns(rows) -> None:
    assert {tuple(row) for row in rows} == {
        ("id_opaque", "canal", "categorie", "recu_le", "pris_en_charge_le", "clos_le", "issue")
    }


def test_about_eleven_hundred_requests_a_year_since_july_2021(rows) -> None:
    years = Counter(row["recu_le"][:4] for row in rows)
    assert 1_000 < years["2023"] < 1_350
    assert 1_000 < years["2025"] < 1_350
    assert min(row["recu_le"] for row in rows if row["recu_le"].startswith("202")) >= "2021-06-30"


def test_every_category_and_channel_is_there(rows) -> None:
    assert {row["categorie"] for row in rows} == {
        "doléance voirie", "éclairage", "propreté", "bruit", "objet trouvé", "OTV", "rendez-vous",
        "erreur de donnée",
    }  # fmt: skip
    assert {row["canal"] for row in rows} == {"portail", "téléphone", "guichet", "courriel"}


def test_holiday_watches_peak_in_summer(rows) -> None:
    by_month = Counter(row["recu_le"][5:7] for row in rows if row["categorie"] == "OTV")
    assert by_month["07"] > 2 * by_month["02"]


def test_an_open_request_has_no_closing_date_and_no_outcome(rows) -> None:
    opened = [row for row in rows if row["clos_le"] is None]
    assert 50 < len(opened) < 400
    assert {row["issue"] for row in opened} == {""}


def test_clean_dates_are_in_order_and_not_in_the_future(rows) -> None:
    clean = [row for row in rows if row["recu_le"].startswith("202") and row["clos_le"]]
    clean = [row for row in clean if "2021" <= row["clos_le"] < "2030"]
    assert len(clean) > 4_000
    assert all(row["recu_le"] < row["pris_en_charge_le"] < row["clos_le"] <= "2026-11-23T18:00:00" for row in clean)


def test_some_come_twice_reopened_or_published_again(rows) -> None:
    times = Counter(row["id_opaque"] for row in rows)
    reopened = [row for row in rows if row["issue"] == "résolue après réouverture"]
    assert reopened
    assert all(times[row["id_opaque"]] >= 2 for row in reopened)
    assert any(count > 1 for count in Counter(map(json.dumps, rows)).values())


def test_a_few_dates_are_dirty(rows) -> None:
    received = [row["recu_le"] for row in rows]
    assert "31/02/2024" in received
    assert any(value.startswith("02") for value in received)
    assert any(row["clos_le"] and row["clos_le"] >= "2035" for row in rows)
    assert 5 < sum(not value.startswith("202") for value in received) < 60


def test_a_later_end_closes_requests_and_adds_new_ones_only(tmp_path, rows) -> None:
    earlier = read(tmp_path, datetime(2025, 2, 14, 9, tzinfo=UTC))
    later = Counter(json.dumps(row) for row in rows)
    settled = [row for row in earlier if row["clos_le"]]
    assert len(settled) > 2_500
    assert all(later[json.dumps(row)] for row in settled)
    keys = {(row["id_opaque"], row["recu_le"]) for row in rows}
    assert all((row["id_opaque"], row["recu_le"]) in keys for row in earlier)


def test_the_same_seed_gives_the_same_bytes_and_another_other_ones(tmp_path) -> None:
    until = datetime(2021, 12, 1, tzinfo=UTC)
    texts = [json.dumps(read(tmp_path / name, until, seed=seed)) for name, seed in (("a", 1), ("b", 1), ("c", 2))]
    assert texts[0] == texts[1] != texts[2]


def test_volume_follows_the_scale() -> None:
    month = date(2024, 5, 1)
    assert 8 < len(requests.drawn(month, 10, 1)) / len(requests.drawn(month, 1, 1)) < 12


def test_requests_are_taken_in_charge_faster_since_the_new_tool() -> None:
    before, after = requests.drawn(date(2024, 10, 1), 5, 1), requests.drawn(date(2025, 10, 1), 5, 1)
    assert (after["taken"] - after["received"]).median() < (before["taken"] - before["received"]).median()
