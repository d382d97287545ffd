"""Datasets that nobody declared, through the same door as the others: by page, as a stream, in profile, in time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from dashboard import data, holdings
from dashboard.settings import settings
from dashboard.warehouse.shelf_door import open_file
from dashboard.warehouse.shelf_files import sweep
from dashboard.warehouse.snapshots import publish
from dashboard.warehouse.workshop import Workshop
from tests.shelf_town import Portal, ShelfTown, field, open_shelf

pytestmark = pytest.mark.slow
FIRST = datetime(2026, 11, 22, 10, tzinfo=UTC)
NAMES = ["a.b", 'f"g', "Nom", "nom", "lieu", "jour"]


def forget() -> None:
    settings.cache_clear()
    data.shelf.cache_clear()


def publish_now(town: ShelfTown, now: datetime) -> Path:
    """The warehouse as a snapshot; the town goes on from a copy of it."""
    town.workshop.finish(now, "demo")
    made = publish(town.workshop.path, town.site.folder, f"{now:%d}".rjust(12, "a"), now)
    town.workshop.path.write_bytes(made.read_bytes())
    town.workshop = Workshop(town.workshop.path, town.site.town, town.site.datasets)
    return made


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ShelfTown]:
    """Two snapshots a day apart, the dataset of the second larger by one row; another one that came with it."""
    folder = tmp_path_factory.mktemp("shelved")
    portal = Portal(folder / "samples")
    rows = [{"a.b": number, 'f"g': f"<b>Église n° {number}</b>", "Nom": "x", "nom": None,
             "jour": f"2026-01-{number + 1:02d}", "lieu": {"lon": -0.37, "lat": 49.15} if number else None}
            for number in range(9)]
    fields = [field("a.b", "int", "A (m)"), field('f"g'), field("Nom"), field("nom"), field("lieu", "geo_point_2d"),
              field("jour", "date")]
    portal.publish("arbres", rows, *fields, title="Arbres", theme=["Environnement"], license="Licence Ouverte v2.0")
    with open_shelf(folder / "data", portal) as opened:
        opened.refresh()
        publish_now(opened, FIRST)
        portal.publish("arbres", [*rows, {**rows[1], "a.b": 100}], *fields, title="Arbres",
                       data_processed="2026-11-22T20:00:00+00:00")
        portal.publish("autre", [{"n": 1}], field("n", "int"))
        opened.refresh()
        publish_now(opened, FIRST + timedelta(days=1))
        yield opened


@pytest.fixture(autouse=True)
def opened(town: ShelfTown, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("DASHBOARD_DATA", str(town.site.settings.data))
    forget()
    yield
    data.at(None)
    forget()


def test_its_card_says_what_the_portal_says_of_it() -> None:
    card = holdings.holding("arbres")
    assert card is not None
    assert (card.title, card.theme, card.row_count, card.is_demo) == ("Arbres", "", 10, True)
    assert [column.name for column in card.columns] == [
        "a.b", 'f"g', "Nom", "nom_2", "lieu", "jour", "longitude", "latitude"]
    assert [column.kind for column in card.columns] == [
        "integer", "text", "text", "text", "point", "date", "decimal", "decimal"]
    assert (card.longitude, card.latitude, card.columns[0].unit) == ("longitude", "latitude", "m")
    assert card.fetched_at is not None and card.fetched_at.tzinfo is not None


def test_pages_come_in_any_order_and_rows_are_found_by_their_words() -> None:
    page = holdings.records("arbres", offset=1, limit=2, order="a.b", descending=True)
    assert list(page["a.b"]) == [8, 7]
    assert list(holdings.records("arbres", limit=2)["a.b"]) == [0, 1]
    assert holdings.count("arbres", "eglise 8") == 2  # number 8, and number 7 on 8 January
    assert list(holdings.records("arbres", search="ÉGLISE 2026-01-03")["a.b"]) == [2]
    assert holdings.records("arbres", order="'; drop view shelved --").shape == (10, 8)


def test_a_stream_gives_every_row_in_the_order_published() -> None:
    table = pa.Table.from_batches(list(holdings.batches("arbres", size=4)))
    assert table.column("a.b").to_pylist() == [*range(9), 100]
    assert table.column_names[1] == 'f"g'


def test_the_profile_was_made_at_the_build() -> None:
    profile = holdings.profile("arbres").set_index("column")
    assert profile.loc["nom_2", "filled_share"] == 0.0
    assert (profile.loc["longitude", "filled_share"], profile.loc["a.b", "distinct_count"]) == (0.9, 10)
    assert (profile.loc["jour", "minimum"], profile.loc["jour", "maximum"]) == ("2026-01-01", "2026-01-09")
    assert list(profile.loc["Nom", "examples"]) == ["x"]


def test_a_past_day_shows_the_rows_of_that_day() -> None:
    with data.at(date(2026, 11, 22)):
        card = holdings.holding("arbres")
        assert card is not None and card.row_count == 9
        assert sum(batch.num_rows for batch in holdings.batches("arbres")) == 9
        assert holdings.holding("autre") is None


def test_a_file_is_opened_alone_and_nothing_can_be_written_or_set(town: ShelfTown) -> None:
    file = town.site.folder / "shelf" / town.one("select file from meta.shelf where dataset_id = 'autre'")
    other = next(path for path in (town.site.folder / "shelf").glob("arbres-*.parquet"))
    with open_file(file) as door:
        assert door.execute("select * from shelved").fetchall() == [(1,)]
        for forbidden in (f"from read_parquet('{other}')", "from read_csv('/etc/passwd')", "set threads = 4",
                          f"copy (select 1) to '{file.parent}/x.csv'", f"attach '{file.parent}/x.duckdb'"):
            with pytest.raises(duckdb.Error):
                door.execute(forbidden)


def test_files_stay_as_long_as_a_kept_snapshot_reads_them(town: ShelfTown) -> None:
    shelf = town.site.folder / "shelf"
    (shelf / "orphan-0123456789abcdef.parquet").write_bytes(b"")
    (shelf / ".half.parquet.part").write_bytes(b"")
    removed = {path.name for path in sweep(town.site.folder)}
    assert removed == {"orphan-0123456789abcdef.parquet", ".half.parquet.part"}
    assert len(list(shelf.glob("arbres-*.parquet"))) == 2
    assert len(list(shelf.glob("*.list"))) == 2
    assert sweep(town.site.folder) == []


def test_the_files_of_a_deleted_snapshot_go_with_it(town: ShelfTown, tmp_path: Path) -> None:
    copy = tmp_path / "warehouse"
    (copy / "shelf").mkdir(parents=True)
    for path in (*town.site.folder.glob("*.duckdb"), *town.site.folder.glob("shelf/*.parquet")):
        (copy / path.relative_to(town.site.folder)).write_bytes(path.read_bytes())
    sweep(copy)
    next(iter(sorted(copy.glob("2026*.duckdb")))).unlink()
    assert [path.suffix for path in sweep(copy)] == [".parquet", ".list"]
    assert len(list((copy / "shelf").glob("arbres-*.parquet"))) == 1
