"""The style sheet: whole, small, and asking nothing of anybody."""

from __future__ import annotations

import re

from dashboard.charts.tokens import css_variables
from dashboard.ui.theme import style_sheet


def test_no_address_outside_and_no_import() -> None:
    addresses = re.findall(r"url\(\"?([^)\"]{0,20})", style_sheet())
    assert addresses
    assert all(address.startswith("data:image/svg+xml") for address in addresses)
    assert "@import" not in style_sheet()


def test_every_variable_used_is_defined() -> None:
    text = style_sheet()
    defined = set(re.findall(r"(--[a-z-]+)\s*:", text)) | {"--line-mask"}
    assert set(re.findall(r"var\((--[a-z-]+)", text)) <= defined
    assert "--accent" in css_variables()


def test_braces_are_balanced_and_the_sheet_is_light() -> None:
    text = style_sheet()
    assert text.count("{") == text.count("}")
    assert len(text) < 26_000


def test_reduced_motion_print_and_forced_colours_are_cared_for() -> None:
    for query in ("prefers-reduced-motion: reduce", "print", "forced-colors: active", "max-width: 640px"):
        assert f"({query})" in style_sheet() or f"@media {query}" in style_sheet()
