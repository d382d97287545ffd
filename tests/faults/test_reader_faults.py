"""Every reader against the publishers' doubles: what they give when all is well, and every fault in every path."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from dashboard.declarations import Dataset
from dashboard.demo.doubles import Doubles, serve
from dashboard.errors import Changed, Refused, SourceError, TooLarge, Unreachable
from dashboard.sources import READERS, HttpClient, Limits, Part
from dashboard.sources.limits import MIB
from tests.demo.doubles.town import NOW, readings, write_folder
from tests.sources.publisher import PORTAL, QUICK, dataset, town
from tests.sources.publisher import read as read_all

LIMITS = replace(QUICK, tries=2, max_bytes=2 * MIB)
IMPATIENT = replace(LIMITS, tries=1, read_s=0.3)
ACCOUNTS = 'insee = "{insee}" and agregat in ("Encours de dette")'
DATASETS = {
    "ods_catalogue": dataset("ods_catalogue", id="catalogue"),
    "ods_export": dataset("ods_export", match=["bancs publics"]),
    "hubeau_hydrometry": dataset("hubeau_hydrometry", id="hydrometrie", source="hubeau", mode="append"),
    "hubeau_water": dataset("hubeau_water", id="eau-potable", source="hubeau", fetch={"years": 1}),
    "vigicrues": dataset("vigicrues", id="vigicrues", source="vigicrues"),
    "datagouv": dataset("datagouv", id="decp", source="datagouv", fetch={"slug": "decp"}),
    "address": dataset("address", id="base-adresse-locale", source="bal"),
    "geoapi": dataset("geoapi", id="commune", source="geoapi"),
    "geoapi_neighbours": dataset("geoapi_neighbours", id="communes-voisines", source="geoapi"),
    "ofgl_export": dataset("ofgl_export", id="finances", source="ofgl", fetch={"where": ACCOUNTS}),
}
# The request that brings the data itself, when it is not the reader's first one.
LAST = {
    "ods_export": "/opendatasoft/api/explore/v2.1/catalog/datasets/bancs-publics/exports",
    "hubeau_water": "/hubeau/api/v1/qualite_eau_potable/resultats_dis",
    "vigicrues": "/vigicrues/services/observations.json",
    "datagouv": "/datagouv/resources",
}


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small town's published files."""
    folder = tmp_path_factory.mktemp("samples")
    write_folder(folder)
    return folder


@pytest.fixture(scope="module")
def running(samples: Path) -> Iterator[Doubles]:
    """The publishers of that town, at a fixed instant, started once."""
    with serve(samples, now=lambda: NOW, readings=readings) as started:
        yield started


@pytest.fixture
def doubles(running: Doubles) -> Iterator[Doubles]:
    """The same, without any fault left by another test."""
    yield running
    running.faults.clear()


@pytest.fixture
def read(doubles: Doubles, tmp_path: Path) -> Callable[..., list[Part]]:
    """Runs a reader by its key."""

    def reading(
        key: str, declared: Dataset | None = None, limits: Limits = LIMITS, **options: Any
    ) -> list[Part]:
        client = HttpClient(doubles.base_urls, PORTAL, limits=limits, sleep=lambda seconds: None)
        options.setdefault("since", NOW - timedelta(hours=1))
        return read_all(READERS[key], client, tmp_path, declared or DATASETS[key], town(), **options)

    return reading


def paths(key: str) -> list[str]:
    """Where a fault may strike a reader: from its first request, or only on that of the data."""
    return ["/", *([LAST[key]] if key in LAST else [])]


PLACES = [(key, path) for key in READERS for path in paths(key)]


@pytest.mark.parametrize("key", READERS)
def test_a_publisher_in_good_health_is_read(read: Callable[..., list[Part]], key: str) -> None:
    found = read(key)
    assert found
    assert all(part.path.stat().st_size == part.size > 0 for part in found)
    assert all(part.headers["x-demonstration"] == "1" for part in found)
    assert len({part.path for part in found}) == len(found)


