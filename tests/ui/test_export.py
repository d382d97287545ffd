"""CSV for French Excel: reopened, it gives back the source, and nothing in it runs."""

from __future__ import annotations

import csv
import io
from datetime import date

import pandas as pd
import pytest

from dashboard.locale.column import Column
from dashboard.ui.export import cell, csv_bytes, file_stem, neutral


def reopened(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


def test_it_begins_with_a_mark_and_parts_by_semicolons() -> None:
    content = csv_bytes(pd.DataFrame({"a": [1.5], "b": ["x"]}))
    assert content.startswith(b"\xef\xbb\xbf")
    assert reopened(content) == [["a", "b"], ["1,5", "x"]]


@pytest.mark.parametrize("text", ["=1+1", "+33 2 31", "-12,5", "@SUM(A1)", "\t=1", "\r=1"])
def test_text_that_would_run_is_made_plain(text: str) -> None:
    assert neutral(text) == f"'{text}"


def test_a_negative_number_stays_a_number() -> None:
    assert reopened(csv_bytes(pd.DataFrame({"n": [-12.5, -3]})))[1:] == [["-12,5"], ["-3,0"]]
    assert cell(-3) == "-3"


def test_separators_quotes_and_lines_come_back_as_they_were() -> None:
    hard = 'a;b "c"\nd'
    assert reopened(csv_bytes(pd.DataFrame({"t": [hard]})))[1] == [hard]


@pytest.mark.parametrize("value", [None, float("nan"), pd.NA, pd.NaT])
def test_nothing_is_an_empty_cell(value: object) -> None:
    assert cell(value) == ""


def test_dates_are_iso_and_yes_is_french() -> None:
    assert cell(pd.Timestamp("2026-11-23")) == "2026-11-23"
    assert cell(pd.Timestamp("2026-11-23 18:05")) == "2026-11-23 18:05:00"
    assert cell(date(2026, 11, 23)) == "2026-11-23"
    assert [cell(True), cell(False)] == ["oui", "non"]


def test_titles_may_be_given_and_are_made_plain_too() -> None:
    frame = pd.DataFrame({"a": [1], "b": [2]})
    assert reopened(csv_bytes(frame, {"b": Column("=Débit", "decimal", 1, "m³/s")})) == [["'=Débit (m³/s)"], ["2"]]


def test_an_empty_frame_has_its_header() -> None:
    assert reopened(csv_bytes(pd.DataFrame({"a": [], "b": []}))) == [["a", "b"]]


def test_a_name_becomes_a_file_name() -> None:
    assert file_stem("../../Orne : niveau") == "Orne-niveau"
    assert file_stem("///") == "export"
