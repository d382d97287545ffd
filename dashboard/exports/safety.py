"""Text that a spreadsheet would run as a formula, made plain; numbers and any other text as they are.

Excel, LibreOffice and Google Sheets take a cell that begins with ``= + - @`` for a formula: after spaces or a tab too,
and in full-width letters (CSV injection, OWASP). An apostrophe before the text stops that. A text that merely is a
signed number (« -12,5 ») cannot run and stays intact. Nothing is lost: `plain` gives back what `neutral` was given.
"""

from __future__ import annotations

import re

# Spaces of every width, the byte order mark and the invisible joiners: spreadsheets and readers pass over them.
_BLANK = r"[\s\u00a0\u180e\u200b-\u200f\u2060\ufeff\x00]*"
_STARTS = rf"{_BLANK}(?:[=+\-@＝＋－＠﹦﹢﹣﹫−]|[\t\r])"
_RUNS = re.compile(rf"'*(?:[\t\r]|{_STARTS})")
_SPARED = re.compile(rf"'+(?:[\t\r]|{_STARTS})")
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?(?:[eE][+-]?\d+)?", re.ASCII)
# The same beginnings in the dialect of Arrow's RE2, to pass over whole columns that hold nothing of the kind.
SUSPECT = r"^[\s\pZ\p{Cf}\p{Cc}']*[=+\-@＝＋－＠﹦﹢﹣﹫−]|^[\s\pZ\p{Cf}\p{Cc}']*[\t\r]"


def neutral(text: str) -> str:
    """The text as it may stand in a cell: with an apostrophe before it when it would run.

    >>> neutral("=1+1"), neutral("-12,5"), neutral("Caen")
    ("'=1+1", '-12,5', 'Caen')
    """
    return f"'{text}" if _RUNS.match(text) and not _NUMBER.fullmatch(text) else text


def plain(cell: str) -> str:
    """The text that `neutral` was given.

    >>> plain("'=1+1")
    '=1+1'
    """
    return cell[1:] if _SPARED.match(cell) else cell
