"""The top of a page and the pieces of text: one h1, the gravest state, nothing that runs."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

from streamlit.testing.v1 import AppTest

from dashboard.ui.header import header_html
from dashboard.ui.page import Page


def top() -> None:
    from datetime import UTC, datetime, timedelta
    from types import SimpleNamespace

    import streamlit as st

    from dashboard import ui

    now = datetime(2026, 11, 23, 17, 12, tzinfo=UTC)

    def card(title: str, minutes: int | None) -> SimpleNamespace:
        at = None if minutes is None else now - timedelta(minutes=minutes)
        return SimpleNamespace(
            title=title,
            observed_at=at,
            fetched_at=None,
            late_after=timedelta(hours=1),
            stale_after=timedelta(hours=6),
            is_demo=True,
        )

    page = ui.Page(title="L’Orne", question="Que fait l’Orne ?", theme="Environnement et eau")
    choice = st.query_params.get("cas", "un")
    cards = {
        "un": [card("Hydro", 7)],
        "deux": [card("Hydro", 7), card("Adresses", 120), None],
        "dix": [*(card(f"S{n}", 7) for n in range(7)), card("Hydro", 120), card("Adresses", 120), card("Vieux", 900)],
        "frais": [card(f"S{n}", 7) for n in range(5)],
        "muet": [card("Hydro", None)],
        "rien": [],
    }
    ui.header(page, cards[choice], now)
    ui.sentence("<script>")
    ui.section("Titre <b>", "Intro")
    ui.text("<i>")
    ui.selection("<u>")
    ui.note("<s>")
    ui.empty("<a>", "<p>", "<q>")
    ui.problem()
    ui.items([ui.Item("<em>", href="javascript:x", state="met")])
    ui.facts([("<k>", "<v>")])
    ui.ranking("<t>", [ui.Rank("<l>", 2, "2"), ui.Rank("m", 1, "1"), ui.Rank("n", 0, "0")])


def run(case: str) -> str:
    test = AppTest.from_function(top, default_timeout=30)
    test.query_params["cas"] = case
    test.run()
    assert not test.exception
    return " ".join(element.proto.body for element in test.get("html"))


def test_the_question_is_the_only_title_and_the_theme_stands_above() -> None:
    told = run("un")
    assert told.count("<h1>") == 1
    assert "<h1>Que fait l’Orne\u00a0?</h1>" in told
    assert told.index("Environnement et eau") < told.index("<h1>")


def test_a_fresh_source_tells_its_age() -> None:
    told = run("un")
    assert "À jour" in told
    assert "il y a 7 minutes" in told
    assert "Données de démonstration" in told


def test_of_several_sources_the_gravest_is_told_with_since_when() -> None:
    told = run("deux")
    assert "En retard depuis aujourd’hui à 17\u00a0h\u00a012" in told
    assert "Adresses, et 1 autre source" in told


def test_of_many_sources_one_late_is_not_the_state_of_the_page() -> None:
    told = run("dix")
    assert "10 sources\u00a0: 7 à jour, 2 en retard, 1 périmée" in told
    assert 'class="state watch"' in told and "Périmé depuis" not in told
    assert 'class="state met"' in run("frais").replace('state met"><span class="icon', 'state met"><span')


def test_a_silent_source_says_that_nothing_came() -> None:
    told = run("muet")
    assert "Muet" in told
    assert "Rien n’a encore été reçu" in told


def test_without_a_source_there_is_no_state() -> None:
    assert "page-state" not in run("rien")


def test_no_piece_lets_data_run() -> None:
    told = run("un")
    for hostile in (
        "<script>",
        "<b>",
        "<i>",
        "<u>",
        "<s>",
        "<a>",
        "<q>",
        "<em>",
        "<k>",
        "<v>",
        "<t>",
        "<l>",
        "javascript:",
    ):
        assert hostile not in told, hostile


def test_a_ranking_begins_at_zero_and_its_longest_bar_is_whole() -> None:
    told = run("un")
    assert told.index("width:100.0%") < told.index("width:50.0%") < told.index("width:0.0%")


def test_a_page_about_one_figure_says_its_age_and_not_that_of_its_file() -> None:
    now = datetime(2026, 11, 23, 17, 12, tzinfo=UTC)
    file: Any = SimpleNamespace(
        title="Demandes",
        observed_at=now - timedelta(minutes=12),
        fetched_at=now,
        late_after=timedelta(days=1),
        stale_after=timedelta(days=2),
        is_demo=True,
    )
    figure: Any = SimpleNamespace(state="late", observed_at=now - timedelta(days=28))
    told = header_html(Page(title="T", question="Q ?"), [file], now, figure)
    assert "il y a 28 jours" in told and "12 minutes" not in told
    assert "En retard" in told and "Données de démonstration" in told
    figure = SimpleNamespace(state="silent", observed_at=None)
    assert "Rien n’a encore été reçu" in header_html(Page(title="T", question="Q ?"), [file], now, figure)
