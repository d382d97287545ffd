"""What the passports of the pages' figures say is plain to whoever reads it, and said in English too."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from dashboard import queries
from dashboard.locale.catalogue import translations
from dashboard.settings import PROJECT_ROOT

# The views of one page name their queries without its folder.
FOLDERS = {"procurement": "marches/"}


def named() -> set[str]:
    """The stored queries that a figure's passport names."""
    files = [*(PROJECT_ROOT / "pages").glob("*.py"), *(PROJECT_ROOT / "dashboard").rglob("*.py")]
    known = queries.load_all()
    return {name for file in files for name in _named(ast.parse(file.read_text(encoding="utf-8")), file.parent.name)
            if name in known}  # fmt: skip


def _named(module: ast.Module, folder: str) -> Iterator[str]:
    """What is given to ``passport`` or ``proof``; where it is a variable, what the module's functions give back."""
    for call in (node for node in ast.walk(module) if isinstance(node, ast.Call) and node.args):
        if getattr(call.func, "id", getattr(call.func, "attr", "")) not in ("passport", "proof"):
            continue
        if isinstance(call.args[0], ast.Constant):
            yield str(call.args[0].value)
            yield FOLDERS.get(folder, "") + str(call.args[0].value)
        elif isinstance(call.args[0], ast.Name):
            yield from _given_back(module)


def _given_back(module: ast.Module) -> Iterator[str]:
    for node in ast.walk(module):
        if isinstance(node, ast.Return) and isinstance(node.value, ast.Tuple):
            yield from (str(each.value) for each in node.value.elts[:1] if isinstance(each, ast.Constant))


def test_they_are_found_wherever_they_are_named() -> None:
    assert {"wifi/chiffres", "services/closes", "marches/avenants_contrats", "carte/types"} <= named()
    assert named() == {query.name for query in queries.load_all().values()
                       if "method" in query.header and not query.name.startswith("kpi/")}  # fmt: skip


@pytest.mark.parametrize("name", sorted(named()))
def test_the_method_names_no_column(name: str) -> None:
    method = queries.load(name).header["method"]
    assert not re.search(r"[`_$]", method)
    assert 1 <= len(re.findall(r"\.(?: |$)", method.replace("R. ", "R."))) <= 3


@pytest.mark.parametrize("key", ["title", "method"])
def test_it_is_said_in_english(key: str) -> None:
    english = translations("en")
    told = {name: queries.load(name).header[key] for name in sorted(named())}
    assert [name for name, words in told.items() if english.gettext(words) == words] == []
