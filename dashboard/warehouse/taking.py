"""How the rows of a question leave the warehouse, as a frame or as plain values, at the price of their values only.

``cursor.df()`` pays the same fixed sum whatever it gives, 1 to 3 ms on a slow processor: more than most questions take.
``cursor.fetchall()`` makes its values one by one, at twice the price of whole columns.
"""

from __future__ import annotations

from typing import Any

import duckdb
import numpy as np
import pandas as pd
import pyarrow as pa

# What pandas calls an array of numbers or truths of which some are missing: a whole number stays one.
NULLABLE: dict[str, Any] = {"i": pd.arrays.IntegerArray, "u": pd.arrays.IntegerArray, "b": pd.arrays.BooleanArray}
# What stands for a missing number with decimals, a missing instant; None for all the rest.
NOTHING: dict[str, Any] = {"f": np.nan, "M": np.datetime64("NaT")}
TEXT: Any = pd.StringDtype(na_value=np.nan)  # what pandas infers of text
# What a whole column gives as ``fetchall`` would; a decimal would lose its digits, a list its type.
PLAIN = frozenset(("BIGINT", "BOOLEAN", "DATE", "DOUBLE", "INTEGER", "TIMESTAMP", "VARCHAR"))


def tuples(cursor: duckdb.DuckDBPyConnection) -> list[tuple[Any, ...]]:
    """The rows as ``cursor.fetchall()`` gives them."""
    kinds = {name: str(kind) for name, kind, *_rest in cursor.description or []}
    if not PLAIN.issuperset(kinds.values()) or len(kinds) < len(cursor.description or []):
        return cursor.fetchall()
    return list(zip(*(_values(held, kinds[name]) for name, held in cursor.fetchnumpy().items()), strict=True))


def _values(held: Any, kind: str) -> list[Any]:
    return (held.astype("datetime64[D]") if kind == "DATE" else held).tolist()  # type: ignore[no-any-return]


def frame(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """The rows as ``cursor.df()`` gives them, to the type of each column: Int64 and boolean where values are missing,
    instants and days as datetime64[us], text as pandas infers it, null as None."""
    texts = {name for name, kind, *_rest in cursor.description or [] if str(kind) == "VARCHAR"}
    return pd.DataFrame({name: _text(values) if name in texts else _column(values)
                         for name, values in cursor.fetchnumpy().items()})


def _text(values: Any) -> Any:
    """Told to be text, it need not be looked through to find out; without one text, it is no text to pandas."""
    known, missing = np.ma.getdata(values), np.ma.getmaskarray(values)
    if missing.all():
        return _column(values)
    return TEXT.__from_arrow__(pa.array(known, type=pa.large_string(), mask=missing))


def _column(values: Any) -> Any:
    missing = np.ma.getmaskarray(values)
    if not missing.any():
        return np.ma.getdata(values)
    if values.dtype.kind in NULLABLE:
        return NULLABLE[values.dtype.kind](np.ma.getdata(values), missing)
    known = np.ma.getdata(values)
    known[missing] = NOTHING.get(values.dtype.kind)
    return known
