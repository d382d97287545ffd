"""The nearest facility found by tiles is the one found by comparing everything with everything."""

from __future__ import annotations

import random

from dashboard import queries
from tests.queries.conftest import empty_warehouse

KINDS = ("bench", "hydrant", "playground")


def test_tiles_find_what_comparing_everything_finds() -> None:
    draw, connection = random.Random(14271), empty_warehouse()
    homes = [(f"A{i}", -0.44 + draw.random() * 0.12, 49.10 + draw.random() * 0.09) for i in range(150)]
    places = [(f"F{i}", KINDS[0 if i < 60 else 1 if i < 78 else 2], -0.44 + draw.random() * 0.12,
               49.10 + draw.random() * 0.09) for i in range(80)]
    connection.executemany(
        "insert into core.addresses (address_id, longitude, latitude, is_located) values (?, ?, ?, true)", homes)
    connection.executemany(
        "insert into core.facilities (facility_id, kind, longitude, latitude) values (?, ?, ?, ?)", places)
    found = connection.execute(queries.load("marts/address_distances").sql).fetchall()
    everything = connection.execute("""
        with pairs as (
          select address_id, kind, facility_id, lambert93(a.longitude, a.latitude) as p,
            lambert93(f.longitude, f.latitude) as q, lambert93_scale(a.latitude) as s
          from core.addresses as a cross join core.facilities as f)
        select address_id, kind, round(min(sqrt(pow(p.x_m - q.x_m, 2) + pow(p.y_m - q.y_m, 2)) / s), 1)
        from pairs group by address_id, kind""").fetchall()
    assert len(found) == 150 * len(KINDS)
    assert sorted(row[1:4] for row in found) == sorted(everything)
