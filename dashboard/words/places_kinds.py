"""The kinds of place in words: in the plural for a legend, alone for a row, and within a sentence."""

from __future__ import annotations

from dashboard.locale import _

# In the order in which a reader looks for them: what children and residents ask for first.
LETTERS = {
    "playground": "J",
    "bench": "B",
    "container": "C",
    "hydrant": "I",
    "posting_board": "A",
    "defibrillator": "D",
    "facility": "E",
    "wifi": "W",
}
# What a town may still build: a hydrant and an access point follow rules of their own.
WANTED = ("playground", "bench", "container", "posting_board", "defibrillator", "facility")


def label(kind: str) -> str:
    """A kind in the plural, as a legend says it."""
    words = {
        "playground": _("Aires de jeux"),
        "bench": _("Bancs"),
        "container": _("Conteneurs à déchets"),
        "hydrant": _("Bornes incendie"),
        "posting_board": _("Panneaux d’affichage libre"),
        "defibrillator": _("Défibrillateurs"),
        "facility": _("Équipements publics"),
        "wifi": _("Bornes WiFi"),
    }
    return words.get(kind, kind)


def singular(kind: str) -> str:
    """One of a kind, as a row says it."""
    words = {
        "playground": _("Aire de jeux"),
        "bench": _("Banc"),
        "container": _("Conteneur à déchets"),
        "hydrant": _("Borne incendie"),
        "posting_board": _("Panneau d’affichage libre"),
        "defibrillator": _("Défibrillateur"),
        "facility": _("Équipement public"),
        "wifi": _("Borne WiFi"),
    }
    return words.get(kind, kind)


def of_one(kind: str) -> str:
    """« d’une aire de jeux », « d’un banc »: after a distance."""
    words = {
        "playground": _("d’une aire de jeux"),
        "bench": _("d’un banc"),
        "container": _("d’un conteneur à déchets"),
        "hydrant": _("d’une borne incendie"),
        "posting_board": _("d’un panneau d’affichage libre"),
        "defibrillator": _("d’un défibrillateur"),
        "facility": _("d’un équipement public"),
        "wifi": _("d’une borne WiFi"),
    }
    return words.get(kind, kind)


def nearest(kind: str) -> str:
    """« L’aire de jeux la plus proche »: at the head of a sentence."""
    words = {
        "playground": _("L’aire de jeux la plus proche"),
        "bench": _("Le banc le plus proche"),
        "container": _("Le conteneur à déchets le plus proche"),
        "hydrant": _("La borne incendie la plus proche"),
        "posting_board": _("Le panneau d’affichage libre le plus proche"),
        "defibrillator": _("Le défibrillateur le plus proche"),
        "facility": _("L’équipement public le plus proche"),
        "wifi": _("La borne WiFi la plus proche"),
    }
    return words.get(kind, kind)


def none_of(kind: str) -> str:
    """« Aucune aire de jeux n’est publiée »: where there is nothing to measure a distance to."""
    words = {
        "playground": _("Aucune aire de jeux n’est publiée"),
        "bench": _("Aucun banc n’est publié"),
        "container": _("Aucun conteneur à déchets n’est publié"),
        "hydrant": _("Aucune borne incendie n’est publiée"),
        "posting_board": _("Aucun panneau d’affichage libre n’est publié"),
        "defibrillator": _("Aucun défibrillateur n’est publié"),
        "facility": _("Aucun équipement public n’est publié"),
        "wifi": _("Aucune borne WiFi n’est publiée"),
    }
    return words.get(kind, kind)
