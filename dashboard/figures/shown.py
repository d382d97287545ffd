"""The change between two numbers as a reader works it out from what is printed, so that what is printed adds up.

« 22 jours contre 12 » is ten days more: the unrounded 22.4 and 11.7 may well make +91 %, nobody can check it. A share
is told only when the printed numbers give the very same one; otherwise the difference of the printed numbers is.
"""

from __future__ import annotations

import math


def common_share(value: float, before: float, shown_value: float, shown_before: float) -> float | None:
    """The change as a share of ``before``, to the hundredth; None when the numbers shown would give another one.

    ``value / before − 1`` and ``shown_value / shown_before − 1`` must round to the same hundredth, which is not zero.
    None too when one of the four is zero or below: such a share means nothing.
    """
    if min(value, before, shown_value, shown_before) <= 0:
        return None
    exact, seen = value / before - 1, shown_value / shown_before - 1
    if not (math.isfinite(exact) and math.isfinite(seen)):
        return None
    return round(exact, 2) if round(exact, 2) == round(seen, 2) != 0 else None
