"""Fault 36: nothing that answers a reader reads the WiFi before its masking."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
UNMASKED = re.compile(r"core\.wifi_usage|raw\.\"?wifi\b")
# Marts mask or count places only; checks count rows; the reader's declaration names the table it fills.
BEFORE_MASKING = ("queries/marts/", "queries/core/", "queries/checks/", "data/datasets/wifi.toml")
# Position and name of each point, no count of persons.
STATES_ONLY = "queries/marts/wifi_sites.sql"
PLACES_ONLY = {"queries/marts/map_kinds.sql", "queries/marts/map_places.sql"}


def readers() -> list[Path]:
    folders = ("queries", "dashboard", "pages", "data")
    return [path for folder in folders for path in (PROJECT / folder).rglob("*")
            if path.suffix in {".sql", ".py", ".toml"}]


def test_what_answers_a_reader_reads_masked_tables() -> None:
    found = {path.relative_to(PROJECT).as_posix() for path in readers()
             if UNMASKED.search(path.read_text(encoding="utf-8"))}
    assert "queries/marts/wifi_days.sql" in found
    asked = {name for name in found if not name.startswith(BEFORE_MASKING)}
    # A page is only drawn when the table exists: `requires` asks for its presence, never for its rows.
    assert asked <= {"pages/wifi.py"}
    assert "requires=(\"core.wifi_usage\",)" in (PROJECT / "pages/wifi.py").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(PLACES_ONLY))
def test_a_mart_of_places_counts_nobody(name: str) -> None:
    sql = (PROJECT / name).read_text(encoding="utf-8")
    assert not re.search(r"\b(sessions|devices|duration_s|bytes_down|bytes_up)\b", sql)


def test_every_mart_on_the_unmasked_table_masks_or_counts_nobody() -> None:
    marts = {path.relative_to(PROJECT).as_posix() for path in (PROJECT / "queries/marts").glob("*.sql")
             if UNMASKED.search(path.read_text(encoding="utf-8"))}
    masked = {name for name in marts if "is_masked" in (PROJECT / name).read_text(encoding="utf-8")}
    assert marts - masked == {STATES_ONLY, *PLACES_ONLY}


def test_the_mart_of_states_gives_no_number_but_positions() -> None:
    sql = (PROJECT / STATES_ONLY).read_text(encoding="utf-8")
    returned = re.search(r"^-- returns: (.*)$", sql, re.MULTILINE)
    assert returned
    kinds = dict(column.split() for column in returned.group(1).split(", "))
    assert {name for name, kind in kinds.items() if kind not in ("VARCHAR", "DATE")} == {"longitude", "latitude"}
