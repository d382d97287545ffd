"""What a search found, in words."""

from __future__ import annotations

import pandas as pd

from dashboard.locale import _, ngettext
from dashboard.locale.column import Column
from dashboard.locale.dates import day, is_known
from dashboard.locale.numbers import integer
from dashboard.words.procurement import named
from dashboard.words.procurement_outlook import last_amount


def how() -> str:
    """What can be asked."""
    return _(
        "La recherche porte sur l’objet, le domaine d’achat, les titulaires et le numéro. Accents, majuscules et "
        "pluriels ne comptent pas ; les contrats qui ont le plus de mots viennent d’abord."
    )


def sentence(found: pd.DataFrame, asked: str) -> str:
    """How many have all the words, and how many some of them."""
    if found.empty:
        return _("Aucun contrat pour « {words} ».").format(words=asked)
    whole, every = int(found["whole_count"].iloc[0]), int(found["found_count"].iloc[0])
    if not whole:
        words = ngettext("Aucun contrat n’a tous les mots de « {words} » ; {n} en a une partie.",
                         "Aucun contrat n’a tous les mots de « {words} » ; {n} en ont une partie.", every)  # fmt: skip
        return words.format(words=asked, n=integer(every))
    said = ngettext("{n} contrat pour « {words} ».", "{n} contrats pour « {words} ».", whole)
    said = said.format(n=integer(whole), words=asked)
    partly = every - whole
    if partly:
        more = ngettext("{n} autre n’a qu’une partie des mots.", "{n} autres n’ont qu’une partie des mots.", partly)
        said = f"{said} {more.format(n=integer(partly))}"
    return said if every <= len(found) else f"{said} {_('Les {n} premiers sont ici.').format(n=integer(len(found)))}"


def lines(found: pd.DataFrame) -> list[dict[str, str]]:
    """Each contract as its object, then date, amount and suppliers."""
    return [
        {"uid": r["uid"], "text": named(r["object"]), "note": " · ".join([
            _("notifié le {day}").format(day=day(r["notified_on"])) if is_known(r["notified_on"])
            else _("sans date de notification"),
            last_amount(r["latest_amount_eur"], r["part"]), r["suppliers"],
        ])}
        for r in found.to_dict("records")
    ]  # fmt: skip


def columns() -> dict[str, Column]:
    """What the export of a search holds."""
    return {
        "notified_on": Column(_("Notifié le"), "date"),
        "ends_on": Column(_("Fin estimée"), "date"),
        "object": Column(_("Objet")),
        "suppliers": Column(_("Titulaires")),
        "division_label": Column(_("Domaine")),
        "latest_amount_eur": Column(_("Dernier montant publié (€)"), "decimal"),
        "uid": Column(_("Identifiant")),
    }
