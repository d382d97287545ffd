"""A held table: its card, the statement that gives its rows, and where that statement is run."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb

from dashboard.warehouse.shelf_door import open_file

PROFILE = ("column", "label", "kind", "filled_share", "distinct_count", "minimum", "maximum", "examples")

MOST_WORDS, LONGEST_WORD = 20, 100
ACCENTED = {letters[0]: f"[{letters}]\\p{{Mn}}*" for letters in (
    "aàâäáãå", "eéèêë", "iîïíì", "oôöóòõ", "uùûüú", "cç", "nñ", "yÿý")}


@dataclass(frozen=True)
class HeldColumn:
    """One column; ``kind`` is text, integer, decimal, date, moment, boolean, point or json; ``unit`` may be empty.

    ``step`` is ``quarter`` for a date that stands for its quarter, else empty. ``is_declared``: its label, description
    and unit are our own words, in French, which `dashboard.words.held_names` says in the reader's language; those of
    a publisher stay as published.
    """

    name: str
    label: str
    description: str
    kind: str
    unit: str
    step: str = ""
    is_declared: bool = False


@dataclass(frozen=True)
class Holding:
    """A dataset as a table. Instants are UTC; ``longitude`` and ``latitude`` name its columns, "" without position.

    ``rejected_count`` counts the rows and values that were refused: `meta.rejected` has them with their reasons.
    """

    id: str
    title: str
    theme: str
    producer: str
    licence: str
    licence_url: str
    is_demo: bool
    observed_at: datetime | None
    fetched_at: datetime | None
    row_count: int
    columns: tuple[HeldColumn, ...]
    longitude: str
    latitude: str
    snapshot_id: str
    rejected_count: int


@dataclass(frozen=True)
class Held:
    """``sql`` gives the rows as columns c0, c1… in the order of the card's; ``file`` is where they are when apart."""

    card: Holding
    sql: str
    values: Mapping[str, Any] = field(default_factory=dict)
    file: Path | None = None

    @contextmanager
    def opened(self, cursor: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
        """Where ``sql`` runs: the snapshot's cursor, or a connection that sees the one file and nothing else."""
        if self.file is None:
            yield cursor
            return
        with open_file(self.file) as connection:
            yield connection


def matching(columns: Sequence[HeldColumn], search: str) -> tuple[str, dict[str, str]]:
    """A condition on c0, c1… (empty when nothing is searched) and its values: every word is somewhere in the row."""
    words = {f"word{index}": _pattern(word) for index, word in enumerate(search.split()[:MOST_WORDS])}
    if not words or not columns:
        return "", {}
    cells = ", ".join(f"cast(c{index} as varchar)" for index in range(len(columns)))
    tests = " and ".join(f"regexp_matches(concat_ws(' ', {cells}), ${name})" for name in words)
    return f" where {tests}", words


def _pattern(word: str) -> str:
    """A word whatever its case and accents, as a pattern: ten times faster than folding each of a million rows."""
    known = word[:LONGEST_WORD].encode("utf-8", "ignore").decode()
    plain = (char for char in unicodedata.normalize("NFD", known) if not unicodedata.combining(char))
    return "(?i)" + "".join(ACCENTED.get(char.lower()) or _literal(char) for char in plain)


def _literal(char: str) -> str:
    return char if char.isalnum() else f"\\x{{{ord(char):x}}}"
