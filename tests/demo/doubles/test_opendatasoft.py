"""The portal: catalogue and records, their limits and error texts, filters, facets."""

from __future__ import annotations

import pytest

from tests.demo.doubles.town import Get

ROOT = "/api/explore/v2.1/catalog"
BENCHES = f"{ROOT}/datasets/bancs-publics/records"


def ids(answer: dict) -> list[str]:
    return [row["dataset_id"] for row in answer["results"]]


def test_the_catalogue_gives_ten_datasets_by_default_and_counts_them_all(get: Get) -> None:
    answer = get("opendatasoft", f"{ROOT}/datasets").json()
    assert answer["total_count"] == 120
    assert len(answer["results"]) == 10
    assert answer["results"][0]["metas"]["default"]["title"] == "Bancs publics"


def test_pages_of_a_hundred_cover_the_catalogue_once(get: Get) -> None:
    pages = [get("opendatasoft", f"{ROOT}/datasets", limit=100, offset=offset).json() for offset in (0, 100)]
    found = [one for page in pages for one in ids(page)]
    assert len(found) == len(set(found)) == 120


def test_minus_one_asks_for_as_many_as_allowed(get: Get) -> None:
    assert len(get("opendatasoft", f"{ROOT}/datasets", limit=-1).json()["results"]) == 100


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"limit": 101}, "Invalid value for limit API parameter: 101 was found but -1 <= limit <= 100 is expected."),
        ({"limit": -2}, "Invalid value for limit API parameter: -2 was found but -1 <= limit <= 100 is expected."),
        (
            {"limit": 1, "offset": 10_000},
            "Invalid value for sum of offset + limit API parameter: 10001 was found but <= 10000 is expected.",
        ),
        ({"limit": "dix"}, "Invalid value for limit API parameter: dix was found but an integer is expected."),
        ({"offset": -1}, "Invalid value for offset API parameter: -1 was found but >= 0 is expected."),
    ],
)
@pytest.mark.parametrize("path", [f"{ROOT}/datasets", BENCHES])
def test_a_page_too_large_or_too_deep_is_refused_in_the_publisher_s_words(
    get: Get, path: str, parameters: dict, message: str
) -> None:
    answer = get("opendatasoft", path, **parameters)
    assert answer.status_code == 400
    assert answer.json() == {"error_code": "InvalidRESTParameterError", "message": message}


def test_the_ten_thousandth_record_can_be_had(get: Get) -> None:
    answer = get("opendatasoft", f"{ROOT}/datasets/mesures/records", limit=1, offset=9999).json()
    assert answer["total_count"] == 12_000
    assert answer["results"] == [{"n": 9999, "zone": "sud"}]


def test_an_unknown_dataset_is_a_404_in_json(get: Get) -> None:
    for path in ("", "/records", "/exports", "/exports/jsonl", "/facets"):
        answer = get("opendatasoft", f"{ROOT}/datasets/disparu{path}")
        assert answer.status_code == 404
        assert set(answer.json()) == {"error_code", "message"}


def test_a_dataset_id_never_leaves_the_folder(get: Get) -> None:
    assert get("opendatasoft", f"{ROOT}/datasets/..%2F..%2Fdemo.json/exports/jsonl").status_code == 404


def test_one_dataset_object(get: Get) -> None:
    answer = get("opendatasoft", f"{ROOT}/datasets/bancs-publics").json()
    assert answer["dataset_id"] == "bancs-publics"
    assert [field["name"] for field in answer["fields"]][:2] == ["id", "nom"]


def test_refine_and_exclude_by_theme(get: Get) -> None:
    refined = get("opendatasoft", f"{ROOT}/datasets", refine="theme:Voirie").json()
    assert ids(refined) == ["bancs-publics"]
    assert refined["total_count"] == 1
    assert get("opendatasoft", f"{ROOT}/datasets", exclude="theme:Voirie").json()["total_count"] == 119


