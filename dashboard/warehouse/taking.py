"""How the rows of a question leave the warehouse as a frame, at the price of its values only.

``cursor.df()`` pays the same fixed sum whatever it gives, 1 to 3 ms on a slow processor: more than most questions take.
"""

from __future__ import annotations

from typing import Any

import duckdb
import numpy as np
import pandas as pd

# What pandas calls an array of numbers or truths of which some are missing: a whole number stays one.
NULLABLE: dict[str, Any] = {"i": pd.arrays.IntegerArray, "u": pd.arrays.IntegerArray, "b": pd.arrays.BooleanArray}
# What stands for a missing number with decimals, a missing instant; None for all the rest.
NOTHING: dict[str, Any] = {"f": np.nan, "M": np.datetime64("NaT")}


def frame(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """The rows as ``cursor.df()`` gives them, to the type of each column: Int64 and boolean where values are missing,
    instants and days as datetime64[us], text as pandas infers it, null as None."""
    return pd.DataFrame({name: _column(values) for name, values in cursor.fetchnumpy().items()})


def _column(values: Any) -> Any:
    missing = np.ma.getmaskarray(values)
    if not missing.any():
        return np.ma.getdata(values)
    if values.dtype.kind in NULLABLE:
        return NULLABLE[values.dtype.kind](np.ma.getdata(values), missing)
    known = np.ma.getdata(values)
    known[missing] = NOTHING.get(values.dtype.kind)
    return known
