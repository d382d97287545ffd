"""How open the contracts were and how soon they were published, with how many tell it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.locale import _, ngettext
from dashboard.locale.column import Column
from dashboard.locale.numbers import integer, percent
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


def too_few(procedures: pd.DataFrame) -> str:
    """The procedures without a share, and the single offers that this leaves unseen; nothing when all have one."""
    hidden = procedures[(procedures["offers_count"] > 0) & (procedures["offers_count"] < FEWEST_OFFERS)]
    if hidden.empty:
        return ""
    said = _("Moins de {n} contrats qui le disent, pas de part\u00a0: {procedures}.").format(
        n=FEWEST_OFFERS, procedures=", ".join(_(name) for name in hidden["label"])
    )
    alone = int(hidden["single_count"].sum())
    more = ngettext("{n} contrat sur une seule offre en fait partie.",
                    "{n} contrats sur une seule offre en font partie.", alone)  # fmt: skip
    return f"{said} {more.format(n=integer(alone))}" if alone else said


def told(procedures: pd.DataFrame) -> pd.DataFrame:
    """The procedures with their shares; nothing for a share of fewer than five."""
    enough = procedures["offers_count"] >= FEWEST_OFFERS
    return procedures.assign(
        label=[_(name) for name in procedures["label"]],
        median=procedures["median_offers"].where(enough),
        single=procedures["single_count"] / procedures["offers_count"].where(enough),
    )


def procedure_columns(shown: pd.DataFrame) -> dict[str, Column]:
    """What the table of competition shows: medians without a decimal when none has one, as on the card."""
    return {
        "label": Column(_("Procédure")),
        "contract_count": Column(_("Contrats"), "integer"),
        "offers_count": Column(_("Disent leurs offres"), "integer"),
        "median": Column(_("Offres, médiane"), "decimal", _digits(shown["median"])),
        "single": Column(_("Une seule offre"), "percent"),
    }


def is_of_another_law(kind: str | None) -> bool:
    """Whether only concessions are asked for: neither the two months nor the thresholds of a marché are theirs."""
    return kind == "concession"


def concession_rule() -> str:
    """Why a selection of concessions has no delay and no band."""
    return _(
        "Les deux mois de l’article R.\u00a02196-1 et les seuils tenus ici sont ceux des marchés. Une concession suit "
        "d’autres délais (R.\u00a03131-1) et d’autres seuils\u00a0: ni les uns ni les autres ne sont jugés ici."
    )


def on_time_share(delays: pd.DataFrame, kind: str | None = None) -> str:
    """The share published within two months, of those whose two dates are known."""
    if is_of_another_law(kind):
        return _("sans objet")
    total = int(delays["known_count"].sum())
    return percent(1 - delays["late_count"].sum() / total) if total else _("non connu")


def on_time_note(delays: pd.DataFrame, kind: str | None = None) -> str:
    """How many marchés have both dates."""
    if is_of_another_law(kind):
        return _("une concession suit une autre règle (R.\u00a03131-1)")
    total, unknown = int(delays["known_count"].sum()), int(delays["unknown_count"].sum())
    said = ngettext("sur {n} marché daté", "sur {n} marchés datés", total).format(n=integer(total))
    return f"{said} ; " + _("{n} sans les deux dates").format(n=integer(unknown)) if unknown else said


def delay_sentence(delays: pd.DataFrame, kind: str | None = None) -> str:
    """How many were published late, or that one cannot tell."""
    if is_of_another_law(kind):
        return _("Le délai de publication et les seuils des marchés ne sont pas ceux des concessions.")
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
        "Les données d’un marché sont publiées au plus tard deux mois après sa notification (code de la "
        "commande publique, article R.\u00a02196-1). Une concession suit une autre règle (R.\u00a03131-1) et n’est "
        "pas comptée ici."
    )


def years(delays: pd.DataFrame) -> pd.DataFrame:
    """The delays by year, in words."""
    return delays.assign(year=[str(on.year) for on in delays["year"]])


def _digits(values: pd.Series[float]) -> int:
    """The decimals that a column needs: none when every value is whole."""
    return 0 if (values.dropna() % 1 == 0).all() else 1


def delay_columns(shown: pd.DataFrame) -> dict[str, Column]:
    """What the table of delays shows."""
    return {
        "year": Column(_("Année")),
        "known_count": Column(_("Marchés datés"), "integer"),
        "median_days": Column(_("Délai médian"), "decimal", _digits(shown["median_days"]), _("jours")),
        "slowest_days": Column(_("Le plus long"), "integer", unit=_("jours")),
        "late_count": Column(_("Après deux mois"), "integer"),
        "unknown_count": Column(_("Sans les deux dates"), "integer"),
    }
