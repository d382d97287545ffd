"""Which sentences the code says, and which of them a language does not know yet.

Read from the syntax tree: ``_("…")``, ``ngettext("…", "…", n)`` and the words of a page's ``PAGE``, f-strings included.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable
from pathlib import Path

from dashboard.locale.catalogue import FOLDER, merge

PAGE_WORDS = frozenset({"title", "question", "theme", "group"})


def used(files: Iterable[Path]) -> dict[str, str]:
    """Each French sentence (the singular where there are two) → the first ``file:line`` that says it."""
    found: dict[str, str] = {}
    for file in files:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                for words in _said(node):
                    found.setdefault(words, f"{file}:{node.lineno}")
    return found


def _said(call: ast.Call) -> list[str]:
    name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
    if name in ("_", "ngettext"):
        candidates = call.args[:1]
    elif name == "Page":
        candidates = [keyword.value for keyword in call.keywords if keyword.arg in PAGE_WORDS]
    else:
        return []
    constants = (node.value for node in candidates if isinstance(node, ast.Constant))
    return [words for words in constants if isinstance(words, str) and words]


def missing(language: str, files: Iterable[Path], folder: Path = FOLDER) -> dict[str, str]:
    """The sentences of ``files`` without a translation, with where they are said."""
    there = translated(language, folder)
    return {words: place for words, place in used(files).items() if words not in there}


def translated(language: str, folder: Path = FOLDER) -> set[str]:
    """The French sentences (the singular where there are two) that a language knows, those it says alike included."""
    return {
        message.id if isinstance(message.id, str) else message.id[0]
        for message in merge(sorted((folder / language).glob("*.po")), language)
        if message.string and (isinstance(message.string, str) or all(message.string))
    }
