"""Hours of the wall in words."""

from __future__ import annotations

from datetime import time

from dashboard.locale import language
from dashboard.locale.numbers import NBSP


def hour(at: time) -> str:
    """« 9 h », « 13 h 30 »; « 9:00 », « 13:30 » in English."""
    if language() != "fr":
        return f"{at.hour}:{at.minute:02d}"
    return f"{at.hour}{NBSP}h{NBSP}{at.minute:02d}" if at.minute else f"{at.hour}{NBSP}h"
