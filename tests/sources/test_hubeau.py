"""Hub'Eau hydrometry: cursors, windows, a month at most, rows counted."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from dashboard.errors import Changed, Refused, TooLarge
from dashboard.sources import READERS, Part
from dashboard.sources.http import HttpClient
from dashboard.sources.hubeau import start_of
from dashboard.sources.published import Request
from tests.sources.publisher import NOW, PORTAL, LocalPublisher, Reply, dataset, page, read, town

PATH = "/api/v2/hydrometrie/observations_tr"
RIVER = dataset("hubeau_hydrometry", id="hydrometrie", source="hubeau", mode="append")
ONE = town(stations=[town().stations[0].model_dump()])
HYDRO = READERS["hubeau_hydrometry"]


def answer(rows: int, count: int | None = None, following: str | None = None, **headers: str) -> Reply:
    """One page of observations; 206 when another follows."""
    data = [{"code_station": "I362102001", "resultat_obs": n} for n in range(rows)]
    document = {"count": rows if count is None else count, "next": following, "api_version": "2.0.1", "data": data}
    return page(document, 206 if following else 200, **headers)


def parts(publisher: LocalPublisher, folder: Path, **options: Any) -> list[Part]:
    return read(HYDRO, publisher.client(), folder, RIVER, ONE, **options)


def test_each_station_and_measure_is_a_stream(publisher: LocalPublisher, tmp_path: Path) -> None:
    publisher.on(PATH, answer(2))
    found = read(HYDRO, publisher.client(), tmp_path, RIVER)
    assert [part.origin for part in found] == [
        "observations_tr/I362102001/H", "observations_tr/I352102001/H", "observations_tr/I352102001/Q",
    ]
    assert found[0].name == "observations_tr-I362102001-H-0001.json"
    assert {(part.format, part.expected_rows) for part in found} == {("hubeau_json", 2)}
    asked = publisher.queries(PATH)[2]
    assert (asked["code_entite"], asked["grandeur_hydro"], asked["size"]) == ("I352102001", "Q", "20000")
    assert asked["date_debut_obs"] == "2026-10-25T12:00:00Z"
    assert {"code_station", "date_obs", "resultat_obs"} <= set(asked["fields"].split(","))


def test_declared_columns_are_the_fields_asked(publisher: LocalPublisher, tmp_path: Path) -> None:
    publisher.on(PATH, answer(1))
    columns = [{"name": "date_obs", "type": "instant"}, {"name": "resultat_obs", "type": "decimal"}]
    declared = RIVER.model_copy(update={"columns": dataset("x", columns=columns).columns})
    read(HYDRO, publisher.client(), tmp_path, declared)
    assert publisher.queries(PATH)[0]["fields"] == "date_obs,resultat_obs"


def test_the_cursor_is_followed_word_for_word_but_for_its_scheme(publisher: LocalPublisher, tmp_path: Path) -> None:
    publisher.on(PATH, answer(2, 5, f"{publisher.root}{PATH}?cursor=A%3D%2F1"))
    publisher.on(f"{PATH}?cursor=A%3D%2F1", answer(2, 5, f"http://hubeau.eaufrance.fr{PATH}?cursor=B"))
    publisher.on(f"{PATH}?cursor=B", answer(1, 5))
    found = parts(publisher, tmp_path)
    assert [part.expected_rows for part in found] == [2, 2, 1]
    assert [part.status for part in found] == [206, 206, 200]
    assert len({part.origin for part in found}) == 1
    assert len({part.path for part in found}) == 3


def test_the_next_page_may_be_named_in_the_header_only(publisher: LocalPublisher, tmp_path: Path) -> None:
    link = f'<{publisher.root}{PATH}?cursor=0>; rel="first", <{publisher.root}{PATH}?cursor=A>; rel="next"'
    document = {"count": 2, "data": [{}]}
    publisher.on(PATH, page(document, 206, Link=link))
    publisher.on(f"{PATH}?cursor=A", answer(1, 2))
    assert len(parts(publisher, tmp_path)) == 2


def test_a_next_page_announced_but_not_named_is_a_change(publisher: LocalPublisher, tmp_path: Path) -> None:
    publisher.on(PATH, page({"count": 2, "data": [{}]}, 206))
    with pytest.raises(Changed, match="206"):
        parts(publisher, tmp_path)


@pytest.mark.parametrize("elsewhere", ["https://example.com/x?cursor=A", "http://169.254.169.254/"])
def test_a_next_page_elsewhere_is_a_change_and_not_asked(
    publisher: LocalPublisher, tmp_path: Path, elsewhere: str
) -> None:
    publisher.on(PATH, answer(1, 2, elsewhere))
    with pytest.raises(Changed, match="sort de l’API"):
        parts(publisher, tmp_path)
    assert len(publisher.asked) == 1


def test_a_cursor_that_repeats_is_a_change(publisher: LocalPublisher, tmp_path: Path) -> None:
    publisher.on(PATH, answer(1, 9, f"{PATH}?cursor=A"))
    publisher.on(f"{PATH}?cursor=A", answer(1, 9, f"{PATH}?cursor=A"))
    with pytest.raises(Changed, match="se répète"):
        parts(publisher, tmp_path)
    assert len(publisher.asked) == 2


def test_pages_without_end_stop(publisher: LocalPublisher, tmp_path: Path) -> None:
    for n in range(4):
        publisher.on(f"{PATH}?cursor={n}", answer(1, 99, f"{PATH}?cursor={n + 1}"))
    publisher.on(PATH, answer(1, 99, f"{PATH}?cursor=0"))
    declared = RIVER.model_copy(update={"fetch": {"max_pages": 3}})
    with pytest.raises(TooLarge, match="plus de 3 pages"):
        read(HYDRO, publisher.client(), tmp_path, declared, ONE)
    assert len(publisher.asked) == 3


def test_missing_rows_are_a_change(publisher: LocalPublisher, tmp_path: Path) -> None:
    publisher.on(PATH, answer(2, 3))
    with pytest.raises(Changed, match="2 lignes reçues sur 3") as caught:
        parts(publisher, tmp_path)
    assert caught.value.dataset == "hydrometrie"


def test_a_count_that_is_absent_or_overtaken_is_no_trouble(publisher: LocalPublisher, tmp_path: Path) -> None:
    publisher.on(PATH, page({"data": [{}, {}]}))
    assert parts(publisher, tmp_path)[0].expected_rows == 2
    publisher.on(PATH, answer(3, 2))
    assert parts(publisher, tmp_path)[0].expected_rows == 3


def test_a_silent_station_gives_no_file_and_the_others_do(publisher: LocalPublisher, tmp_path: Path) -> None:
    publisher.on(PATH, answer(2), answer(0), answer(0))
    found = read(HYDRO, publisher.client(), tmp_path, RIVER)
    assert [part.origin for part in found] == ["observations_tr/I362102001/H"]


def test_a_silent_river_is_a_silent_source_never_zero(publisher: LocalPublisher, tmp_path: Path) -> None:
    publisher.on(PATH, answer(0))
    with pytest.raises(Changed, match="source muette"):
        parts(publisher, tmp_path)


def test_a_town_without_station_asks_nothing(publisher: LocalPublisher, tmp_path: Path) -> None:
    assert read(HYDRO, publisher.client(), tmp_path, RIVER, town(stations=[])) == []
    assert publisher.asked == []


def test_a_start_found_too_old_moves_by_a_day(publisher: LocalPublisher, tmp_path: Path) -> None:
    too_old = page({"code": "InvalidRequest", "message": "invalides",
                    "field_errors": [{"message": "date can't be < 1 month from now"}]}, 400)
    publisher.on(PATH, too_old, too_old, answer(1))
    assert len(parts(publisher, tmp_path)) == 1
    assert [query["date_debut_obs"][:10] for query in publisher.queries(PATH)] == [
        "2026-10-25", "2026-10-26", "2026-10-27",
    ]
    publisher.on(PATH, too_old)
    with pytest.raises(Refused, match="1 month"):
        parts(publisher, tmp_path)


def test_another_refusal_is_told_as_it_is(publisher: LocalPublisher, tmp_path: Path) -> None:
    publisher.on(PATH, page({"message": "size must be less than or equal to 20000"}, 400))
    with pytest.raises(Refused, match="size must be"):
        parts(publisher, tmp_path)
    assert len(publisher.asked) == 1


@pytest.mark.parametrize("document", [[], {}, {"data": None}, {"data": {}}, "x"])
def test_an_answer_of_another_shape_is_a_change(publisher: LocalPublisher, tmp_path: Path, document: object) -> None:
    publisher.on(PATH, page(document))
    with pytest.raises(Changed):
        parts(publisher, tmp_path)


def request(**options: Any) -> Request:
    return Request(dataset=RIVER, town=ONE, folder=Path(), client=HttpClient({}, PORTAL), now=NOW, **options)


@pytest.mark.parametrize(("since", "hours"), [
    (None, 29 * 24),
    (NOW - timedelta(minutes=10), 3 + 1 / 6),
    (NOW - timedelta(days=20), 20 * 24 + 3),
    (NOW - timedelta(days=400), 29 * 24),
    (NOW + timedelta(days=3650), 3),
    (datetime(2026, 11, 23, 11, 0), 4),
])
def test_windows_overlap_and_reach_back_a_month_at_most(since: datetime | None, hours: float) -> None:
    assert start_of(request(since=since), "x") == NOW - timedelta(hours=hours)


def test_a_station_behind_the_others_starts_where_it_stopped() -> None:
    late = request(since=NOW, latest={"x": NOW - timedelta(days=2)})
    assert start_of(late, "x") == NOW - timedelta(days=2, hours=3)
    assert start_of(late, "y") == NOW - timedelta(hours=3)


def test_the_overlap_is_the_declarations(publisher: LocalPublisher) -> None:
    wide = RIVER.model_copy(update={"fetch": {"overlap_hours": 24, "first_days": 2}})
    asked = Request(dataset=wide, town=ONE, folder=Path(), client=publisher.client(), now=NOW, since=NOW)
    assert start_of(asked, "x") == NOW - timedelta(hours=24)


def test_a_real_page_is_read(publisher: LocalPublisher, tmp_path: Path, real_files: Path) -> None:
    file = real_files / "hydro/hubeau_v2_observations_tr_B720000001_2026-09-23_excerpt_206.json"
    body = json.loads(file.read_text(encoding="utf-8"))
    publisher.on(PATH, page(body, 206))
    publisher.on(f"{PATH}?{body['next'].partition('?')[2]}", answer(body["count"] - len(body["data"])))
    first, last = parts(publisher, tmp_path)
    assert (first.status, first.expected_rows) == (206, len(body["data"]))
    assert last.fetched_at == datetime(2026, 11, 23, 12, tzinfo=UTC)
