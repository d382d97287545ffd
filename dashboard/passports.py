"""The passport of a figure: all that lets somebody else compute it again, from the stored query to the files received.

No drawing here: the pages fold it open under a figure, the API gives it as JSON, and both say the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from dashboard import queries, replay
from dashboard.data import DatasetCard, records, snapshot
from dashboard.kpis import Kpi
from dashboard.locale import _
from dashboard.locale.dates import in_paris
from dashboard.locale.numbers import integer
from dashboard.queries import Query

_MART = re.compile(r"\bmart\.[a-z_]+")


@dataclass(frozen=True)
class Fetch:
    """Files received together: when (UTC), from which address, and the digest of their digests."""

    dataset_id: str
    fetched_at: datetime
    address: str
    sha256: str
    part_count: int = 1


@dataclass(frozen=True)
class Passport:
    """Where a figure comes from. Instants in UTC; ``link`` is relative.

    Words are in French, as written in the query's file: what shows them says them in the reader's language.

    ``rejected_count`` counts published rows that are not in the tables, `link_defect_count` rows kept whose link to
    another one is wrong. ``population`` is empty when the figure is not per inhabitant.
    ``sql`` is read, down to the marts; ``statement`` is what was run on the snapshot.
    """

    title: str = ""
    question: str = ""
    method: str = ""
    limits: str = ""
    sql: str = ""
    parameters: Mapping[str, Any] = field(default_factory=dict)
    sources: tuple[DatasetCard, ...] = ()
    fetches: tuple[Fetch, ...] = ()
    observed_at: datetime | None = None
    rejected_count: int = 0
    snapshot_id: str = ""
    built_at: datetime | None = None
    population: str = ""
    link: str = ""
    statement: str = ""

    @property
    def link_defect_count(self) -> int:
        """Rows of the sources that are kept although one of their fields points to nothing."""
        return sum(card.link_defect_count for card in self.sources)


def passport(
    name: str, *cards: DatasetCard | None, parameters: Mapping[str, Any] | None = None, limits: str = ""
) -> Passport:
    """Where the figures of a stored query come from. ``cards`` are those of its datasets.

    The SQL is the query's text, then that of the marts it reads. The link opens the page that the query belongs to, as
    it was at the snapshot's day. Raises QueryError when there is no such query.
    """
    query = queries.load(name)
    return of_query(query, cards, parameters or {}, link=page_link(name.split("/")[0]), limits=limits)


def of_query(
    query: Query, cards: tuple[DatasetCard | None, ...], parameters: Mapping[str, Any], link: str, **words: Any
) -> Passport:
    """The passport of a query's figures; ``words`` replace what the query says of itself."""
    there = tuple(card for card in cards if card is not None)
    seen = [card.observed_at for card in there if card.observed_at is not None]
    told = {"title": query.title, "method": method(query), "observed_at": min(seen, default=None), **words}
    return Passport(
        sql=with_marts(statement(query)), statement=query.sql, parameters=dict(parameters), sources=there,
        fetches=fetches(there),
        rejected_count=sum(card.rejected_count for card in there), link=link, **opened(), **told,
    )  # fmt: skip


def opened() -> dict[str, Any]:
    """The snapshot that is read, as a passport names it."""
    card = snapshot()
    return {"snapshot_id": card.id if card else "", "built_at": card.built_at if card else None}


def page_link(page: str, **parameters: str) -> str:
    """The relative address of a page as it was on the day of the open snapshot: ``services?au=2026-11-23``.

    The home page has no name: ``?au=2026-11-23``.
    """
    card = snapshot()
    day = {"au": in_paris(card.built_at).date().isoformat()} if card else {}
    query, path = urlencode({**parameters, **day}), "" if page == "accueil" else page
    return f"{path}?{query}" if query else path


def fetches(cards: tuple[DatasetCard, ...]) -> tuple[Fetch, ...]:
    """What was received of these datasets and still counts, the last one first."""
    card = snapshot()
    received = _received(card.id) if card else {}
    return tuple(each for dataset in cards for each in received.get(dataset.id, ()))


@lru_cache(maxsize=8)
def _received(snapshot_id: str) -> dict[str, tuple[Fetch, ...]]:
    """Dataset id → its receptions. Read once a snapshot: a page shows dozens of passports."""
    found: dict[str, tuple[Fetch, ...]] = {}
    for row in records("datasets/receptions"):
        words = row["address"] or "", row["sha256"] or ""
        fetch = Fetch(row["dataset_id"], row["fetched_at"], *words, row["part_count"])
        found[fetch.dataset_id] = (*found.get(fetch.dataset_id, ()), fetch)
    return found


