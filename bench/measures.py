"""The clock: a full build in a process of its own, river ticks, and what every page asks."""

from __future__ import annotations

import gc
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import duckdb

from bench.ground import Ground
from bench.visits import Asked, visits
from dashboard import queries
from dashboard.settings import PROJECT_ROOT
from dashboard.warehouse.connection import open_read_only
from dashboard.warehouse.snapshots import pointed

KIB = 1024


@dataclass(frozen=True)
class Build:
    """A process's cost: wall clock, CPU of all its threads, most memory it ever held."""

    wall_s: float
    cpu_s: float
    peak_mb: float


@dataclass(frozen=True)
class Page:
    """Milliseconds that the statements of one page take together, how many they are, and the slowest of them.

    ``first_ms`` is the first time they are asked, their columns still to be read from the file: not in p50 nor p95.
    """

    first_ms: float
    p50_ms: float
    p95_ms: float
    count: int
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
    heard = visits(ground.site.settings.root)  # before: one process opens a locked snapshot once
    gc.collect()
    gc.freeze()  # as the server does once it is ready: what pages have loaded is not walked through again
    connection = open_read_only(path)
    pages = {name: page(connection, asked, passes) for name, asked in heard.items()}
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


def page(connection: duckdb.DuckDBPyConnection, asked: Sequence[Asked], passes: int) -> Page:
    """What a page asks, one statement after the other, as often as said, nothing cached between them but the file."""
    first = sum(ask(connection, each) for each in asked)
    times = [[ask(connection, each) for each in asked] for _ in range(passes)]
    sums = [sum(each) for each in times]
    medians = [statistics.median(each) for each in zip(*times, strict=True)]
    slowest = max(range(len(asked)), key=lambda place: medians[place])
    p95 = statistics.quantiles(sums, n=20)[-1]
    return Page(first, statistics.median(sums), p95, len(asked), _said(asked[slowest].sql), medians[slowest])


def ask(connection: duckdb.DuckDBPyConnection, asked: Asked) -> float:
    """One question through a cursor of its own, its rows taken as the page does. Milliseconds."""
    start = time.perf_counter()
    cursor = connection.cursor()
    asked.taken(cursor.execute(asked.sql, dict(asked.values)))
    cursor.close()
    return (time.perf_counter() - start) * 1000


def _said(sql: str) -> str:
    """The stored query that a statement comes from, else its beginning."""
    known = (query.name for query in queries.load_all().values() if query.sql in sql)
    return next(known, " ".join(sql.split())[:40])