def test_refine_by_the_year_of_a_date(get: Get) -> None:
    assert ids(get("opendatasoft", f"{ROOT}/datasets", refine="modified:2025").json()) == ["limites"]
    assert ids(get("opendatasoft", f"{ROOT}/datasets", refine="modified:2025/01").json()) == ["limites"]


@pytest.mark.parametrize(
    ("where", "found"),
    [
        ('search("bancs")', ["bancs-publics"]),
        ("search('ou s asseoir')", ["bancs-publics"]),
        ('"wifi"', ["frequentation-du-wifi-public"]),
        ('title = "Un jeu vide"', ["vide"]),
        ('default.title = "Un jeu vide"', ["vide"]),
        ('search("bancs") and not federated = true', ["bancs-publics"]),
        ("federated = true", ["limites"]),
        ('theme in ("Voirie", "Numérique")', ["bancs-publics", "frequentation-du-wifi-public"]),
        ('search(title, "vide") or records_count > 100', ["vide", "mesures"]),
        ('startswith(dataset_id, "lim")', ["limites"]),
    ],
)
def test_where_on_the_catalogue(get: Get, where: str, found: list[str]) -> None:
    assert ids(get("opendatasoft", f"{ROOT}/datasets", where=where).json()) == found


@pytest.mark.parametrize(
    "where", ["invalid_function()", 'title = "sans fin', "champ_inconnu = 1", "title ==", "(title = 'x'", "title 'x'"]
)
def test_what_is_not_understood_is_malformed(get: Get, where: str) -> None:
    answer = get("opendatasoft", f"{ROOT}/datasets", where=where)
    assert answer.status_code == 400
    assert answer.json()["error_code"] == "ODSQLError"
    assert answer.json()["message"].startswith("ODSQL query is malformed: ")
    assert answer.json()["message"].endswith("Clause(s) containing the error(s): where.")


def test_select_keeps_the_columns_asked(get: Get) -> None:
    answer = get("opendatasoft", f"{ROOT}/datasets", select="dataset_id, title as titre", limit=1).json()
    assert answer["results"] == [{"dataset_id": "bancs-publics", "titre": "Bancs publics"}]
    refused = get("opendatasoft", f"{ROOT}/datasets", select="invalid_function()").json()
    assert refused["message"].endswith("Clause(s) containing the error(s): select.")


def test_records_are_flat(get: Get) -> None:
    first = get("opendatasoft", BENCHES).json()["results"][0]
    assert first["lieu"] == {"lon": -0.38, "lat": 49.15}
    assert first["id"] == "007"


@pytest.mark.parametrize(
    ("where", "found"),
    [
        ("places >= 3", ["007"]),
        ("places < 3", ["008"]),
        ('places = 3 or nom = "Banc sans lieu"', ["007", "009"]),
        ("pose >= date'2020'", ["008"]),
        ("pose < date'2019/04'", ["007"]),
        ("year(pose) = 2021", ["008"]),
        ("lieu is null", ["009"]),
        ("lieu is not null", ["007", "008"]),
        ('tags = "ombre"', ["007"]),
        ('nom like "eglise"', ["007"]),
        ("actif = true", ["007"]),
        ("vu >= date'2026-06-22T08:00:00'", ["007"]),
        ("in_bbox(lieu, 49.145, -0.39, 49.16, -0.375)", ["007"]),
        ('id not in ("007", "008")', ["009"]),
    ],
)
def test_where_on_records(get: Get, where: str, found: list[str]) -> None:
    answer = get("opendatasoft", BENCHES, where=where).json()
    assert [row["id"] for row in answer["results"]] == found
    assert answer["total_count"] == len(found)


