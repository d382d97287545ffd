"""Who gets the contracts, in words: concentration with its definition, and what is not known of the firms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard.locale import _, ngettext
from dashboard.locale.numbers import amount, integer, is_known, percent

Row = Mapping[Any, Any]
SPREAD, HIGH = 1_000, 1_800


def sentence(row: Row) -> str:
    """How many firms, and how much the first three have."""
    count = int(row["supplier_count"])
    if not count:
        return _("Aucun titulaire sur cette sélection.")
    words = ngettext(
        "{n} entreprise est titulaire d’au moins un contrat.",
        "{n} entreprises sont titulaires d’au moins un contrat.", count
    )
    said = [words.format(n=integer(count))]
    if is_known(row["top3_share"]):
        said.append(_("Les trois premières ont {share} du montant ferme.").format(share=percent(row["top3_share"])))
    else:
        said.append(_("Aucun montant ferme sur cette sélection."))
    if not row["placed_count"]:
        said.append(_("Où elles sont n’est pas publié : on ne peut rien dire de la part locale."))
    return " ".join(said)


def identified(row: Row) -> str:
    """How many awards have no identifier to trust."""
    unknown = int(row["unidentified_count"])
    if not unknown:
        return _("toutes identifiées par leur SIRET")
    words = ngettext("{n} attribution sans SIRET valide", "{n} attributions sans SIRET valide", unknown)
    return words.format(n=integer(unknown))


def first(row: Row) -> str:
    """The share of the first alone."""
    if not is_known(row["top1_share"]):
        return _("aucun montant ferme")
    return _("la première : {share}, sur {amount} ferme").format(
        share=percent(row["top1_share"]), amount=amount(row["firm_eur"])
    )


def concentrated(row: Row) -> str:
    """What the index says, with the bounds used to say it."""
    if not is_known(row["hhi"]):
        return _("il faut au moins deux entreprises payées")
    if row["hhi"] < SPREAD:
        return _("réparti (sous 1 000)")
    return _("assez concentré (de 1 000 à 1 800)") if row["hhi"] <= HIGH else _("concentré (au-dessus de 1 800)")


def share(part: int, of: int) -> str:
    """A share of the awards that tell; « non publié » when none does."""
    return percent(part / of) if of else _("non publié")


def placed(row: Row) -> str:
    """The share of the amount beside that of the awards, and how many awards tell where the firm is."""
    told = _("{n} attributions sur {total} disent la commune").format(
        n=integer(row["placed_count"]), total=integer(row["award_count"])
    )
    if not row["placed_eur"]:
        return told
    worth = _("{share} du montant ferme").format(share=percent(row["commune_eur"] / row["placed_eur"]))
    return f"{worth} ; {told}" if row["placed_count"] else told


def places(row: Row, town: str, department: str) -> list[tuple[str, str]]:
    """Shares in the town, its intercommunality and its department, and of small firms, each with how many tell."""
    undeclared = _("communes membres non déclarées")
    in_epci = _told(row["epci_count"], row["placed_count"]) if row["member_count"] else undeclared
    return [
        (town, _told(row["commune_count"], row["placed_count"])),
        (_("Intercommunalité"), in_epci),
        (_("Département {code}").format(code=department),
         _told(row["department_count"], row["department_placed_count"])),
        (_("Petites et moyennes"), _told(row["small_count"], row["sized_count"])),
    ]  # fmt: skip


def _told(part: int, of: int) -> str:
    if not of:
        return _("non publié")
    return _("{share} ({n} sur {total} connues)").format(share=percent(part / of), n=integer(part), total=integer(of))


def not_published(row: Row) -> str:
    """Why the place and the size are not known, or how far they are."""
    if row["placed_count"] and row["sized_count"]:
        return _("Parts comptées en attributions, parmi celles qui disent la commune ou la taille de l’entreprise.")
    return _(
        "Le format publié donne le SIRET du titulaire, jamais son adresse ni sa taille : elles viendraient du "
        "répertoire Sirene de l’INSEE, qui n’est pas lu ici. Un SIRET seul ne dit pas où est l’entreprise."
    )


def definitions() -> list[str]:
    """How the figures are counted."""
    return [
        _("Part des trois premières : montant ferme des trois entreprises qui ont le plus, sur le montant ferme de "
          "toutes."),
        _("Indice de concentration (Herfindahl-Hirschman) : la somme des carrés des parts de chaque entreprise dans "
          "le montant ferme, en pour cent. 10 000 si une seule a tout, 1 000 si dix ont chacune un dixième. Les "
          "bornes 1 000 et 1 800 sont celles qu’emploient les autorités de concurrence : elles décrivent, elles "
          "n’accusent pas."),
        _("Entreprise : un SIREN, tous ses établissements ensemble. Le montant d’un groupement va à son premier "
          "membre, faute de partage publié ; les autres comptent comme titulaires, sans montant."),
        _("Accords-cadres et concessions n’entrent pas dans ces parts : un maximum n’est pas une dépense."),
    ]  # fmt: skip


def ranking_rule() -> str:
    """What the bars add up."""
    return _("Marchés fermes, à la signature ; groupement au premier membre")
