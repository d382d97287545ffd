"""The lists of the WiFi page: access points by use and by time down, and what the exports hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.locale import _, ngettext
from dashboard.locale.column import Column
from dashboard.locale.numbers import integer, is_known, percent, quantity

Row = Mapping[Any, Any]
Rank = tuple[str, float, str]


def names(points: pd.DataFrame) -> dict[str, str]:
    """The name of each point by its id, in the order of names."""
    named = sorted(zip(points["point_name"], points["point_id"], strict=True))
    return {key: name for name, key in named}


def use_ranks(points: pd.DataFrame) -> list[tuple[str, Rank]]:
    """Points by their sessions, with their id; one whose months are all hidden is last, without a length."""
    records = points.to_dict("records")
    return [(r["point_id"], (_with_hidden(r), _length(r["sessions"]), sessions(r))) for r in records]


def sessions(row: Row) -> str:
    """A point's sessions over a period, « caché » when every month of it is hidden: some hide a smaller one."""
    return integer(row["sessions"]) if is_known(row["sessions"]) else _("caché")


def _with_hidden(row: Row) -> str:
    count = int(row["masked_count"])
    if not count:
        return str(row["point_name"])
    hidden = ngettext("{place} ({n} mois caché)", "{place} ({n} mois cachés)", count)
    return hidden.format(place=row["point_name"], n=integer(count))


def down_ranks(points: pd.DataFrame) -> list[tuple[str, Rank]]:
    """Points by their hours down, the worst first, with their share of time up."""
    ordered = points.sort_values(["down_h", "point_name"], ascending=[False, True], kind="stable")
    return [(r["point_id"], (r["point_name"], _length(r["down_h"]), down(r))) for r in ordered.to_dict("records")]


def down(row: Row) -> str:
    """« 62 h (99,3 % en service) »."""
    if not is_known(row["down_h"]):
        return _("non publié")
    return _("{hours} ({share} en service)").format(
        hours=quantity(row["down_h"], "h"), share=percent(_not_whole(row["availability_share"], row["down_h"]), 1)
    )


def _not_whole(share: float, down_h: float) -> float:
    """The share to write: never rounded up to a hundred per cent when there were hours down."""
    return min(share, 0.999) if down_h > 0 else share


def _length(value: Any) -> float:
    return float(value) if is_known(value) else 0.0


def day_columns() -> dict[str, Column]:
    """What the export of the days holds."""
    return {
        "period": Column(_("Date"), "date"),
        "sessions": Column(_("Sessions par jour"), "decimal"),
        "volume_gb": Column(_("Volume par jour"), "decimal", 1, _("Go")),
        "session_min": Column(_("Durée moyenne d’une session"), "decimal", 0, "min"),
        "peak_devices": Column(_("Terminaux en une heure à la borne la plus chargée"), "integer"),
        "availability_share": Column(_("Disponibilité"), "percent", 1),
        "day_count": Column(_("Jours comptés"), "integer"),
        "masked_count": Column(_("Jours cachés"), "integer"),
    }


def month_columns() -> dict[str, Column]:
    """What the export of a point's months holds."""
    return {
        "month": Column(_("Mois"), "month"),
        "sessions": Column(_("Sessions"), "integer"),
        "volume_gb": Column(_("Volume"), "decimal", 1, _("Go")),
        "session_min": Column(_("Durée moyenne d’une session"), "decimal", 0, "min"),
        "day_count": Column(_("Jours publiés"), "integer"),
        "is_masked": Column(_("Caché"), "boolean"),
        "availability_share": Column(_("Disponibilité"), "percent", 1),
    }


def point_columns() -> dict[str, Column]:
    """What the export of the points holds."""
    return {
        "point_id": Column(_("Identifiant")),
        "point_name": Column(_("Borne")),
        "sessions": Column(_("Sessions"), "integer"),
        "volume_gb": Column(_("Volume"), "decimal", 1, _("Go")),
        "availability_share": Column(_("Disponibilité"), "percent", 1),
        "down_h": Column(_("Heures de panne"), "decimal", 1),
        "masked_count": Column(_("Mois cachés"), "integer"),
    }
