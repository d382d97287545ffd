"""A value against an earlier one, in words that never hide that it cannot be said."""

from __future__ import annotations

from typing import Any

from dashboard.locale import _
from dashboard.locale.numbers import integer, is_known, percent


def change(value: Any, before: Any) -> str:
    """« +4 % », « −12 % », « sans changement »; « évolution non calculable » without both, or from 0."""
    if not (is_known(value) and is_known(before)) or not before:
        return _("évolution non calculable")
    share = round(float(value) / float(before) - 1, 2)
    if share == 0:
        return _("sans changement")
    return f"{'+' if share > 0 else ''}{percent(share)}"


def against(value: Any, before: Any, told: str = "") -> str:
    """« 698 un an avant (+4 %) »; ``told`` is the earlier value when it is not a plain number."""
    if not is_known(before):
        return _("pas de chiffre un an avant")
    return _("{before} un an avant ({change})").format(before=told or integer(before), change=change(value, before))
