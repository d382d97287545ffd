"""What an address means, and what it does not."""

from __future__ import annotations

import pytest

from dashboard.ui.address import match, slug

THEMES = {theme: theme for theme in ("Environnement et eau", "Finances", "Mobilités")}


@pytest.mark.parametrize(
    "wanted", ["Environnement et eau", "environnement-et-eau", "ENVIRONNEMENT ET EAU", "Environnement-et-Eau"]
)
def test_a_choice_is_found_by_its_words_or_its_slug(wanted: str) -> None:
    assert match(wanted, THEMES) == "Environnement et eau"


@pytest.mark.parametrize("wanted", ["<script>", "ZZZ", "NaN", "\x00", "' or 1=1 --", "x" * 10_000, "-", "%00", "eau"])
def test_anything_else_is_no_choice(wanted: str) -> None:
    assert match(wanted, THEMES) is None


def test_a_slug_is_plain() -> None:
    assert slug("Éducation & jeunesse") == "education-jeunesse"
