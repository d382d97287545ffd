"""Text made legible, and nothing guessed."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.macros.conftest import Ask


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("a\tb\r\n  c ", "a b c"),
        ("l&#39;&eacute;t&amp;eacute; &#xE9; &lt;b&gt;", "l'été é <b>"),
        ("l\x92école \x96 1\xa0200\x80", "l’école – 1 200€"),
        ("R&D ; &inconnu; &#55296; A&B", "R&D ; &inconnu; &#55296; A&B"),
        ("Soci\ufffdt\ufffd", "Soci\ufffdt\ufffd"),
        ("\u202egauche\u200b", "gauche"),
        ("<script>alert(1)</script> 👍🏽", "<script>alert(1)</script> 👍🏽"),
        (" \t ", None), ("", None), (None, None),
    ],
)
def test_clean_text(ask: Ask, text: str | None, clean: str | None) -> None:
    assert ask("clean_text", text) == clean


@given(text=st.text(max_size=60))
@settings(max_examples=200, deadline=None)
def test_no_control_character_is_left(ask: Ask, text: str) -> None:
    clean = ask("clean_text", text.replace("&", "+"))
    if clean is not None:
        assert not [char for char in clean if unicodedata.category(char) == "Cc"]
        assert clean == clean.strip() and "  " not in clean


@pytest.mark.parametrize(
    ("text", "kept"), [("CDL", None), (" nc ", None), ("N.C.", None), ("null", None), ("Travaux", "Travaux")]
)
def test_the_marks_of_nothing(ask: Ask, text: str, kept: str | None) -> None:
    assert ask("decp_text", text) == kept


@pytest.mark.parametrize(("text", "slug"), [("Rue de l’Église", "rue-de-l-eglise"), ("  ÇA  ", "ca"), ("", "")])
def test_slug(ask: Ask, text: str, slug: str) -> None:
    assert ask("slug", text) == slug
