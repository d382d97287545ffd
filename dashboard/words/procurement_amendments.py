"""What amendments add, in words, and to which contracts."""

from __future__ import annotations

import pandas as pd

from dashboard.locale import _, ngettext
from dashboard.locale.column import Column
from dashboard.locale.dates import day
from dashboard.locale.numbers import amount, integer, is_known, percent
from dashboard.words.procurement import amendments, contracts, named


def sentence(periods: pd.DataFrame, listed: pd.DataFrame) -> str:
    """How many, what they add, on how many contracts."""
    if periods.empty or listed.empty:
        return _("Aucun avenant n’est publié sur cette sélection.")
    touched = contracts(int(listed["contract_count"].iloc[0]))
    return f"{amendments(periods)} {_('Ils touchent {contracts}.').format(contracts=touched)}"


def selection(told: str) -> str:
    """The selection, with the date that counts."""
    return _("{selection} ; un avenant compte à sa propre date").format(selection=told)


def unreadable(periods: pd.DataFrame) -> str:
    """How many amendments have no total to compare."""
    unknown = int(periods["unknown_count"].sum())
    if not unknown:
        return _("tous avec un montant lisible")
    words = ngettext("dont {n} sans montant lisible", "dont {n} sans montant lisible", unknown)
    return words.format(n=integer(unknown))


def net_rule() -> str:
    """How what is added is counted."""
    return _("nouveau total moins l’ancien, hors taxes")


def median_share(listed: pd.DataFrame) -> str:
    """The median share added, of the contracts listed whose two totals are known."""
    shares = listed["added_share"].dropna()
    if shares.empty:
        return _("part ajoutée non calculable")
    return _("la moitié de ceux listés ajoute plus de {share}").format(share=percent(shares.median()))


def beyond_rule() -> str:
    """The article behind the figure."""
    return _("part que le code appelle « faible montant » (R.\u00a02194-8) ; d’autres articles permettent plus")


def list_rule(listed: pd.DataFrame) -> str:
    """How many are shown."""
    count = int(listed["contract_count"].iloc[0])
    if count <= len(listed):
        return _("Ce que les avenants de la période ajoutent, face au montant signé.")
    return _("Les {shown} premiers sur {count}.").format(shown=integer(len(listed)), count=integer(count))


def lines(listed: pd.DataFrame, most: int = 40) -> list[dict[str, str]]:
    """Each contract as its object, then what was added, in money and in share."""
    return [
        {"uid": r["uid"], "text": named(r["object"]), "note": " · ".join([
            added(r["added_eur"], r["added_share"]),
            ngettext("{n} avenant", "{n} avenants", r["amendment_count"]).format(n=integer(r["amendment_count"])),
            _("le dernier le {day}").format(day=day(r["latest_on"])),
        ])}
        for r in listed.head(most).to_dict("records")
    ]  # fmt: skip


def added(euros: float | None, share: float | None) -> str:
    """« +14,7 k€ (+19 %) », « montant inchangé », or that it cannot be said."""
    if not is_known(euros):
        return _("ajout non calculable")
    if not euros:
        return _("montant inchangé")
    sign = "+" if euros > 0 else ""
    told = f"{sign}{amount(euros)}"
    return f"{told} ({sign}{percent(share)})" if is_known(share) else told


def columns() -> dict[str, Column]:
    """What the export of the amended contracts holds."""
    return {
        "object": Column(_("Objet")),
        "amendment_count": Column(_("Avenants"), "integer"),
        "added_eur": Column(_("Ajouté (€)"), "decimal"),
        "initial_amount_eur": Column(_("Montant signé (€)"), "decimal"),
        "added_share": Column(_("Part ajoutée"), "decimal"),
        "latest_on": Column(_("Dernier avenant"), "date"),
        "uid": Column(_("Identifiant")),
    }
