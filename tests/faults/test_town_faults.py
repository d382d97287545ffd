"""Fault 44: another town, none of our themes, apostrophes, accents and ligatures in its name, nothing published yet."""

from __future__ import annotations

import html
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from dashboard import data, navigation
from dashboard.declarations import Town, load_town, read_toml
from dashboard.founding import THEMES, written
from dashboard.kpis import kpis
from tests.bare_town import publish_bare
from tests.commands.test_init import COMMUNE
from tests.pages.conftest import Opener, forget, opened, words

__all__ = ["opened"]
pytestmark = pytest.mark.slow
OURS = "Cœur d’Artichaut & Cie"


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A snapshot of that town, where the app is to look."""
    text = written(COMMUNE, portal="", contact="", zone="", today=date(2026, 11, 24))
    for theme in THEMES:
        text = text.replace(f'  "{theme}",\n', f'  "{OURS}",\n' if theme == THEMES[0] else "")
    file = tmp_path / "02565.toml"
    file.write_text(text, encoding="utf-8")
    town = read_toml(file, Town)
    assert town.themes == (OURS,)
    monkeypatch.setenv("DASHBOARD_TOWN", town.insee)
    monkeypatch.setattr(data, "load_town", lambda insee: town if insee == town.insee else load_town(insee))
    return publish_bare(tmp_path / "data", datetime.now(UTC), town=town)


@pytest.mark.parametrize("slug", [page.slug for page in navigation.find() if page.slug != "accessibilite"])
def test_every_page_of_an_empty_town_opens_and_says_so(opened: Opener, elsewhere: Path, slug: str) -> None:
    told = html.unescape(words(opened(slug, elsewhere)))
    assert "Fleury" not in told
    assert "None" not in told and "nan" not in told.split()


def test_pages_without_data_leave_the_menu(opened: Opener, elsewhere: Path) -> None:
    opened("accueil", elsewhere)
    found = navigation.find()
    shown = {page.slug for page in found if navigation.is_visible(page, data.has_rows)}
    assert shown >= {"accueil", "indicateur"}
    assert not shown & {"riviere", "wifi", "services", "marches", "carte"}
    forget()


def test_indicators_of_themes_that_the_town_does_not_have_are_left_out(opened: Opener, elsewhere: Path) -> None:
    opened("accueil", elsewhere)
    assert kpis() == []
