"""The house keeps its shape: sizes, what pages may touch, words that mean unfinished."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
CODE = sorted((PROJECT / "dashboard").rglob("*.py"))
PAGES = sorted((PROJECT / "pages").glob("*.py"))
SQL = sorted((PROJECT / "queries").rglob("*.sql"))


def name(path: Path) -> str:
    return path.relative_to(PROJECT).as_posix()


def functions(path: Path) -> list[tuple[str, int]]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return [(node.name, (node.end_lineno or 0) - node.lineno + 1) for node in ast.walk(tree) if isinstance(node, kinds)]


def test_no_file_is_longer_than_350_lines() -> None:
    assert [name(p) for p in CODE if p.read_text(encoding="utf-8").count("\n") > 350] == []


def test_no_function_is_longer_than_60_lines() -> None:
    assert [f"{name(p)}:{f}" for p in [*CODE, *PAGES] for f, lines in functions(p) if lines > 60] == []


def test_half_the_files_are_short() -> None:
    lengths = sorted(p.read_text(encoding="utf-8").count("\n") for p in CODE)
    assert lengths[len(lengths) // 2] <= 90


def test_every_module_says_what_it_is() -> None:
    assert [name(p) for p in [*CODE, *PAGES] if not ast.get_docstring(ast.parse(p.read_text(encoding="utf-8")))] == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_a_page_is_thin(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    tree = ast.parse(text)
    assert text.count("\n") <= 120
    for node in ast.walk(tree):
        modules = [a.name for a in node.names] if isinstance(node, ast.Import) else []
        modules += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        assert all(m.split(".")[0] in ("streamlit", "dashboard", "__future__") for m in modules), modules
        assert not isinstance(node, ast.Try), "a page does not catch: the frame does"
    assert not re.search(r"\bselect\b.+\bfrom\b|<style|unsafe_allow_html", text, re.IGNORECASE)


def test_nothing_imports_pages() -> None:
    imports = re.compile(r"^\s*(from|import)\s+pages\b", re.MULTILINE)
    assert [name(p) for p in CODE if imports.search(p.read_text(encoding="utf-8"))] == []


def test_nothing_is_left_unfinished() -> None:
    words = re.compile(r"\b(TODO|FIXME|XXX|NotImplemented|lorem)\b")
    files = [*CODE, *PAGES, *SQL, *sorted((PROJECT / "data").glob("*/*.toml"))]
    assert [name(p) for p in files if words.search(p.read_text(encoding="utf-8"))] == []


def test_no_vague_module_names() -> None:
    assert [name(p) for p in CODE if p.stem in ("utils", "helpers", "manager", "common", "misc")] == []


def test_sql_files_are_short_and_lower_case() -> None:
    shouted = re.compile(r"^(SELECT|WITH|FROM|WHERE)\b", re.MULTILINE)
    assert [name(p) for p in SQL if p.read_text(encoding="utf-8").count("\n") > 140] == []
    assert [name(p) for p in SQL if shouted.search(p.read_text(encoding="utf-8"))] == []
