"""Which modules a document asks for, and in which order."""

from __future__ import annotations

import re

from dashboard.frontend import package
from dashboard.server import document, modules

ASKED = re.compile(r'rel="modulepreload" crossorigin href="\./([^"]+)"')


def test_files_are_spread_each_once_the_largest_first_and_not_in_a_row() -> None:
    names = package.of_document()
    spread = modules.spread(names)
    sizes = [(package.static() / name).stat().st_size for name in spread]
    assert sorted(spread) == sorted(names)
    assert sizes[0] == max(sizes)
    largest = sorted(sizes)[-6:]
    at = [place for place, size in enumerate(sizes) if size in largest]
    assert all(after - before > 1 for before, after in zip(at, at[1:], strict=False))
    assert modules.spread([]) == []


def test_a_document_asks_for_its_frame_then_for_its_page_each_module_once() -> None:
    asked = ASKED.findall(document._shell("accueil"))
    frame = [name for name in modules.of_document() if name in set(asked)]
    assert frame
    assert len(asked) == len(set(asked)) == len(frame) + len(modules.of_page("accueil"))
    assert set(asked[: len(frame)]) == set(frame)
