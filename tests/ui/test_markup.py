"""Data is shown as it is written, and never run."""

from __future__ import annotations

import pytest

from dashboard.ui.markup import LONGEST, anchor, clean, escape, markdown_text, safe_address

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "'; drop table contracts; --",
]
ADDRESSES = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "data:text/html,<script>",
    "//evil.example/x",
    "\\\\evil.example",
    "http://",
    "http://[::1",
    "vbscript:x",
    "file:///etc/passwd",
    "",
    None,
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_only_text(text: str) -> None:
    told = escape(text)
    assert not set(told) & set("<>\"'")


def test_direction_overrides_and_controls_are_taken_out() -> None:
    assert clean("facture\u202efdp.exe") == "facture fdp.exe"
    assert clean("a\u0000b\u200bc\ufeff") == "a b c "


def test_a_pile_of_accents_is_cut_and_real_ones_are_kept() -> None:
    assert clean("e" + "\u0301" * 40) == "e" + "\u0301" * 3
    assert clean("Éducation, œuvre, ça") == "Éducation, œuvre, ça"


def test_a_cell_of_ten_kilobytes_is_cut() -> None:
    assert len(clean("x" * 10_000)) == LONGEST
    assert clean("x" * 10_000).endswith("…")


@pytest.mark.parametrize(
    "text", ["[x](javascript:alert(1))", "$\\LaTeX$", ":material/home:", ":red[x]", "**gras**", "# titre"]
)
def test_a_label_is_not_read_as_markdown(text: str) -> None:
    escaped = markdown_text(text)
    assert "\\" in escaped
    assert all(
        escaped[at - 1] == "\\"
        for at, sign in enumerate(escaped)
        if sign in "[]()$:*#" and (at == 0 or escaped[at - 1] != sign)
    )


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_link_goes_nowhere_else_than_it_may(address: str | None) -> None:
    assert safe_address(address) == ""
    assert anchor("texte", address) == "texte"


@pytest.mark.parametrize(
    "address", ["https://data.gouv.fr/x?a=1", "mailto:mairie@ville.fr", "indicateur?id=x", "./", "?langue=en"]
)
def test_a_link_goes_where_it_may(address: str) -> None:
    assert safe_address(address) == address
    assert anchor("<b>", address).startswith("<a href=")
    assert "<b>" not in anchor("<b>", address)


def test_a_link_outside_opens_apart_and_tells_nothing() -> None:
    assert 'rel="noopener noreferrer"' in anchor("x", "https://data.gouv.fr")
    assert 'target="_self"' in anchor("x", "indicateur?id=1")
