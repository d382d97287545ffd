"""Filters and the address: what it asks is followed, what is wrong is ignored and said."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from streamlit.testing.v1 import AppTest

pytestmark = pytest.mark.slow  # each runs a script

WRONG = ["<script>", "ZZZ", "NaN", "%00", "\x00", "x" * 10_000, "' or 1=1 --"]


def one_choice() -> None:
    import streamlit as st

    from dashboard import ui

    st.code(repr(ui.choice_filter("service", "Service", ["Accueil", "Médiathèque"], all_label="Tous")))
    st.code(repr(ui.choice_filter("vue", "Vue", {"1": "24 heures", "7": "7 jours"}, default="7", style="buttons")))


def all_by_choice() -> None:
    import streamlit as st

    from dashboard import ui

    st.code(repr(ui.choice_filter("service", "Service", ["Accueil", "Prêts"], default="Prêts", all_label="Tous")))


def days() -> None:
    from datetime import date

    import streamlit as st

    from dashboard import ui

    start, stop = ui.period_filter(date(2020, 1, 1), date(2026, 11, 23), (date(2026, 1, 1), date(2026, 6, 30)))
    st.code(f"{start} {stop} {ui.day_parameter('au', date(2026, 11, 23))}")


def words() -> None:
    import streamlit as st

    from dashboard import ui

    st.code(repr([ui.text_parameter("id", ["delai-actes", "prets"]), ui.search_filter("q", "Chercher")]))
    st.code(repr(ui.several_filter("couches", "Couches", {"a": "Bancs", "b": "Aires de jeux"}, ["a"])))


def theme() -> None:
    import streamlit as st

    from dashboard import ui
    from dashboard.ui.filters import theme_filter

    theme_filter(["Environnement et eau", "Finances"])
    st.code(repr(ui.chosen_theme()))


def run(script: object, parameters: Mapping[str, str | list[str]]) -> AppTest:
    test = AppTest.from_function(script, default_timeout=30)  # type: ignore[arg-type]
    for key, value in parameters.items():
        test.query_params[key] = value
    test.run()
    assert not test.exception
    return test


def said(test: AppTest) -> list[str]:
    return [code.value for code in test.code]


def notes(test: AppTest) -> list[str]:
    return [element.proto.body for element in test.get("html") if 'class="note' in element.proto.body]


def test_without_parameters_the_defaults_hold() -> None:
    test = run(one_choice, {})
    assert said(test) == ["None", "'7'"]
    assert notes(test) == []


@pytest.mark.parametrize("wanted", ["Médiathèque", "mediatheque", "MÉDIATHÈQUE"])
def test_a_choice_is_followed_however_it_is_written(wanted: str) -> None:
    test = run(one_choice, {"service": wanted})
    assert said(test)[0] == "'Médiathèque'"
    assert notes(test) == []


@pytest.mark.parametrize("wanted", ["1", "24 heures", "24-heures"])
def test_a_choice_is_followed_by_value_or_label(wanted: str) -> None:
    assert said(run(one_choice, {"vue": wanted}))[1] == "'1'"


@pytest.mark.parametrize("wanted", WRONG)
def test_a_wrong_choice_is_ignored_and_said(wanted: str) -> None:
    test = run(one_choice, {"service": wanted})
    assert said(test)[0] == "None"
    (note,) = notes(test)
    assert "service" in note
    assert "<script>" not in note
    assert len(note) < 400


def test_a_parameter_given_twice_keeps_the_first_and_says_so() -> None:
    test = run(one_choice, {"service": ["Accueil", "Médiathèque"]})
    assert said(test)[0] == "'Accueil'"
    assert len(notes(test)) == 1


def test_all_may_be_chosen_where_it_is_not_the_default() -> None:
    test = run(all_by_choice, {})
    assert said(test) == ["'Prêts'"]
    test.selectbox[0].select("").run()
    assert (said(test), test.query_params["service"]) == (["None"], "tous")
    again = run(all_by_choice, {"service": "tous"})
    assert (said(again), notes(again)) == (["None"], [])


def test_what_the_reader_chooses_goes_to_the_address() -> None:
    test = run(one_choice, {})
    test.selectbox[0].select("Médiathèque").run()
    assert said(test)[0] == "'Médiathèque'"
    assert test.query_params["service"] == "mediatheque"
    test.selectbox[0].select("").run()
    assert "service" not in test.query_params


def test_an_address_that_changes_under_the_page_is_followed() -> None:
    test = run(one_choice, {"service": "Accueil"})
    test.query_params["service"] = "mediatheque"
    test.run()
    assert said(test)[0] == "'Médiathèque'"
    test.query_params.clear()
    test.run()
    assert said(test)[0] == "None"


def test_a_wrong_value_leaves_the_address_and_its_note_goes_with_it() -> None:
    test = run(one_choice, {"service": "ZZZ"})
    assert "service" not in test.query_params
    test.run()
    assert notes(test) == []


def test_the_theme_survives_a_menu_that_drops_it_and_its_note_is_in_the_page() -> None:
    test = run(theme, {"theme": "environnement-et-eau"})
    assert said(test) == ["'Environnement et eau'"]
    test.query_params.clear()
    test.run()
    assert said(test) == ["'Environnement et eau'"]
    assert test.query_params["theme"] == "environnement-et-eau"
    wrong = run(theme, {"theme": "ZZZ"})
    assert len([each for each in wrong.main.get("html") if "note" in each.proto.body]) == 1


def test_a_period_is_followed() -> None:
    test = run(days, {"debut": "2026-03-01", "fin": "2026-03-31", "au": "2026-06-30"})
    assert said(test) == ["2026-03-01 2026-03-31 2026-06-30"]
    assert notes(test) == []


@pytest.mark.parametrize(
    "wrong", ["2026-13-01", "9999-99-99", "31/02/2026", "NaN", "2019-12-31", "2027-01-01", "20260301"]
)
def test_a_wrong_day_is_ignored_and_said(wrong: str) -> None:
    test = run(days, {"debut": wrong})
    assert said(test) == ["2026-01-01 2026-06-30 None"]
    assert len(notes(test)) == 1


def test_a_period_that_ends_before_it_begins_is_replaced() -> None:
    test = run(days, {"debut": "2026-05-01", "fin": "2026-03-01"})
    assert said(test) == ["2026-01-01 2026-06-30 None"]
    assert len(notes(test)) == 1


@pytest.mark.parametrize("wrong", ["9999-99-99", "2027-01-01"])
def test_a_day_as_of_that_cannot_be_is_ignored(wrong: str) -> None:
    test = run(days, {"au": wrong})
    assert said(test)[0].endswith("None")
    assert len(notes(test)) == 1


def test_an_identifier_must_be_known() -> None:
    assert said(run(words, {"id": "prets"}))[0] == "['prets', '']"
    test = run(words, {"id": "../../etc"})
    assert said(test)[0] == "[None, '']"
    assert len(notes(test)) == 1


def test_several_choices_come_in_our_order() -> None:
    assert said(run(words, {}))[1] == "['a']"
    assert said(run(words, {"couches": ["Aires de jeux", "a"]}))[1] == "['a', 'b']"


def test_choosing_nothing_at_all_is_a_choice() -> None:
    assert said(run(words, {"couches": "aucun"}))[1] == "[]"
    test = run(words, {})
    test.get("button_group")[0].set_value([]).run()
    assert test.query_params["couches"] == "aucun"


def test_a_search_is_cut_and_cleaned() -> None:
    assert said(run(words, {"q": "  eau\u202e "}))[0] == "[None, 'eau']"


def a_row() -> None:
    import streamlit as st

    from dashboard import ui

    with ui.filter_row():
        ui.choice_filter("service", "Service", ["Accueil", "Prêts"])
    st.code("after")


def test_what_was_ignored_is_said_under_the_row_and_takes_no_slot_of_it() -> None:
    app = AppTest.from_function(a_row, default_timeout=30)
    app.query_params["service"] = "ZZZ"
    app.run()
    assert not app.exception
    row, told, _after = app.main.children.values()
    assert [child.type for child in row.children.values()] == ["selectbox"]
    assert "ZZZ" in told.proto.body
