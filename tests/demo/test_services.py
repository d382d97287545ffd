"""Counts of the municipal services: columns, seasons, lockdowns, what is provisional, what never changes."""

import json
from datetime import UTC, datetime

import pandas as pd
import pytest

from dashboard.demo import services, training

UNTIL = datetime(2026, 11, 23, 18, tzinfo=UTC)


def read(until, seed=1, scale=1):
    frame = pd.DataFrame(list(services.records(scale, until.replace(tzinfo=None), seed)))
    return frame.assign(number=pd.to_numeric(frame["valeur"], errors="coerce"))


@pytest.fixture(scope="module")
def published():
    return read(UNTIL)


def monthly(frame, service, name):
    rows = frame[(frame["service"] == service) & (frame["indicateur"] == name)]
    return rows.set_index("periode_debut")["number"]


def test_the_file_holds_the_documented_columns_in_order(tmp_path) -> None:
    services.write(tmp_path, 1, UNTIL, 1)
    path = tmp_path / "opendatasoft" / "statistiques-des-services-municipaux.jsonl"
    first = json.loads(path.read_text(encoding="utf-8").splitlines()[0])
    assert list(first) == [
        "service", "indicateur", "periode_debut", "periode_fin", "valeur", "unite", "source", "statut", "commentaire",
    ]  # fmt: skip
    assert list(first) == [field.name for field in services.FIELDS]


def test_every_service_counts_over_ten_years(published) -> None:
    assert published["periode_debut"].min() == "2016-01-01"
    assert set(published["service"]) == {
        "accueil", "etat-civil", "mediatheque", "restauration-scolaire", "espace-public-numerique",
        "conseiller-numerique", "formation-numerique-seniors", "police-municipale",
    }  # fmt: skip


def test_no_key_comes_twice(published) -> None:
    assert not published.duplicated(["service", "indicateur", "periode_debut", "periode_fin"]).any()


def test_no_lunch_is_served_in_august(published) -> None:
    meals = monthly(published, "restauration-scolaire", "repas servis")
    august = meals[meals.index.str[5:7] == "08"]
    assert len(august) == 11
    assert (august == 0).all()
    assert meals["2025-11-01"] > 4_000


def test_the_lockdown_empties_the_library_and_the_next_month_of_june_does_not(published) -> None:
    entries = monthly(published, "mediatheque", "entrées")
    assert entries["2020-04-01"] < 0.2 * entries["2019-04-01"]
    assert entries["2020-06-01"] > 0.7 * entries["2019-06-01"]


def test_a_lasting_change_can_be_found(published) -> None:
    entries = monthly(published, "mediatheque", "entrées")
    before, after = entries["2024-09-01":"2025-08-01"].mean(), entries["2025-09-01":"2026-08-01"].mean()
    assert after > 1.1 * before


def test_the_last_complete_month_is_provisional_and_nothing_is_later(published) -> None:
    provisional = published[published["statut"] == "provisoire"]
    assert provisional["periode_debut"].str.startswith("2026-10").all()
    assert published["periode_fin"].max() == "2026-10-31"
    assert set(published["statut"]) == {"provisoire", "definitif"}


def test_some_values_are_not_numbers_as_typed(published) -> None:
    odd = published[published["number"].isna()]["valeur"]
    assert sorted(odd) == ["-", "1 234,5", "n.c.", "n.c."]


def test_final_rows_do_not_change_when_the_end_moves(published) -> None:
    earlier = read(datetime(2025, 3, 8, 6, tzinfo=UTC))
    final = earlier[earlier["statut"] == "definitif"].drop(columns="number")
    later = published[published["periode_debut"] <= final["periode_debut"].max()].drop(columns="number")
    kept = final[final["periode_debut"] >= "2016-01-01"].reset_index(drop=True)
    pd.testing.assert_frame_equal(kept, later.reset_index(drop=True))


def test_the_provisional_month_is_revised_upwards_when_it_becomes_final() -> None:
    before = monthly(read(datetime(2026, 11, 2, tzinfo=UTC)), "mediatheque", "prêts")
    after = monthly(read(datetime(2026, 12, 2, tzinfo=UTC)), "mediatheque", "prêts")
    assert after["2026-10-01"] > before["2026-10-01"]


def test_police_counts_agree_with_the_requests_published_one_by_one(published) -> None:
    from dashboard.demo import requests

    drawn = requests.drawn(datetime(2025, 5, 1).date(), 1, 1)
    watches = drawn[drawn["categorie"] == "OTV"]["id_opaque"].nunique()
    assert monthly(published, "police-municipale", "OTV demandées")["2025-05-01"] == watches


def test_seniors_fill_at_most_fifteen_places(published) -> None:
    rows = published[published["service"] == "formation-numerique-seniors"]
    sessions = rows.pivot(index="periode_debut", columns="indicateur", values="number")
    assert (sessions["places"] == 15).all()
    assert (sessions["présents"] <= sessions["inscrits"]).all()
    assert (sessions["inscrits"] <= 15).all()


@pytest.mark.parametrize("year", range(2019, 2028))
def test_a_year_has_two_cycles_of_24_planned_sessions(year) -> None:
    planned = training.planned(year)
    assert [cycle for cycle, _, _ in planned].count(1) == 24
    assert len(planned) == 48
    assert max(day for _, _, day in planned).year == year


def test_sessions_do_not_take_place_under_lockdown() -> None:
    from datetime import date

    held = [day for day, _ in training.sessions(date(2020, 1, 1), date(2021, 1, 1), 1)]
    assert held
    assert not [day for day in held if date(2020, 3, 17) <= day <= date(2020, 5, 10)]


def test_a_bigger_town_has_more_sites_and_the_same_first_one(published) -> None:
    bigger = read(UNTIL, scale=2)
    assert len(bigger) > 1.5 * len(published)
    first = bigger[bigger["service"] == "mediatheque"].reset_index(drop=True)
    pd.testing.assert_frame_equal(first, published[published["service"] == "mediatheque"].reset_index(drop=True))
