"""Hub'Eau qualité de l'eau potable v1: pages, filters by commune, network and date."""

from __future__ import annotations

import json

import pytest
import requests

from dashboard.demo.doubles.water_index import index, read
from tests.demo.doubles.town import Get

ROOT = "/api/v1/qualite_eau_potable"


def test_networks_of_a_commune_latest_year_first(get: Get) -> None:
    answer = get("hubeau", f"{ROOT}/communes_udi", code_commune="14271").json()
    assert answer["count"] == 7
    assert answer["data"][0]["annee"] == "2026"
    assert get("hubeau", f"{ROOT}/communes_udi", annee="2024,2025").json()["count"] == 2
    assert get("hubeau", f"{ROOT}/communes_udi", code_commune="75056").json()["count"] == 0


def test_results_latest_first_in_206_pages(get: Get) -> None:
    first = get("hubeau", f"{ROOT}/resultats_dis", code_commune="14271", size=15)
    pages = [first]
    while following := pages[-1].json()["next"]:
        pages.append(requests.get(following, timeout=10))
    rows = [row for page in pages for row in page.json()["data"]]
    assert [page.status_code for page in pages] == [206, 206, 200]
    assert [row["date_prelevement"] for row in rows] == sorted((row["date_prelevement"] for row in rows), reverse=True)
    assert len({row["code_prelevement"] for row in rows}) == first.json()["count"] == 40


def test_a_network_holds_samples_of_other_communes(get: Get) -> None:
    by_network = get("hubeau", f"{ROOT}/resultats_dis", code_reseau="014000001").json()
    assert by_network["count"] == 41
    assert {row["code_commune"] for row in by_network["data"]} == {"14271", "14118"}
    assert get("hubeau", f"{ROOT}/resultats_dis", code_reseau="014000002").json()["count"] == 1


@pytest.mark.parametrize(
    ("parameters", "days"),
    [
        ({"date_min_prelevement": "2026-09-09"}, ["2026-09-09", "2026-09-18", "2026-09-27"]),
        ({"date_max_prelevement": "2026-01-01"}, ["2026-01-01"]),
        (
            {"date_min_prelevement": "2026-09-09", "date_max_prelevement": "2026-09-18"},
            ["2026-09-09", "2026-09-18"],
        ),
        ({"date_min_prelevement": "2026-09-09T10:00:00Z"}, ["2026-09-18", "2026-09-27"]),
        ({"code_prelevement": "01400000003"}, ["2026-04-04"]),
    ],
)
def test_filters_on_dates_and_samples(get: Get, parameters: dict, days: list[str]) -> None:
    rows = get("hubeau", f"{ROOT}/resultats_dis", sort="asc", **parameters).json()["data"]
    assert [row["date_prelevement"][:10] for row in rows] == days


def test_fields_and_csv(get: Get) -> None:
    parameters = {"fields": "code_prelevement,resultat_alphanumerique", "size": 1, "sort": "asc"}
    row = get("hubeau", f"{ROOT}/resultats_dis", **parameters).json()["data"][0]
    assert row == {"code_prelevement": "01400000000", "resultat_alphanumerique": "<0,05"}
    text = get("hubeau", f"{ROOT}/resultats_dis.csv", **parameters).text
    assert text.splitlines() == ['"code_prelevement";"resultat_alphanumerique"', '"01400000000";"<0,05"']


@pytest.mark.parametrize("service", ["resultats_dis", "communes_udi"])
def test_pages_are_twenty_thousand_rows_deep(get: Get, service: str) -> None:
    deep = get("hubeau", f"{ROOT}/{service}", page=5, size=5000)
    assert deep.status_code == 400
    assert deep.json()["field_errors"][0]["code"] == "ValidatePageDepth"
    assert get("hubeau", f"{ROOT}/{service}", size=20_001).status_code == 400
    assert get("hubeau", f"{ROOT}/{service}", date_min_prelevement="jamais").status_code in (200, 400)


def test_a_wrong_date_is_refused(get: Get) -> None:
    answer = get("hubeau", f"{ROOT}/resultats_dis", date_min_prelevement="jamais")
    assert answer.json()["field_errors"][0]["field"] == "date_min_prelevement"


@pytest.mark.parametrize("indent", [None, 1])
def test_the_index_finds_rows_however_the_file_is_laid_out(tmp_path, indent: int | None) -> None:
    rows = [{"code_commune": "1", "date_prelevement": "2026", "texte": "é" * n, "reseaux": None} for n in range(3000)]
    path = tmp_path / "rows.json"
    path.write_text(json.dumps(rows, ensure_ascii=False, indent=indent), encoding="utf-8")
    entries = index(path)
    assert path.stat().st_size > 2 << 20  # several readings
    assert list(read(path, entries)) == rows


def test_a_file_that_is_not_a_list_is_an_error(tmp_path) -> None:
    path = tmp_path / "rows.json"
    path.write_text("[{}, <html>", encoding="utf-8")
    with pytest.raises(ValueError, match=r"rows\.json"):
        index(path)
