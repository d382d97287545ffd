"""Hub'Eau drinking water: by commune and by network, a year at a time, cut when too deep."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dashboard.errors import Changed, Refused, TooLarge
from dashboard.sources import READERS, Part
from dashboard.sources.http import HttpClient
from dashboard.sources.hubeau_water import years
from dashboard.sources.published import Request
from tests.sources.publisher import NOW, PORTAL, LocalPublisher, dataset, page, read, town

UDI, RESULTS = "/api/v1/qualite_eau_potable/communes_udi", "/api/v1/qualite_eau_potable/resultats_dis"
WATER = dataset("hubeau_water", id="eau-potable", source="hubeau", mode="origins", fetch={"years": 2})


def answer(rows: list[dict[str, Any]], count: int | None = None, following: str | None = None) -> Any:
    document = {"count": len(rows) if count is None else count, "next": following, "data": rows}
    return page(document, 206 if following else 200)


def parts(publisher: LocalPublisher, folder: Path, **options: Any) -> list[Part]:
    return read(READERS["hubeau_water"], publisher.client(), folder, WATER, **options)


def networks(publisher: LocalPublisher, *codes: object) -> None:
    publisher.on(UDI, answer([{"code_reseau": code, "annee": "2025"} for code in codes]))


def test_the_commune_and_its_networks_are_asked_year_by_year(publisher: LocalPublisher, tmp_path: Path) -> None:
    networks(publisher, "014000123", "014000123", "014000456", None)
    publisher.on(RESULTS, answer([{"code_prelevement": "1"}]))
    found = parts(publisher, tmp_path)
    assert [part.origin for part in found] == ["communes_udi"] + [
        f"resultats_dis/{area}/{year}"
        for area in ("commune/14271", "reseau/014000123", "reseau/014000456") for year in (2025, 2026)
    ]
    assert {part.format for part in found} == {"hubeau_json"}
    assert len({part.path for part in found}) == len(found)
    assert publisher.queries(UDI)[0]["code_commune"] == "14271"
    assert publisher.queries(RESULTS)[2] == {
        "code_reseau": "014000123", "date_min_prelevement": "2025-01-01", "date_max_prelevement": "2026-01-01",
        "size": "5000", "page": "1",
    }


def test_pages_of_a_year_are_followed(publisher: LocalPublisher, tmp_path: Path) -> None:
    networks(publisher)
    publisher.on(RESULTS, answer([{}], 2, f"http://hubeau.eaufrance.fr{RESULTS}?page=2"), answer([]))
    publisher.on(f"{RESULTS}?page=2", answer([{}], 2))
    assert [part.name for part in parts(publisher, tmp_path)] == [
        "resultats_dis-commune-14271-20250101-0001.json", "resultats_dis-commune-14271-20250101-0002.json",
    ]


def test_a_year_too_deep_is_cut_in_two(publisher: LocalPublisher, tmp_path: Path) -> None:
    networks(publisher)
    publisher.on(RESULTS, answer([{}], 20_001, f"{RESULTS}?page=2"), answer([{}]), answer([{}, {}]), answer([]))
    assert [part.expected_rows for part in parts(publisher, tmp_path)] == [1, 2]
    spans = [(query["date_min_prelevement"], query["date_max_prelevement"]) for query in publisher.queries(RESULTS)]
    assert spans[:3] == [("2025-01-01", "2026-01-01"), ("2025-01-01", "2025-07-02"), ("2025-07-02", "2026-01-01")]


def test_a_day_too_deep_ends_it(publisher: LocalPublisher, tmp_path: Path) -> None:
    networks(publisher)
    publisher.on(RESULTS, answer([{}], 20_001, f"{RESULTS}?page=2"))
    with pytest.raises(TooLarge, match="en un jour"):
        parts(publisher, tmp_path)


def test_no_analysis_at_all_is_a_silent_source(publisher: LocalPublisher, tmp_path: Path) -> None:
    networks(publisher, "014000123")
    publisher.on(RESULTS, answer([]))
    with pytest.raises(Changed, match="source muette"):
        parts(publisher, tmp_path)


def test_an_odd_network_code_never_reaches_an_address(publisher: LocalPublisher, tmp_path: Path) -> None:
    networks(publisher, "../../x")
    with pytest.raises(Refused, match="code de réseau"):
        parts(publisher, tmp_path)
    assert len(publisher.asked) == 1


@pytest.mark.parametrize(("mode", "since", "first"), [
    ("origins", None, 2017), ("origins", 2026, 2025), ("origins", 2024, 2023), ("origins", 2099, 2025),
    ("origins", 1999, 2017), ("replace", 2026, 2017),
])
def test_years_read_again(mode: str, since: int | None, first: int) -> None:
    declared = WATER.model_copy(update={"mode": mode, "fetch": {}})
    asked = Request(dataset=declared, town=town(), folder=Path(), client=HttpClient({}, PORTAL), now=NOW,
                    since=NOW.replace(year=since) if since else None)
    assert years(asked) == range(first, 2027)
