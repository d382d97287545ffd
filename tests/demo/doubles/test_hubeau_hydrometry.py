"""Hub'Eau hydrométrie v2: cursor, 206, the month, late rows, rows twice, twins; stations; elaborated figures."""

from __future__ import annotations

import csv
import io
from collections import Counter
from datetime import timedelta

import pytest
import requests

from dashboard.demo.doubles import Doubles, serve
from dashboard.demo.doubles.gauges import transmission_delay
from tests.demo.doubles.town import LOUVIGNY, NOW, THURY, Clock, Get

ROOT = "/api/v2/hydrometrie"
OBSERVATIONS = f"{ROOT}/observations_tr"
HOURS_AGO = (NOW - timedelta(hours=6)).strftime("%Y-%m-%dT%H:%M:%SZ")


def refused(answer: requests.Response) -> tuple[str, str]:
    assert answer.status_code == 400
    assert answer.json()["code"] == "InvalidRequest"
    error = answer.json()["field_errors"][0]
    return error["code"], error["message"]


def every_page(doubles: Doubles, **parameters: object) -> list[requests.Response]:
    answer = requests.get(doubles.base_urls["hubeau"] + OBSERVATIONS, params=parameters, timeout=10)
    pages = [answer]
    while following := answer.json()["next"]:
        answer = requests.get(following, timeout=10)
        pages.append(answer)
    return pages


def test_the_last_month_latest_first_a_thousand_at_a_time(get: Get) -> None:
    answer = get("hubeau", OBSERVATIONS, code_entite=LOUVIGNY, grandeur_hydro="H")
    body = answer.json()
    assert answer.status_code == 206
    assert len(body["data"]) == 1000
    assert 8600 < body["count"] < 8700
    assert body["api_version"] == "2.0.1"
    assert body["data"][0]["date_obs"] > body["data"][-1]["date_obs"]


def test_pages_end_in_a_200_and_hold_every_row_once(doubles: Doubles) -> None:
    pages = every_page(doubles, code_entite=LOUVIGNY, grandeur_hydro="H", date_debut_obs=HOURS_AGO, size=20)
    whole = every_page(doubles, code_entite=LOUVIGNY, grandeur_hydro="H", date_debut_obs=HOURS_AGO)
    assert [page.status_code for page in pages[:-1]] == [206] * (len(pages) - 1)
    assert pages[-1].status_code == 200
    assert len(pages) >= 4
    assert [row for page in pages for row in page.json()["data"]] == whole[0].json()["data"]
    assert f'<{pages[0].json()["next"]}>; rel="next"' in pages[0].headers["Link"]
    assert 'rel="next"' not in pages[-1].headers["Link"]


def test_the_first_next_is_http_even_behind_https(get: Get, doubles: Doubles) -> None:
    parameters = {"code_entite": LOUVIGNY, "grandeur_hydro": "H", "date_debut_obs": HOURS_AGO, "size": 20}
    secure = {"X-Forwarded-Proto": "https"}
    first = get("hubeau", OBSERVATIONS, headers=secure, **parameters).json()
    assert first["first"].startswith("https://")
    assert first["next"].startswith(doubles.base_urls["hubeau"])
    second = requests.get(first["next"], headers=secure, timeout=10).json()
    assert second["next"].startswith("https://")


def test_pages_are_those_of_the_first_answer_whatever_comes_meanwhile(get: Get, clock: Clock) -> None:
    parameters = {"code_entite": LOUVIGNY, "grandeur_hydro": "H", "date_debut_obs": HOURS_AGO}
    first = get("hubeau", OBSERVATIONS, size=20, **parameters).json()
    whole = get("hubeau", OBSERVATIONS, **parameters).json()["data"]
    clock.forward(hours=1)
    second = requests.get(first["next"], timeout=10).json()
    assert first["data"] + second["data"] == whole[:40]
    assert second["count"] == first["count"]


def test_values_are_those_of_the_river_in_millimetres(get: Get) -> None:
    rows = get("hubeau", OBSERVATIONS, code_entite=LOUVIGNY, grandeur_hydro="H", date_debut_obs=HOURS_AGO).json()
    row = rows["data"][3]
    hour, minute = int(row["date_obs"][11:13]), int(row["date_obs"][14:16])
    assert row["resultat_obs"] == hour * 60 + minute
    assert (row["code_site"], row["code_station"]) == (LOUVIGNY[:8], LOUVIGNY)
    assert (row["code_statut"], row["libelle_statut"]) == (4, "Brute")
    assert row["date_debut_serie"] <= row["date_obs"] <= row["date_fin_serie"]


