"""The units in which an indicator may be told, and the bounds that some of them have."""

from __future__ import annotations

from types import MappingProxyType

MEASURES = frozenset((
    "%", "‰", "€", "€/hab.", "h", "min", "jour", "jours", "mois", "m", "cm", "mm", "km", "m²", "m³", "m³/s", "cm/h",
    "ha", "Go", "Mo", "°C", "°f", "mg/L", "µg/L", "n", "/hab.", "/1 000 hab.", "/10 000 hab.",
))
COUNTED = frozenset((
    "abonnés", "accompagnements", "actes", "adresses", "agents", "alertes", "analyses", "appareils", "appels",
    "avenants", "bancs", "bornes", "connexions", "consultations", "contrats", "demandes", "documents", "dossiers",
    "enfants", "entrées", "entreprises",
    "équipements", "emprunts", "habitants", "heures", "incidents", "inscrits", "interventions", "jeux", "lieux",
    "lignes", "marchés", "offres", "participants", "passages", "personnes", "places", "points", "prélèvements",
    "prêts", "relevés", "rendez-vous", "repas", "réservations", "séances", "sessions", "signalements",
    "titulaires", "usagers", "utilisateurs", "visites", "visiteurs",
))
UNITS = MEASURES | COUNTED

BOUNDS = MappingProxyType({"%": (0.0, 100.0), "‰": (0.0, 1000.0)})
"""Unit → lowest and highest value that make sense in it: those of shares."""
