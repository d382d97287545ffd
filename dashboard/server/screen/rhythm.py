"""How long each scene stays: its own seconds, one more for three words over fifteen, a loop of ninety at most."""

from __future__ import annotations

import math
from collections.abc import Sequence

from dashboard.server.screen.shapes import Scene

FREE_WORDS, WORDS_A_SECOND, LOOP_S, LEAST_S = 15, 3, 90, 12


def words(scene: Scene) -> int:
    """How many words are to be read."""
    figures = [
        text for each in scene.figures for text in (each.label, each.value, each.unit, each.word, each.goal, each.note)
    ]
    return sum(len(text.split()) for text in (scene.title, scene.sentence, *figures))


def seconds(scene: Scene) -> int:
    """How long a scene needs, its own seconds being for at most fifteen words."""
    return scene.seconds + math.ceil(max(0, words(scene) - FREE_WORDS) / WORDS_A_SECOND)


def timed(scenes: Sequence[Scene]) -> list[Scene]:
    """The scenes with their seconds; where the loop would be too long, each gives back its share above the least."""
    needed = [seconds(scene) for scene in scenes]
    spare, excess = sum(needed) - LEAST_S * len(needed), sum(needed) - LOOP_S
    if excess > 0 and spare > 0:
        needed = [LEAST_S + math.floor((each - LEAST_S) * max(0, spare - excess) / spare) for each in needed]
    return [scene.model_copy(update={"seconds": each}) for scene, each in zip(scenes, needed, strict=True)]
