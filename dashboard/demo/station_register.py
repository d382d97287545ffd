"""The gauges as Hub'Eau's ``/referentiel/stations`` describes them, under its own field names."""

from __future__ import annotations

from typing import Any

from dashboard.demo.lambert93 import to_lambert93
from dashboard.demo.stations import GAUGES, Gauge

_DEPARTMENTS = {"14": "CALVADOS", "61": "ORNE"}
_PROJECTION_LAMBERT93 = "26"


def register() -> list[dict[str, Any]]:
    """The rows of the 19 stations; what the demonstration does not know (heights, dates, reports) is null."""
    return [_row(gauge) for gauge in GAUGES]


def _row(gauge: Gauge) -> dict[str, Any]:
    x, y = to_lambert93(gauge.longitude, gauge.latitude)
    return {
        "code_site": gauge.site,
        "libelle_site": gauge.name.split(" [")[0],
        "code_station": gauge.code,
        "libelle_station": gauge.name,
        "type_station": "LIMNI",
        "coordonnee_x_station": round(float(x), 1),
        "coordonnee_y_station": round(float(y), 1),
        "code_projection": _PROJECTION_LAMBERT93,
        "longitude_station": gauge.longitude,
        "latitude_station": gauge.latitude,
        "influence_locale_station": 4 if gauge.tide_mm else 0,
        "commentaire_station": "Données de démonstration",
        "altitude_ref_alti_station": None,
        "code_systeme_alti_site": 3,
        "code_commune_station": gauge.commune,
        "libelle_commune": None,
        "code_departement": gauge.department,
        "libelle_departement": _DEPARTMENTS[gauge.department],
        "code_region": "28",
        "libelle_region": "NORMANDIE",
        "code_cours_eau": None,
        "libelle_cours_eau": gauge.river,
        "uri_cours_eau": None,
        "descriptif_station": None,
        "date_maj_station": "2026-01-15T08:00:00Z",
        "date_ouverture_station": "1986-01-01T00:00:00Z",
        "date_fermeture_station": None,
        "en_service": True,
        "code_regime_station": 0,
        "qualification_donnees_station": 0,
        "code_finalite_station": 1,
        "type_loi_station": None,
        "code_sandre_reseau_station": [],
        "date_debut_ref_alti_station": None,
        "date_activation_ref_alti_station": None,
        "date_maj_ref_alti_station": None,
        "geometry": {
            "type": "Point",
            "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}},
            "coordinates": [gauge.longitude, gauge.latitude],
        },
    }
