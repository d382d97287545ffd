"""data.gouv.fr, the address base, the commune: files behind their publishers' addresses."""

from __future__ import annotations

import pytest

from dashboard.demo.doubles import Doubles
from tests.demo.doubles.town import Get


@pytest.mark.parametrize("name", ["decp", "d1"])
def test_a_card_gives_absolute_addresses_that_answer(get: Get, doubles: Doubles, name: str) -> None:
    card = get("datagouv", f"/api/1/datasets/{name}/").json()
    root = doubles.base_urls["datagouv"]
    assert [one["url"] for one in card["resources"]] == [
        f"{root}/resources/decp-2019.json", f"{root}/resources/decp-2022.json",
    ]  # fmt: skip
    answer = get("datagouv", "/resources/decp-2019.json")
    assert answer.json() == {"marches": []}
    assert card["resources"][0]["filesize"] == len(answer.content)


def test_a_lasting_address_and_a_missing_slash_redirect(get: Get, doubles: Doubles) -> None:
    root = doubles.base_urls["datagouv"]
    assert get("datagouv", "/api/1/datasets/r/r22").headers["Location"] == f"{root}/resources/decp-2022.json"
    assert get("datagouv", "/api/1/datasets/decp").headers["Location"] == f"{root}/api/1/datasets/decp/"
    assert get("datagouv", "/api/1/datasets/r/absent").status_code == 404


@pytest.mark.parametrize(
    "path", ["/api/1/datasets/autre/", "/resources/absent.json", "/resources/dataset.json", "/resources/..%2Fdemo.json"]
)
def test_what_is_not_published_is_a_404(get: Get, path: str) -> None:
    assert get("datagouv", path).status_code == 404


def test_files_have_validators_and_a_length(get: Get) -> None:
    for source, path in (("datagouv", "/resources/decp-2022.json"), ("bal", ADDRESSES)):
        first = get(source, path)
        assert int(first.headers["Content-Length"]) == len(first.content)
        assert get(source, path, headers={"If-None-Match": first.headers["ETag"]}).status_code == 304


ADDRESSES = "/api/communes/14271/download/csv-bal/adresses"


def test_the_addresses_are_the_file_as_it_is(get: Get, folder) -> None:
    answer = get("bal", ADDRESSES)
    assert answer.content == (folder / "bal" / "adresses-14271.csv").read_bytes()
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="adresses-14271.csv"'


@pytest.mark.parametrize("insee", ["75056", "..", "1427"])
def test_a_commune_without_addresses_is_a_404(get: Get, insee: str) -> None:
    assert get("bal", f"/api/communes/{insee}/download/csv-bal/adresses").status_code == 404


def test_a_commune_with_its_default_fields(get: Get) -> None:
    assert get("geoapi", "/communes/14271").json() == {
        "nom": "Fleury-sur-Orne", "code": "14271", "codesPostaux": ["14123"], "population": 4915,
        "codeEpci": "200065597",
    }  # fmt: skip


def test_a_commune_with_the_fields_asked(get: Get) -> None:
    answer = get("geoapi", "/communes/14271", fields="surface,contour").json()
    assert answer.keys() == {"surface", "contour", "nom", "code"}
    assert answer["contour"]["type"] == "Polygon"


def test_a_commune_as_a_feature(get: Get) -> None:
    parameters = {"fields": "nom,code,surface,contour", "format": "geojson"}
    outline = get("geoapi", "/communes/14271", geometry="contour", **parameters)
    assert outline.json()["geometry"]["type"] == "Polygon"
    assert outline.json()["properties"] == {"nom": "Fleury-sur-Orne", "code": "14271", "surface": 675}
    assert outline.headers["Content-Type"].startswith("application/geo+json")
    assert get("geoapi", "/communes/14271", **parameters).json()["geometry"]["type"] == "Point"
    assert get("geoapi", "/communes/14271", geometry="rond", **parameters).status_code == 400


def test_an_unknown_commune_is_two_words(get: Get) -> None:
    answer = get("geoapi", "/communes/99999")
    assert (answer.status_code, answer.text) == (404, "Not Found")


def test_the_neighbours_of_an_intercommunality(get: Get) -> None:
    found = get("geoapi", "/epcis/200065597/communes", format="geojson", geometry="contour").json()
    assert found["type"] == "FeatureCollection" and len(found["features"]) == 2
    assert all(feature["geometry"]["type"] == "Polygon" for feature in found["features"])
    assert "14271" in {each["code"] for each in get("geoapi", "/epcis/200065597/communes").json()}
    assert get("geoapi", "/epcis/999999999/communes").status_code == 404
