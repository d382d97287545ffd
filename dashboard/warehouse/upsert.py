"""Growing tables: what each fetch tells of a key, in the order of fetches, over what was known.

A batch may hold one fetch or a thousand: the table, and the revisions noted on the way, are those of fetches loaded one
by one. A null never hides a known value. Only the stretch of the table that the batch covers is read.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import duckdb

from dashboard import queries
from dashboard.queries import Query


def flags_of(table: str) -> Query | None:
    """The query that judges the rows of a table once they are all there, None when there is none."""
    return queries.load_all().get(f"flags/{table.partition('.')[2]}")


def upsert(connection: duckdb.DuckDBPyConnection, query: Query, kept: str) -> date:
    """Brings the rows of ``kept`` (SQL: one a key and fetch, with ``_fetch``) into the table of a core query.

    Returns the first day touched, ``date.max`` for none.
    """
    table, moment, keys = query.header["table"], query.header["incremental"], ", ".join(query.words("key"))
    connection.execute(f"create or replace temp view fresh as {kept}")
    *bounds, fetches, unseen = connection.execute(
        f"select min({moment}), max({moment}), count(distinct _fetch), count(*) from fresh").fetchall()[0]
    if not unseen:
        return date.max
    connection.execute(
        f"create or replace temp table told as select *, '' as _fetch from {table} semi join fresh using ({keys}) "
        f"where {moment} between ? and ?", bounds)
    news, known, lowest = "select * exclude (_fetch) from fresh", _count(connection, "told"), bounds[0]
    if fetches > 1 or known:
        unseen -= connection.execute(
            f"insert into told by name select * from fresh semi join (select {keys} from (select {keys} from told "
            f"union all select {keys} from fresh) group by all having count(*) > 1) as repeated using ({keys})"
        ).fetchall()[0][0]
        changed = _retell(connection, query, bounds)
        unseen += _count(connection, "merged where not _is_known")
        news += (f" anti join told using ({keys}) union all by name "
                 "select * exclude (_is_known) from merged where not _is_known")
        if known:  # what is told again and unchanged touches nothing
            lowest = _lowest(connection, f"select min({moment}) from ({news})", changed)
    if unseen:  # inserting no row between two bulk inserts hides the second one from its connection (DuckDB 1.5.6)
        connection.execute(f"insert into {table} by name from ({news}) order by {keys}")
    return _day(lowest)


def _lowest(connection: duckdb.DuckDBPyConnection, of_news: str, changed: Any) -> Any:
    """The first moment that is new or changed, ``date.max`` for none."""
    new = connection.execute(of_news).fetchall()[0][0]
    return min((each for each in (new, changed) if each is not None), default=date.max)


def _count(connection: duckdb.DuckDBPyConnection, rows: str) -> int:
    return int(connection.execute(f"select count(*) from {rows}").fetchall()[0][0])


def _retell(connection: duckdb.DuckDBPyConnection, query: Query, bounds: Any) -> Any:
    """Keys told more than once: their revisions are noted, the last known value of each column stays.

    Gives the first moment of the table whose values changed, None for none.
    """
    table, moment, keys = query.header["table"], query.header["incremental"], query.words("key")
    judged = flags_of(table)
    flags = {column.name for column in judged.columns("returns")} if judged else set()
    others = [column.name for column in query.columns("returns") if column.name not in keys]
    values = [name for name in others if name not in flags]
    for name in values:
        _note_revisions(connection, query, name)
    latest = ", ".join(f"arg_max({name}, _fetch) as {name}" for name in others)
    connection.execute(f"create or replace temp table merged as select {', '.join(keys)}, {latest}, "
                       "min(_fetch) = '' as _is_known from told group by all")
    changes = ", ".join(f"{name} = merged.{name}" for name in values)
    same = " and ".join(f"old.{name} = merged.{name}" for name in keys)
    differs = " or ".join(f"old.{name} is distinct from merged.{name}" for name in values)
    changed = connection.execute(
        f"update {table} as old set {changes} from merged where merged._is_known and {same} "
        f"and old.{moment} between ? and ? and ({differs}) returning old.{moment}", bounds).fetchall()
    return min((found[0] for found in changed), default=None)


def _note_revisions(connection: duckdb.DuckDBPyConnection, query: Query, name: str) -> None:
    """A value told again and different is noted, with the fetch that told it."""
    keys = query.words("key")
    written = " || ' ' || ".join(f"cast({key} as varchar)" for key in keys)
    connection.execute(
        f"insert into meta.revisions select ?, {written}, ?, cast(before as varchar), cast({name} as varchar), _fetch "
        f"from (select *, lag({name}) over (partition by {', '.join(keys)} order by _fetch) as before "
        f"from told where {name} is not null) as tellings where before <> {name}",
        [query.words("source")[0], name],
    )


def judge(connection: duckdb.DuckDBPyConnection, table: str, moment: str, since: date) -> None:
    """Sets the flags of a table's rows from a day on, as the stored query of its flags says."""
    query = flags_of(table)
    if query is None or since == date.max:
        return
    keys = query.words("key")
    flags = [column.name for column in query.columns("returns") if column.name not in keys]
    connection.execute(f"create or replace temp table judged as {query.sql}", {"since": since})
    changes = ", ".join(f"{name} = judged.{name}" for name in flags)
    same = " and ".join(f"old.{key} = judged.{key}" for key in keys)
    connection.execute(f"update {table} as old set {changes} from judged where {same} "
                       f"and old.{moment} >= ?", [since])


def _day(moment: Any) -> date:
    """The day of an instant and of the hour before it, whose flags may follow from it."""
    return (moment - timedelta(hours=1)).date() if isinstance(moment, datetime) else moment