def test_a_station_s_rows_arrive_late_and_never_go_away(get: Get, clock: Clock) -> None:
    def instants() -> set[str]:
        rows = get("hubeau", OBSERVATIONS, code_entite=LOUVIGNY, grandeur_hydro="H", date_debut_obs=HOURS_AGO,
                   fields="date_obs", size=20_000).json()["data"]  # fmt: skip
        return {row["date_obs"] for row in rows}

    seen, stragglers = instants(), 0
    newest = max(seen)
    assert newest <= (NOW - transmission_delay(LOUVIGNY)).strftime("%Y-%m-%dT%H:%M:%SZ")
    assert newest >= (NOW - timedelta(minutes=90)).strftime("%Y-%m-%dT%H:%M:%SZ")
    for _ in range(100):
        clock.forward(minutes=5)
        now = instants()
        assert seen <= now
        stragglers += sum(1 for one in now - seen if one < max(seen))
        seen = now
    assert stragglers


def test_some_rows_come_twice_and_out_of_order(get: Get) -> None:
    rows = get("hubeau", OBSERVATIONS, code_entite=LOUVIGNY, grandeur_hydro="H", size=20_000).json()["data"]
    instants = [row["date_obs"] for row in rows]
    assert 10 < sum(count - 1 for count in Counter(instants).values()) < 100
    assert instants != sorted(instants, reverse=True)
    assert len(set(instants)) > 8500


def test_ascending_order(get: Get) -> None:
    parameters = {"code_entite": LOUVIGNY, "grandeur_hydro": "H", "date_debut_obs": HOURS_AGO}
    rows = get("hubeau", OBSERVATIONS, sort="asc", **parameters).json()["data"]
    assert rows[0]["date_obs"] < rows[-1]["date_obs"]


def test_a_station_without_flow_answers_zero_rows(get: Get) -> None:
    answer = get("hubeau", OBSERVATIONS, code_entite=LOUVIGNY, grandeur_hydro="Q")
    assert answer.status_code == 200
    assert (answer.json()["count"], answer.json()["data"], answer.json()["next"]) == (0, [], None)


def test_an_unknown_station_answers_zero_rows(get: Get) -> None:
    assert get("hubeau", OBSERVATIONS, code_entite="Z999999999").json()["count"] == 0


def test_a_site_gives_each_flow_a_twin_without_station(get: Get) -> None:
    parameters = {"grandeur_hydro": "Q", "date_debut_obs": HOURS_AGO}
    by_station = get("hubeau", OBSERVATIONS, code_entite=THURY, **parameters).json()
    by_site = get("hubeau", OBSERVATIONS, code_entite=THURY[:8], **parameters).json()
    assert {row["code_station"] for row in by_station["data"]} == {THURY}
    assert Counter(row["code_station"] for row in by_site["data"]) == {
        THURY: by_station["count"], None: by_station["count"],
    }  # fmt: skip


def test_the_twins_can_be_mixed_into_a_station_s_answer(get: Get, doubles: Doubles) -> None:
    doubles.faults.add("twins", "/hubeau")
    rows = get("hubeau", OBSERVATIONS, code_entite=THURY, grandeur_hydro="Q", date_debut_obs=HOURS_AGO).json()["data"]
    assert {row["code_station"] for row in rows} == {THURY, None}


def test_several_entities_wildcards_and_both_measures(get: Get) -> None:
    parameters = {"date_debut_obs": HOURS_AGO, "fields": "code_station,grandeur_hydro", "size": 20_000}
    several = get("hubeau", OBSERVATIONS, code_entite=f"{THURY},{LOUVIGNY}", **parameters).json()["data"]
    wild = get("hubeau", OBSERVATIONS, code_entite="I362*", **parameters).json()["data"]
    assert {tuple(row.values()) for row in several} == {(THURY, "H"), (THURY, "Q"), (LOUVIGNY, "H")}
    assert {row["code_station"] for row in wild} == {LOUVIGNY}


