"""Finds the pages and makes the menu: adding a page is adding a file to ``pages/``.

Each ``PAGE = Page(…)`` is parsed, never executed: a page that breaks when drawn still has its place in the menu.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from dashboard.errors import DeclarationError
from dashboard.locale import _
from dashboard.settings import PROJECT_ROOT
from dashboard.ui.markup import markdown_text
from dashboard.ui.page import Page

PAGES = PROJECT_ROOT / "pages"
HOME = "accueil"
_FIELDS = {field.name for field in fields(Page)} - {"slug"}


@lru_cache(maxsize=4)
def find(folder: Path = PAGES) -> tuple[Page, ...]:
    """Every page of a folder, in the menu's order; home comes first.

    Raises DeclarationError (file, key, line) for a file without a right ``PAGE``.
    """
    pages = [read(path) for path in sorted(folder.glob("*.py")) if not path.stem.startswith("_")]
    return tuple(sorted(pages, key=lambda page: (page.slug != HOME, page.order, page.slug)))


def read(path: Path) -> Page:
    """The ``PAGE`` of one file, its slug from the file's name."""
    call = _page_call(path, ast.parse(path.read_text(encoding="utf-8"), str(path)))
    if call.args:
        raise DeclarationError(path, "PAGE", "keyword arguments only", call.lineno)
    values: dict[str, Any] = {}
    for keyword in call.keywords:
        if keyword.arg not in _FIELDS:
            raise DeclarationError(path, f"PAGE.{keyword.arg}", "unknown key", keyword.value.lineno)
        try:
            values[keyword.arg] = ast.literal_eval(keyword.value)
        except ValueError as error:
            raise DeclarationError(path, f"PAGE.{keyword.arg}", "not a literal", keyword.value.lineno) from error
    for needed in ("title", "question"):
        if not isinstance(values.get(needed), str) or not values[needed].strip():
            raise DeclarationError(path, f"PAGE.{needed}", "a sentence is expected", call.lineno)
    if ":" in values.get("icon", ""):
        raise DeclarationError(path, "PAGE.icon", "an emoji: a named icon is fetched from another server", call.lineno)
    return replace(Page(**values), slug=path.stem)


def _page_call(path: Path, tree: ast.Module) -> ast.Call:
    for node in tree.body:
        targets = (
            node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        )
        named = any(isinstance(target, ast.Name) and target.id == "PAGE" for target in targets)
        if named and isinstance(node, (ast.Assign, ast.AnnAssign)) and isinstance(node.value, ast.Call):
            return node.value
    raise DeclarationError(path, "PAGE", "missing: PAGE = Page(title=…, question=…) is expected", 1)


def menu(
    pages: Sequence[Page], has_data: Callable[[str], bool], folder: Path = PAGES
) -> Mapping[str, list[StreamlitPage]]:
    """Pages by group, as Streamlit wants them; one without any row to draw leaves the menu, not its URL."""
    groups: dict[str, list[StreamlitPage]] = {}
    for page in pages:
        groups.setdefault(_(page.group), []).append(_entry(page, has_data, folder))
    return groups


def _entry(page: Page, has_data: Callable[[str], bool], folder: Path) -> StreamlitPage:
    is_home = page.slug == HOME
    return st.Page(
        folder / f"{page.slug}.py", title=markdown_text(_(page.title)), icon=page.icon or None, default=is_home,
        url_path=None if is_home else page.slug, visibility="visible" if is_visible(page, has_data) else "hidden",
    )  # fmt: skip


def is_visible(page: Page, has_data: Callable[[str], bool]) -> bool:
    """Whether a page has its place in the menu: not hidden, and some row in one of the tables it asks for."""
    return not page.hidden and (not page.requires or any(has_data(table) for table in page.requires))
