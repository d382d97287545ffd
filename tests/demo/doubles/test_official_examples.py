"""The shapes of our answers against those of the publishers' own examples, where these are at hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dashboard.demo.doubles import Doubles
from dashboard.settings import PROJECT_ROOT
from tests.demo.doubles.town import LOUVIGNY, THURY, Get

EXAMPLES = PROJECT_ROOT.parent / "shared" / "data"
ODS = "/api/explore/v2.1/catalog"
pytestmark = pytest.mark.skipif(not EXAMPLES.is_dir(), reason="the publishers' examples are not beside the project")


def example(name: str) -> Any:
    return json.loads((EXAMPLES / name).read_text(encoding="utf-8"))


def schema_of(name: str) -> dict[str, Any]:
    return next(iter(example(name)["content"].values()))["schema"]


def fits(value: Any, schema: dict[str, Any]) -> bool:
    kinds = {"string": str, "number": (int, float), "object": dict}
    if not isinstance(value, kinds[schema["type"]]):
        return False
    inner = schema.get("properties", {})
    return set(schema.get("required", [])) <= set(value if isinstance(value, dict) else ()) and all(
        fits(value[name], part) for name, part in inner.items() if name in value
    )


def test_the_catalogue_page_and_its_objects(get: Get) -> None:
    theirs, ours = example("ods/example_datasets-v2.1.json"), get("opendatasoft", f"{ODS}/datasets").json()
    assert ours.keys() == theirs.keys()
    assert ours["results"][0].keys() == theirs["results"][0].keys()
    one = get("opendatasoft", f"{ODS}/datasets/bancs-publics").json()
    assert one.keys() == example("ods/example_dataset-v2.1.json").keys()
    assert one["fields"][0].keys() == theirs["results"][0]["fields"][0].keys()


def test_records_and_groups(get: Get) -> None:
    path = f"{ODS}/datasets/bancs-publics/records"
    assert get("opendatasoft", path).json().keys() == example("ods/example_records-v2.1.json").keys()
    grouped = get("opendatasoft", path, group_by="actif", select="count(*) as count").json()
    assert grouped.keys() == example("ods/example_group_by_country-v2.1.json").keys() == {"results"}


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("ods/example_facets.json", f"{ODS}/datasets/bancs-publics/facets"),
        ("ods/example_catalog_facets.json", f"{ODS}/facets"),
    ],
)
def test_facets(get: Get, name: str, path: str) -> None:
    theirs, ours = example(name), get("opendatasoft", path).json()
    assert ours.keys() == theirs.keys()
    assert ours["facets"][0].keys() == theirs["facets"][0].keys()
    assert ours["facets"][0]["facets"][0].keys() == theirs["facets"][0]["facets"][0].keys()


def test_errors_fit_the_vendor_s_schemas(get: Get, doubles: Doubles) -> None:
    bad = get("opendatasoft", f"{ODS}/datasets", where="invalid_function()").json()
    assert fits(bad, schema_of("ods/response_bad_request.json"))
    doubles.faults.add("status", "/opendatasoft", status=429)
    quota = get("opendatasoft", f"{ODS}/datasets").json()
    assert fits(quota, schema_of("ods/response_quota.json"))
    assert not fits(bad, schema_of("ods/response_quota.json"))


def test_every_path_of_the_vendor_s_specification_that_readers_use_is_served(get: Get) -> None:
    paths = example("ods/opendatasoft-explore-api-v2.1.openapi.json")["paths"]
    served = {
        path: get("opendatasoft", "/api/explore/v2.1" + path.format(dataset_id="bancs-publics", format="json")).ok
        for path in paths
        if "datasets" in path and "{record_id}" not in path and "gpx" not in path
    }
    assert len(served) >= 8
    assert all(served.values()), served


def test_observations(get: Get) -> None:
    theirs = example("hydro/hubeau_v2_observations_tr_B720000001_2026-09-23_excerpt_206.json")
    parameters = {"code_entite": LOUVIGNY, "grandeur_hydro": "H", "size": 5}
    ours = get("hubeau", "/api/v2/hydrometrie/observations_tr", **parameters).json()
    assert theirs.keys() <= ours.keys()
    assert ours["data"][0].keys() == theirs["data"][0].keys()
    kinds = {name: type(value) for name, value in theirs["data"][0].items()}
    assert {name: type(value) for name, value in ours["data"][0].items()} == kinds
    constant = ("code_systeme_alti_serie", "code_methode_obs", "libelle_methode_obs", "libelle_qualification_obs",
                "code_statut", "libelle_statut", "code_continuite", "libelle_continuite")  # fmt: skip
    assert [ours["data"][0][name] for name in constant] == [theirs["data"][0][name] for name in constant]


def test_elaborated_observations(get: Get) -> None:
    theirs = example("hydro/hubeau_v2_obs_elab_B720000001_excerpt.json")["data"][0]
    ours = get("hubeau", "/api/v2/hydrometrie/obs_elab", code_entite=THURY, grandeur_hydro_elab="QmnJ").json()
    assert theirs.keys() <= ours["data"][0].keys()
    assert {name: type(ours["data"][0][name]) for name in theirs} == {name: type(theirs[name]) for name in theirs}


@pytest.mark.parametrize(
    ("name", "service"),
    [
        ("eau/hubeau_communes_udi_38400_excerpt.json", "communes_udi"),
        ("eau/hubeau_resultats_dis_59310_2023-08-18_excerpt.json", "resultats_dis"),
    ],
)
def test_water_pages(get: Get, name: str, service: str) -> None:
    theirs = example(name)
    ours = get("hubeau", f"/api/v1/qualite_eau_potable/{service}", code_commune="14271").json()
    assert ours.keys() == theirs.keys()
    assert ours["api_version"] == theirs["api_version"]
    assert ours["last"] is None
    assert ours["first"].endswith("?code_commune=14271&page=1&size=5000")


@pytest.mark.parametrize("measure", ["H", "Q"])
def test_vigicrues_series(get: Get, measure: str) -> None:
    theirs = example(f"hydro/vigicrues_observations_F700000103_{measure}_2021-03-15_excerpt.json")
    parameters = {"CdStationHydro": THURY, "GrdSerie": measure, "FormatSortie": "simple"}
    ours = get("vigicrues", "/services/observations.json/index.php", **parameters).json()
    assert ours.keys() == theirs.keys()
    assert ours["Serie"].keys() == theirs["Serie"].keys()
    assert [type(value) for value in ours["Serie"]["ObssHydro"][1]] == [int, float]


def test_the_demonstration_files_of_the_official_water_answer_are_served_unchanged(tmp_path: Path) -> None:
    import requests

    from dashboard.demo.doubles import serve

    rows = example("eau/hubeau_resultats_dis_59310_2023-08-18_excerpt.json")["data"]
    target = tmp_path / "hubeau" / "eau_potable" / "resultats_dis.json"
    target.parent.mkdir(parents=True)
    target.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
    with serve(tmp_path) as doubles:
        url = f"{doubles.base_urls['hubeau']}/api/v1/qualite_eau_potable/resultats_dis"
        by_network = requests.get(url, params={"code_reseau": "059000615", "sort": "asc"}, timeout=5).json()
    assert by_network["data"] == rows
