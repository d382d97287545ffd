"""Incidents: when a source failed, fell behind or changed, as the fetches told it one after the other.

Everything here follows from the landing: the fetches, and the note that each left beside its files (`Noted`). So a
build from the landing finds the same incidents as the refreshes that lived through them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Literal

import duckdb

from dashboard import queries
from dashboard.warehouse.landing import Provenance
from dashboard.warehouse.noted import Change, Noted

Connection = duckdb.DuckDBPyConnection
LATE, STALE = "late", "stale"
AGEING = (LATE, STALE)
CHANGES = ("withdrawn", "licence", "schema")  # what the catalogue tells; the other kinds follow a dataset's fetches


@dataclass
class Known:
    """What was known of a dataset after its last good fetch; `seen` is False before the first."""

    observed_at: datetime | None = None
    row_count: int | None = None
    seen: bool = False


@dataclass(frozen=True)
class State:
    """What a fetch says of its source when all is not well: a kind, since when (naive UTC), in which words."""

    kind: str
    since: datetime
    message: str


def known(connection: Connection, dataset: str) -> Known:
    """Read from the fetches that the warehouse holds."""
    observed, rows, seen = connection.execute(
        "select arg_max(observed_at, fetch_id), arg_max(row_count, fetch_id), count(*) > 0 from meta.fetches "
        "where dataset_id = ? and outcome in ('landed', 'unchanged')", [dataset]).fetchall()[0]
    return Known(observed, rows, bool(seen))


def judge(
    connection: Connection, fetch: Provenance, refusal: str | None, before: Known, kind: str = ""
) -> State | None:
    """What a fetch says of its source, None when all is well; ``before`` already counts what it brought.

    The first fetch says nothing of an age: no one knows yet whether the data stands still.
    """
    at = naive(fetch.fetched_at)
    if refusal is not None or fetch.outcome == "failed":
        return State(kind or fetch.kind or "refused", at, refusal or fetch.reason or "")
    if before.observed_at is None or not before.seen:
        return None
    late_s, stale_s = connection.execute(
        "select late_after_s, stale_after_s from meta.datasets where dataset_id = ?", [fetch.dataset]).fetchall()[0]
    age = at - before.observed_at
    since = before.observed_at + timedelta(seconds=late_s)
    if age <= timedelta(seconds=late_s):
        return None
    grown = STALE if age > timedelta(seconds=stale_s) else LATE
    return State(grown, since, f"dernière observation : {before.observed_at:%d/%m/%Y %H:%M} UTC")


def follow(connection: Connection, fetch: Provenance, state: State | None, observed_at: datetime | None) -> None:
    """Opens, keeps, worsens or closes the incident of a dataset after a fetch; late, then stale, is one."""
    at, name = naive(fetch.fetched_at), fetch.dataset
    found = connection.execute(
        "select kind from meta.incidents where dataset_id = ? and ended_at is null and not list_contains(?, kind)",
        [name, list(CHANGES)]).fetchall()
    open_kind = found[0][0] if found else None
    if state is not None and (open_kind == state.kind or {open_kind, state.kind} == set(AGEING)):
        connection.execute(
            "update meta.incidents set kind = ?, message = ? where dataset_id = ? and ended_at is null and kind = ? "
            "and kind <> ?", [state.kind, state.message, name, open_kind, state.kind])
        return
    if open_kind is not None:
        connection.execute("update meta.incidents set ended_at = ? where dataset_id = ? and ended_at is null "
                           "and not list_contains(?, kind)", [at, name, list(CHANGES)])
    if state is not None:
        connection.execute(
            "insert into meta.incidents (dataset_id, kind, started_at, message, source, observed_at) "
            "select $name, $kind, greatest($since, coalesce((select max(ended_at) from meta.incidents "
            "where dataset_id = $name and not list_contains($changes, kind)), $since)), $message, "
            "(select source from meta.declared where dataset_id = $name), $observed",
            {"name": name, "kind": state.kind, "since": state.since, "message": state.message,
             "observed": observed_at, "changes": list(CHANGES)})


def tell(connection: Connection, fetch: Provenance, changes: tuple[Change, ...]) -> None:
    """What a catalogue changed: a dataset gone (until it comes back), another licence, other columns."""
    at = naive(fetch.fetched_at)
    for change in changes:
        if change.kind == "returned":
            connection.execute("update meta.incidents set ended_at = ? where dataset_id = ? and kind = 'withdrawn' "
                               "and ended_at is null", [at, change.dataset])
            continue
        ended = None if change.kind == "withdrawn" else at
        connection.execute(
            "insert into meta.incidents (dataset_id, kind, started_at, ended_at, message, source, subject, theme, "
            "was, became) values (?, ?, ?, ?, '', 'opendatasoft', ?, ?, ?, ?)",
            [change.dataset, change.kind, at, ended, change.title, change.theme, change.was, change.became])


def count_gaps(connection: Connection, changed: Mapping[str, date]) -> None:
    """Rows lost and back-filled of each incident that is over, for datasets that grow with time (``queries/gaps``).

    ``changed`` is dataset id → first day touched: an incident that ended before it holds the same rows as before.
    """
    for dataset, since in changed.items():
        query = queries.load_all().get(f"gaps/{dataset}")
        if query is None:
            continue
        over = connection.execute(
            "select rowid, observed_at, ended_at from meta.incidents where dataset_id = ? and observed_at is not null "
            "and ended_at is not null and (rows_lost is null or ended_at >= ?) and not list_contains(?, kind)",
            [dataset, since, list(CHANGES)]).fetchall()
        for row, opened, closed in over:
            received, expected = connection.execute(query.sql, {"opened": opened, "closed": closed}).fetchall()[0]
            connection.execute("update meta.incidents set rows_backfilled = ?, rows_lost = ? where rowid = ?",
                               [received, max(0, expected - received), row])


def noted(connection: Connection, dataset: str, before: Mapping[str, Any] | None = None) -> Noted:
    """What a load left: rows, latest observation; for the catalogue, what changed since ``before``."""
    rows, observed = connection.execute(
        "select row_count, observed_at from meta.datasets where dataset_id = ?", [dataset]).fetchall()[0]
    changes = between(before, portal(connection), held(connection)) if before else ()
    return Noted(row_count=rows, observed_at=observed.replace(tzinfo=UTC) if observed else None, changes=changes)


def portal(connection: Connection) -> dict[str, dict[str, Any]]:
    """Each dataset that the portal lists: title, theme, licence, columns as ``{name: type}``."""
    rows = connection.execute(
        """select dataset_id, title, theme, licence, map_from_entries(list_transform(
            from_json(coalesce(fields, '[]'), '[{"name": "VARCHAR", "type": "VARCHAR"}]'),
            lambda one: {'k': coalesce(one.name, ''), 'v': coalesce(one.type, '')}))
        from core.datasets order by dataset_id""").fetchall()
    return {name: {"title": title, "theme": theme, "licence": licence, "columns": columns or {}}
            for name, title, theme, licence, columns in rows}


def held(connection: Connection) -> dict[str, str]:
    """The portal's id → ours, for the datasets that have a table of their own."""
    rows = connection.execute(
        "select cast(body as json) ->> 'dataset_id', dataset_id from meta.portal_datasets").fetchall()
    return {theirs: ours for theirs, ours in rows if theirs}


