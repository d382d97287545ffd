"""Translations: the ``.po`` files of ``dashboard/locale/<language>/``, read as they are, without a compile step.

Each part of the product keeps its own file there; all are merged. The same sentence translated in two ways is an
error, since which one would win is chance.
"""

from __future__ import annotations

import gettext
import io
from functools import lru_cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from dashboard.errors import DeclarationError

FOLDER = Path(__file__).parent


@lru_cache(maxsize=8)
def translations(language: str, folder: Path = FOLDER) -> gettext.NullTranslations:
    """The merged catalogue of a language; one that changes nothing when the folder has none."""
    files = sorted((folder / language).glob("*.po"))
    if not files:
        return gettext.NullTranslations()
    compiled = io.BytesIO()
    write_mo(compiled, merge(files, language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def merge(files: list[Path], language: str) -> Catalog:
    """Several ``.po`` files as one. Raises DeclarationError when two disagree on a sentence."""
    whole = Catalog(locale=language)
    for file in files:
        with file.open(encoding="utf-8") as text:
            part = read_po(text, locale=language)
        for message in part:
            if not message.id:
                continue
            known = whole.get(message.id)
            if known is not None and known.string != message.string:
                key = message.id if isinstance(message.id, str) else message.id[0]
                raise DeclarationError(file, key, "translated otherwise in another file", message.lineno)
            whole.add(message.id, message.string)
    return whole
