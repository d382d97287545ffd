"""``status``: did every feed arrive, what broke, how old is each observation."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from typing import Annotated, Any

import typer
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from dashboard.commands.console import TownCode, site
from dashboard.commands.shelf_status import draw_shelf, entries, summary
from dashboard.figures.freshness import freshness
from dashboard.warehouse.connection import Shelf, Snapshot
from dashboard.warehouse.site import Site

STATES = {"fresh": "à jour", "late": "en retard", "stale": "périmé", "silent": "muet"}
YEAR_S = 365 * 86400


def register(app: typer.Typer) -> None:
    """Adds this command."""
    app.command()(status)


def status(
    as_json: Annotated[bool, typer.Option("--json", help="Pour une machine.")] = False,
    portal: Annotated[bool, typer.Option("--portal", help="Les autres jeux du portail, un par un.")] = False,
    town: TownCode = "",
) -> None:
    """Dit, pour chaque jeu, ses lignes, ses lignes refusées, ses âges et son état."""
    here = site(town)
    report = describe(here, here.now())
    if as_json:
        told = {key: value for key, value in report.items() if portal or key != "portal"}
        print(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        draw(report)
        draw_shelf(report["shelf"], report["portal"] if portal else None)
    failing = [row for row in report["datasets"] if row["status"] in ("failed", "refused")]
    for kpi in report["indicators"]:
        print(f"À réparer : {kpi['id']} : {kpi['reason']}", file=sys.stderr)
    if report["snapshot"] is None:
        raise SystemExit("Échec : aucun instantané. Lancez « python -m dashboard refresh ».")
    if failing:
        print(f"Échec : {failing[-1]['id']} : {failing[-1]['error']}", file=sys.stderr)
    if failing or report["indicators"]:
        raise typer.Exit(1)


def describe(here: Site, now: datetime) -> dict[str, Any]:
    """The report as plain values: snapshot id and age, one entry a dataset, indicators that fail. Ages in seconds."""
    with Shelf(here.folder).current() as snapshot:
        if snapshot is None:
            return {"town": here.town.insee, "snapshot": None, "as_of": now.isoformat(), "datasets": [],
                    "indicators": [], "shelf": summary([]), "portal": []}
        cursor = snapshot.connection.cursor()
        cursor.execute("select * from meta.datasets order by dataset_id")
        names = [column[0] for column in cursor.description or []]
        datasets = [_entry(dict(zip(names, row, strict=True)), now) for row in cursor.fetchall()]
        others = entries(snapshot)
        return {"town": here.town.insee, "snapshot": snapshot.id, "built_at": snapshot.built_at.isoformat(),
                "as_of": now.isoformat(), "age_seconds": max(0, int((now - snapshot.built_at).total_seconds())),
                "datasets": datasets, "indicators": _faults(snapshot), "shelf": summary(others), "portal": others}


def _faults(snapshot: Snapshot) -> list[dict[str, str]]:
    """The indicators that the last build could not compute, and why."""
    rows = snapshot.connection.cursor().execute(
        "select check_name, example from meta.checks where starts_with(check_name, 'kpi/') order by all").fetchall()
    return [{"id": name.removeprefix("kpi/"), "reason": reason} for name, reason in rows]


def _entry(row: dict[str, Any], now: datetime) -> dict[str, Any]:
    observed, fetched = _utc(row["observed_at"]), _utc(row["fetched_at"])
    state = freshness(observed or fetched, now, row["late_after_s"], row["stale_after_s"])
    return {
        "id": row["dataset_id"], "title": row["title"], "rows": row["row_count"], "rejected": row["rejected_count"],
        "link_defects": row["link_defect_count"], "fetched_at": fetched.isoformat() if fetched else None,
        "fetch_age_seconds": _age(fetched, now), "observed_at": observed.isoformat() if observed else None,
        "observation_age_seconds": _age(observed, now), "state": state, "status": row["status"],
        "error": row["error"], "is_demo": row["is_demo"],
    }


def _utc(moment: datetime | None) -> datetime | None:
    return moment.replace(tzinfo=UTC) if moment else None


def _age(moment: datetime | None, now: datetime) -> int | None:
    return None if moment is None else max(0, int((now - moment).total_seconds()))


def draw(report: dict[str, Any]) -> None:
    """The same, for a person."""
    table = Table(title=f"Instantané {report['snapshot'] or '—'}", box=SIMPLE_HEAD, pad_edge=False)
    for title in ("Jeu", "Lignes", "Refus", "Observé\nil y a", "Reçu\nil y a", "État"):
        table.add_column(title, justify="right" if title in ("Lignes", "Refus") else "left", no_wrap=True)
    for row in report["datasets"]:
        table.add_row(row["id"], f"{row['rows']:,}".replace(",", "\u202f"), str(row["rejected"]),
                      _span(row["observation_age_seconds"]), _span(row["fetch_age_seconds"]), STATES[row["state"]])
    console = Console()
    console.print(table)
    for row in report["datasets"]:
        if row["error"]:
            console.print(f"{row['id']} : {row['error']}", markup=False)


def _span(seconds: int | None) -> str:
    if seconds is None:
        return "—"
    if seconds >= 2 * YEAR_S:
        return f"{seconds // YEAR_S} ans"
    for unit, size in (("j", 86400), ("h", 3600), ("min", 60)):
        if seconds >= size:
            return f"{seconds // size} {unit}"
    return f"{seconds} s"
