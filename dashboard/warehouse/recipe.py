"""The recipe of a warehouse: when a query or a declaration changes, tables are made anew from the landing."""

from __future__ import annotations

import hashlib
from functools import lru_cache

from dashboard.declarations import DATASETS, TOWNS
from dashboard.queries import QUERIES

COOKED = ("meta", "macros", "core", "flags", "marts", "checks", "kpi")


@lru_cache(maxsize=1)
def recipe() -> str:
    """A digest of everything that decides what the tables hold, besides the landing."""
    paths = [path for folder in COOKED for path in sorted((QUERIES / folder).glob("*.sql"))]
    paths += [*sorted(DATASETS.glob("*.toml")), *sorted(TOWNS.glob("*.toml"))]
    text = "".join(f"{path.name}\n{path.read_text(encoding='utf-8')}\n" for path in paths)
    return hashlib.sha256(text.encode()).hexdigest()[:16]
