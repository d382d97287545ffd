"""What the fetches of a source tell of it: late, stale, silent, unreachable, withdrawn; lost and back-filled rows."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from dashboard.errors import CheckFailed
from dashboard.warehouse import incidents
from dashboard.warehouse.build import rebuild_all
from dashboard.warehouse.formats import LandedPart
from dashboard.warehouse.landing import Incoming
from dashboard.warehouse.outcome import Outcome
from dashboard.warehouse.refresh import catch_up
from dashboard.warehouse.site import Site
from dashboard.warehouse.workshop import Workshop
from tests.demo_town import demo_site

pytestmark = pytest.mark.slow
T0 = datetime(2026, 11, 20, 6, 0, tzinfo=UTC)
ALL = ("select dataset_id, kind, started_at, ended_at, source, subject, observed_at, rows_lost, rows_backfilled, was, "
       "became from meta.incidents order by all")  # fmt: skip


class Feed:
    """Fetches that land one after the other, and the warehouse that follows them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.site: Site = demo_site(folder / "data", folder)
        self.workshop = Workshop(folder / "feed.duckdb", self.site.town, self.site.datasets)

    def land(self, dataset: str, at: datetime, body: Any, form: str) -> None:
        """One answer of a publisher, landed and taken."""
        path = self.folder / "body.json"
        path.write_text(json.dumps(body), encoding="utf-8")
        part = Incoming(path=path, name="body.json", format=form, origin="one", address="x", fetched_at=at)
        self.site.landing.record(dataset, "live", [part], at)
        self.take(dataset)

    def fail(self, dataset: str, at: datetime, kind: str) -> None:
        self.site.landing.fail(dataset, "live", kind, "injoignable", at)
        self.take(dataset)

    def take(self, dataset: str) -> None:
        catch_up(self.site, self.workshop, self.site.datasets[dataset], Outcome())
        incidents.count_gaps(self.workshop.connection, self.workshop.changed)

    def ask(self, sql: str = ALL) -> list[tuple[Any, ...]]:
        return self.workshop.connection.execute(sql).fetchall()

    def rebuilt(self) -> list[tuple[Any, ...]]:
        """The incidents of a warehouse made from the landing alone."""
        again = Workshop(self.folder / "again.duckdb", self.site.town, self.site.datasets)
        rebuild_all(self.site, again, Outcome())
        incidents.count_gaps(again.connection, again.changed)
        found = again.connection.execute(ALL).fetchall()
        again.close()
        return found


@contextmanager
def opened(folder: Path) -> Iterator[Feed]:
    feed = Feed(folder)
    yield feed
    feed.workshop.close()


@pytest.fixture
def feed(tmp_path: Path) -> Iterator[Feed]:
    with opened(tmp_path) as found:
        yield found


def river(start: datetime, stop: datetime, step_min: int = 5) -> dict[str, Any]:
    """An answer of the gauge's publisher: a level every few minutes, both ends included."""
    count = int((stop - start) / timedelta(minutes=step_min)) + 1
    instants = [start + timedelta(minutes=step_min * number) for number in range(count)]
    return {"data": [{"code_station": "I362102001", "grandeur_hydro": "H", "date_obs": f"{at:%Y-%m-%dT%H:%M:%SZ}",
                      "resultat_obs": 500, "code_statut": 4} for at in instants]}  # fmt: skip


def hours(number: float) -> datetime:
    return T0 + timedelta(hours=number)


def naive(moment: datetime) -> datetime:
    return moment.replace(tzinfo=None)


def flow(feed: Feed, at: datetime, start: datetime, stop: datetime, step_min: int = 5) -> None:
    feed.land("hydrometrie", at, river(start, stop, step_min), "hubeau_json")


def test_the_same_data_is_late_then_stale_then_over_and_its_rows_are_back_filled(feed: Feed) -> None:
    flow(feed, T0, hours(-8), T0)
    for after in (1, 3, 6, 14, 20):
        flow(feed, hours(after), hours(-8), T0)
        expected = {1: [], 3: ["late"], 6: ["late"], 14: ["stale"], 20: ["stale"]}[after]
        assert [row[1] for row in feed.ask()] == expected
    flow(feed, hours(24), hours(-3), hours(24))
    gap = 24 * 60 // 5
    assert feed.ask() == [("hydrometrie", "stale", naive(hours(2)), naive(hours(24)), "hubeau", None, naive(T0), 0, gap,
                           None, None)]  # fmt: skip
    assert feed.rebuilt() == feed.ask()


def test_what_never_came_is_lost(feed: Feed) -> None:
    flow(feed, T0, hours(-8), T0)
    feed.fail("hydrometrie", hours(1), "unreachable")
    flow(feed, hours(6), hours(4), hours(6))
    [row] = feed.ask()
    assert row[1:4] == ("unreachable", naive(hours(1)), naive(hours(6)))
    assert row[7:9] == (6 * 12 - 25, 25)
    assert feed.rebuilt() == feed.ask()