def method(query: Query) -> str:
    """What a query's header says to readers; else the prose of its file as one paragraph, else its title."""
    return query.header.get("method") or " ".join(query.prose.replace("`", "").split()) or query.title


def with_marts(sql: str) -> str:
    """A statement, then that of the marts it reads."""
    return "\n\n".join([sql, *(f"-- {table}\n{statement(mart)}" for table, mart in marts(sql))])


def statement(query: Query) -> str:
    """The SQL without the prose above it."""
    return re.sub(r"\A(?:--[^\n]*\n)+", "", query.sql)


def marts(sql: str) -> list[tuple[str, Query]]:
    """The marts that a statement names, each with the query that fills it.

    One that is gathered last, or that reads marts only, joins or sums what others computed: those come with it, for
    they are how a figure is made.
    """
    filled, named = _mart_queries(), list(dict.fromkeys(_MART.findall(sql)))
    known = [filled[table] for table in named if table in filled]
    gathered = "\n".join(statement(each) for each in known if _is_gathered(each))
    every = dict.fromkeys([*named, *_MART.findall(gathered)])
    return [(table, filled[table]) for table in every if table in filled]


def _is_gathered(mart: Query) -> bool:
    return mart.name.startswith("closing/") or not re.search(r"\b(?:core|meta)\.", mart.sql)


@lru_cache(maxsize=1)
def _mart_queries() -> dict[str, Query]:
    """Mart → the query that fills it."""
    return {each.header["table"]: each for name in ("marts", "closing") for each in queries.family(name)}


def as_json(passport: Passport) -> dict[str, Any]:
    """The same content for a program: instants and days in ISO 8601, counts as numbers."""
    return {
        "title": passport.title,
        "question": passport.question,
        "method": passport.method,
        "limits": passport.limits,
        "sql": passport.sql,
        "replay": list(replay.statements(passport.statement)),
        "parameters": {name: plain(value) for name, value in passport.parameters.items()},
        "sources": [_source(card) for card in passport.sources],
        "fetches": [
            {"dataset": each.dataset_id, "fetched_at": plain(each.fetched_at), "address": each.address,
             "sha256": each.sha256, "files": each.part_count}
            for each in passport.fetches
        ],
        "observed_at": plain(passport.observed_at),
        "rejected": {"rows": passport.rejected_count, "links": passport.link_defect_count},
        "snapshot": passport.snapshot_id,
        "built_at": plain(passport.built_at),
        "population": passport.population or None,
        "link": passport.link,
    }  # fmt: skip


def _source(card: DatasetCard) -> dict[str, Any]:
    names = ("id", "title", "producer", "licence", "licence_url", "limits", "row_count", "rejected_count",
             "link_defect_count", "is_demo")  # fmt: skip
    return {
        **{name: getattr(card, name) for name in names},
        "observed_at": plain(card.observed_at), "fetched_at": plain(card.fetched_at),
    }  # fmt: skip


def plain(value: Any) -> Any:
    """A value as JSON can hold it; an instant is in UTC with its Z."""
    if isinstance(value, datetime):
        return in_utc(value).isoformat().replace("+00:00", "Z") if value == value else None
    return value.isoformat() if isinstance(value, date) else value


def in_utc(instant: datetime) -> datetime:
    """The instant in UTC; a naive one is UTC already."""
    return instant.replace(tzinfo=UTC) if instant.tzinfo is None else instant.astimezone(UTC)


def kpi_passport(kpi: Kpi) -> Passport:
    """Where an indicator's value comes from: its definition of that day, its sources, and the page that shows it."""
    of = kpi.indicator
    return Passport(
        title=of.title, question=of.question, method=of.method, limits=of.limits, sql=with_marts(of.sql),
        statement=of.sql,
        parameters=computed_for(of.sql),
        sources=kpi.sources, fetches=fetches(kpi.sources), observed_at=kpi.observed_at,
        rejected_count=sum(card.rejected_count for card in kpi.sources), link=page_link("indicateur", id=of.id),
        population=population(kpi), **opened(),
    )  # fmt: skip


def computed_for(sql: str) -> dict[str, date]:
    """The day that an indicator's statement was given: that of the build, since the day before's are computed again."""
    card = snapshot()
    return {"today": in_paris(card.built_at).date()} if card and "$today" in sql else {}


def population(kpi: Kpi) -> str:
    """The legal population that a figure per inhabitant divides by, with its vintage; empty for any other figure."""
    if kpi.population is None:
        return ""
    told = _("{n} habitants, {year} ({source})")
    return told.format(n=integer(kpi.population.count), year=kpi.population.year, source=kpi.population.source)
