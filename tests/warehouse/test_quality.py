"""Quality as it is published, found again by hand from the rows that were published."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from dashboard.figures.quality import WEIGHTS, score
from dashboard.warehouse import marts, quality
from tests.shelf_town import NOW, Portal, ShelfTown, field, open_shelf

pytestmark = pytest.mark.slow
PLACE = {"lon": -0.37, "lat": 49.15}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ShelfTown]:
    """A portal of three datasets: with faults of every kind, without promise nor place, empty."""
    folder = tmp_path_factory.mktemp("quality")
    portal = Portal(folder / "samples")
    rows: list[Any] = [{"n": number, "lieu": PLACE, "nom": "x", "etat": "bon"} for number in range(16)]
    rows[3]["n"] = "n.c."
    rows[4] = {**rows[4], "n": "?", "lieu": {"lon": 0, "lat": 0}}
    rows[5]["nom"] = None
    rows[6]["lieu"] = None
    rows.insert(0, ["pas un objet"])
    portal.publish("fautif", rows, field("n", "int"), field("lieu", "geo_point_2d"), field("nom"),
                   data_processed="2026-10-01T17:00:00+00:00")
    portal.entries["fautif"]["metas"]["dcat"] = {"accrualperiodicity": "Mensuelle"}
    portal.publish("sobre", [{"n": 1}, {"n": 2}], field("n", "int"))
    portal.publish("vide", [], field("n", "int"))
    with open_shelf(folder / "data", portal) as opened:
        opened.refresh()
        marts.compute(opened.workshop.connection, {"catalogue": date.min})
        quality.compute(opened.workshop.connection, opened.site.datasets, {"catalogue"}, NOW)
        yield opened


def judged(town: ShelfTown, name: str) -> dict[str, Any]:
    cursor = town.workshop.connection.execute("select * from mart.dataset_quality where dataset_id = ?", [name])
    names = [column[0] for column in cursor.description or []]
    return dict(zip(names, cursor.fetchall()[0], strict=True))


def test_each_part_is_found_again_by_hand(town: ShelfTown) -> None:
    found = judged(town, "fautif")
    # Monthly: kept 46.5 days (31 × 1.5), stale after 93; read on 1 October at 17:00, judged on 23 November: 53 days.
    assert found["freshness"] == 86.0  # (93 − 53) ÷ (93 − 46,5) = 86,02 %
    assert found["schema"] == 75.0  # n, lieu and nom are as announced, etat was not announced: 3 ÷ 4
    # 16 rows of 4 columns: 64 cells, of which nom and lieu are empty once each.
    assert (found["filled_cells"], found["cell_count"], found["completeness"]) == (62, 64, 96.9)
    # 17 published lines: one is no row, two have a value that was refused.
    assert (found["valid_rows"], found["published_rows"], found["validity"]) == (14, 17, 82.4)
    assert (found["located_rows"], found["position"]) == (14, 82.4)
    # 86 × 30 + 75 × 15 + 96,9 × 20 + 82,4 × 25 + 82,4 × 10 = 8527, divided by 100
    assert found["score"] == 85.3


def test_what_does_not_apply_is_left_out(town: ShelfTown) -> None:
    found = judged(town, "sobre")
    assert (found["freshness"], found["position"]) == (None, None)
    assert (found["schema"], found["completeness"], found["validity"], found["score"]) == (100, 100, 100, 100)


def test_a_dataset_of_which_nothing_is_held_has_no_score(town: ShelfTown) -> None:
    assert judged(town, "vide")["score"] is None
    assert judged(town, "wifi")["score"] is None


def test_every_dataset_is_there_once_and_its_score_follows_from_its_parts(town: ShelfTown) -> None:
    expected = {name for (name,) in town.ask("select dataset_id from mart.catalogue_entries")}
    names = [name for (name,) in town.ask("select dataset_id from mart.dataset_quality")]
    assert sorted(names) == sorted(expected | set(town.site.datasets))
    for name in names:
        found = judged(town, name)
        assert score({part: found[part] for part in WEIGHTS}) == found["score"]
