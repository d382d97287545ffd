"""Whether a need comes back, in words, with the reason of the declared rule."""

from __future__ import annotations

from dashboard.locale import _


def needs() -> dict[str, str]:
    """The three answers, by code."""
    return {
        "recurrent": _("Besoin qui revient"),
        "ponctuel": _("Achat ponctuel"),
        "inconnu": _("On ne sait pas"),
    }


def why(reason: object) -> str:
    """The reason of the rule, in the reader's language; « aucune règle » for a contract that none judged."""
    return _(reason) if isinstance(reason, str) and reason else _("aucune règle ne le dit")


def rule() -> str:
    """How a need is told to come back or not, and how far that goes."""
    return _(
        "Les données publiées ne disent pas si la ville achètera de nouveau. Une règle déclarée "
        "(data/reference/purchase_needs.toml) le dit de chaque contrat, avec sa raison\u00a0: revient ce qui est un "
        "accord-cadre, une concession, un service continu d’un an ou plus, ou ce que la ville a déjà acheté plus de "
        "six mois avant (même code CPV ou même objet)\u00a0; les travaux, les études et les livraisons de moins d’un "
        "an sont ponctuels."
    )
