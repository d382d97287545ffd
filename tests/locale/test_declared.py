"""What the declarations say to readers, columns and datasets, is said in English too."""

from __future__ import annotations

import pytest

from dashboard import queries
from dashboard.declarations import load_datasets
from dashboard.locale.messages import translated
from dashboard.warehouse.shown import shown
from dashboard.words.checks import STORED
from dashboard.words.kpi_units import word_of

SYMBOLS = {"°", "ha", "€", "m", "m³/s", "min"}


@pytest.mark.parametrize(("place", "what"), [(0, "label"), (2, "description")])
def test_every_column_is_said_in_english(place: int, what: str) -> None:
    english = translated("en")
    assert [(dataset, column, words[place]) for dataset, entry in shown().items()
            for column, words in entry.columns.items() if any(words[place:place + 1])
            and words[place] not in english] == [], what  # fmt: skip


def test_every_unit_is_a_symbol_or_said_in_english() -> None:
    units = {unit for entry in shown().values() for words in entry.columns.values() for unit in words[1:2] if unit}
    assert [unit for unit in units - SYMBOLS - translated("en") if word_of(unit) is None] == []


@pytest.mark.parametrize("key", ["title", "limits"])
def test_every_dataset_is_said_in_english(key: str) -> None:
    said = {name: getattr(dataset, key) for name, dataset in load_datasets().items()}
    assert [(name, words) for name, words in said.items() if words and words not in translated("en")] == []


def test_every_check_is_said_in_english() -> None:
    assert [check.name for check in queries.family("checks") if check.title not in translated("en")] == []


def test_titles_can_be_told_apart_once_joined() -> None:
    assert [name for name, query in queries.load_all().items()
            if name.startswith(("checks/", "kpi/")) and STORED in query.title] == []  # fmt: skip
