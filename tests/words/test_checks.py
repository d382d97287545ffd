"""Checks that fail are told in the reader's language, one after the other."""

from __future__ import annotations

from dashboard.locale import use
from dashboard.words.checks import checks

STORED = "Indicateur « Bancs avec dossier » non calculé ; Un contrat n’a qu’une ligne"


def test_in_french_they_are_as_stored() -> None:
    assert checks(STORED).replace("\u00a0", " ") == STORED


def test_in_english_each_is_english_and_so_is_the_indicator_that_one_names() -> None:
    use("en")
    assert checks(STORED) == "Indicator “Benches with a back” not computed; A contract has a single row"


def test_without_any_there_is_nothing_to_say() -> None:
    assert checks(None) == checks(float("nan")) == ""
