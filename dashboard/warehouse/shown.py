"""What each declared dataset shows as a table: ``data/reference/holdings.toml``, read once."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import lru_cache

from dashboard.settings import PROJECT_ROOT

REFERENCE = PROJECT_ROOT / "data" / "reference" / "holdings.toml"


@dataclass(frozen=True)
class Shown:
    """One entry of the reference file: see its own head."""

    table: str
    columns: dict[str, list[str]]
    rows: str = ""
    properties: str = ""
    only: dict[str, str] = field(default_factory=dict)


@lru_cache(maxsize=1)
def shown() -> dict[str, Shown]:
    """Declared dataset id → what is shown of it."""
    return {name: Shown(**entry) for name, entry in tomllib.loads(REFERENCE.read_text(encoding="utf-8")).items()}
