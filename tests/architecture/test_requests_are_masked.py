"""Fault 36: nothing that answers a reader reads residents' requests, or the seniors' training, before their masking."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
UNMASKED = re.compile(r"core\.service_requests|raw\.\"?demandes\b|mart\.requests_quarters")
COUNTS = re.compile(r"core\.service_counts|raw\.\"?services\b")
# Marts mask; checks count rows; the reader's declaration names the table it fills.
BEFORE_MASKING = ("queries/marts/", "queries/core/", "queries/checks/", "data/datasets/demandes.toml",
                  "data/datasets/services.toml")
# The one mart of small cells, which only marts read, and those that give no count.
BASE, NAMES = "queries/marts/requests_quarters.sql", "queries/marts/services_labels.sql"
# Shares and medians of large groups, no count: their own tests say from how many on.
SHARES = {"queries/marts/requests_survival.sql", "queries/marts/requests_medians.sql"}


def texts() -> dict[str, str]:
    found = [path for folder in ("queries", "dashboard", "pages", "data") for path in (PROJECT / folder).rglob("*")
             if path.suffix in {".sql", ".py", ".toml"}]
    return {path.relative_to(PROJECT).as_posix(): path.read_text(encoding="utf-8") for path in found}


@pytest.mark.parametrize("unmasked", [UNMASKED, COUNTS])
def test_what_answers_a_reader_reads_masked_tables(unmasked: re.Pattern[str]) -> None:
    asked = {name for name, text in texts().items() if unmasked.search(text) and not name.startswith(BEFORE_MASKING)}
    # A page is only drawn when the table exists: `requires` asks for its presence, never for its rows.
    assert asked <= {"pages/services.py"}
    requires = 'requires=("core.service_counts", "core.service_requests"),'
    assert requires in texts()["pages/services.py"]


def test_every_mart_on_the_unmasked_tables_masks_or_gives_no_count() -> None:
    marts = {name: text for name, text in texts().items() if name.startswith("queries/marts/")}
    reading = {name for name, text in marts.items() if UNMASKED.search(text) or COUNTS.search(text)}
    masking = {name for name in reading if "is_masked" in marts[name]}
    assert reading - masking == {BASE, NAMES, *SHARES}


@pytest.mark.parametrize("name", sorted({NAMES, *SHARES}))
def test_the_others_return_no_count(name: str) -> None:
    returned = re.search(r"^-- returns: (.*)$", texts()[name], re.MULTILINE)
    assert returned
    assert "BIGINT" not in returned.group(1) and "_count" not in returned.group(1)


def test_no_holding_shows_the_small_cells() -> None:
    told = texts()["data/reference/holdings.toml"]
    assert not UNMASKED.search(told) and not COUNTS.search(told)
    assert not re.search(r"\b(quick|aged|kept|due)_count\b", told)