def between(before: Mapping[str, Any], after: Mapping[str, Any], ours: Mapping[str, str]) -> tuple[Change, ...]:
    """What differs between two catalogues, dataset by dataset."""
    found = []
    for name in sorted(set(before) | set(after)):
        old, new = before.get(name), after.get(name)
        called = ours.get(name, name)
        if old is None or new is None:
            kind: Literal["withdrawn", "returned"] = "withdrawn" if new is None else "returned"
            card = new or old or {}
            found.append(Change(kind=kind, dataset=called, title=card.get("title") or name, theme=card.get("theme")))
        else:
            found.extend(_differences(called, new["title"] or name, old, new))
    return tuple(found)


def _differences(name: str, title: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Change]:
    found, theme = [], new["theme"]
    if old["licence"] != new["licence"]:
        found.append(Change(kind="licence", dataset=name, title=title, theme=theme,
                            was=old["licence"], became=new["licence"]))
    gone, come = old["columns"].items() - new["columns"].items(), new["columns"].items() - old["columns"].items()
    if gone or come:
        was, became = (", ".join(f"{column} ({kind})" for column, kind in sorted(side)) for side in (gone, come))
        found.append(Change(kind="schema", dataset=name, title=title, theme=theme,
                            was=was or None, became=became or None))
    return found


def naive(moment: datetime) -> datetime:
    """An instant as the tables hold it: UTC, without its zone."""
    return moment.astimezone(UTC).replace(tzinfo=None)
