"""What every view of the services is given: the datasets, the indicators to choose from, the published days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard import ui
from dashboard.data import DatasetCard


@dataclass(frozen=True)
class Scope:
    """``cards``: the services then the requests; ``choices``: rows of `services/choix`; the days published, inclusive.

    ``since`` is the first of the days shown at first.
    """

    cards: Sequence[DatasetCard | None]
    choices: pd.DataFrame
    first: date
    last: date
    since: date


def period(scope: Scope) -> tuple[date, date]:
    """Draws the filter of the period: `debut` and `fin` in the address, inclusive."""
    return ui.period_filter(scope.first, scope.last, (scope.since, scope.last))
