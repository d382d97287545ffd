"""As of a past day: the snapshot of that day, its clock, its figures; and what was revised since."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import duckdb
import pytest
import streamlit as st

from dashboard import data, kpis, series
from dashboard.declarations import load_datasets, load_town
from dashboard.errors import QueryError, SnapshotTooOld
from dashboard.settings import settings
from dashboard.warehouse.connection import PAST_KEPT, Shelf
from dashboard.warehouse.snapshots import publish
from dashboard.warehouse.workshop import Workshop

# 30 June in Paris ends at 22:00 UTC: the second one is of 1 July there.
BUILT = (datetime(2026, 5, 31, 10, tzinfo=UTC), datetime(2026, 6, 30, 21, 59, tzinfo=UTC),
         datetime(2026, 6, 30, 22, 30, tzinfo=UTC))
JUNE_30 = date(2026, 6, 30)


def make(folder: Path, now: datetime, addresses: int) -> None:
    """A snapshot of a town with so many addresses, half of them certified, and one revision of that moment."""
    work = folder / ".work.duckdb"
    shop = Workshop(work, load_town("14271"), load_datasets())
    at = now.replace(tzinfo=None)
    shop.connection.execute(
        "insert into core.addresses (address_id, is_certified, is_located, is_numbered) "
        "select 'a' || i, i % 2 = 0, true, true from range(?) as r(i)", [addresses])
    shop.connection.execute("update meta.datasets set observed_at = ?, fetched_at = ?", [at, at])
    shop.connection.execute("insert into meta.revisions values ('hydrometrie', 'k', 'level_m', '1', '2', 'f')")
    shop.connection.execute(
        "insert into meta.fetches values ('hydrometrie', 'f', ?, 'demo', 'landed', null, null, 1, 1, null, null, null)",
        [at])
    publish(work, folder, shop.finish(now, "demo"), now)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three snapshots: 10, 20, then 40 addresses."""
    place = tmp_path_factory.mktemp("made")
    for now, count in zip(BUILT, (10, 20, 40), strict=True):
        make(place, now, count)
    return place


@pytest.fixture
def folder(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the three, which the data door reads."""
    place = Path(shutil.copytree(made, tmp_path / "warehouse"))
    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path))
    forget()
    yield place
    data.at(None)
    forget()


def forget() -> None:
    for cached in (settings, data.shelf, series.book, series.judged):
        cached.cache_clear()
    st.cache_data.clear()


def certified() -> float | None:
    found = kpis.kpi("adresses_certifiees")
    return found.last.denominator if found and found.last else None


def test_a_past_day_shows_its_last_snapshot(folder: Path) -> None:
    assert certified() == 40.0
    with data.at(JUNE_30):
        assert certified() == 20.0
        assert data.as_of() == JUNE_30
        assert data.now() == datetime(2026, 6, 30, 21, 59, 59, tzinfo=UTC)
        card = data.snapshot()
        assert card is not None and card.built_at == BUILT[1]
        assert {each.fetched_at for each in data.datasets()} == {BUILT[1]}
    with data.at(date(2026, 6, 2)):
        assert certified() == 10.0
    assert (certified(), data.as_of()) == (40.0, None)


def test_states_are_told_as_of_that_day(folder: Path) -> None:
    with data.at(JUNE_30):
        found = kpis.kpi("adresses_certifiees")
        assert found is not None
        assert (found.state, found.owner.id) == ("fresh", "urbanisme")


def test_before_the_first_snapshot_there_is_nothing(folder: Path) -> None:
    assert data.first_day() == date(2026, 5, 31)
    with data.at(date(2026, 5, 30)):
        assert data.snapshot() is None
        assert kpis.kpis() == []
        assert data.rows("indicateurs/valeurs").empty


def test_today_and_days_to_come_are_now(folder: Path) -> None:
    for day in (data.today(), data.today() + timedelta(days=1), date.max):
        with data.at(day):
            assert data.as_of() is None


def test_without_a_call_the_resolver_is_asked(folder: Path) -> None:
    """A fragment redrawn alone runs in a context where nobody called `at`."""
    seen: list[float | None] = []
    data.resolve_day_with(lambda: JUNE_30)
    try:
        thread = threading.Thread(target=lambda: seen.append(certified()))
        thread.start()
        thread.join()
        with data.at(None):
            seen.append(certified())
    finally:
        data._resolvers.clear()
    assert seen == [20.0, 40.0]


def test_what_changed_since_is_told(folder: Path) -> None:
    with data.at(JUNE_30):
        assert data.revisions_since(JUNE_30)["new_value"].to_list() == ["2"]
        assert data.revisions_since(date(2026, 7, 1)).empty


def test_an_older_schema_is_told_apart(folder: Path) -> None:
    oldest = sorted(folder.glob("*.duckdb"))[0]
    with duckdb.connect(str(oldest)) as connection:
        connection.execute("drop table mart.indicators_told")
    with data.at(date(2026, 6, 1)), pytest.raises(SnapshotTooOld) as caught:
        kpis.kpis()
    assert isinstance(caught.value, QueryError)


def test_a_damaged_past_snapshot_gives_the_one_before(folder: Path) -> None:
    sorted(folder.glob("*.duckdb"))[1].write_bytes(b"junk" * 5000)
    with data.at(JUNE_30):
        assert certified() == 10.0


def test_one_snapshot_is_held_while_another_comes(folder: Path) -> None:
    with data.held() as before:
        make(folder, datetime(2026, 7, 1, 10, tzinfo=UTC), 60)
        assert certified() == 40.0
        card = data.snapshot()
        assert card is not None and card.id == before
    assert certified() == 60.0


def test_past_snapshots_do_not_stay_open_for_ever(folder: Path) -> None:
    shelf = Shelf(folder)
    for _ in range(3):
        for moment in BUILT:
            with shelf.at(moment), shelf.current():
                pass
    assert len(shelf._open) <= PAST_KEPT + 1
