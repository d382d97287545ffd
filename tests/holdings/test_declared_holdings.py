"""Declared datasets as tables: what the reference file shows of the warehouse, and nothing that must stay hidden."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pytest

from dashboard import data, holdings, holdings_views
from dashboard.declarations import load_datasets, load_town
from dashboard.settings import settings
from dashboard.warehouse.shown import REFERENCE
from dashboard.warehouse.snapshots import publish
from dashboard.warehouse.workshop import Workshop

NOW = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)


def forget() -> None:
    settings.cache_clear()
    data.shelf.cache_clear()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A snapshot with three benches, one of them without position."""
    place = tmp_path_factory.mktemp("holdings")
    (place / "warehouse").mkdir()
    shop = Workshop(place / "warehouse" / ".work.duckdb", load_town("14271"), load_datasets())
    for number, (name, longitude) in enumerate([("Église", -0.37), ("école", -0.38), (None, None)]):
        shop.connection.execute(
            "insert into core.facilities values (?, 'bancs', 'bench', ?, null, ?, 49.15, ?, null, true)",
            [f"b{number}", name, longitude, f'{{"état": "bon", "Nom": "n{number}", "a\'b/c": {number}}}'])
    shop.connection.execute(
        "insert into core.service_requests (request_id, category, channel, received_at) "
        "select n, case when n < 40 then 'bruit' when n < 60 then 'voirie' else 'propreté' end, 'portail', "
        "'2026-05-04' from range(63) as rows (n) union all select 'last', 'bruit', 'portail', '2026-08-01'")
    publish(shop.path, place / "warehouse", shop.finish(NOW, "demo"), NOW)
    return place


@pytest.fixture(autouse=True)
def opened(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("DASHBOARD_DATA", str(folder))
    forget()
    yield
    forget()


def test_an_inventory_shows_the_publishers_own_columns() -> None:
    card = holdings.holding("bancs")
    assert card is not None
    assert [column.name for column in card.columns][-3:] == ["état", "Nom", "a'b/c"] or card.row_count == 3
    assert (card.longitude, card.latitude, card.row_count) == ("longitude", "latitude", 3)
    names = [column.name for column in card.columns]
    assert "Nom" in names and "a'b/c" in names
    assert list(holdings.records("bancs", order="Nom", descending=True)["a'b/c"]) == ["2", "1", "0"]


def test_words_are_looked_for_whatever_their_accents_and_case() -> None:
    assert holdings.count("bancs", "eglise BON") == 1
    assert list(holdings.records("bancs", search="ECOLE")["name"]) == ["école"]
    assert holdings.count("bancs", "'; drop table core.facilities --") == 0


ODD = ["(", "[a", "\\", "a{9999}", "%_", "\x00", "(?P<x>", "zé\u0301", "²½", "x" * 10_000]


@pytest.mark.parametrize("search", ODD)
def test_any_search_is_only_words(search: str) -> None:
    assert holdings.count("bancs", search) == 0


def test_a_stream_gives_every_row_under_the_columns_names() -> None:
    batches = list(holdings.batches("bancs", size=2))
    table = pa.Table.from_batches(batches)
    card = holdings.holding("bancs")
    assert card is not None and table.column_names == [column.name for column in card.columns]
    assert table.num_rows == 3


def test_a_profile_says_what_is_filled() -> None:
    profile = holdings.profile("bancs").set_index("column")
    assert profile.loc["longitude", "filled_share"] == pytest.approx(2 / 3)
    assert profile.loc["name", "distinct_count"] == 2
    assert profile.loc["état", "examples"] == ["bon"]


def test_an_unknown_dataset_is_nothing_at_all() -> None:
    assert holdings.holding("../../x") is None
    assert holdings.records("inconnu").empty
    assert holdings.profile("inconnu").empty
    assert list(holdings.batches("inconnu")) == []
    assert holdings.count("inconnu") == 0


def test_every_declared_dataset_shows_a_table_and_what_counts_people_is_never_shown_raw() -> None:
    shown = tomllib.loads(REFERENCE.read_text(encoding="utf-8"))
    assert set(shown) == set(load_datasets())
    assert all(holdings.holding(name) is not None for name in shown)
    assert shown["wifi"]["table"].startswith("mart.") and shown["services"]["table"].startswith("mart.")
    assert not any(entry["table"].startswith("raw.") for entry in shown.values())


def test_requests_are_shown_by_object_alone_so_that_a_sum_counts_them_once() -> None:
    card = holdings.holding("demandes")
    assert card is not None and card.row_count == 3
    shown = holdings.records("demandes", order="value")
    assert list(shown["value"]) == ["bruit", "propreté", "voirie"]
    assert list(shown["is_masked"]) == [False, True, True]
    drawn = holdings_views.series("demandes", "quarter", "quarter", "received_count", "sum")
    assert list(drawn["value"]) == [40]
    columns = {column.name: column for column in card.columns}
    assert (columns["received_count"].unit, columns["quarter"].step) == ("demandes", "quarter")
    assert columns["received_count"].description.startswith("Vide quand la case est cachée")
    assert holdings.count("demandes", "bruit") == 1


def test_a_unit_is_never_a_sentence() -> None:
    told = [words[1] for entry in tomllib.loads(REFERENCE.read_text(encoding="utf-8")).values()
            for words in entry["columns"].values() if len(words) > 1]
    assert all(len(unit) <= 12 and " : " not in unit for unit in told)
