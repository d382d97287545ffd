"""The columns of a dataset as choices of the address, and as the shapes that a drawing is chosen from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

from dashboard.figures.suggestion import Shape, looks_like_years
from dashboard.held.table import HeldColumn
from dashboard.ui.address import slug


def shapes(profile: pd.DataFrame) -> list[Shape]:
    """What is known of each column."""
    return [
        Shape(
            row["column"], row["kind"], float(row["filled_share"]), int(row["distinct_count"]), row["label"] or "",
            row["kind"] == "integer" and looks_like_years(row["column"], row["minimum"], row["maximum"]),
        )  # fmt: skip
        for row in profile.to_dict("records")
    ]


def keyed(columns: Sequence[HeldColumn], names: Iterable[str]) -> dict[str, HeldColumn]:
    """A word of the address for each column named, in that order: its slug, numbered where two are alike.

    The same column has the same word whatever subset is asked for.
    """
    found: dict[str, HeldColumn] = {}
    for at, column in enumerate(columns):
        word = slug(column.name) or f"colonne-{at + 1}"
        number = 2
        while word in found:
            word, number = f"{slug(column.name) or 'colonne'}-{number}", number + 1
        found[word] = column
    words = {column.name: word for word, column in found.items()}
    return {words[name]: found[words[name]] for name in names if name in words}
