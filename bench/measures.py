"""The clock: a full build in a process of its own, river ticks, and every page's stored queries."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import duckdb

from bench.ground import Ground
from bench.parameters import page_queries, parameters
from dashboard.queries import Query
from dashboard.settings import PROJECT_ROOT
from dashboard.warehouse.connection import open_read_only
from dashboard.warehouse.snapshots import pointed

KIB = 1024
MOST_ROWS = 200_000  # as the cached door asks


@dataclass(frozen=True)
class Build:
    """A process's cost: wall clock, CPU of all its threads, most memory it ever held."""

    wall_s: float
    cpu_s: float
    peak_mb: float


@dataclass(frozen=True)
class Page:
    """Milliseconds that the queries of one page take together, and the slowest of them."""

    p50_ms: float
    p95_ms: float
    slowest: str
    slowest_ms: float


@dataclass(frozen=True)
class Found:
    """All that was measured at one scale."""

    scale: int
    river_rows: int
    snapshot_mb: float
    build: Build
    tick_s: float
    tick_cpu_s: float
    pages: Mapping[str, Page]


def measure(ground: Ground, ticks: int, passes: int, say: Callable[[str], None]) -> Found:
    """Times one scale. Raises RuntimeError when a build or a tick fails: nothing half done is timed."""
    say(f"scale {ground.scale}: full build")
    built = full_build(ground)
    say(f"scale {ground.scale}: {ticks} ticks")
    tick_s, tick_cpu_s = river_ticks(ground, ticks)
    path = pointed(ground.site.folder)
    assert path is not None
    say(f"scale {ground.scale}: pages")
    connection = open_read_only(path)
    pages = {name: page(connection, asked, passes) for name, asked in page_queries().items()}
    rows = connection.execute("select count(*) from core.river_readings").fetchall()[0][0]
    connection.close()
    return Found(ground.scale, rows, path.stat().st_size / KIB**2, built, tick_s, tick_cpu_s, pages)


def full_build(ground: Ground) -> Build:
    """``python -m dashboard build`` on what has landed, from the start of Python to its end."""
    settings = ground.site.settings
    environment = {**os.environ, "DASHBOARD_DATA": str(settings.root), "DASHBOARD_SOURCES": "demo"}
    start = time.perf_counter()
    child = subprocess.Popen([sys.executable, "-m", "dashboard", "build"], cwd=PROJECT_ROOT, env=environment,
                             stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - start
    if child.returncode:
        raise RuntimeError(f"the build failed ({child.returncode})")
    return Build(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / KIB)


def river_ticks(ground: Ground, count: int) -> tuple[float, float]:
    """Median wall clock and CPU of river refreshes five minutes apart, from the question to the new snapshot."""
    walls, cpus = [], []
    with ground.publishers() as publishers:
        for _ in range(count):
            wall, cpu = time.perf_counter(), time.process_time()
            ground.tick(publishers)
            walls.append(time.perf_counter() - wall)
            cpus.append(time.process_time() - cpu)
    return statistics.median(walls), statistics.median(cpus)


def page(connection: duckdb.DuckDBPyConnection, asked: Sequence[Query], passes: int) -> Page:
    """The queries of a page, one after the other, as often as asked, nothing cached between them but the file."""
    values = {query.name: parameters(connection, query) for query in asked}
    times: dict[str, list[float]] = {
        query.name: [ask(connection, query, values[query.name]) for _ in range(passes)] for query in asked
    }
    sums = [sum(each) for each in zip(*times.values(), strict=True)]
    medians = {name: statistics.median(each) for name, each in times.items()}
    slowest = max(medians, key=lambda name: medians[name])
    p95 = statistics.quantiles(sums, n=20)[-1]
    return Page(statistics.median(sums), p95, slowest, medians[slowest])


def ask(connection: duckdb.DuckDBPyConnection, query: Query, values: dict[str, Any]) -> float:
    """One question through a cursor of its own, to a frame, as the cached door does. Milliseconds."""
    start = time.perf_counter()
    cursor = connection.cursor()
    cursor.execute(f"select * from ({query.sql}) limit {MOST_ROWS}", values).df()
    cursor.close()
    return (time.perf_counter() - start) * 1000
