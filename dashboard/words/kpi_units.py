"""A value with its unit, agreed with what is shown: « 1,5 jour », « 2 jours », « 0 visite », « +3 points »."""

from __future__ import annotations

from collections.abc import Callable

from dashboard.locale import _, ngettext
from dashboard.locale.numbers import MINUS, NBSP, amount, decimal, euros, is_known, percent, quantity, shown_amount

# From here on, euros are told in thousands and millions.
LARGE_EUR = 10_000
# Units that are shares already: their changes are told in points, not as a percentage of a percentage.
SHARES = ("%", "‰")
WORDS: dict[str, Callable[[float], str]] = {
    "adresse": lambda n: ngettext("adresse", "adresses", n),
    "analyse": lambda n: ngettext("analyse", "analyses", n),
    "demande": lambda n: ngettext("demande", "demandes", n),
    "an": lambda n: ngettext("an", "ans", n),
    "heure": lambda n: ngettext("heure", "heures", n),
    "habitant": lambda n: ngettext("habitant", "habitants", n),
    "inscription": lambda n: ngettext("inscription", "inscriptions", n),
    "jeu": lambda n: ngettext("jeu", "jeux", n),
    "jour": lambda n: ngettext("jour", "jours", n),
    "lieu": lambda n: ngettext("lieu", "lieux", n),
    "marché": lambda n: ngettext("marché", "marchés", n),
    "minute": lambda n: ngettext("minute", "minutes", n),
    "mois": lambda n: ngettext("mois", "mois", n),
    "offre": lambda n: ngettext("offre", "offres", n),
    "personne": lambda n: ngettext("personne", "personnes", n),
    "place": lambda n: ngettext("place", "places", n),
    "point": lambda n: ngettext("point", "points", n),
    "prêt": lambda n: ngettext("prêt", "prêts", n),
    "relevé": lambda n: ngettext("relevé", "relevés", n),
    "repas": lambda n: ngettext("repas", "repas", n),
    "rendez-vous": lambda n: ngettext("rendez-vous", "rendez-vous", n),
    "session": lambda n: ngettext("session", "sessions", n),
    "accompagnement": lambda n: ngettext("accompagnement", "accompagnements", n),
    "appel": lambda n: ngettext("appel", "appels", n),
    "borne": lambda n: ngettext("borne", "bornes", n),
    "entrée": lambda n: ngettext("entrée", "entrées", n),
    "passage": lambda n: ngettext("passage", "passages", n),
    "séance": lambda n: ngettext("séance", "séances", n),
    "abonné": lambda n: ngettext("abonné", "abonnés", n),
    "acte": lambda n: ngettext("acte", "actes", n),
    "agent": lambda n: ngettext("agent", "agents", n),
    "alerte": lambda n: ngettext("alerte", "alertes", n),
    "appareil": lambda n: ngettext("appareil", "appareils", n),
    "avenant": lambda n: ngettext("avenant", "avenants", n),
    "banc": lambda n: ngettext("banc", "bancs", n),
    "connexion": lambda n: ngettext("connexion", "connexions", n),
    "consultation": lambda n: ngettext("consultation", "consultations", n),
    "contrat": lambda n: ngettext("contrat", "contrats", n),
    "document": lambda n: ngettext("document", "documents", n),
    "dossier": lambda n: ngettext("dossier", "dossiers", n),
    "emprunt": lambda n: ngettext("emprunt", "emprunts", n),
    "enfant": lambda n: ngettext("enfant", "enfants", n),
    "entreprise": lambda n: ngettext("entreprise", "entreprises", n),
    "équipement": lambda n: ngettext("équipement", "équipements", n),
    "incident": lambda n: ngettext("incident", "incidents", n),
    "inscrit": lambda n: ngettext("inscrit", "inscrits", n),
    "intervention": lambda n: ngettext("intervention", "interventions", n),
    "ligne": lambda n: ngettext("ligne", "lignes", n),
    "participant": lambda n: ngettext("participant", "participants", n),
    "prélèvement": lambda n: ngettext("prélèvement", "prélèvements", n),
    "réservation": lambda n: ngettext("réservation", "réservations", n),
    "signalement": lambda n: ngettext("signalement", "signalements", n),
    "titulaire": lambda n: ngettext("titulaire", "titulaires", n),
    "usager": lambda n: ngettext("usager", "usagers", n),
    "utilisateur": lambda n: ngettext("utilisateur", "utilisateurs", n),
    "visiteur": lambda n: ngettext("visiteur", "visiteurs", n),
    "visite": lambda n: ngettext("visite", "visites", n),
}


def written(value: float | None, unit: str, digits: int) -> str:
    """A value and its unit on one line; « non connu » without a value.

    Units of ``WORDS``, declared in the singular or the plural, agree with the number as shown; ``n`` shows no unit.
    """
    if not is_known(value) or value is None:
        return _("non connu")
    if unit == "%":
        return percent(value / 100, digits)
    if unit == "€" and abs(value) >= LARGE_EUR:
        return amount(value)
    if unit == "n":
        return decimal(value, digits)
    if unit == "€/hab.":
        return _("{euros}/hab.").format(euros=euros(value, digits))
    seen = round(value, digits)
    # A count or a duration that happens to be whole is written whole: « 2 offres », not « 2,0 offres ».
    return quantity(value, unit_word(unit, seen), 0 if word_of(unit) and seen == int(seen) else digits)


def unit_word(unit: str, count: float) -> str:
    """The unit agreed with ``count``; symbols as they are."""
    word = word_of(unit)
    return word(count) if word else unit


def word_of(unit: str) -> Callable[[float], str] | None:
    """The word of a unit that agrees, declared in the singular or the plural; None for a symbol."""
    return WORDS.get(unit) or WORDS.get(unit.removesuffix("s")) or WORDS.get(unit.removesuffix("x"))


def shown(value: float, unit: str, digits: int) -> float:
    """The number that ``written`` prints, as a number: 76.6 with no digits is 77."""
    if unit == "€" and abs(value) >= LARGE_EUR:
        return shown_amount(value)
    return round(100 * (value / 100), digits) if unit == "%" else round(value, digits)


def moved(difference: float, unit: str, digits: int, like: float = 0.0) -> str:
    """A change with its sign and unit: « +3 points », « −1 jour »; « sans changement » when it rounds to nothing.

    Euros are told in the unit of ``like``, the larger of what is compared: « +0,4 M€ », not « +400,0 k€ ».
    """
    if round(difference, digits) == 0:
        return _("sans changement")
    if unit == "€" and abs(like) >= LARGE_EUR:
        return f"{'+' if difference > 0 else MINUS}{amount(abs(difference), like=like)}"
    size = distance(abs(difference), unit, digits)
    return f"{'+' if difference > 0 else MINUS}{size}"


def distance(size: float, unit: str, digits: int) -> str:
    """How far two values are from each other; between percentages, in points."""
    if unit == "%":
        return f"{decimal(size, digits)}{NBSP}{unit_word('point', round(size, digits))}"
    return written(size, unit, digits)
