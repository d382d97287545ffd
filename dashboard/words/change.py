"""A value against an earlier one, in words that never hide that it cannot be said and that always add up."""

from __future__ import annotations

from typing import Any

from dashboard.figures.shown import common_share
from dashboard.locale import _
from dashboard.locale.numbers import amount, decimal, integer, is_known, percent, shown_amount

LEAST_SHARE = 0.005  # under it a share is printed as 0 %, and a bare difference would seem large


def change(value: Any, before: Any, digits: int = 0, is_amount: bool = False) -> str:
    """« +4 % », « −12 % », « +0,4 M€ », « écart de moins de 1 % », « sans changement ».

    « évolution non calculable » without both, or from 0.

    Both are printed with ``digits`` decimals, or as amounts. The share is told when the printed numbers give it too,
    otherwise the difference between what is printed (see ``figures.shown``).
    """
    if not (is_known(value) and is_known(before)) or not before:
        return _("évolution non calculable")
    shown_value, shown_before = (_shown(float(each), digits, is_amount) for each in (value, before))
    if shown_value == shown_before:
        return _("sans changement")
    share = common_share(float(value), float(before), shown_value, shown_before)
    if share is not None:
        return f"{'+' if share > 0 else ''}{percent(share)}"
    if min(shown_value, shown_before) > 0 and abs(shown_value / shown_before - 1) < LEAST_SHARE:
        return _("écart de moins de 1 %")
    gap, largest = shown_value - shown_before, max(shown_value, shown_before, key=abs)
    return f"{'+' if gap > 0 else ''}{amount(gap, like=largest) if is_amount else decimal(gap, digits)}"


def against(value: Any, before: Any, is_amount: bool = False) -> str:
    """« 698 un an avant (+4 %) »; an amount is written as an amount."""
    if not is_known(before):
        return _("pas de chiffre un an avant")
    told = amount(before) if is_amount else integer(before)
    return _("{before} un an avant ({change})").format(before=told, change=change(value, before, is_amount=is_amount))


def _shown(value: float, digits: int, is_amount: bool) -> float:
    """The number that is printed."""
    return shown_amount(value) if is_amount else round(value, digits)
