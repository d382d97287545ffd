"""The top of a page and the pieces of text: one h1, the gravest state, nothing that runs."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest


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
