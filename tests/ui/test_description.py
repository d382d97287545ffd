"""A publisher's HTML: layout and links to the web pass, nothing that runs, asks or disguises does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.ui.description import safe_html


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ("<p>Bancs <b>publics</b></p>", "<p>Bancs <b>publics</b></p>"),
        ('<p onclick="x()" style="x" class="x">a</p>', "<p>a</p>"),
        ("<script>alert(1)</script>a<style>b</style>", "a"),
        ("<img src=x onerror=alert(1)>a", "a"),
        ("<svg onload=alert(1)><script>1</script></svg>a", "a"),
        ("<h1>Titre</h1>", "<h3>Titre</h3>"),
        ("[x](javascript:1) $\\LaTeX$ :red[x] **b**", "[x](javascript:1) $\\LaTeX$ :red[x] **b**"),
        ("a < b & c", "a &lt; b &amp; c"),
        ("a\u202eb", "a b"),
        ("", ""),
    ],
)
def test_only_layout_passes(html: str, kept: str) -> None:
    assert safe_html(html) == kept


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", " java\nscript:alert(1)", "data:text/html,x", "//autre.fr", "/marches", "donnees?jeu=x", "ftp://x",
     "https:///x", "vbscript:x"],
)  # fmt: skip
def test_a_link_leads_to_the_web_or_nowhere(address: str) -> None:
    assert "href" not in safe_html(f'<a href="{address}">ici</a>')


def test_a_link_opens_apart_and_says_nothing_of_us() -> None:
    kept = safe_html('<a href="https://exemple.fr/a?b=1&c=2">ici</a>')
    assert 'href="https://exemple.fr/a?b=1&amp;c=2"' in kept
    assert 'rel="noopener noreferrer"' in kept
    assert 'target="_blank"' in kept


def test_a_huge_description_is_cut() -> None:
    assert len(safe_html("<p>" + "a" * 100_000)) < 21_000


@given(st.text(alphabet="<>/\"'=ascriptonload :;&#x01\n", max_size=120))
def test_whatever_is_written_no_tag_that_runs_is_left(html: str) -> None:
    kept = safe_html(html).lower()
    assert "<script" not in kept
    assert "onload=" not in [part.strip() for part in kept.split("<") if " " in part]
