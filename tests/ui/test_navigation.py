"""Pages are found, parsed without running, ordered, and leave the menu when they have nothing to draw."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from dashboard.errors import DeclarationError
from dashboard.navigation import find, is_visible, menu, read
from dashboard.ui.page import Page


def page(folder: Path, slug: str, call: str, rest: str = "raise RuntimeError('drawn')") -> Path:
    file = folder / f"{slug}.py"
    file.write_text(f'"""A page."""\nfrom dashboard import ui\n\nPAGE = {call}\n{rest}\n', encoding="utf-8")
    return file


def test_a_page_is_read_without_being_run(tmp_path: Path) -> None:
    call = 'ui.Page(title="L’Orne", question="Quoi ?", order=5, requires=("core.river_readings",))'
    assert read(page(tmp_path, "riviere", call)) == Page(
        "L’Orne", "Quoi ?", order=5, requires=("core.river_readings",), slug="riviere"
    )


def test_home_is_first_then_the_order_then_the_name(tmp_path: Path) -> None:
    for slug, order in (("b", 2), ("a", 2), ("accueil", 9), ("c", 1)):
        page(tmp_path, slug, f'Page(title="{slug}", question="?", order={order})')
    (tmp_path / "_brouillon.py").write_text("", encoding="utf-8")
    assert [each.slug for each in find(tmp_path)] == ["accueil", "c", "a", "b"]


@pytest.mark.parametrize(
    ("call", "complaint"),
    [
        ('Page(title="x")', "PAGE.question: a sentence is expected"),
        ('Page(title=" ", question="?")', "PAGE.title: a sentence is expected"),
        ('Page(title="x", question="?", colour="red")', "PAGE.colour: unknown key"),
        ('Page(title="x", question="?", slug="y")', "PAGE.slug: unknown key"),
        ('Page(title="x", question=ask())', "PAGE.question: not a literal"),
        ('Page("x", "?")', "PAGE: keyword arguments only"),
        ("3", "PAGE: missing"),
    ],
)
def test_a_wrong_page_is_named_with_its_line(tmp_path: Path, call: str, complaint: str) -> None:
    with pytest.raises(DeclarationError, match=rf"wrong\.py:\d+: {complaint}"):
        read(page(tmp_path, "wrong", call))


@pytest.fixture
def entries(monkeypatch: pytest.MonkeyPatch) -> None:
    """Streamlit makes a page only within a run: here an entry is what was asked of it."""
    monkeypatch.setattr("streamlit.Page", lambda path, **asked: SimpleNamespace(path=path, **asked))


@pytest.mark.usefixtures("entries")
def test_the_menu_has_absolute_paths_addresses_groups_and_a_home(tmp_path: Path) -> None:
    page(tmp_path, "accueil", 'Page(title="Accueil", question="?")')
    page(tmp_path, "eau", 'Page(title="Eau", question="?", group="Nature")')
    groups = menu(find(tmp_path), lambda table: True, tmp_path)
    assert list(groups) == ["", "Nature"]
    home, water = groups[""][0], groups["Nature"][0]
    assert (home.default, home.url_path, home.visibility) == (True, None, "visible")
    assert (water.default, water.url_path, water.path) == (False, "eau", tmp_path / "eau.py")


@pytest.mark.usefixtures("entries")
def test_a_page_without_data_leaves_the_menu_not_its_address(tmp_path: Path) -> None:
    page(tmp_path, "eau", 'Page(title="Eau", question="?", requires=("core.water_samples",))')
    ((entry,),) = menu(find(tmp_path), lambda table: False, tmp_path).values()
    assert (entry.url_path, entry.visibility) == ("eau", "hidden")


@pytest.mark.usefixtures("entries")
def test_an_icon_never_comes_from_another_server(tmp_path: Path) -> None:
    page(tmp_path, "eau", 'Page(title="Eau", question="?", icon=":material/water:")')
    with pytest.raises(DeclarationError, match="PAGE.icon"):
        find(tmp_path)


def test_one_table_with_rows_is_enough() -> None:
    wants = Page("x", "?", requires=("core.a", "core.b"))
    assert is_visible(wants, lambda table: table == "core.b")
    assert not is_visible(wants, lambda table: False)
    assert is_visible(Page("x", "?"), lambda table: False)
    assert not is_visible(Page("x", "?", hidden=True), lambda table: True)
