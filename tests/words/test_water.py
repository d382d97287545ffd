"""Drinking water in words: limits and references never mixed, results as published, every parameter explained."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pandas as pd
import pytest

from dashboard.demo.water_parameters import PARAMETERS
from dashboard.locale import use
from dashboard.words import water, water_parameters, water_series


@pytest.fixture(autouse=True)
def _french() -> Iterator[None]:
    use("fr")
    yield
    use("fr")


def counts(limits: tuple[int, int], references: tuple[int, int], samples: int = 9) -> dict[str, Any]:
    return {"sample_count": samples, "limits_conform": limits[0], "limits_judged": limits[1],
            "references_conform": references[0], "references_judged": references[1]}  # fmt: skip


def said(row: dict[str, Any]) -> str:
    return water.sentence(row, date(2026, 1, 1), date(2026, 6, 30)).replace("\u00a0", " ")


def test_the_sentence_keeps_limits_and_references_apart() -> None:
    assert said(counts((9, 9), (8, 9))) == (
        "9 prélèvements publiés de janvier à juin 2026 : tous ceux qui ont été jugés respectent les limites de qualité"
        ", 1 manque une référence de qualité.")  # fmt: skip
    assert "2 dépassent une limite de qualité, et toutes les références de qualité sont tenues" in said(
        counts((7, 9), (9, 9)))  # fmt: skip


def test_nothing_judged_is_not_conform() -> None:
    assert "aucun n’a été jugé sur les limites" in said(counts((0, 0), (0, 0)))
    assert water.share(0, 0) == "non connu"
    assert water.limits_state(counts((0, 0), (0, 0)))[0] == "unknown"
    assert "on ne peut rien en dire" in said(counts((0, 0), (0, 0), samples=0))


def test_a_missed_reference_is_to_watch_and_a_missed_limit_missed() -> None:
    assert water.references_state(counts((9, 9), (8, 9)))[0] == "watch"
    assert water.limits_state(counts((8, 9), (9, 9)))[0] == "missed"


@pytest.mark.parametrize(
    ("text", "unit", "french", "english"),
    [("<0,05", "mg/L", "< 0,05 mg/L", "< 0.05 mg/L"), ("35,6", "mg/L", "35,6 mg/L", "35.6 mg/L"),
     ("<1", "n/(100mL)", "< 1 pour 100 mL", "< 1 per 100 mL"), ("7,3", "unité pH", "7,3", "7.3"),
     ("Aspect normal", None, "Aspect normal", "Aspect normal")],
)  # fmt: skip
def test_a_result_is_written_as_published(text: str, unit: str | None, french: str, english: str) -> None:
    row = {"result_text": text, "unit": unit}
    assert water.result(row).replace("\u00a0", " ") == french
    use("en")
    assert water.result(row).replace("\u00a0", " ") == english


@pytest.mark.parametrize(
    ("text", "unit", "told"),
    [("<=50 mg/L", "mg/L", "≤ 50 mg/L"), (">=6,5 et <=9 unité pH", "unité pH", "≥ 6,5 et ≤ 9"), (None, "mg/L", "")],
)
def test_a_rule_is_in_plain_signs(text: str | None, unit: str, told: str) -> None:
    assert water_parameters.rule(text, unit).replace("\u00a0", " ") == told


def test_a_label_loses_the_laboratory_s_method() -> None:
    assert water_parameters.plain("Escherichia coli /100ml - MF") == "Escherichia coli"
    assert water_parameters.plain("Bactéries coliformes /100ml-MS") == "Bactéries coliformes"
    assert water_parameters.plain("Nitrates (en NO3)") == "Nitrates (en NO3)"


@pytest.mark.parametrize("parameter", PARAMETERS, ids=lambda each: each.code)
def test_every_parameter_has_plain_words(parameter: Any) -> None:
    told = water_parameters.of_parameter(parameter.code, "autres")
    assert told.endswith(".")
    if parameter.law != "words":
        assert told != water_parameters.of_family("autres")


def test_points_say_what_they_are() -> None:
    frame = pd.DataFrame({
        "sampled_on": pd.to_datetime(["2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01"]),
        "value": [0.05, 0.08, 0.3, None], "is_censored": [True, False, False, None],
        "result_text": ["<0,05", "0,08", "0,3", "Illisible"], "unit": "mg/L",
        "is_within_limit": [True, True, False, None], "is_within_reference": [None] * 4,
    })  # fmt: skip
    drawn = water_series.points(frame)
    assert list(drawn["nature"]) == ["censored", "measured", "beyond"]
    assert "sous le seuil" in drawn["said"].iloc[0] and "hors bornes" in drawn["said"].iloc[2]
    assert water_series.digits(frame) == 2
    assert water_series.summary(drawn, "mg/L", 2).startswith("3 analyses, 1 sous le seuil, mesurées de 0,08")
