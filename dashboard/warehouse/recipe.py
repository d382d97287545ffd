"""The recipe of a warehouse: when a query or a declaration changes, tables are made anew from the landing."""

from __future__ import annotations

import hashlib
import tomllib
from functools import lru_cache
from pathlib import Path

from dashboard.declarations import DATASETS, TOWNS
from dashboard.queries import QUERIES
from dashboard.reference import TABLES
from dashboard.warehouse.shelf_press import RECIPE as SHELF

COOKED = ("meta", "macros", "core", "flags", "marts", "closing", "checks")
# What only indicators read (they know by themselves when their definition changed), and what only the screen reads.
APART = ("owners", "theme_owners", "targets", "opening", "display", "scenes")


@lru_cache(maxsize=1)
def recipe() -> str:
    """A digest of everything that decides what the tables hold, besides the landing."""
    paths = [path for folder in COOKED for path in sorted((QUERIES / folder).glob("*.sql"))]
    paths += [*sorted(DATASETS.glob("*.toml")), *TABLES]
    text = "".join(f"{path.name}\n{path.read_text(encoding='utf-8')}\n" for path in paths)
    text += "".join(f"{path.name}\n{_town(path)}\n" for path in sorted(TOWNS.glob("*.toml")))
    return hashlib.sha256((text + SHELF).encode()).hexdigest()[:16]


def _town(path: Path) -> str:
    """A town's declarations that tables depend on."""
    declared = tomllib.loads(path.read_text(encoding="utf-8"))
    return repr({key: value for key, value in declared.items() if key not in APART})
