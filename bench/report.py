"""The figures as tables: on the terminal, and as Markdown for the record."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import duckdb
from rich.table import Table

from bench import yardstick
from bench.goals import Verdict
from bench.measures import Found, Page

Rows = list[tuple[str, ...]]


def machine() -> str:
    """Where and with what: processor, cores, memory, how busy and how fast it is (`bench.yardstick`), versions, day."""
    info = Path("/proc/cpuinfo").read_text(encoding="utf-8") if Path("/proc/cpuinfo").exists() else ""
    model = next((line.split(":", 1)[1].strip() for line in info.splitlines() if line.startswith("model name")),
                 platform.processor())
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3
    return (f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, {os.cpu_count()} × {model}, {memory:.0f} GiB, "
            f"load {os.getloadavg()[0]:.1f}, "
            f"yardstick {yardstick.told()}; Python {platform.python_version()}, DuckDB {duckdb.__version__}, "
            f"{platform.system()} {platform.release()}")


def builds(found: Sequence[Found]) -> tuple[tuple[str, ...], Rows]:
    """Build and tick, a row a scale."""
    heads = ("scale", "river rows", "snapshot MB", "build s", "build CPU s", "build peak MB", "tick s", "tick CPU s")
    return heads, [
        (str(one.scale), f"{one.river_rows:,}", f"{one.snapshot_mb:,.0f}", f"{one.build.wall_s:.1f}",
         f"{one.build.cpu_s:.1f}", f"{one.build.peak_mb:,.0f}", f"{one.tick_s:.2f}", f"{one.tick_cpu_s:.2f}")
        for one in found
    ]


def pages(found: Sequence[Found]) -> tuple[tuple[str, ...], Rows]:
    """Each page's queries together, the first time, p50 and p95 a scale, and the slowest query at the largest one."""
    last = found[-1]
    times = (f"× {one.scale} {part} ms" for one in found for part in ("first", "p50", "p95"))
    return ("page", "asked", *times, "slowest query", "ms"), [
        (name, str(last.pages[name].count), *(f"{each:.1f}" for one in found for each in _times(one.pages[name])),
         last.pages[name].slowest, f"{last.pages[name].slowest_ms:.1f}")
        for name in sorted(last.pages)
    ]


def _times(page: Page) -> tuple[float, float, float]:
    return page.first_ms, page.p50_ms, page.p95_ms


def goals(verdicts: Sequence[Verdict]) -> tuple[tuple[str, ...], Rows]:
    """Each goal and whether it holds."""
    return ("goal", "found", ""), [(one.goal, one.found, "met" if one.is_met else "MISSED") for one in verdicts]


def tables(found: Sequence[Found], verdicts: Sequence[Verdict]) -> list[Table]:
    """For the terminal."""
    made = []
    for heads, rows in (builds(found), pages(found), goals(verdicts)):
        table = Table(*heads)
        for row in rows:
            table.add_row(*row)
        made.append(table)
    return made


def markdown(found: Sequence[Found], verdicts: Sequence[Verdict]) -> str:
    """For the record."""
    parts = [machine() + "\n"]
    for heads, rows in (builds(found), pages(found), goals(verdicts)):
        lines = [heads, tuple("---" for _ in heads), *rows]
        parts.append("\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n")
    return "\n".join(parts)
