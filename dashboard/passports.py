"""The passport of a figure, from the stored query that gave it: method, SQL down to the marts, sources, snapshot."""

from __future__ import annotations

import re

from dashboard import queries
from dashboard.data import DatasetCard, snapshot
from dashboard.queries import Query
from dashboard.ui.cards import Passport, known

_MART = re.compile(r"\bmart\.[a-z_]+")


def passport(name: str, *cards: DatasetCard | None) -> Passport:
    """Where the figures of a stored query come from. ``cards`` are those of its datasets.

    The method is the query's own title and prose; the SQL is its text, then that of the marts it reads. Raises
    QueryError when there is no such query.
    """
    query, there, card = queries.load(name), known(cards), snapshot()
    seen = [each.observed_at for each in there if each.observed_at is not None]
    return Passport(
        method=method(query),
        sql="\n\n".join([statement(query), *(f"-- {table}\n{statement(mart)}" for table, mart in marts(query))]),
        sources=there,
        observed_at=min(seen, default=None),
        snapshot_id=card.id if card else "",
        rejected_count=sum(each.rejected_count for each in there),
    )


def method(query: Query) -> str:
    """The title, then the prose, as one paragraph."""
    return f"{query.title}. {' '.join(query.prose.replace('`', '').split())}".strip()


def statement(query: Query) -> str:
    """The SQL without the prose above it."""
    return re.sub(r"\A(?:--[^\n]*\n)+", "", query.sql)


def marts(query: Query) -> list[tuple[str, Query]]:
    """The marts that a query names, each with the query that fills it."""
    named = dict.fromkeys(_MART.findall(query.sql))
    filled = {each.header["table"]: each for each in queries.family("marts")}
    return [(table, filled[table]) for table in named if table in filled]