def test_fields_and_status_filter(get: Get) -> None:
    parameters = {"code_entite": LOUVIGNY, "grandeur_hydro": "H", "date_debut_obs": HOURS_AGO}
    row = get("hubeau", OBSERVATIONS, fields="date_obs,resultat_obs", **parameters).json()["data"][0]
    assert list(row) == ["date_obs", "resultat_obs"]
    assert get("hubeau", OBSERVATIONS, code_statut="16", **parameters).json()["count"] == 0
    assert get("hubeau", OBSERVATIONS, code_statut="4,16", **parameters).json()["count"] > 0


def test_a_window_between_two_instants(get: Get) -> None:
    rows = get("hubeau", OBSERVATIONS, code_entite=LOUVIGNY, grandeur_hydro="H", sort="asc",
               date_debut_obs="2026-11-20T10:00:00Z", date_fin_obs="2026-11-20T10:30:00Z").json()["data"]  # fmt: skip
    assert {row["date_obs"][11:16] for row in rows} == {f"10:{minute:02d}" for minute in range(0, 31, 5)}


@pytest.mark.parametrize(
    ("parameters", "code", "message"),
    [
        ({"size": 20_001}, "ValidatePageSize", "size must be less than or equal to 20000"),
        ({"date_debut_obs": "2026-10-20"}, "ValidateDateMin", "date can't be < 1 month from now"),
        ({"date_fin_obs": "2025-01-01T00:00:00Z"}, "ValidateDateMin", "date can't be < 1 month from now"),
        ({"date_debut_obs": "hier"}, "ValidateDate", "date_debut_obs must be an ISO 8601 date"),
        ({"cursor": "abc"}, "ValidateCursor", "cursor is not valid"),
        ({"size": "-1"}, "ValidateInteger", "size must be an integer greater than or equal to 1"),
        (
            {"timestep": 30, "code_entite": f"{THURY},{LOUVIGNY}"},
            "ValidateTimestep",
            "timestep can only be used with a single code_entite",
        ),
        ({"timestep": 5}, "ValidateTimestep", "timestep must be between 10 and 60"),
    ],
)
def test_refusals(get: Get, parameters: dict, code: str, message: str) -> None:
    answer = get("hubeau", OBSERVATIONS, **{"code_entite": LOUVIGNY, **parameters})
    assert refused(answer) == (code, message)


def test_timestep_samples_in_no_order(get: Get) -> None:
    rows = get("hubeau", OBSERVATIONS, code_entite=LOUVIGNY, grandeur_hydro="H", date_debut_obs=HOURS_AGO,
               timestep=30).json()["data"]  # fmt: skip
    instants = [row["date_obs"] for row in rows]
    assert 11 <= len(instants) <= 13
    assert instants not in (sorted(instants), sorted(instants, reverse=True))


def test_csv_is_quoted_and_paged_alike(get: Get) -> None:
    answer = get("hubeau", f"{OBSERVATIONS}.csv", code_entite=LOUVIGNY, grandeur_hydro="H", size=5,
                 fields="code_station,date_obs,resultat_obs")  # fmt: skip
    first, second, *_ = answer.text.splitlines()
    assert answer.status_code == 206
    assert answer.headers["Content-Type"] == "text/csv;charset=UTF-8"
    assert first == '"code_station";"date_obs";"resultat_obs"'
    assert next(csv.reader(io.StringIO(second), delimiter=";"))[0] == LOUVIGNY
    assert 'rel="next"' in answer.headers["Link"]


def test_stations_by_page(get: Get) -> None:
    answer = get("hubeau", f"{ROOT}/referentiel/stations", size=2)
    assert answer.status_code == 206
    assert [row["code_station"] for row in answer.json()["data"]] == [THURY, "I361206001"]
    last = requests.get(answer.json()["next"], timeout=10)
    assert last.status_code == 200
    assert [row["code_station"] for row in last.json()["data"]] == [LOUVIGNY]
    assert last.json()["prev"]


@pytest.mark.parametrize(
    ("parameters", "found"),
    [
        ({"code_station": "I362*"}, [LOUVIGNY]),
        ({"code_site": THURY[:8]}, [THURY]),
        ({"libelle_station": "laize"}, ["I361206001"]),
        ({"bbox": "-0.40,49.1,-0.38,49.2"}, [LOUVIGNY]),
        ({"en_service": "false"}, []),
        ({"code_departement": "61"}, []),
    ],
)
def test_filters_of_the_stations(get: Get, parameters: dict, found: list[str]) -> None:
    rows = get("hubeau", f"{ROOT}/referentiel/stations", **parameters).json()["data"]
    assert [row["code_station"] for row in rows] == found