def test_rows_that_come_later_still_are_counted_then(feed: Feed) -> None:
    flow(feed, T0, hours(-8), T0)
    feed.fail("hydrometrie", hours(1), "unreachable")
    flow(feed, hours(6), hours(4), hours(6))
    flow(feed, hours(7), T0, hours(7))
    assert [row[7:9] for row in feed.ask()] == [(0, 72)]
    assert feed.rebuilt() == feed.ask()


def test_another_kind_of_failure_is_another_incident(feed: Feed) -> None:
    flow(feed, T0, hours(-8), T0)
    feed.fail("hydrometrie", hours(1), "unreachable")
    feed.fail("hydrometrie", hours(3), "silent")
    flow(feed, hours(4), hours(-8), T0)
    kinds = [(row[1], row[2], row[3]) for row in feed.ask()]
    assert kinds == [("late", naive(hours(4)), None), ("silent", naive(hours(3)), naive(hours(4))),
                     ("unreachable", naive(hours(1)), naive(hours(3)))]  # fmt: skip
    assert feed.rebuilt() == feed.ask()


def test_a_first_fetch_of_old_data_is_no_incident_and_a_second_one_is(feed: Feed) -> None:
    flow(feed, hours(48), hours(-8), T0)
    assert feed.ask() == []
    flow(feed, hours(49), hours(-8), T0)
    assert [row[1:4] for row in feed.ask()] == [("stale", naive(hours(2)), None)]


def test_each_fetch_remembers_what_the_table_held(feed: Feed) -> None:
    flow(feed, T0, hours(-8), T0)
    feed.fail("hydrometrie", hours(1), "unreachable")
    flow(feed, hours(2), hours(-1), hours(2))
    told = "select outcome, row_count, observed_at from meta.fetches order by fetch_id"
    assert feed.ask(told) == [("landed", 97, naive(T0)), ("failed", None, None), ("landed", 121, naive(hours(2)))]


def entry(name: str, licence: str = "Licence Ouverte 2.0", **fields: str) -> dict[str, Any]:
    """A dataset of the portal's catalogue."""
    columns = [{"name": column, "type": kind} for column, kind in (fields or {"nom": "text"}).items()]
    return {"dataset_id": name, "fields": columns, "metas": {"default": {
        "title": name.capitalize(), "license": licence, "records_count": 3,
        "data_processed": "2026-11-20T05:00:00+00:00"}}}  # fmt: skip


def catalogue(feed: Feed, at: datetime, *entries: dict[str, Any]) -> None:
    feed.land("catalogue", at, {"total_count": len(entries), "results": list(entries)}, "ods_catalogue")


@pytest.fixture
def listed(feed: Feed) -> Feed:
    catalogue(feed, T0, *(entry(name) for name in ("arbres", "budget", "cimetiere", "decheterie")))
    return feed


def test_a_dataset_withdrawn_is_an_incident_until_it_comes_back(listed: Feed) -> None:
    catalogue(listed, hours(24), entry("arbres"), entry("budget"), entry("cimetiere"))
    [gone] = listed.ask()
    assert gone[:6] == ("decheterie", "withdrawn", naive(hours(24)), None, "opendatasoft", "Decheterie")
    catalogue(listed, hours(48), *(entry(name) for name in ("arbres", "budget", "cimetiere", "decheterie")))
    assert listed.ask() == [(*gone[:3], naive(hours(48)), *gone[4:])]
    assert listed.rebuilt() == listed.ask()


def test_another_licence_and_other_columns_are_told_with_what_they_were(listed: Feed) -> None:
    changed = entry("budget", annee="int", nom="text", montant="double")
    catalogue(listed, hours(24), entry("arbres", "ODbL 1.0"), changed, entry("cimetiere"), entry("decheterie"))
    at = naive(hours(24))
    assert listed.ask() == [
        ("arbres", "licence", at, at, "opendatasoft", "Arbres", None, None, None, "Licence Ouverte 2.0", "ODbL 1.0"),
        ("budget", "schema", at, at, "opendatasoft", "Budget", None, None, None, None, "annee (int), montant (double)"),
    ]
    assert listed.rebuilt() == listed.ask()


def test_a_catalogue_cut_by_half_is_refused_and_withdraws_nothing(listed: Feed) -> None:
    dataset = listed.site.datasets["catalogue"]
    half = listed.folder / "half.json"
    half.write_text(json.dumps({"total_count": 1, "results": [entry("arbres")]}), encoding="utf-8")
    part = LandedPart(half, "half.json", "ods_catalogue", "20261121T060000.000000Z", 1, "one")
    with pytest.raises(CheckFailed, match="1 lignes au lieu de 4"):
        listed.workshop.load(dataset, [part], compared=True)
    assert listed.ask() == []
