"""A large town: no candidate is left out for its latitude, no address for its rank, and distances are geodesic."""

from __future__ import annotations

import random

import numpy as np
import pyproj
import pytest

from dashboard import queries
from dashboard.data import MAX_ROWS
from dashboard.figures.coverage import greedy
from tests.queries.conftest import empty_warehouse

HOMES = 250_000


def test_more_than_three_thousand_sites_are_thinned_alike_from_south_to_north() -> None:
    connection = empty_warehouse()
    connection.execute("""
        insert into mart.map_places (place_id, kind, is_inside, x_m, y_m, longitude, latitude)
        select 'B' || i, 'bench', true, 450000 + 20 * (i % 100), 6890000 + 20 * (i // 100), -0.37, 49.14
        from range(12000) as benches(i)""")
    found = connection.execute(queries.load("marts/map_sites").sql).df()
    assert 1_000 <= len(found) <= 3_000
    assert found["y_m"].max() - found["y_m"].min() > 2_300
    south = (found["y_m"] < found["y_m"].mean()).mean()
    assert 0.4 < south < 0.6


def test_two_hundred_and_fifty_thousand_addresses_are_all_counted_and_the_north_may_win() -> None:
    connection = empty_warehouse()
    connection.execute(f"""
        insert into mart.access_homes (kind, distance_m, x_m, y_m, address_count, scale)
        select 'playground', 900, 450000 + hash(i) % 8000, 6890000 + hash(-i - 1) % 8000, 1, 1
        from range({HOMES}) as homes(i)""")
    query = queries.load("carte/acces_hors")
    found = connection.execute(query.sql, {"kind": "playground", "radius": 300}).df()
    assert len(found) < 100 < MAX_ROWS
    homes = np.column_stack([np.concatenate(list(found[name])) for name in ("xs_m", "ys_m")])
    weights = np.concatenate(list(found["counts"])).astype(np.int64)
    assert len(homes) == weights.sum() == HOMES
    weights[homes[:, 1] > 6_897_800] *= 50
    sites = np.array([[454_000.0, y] for y in np.linspace(6_890_000, 6_898_000, 3_500)])
    (best,) = greedy(homes, weights, sites, 300, 1)
    assert sites[best.candidate][1] > 6_897_500


@pytest.mark.parametrize("latitude", [42.4, 49.147829, 51.0])
def test_the_lists_own_distances_are_geodesic_to_a_thousandth(latitude: float) -> None:
    draw, connection, geod = random.Random(14271), empty_warehouse(), pyproj.Geod(ellps="GRS80")
    home = (-0.37683, latitude)
    places = [(f"B{n}", home[0] + draw.uniform(-0.05, 0.05), latitude + draw.uniform(-0.03, 0.03)) for n in range(200)]
    connection.executemany(
        "insert into mart.map_places (place_id, kind, longitude, latitude) values (?, 'bench', ?, ?)", places)
    asked = {"kinds": "bench", "words": "", "longitude": home[0], "latitude": latitude, "most": 2_000}
    found = connection.execute(queries.load("carte/lieux").sql, asked).df()
    for row in found.to_dict("records"):
        exact = geod.inv(*home, row["longitude"], row["latitude"])[2]
        assert row["distance_m"] == pytest.approx(exact, rel=1e-3, abs=0.06)
