"""The accessibility statement, whole: who needs it most may be who cannot wait for scripts."""

from __future__ import annotations

from dashboard.data import town
from dashboard.server.first_paint.shown import Asked, Shown
from dashboard.ui.answers import Answer
from dashboard.ui.layout import Item
from dashboard.words import accessibility


def shown(_asked: Asked) -> Shown:
    """The state of conformity, then every part."""
    parts = [Answer(title, [Item(words) for words in told], "") for title, told in accessibility.sections(town())]
    return Shown(sentence=accessibility.state(), answers=parts)