@pytest.mark.parametrize(("key", "path"), PLACES)
@pytest.mark.parametrize(("kind", "options", "errors"), [
    ("status", {"status": 500}, (Unreachable,)),
    ("status", {"status": 503}, (Unreachable,)),
    ("status", {"status": 429, "retry_after": "3600"}, (Unreachable,)),
    ("status", {"status": 401}, (Refused,)),
    ("status", {"status": 403}, (Refused,)),
    ("status", {"status": 410}, (Refused,)),
    ("html_maintenance", {}, (Changed,)),
    ("html_maintenance", {"content_type": "text/csv"}, (Changed,)),
    ("replace", {"body": b""}, (Changed,)),
    ("replace", {"body": b'{"a": 1'}, (Changed,)),
    ("replace", {"body": b"null"}, (Changed,)),
    ("redirect", {"location": "http://169.254.169.254/"}, (Refused,)),
    ("redirect", {"location": "file:///etc/passwd"}, (Refused,)),
    ("reset", {}, (Unreachable,)),
    ("hang", {"seconds": 2}, (Unreachable,)),
    ("gzip_bomb", {"size": 100_000_000}, (TooLarge,)),
    ("huge", {"size": 8_000_000}, (TooLarge,)),
    ("wrong_content_length", {}, (Unreachable, Changed)),
    ("cut", {}, (Unreachable, Changed)),
])
def test_a_publisher_in_trouble_is_one_error(
    read: Callable[..., list[Part]], doubles: Doubles, key: str, path: str, kind: Any, options: dict[str, Any],
    errors: tuple[type[SourceError], ...],
) -> None:
    fault = doubles.faults.add(kind, path, **options)
    started = time.monotonic()
    with pytest.raises(errors) as caught:
        read(key, limits=IMPATIENT if kind == "hang" else LIMITS)
    assert fault.hits
    assert time.monotonic() - started < 6
    error = caught.value
    assert error.dataset == DATASETS[key].id
    assert error.step and error.address


@pytest.mark.parametrize("key", sorted(set(READERS) - {"address"}))
def test_a_truncated_answer_is_never_taken_for_the_whole(
    read: Callable[..., list[Part]], doubles: Doubles, key: str
) -> None:
    doubles.faults.add("truncate", LAST.get(key, "/"))
    with pytest.raises((Unreachable, Changed)):
        read(key)


@pytest.mark.parametrize("key", ["ods_catalogue", "ods_export", "hubeau_hydrometry", "hubeau_water", "address"])
def test_an_answer_with_nothing_in_it_is_a_silent_source(
    read: Callable[..., list[Part]], doubles: Doubles, key: str
) -> None:
    doubles.faults.add("empty", LAST.get(key, "/"))
    with pytest.raises(Changed, match="source muette|reçues sur"):
        read(key)


def test_an_export_that_dies_inside_its_200_says_why(read: Callable[..., list[Part]], doubles: Doubles) -> None:
    doubles.faults.add("stream_error", LAST["ods_export"])
    with pytest.raises(Changed, match="Streaming interrupted|interrompu"):
        read("ods_export")


@pytest.mark.parametrize("key", READERS)
def test_a_fault_that_passes_is_not_even_seen(read: Callable[..., list[Part]], doubles: Doubles, key: str) -> None:
    doubles.faults.add("status", LAST.get(key, "/"), status=503, count=1)
    doubles.faults.add("reset", LAST.get(key, "/"), count=1, after=2)
    assert read(key)


def test_a_source_down_leaves_the_others_standing(read: Callable[..., list[Part]], doubles: Doubles) -> None:
    doubles.faults.add("status", "/hubeau", status=503)
    with pytest.raises(Unreachable):
        read("hubeau_hydrometry")
    assert read("vigicrues")


def test_river_pages_are_followed_to_the_last(read: Callable[..., list[Part]], doubles: Doubles) -> None:
    declared = DATASETS["hubeau_hydrometry"].model_copy(update={"fetch": {"size": 10}})
    found = read("hubeau_hydrometry", declared)
    louvigny = [part for part in found if part.origin == "observations_tr/I362102001/H"]
    assert len(louvigny) > 3
    assert {part.status for part in louvigny[:-1]} == {206}
    assert louvigny[-1].status == 200
    assert {part.expected_rows for part in louvigny[:-1]} == {10}


def test_a_first_reading_of_the_river_stays_within_the_month_that_the_api_gives(
    read: Callable[..., list[Part]], doubles: Doubles
) -> None:
    assert read("hubeau_hydrometry", since=None)
    far = DATASETS["hubeau_hydrometry"].model_copy(update={"fetch": {"first_days": 32}})
    assert read("hubeau_hydrometry", far, since=None)
    assert 400 in {request.status for request in doubles.requests}


def test_what_did_not_change_is_not_read_again(read: Callable[..., list[Part]]) -> None:
    for key in ("address", "datagouv"):
        known = {part.origin: part.headers for part in read(key)}
        assert read(key, validators=known) == []
