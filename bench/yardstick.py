"""How fast the machine is while it measures: the same work every time, whatever the product has become.

Virtual machines give now more, now less, of their processor and of its caches: two runs of different days compare once
each is read beside these.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

import duckdb

COUNT, TIMES, QUESTIONS = 10_000_000, 3, 50
QUESTION = """with days as (select i, i % 7 as weekday, i % 31 as place from range(400) as numbers (i)),
  summed as (select weekday, count(*) as days, sum(i) as total, median(i) as middle from days group by weekday),
  placed as (select place, max(i) as last from days group by place)
select summed.*, placed.last from summed join placed on summed.weekday = placed.place order by total desc, weekday"""


def told() -> str:
    """« sums 0.66 s, questions 4.1 ms »."""
    return f"sums {sums():.2f} s, questions {questions():.1f} ms"


def sums() -> float:
    """Seconds to add up ten million numbers in Python, the least of three times."""
    return min(_timed(_sum) for _time in range(TIMES))


def questions() -> float:
    """Milliseconds of one question to DuckDB that is mostly planned, the median of fifty."""
    with duckdb.connect(config={"threads": 1}) as connection:
        return 1_000 * statistics.median(
            _timed(lambda: connection.execute(QUESTION).fetchall()) for _time in range(QUESTIONS))


def _sum() -> None:
    total = 0
    for number in range(COUNT):
        total += number


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
