"""FAULTS 22 and 23: what an address may hold, one fault at a time; a page ignores it and opens."""

from __future__ import annotations

import pytest

from tests.pages.conftest import Opener, words

pytestmark = pytest.mark.slow
WRONG = [
    {"theme": "<script>alert(1)</script>"}, {"theme": "ZZZ"}, {"debut": "abc", "fin": "9999-99-99"},
    {"service": "x" * 10_000}, {"debut": "\0"}, {"debut": "NaN"}, {"langue": "xx"}, {"service": "'; DROP TABLE x"},
    {"au": "9999-99-99"}, {"station": "%_\\"},
]  # fmt: skip


@pytest.mark.parametrize("wrong", WRONG, ids=lambda wrong: str(wrong)[:40])
@pytest.mark.parametrize("slug", ["services", "riviere"])
def test_a_wrong_parameter_is_ignored(opened: Opener, slug: str, wrong: dict[str, str]) -> None:
    told = words(opened(slug, **wrong))
    assert told.count("<h1") == 1
    assert "<script" not in told
