"""What the table of refused rows says of its examples: as published, or withheld and why."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.words import held


@pytest.mark.parametrize(
    ("examples", "is_withheld", "told"),
    [
        (["a", "b"], False, "a ⏎ b"),
        ([], False, ""),
        ([], True, "non montrés\u00a0: ces lignes pourraient parler de personnes"),
    ],
)
def test_examples_are_shown_or_said_to_be_withheld(examples: list[str], is_withheld: bool, told: str) -> None:
    row = {"reason": "heure illisible", "level": "row", "refused_count": 1, "examples": examples}
    frame = pd.DataFrame([{**row, "is_withheld": is_withheld}])
    assert held.refused(frame)["example"].tolist() == [told]
