"""Indicators at build: what is computed again, what is kept, and one that fails alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from dashboard import queries
from dashboard.declarations import load_town
from dashboard.warehouse.carried import Carried, carry
from dashboard.warehouse.indicators import Computed, compute, write
from tests.indicators.kpi_files import RIGHT
from tests.indicators.kpi_files import write as write_file
from tests.queries.conftest import empty_warehouse

NOVEMBER = datetime(2026, 11, 23, 17, tzinfo=UTC)
DECEMBER = datetime(2026, 12, 2, 17, tzinfo=UTC)
VALUES = "select period::varchar, value from mart.kpi_values where kpi_id = ? order by period"
HEADER = RIGHT[: RIGHT.index("-- returns:")].replace("-- unit: %", "-- unit: jours").replace("85 % from", "85 from")
PLAIN = HEADER.replace("total: ratio", "total: last") + "-- returns: period DATE, value DOUBLE\n"
STATE = PLAIN.replace("cadence: month", "cadence: state") + (
    "select cast(date_trunc('month', cast($today as date)) as date) as period, cast(count(*) as double) as value\n"
    "from mart.requests_quick")
ROWS = "select cast(period as date) as period, cast(value as double) as value from (values {}) as v(period, value)"


@pytest.fixture
def base() -> Iterator[duckdb.DuckDBPyConnection]:
    with empty_warehouse() as connection:
        connection.execute("update meta.datasets set observed_at = timestamp '2026-11-22 10:00:00'")
        yield connection


def built(
    base: duckdb.DuckDBPyConnection, root: Path, now: datetime = NOVEMBER, changed: tuple[str, ...] = ()
) -> Computed:

    queries.load_all.cache_clear()
    found = compute(base, load_town("14271").model_copy(update={"targets": ()}), changed, now, root)
    base.execute("begin")
    write(base, found)
    base.execute("commit")
    return found


def values(base: duckdb.DuckDBPyConnection, kpi: str = "closes") -> list[tuple[Any, ...]]:
    return base.execute(VALUES, [kpi]).fetchall()


def rows(*pairs: str) -> str:
    return PLAIN + ROWS.format(", ".join(pairs))


def test_only_what_moved_is_computed_again(base: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    write_file(tmp_path, rows("('2026-10-01', 3)"), "fixe")
    write_file(tmp_path, STATE, "stock")
    assert built(base, tmp_path).anew == {"fixe", "stock"}
    assert built(base, tmp_path, changed=("hydrometrie",)).anew == set()
    assert built(base, tmp_path, changed=("demandes",)).anew == {"fixe", "stock"}
    assert built(base, tmp_path, DECEMBER).anew == {"stock"}
    write_file(tmp_path, rows("('2026-10-01', 4)"), "fixe")
    assert built(base, tmp_path, DECEMBER).anew == {"fixe"}
    assert values(base, "fixe") == [("2026-10-01", 4.0)]


def test_a_state_keeps_its_earlier_months(base: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    write_file(tmp_path, STATE)
    built(base, tmp_path)
    base.execute("insert into mart.requests_quick (value) values ('bruit')")
    built(base, tmp_path, DECEMBER)
    assert values(base) == [("2026-11-01", 0.0), ("2026-12-01", 1.0)]
    write_file(tmp_path, STATE.replace("unit: jours", "unit: demandes"))
    built(base, tmp_path, DECEMBER)
    assert values(base) == [("2026-12-01", 1.0)], "another unit is another series"


def test_a_build_takes_states_over(base: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    write_file(tmp_path, STATE)
    row = (datetime(2026, 9, 1), 7.0, None, None, None)
    carry(base, Carried(values=(("closes", *row, "jours"), ("closes", *row, "€"), ("gone", *row, "jours"))),
          {"closes": "jours"})
    built(base, tmp_path)
    assert values(base) == [("2026-09-01", 7.0), ("2026-11-01", 0.0)]


def test_the_observation_is_the_end_of_the_period_or_older(base: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    write_file(tmp_path, rows("('2026-09-01', 1)", "('2026-11-01', 2)"))
    built(base, tmp_path)
    seen = base.execute("select observed_at::varchar from mart.kpi_values order by period").fetchall()
    assert seen == [("2026-09-30 22:00:00",), ("2026-11-22 10:00:00",)]


BROKEN = {
    "Conversion Error": rows("('2026-10-01', 'douze')"),
    "nombre fini": rows("('2026-10-01', 'nan')"),
    "est double": rows("('2026-10-01', 1)", "('2026-10-01', 2)"),
    "est à venir": rows("('2027-10-01', 1)"),
    "premier jour": rows("('2026-10-02', 1)"),
    "sort des bornes": RIGHT[: RIGHT.index("select")] + "select date '2026-10-01' as period, 101.0 as value, "
                       "101.0 as numerator, 100.0 as denominator",
    "deux termes": RIGHT[: RIGHT.index("select")] + "select date '2026-10-01' as period, 0.5 as value, "
                   "1.0 as numerator, 2.0 as denominator",
    "n’est pas positif": RIGHT[: RIGHT.index("select")] + "select date '2026-10-01' as period, 50.0 as value, "
                         "1.0 as numerator, 0.0 as denominator",
}


@pytest.mark.parametrize("why", BROKEN)
def test_one_that_fails_keeps_its_values_and_blocks_nobody(
    why: str, base: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    right = BROKEN[why][: BROKEN[why].index("select")] + (
        "select date '2026-09-01' as period, 50.0 as value" + (
            ", 1.0 as numerator, 2.0 as denominator" if "numerator" in BROKEN[why] else ""))
    write_file(tmp_path, right)
    write_file(tmp_path, rows("('2026-10-01', 3)"), "autre")
    assert built(base, tmp_path).faults == {}
    write_file(tmp_path, BROKEN[why])
    write_file(tmp_path, rows("('2026-10-01', 4)"), "autre")
    found = built(base, tmp_path)
    assert why in found.faults["closes"].reason
    assert values(base) == [("2026-09-01", 50.0)]
    assert values(base, "autre") == [("2026-10-01", 4.0)]
    assert base.execute("select dataset_id, ended_at from meta.incidents").fetchall() == [("kpi/closes", None)]
    assert base.execute("select check_name from meta.checks where broken_count > 0").fetchall() == [("kpi/closes",)]
    write_file(tmp_path, right)
    assert built(base, tmp_path, DECEMBER).faults == {}
    assert base.execute("select ended_at is not null from meta.incidents").fetchall() == [(True,)]
    assert base.execute("select count(*) from meta.checks").fetchall() == [(0,)]


def test_a_row_without_a_value_is_no_datum(base: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    write_file(tmp_path, rows("('2026-09-01', null)", "('2026-10-01', 0)"))
    built(base, tmp_path)
    assert values(base) == [("2026-10-01", 0.0)]


def test_one_that_is_gone_leaves_nothing(base: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    path = write_file(tmp_path, rows("('2026-10-01', 3)"))
    built(base, tmp_path)
    path.unlink()
    built(base, tmp_path)
    assert values(base) == []
    assert base.execute("select count(*) from meta.indicators").fetchall() == [(0,)]