def test_the_referential_is_twenty_thousand_rows_deep(get: Get) -> None:
    for kind in ("stations", "sites"):
        code, message = refused(get("hubeau", f"{ROOT}/referentiel/{kind}", page=3, size=10_000))
        assert code == "ValidatePageDepth"
        assert "20000" in message
    assert refused(get("hubeau", f"{ROOT}/referentiel/stations", size=10_001))[0] == "ValidatePageSize"
    assert refused(get("hubeau", f"{ROOT}/referentiel/stations", bbox="1,2"))[0] == "ValidateBbox"


def test_sites_and_geojson(get: Get) -> None:
    sites = get("hubeau", f"{ROOT}/referentiel/sites").json()["data"]
    assert [row["code_site"] for row in sites] == [THURY[:8], "I3612060", LOUVIGNY[:8]]
    shapes = get("hubeau", f"{ROOT}/referentiel/stations", format="geojson", code_station=LOUVIGNY).json()
    assert shapes["features"][0]["geometry"]["coordinates"] == [-0.390028, 49.154653]


def test_version_one_is_closed(get: Get) -> None:
    assert get("hubeau", "/api/v1/hydrometrie/observations_tr").status_code == 403
    assert get("hubeau", "/api/v1/hydrometrie/referentiel/stations").status_code == 403


def test_daily_means_come_from_the_yearly_files_without_sentinels(get: Get) -> None:
    answer = get("hubeau", f"{ROOT}/obs_elab", code_entite=THURY, grandeur_hydro_elab="QmnJ").json()
    assert [(row["date_obs_elab"], row["resultat_obs_elab"]) for row in answer["data"]] == [
        ("2024-12-31", 9000), ("2025-01-01", 2000), ("2025-01-02", 5000),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("parameters", "values"),
    [
        ({"grandeur_hydro_elab": "QIXnJ", "date_debut_obs_elab": "2025-01-01"}, [3000, 5000]),
        ({"grandeur_hydro_elab": "QINnJ", "date_fin_obs_elab": "2024-12-31"}, [9000]),
        ({"grandeur_hydro_elab": "QmM"}, [9000, 3500]),
        ({"grandeur_hydro_elab": "HIXnJ"}, []),
    ],
)
def test_other_figures_and_dates(get: Get, parameters: dict, values: list[float]) -> None:
    rows = get("hubeau", f"{ROOT}/obs_elab", code_entite=THURY, **parameters).json()["data"]
    assert [row["resultat_obs_elab"] for row in rows] == values


def test_elaborated_figures_are_paged_by_cursor_and_refuse_what_they_do_not_know(get: Get) -> None:
    first = get("hubeau", f"{ROOT}/obs_elab", code_entite=THURY, grandeur_hydro_elab="QmnJ", size=2)
    assert first.status_code == 206
    assert requests.get(first.json()["next"], timeout=10).json()["data"][0]["date_obs_elab"] == "2025-01-02"
    assert refused(get("hubeau", f"{ROOT}/obs_elab", grandeur_hydro_elab="HmnJ"))[0] == "ValidateGrandeur"
    many = ",".join(f"I{n:09d}" for n in range(101))
    assert refused(get("hubeau", f"{ROOT}/obs_elab", code_entite=many))[0] == "ValidateListSize"


def test_the_demonstration_river_answers_when_no_other_is_given(folder) -> None:
    with serve(folder, now=lambda: NOW) as doubles:
        ask = doubles.base_urls["hubeau"] + OBSERVATIONS
        parameters = {"code_entite": f"{LOUVIGNY},{THURY}", "date_debut_obs": HOURS_AGO, "size": 20_000}
        rows = requests.get(ask, params=parameters, timeout=10).json()["data"]
    found = Counter((row["code_station"], row["grandeur_hydro"]) for row in rows)
    assert set(found) == {(LOUVIGNY, "H"), (THURY, "H"), (THURY, "Q")}
    assert found[LOUVIGNY, "H"] > 40
