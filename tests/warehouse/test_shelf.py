"""What nobody declared is received all the same: when it changed, once, each apart, the same from the landing alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.warehouse.shelf import waiting
from tests.shelf_town import Portal, ShelfTown, field, open_shelf

COUNT = field("n", "int", "Nombre")
STATES = "select dataset_id, state from meta.shelf order by dataset_id"


@pytest.fixture
def portal(tmp_path: Path) -> Portal:
    """Three datasets that no one declared and one that the town declares."""
    made = Portal(tmp_path / "samples")
    made.publish("arbres", [{"n": 1, "nom": "Tilleul"}, {"n": 2, "nom": "Érable"}], COUNT, field("nom"))
    made.publish("comptages", [{"n": 1}, {"n": 2}, {"n": 3}], COUNT)
    made.publish("lignes-de-bus", [{"n": 1}], COUNT, federated=True, publisher="Région")
    made.publish("bancs-publics", [{"n": 1}], COUNT, title="Bancs publics")
    return made


@pytest.fixture
def town(tmp_path: Path, portal: Portal) -> Iterator[ShelfTown]:
    with open_shelf(tmp_path / "data", portal) as opened:
        yield opened


def test_everything_undeclared_is_received_federated_or_not(town: ShelfTown) -> None:
    outcome = town.refresh()
    assert outcome.loaded == ["arbres", "comptages", "lignes-de-bus"]
    assert outcome.failed == {}
    assert dict(town.ask(STATES)) == dict.fromkeys(outcome.loaded, "held")
    assert town.ask("select row_count, is_demo, producer from meta.shelf where dataset_id = 'lignes-de-bus'") == [
        (1, True, "Région")]
    files = [name for (name,) in town.ask("select file from meta.shelf")]
    assert all((town.site.folder / "shelf" / name).exists() for name in files)
    assert town.ask("select row_count from meta.fetches where dataset_id = 'comptages'") == [(3,)]


def test_what_did_not_change_is_not_asked_for_again(town: ShelfTown, portal: Portal) -> None:
    town.refresh()
    before = len(town.exports())
    assert town.refresh().loaded == []
    portal.publish("comptages", [{"n": 4}], COUNT, data_processed="2026-11-01T08:00:00+00:00")
    assert town.refresh().loaded == ["comptages"]
    assert town.exports()[before:] == ["comptages"]
    assert town.one("select row_count from meta.shelf where dataset_id = 'comptages'") == 1
    assert town.one("select count(distinct row_count) from meta.fetches where dataset_id = 'comptages'") == 2


def test_a_dataset_without_a_date_is_asked_for_each_time_and_its_answer_may_be_unchanged(
    town: ShelfTown, portal: Portal
) -> None:
    portal.publish("arbres", [{"n": 1}], COUNT, data_processed=None)
    town.refresh()
    before = town.ask("select file, fetch_id from meta.shelf where dataset_id = 'arbres'")
    assert town.refresh().loaded == ["arbres"]
    assert town.ask("select file, fetch_id from meta.shelf where dataset_id = 'arbres'") == before
    assert town.doubles.requests[-1].status == 304


def test_fields_told_otherwise_are_taken_even_when_the_rows_are_the_same(town: ShelfTown, portal: Portal) -> None:
    town.refresh()
    portal.publish("comptages", [{"n": 1}, {"n": 2}, {"n": 3}], field("n", "int", "Vélos comptés"))
    assert town.refresh().loaded == ["comptages"]
    assert town.one("select label from meta.shelf_columns where dataset_id = 'comptages'") == "Vélos comptés"


def test_one_bad_dataset_blocks_no_other_and_is_tried_again(town: ShelfTown) -> None:
    fault = town.doubles.faults.add("status", "/opendatasoft/api/explore/v2.1/catalog/datasets/arbres", status=404)
    outcome = town.refresh()
    assert outcome.loaded == ["comptages", "lignes-de-bus"]
    assert "n’exporte pas" in outcome.failed["arbres"]
    assert town.ask("select state, file from meta.shelf where dataset_id = 'arbres'") == [("awaited", None)]
    town.doubles.faults.remove(fault)
    assert town.refresh().loaded == ["arbres"]
    assert town.one("select reason from meta.shelf where dataset_id = 'arbres'") is None


def test_a_portal_that_does_not_answer_is_left_alone(town: ShelfTown, portal: Portal) -> None:
    for number in range(6):
        portal.publish(f"jeu-{number}", [{"n": 1}], COUNT)
    portal.write()
    town.doubles.faults.add("status", "/opendatasoft/api/explore/v2.1/catalog/datasets/", status=503)
    outcome = town.refresh()
    assert len(outcome.failed) == 3
    assert outcome.loaded == []


def test_what_there_is_no_time_for_comes_next(town: ShelfTown) -> None:
    outcome = town.refresh(seconds=-1.0)
    assert outcome.postponed == ["arbres", "comptages", "lignes-de-bus"]
    assert waiting(town.workshop.connection) == outcome.postponed
    assert town.refresh(*outcome.postponed).loaded == outcome.postponed
    assert waiting(town.workshop.connection) == []


@pytest.mark.slow
def test_the_landing_alone_gives_the_same(town: ShelfTown, portal: Portal) -> None:
    tables = ("meta.shelf", "meta.shelf_columns", "meta.rejected", "meta.fetches", "meta.origins", "meta.incidents")
    portal.publish("sale", [{"n": "x"}, *({"n": number} for number in range(9))], COUNT)
    town.doubles.faults.add("status", "/opendatasoft/api/explore/v2.1/catalog/datasets/arbres", status=404, count=1)
    town.refresh()
    portal.publish("comptages", [{"n": 1}], field("n", "int", "Vélos"), data_processed=None)
    town.refresh()
    del portal.entries["lignes-de-bus"]
    town.refresh()
    before = {table: sorted(map(repr, town.ask(f"from {table}"))) for table in tables}
    town.rebuilt()
    assert {table: sorted(map(repr, town.ask(f"from {table}"))) for table in tables} == before


def test_the_town_may_leave_out_what_it_federates_or_what_it_names(tmp_path: Path, portal: Portal) -> None:
    with open_shelf(tmp_path / "data", portal, federated=False, unwanted=("arbres",)) as town:
        assert town.refresh().loaded == ["comptages"]
        assert dict(town.ask(STATES)) == {"arbres": "unwanted", "comptages": "held", "lignes-de-bus": "unwanted"}


def test_what_a_declaration_may_be_never_comes_in_by_this_door(town: ShelfTown, portal: Portal) -> None:
    """The WiFi's reader refuses a file of sessions; the same file is not taken for just any dataset."""
    portal.publish("wifi-2026", [{"mac": "aa:bb:cc:dd:ee:ff"}], field("mac"), title="Fréquentation du WiFi public")
    town.refresh()
    assert town.ask("select count(*) from meta.shelf where dataset_id in ('wifi-2026', 'bancs-publics')") == [(0,)]
    assert not {"wifi-2026", "bancs-publics"} & set(town.exports())
