"""A chart ready to be drawn, and the cache that makes its specification once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, ParamSpec

import altair as alt
import pandas as pd
from altair.utils.schemapi import debug_mode

from dashboard.charts.theme import config
from dashboard.charts.tokens import Mode
from dashboard.locale import Language
from dashboard.locale.column import Column

# The few values written in a specification (dated events) stay where they are used.
alt.data_transformers.enable("default", consolidate_datasets=False)

Options = ParamSpec("Options")
Spec = dict[str, Any]
Altair = Any  # a chart, a layer or an encoding: Altair types its fluent methods too loosely to follow


@dataclass(frozen=True)
class Style:
    """For whom a chart is drawn: light or dark, French or English."""

    mode: Mode = "light"
    language: Language = "fr"


@dataclass(frozen=True)
class Drawing:
    """A specification without data, the frame that fills it, and how its table twin writes the columns."""

    spec: Spec
    frame: pd.DataFrame
    columns: Mapping[str, Column] = field(default_factory=dict)
    twin: pd.DataFrame | None = None

    @property
    def table(self) -> pd.DataFrame:
        """The rows of the twin: what was asked to be drawn, before it was prepared for Vega."""
        return self.frame if self.twin is None else self.twin


def drawn_once(build: Callable[Options, Altair]) -> Callable[Options, Spec]:
    """Caches the specification that a builder makes for its (hashable) arguments; the first must be a `Style`.

    Altair takes 40 to 60 ms a chart, and a page redraws at each touch of a filter.
    """

    @lru_cache(maxsize=512)
    def specification(style: Style, *arguments: Any, **options: Any) -> Spec:
        # Altair's schema knows a tick interval « hour », which Vega does not; Vega's « hours » passes unchecked.
        with debug_mode(False):
            chart = build(style, *arguments, **options)  # type: ignore[arg-type]
        spec: Spec = chart.to_dict(validate=False)
        spec.pop("data", None)
        spec["config"] = config(style.mode, style.language)
        return spec

    return specification  # type: ignore[return-value]
