"""The command line: one warehouse a scale, timed, printed, compared with the goals."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from bench import report
from bench.goals import verdicts
from bench.ground import Ground
from bench.measures import measure
from dashboard.settings import PROJECT_ROOT

CACHE = PROJECT_ROOT / ".cache" / "bench"


def main(
    scales: Annotated[list[int], typer.Argument(min=1, help="1 is the town; 10, 100.")],
    cache: Annotated[Path, typer.Option(help="Where <scale>/samples and <scale>/data are kept.")] = CACHE,
    ticks: Annotated[int, typer.Option(min=1, help="River ticks; the median counts.")] = 5,
    passes: Annotated[int, typer.Option(min=2, help="Times that each page's queries are asked.")] = 30,
    markdown: Annotated[Path | None, typer.Option(help="Also write the tables here.")] = None,
) -> None:
    """Makes the demonstration files and lands them when they are not there yet, then times what people wait for."""
    console = Console()
    console.print(report.machine())
    found = []
    for scale in sorted(set(scales)):
        ground = Ground(cache / str(scale), scale)
        ground.prepare(console.print)
        found.append(measure(ground, ticks, passes, console.print))
    for table in report.tables(found, verdicts(found)):
        console.print(table)
    if markdown:
        markdown.write_text(report.markdown(found, verdicts(found)), encoding="utf-8")


if __name__ == "__main__":
    typer.run(main)
