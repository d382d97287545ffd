"""FAULTS 21: exported text cannot run as a formula, numbers stay intact, and a reader finds the source again."""

from __future__ import annotations

import io
import string

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from dashboard.exports.safety import neutral, plain
from tests.exports.reopened import csv_rows, parquet, parsed, sheets, written

HARD = ["=1+1", "+33 2 31 30 41 00", "-1+1|cmd", "@SUM(A1)", "\t=1", "\r=1", "  =1", "\u00a0=1", "\ufeff=1",
        "＝1", "＋1", "－1", "＠x", "'=1", "''=1", "-", "=", "\n=1", "\t",
        "=HYPERLINK(\"http://a\";\"b\")"]  # fmt: skip
INTACT = ["-12,5", "-12.5", "+3", "1e-5", "-1E+5", "12", "a=b", "", "l’eau", "'abc", "2026-11-23",
          "a;b \"c\"\nd", "·"]  # fmt: skip
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
TEXTS = st.text(alphabet=st.one_of(st.sampled_from("=+-@\t\r\n '\"; ,.19eE＝＋－＠\u00a0\ufeff"), st.characters(
    exclude_categories=["Cs"], exclude_characters="\x00")), max_size=12)  # fmt: skip


@pytest.mark.parametrize("text", HARD, ids=range(len(HARD)))
def test_text_that_would_run_is_made_plain_and_comes_back(text: str) -> None:
    assert neutral(text) == f"'{text}"
    assert plain(neutral(text)) == text


@pytest.mark.parametrize("text", INTACT, ids=range(len(INTACT)))
def test_text_that_cannot_run_stays_as_it_is(text: str) -> None:
    assert neutral(text) == text
    assert plain(text) == text


@pytest.mark.parametrize("form", ["csv", "csv-fr"])
def test_numbers_are_never_altered(form: str) -> None:
    comma = "," if form == "csv-fr" else "."
    frame = pd.DataFrame({"n": [-12.5, -3.25], "i": [-1, 2], "t": ["-12,5", "=x"]})
    assert csv_rows(written(frame, form))[1:] == [[f"-12{comma}5", "-1", "-12,5"], [f"-3{comma}25", "2", "'=x"]]


def test_headings_are_made_plain_too() -> None:
    frame = pd.DataFrame({"=a": [1], "-b": [2], "+1 ;": [3]})
    assert csv_rows(written(frame, "csv"))[0] == csv_rows(written(frame, "csv-fr"))[0] == ["'=a", "'-b", "'+1 ;"]
    assert sheets(written(frame, "xlsx"))["Données"][0] == ("=a", "-b", "+1 ;")


@given(st.lists(TEXTS, min_size=1, max_size=8))
@settings(max_examples=120, deadline=None)
def test_any_text_reopened_equals_its_source(texts: list[str]) -> None:
    frame = pd.DataFrame({"a": texts, "b": range(len(texts))})
    for form in ("csv", "csv-fr"):
        cells = [row[0] for row in csv_rows(written(frame, form))[1:]]
        assert [plain(cell) for cell in cells] == texts
        for cell in cells:
            assert not cell.lstrip().startswith(DANGEROUS) or float(cell.replace(",", ".")) is not None
    assert [record["a"] for record in parsed(written(frame, "json"))["records"]] == texts
    assert parquet(written(frame, "parquet")).column("a").to_pylist() == texts


@given(st.lists(st.one_of(st.floats(allow_nan=False, allow_infinity=False), st.integers(-(2**53), 2**53).map(float)),
                min_size=1, max_size=6))  # fmt: skip
@settings(max_examples=60, deadline=None)
def test_any_number_reopened_equals_its_source(numbers: list[float]) -> None:
    frame = pd.DataFrame({"n": numbers})
    assert [float(row[0]) for row in csv_rows(written(frame, "csv"))[1:]] == numbers
    assert [float(row[0].replace(",", ".")) for row in csv_rows(written(frame, "csv-fr"))[1:]] == numbers
    assert [record["n"] for record in parsed(written(frame, "json"))["records"]] == numbers


# openpyxl takes a text of these for an error of Excel, and reads a carriage return as XML does: as a line end.
SPOKEN = TEXTS.filter(lambda text: not text.startswith("#") and "\r" not in text and text.strip())


@given(st.lists(SPOKEN, min_size=1, max_size=6), st.lists(st.floats(-1e12, 1e12), min_size=6, max_size=6))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
def test_a_workbook_reopened_equals_its_source_and_holds_no_formula(texts: list[str], numbers: list[float]) -> None:
    content = written(pd.DataFrame({"a": texts, "n": numbers[: len(texts)]}), "xlsx")
    book = load_workbook(io.BytesIO(content))
    assert {cell.data_type for row in book["Données"].iter_rows() for cell in row} <= {"s", "n"}
    rows = sheets(content)["Données"][1:]
    assert [row[0] for row in rows] == texts
    assert [row[1] for row in rows] == numbers[: len(texts)]


def test_text_that_would_run_is_marked_as_text_in_a_workbook() -> None:
    book = load_workbook(io.BytesIO(written(pd.DataFrame({"a": ["=1+1", "Caen"]}), "xlsx")))
    assert [bool(book["Données"].cell(row, 1).quotePrefix) for row in (2, 3)] == [True, False]


def test_every_printable_beginning_is_either_harmless_or_made_plain() -> None:
    for first in string.printable:
        assert (neutral(f"{first}cmd") == f"'{first}cmd") == (first in "=+-@\t\r"), first
