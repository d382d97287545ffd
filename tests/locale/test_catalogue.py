"""Translations: found without a compile step, complete, and never at odds."""

from __future__ import annotations

import contextvars
from pathlib import Path

import pytest

import dashboard.locale as locale
from dashboard.errors import DeclarationError
from dashboard.locale import _, language, ngettext, resolve_with, use
from dashboard.locale.catalogue import translations
from dashboard.locale.messages import missing, used
from dashboard.settings import PROJECT_ROOT

HEAD = (
    'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
)
OURS = [
    *(
        file
        for part in ("ui", "charts", "locale", "figures")
        for file in (PROJECT_ROOT / "dashboard" / part).glob("*.py")
    ),
    PROJECT_ROOT / "dashboard" / "app.py",
    PROJECT_ROOT / "dashboard" / "navigation.py",
]


def test_french_is_the_key_and_gets_its_unbreakable_spaces() -> None:
    assert _("Le seuil « haut » : dépassé ?") == "Le seuil «\u00a0haut\u00a0»\u00a0: dépassé\u00a0?"


def test_english_is_read_from_the_po_files() -> None:
    use("en")
    assert _("Tous les thèmes") == "All themes"
    assert _("une phrase sans traduction") == "une phrase sans traduction"
    assert _("") == ""


@pytest.mark.parametrize(("count", "words"), [(0, "0 marché"), (1, "1 marché"), (1.5, "1.5 marché"), (2, "2 marchés")])
def test_the_french_singular_goes_up_to_two(count: float, words: str) -> None:
    assert ngettext("{n} marché", "{n} marchés", count).format(n=count) == words


def test_the_english_plural_begins_at_zero() -> None:
    use("en")
    assert ngettext("{n} jour", "{n} jours", 0).format(n=0) == "0 days"
    assert ngettext("{n} jour", "{n} jours", 1).format(n=1) == "1 day"


def test_where_no_language_was_set_the_frame_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locale, "_resolvers", [])
    assert contextvars.Context().run(language) == "fr"
    resolve_with(lambda: "en")
    assert contextvars.Context().run(language) == "en"
    resolve_with(lambda: "<script>")
    assert contextvars.Context().run(language) == "fr"


def test_every_sentence_of_the_interface_is_translated() -> None:
    assert missing("en", OURS) == {}


def test_sentences_are_found_in_fstrings_plurals_and_pages(tmp_path: Path) -> None:
    file = tmp_path / "page.py"
    file.write_text(
        'PAGE = ui.Page(title="L’Orne", question="Quoi ?", order=3)\n'
        'x = f"<p>{escape(_("dedans"))}</p>" if 0 else ngettext("un", "des", n)\n'.replace(
            '_("dedans")', "_('dedans')"
        ),
        encoding="utf-8",
    )
    assert set(used([file])) == {"L’Orne", "Quoi ?", "dedans", "un"}


def test_two_files_that_disagree_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "en"
    folder.mkdir()
    (folder / "a.po").write_text(HEAD + 'msgid "Eau"\nmsgstr "Water"\n', encoding="utf-8")
    (folder / "b.po").write_text(HEAD + 'msgid "Eau"\nmsgstr "Waters"\n', encoding="utf-8")
    with pytest.raises(DeclarationError, match="Eau: translated otherwise"):
        translations("en", tmp_path)


def test_two_files_that_agree_are_merged(tmp_path: Path) -> None:
    folder = tmp_path / "en"
    folder.mkdir()
    (folder / "a.po").write_text(HEAD + 'msgid "Eau"\nmsgstr "Water"\n', encoding="utf-8")
    (folder / "b.po").write_text(
        HEAD + 'msgid "Eau"\nmsgstr "Water"\n\nmsgid "Ville"\nmsgstr "Town"\n', encoding="utf-8"
    )
    words = translations("en", tmp_path)
    assert [words.gettext("Eau"), words.gettext("Ville")] == ["Water", "Town"]


def test_a_language_without_files_changes_nothing(tmp_path: Path) -> None:
    assert translations("br", tmp_path).gettext("Eau") == "Eau"
