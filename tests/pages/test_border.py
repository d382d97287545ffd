"""What breaks becomes a sentence: on a day whose snapshot lacks what a page asks, and in a part redrawn alone."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.warehouse.snapshots import publish
from tests.bare_town import publish_bare
from tests.demo_town import NOW
from tests.pages.conftest import Opener, words

pytestmark = pytest.mark.slow


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """Yesterday's snapshot by a version that did not keep map places yet, and today's."""
    folder = publish_bare(tmp_path / "data", NOW - timedelta(days=1))
    first = next((folder / "warehouse").glob("*.duckdb"))
    copy = tmp_path / "today.duckdb"
    copy.write_bytes(first.read_bytes())
    with duckdb.connect(str(first)) as connection:
        connection.execute("drop table mart.map_kinds")
    publish(copy, folder / "warehouse", "f" * 64, NOW)
    return folder


def test_a_page_that_the_day_cannot_answer_says_so(opened: Opener, older: Path) -> None:
    day = (NOW - timedelta(days=1)).date().isoformat()
    told = words(opened("carte", older, au=day))
    assert "ne peut pas être montrée telle qu’elle était ce jour-là" in told
    assert "Revenir à aujourd’hui" in told and "Catalog Error" not in told


def test_the_other_pages_of_that_day_are_there(opened: Opener, older: Path) -> None:
    day = (NOW - timedelta(days=1)).date().isoformat()
    told = words(opened("accueil", older, au=day))
    assert "tel qu’il était le" in told and "ne peut pas être montrée" not in told


PART = """
import streamlit as st
from dashboard.ui.border import fragment

@fragment
def part(word):
    st.button("encore", key="again")
    raise ValueError(word)

part("secret interne")
st.html("<p>la suite</p>")
"""


def test_a_part_that_breaks_leaves_the_rest_and_says_nothing_of_the_cause(caplog: pytest.LogCaptureFixture) -> None:
    app = AppTest.from_string(PART).run()
    app.button("again").click().run()
    told = words(app)
    assert "n’a pas pu être dessinée" in told and "la suite" in told
    assert "secret interne" not in told
    assert "secret interne" in caplog.text
