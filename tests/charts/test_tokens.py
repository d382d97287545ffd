"""Colours: legible in both modes, and the same in Streamlit's own theme."""

from __future__ import annotations

import tomllib

import pytest

from dashboard.charts.basemap import PLAIN
from dashboard.charts.tokens import DARK, LIGHT, PALETTES, Mode, Palette, contrast, css_variables, rgb
from dashboard.settings import PROJECT_ROOT

CONFIG = tomllib.loads((PROJECT_ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_words_are_legible_on_card_and_page(palette: Palette) -> None:
    words = {"ink": palette.ink, "muted": palette.muted, "accent": palette.accent, "stone": palette.stone}
    states = {"met": palette.met, "watch": palette.watch, "missed": palette.missed, "unknown": palette.unknown}
    for name, colour in {**words, **states}.items():
        assert contrast(colour, palette.card) >= 4.5, name
        assert contrast(colour, palette.page) >= 4.5, name


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_series_carry_their_names_so_they_are_legible_too(palette: Palette) -> None:
    for colour in palette.series:
        assert contrast(colour, palette.card) >= 4.5, colour


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_a_ramp_only_gets_further_from_the_card(palette: Palette) -> None:
    distances = [contrast(colour, palette.card) for colour in palette.ramp]
    assert distances == sorted(distances)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_streamlit_has_the_same_colours(mode: Mode) -> None:
    theme, palette = CONFIG["theme"][mode], PALETTES[mode]
    assert theme["backgroundColor"] == palette.page
    assert theme["secondaryBackgroundColor"] == palette.card
    assert theme["textColor"] == palette.ink
    assert theme["primaryColor"] == theme["linkColor"] == palette.accent
    assert theme["borderColor"] == palette.line
    assert [theme[f"{name}Color"] for name in ("green", "orange", "red")] == [
        palette.met,
        palette.watch,
        palette.missed,
    ]


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_menu_is_legible(mode: Mode) -> None:
    rail = CONFIG["theme"][mode]["sidebar"]
    assert contrast(rail["textColor"], rail["backgroundColor"]) >= 7


def test_css_follows_the_mode_by_itself() -> None:
    assert f"--accent:light-dark({LIGHT.accent},{DARK.accent})" in css_variables()
    assert "--accent-soft:" in css_variables()


def test_plain_map_styles_are_there_and_ask_nothing_of_anybody() -> None:
    for address in PLAIN.values():
        text = (PROJECT_ROOT / "dashboard" / address.removeprefix("app/")).read_text(encoding="utf-8")
        assert '"sources": {}' in text
        assert "http" not in text


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_deck_gl_gets_four_bytes() -> None:
    assert rgb("#0B5A7A", 90) == [11, 90, 122, 90]
