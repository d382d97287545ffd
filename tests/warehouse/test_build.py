"""A build loads two datasets at a time: what one thread meets, the build tells."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.declarations import Dataset
from dashboard.warehouse import build
from dashboard.warehouse.outcome import Outcome
from dashboard.warehouse.site import FIRST, Site
from dashboard.warehouse.workshop import Workshop
from tests.demo_town import demo_site

RIVER = "hydrometrie"


class Loads:
    """What is loaded, and by which thread; a load may be told to fail."""

    def __init__(self) -> None:
        self.by: dict[str, str] = {}
        self.order: list[str] = []
        self.failing = ""

    def __call__(self, site: Site, workshop: Workshop, dataset: Dataset, outcome: Outcome) -> None:
        if dataset.id == self.failing:
            raise OSError("disque plein")
        self.by[dataset.id] = threading.current_thread().name
        self.order.append(dataset.id)


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> Loads:
    made = Loads()
    monkeypatch.setattr(build, "_rebuild", made)
    return made


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return demo_site(tmp_path / "data", tmp_path)


@pytest.fixture
def workshop(site: Site, tmp_path: Path) -> Iterator[Workshop]:
    made = Workshop(tmp_path / "work.duckdb", site.town, site.datasets)
    yield made
    made.close()


def test_each_dataset_is_loaded_once_and_those_that_name_others_first(
    loads: Loads, site: Site, workshop: Workshop
) -> None:
    build.rebuild_all(site, workshop, Outcome())
    assert sorted(loads.order) == sorted(site.datasets)
    assert set(loads.order[:len(FIRST)]) == set(FIRST)


def test_those_that_share_a_table_are_never_loaded_at_once(loads: Loads, site: Site, workshop: Workshop) -> None:
    build.rebuild_all(site, workshop, Outcome())
    sharing = ("aires-de-jeux", "bancs", "conteneurs", "equipements")
    assert {loads.by[name] for name in sharing} == {threading.current_thread().name}
    assert loads.by[RIVER] != threading.current_thread().name


@pytest.mark.parametrize("failing", [RIVER, "bancs"])
def test_a_failure_in_either_thread_ends_the_build(
    failing: str, loads: Loads, site: Site, workshop: Workshop
) -> None:
    loads.failing = failing
    with pytest.raises(OSError, match="disque plein"):
        build.rebuild_all(site, workshop, Outcome())


def test_another_connection_reads_and_writes_the_same_tables(workshop: Workshop) -> None:
    with workshop.beside() as second:
        assert second.connection.execute("select parse_number('1 234,5')").fetchall() == [(1234.5,)]
        second.connection.execute("insert into meta.theme_map values ('Eau', 'riviere')")
        second.changed[RIVER] = workshop.changed.get(RIVER)  # type: ignore[assignment]
    assert RIVER in workshop.changed
    assert workshop.connection.execute("select theme from meta.theme_map where portal_theme = 'Eau'").fetchall() == [
        ("riviere",)]
