"""Which macros a connection declares: those that anything may use, and those that a few queries of one folder ask for.

A macro is bound when it is declared, and one that stands on others costs up to 15 ms: a tick of the river does without
those of contracts and addresses.
"""

from __future__ import annotations

import re
from functools import cache

from dashboard import queries
from dashboard.queries import Query

_CALLED = re.compile(r"\b([a-z_0-9]+)\s*\(")


def common() -> list[Query]:
    """The macros that anything may use, each after those that it uses itself."""
    return [macro for macro in queries.family("macros") if "only" not in macro.header]


def apart() -> list[Query]:
    """The others, each after those that it uses itself."""
    return [macro for macro in queries.family("macros") if "only" in macro.header]


@cache
def own(sql: str) -> tuple[Query, ...]:
    """Those of `apart` that a statement uses, by itself or through another."""
    named = {macro.name.removeprefix("macros/"): macro for macro in apart()}
    used, asked = set[str](), [sql]
    while asked:
        found = set(_CALLED.findall(asked.pop())) & named.keys() - used
        used |= found
        asked += [named[each].sql for each in found]
    return tuple(macro for name, macro in named.items() if name in used)
