"""A growing dataset: fetches loaded one by one, together or in lots give the same tables."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.declarations import load_datasets, load_town
from dashboard.errors import Changed
from dashboard.warehouse import workshop
from dashboard.warehouse.formats import LandedPart
from dashboard.warehouse.lots import lots
from dashboard.warehouse.workshop import Workshop

RIVER = load_datasets()["hydrometrie"]
STATIONS = ("I362102001", "I352102001")
TABLES = ("core.river_readings", "meta.revisions", "meta.rejected")
Told = tuple[str, str, int, float, int]  # station, measure, minutes after nine, value, status


def landed(folder: Path, hour: int, *files: Sequence[Told]) -> list[LandedPart]:
    """One fetch at an hour of 23 November, one file a sequence of readings."""
    fetch_id = f"20261123T{hour:02d}0000.000000Z"
    parts = []
    for number, readings in enumerate(files, start=1):
        path = folder / f"{fetch_id}-{number:04d}.json"
        path.write_text(json.dumps({"data": [
            {"code_station": station, "grandeur_hydro": measure, "resultat_obs": value, "code_statut": status,
             "date_obs": f"2026-11-23T09:{minute:02d}:00Z"} for station, measure, minute, value, status in readings
        ]}), encoding="utf-8")
        parts.append(LandedPart(path, path.name, "hubeau_json", fetch_id, number, path.name))
    return parts


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Workshop]:
    made = Workshop(tmp_path / "work.duckdb", load_town("14271"), {RIVER.id: RIVER})
    yield made
    made.close()


def contents(made: Workshop) -> dict[str, list[str]]:
    return {table: sorted(map(str, made.connection.execute(f"from {table}").fetchall())) for table in TABLES}


def rows(made: Workshop, sql: str) -> list[tuple[Any, ...]]:
    return made.connection.execute(sql).fetchall()


READING = st.tuples(st.sampled_from(STATIONS), st.sampled_from("HQ"), st.sampled_from((0, 5, 20, 50)),
                    st.sampled_from((500.0, 510.0, 1800.0, 3500.0, -999.0)), st.sampled_from((4, 16)))
FILE = st.lists(READING, min_size=1, max_size=6)
FETCHES = st.lists(st.lists(FILE, min_size=1, max_size=2), min_size=2, max_size=5)


@given(fetches=FETCHES, lot_bytes=st.sampled_from((1, 400, 100_000)))
@settings(max_examples=8, deadline=None)
def test_one_by_one_together_or_in_lots_is_the_same(
    fetches: list[list[list[Told]]], lot_bytes: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("fetches")
    landings = [landed(folder, 10 + index, *files) for index, files in enumerate(fetches)]
    batches = {"ticks": landings, "build": [[part for parts in landings for part in parts]]}
    found = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(workshop, "lots", partial(lots, lot_bytes=lot_bytes))
        for name, loads in batches.items():
            made = Workshop(folder / f"{name}.duckdb", load_town("14271"), {RIVER.id: RIVER})
            for parts in loads:
                made.load(RIVER, parts, compared=False)
            found[name] = contents(made)
            made.close()
    assert found["build"] == found["ticks"]


def test_the_latest_fetch_wins_and_the_change_is_noted(bench: Workshop, tmp_path: Path) -> None:
    station = STATIONS[0]
    for hour, value in ((10, 500.0), (11, 510.0), (12, 510.0)):
        bench.load(RIVER, landed(tmp_path, hour, [(station, "H", 0, value, 4)]), compared=False)
    assert rows(bench, "select level_m from core.river_readings") == [(0.51,)]
    assert rows(bench, "select column_name, old_value, new_value, left(fetch_id, 11) from meta.revisions") == [
        ("level_m", "0.5", "0.51", "20261123T11")]


def test_a_fetch_without_a_measure_leaves_it(bench: Workshop, tmp_path: Path) -> None:
    station = STATIONS[0]
    bench.load(RIVER, landed(tmp_path, 10, [(station, "H", 0, 500.0, 4), (station, "Q", 0, 9000.0, 4)]), compared=False)
    bench.load(RIVER, landed(tmp_path, 11, [(station, "Q", 0, 9100.0, 4)]), compared=False)
    assert rows(bench, "select level_m, flow_m3s from core.river_readings") == [(0.5, 9.1)]


def test_a_flag_lasts_when_its_neighbours_are_not_told_again(bench: Workshop, tmp_path: Path) -> None:
    """A window that begins at a suspect reading knows nothing of what came before it; the table does."""
    station, suspects = STATIONS[0], "select measured_at from core.river_readings where is_suspect"
    bench.load(RIVER, landed(tmp_path, 10, [(station, "H", 0, 500.0, 4), (station, "H", 5, 3500.0, 4)]), compared=False)
    first = rows(bench, suspects)
    assert len(first) == 1
    bench.load(RIVER, landed(tmp_path, 11, [(station, "H", 5, 3500.0, 4), (station, "H", 20, 500.0, 4)]),
               compared=False)
    assert rows(bench, suspects) == first
    bench.load(RIVER, landed(tmp_path, 12, [(station, "H", 5, 3500.0, 4), (station, "H", 20, 3500.0, 4)]),
               compared=False)
    assert rows(bench, suspects) == []


def test_raw_keeps_the_last_lot_only(bench: Workshop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workshop, "lots", partial(lots, lot_bytes=1))
    parts = [*landed(tmp_path, 10, [(STATIONS[0], "H", 0, 500.0, 4)]),
             *landed(tmp_path, 11, [(STATIONS[0], "H", 5, 500.0, 4)], [(STATIONS[0], "H", 20, 500.0, 4)])]
    bench.load(RIVER, parts, compared=False)
    assert rows(bench, "select date_obs from raw.hydrometrie") == [("2026-11-23T09:20:00Z",)]
    assert rows(bench, "select count(*) from core.river_readings") == [(3,)]


def test_a_wrong_file_in_any_lot_leaves_the_table_as_it_was(
    bench: Workshop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.load(RIVER, landed(tmp_path, 9, [(STATIONS[0], "H", 0, 500.0, 4)]), compared=False)
    before = contents(bench)
    monkeypatch.setattr(workshop, "lots", partial(lots, lot_bytes=1))
    good, wrong, last = landed(tmp_path, 10, [(STATIONS[0], "H", 0, 700.0, 4)], [], [(STATIONS[0], "H", 5, 500.0, 4)])
    wrong.path.write_text("<html>", encoding="utf-8")
    with pytest.raises(Changed):
        bench.load(RIVER, [good, wrong, last], compared=False)
    assert contents(bench) == before


def saved(folder: Path, name: str, text: str) -> LandedPart:
    """A file of past years, as CSV."""
    path = folder / name
    path.write_text("code_station;grandeur_hydro;date_obs;resultat_obs;code_statut\n" + text, encoding="utf-8")
    return LandedPart(path, name, "hubeau_csv", "20261123T100000.000000Z", int(name[0]), name)


FIRST_READINGS = ("I362102001;H;2026-11-23T08:00:00Z;500;4\nI362102001;Q;2026-11-23T08:00:00Z;9000;4\n"
                  "I362102001;H;2026-11-23T08:05:00Z;-999;4\n")
YEARS = (FIRST_READINGS, "I362102001;H;2026-11-23T08:10:00Z;500;4\nI362102001;H;2026-11-23T08:10:00Z;510;4\n",
         "I362102001;H;2026-11-23T08:15:00Z;500;4\n")


def test_files_read_where_they_lie_give_what_a_table_of_them_gives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workshop, "lots", partial(lots, lot_bytes=1))
    parts = [saved(tmp_path, f"{rank}.csv", text) for rank, text in enumerate(YEARS)]
    found = []
    for show in (workshop.raw.show, lambda *_: False):
        monkeypatch.setattr(workshop.raw, "show", show)
        made = Workshop(tmp_path / f"{len(found)}.duckdb", load_town("14271"), {RIVER.id: RIVER})
        made.load(RIVER, parts, compared=False)
        found.append(contents(made))
        made.close()
    assert found[0] == found[1]
    assert [len(rows) for rows in found[0].values()] == [3, 0, 2]  # one without a measure, one of two values


def test_a_file_that_cannot_be_read_where_it_lies_is_refused_for_what_is_wrong(
    bench: Workshop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workshop, "lots", partial(lots, lot_bytes=1))
    bench.load(RIVER, landed(tmp_path, 9, [(STATIONS[0], "H", 0, 500.0, 4)]), compared=False)
    before = contents(bench)
    cut = YEARS[1] + '"I362'
    parts = [saved(tmp_path, f"{rank}.csv", text) for rank, text in enumerate((YEARS[0], cut, YEARS[2]))]
    with pytest.raises(Changed, match="table illisible"):
        bench.load(RIVER, parts, compared=False)
    assert contents(bench) == before
