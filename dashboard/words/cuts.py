"""What a query split several ways at once gives for one of them."""

from __future__ import annotations

import pandas as pd


def of(frame: pd.DataFrame, dimension: str) -> pd.DataFrame:
    """The rows of one ``dimension`` (procedure, category, channel…), without the column that names it."""
    return frame[frame["dimension"] == dimension].drop(columns="dimension").reset_index(drop=True)
