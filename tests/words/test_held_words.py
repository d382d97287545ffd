"""One dataset in words: numbers are never altered, absences are said, sentences agree."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.held.table import HeldColumn
from dashboard.locale import use
from dashboard.words import catalogue, held, held_charts, held_columns, held_names
from dashboard.words.held_charts import Drawing

NOW = datetime(2026, 11, 23, 17, 0)
DECIMAL, INTEGER = HeldColumn("v", "V", "", "decimal", "m"), HeldColumn("passages", "", "", "integer", "")
YEAR, KIND = HeldColumn("annee", "", "", "integer", ""), HeldColumn("ouvert", "", "", "boolean", "")
ENTRY: dict[str, Any] = {
    "observed_at": pd.Timestamp("2026-11-01"), "frequency": "Mensuelle", "cadence_s": pd.NA, "kept": "kept",
    "promised_until": pd.Timestamp("2026-12-17"), "withdrawn_at": pd.NaT, "announced_count": 70, "shelf_state": None,
    "producer": "Ville", "title": "Bancs", "licence": None,
}  # fmt: skip


@pytest.mark.parametrize(
    ("value", "column", "told"),
    [
        ("49.1385742", DECIMAL, "49,1385742"), ("-0.5", DECIMAL, "−0,5"), ("1e+300", DECIMAL, "1e+300"),
        ("n.c.", DECIMAL, "n.c."), ("12345", INTEGER, "12\u202f345"), ("2026", YEAR, "2026"), ("true", KIND, "oui"),
        ("2026-11-23", HeldColumn("d", "", "", "date", ""), "23\u00a0nov. 2026"),
        ("2026-11-23 17:00:00", HeldColumn("d", "", "", "moment", ""), "23\u00a0nov. 2026 18:00"),
    ],
)  # fmt: skip
def test_a_value_is_written_as_it_is(value: str, column: HeldColumn, told: str) -> None:
    assert held_columns.exact(value, column) == told


@given(st.lists(st.floats(-1e6, 1e6).map(lambda value: round(value, 6)), min_size=1, max_size=5))
def test_no_decimal_of_the_preview_is_rounded(values: list[float]) -> None:
    digits = held_columns.digits_of(pd.Series(values))
    assert all(round(value, digits) == pytest.approx(value, abs=1e-9) for value in values)


def test_the_promise_is_said_kept_broken_or_absent() -> None:
    assert held.freshness(ENTRY, NOW).endswith("Rythme annoncé\u00a0: mensuelle, tenu (jusqu’au 17\u00a0déc. 2026).")
    broken = {**ENTRY, "kept": "broken", "promised_until": pd.Timestamp("2026-11-16")}
    assert "dépassé depuis le 16\u00a0nov. 2026" in held.freshness(broken, NOW)
    none = {**ENTRY, "kept": "none", "promised_until": pd.NaT, "frequency": np.nan}
    assert "on ne peut pas dire" in held.freshness(none, NOW)
    gone = {**none, "withdrawn_at": pd.Timestamp("2026-11-05")}
    assert "Retiré du portail le 5\u00a0nov. 2026" in held.freshness(gone, NOW)


@pytest.mark.parametrize("state", ["empty", "too_large", "unwanted", "refused"])
def test_rows_that_are_not_here_say_why(state: str) -> None:
    told = held.size({**ENTRY, "shelf_state": state}, None)
    assert "encore arrivées" not in told


def test_rows_that_are_awaited_are_said_to_be() -> None:
    assert held.size(ENTRY, None).startswith("Le portail annonce 70 lignes")


def test_a_quotation_holds_what_the_licence_asks() -> None:
    told = held.quotation(ENTRY, NOW)
    assert told.replace("\u00a0", " ") == (
        "Ville, « Bancs », mis à jour le 1er nov. 2026, licence non dite, consulté le 23 nov. 2026."
    )
    assert "Aucune licence" in held.licence_duty(ENTRY)
    assert "partager" in held.licence_duty({**ENTRY, "licence": "Open Database License (ODbL)"})


@pytest.mark.parametrize(
    ("seconds", "told"),
    [(300, "toutes les 5 minutes"), (86_400, "Quotidienne"), (31 * 86_400, "Mensuelle"),
     (10 * 86_400, "tous les 10 jours"), (365 * 86_400, "Annuelle")],
)  # fmt: skip
def test_a_cadence_is_said(seconds: int, told: str) -> None:
    assert catalogue.cadence(seconds) == told


def test_agreement_follows_the_count() -> None:
    row = {"dataset_count": 1, "own_count": 1, "federated_count": 0, "source_count": 0, "withdrawn_count": 0,
           "promised_count": 1, "kept_count": 0, "unpromised_count": 0}  # fmt: skip
    assert catalogue.sentence(row) == (
        "1 jeu de données est montré ici\u00a0: 1 de la ville. Sur 1 qui annonce un rythme, 0 le tient."
    )
    assert "on ne peut pas" in catalogue.promises({**row, "promised_count": 0})


def test_titles_say_measure_aggregation_and_step() -> None:
    series = Drawing("series", DECIMAL, INTEGER, "sum", "month")
    assert held_charts.title(series) == "passages\u00a0: somme par mois"
    assert held_charts.title(Drawing("ranking", KIND)) == "Nombre de lignes selon «\u00a0ouvert\u00a0»"


def test_a_class_is_told_with_its_open_ends() -> None:
    frame = pd.DataFrame({"low": [np.nan, 0, 20], "high": [0, 10, np.nan], "row_count": [2, 5, 1]})
    assert held_charts.classes(frame, "m") == [
        ("moins de 0\u00a0m", 2.0), ("de 0 à 10\u00a0m", 5.0), ("20\u00a0m et plus", 1.0),
    ]  # fmt: skip


def test_every_word_is_english_in_english() -> None:
    use("en")
    try:
        told = held.freshness(ENTRY, NOW).replace("\u00a0", " ")
        assert told == "Updated 22 days ago. Announced cadence: monthly, kept (until 17 Dec 2026)."
    finally:
        use("fr")


def test_a_quarter_is_named_as_one() -> None:
    by_quarter = Drawing("series", HeldColumn("q", "Trimestre", "", "date", "", "quarter"), INTEGER, "sum", "quarter")
    assert held_charts.period(pd.Timestamp("2026-04-01"), "quarter") == "2e trimestre 2026"
    assert held_charts.title(by_quarter).endswith("par trimestre")
    assert "period" in held_charts.columns(by_quarter, 0)


def test_our_columns_are_in_the_readers_language_and_those_of_a_publisher_as_published() -> None:
    ours = HeldColumn("duration_months", "Durée", "Case cachée", "integer", "mois", is_declared=True)
    theirs = HeldColumn("duree", "Durée", "Case cachée", "integer", "mois")
    said = (held_names.label, held_names.description, held_names.unit)
    assert [say(ours) for say in said] == [say(theirs) for say in said] == ["Durée", "Case cachée", "mois"]
    use("en")
    assert [say(ours) for say in said] == ["Duration", "Hidden cell", "months"]
    assert [say(theirs) for say in said] == ["Durée", "Case cachée", "mois"]
    assert held_charts.title(Drawing("distribution", measure=ours)) == "Distribution of “Duration”"
