"""How open the contracts were and how soon they were published, with how many tell it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.locale import _, ngettext
from dashboard.locale.column import Column
from dashboard.locale.numbers import decimal, integer, is_known, percent
from dashboard.words.procurement import FEWEST_OFFERS, contracts
from dashboard.words.procurement_lists import Ranks

Row = Mapping[Any, Any]
SIX_AND_MORE, UNKNOWN = "6", "?"


def known(row: Row) -> str:
    """How many contracts tell how many offers came."""
    told = row["offers_count"]
    words = ngettext("{n} contrat sur {total} dit combien", "{n} contrats sur {total} disent combien", told)
    return words.format(n=integer(told), total=integer(row["contract_count"]))


def single_share(row: Row) -> str:
    """The share with a single offer, « non connu » of too few."""
    return percent(row["single_share"]) if row["offers_count"] >= FEWEST_OFFERS else _("non connu")


def direct_share(procedures: pd.DataFrame) -> str:
    """The share signed without publicity nor competition, of the contracts whose procedure is published."""
    total = _published(procedures)
    return percent(procedures["direct_count"].sum() / total) if total else _("non connu")


def direct_note(procedures: pd.DataFrame) -> str:
    """« 4 contrats sur 21, ce que la loi permet sous un seuil ou dans des cas fixés »."""
    return _("{n} sur {total} ; la loi le permet sous un seuil ou dans des cas fixés").format(
        n=integer(procedures["direct_count"].sum()), total=contracts(_published(procedures))
    )


def _published(procedures: pd.DataFrame) -> int:
    return int(procedures.loc[procedures["label"] != "Non renseignée", "contract_count"].sum())


def offer_ranks(offers: pd.DataFrame) -> Ranks:
    """How many contracts received one offer, two… in that order; those that do not tell come last."""
    found = []
    for r in sorted(offers.to_dict("records"), key=lambda each: each["label"].replace(UNKNOWN, "9")):
        found.append((_offers(r["label"]), r["contract_count"], contracts(r["contract_count"]), "", ""))
    return found


def _offers(label: str) -> str:
    if label == UNKNOWN:
        return _("Non publié")
    if label == SIX_AND_MORE:
        return _("6 offres et plus")
    return ngettext("{n} offre", "{n} offres", int(label)).format(n=label)


def single_ranks(procedures: pd.DataFrame) -> Ranks:
    """The share of single offers by procedure, of those where at least five contracts tell."""
    told = [(r, r["single_count"] / r["offers_count"]) for r in procedures.to_dict("records")
            if r["offers_count"] >= FEWEST_OFFERS]  # fmt: skip
    return [
        (_(r["label"]), share, percent(share), "",
         _("{n} sur {total}").format(n=integer(r["single_count"]), total=integer(r["offers_count"])))
        for r, share in sorted(told, key=lambda each: -each[1])
    ]  # fmt: skip


def told(procedures: pd.DataFrame) -> pd.DataFrame:
    """The procedures with their shares; nothing for a share of fewer than five."""
    enough = procedures["offers_count"] >= FEWEST_OFFERS
    return procedures.assign(
        label=[_(name) for name in procedures["label"]],
        median=[decimal(value, 1) if is_known(value) else "–" for value in procedures["median_offers"].where(enough)],
        single=[percent(value) if is_known(value) else "–"
                for value in (procedures["single_count"] / procedures["offers_count"].where(enough))],
    )  # fmt: skip


def procedure_columns() -> dict[str, Column]:
    """What the table of competition shows."""
    return {
        "label": Column(_("Procédure")),
        "contract_count": Column(_("Contrats"), "integer"),
        "offers_count": Column(_("Disent leurs offres"), "integer"),
        "median": Column(_("Offres, médiane")),
        "single": Column(_("Une seule offre")),
    }


def on_time_share(delays: pd.DataFrame) -> str:
    """The share published within two months, of those whose two dates are known."""
    total = int(delays["known_count"].sum())
    return percent(1 - delays["late_count"].sum() / total) if total else _("non connu")


def on_time_note(delays: pd.DataFrame) -> str:
    """How many marchés have both dates."""
    total, unknown = int(delays["known_count"].sum()), int(delays["unknown_count"].sum())
    said = ngettext("sur {n} marché daté", "sur {n} marchés datés", total).format(n=integer(total))
    return f"{said} ; " + _("{n} sans les deux dates").format(n=integer(unknown)) if unknown else said


def delay_sentence(delays: pd.DataFrame) -> str:
    """How many were published late, or that one cannot tell."""
    total, late = int(delays["known_count"].sum()), int(delays["late_count"].sum())
    if not total:
        return _("On ne peut rien conclure du délai de publication.")
    if not late:
        return _("Tous ont été publiés dans les deux mois de leur notification.")
    words = ngettext("{n} sur {total} a été publié après les deux mois de la loi.",
                     "{n} sur {total} ont été publiés après les deux mois de la loi.", late)  # fmt: skip
    return words.format(n=integer(late), total=integer(total))


def delay_rule() -> str:
    """The law, and what is counted."""
    return _(
        "Les données d’un marché sont publiées au plus tard deux mois après sa notification (code de la commande "
        "publique, article R. 2196-1). Une concession suit une autre règle (R. 3131-1) et n’est pas comptée ici."
    )


def years(delays: pd.DataFrame) -> pd.DataFrame:
    """The delays by year, in words."""
    return delays.assign(
        year=[str(on.year) for on in delays["year"]],
        median=[_days(value) for value in delays["median_days"]],
        slowest=[_days(value) for value in delays["slowest_days"]],
    )


def _days(value: Any) -> str:
    if not is_known(value):
        return "–"
    digits = 0 if float(value).is_integer() else 1
    return ngettext("{n} jour", "{n} jours", float(value)).format(n=decimal(value, digits))


def delay_columns() -> dict[str, Column]:
    """What the table of delays shows."""
    return {
        "year": Column(_("Année")),
        "known_count": Column(_("Marchés datés"), "integer"),
        "median": Column(_("Délai médian")),
        "slowest": Column(_("Le plus long")),
        "late_count": Column(_("Après deux mois"), "integer"),
        "unknown_count": Column(_("Sans les deux dates"), "integer"),
    }
