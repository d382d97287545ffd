"""The checks of a build in words: their titles are stored in French and said in the reader's language."""

from __future__ import annotations

import re

from dashboard.locale import _
from dashboard.words.chained import chained

STORED = " ; "
_FAULT = re.compile("Indicateur « (.+) » non calculé")


def checks(titles: object) -> str:
    """The checks that fail, from their titles as the queries join them; empty for none."""
    return chained([_check(title) for title in titles.split(STORED)]) if isinstance(titles, str) else ""


def _check(title: str) -> str:
    """One check; an indicator that could not be computed is one, and has its own title."""
    fault = _FAULT.fullmatch(title)
    return _("Indicateur « {title} » non calculé").format(title=_(fault[1])) if fault else _(title)
