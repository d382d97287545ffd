"""What is drawn of any dataset: aggregated by DuckDB where the rows are, at most two thousand points given back.

Statements name columns by their place (c0, c1…, see `dashboard.held.table.Held`), so that no published name and no word
of a reader is ever part of one.
"""

from __future__ import annotations

import math
from dataclasses import replace

import duckdb
import pandas as pd

from dashboard.figures.shape import Step, class_width
from dashboard.figures.suggestion import MOST_CATEGORIES, Aggregation
from dashboard.held.table import Held
from dashboard.holdings import asked
from dashboard.warehouse.taking import frame

MOST_POINTS = 2_000
MOST_RANKS, MOST_LINES = 20, 6
CELLS_A_SIDE = 40
_COMPUTED: dict[Aggregation, str] = {
    "count": "count(*)", "sum": "sum({0})", "mean": "avg({0})", "median": "median({0})", "min": "min({0})",
    "max": "max({0})",
}  # fmt: skip

Only = tuple[str, str]
EVERY: Only = ("", "")


def values(dataset_id: str, axis: str) -> list[str]:
    """The values of a column as text, the most frequent first, at most sixty; empty ones left out."""
    def ask(held: Held, cursor: duckdb.DuckDBPyConnection) -> list[str]:
        cell = _cell(held, axis)
        if cell is None:
            return []
        sql = (f"select cast({cell} as varchar) as label from ({held.sql}) as held where {cell} is not null "
               "group by label order by count(*) desc, label limit $most")
        return [str(label) for (label,) in cursor.execute(sql, {**held.values, "most": MOST_CATEGORIES}).fetchall()]

    return asked(dataset_id, ask, [])


def sole(dataset_id: str, axis: str, only: Only) -> str:
    """What a column says of all the rows kept; "" when it says several things or nothing."""
    def ask(held: Held, cursor: duckdb.DuckDBPyConnection) -> str:
        kept, cell = _kept(held, only), _cell(held, axis)
        if cell is None:
            return ""
        sql = f"select distinct cast({cell} as varchar) from ({kept.sql}) as held where {cell} is not null limit 2"
        found = cursor.execute(sql, kept.values).fetchall()
        return str(found[0][0]) if len(found) == 1 else ""

    return asked(dataset_id, ask, "")


