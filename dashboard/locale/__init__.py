"""French first, English second: words, numbers and dates of the interface.

``_("phrase française")`` gives the sentence in the reader's language; the French sentence is the key, so a missing
translation shows French, never a code. The language lives in a context variable set by the frame at each run; where
it is not set (a fragment redrawn alone), the frame's resolver is asked.

    >>> use("fr")
    >>> ngettext("{n} marché", "{n} marchés", 0).format(n=0)
    '0 marché'
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextvars import ContextVar
from functools import lru_cache
from typing import Literal

from dashboard.locale.catalogue import translations

Language = Literal["fr", "en"]
LANGUAGES: tuple[Language, ...] = ("fr", "en")
DEFAULT: Language = "fr"

_language: ContextVar[Language | None] = ContextVar("language", default=None)
_BEFORE, _AFTER = re.compile(r" ([:;!?»])"), re.compile(r"« ")
# A measure stays on one line in every language: « 500 m », "500 m".
_MEASURE = re.compile(r"(?<=\d) (?=(?:m|km|€|%)(?!\w))")
_resolvers: list[Callable[[], str | None]] = []


def language() -> Language:
    """The language of what is being drawn: the one in use, else what the frame's resolver says, else French."""
    chosen = _language.get()
    if chosen:
        return chosen
    for resolve in _resolvers:
        found = known(resolve())
        if found:
            return found
    return DEFAULT


def use(code: Language) -> None:
    """Sets the language for the rest of this context (thread or task)."""
    _language.set(code)


def resolve_with(resolver: Callable[[], str | None]) -> None:
    """Asks ``resolver`` for the language wherever none was set; an unknown answer counts as none."""
    _resolvers[:] = [resolver]


def known(code: str | None) -> Language | None:
    """``code`` when it is one of our languages, else None."""
    return next((each for each in LANGUAGES if each == code), None)


def _(message: str) -> str:
    """The sentence in the reader's language; itself when there is no translation.

    French comes out with its unbreakable spaces, however it was typed.
    """
    if language() == "fr":
        return typeset(message)
    return measured(translations(language()).gettext(message)) if message else ""


@lru_cache(maxsize=4096)
def typeset(message: str) -> str:
    """A French sentence with unbreakable spaces before ``: ; ! ? »``, after ``«``, and within a measure."""
    return _AFTER.sub("«\u00a0", _BEFORE.sub("\u00a0\\1", measured(message)))


@lru_cache(maxsize=4096)
def measured(message: str) -> str:
    """A sentence whose measures are not broken: « 500 m »."""
    return _MEASURE.sub("\u00a0", message)


def ngettext(one: str, many: str, count: float) -> str:
    """Singular or plural for ``count``. In French the singular goes up to, and not including, two."""
    if language() == "fr":
        return typeset(one if abs(count) < 2 else many)
    return translations(language()).ngettext(one, many, 1 if count == 1 else 2)
