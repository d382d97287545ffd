"""Reference tables, law and territory: files of ``data/reference`` in strict models, checked line by line."""

from __future__ import annotations

from dashboard.settings import PROJECT_ROOT

FOLDER = PROJECT_ROOT / "data" / "reference"
THRESHOLDS, MEMBERS, NEEDS = (FOLDER / f"{name}.toml" for name in ("procurement_thresholds", "epci", "purchase_needs"))
TABLES = (THRESHOLDS, MEMBERS, NEEDS)  # those that the tables of a warehouse are made of
