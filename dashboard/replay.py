"""What an outsider runs on a snapshot's file to get a figure again: the macros that its statement uses, then it.

Our macros are temporary: they are not in the file, so that a snapshot holds data only and each build has its own.
"""

from __future__ import annotations

import re
from functools import lru_cache

from dashboard import queries

_MADE = re.compile(r"\bmacro\s+(\w+)\s*\(")


def statements(sql: str) -> tuple[str, ...]:
    """Statements to run in their order; the last one is ``sql``, and takes its parameters. Empty for no statement."""
    if not sql.strip():
        return ()
    needed, waiting = set[str](), [sql]
    while waiting:
        text = waiting.pop()
        found = {name for name in _words(text) & _macros().keys() if name not in needed}
        needed |= found
        waiting += [_macros()[name] for name in found]
    kept = [text for text in dict.fromkeys(_macros().values()) if set(_MADE.findall(text)) & needed]
    return (*(_bare(text) for text in kept), _bare(sql))


@lru_cache(maxsize=1)
def _macros() -> dict[str, str]:
    """Macro → the statement that makes it, those that others need first."""
    return {name: query.sql for query in queries.family("macros") for name in _MADE.findall(query.sql)}


def _words(sql: str) -> set[str]:
    return set(re.findall(r"\b[a-z_][a-z0-9_]*\b(?=\s*\()", sql.lower()))


def _bare(sql: str) -> str:
    """Without the prose above it and the semicolon after it."""
    return re.sub(r"\A(?:--[^\n]*\n)+", "", sql).strip().rstrip(";")
