"""Numbers as a French reader writes them (English second): thousands in U+202F, a decimal comma, a real minus sign.

Formatted here rather than by Babel: a page writes thousands of cells, and this is ten times cheaper. A value that is
None, NaN or infinite is « non connu », never an empty cell or a zero.
"""

from __future__ import annotations

import math
from typing import Any

from dashboard.locale import _, language

NARROW, NBSP, MINUS = "\u202f", "\u00a0", "\u2212"
_FRENCH = str.maketrans({",": NARROW, ".": ",", "-": MINUS})
_ENGLISH = str.maketrans({"-": MINUS})


def is_known(value: Any) -> bool:
    """Whether ``value`` is a finite number. A missing value of pandas is not one."""
    try:
        return value is not None and math.isfinite(value)
    except TypeError:
        return False


def decimal(value: Any, digits: int = 1) -> str:
    """``1234.5`` → « 1 234,5 » with ``digits`` decimals. Zero has no sign."""
    if not is_known(value):
        return _("non connu")
    text = f"{float(value):,.{digits}f}"
    if text.startswith("-") and not text.strip("-0.,"):
        text = text[1:]
    return text.translate(_FRENCH if language() == "fr" else _ENGLISH)


def integer(value: Any) -> str:
    """``4915`` → « 4 915 »."""
    return decimal(value, 0)


def percent(share: Any, digits: int = 0) -> str:
    """A share of one as a percentage: ``0.42`` → « 42 % »."""
    if not is_known(share):
        return _("non connu")
    return decimal(100 * float(share), digits) + (f"{NBSP}%" if language() == "fr" else "%")


def quantity(value: Any, unit: str, digits: int = 0) -> str:
    """A number and its unit, kept on one line: ``1.42, "m"`` → « 1,42 m »; in English, "77%" and "€382"."""
    if unit == "€":
        return euros(value, digits)
    if unit == "%" and is_known(value) and language() != "fr":
        return f"{decimal(value, digits)}%"
    return f"{decimal(value, digits)}{NBSP}{unit}" if unit and is_known(value) else decimal(value, digits)


def signed(value: Any, digits: int = 0, unit: str = "") -> str:
    """A change, with its sign: ``6, unit="cm"`` → « +6 cm »; what rounds to zero has none."""
    if not is_known(value):
        return _("non connu")
    plus = "+" if float(value) > 0 and round(float(value), digits) != 0 else ""
    return plus + quantity(value, unit, digits)


def euros(value: Any, digits: int = 0) -> str:
    """Money to the euro or to the cent: « 382 € », "€382"."""
    return _money(decimal(value, digits), "€", "") if is_known(value) else _("non connu")


def amount(value: Any, like: float | None = None) -> str:
    """Money, never in twelve digits: « 950 € », « 12,3 k€ », « 1,2 M€ », « 1,5 Md€ »; in the unit of ``like``."""
    if not is_known(value):
        return _("non connu")
    size, french, english = _scale(float(value) if like is None else like)
    return _money(decimal(float(value) / size, 0 if size == 1 else 1), french, english)


def shown_amount(euros: float) -> float:
    """The euros that ``amount`` writes: 1 764 000 is written « 1,8 M€ », which is 1 800 000."""
    size = _scale(euros)[0]
    return round(euros / size, 0 if size == 1 else 1) * size


def _scale(euros: float) -> tuple[float, str, str]:
    """In which unit an amount is written: its size, its sign in French and its letter in English."""
    for size, digits, french, english in ((1e9, 1, "Md€", "bn"), (1e6, 1, "M€", "m"), (1e3, 0, "k€", "k")):
        # What the smaller unit would round to: 999 960 € is 1,0 M€, not 1 000,0 k€.
        if abs(round(euros / size * 1_000, digits)) >= 1_000:
            return size, french, english
    return 1.0, "€", ""


def _money(figure: str, french: str, english: str) -> str:
    if language() == "fr":
        return f"{figure}{NBSP}{french}"
    sign = MINUS if figure.startswith(MINUS) else ""
    return f"{sign}€{figure.removeprefix(MINUS)}{english}"


def ordinal(rank: int) -> str:
    """``1`` → « 1er », ``2`` → « 2e »."""
    if language() == "fr":
        return "1er" if rank == 1 else f"{rank}e"
    ending = "th" if 10 <= rank % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(rank % 10, "th")
    return f"{rank}{ending}"
