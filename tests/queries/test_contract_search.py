"""The words of a search and the words kept for each contract go through one rule, written in two places."""

from __future__ import annotations

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard import queries
from dashboard.stems import MOST, stems
from tests.queries.conftest import empty_warehouse

STEM = st.text("abcdeéèêëfghiîïlmnoôpqrstuùûvxyçœæàâ0123456789", min_size=1, max_size=6)
ENDING = st.sampled_from(["", "s", "x", "al", "aux", "eau", "eaux", "ail", "ails", "ux", "ss", "aus"])
TOOL = st.sampled_from(["de", "des", "l’", "d'", "les", "Dans", "DANS", "aux", "A", "en", "travaux", "bureaux", "œufs"])
WORD = st.one_of(st.builds(str.__add__, STEM, ENDING), st.builds(str.__add__, STEM, ENDING).map(str.upper), TOOL)
TEXT = st.lists(WORD, max_size=6).flatmap(
    lambda words: st.sampled_from([" ", "-", ", ", "’", "\u00a0", " / "]).map(lambda between: between.join(words))
)
# The signs that this Python knows: two libraries of two years part on the newest ones. DuckDB's `strip_accents` ends a
# text at a null sign, which nobody types.
KNOWN = st.characters(exclude_categories=("Cs", "Cn"), exclude_characters="\0")


@pytest.fixture(scope="module")
def warehouse() -> duckdb.DuckDBPyConnection:
    connection = empty_warehouse()
    connection.execute(queries.load("macros/search_words").sql)
    connection.execute("insert into mart.contracts_notified (place, uid) values (1, 'M1')")
    return connection


@settings(max_examples=80, deadline=None)
@given(text=st.one_of(TEXT, st.text(KNOWN, max_size=20)))
def test_what_is_asked_is_cut_as_what_is_kept(warehouse: duckdb.DuckDBPyConnection, text: str) -> None:
    kept = warehouse.execute("select list_sort(list_distinct(search_words(?)))", [text]).fetchall()[0][0]
    assert sorted(stems(text)) == kept


@settings(max_examples=25, deadline=None)
@given(text=TEXT)
def test_a_contract_is_found_by_all_the_words_of_its_object(warehouse: duckdb.DuckDBPyConnection, text: str) -> None:
    warehouse.execute("delete from mart.contracts_search")
    warehouse.execute(
        "insert into mart.contracts_search select unnest(list_distinct(search_words(?))), [1]", [text])
    count = warehouse.execute("select len(list_distinct(search_words(?)))", [text]).fetchall()[0][0]
    rows = warehouse.execute(queries.load("marches/recherche").sql, {"stems": stems(text)}).fetchall()
    assert [(row[0], row[-4], row[-3]) for row in rows] == ([("M1", count, count)] if count else [])


def test_marks_of_any_script_fall_away() -> None:
    assert stems("e\u0301cole ab\u0903cd \u20ddx") == ["ecole", "abcd", "x"]


def test_a_page_of_text_asks_for_its_first_words_only() -> None:
    assert stems(" ".join(f"mot{number}" for number in range(500))) == [f"mot{number}" for number in range(MOST)]
