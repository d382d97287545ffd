"""The words of a search, cut as the warehouse cuts those it keeps."""

from __future__ import annotations

import re
import unicodedata

# More words than a sentence has: the mark of each is one bit of 64.
MOST = 60
EMPTY = frozenset(("a", "au", "aux", "avec", "d", "dan", "de", "des", "du", "en", "et", "l", "la", "le", "les", "ou",
                   "par", "pour", "sur", "un", "une"))  # fmt: skip
_WORD = re.compile(r"[a-z0-9]+")
_SINGULAR = ((re.compile(r"([a-z]{2,})eaux$"), r"\1eau"), (re.compile(r"([a-z]{2,})(?:aux|ails?)$"), r"\1al"),
             (re.compile(r"([a-z0-9]{3,})[sx]$"), r"\1"))  # fmt: skip


def stems(text: str) -> list[str]:
    """Each word once, in order: lower case, without accent nor ligature, singular, without those that say nothing.

    The same rule as ``queries/macros/search_words.sql``, by which the build cuts the words that can be found; a test
    compares the two. `travaux` and `travail` give traval: not a French word, but twice the same. At most sixty.
    """
    plain = "".join(sign for sign in unicodedata.normalize("NFD", text) if unicodedata.category(sign)[0] != "M")
    words = _WORD.findall(plain.lower().replace("œ", "oe").replace("æ", "ae"))
    return [stem for stem in dict.fromkeys(map(_singular, words)) if stem not in EMPTY][:MOST]


def _singular(word: str) -> str:
    for pattern, kept in _SINGULAR:
        word = pattern.sub(kept, word)
    return word
