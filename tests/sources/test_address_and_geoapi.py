"""The two readers of one file: the town's addresses, the town's contour."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.errors import Changed, Refused
from dashboard.sources import READERS
from tests.sources.publisher import LocalPublisher, Reply, dataset, page, read

BAL = dataset("address", id="base-adresse-locale", source="bal")
COMMUNE = dataset("geoapi", id="commune", source="geoapi", shape="documents")
CSV = "/api/communes/14271/download/csv-bal/adresses"
FEATURE = {"type": "Feature", "properties": {"code": "14271", "nom": "Fleury-sur-Orne"}, "geometry": None}


@pytest.mark.parametrize("body", [
    "cle_interop;voie_nom\n14271_1;rue de l’Orne\n".encode(), "﻿a;b\r\n1;é\r\n".encode(),
    "a;b\n1;é\n".encode("cp1252"), "a;b\n1;é\n".encode("utf-16"),
])
def test_addresses_come_as_published_in_any_encoding(
    publisher: LocalPublisher, tmp_path: Path, body: bytes
) -> None:
    publisher.on(CSV, Reply(200, body, {"Content-Type": "text/csv"}))
    part, = read(READERS["address"], publisher.client(), tmp_path, BAL)
    assert (part.format, part.origin, part.name) == ("bal_csv", "adresses", "adresses-14271.csv")
    assert part.path.read_bytes() == body


def test_unchanged_addresses_are_not_given(publisher: LocalPublisher, tmp_path: Path) -> None:
    publisher.on(CSV, Reply(304))
    known = {"adresses": {"etag": '"1"'}}
    assert read(READERS["address"], publisher.client(), tmp_path, BAL, validators=known) == []


@pytest.mark.parametrize("body", [b"cle_interop;voie_nom\n", b"a;b\n;\n\n", b"\xff\xfea\x00;\x00b\x00\r\x00\n\x00"])
def test_a_header_alone_is_a_silent_source(publisher: LocalPublisher, tmp_path: Path, body: bytes) -> None:
    publisher.on(CSV, Reply(200, body))
    with pytest.raises(Changed, match="source muette") as caught:
        read(READERS["address"], publisher.client(), tmp_path, BAL)
    assert caught.value.dataset == "base-adresse-locale"


def test_the_path_is_the_declarations(publisher: LocalPublisher, tmp_path: Path) -> None:
    publisher.on("/dep/14/14271.csv", Reply(200, b"a;b\n1;2\n"))
    declared = BAL.model_copy(update={"fetch": {"address": "/dep/{department}/{insee}.csv"}})
    assert len(read(READERS["address"], publisher.client(), tmp_path, declared)) == 1
    for wrong in ("/{unknown}", "/{", "/{insee.__class__.x}/{0}"):
        declared = BAL.model_copy(update={"fetch": {"address": wrong}})
        with pytest.raises(Refused, match="mal déclarée"):
            read(READERS["address"], publisher.client(), tmp_path, declared)


def test_the_contour_comes_as_one_feature(publisher: LocalPublisher, tmp_path: Path) -> None:
    publisher.on("/communes/14271", page(FEATURE))
    part, = read(READERS["geoapi"], publisher.client(), tmp_path, COMMUNE)
    assert (part.format, part.origin, part.expected_rows) == ("geoapi_json", "commune", 1)
    asked = publisher.queries("/communes/14271")[0]
    assert (asked["format"], asked["geometry"]) == ("geojson", "contour")
    assert "population" in asked["fields"].split(",")


@pytest.mark.parametrize(("document", "sentence"), [
    ({**FEATURE, "properties": {"code": "14118"}}, "autre commune"), ({"type": "Feature"}, "properties"),
    ([FEATURE], "properties"),
])
def test_another_commune_or_shape_is_a_change(
    publisher: LocalPublisher, tmp_path: Path, document: object, sentence: str
) -> None:
    publisher.on("/communes/14271", page(document))
    with pytest.raises(Changed, match=sentence):
        read(READERS["geoapi"], publisher.client(), tmp_path, COMMUNE)


def test_an_unknown_commune_is_refused(publisher: LocalPublisher, tmp_path: Path) -> None:
    publisher.on("/communes/14271", page({"message": "Not Found"}, 404))
    with pytest.raises(Refused, match="introuvable"):
        read(READERS["geoapi"], publisher.client(), tmp_path, COMMUNE)


def test_an_unchanged_contour_is_not_given(publisher: LocalPublisher, tmp_path: Path) -> None:
    publisher.on("/communes/14271", Reply(304))
    known = {"commune": {"etag": '"1"'}}
    assert read(READERS["geoapi"], publisher.client(), tmp_path, COMMUNE, validators=known) == []


def test_the_neighbours_are_the_communes_of_the_intercommunality(publisher: LocalPublisher, tmp_path: Path) -> None:
    publisher.on("/epcis/200065597/communes", page({"type": "FeatureCollection", "features": [FEATURE, FEATURE]}))
    part, = read(READERS["geoapi_neighbours"], publisher.client(), tmp_path, COMMUNE)
    assert (part.format, part.origin, part.expected_rows) == ("geoapi_json", "communes", 2)
    asked = publisher.queries("/epcis/200065597/communes")[0]
    assert (asked["format"], asked["geometry"], asked["fields"]) == ("geojson", "contour", "nom,code,contour")


@pytest.mark.parametrize(("document", "sentence"), [({"features": []}, "aucune commune"), ([], "features")])
def test_no_neighbour_is_a_change(
    publisher: LocalPublisher, tmp_path: Path, document: object, sentence: str
) -> None:
    publisher.on("/epcis/200065597/communes", page(document))
    with pytest.raises(Changed, match=sentence):
        read(READERS["geoapi_neighbours"], publisher.client(), tmp_path, COMMUNE)
