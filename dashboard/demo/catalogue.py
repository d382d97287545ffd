"""The portal's catalogue: 120 datasets in 13 themes, and the records of those that no other module writes.

Ten of them are the town's own that the pages read (services, requests, WiFi, seven inventories); the
catalogue counts what was written of them, so it comes last.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from dashboard.demo import facilities, requests, services, wifi
from dashboard.demo.cards import cards, published
from dashboard.demo.portal import Field, count_records, write_records
from dashboard.demo.shelf import grounds, registers, series
from dashboard.demo.shelf.tables import Entry, Moment, Table

OWN_FIELDS: dict[str, tuple[Field, ...]] = {
    services.PORTAL_ID: services.FIELDS,
    requests.PORTAL_ID: requests.FIELDS,
    wifi.PORTAL_ID: wifi.FIELDS,
    **{portal_id: fields for portal_id, (fields, _) in facilities.INVENTORIES.items()},
}

KINDS: dict[str, Callable[[str, Entry, Moment], Table]] = {
    "yearly": series.yearly,
    "monthly": series.monthly,
    "recent": series.recent,
    "gauge": series.gauge,
    "places": grounds.places,
    "shapes": grounds.shapes,
    "contour": grounds.contour,
    "streets": grounds.street_names,
    "access_points": grounds.wifi_places,
    "events": registers.events,
    "rows": registers.rows,
    "names": registers.names,
    "menus": registers.menus,
    "election": registers.election,
}


def _own_count(output: Path, portal_id: str, moment: Moment) -> int:
    """Records of a dataset that another module wrote; the WiFi's are known without reading its file again."""
    if portal_id == wifi.PORTAL_ID:
        return wifi.row_count(moment.scale, moment.instant)
    return count_records(output, portal_id)


def write(output: Path, scale: int, until: datetime, seed: int) -> None:
    """Write ``opendatasoft/catalogue.json`` and the records of the datasets that are only on the shelf.

    Raises FileNotFoundError when the services, requests and inventories were not written before.
    """
    now = until if until.tzinfo else until.replace(tzinfo=UTC)
    moment = Moment(now, scale, seed)
    objects: list[dict[str, Any]] = []
    for card in cards():
        portal_id = card["id"]
        if portal_id in OWN_FIELDS:
            fields, count = OWN_FIELDS[portal_id], _own_count(output, portal_id, moment)
        else:
            fields, records = KINDS[card["table"]["kind"]](portal_id, card["table"], moment)
            count = write_records(output, portal_id, records)
        objects.append(published(card, fields, count, now.astimezone(UTC)))
    path = output / "opendatasoft" / "catalogue.json"
    path.write_text(json.dumps(objects, ensure_ascii=False), encoding="utf-8")
