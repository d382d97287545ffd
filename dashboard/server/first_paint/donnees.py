"""The catalogue: what is published, and the age of each dataset that the dashboard reads."""

from __future__ import annotations

from dashboard.data import datasets, rows
from dashboard.server.first_paint.shown import Asked, Shown
from dashboard.words import catalogue


def shown(asked: Asked) -> Shown | None:
    """None when the catalogue never arrived."""
    at = asked.now.replace(second=0, microsecond=0, tzinfo=None)
    found = rows("donnees/synthese", at=at).to_dict("records")
    if not found or not found[0]["dataset_count"]:
        return None
    return Shown(catalogue.sentence(found[0]), cards=datasets(), filter_count=4)
