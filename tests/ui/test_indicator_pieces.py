"""Themes that fold on a phone without a script, values whose unit stands apart, a band that is read alone."""

from __future__ import annotations

import pytest

from dashboard.figures.peers import Band
from dashboard.ui.indicator import IndicatorCard, theme_html
from dashboard.ui.provenance import peer_html
from dashboard.ui.theme import style_sheet
from dashboard.words.indicator_cards import parted

N = "\u00a0"


def test_a_theme_folds_under_a_checkbox_that_says_what_it_opens() -> None:
    told = theme_html("Numérique <b>", [IndicatorCard("A", "indicateur?id=a", "1"), IndicatorCard("B", "b", "2")])
    assert '<input type="checkbox" aria-label="Montrer 2 indicateurs, Numérique &lt;b&gt;">' in told
    assert told.count('<li class="kpi">') == 2 and "<b>" not in told
    assert 'style="--rows:1"' in told, "the room that it takes before it is laid out"
    assert 'style="--rows:2"' in theme_html("Eau", [IndicatorCard("A", "a", "1")] * 5)
    style = style_sheet()
    assert ".kpi-fold { display: none; }" in style and ".kpi-fold:not(:has(:checked)) + .kpis" in style


def test_a_card_of_a_snapshot_has_a_fold_that_awaits_its_passport() -> None:
    read = IndicatorCard("A", 'indicateur?id="a"', "1", snapshot_id="<s>")
    told = theme_html("Eau", [read, IndicatorCard("B", "b", "2")])
    assert told.count("<details") == 1
    assert 'data-from="indicateur?id=%22a%22" data-snapshot="&lt;s&gt;"' in told


@pytest.mark.parametrize(
    ("value", "number", "unit"),
    [
        (f"143{N}accompagnements", "143", "accompagnements"),
        (f"1\u202f124{N}appels", "1\u202f124", "appels"),
        (f"77{N}%", "77", "%"),
        ("77%", "77%", ""),
        ("€382 per inhabitant", "€382 per inhabitant", ""),
        ("non connu", "non connu", ""),
    ],
)
def test_a_number_stands_apart_from_its_unit(value: str, number: str, unit: str) -> None:
    assert parted(value) == (number, unit)


def test_the_band_has_a_title_a_scale_with_units_and_a_legend() -> None:
    told = peer_html(Band(566.0, 726.0, 815.0, 23), 382.0, "La moitié…", "Dette <b>", lambda n: f"{n:.0f} €", "Fleury")
    assert "<h2>Dette &lt;b&gt;</h2>" in told
    assert "382 €</span>" in told and "815 €</span>" in told
    for word in ("la moitié des communes comparables", "leur médiane", "Fleury"):
        assert word in told
    assert "peer-here" not in peer_html(Band(1.0, 2.0, 3.0, 4), None, "m", "t", str, "Fleury")