def test_order_by_puts_nulls_last_both_ways(get: Get) -> None:
    up = get("opendatasoft", BENCHES, order_by="places").json()
    down = get("opendatasoft", BENCHES, order_by="places desc, id asc").json()
    assert [row["places"] for row in up["results"]] == [2, 3, None]
    assert [row["places"] for row in down["results"]] == [3, 2, None]
    assert up["total_count"] == 3
    assert get("opendatasoft", BENCHES, order_by="inconnu").json()["error_code"] == "ODSQLError"
    assert get("opendatasoft", BENCHES, order_by="places sideways").status_code == 400


def test_ordered_pages_cover_a_large_dataset_once(get: Get) -> None:
    path = f"{ROOT}/datasets/mesures/records"
    pages = [get("opendatasoft", path, order_by="n desc", limit=100, offset=o).json()["results"] for o in (0, 100)]
    assert [row["n"] for page in pages for row in page] == list(range(11_999, 11_799, -1))


def test_groups_have_no_total_count_and_allow_twenty_thousand(get: Get) -> None:
    path = f"{ROOT}/datasets/mesures/records"
    answer = get("opendatasoft", path, select="count(*) as n, max(n) as haut", group_by="zone", order_by="n desc",
                 limit=20_000)  # fmt: skip
    assert answer.json() == {
        "results": [{"zone": "nord", "n": 8000, "haut": 11_999}, {"zone": "sud", "n": 4000, "haut": 11_997}]
    }
    refused = get("opendatasoft", path, group_by="zone", limit=20_001).json()
    assert "-1 <= limit <= 20000" in refused["message"]


def test_groups_by_month_of_a_date(get: Get) -> None:
    path = f"{ROOT}/datasets/frequentation-du-wifi-public/records"
    answer = get("opendatasoft", path, group_by="month(jour) as mois").json()
    assert answer["results"] == [{"mois": f"2026-0{month}", "count": 1000} for month in (1, 2, 3)]


def test_aggregates_without_groups_are_one_row(get: Get) -> None:
    answer = get("opendatasoft", BENCHES, select="count(*) as n, sum(places) as places, avg(places) as moyenne")
    assert answer.json() == {"results": [{"n": 3, "places": 5, "moyenne": 2.5}]}


def test_an_empty_dataset_counts_zero(get: Get) -> None:
    assert get("opendatasoft", f"{ROOT}/datasets/vide/records").json() == {"total_count": 0, "results": []}


def test_a_dataset_without_a_file_counts_zero(get: Get) -> None:
    assert get("opendatasoft", f"{ROOT}/datasets/jeu-001/records").json() == {"total_count": 0, "results": []}


def test_facets_count_values_the_most_frequent_first(get: Get) -> None:
    answer = get("opendatasoft", f"{ROOT}/facets", facet="theme").json()
    assert answer["links"] == []
    assert answer["facets"][0]["name"] == "theme"
    assert {"count": 1, "state": "displayed", "name": "Voirie", "value": "Voirie"} in answer["facets"][0]["facets"]
    ours = get("opendatasoft", f"{ROOT}/datasets/mesures/facets", facet="zone").json()["facets"][0]["facets"]
    assert [(one["value"], one["count"]) for one in ours] == [("nord", 8000), ("sud", 4000)]


def test_facets_of_a_dataset_are_those_it_declares(get: Get) -> None:
    answer = get("opendatasoft", f"{ROOT}/datasets/bancs-publics/facets").json()
    assert [one["name"] for one in answer["facets"]] == ["places", "tags"]
    assert get("opendatasoft", f"{ROOT}/datasets/bancs-publics/facets", facet="inconnu").status_code == 400


def test_what_remains_of_the_day_s_calls_is_told(get: Get) -> None:
    first, second = (get("opendatasoft", f"{ROOT}/datasets").headers for _ in range(2))
    assert first["X-RateLimit-Limit"] == "10000"
    assert int(first["X-RateLimit-Remaining"]) - int(second["X-RateLimit-Remaining"]) == 1
    assert first["X-RateLimit-Reset"] == "1795478400"  # the next midnight, UTC
