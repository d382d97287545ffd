"""What every kind of scene has."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dashboard.data import DatasetCard
from dashboard.declarations import Town
from dashboard.display import SceneCard
from dashboard.locale import _
from dashboard.server.screen.shapes import Scene
from dashboard.words import screen


def made(card: SceneCard, town: Town, cards: Iterable[DatasetCard], **told: Any) -> Scene:
    """A scene from its card and its sources; ``told`` is what its kind adds."""
    found = list({each.id: each for each in cards}.values())
    usual: dict[str, Any] = {
        "theme": _(card.theme) if card.theme else "", "figures": [], "sentence": "", "note": "", "drawing": None,
        "is_priority": False, "is_demo": any(each.is_demo for each in found),
    }  # fmt: skip
    return Scene(kind=card.kind, title=card.title or screen.title(card.kind, town.river), seconds=card.seconds,
                 source=screen.source(found), **{**usual, **told})  # fmt: skip