def series(
    dataset_id: str, axis: str, step: Step, measure: str = "", how: Aggregation = "count", split: str = "",
    only: Only = EVERY,
) -> pd.DataFrame:
    """One row a period that has rows: period (a day of Paris; an hour in UTC), value, row_count; the 2,000 latest.

    ``axis`` is a column of dates, of instants or of years. Empty when there is no such column. With ``split``, one
    row a period and value of that column (``line``), for the six values with the most rows; rows where it is empty
    are left out. ``only`` (a column, its value) keeps the rows that say so.
    """
    def ask(held: Held, cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
        held = _kept(held, only)
        time, value = _cell(held, axis), _computed(held, measure, how)
        if time is None or value is None:
            return nothing
        is_day = step != "hour" and _kind(held, axis) == "moment"
        if _kind(held, axis) == "integer":  # years
            time = f"if({time} between 1 and 9999, make_date({time}, 1, 1), null)"
        local = f"timezone('Europe/Paris', timezone('UTC', {time}))" if is_day else time
        line = f"left(cast({_cell(held, split)} as varchar), 80)" if _cell(held, split) else "''"
        sql = (
            f"with held as (select *, {line} as line from ({held.sql}) as held where {time} is not null), "
            "lines as (select line from held group by line order by count(*) desc, line limit $lines) "
            "select * from ("
            f"select cast(date_trunc($step, {local}) as timestamp) as period, line, {value} as value, "
            "count(*) as row_count from held where line in (select line from lines) "
            "group by period, line order by period desc limit $most) as latest order by period, line"
        )
        return frame(cursor.execute(sql, {**held.values, "step": step, "lines": MOST_LINES, "most": MOST_POINTS}))

    nothing = pd.DataFrame({"period": [], "line": [], "value": [], "row_count": []})
    return asked(dataset_id, ask, nothing)


def ranking(
    dataset_id: str, axis: str, measure: str = "", how: Aggregation = "count", only: Only = EVERY
) -> pd.DataFrame:
    """The twenty greatest values: label (null where it is empty), value, row_count, label_count (of all labels)."""
    def ask(held: Held, cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
        held = _kept(held, only)
        label, value = _cell(held, axis), _computed(held, measure, how)
        if label is None or value is None:
            return nothing
        sql = (
            f"select left(cast({label} as varchar), 200) as label, {value} as value, count(*) as row_count, "
            f"count(*) over () as label_count from ({held.sql}) as held group by 1 "
            "order by value desc nulls last, label limit $most"
        )
        return frame(cursor.execute(sql, {**held.values, "most": MOST_RANKS}))

    nothing = pd.DataFrame({"label": [], "value": [], "row_count": [], "label_count": []})
    return asked(dataset_id, ask, nothing)


def distribution(dataset_id: str, measure: str, only: Only = EVERY) -> pd.DataFrame:
    """How many rows in each round class of a number: low, high (not included), row_count; empty classes left out.

    Classes cut the middle 98 % of the values; what lies beyond is in a first class without ``low`` and a last one
    without ``high``, so that one absurd value does not flatten all the others.
    """
    def ask(held: Held, cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
        held = _kept(held, only)
        value = _cell(held, measure)
        if value is None:
            return nothing
        number = f"cast({value} as double)"
        rows = f"({held.sql}) as held where isfinite({number})"
        low, high, count = cursor.execute(
            f"select quantile_disc({number}, 0.01), quantile_disc({number}, 0.99), count(*) from {rows}", held.values
        ).fetchall()[0]
        if not count:
            return nothing
        width = class_width(low, high, count)
        ends = {"width": width, "first": math.floor(low / width), "last": math.floor(high / width)}
        sql = (
            "select if(class < $first, null, class * $width) as low, "
            "if(class > $last, null, (class + 1) * $width) as high, row_count from "
            f" (select greatest($first - 1, least($last + 1, floor({number} / $width))) as class, "
            f"count(*) as row_count from {rows} group by 1) as classes order by class"
        )
        return frame(cursor.execute(sql, {**held.values, **ends}))

    nothing = pd.DataFrame({"low": [], "high": [], "row_count": []})
    return asked(dataset_id, ask, nothing)


def points(dataset_id: str, label: str = "") -> pd.DataFrame:
    """Where rows are: longitude, latitude, name, point_count (rows there); at most 2,000, the fullest places first.

    Rows at the same spot (a metre) are one point. With more spots than that, those of a square are put together, forty
    squares a side of what holds nine rows in ten, so that one point at the other end of the world blurs nothing.
    """
    def ask(held: Held, cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
        x, y = _cell(held, held.card.longitude), _cell(held, held.card.latitude)
        if x is None or y is None:
            return nothing
        name = _cell(held, label) or "null"
        rows = f"({held.sql}) as held where {x} between -180 and 180 and {y} between -90 and 90"
        spots, width, height = cursor.execute(
            f"select approx_count_distinct(round({x}, 5) * 1000 + round({y}, 5)), "
            f"quantile_cont({x}, 0.95) - quantile_cont({x}, 0.05), quantile_cont({y}, 0.95) - quantile_cont({y}, 0.05) "
            f"from {rows}", held.values).fetchall()[0]
        is_crowded = spots > MOST_POINTS * 0.9
        sides = {"wide": _side(width, is_crowded), "high": _side(height, is_crowded)}
        sql = (
            f"select avg({x}) as longitude, avg({y}) as latitude, "
            f"left(cast(any_value({name}) as varchar), 200) as name, count(*) as point_count "
            f"from {rows} group by round({x} / $wide), round({y} / $high) "
            "order by point_count desc, longitude, latitude limit $most"
        )
        return frame(cursor.execute(sql, {**held.values, **sides, "most": MOST_POINTS}))

    nothing = pd.DataFrame({"longitude": [], "latitude": [], "name": [], "point_count": []})
    return asked(dataset_id, ask, nothing)


def _kept(held: Held, only: Only) -> Held:
    """The rows where a column has a value; all of them when there is no such column."""
    cell = _cell(held, only[0])
    if cell is None:
        return held
    sql = f"select * from ({held.sql}) as held where cast({cell} as varchar) = $kept"
    return replace(held, sql=sql, values={**held.values, "kept": only[1]})


def _side(length: float | None, is_crowded: bool) -> float:
    """The side of a square in degrees: a metre, or what cuts the length in forty."""
    return max((length or 0.0) / CELLS_A_SIDE, 1e-5) if is_crowded else 1e-5


def _place(held: Held, name: str) -> int | None:
    return next((at for at, column in enumerate(held.card.columns) if column.name == name), None)


def _cell(held: Held, name: str) -> str | None:
    """A column as the statement names it; None when there is no such column."""
    at = _place(held, name)
    return None if at is None else f"c{at}"


def _kind(held: Held, name: str) -> str:
    at = _place(held, name)
    return "" if at is None else held.card.columns[at].kind


def _computed(held: Held, measure: str, how: Aggregation) -> str | None:
    """The aggregate as SQL, as a DOUBLE; rows are counted without a measure. None for an unknown column."""
    if how == "count" or not measure:
        return "cast(count(*) as double)"
    cell = _cell(held, measure)
    return None if cell is None else f"cast({_COMPUTED[how].format(cell)} as double)"


