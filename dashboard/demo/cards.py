"""The card of a dataset, as the portal's catalogue shows it (Explore API v2.1)."""

from __future__ import annotations

import tomllib
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from dashboard.demo.commune import NAME
from dashboard.demo.draws import generator
from dashboard.demo.portal import Field, features

CONTENT = Path(__file__).parent / "content" / "shelf"
TOWN = "Ville de Fleury-sur-Orne"
DOMAIN = "data.fleurysurorne.fr"

LICENCE = "Licence Ouverte v2.0 (Etalab)"
LICENCE_URLS = {
    LICENCE: "https://www.etalab.gouv.fr/wp-content/uploads/2017/04/ETALAB-Licence-Ouverte-v2.0.pdf",
    "Licence Ouverte (Etalab)": "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
    "Open Database License (ODbL)": "https://opendatacommons.org/licenses/odbl/",
    "CC BY 4.0": "https://creativecommons.org/licenses/by/4.0/",
}
_FREQUENCIES = {
    "daily": "Quotidienne",
    "weekly": "Hebdomadaire",
    "monthly": "Mensuelle",
    "quarterly": "Trimestrielle",
    "yearly": "Annuelle",
}
_PERIOD_DAYS = {"daily": 1, "weekly": 7, "monthly": 30, "quarterly": 91, "yearly": 365}


@lru_cache(maxsize=1)
def cards() -> tuple[dict[str, Any], ...]:
    """Every declared dataset, theme after theme, each with its theme."""
    found: list[dict[str, Any]] = []
    for path in sorted(CONTENT.glob("*.toml")):
        shelf = tomllib.loads(path.read_text(encoding="utf-8"))
        found += [{"theme": shelf["theme"], **entry} for entry in shelf["dataset"]]
    return tuple(found)


def last_update(card: dict[str, Any], now: datetime) -> datetime:
    """When the data were last processed by ``now`` (UTC): the promised rhythm, or a past day for a late one.

    A dataset has its own hour and its own day in the period, so that they do not all move together.
    """
    random = generator(0, "updates", card["id"])
    clock = time(int(random.integers(2, 6)), int(random.integers(0, 60)), int(random.integers(0, 60)))
    updated = card["updated"]
    if isinstance(updated, date):
        return min(datetime.combine(updated, clock, UTC), now)
    period = _PERIOD_DAYS[updated]
    phase = int(random.integers(0, period))
    day = now.date() - timedelta(days=(now.date().toordinal() - phase) % period)
    moment = datetime.combine(day, clock, UTC)
    return moment if moment <= now else moment - timedelta(days=period)


def _dates(card: dict[str, Any], processed: datetime, now: datetime) -> dict[str, Any]:
    """The three dates of a card and what moves ``modified``: sometimes it is typed by hand, and forgotten."""
    random = generator(0, "dates", card["id"])
    touched = processed + timedelta(days=int(random.integers(0, 200)), seconds=int(random.integers(1, 80_000)))
    by_hand, by_metadata = random.random() < 0.12, random.random() < 0.15
    modified = processed
    if by_hand:
        modified = processed - timedelta(days=int(random.integers(40, 900)))
    elif by_metadata:
        modified = min(touched, now)
    return {
        "modified": _iso(modified),
        "modified_updates_on_data_change": not by_hand,
        "modified_updates_on_metadata_change": bool(by_metadata and not by_hand),
        "data_processed": _iso(processed),
        "metadata_processed": _iso(min(touched, now).replace(microsecond=int(random.integers(1, 999)) * 1000)),
    }


def _iso(moment: datetime) -> str:
    return moment.isoformat()


def _origin(card: dict[str, Any]) -> dict[str, Any]:
    """Where a federated dataset comes from; nothing for the town's own."""
    source = card.get("source")
    return {
        "federated": source is not None,
        "source_domain": source,
        "source_domain_title": card["publisher"] if source else None,
        "source_domain_address": source,
        "source_dataset": card["id"] if source else None,
        "parent_domain": None,
        "shared_catalog": None,
        "attributions": [f"https://{source}"] if source else None,
    }


def _uid(random: np.random.Generator) -> str:
    letters = "abcdefghijklmnopqrstuvwxyz0123456789"
    return "da_" + "".join(letters[int(rank)] for rank in random.integers(0, len(letters), 6))


def published(card: dict[str, Any], fields: tuple[Field, ...], count: int, now: datetime) -> dict[str, Any]:
    """The dataset object of the catalogue at ``now`` (UTC), every key of the API's own example in it."""
    licence = card.get("licence", LICENCE)
    processed = last_update(card, now)
    default = {
        "title": card["title"],
        "description": card["description"],
        "theme": [card.get("portal_theme", card["theme"])],
        "keyword": card["keywords"],
        "license": None if licence == "none" else licence,
        "license_url": LICENCE_URLS.get(licence),
        "language": "fr",
        "metadata_languages": ["fr"],
        "timezone": "Europe/Paris",
        **_dates(card, processed, now),
        "records_count": count,
        "publisher": card.get("publisher", TOWN),
        "references": f"https://{card['source']}" if "source" in card else None,
        **_origin(card),
        "geographic_reference": ["fr_40_14271"],
        "geographic_reference_auto": False,
        "geographic_area": None,
        "geographic_area_mode": None,
        "territory": [NAME],
        "oauth_scope": None,
    }
    return {
        "dataset_id": card["id"],
        "dataset_uid": _uid(generator(0, "uid", card["id"])),
        "attachments": [],
        "has_records": count > 0,
        "data_visible": True,
        "features": features(fields),
        "fields": [field.published() for field in fields],
        "metas": {"default": default, "dcat": _dcat(card)},
    }


def _dcat(card: dict[str, Any]) -> dict[str, Any]:
    """The DCAT block: the promised rhythm is there, unless the producer left it empty."""
    promised = card.get("frequency") or _FREQUENCIES.get(str(card["updated"]))
    is_silent = generator(0, "frequency", card["id"]).random() < 0.1
    return {
        "created": "2018-10-01T08:00:00+00:00",
        "issued": "2018-10-15T08:00:00+00:00",
        "creator": card.get("publisher", TOWN),
        "contributor": None,
        "contact_name": None,
        "contact_email": None,
        "accrualperiodicity": None if is_silent else promised,
        "spatial": None,
        "temporal": None,
        "granularity": "Commune",
        "dataquality": None,
    }
