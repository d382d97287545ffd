"""The tenders to come in words: what ends, when, why the date is an estimate, and the agenda's entries."""

from __future__ import annotations

import hashlib
from datetime import date
from itertools import pairwise
from typing import Any

import pandas as pd

from dashboard.agenda import Entry
from dashboard.locale import _, ngettext
from dashboard.locale.column import Column
from dashboard.locale.dates import day, month
from dashboard.locale.numbers import amount, integer, is_known, quantity
from dashboard.words.procurement import Row, contracts, named
from dashboard.words.procurement_lists import part
from dashboard.words.procurement_needs import needs, why
from dashboard.words.thresholds import SUPPLIES

STEPS = ("donnees", "avis", "formalisee")  # the thresholds of a day that part the amounts, smallest first


def horizons() -> dict[str, str]:
    """How far ahead one may look."""
    return {months: ngettext("{n} mois", "{n} mois", int(months)).format(n=months) for months in ("6", "12", "18")}


def steps(in_force: pd.DataFrame) -> list[int]:
    """The amounts at which the law of a day changes for supplies and services; a missing threshold is none."""
    found = in_force[in_force["category"] == SUPPLIES].set_index("rule")["amount_eur"]
    return sorted({int(found[rule]) for rule in STEPS if rule in found})


def sizes(limits: list[int]) -> dict[str, str]:
    """The stretches of the last published amount, between the thresholds of the day."""
    if not limits:
        return {}
    first, last = limits[0], limits[-1]
    between = {f"{low}-{high}": _("De {low} à {high}").format(low=quantity(low, "€"), high=quantity(high, "€"))
               for low, high in pairwise(limits)}  # fmt: skip
    return {
        f"moins-{first}": _("Moins de {amount}").format(amount=quantity(first, "€")), **between,
        f"{last}-plus": _("{amount} et plus").format(amount=quantity(last, "€")),
    }  # fmt: skip


def bounds(size: str | None, limits: list[int]) -> tuple[float, float]:
    """The bounds of a stretch, the lower included, the upper not, 0 for none; two zeros keep unknown amounts too."""
    if not size or size not in sizes(limits):
        return 0, 0
    low, _dash, high = size.partition("-")
    return (0, float(high)) if low == "moins" else (float(low), 0 if high == "plus" else float(high))


def divisions(totals: pd.DataFrame) -> dict[str, str]:
    """The domains in which something ends within eighteen months, with how many."""
    return {
        r["division"]: _("{domain} ({n})").format(domain=_(r["division_label"]), n=integer(r["eighteen_count"]))
        for r in totals.to_dict("records")
        if r["division"] and r["eighteen_count"]
    }


def sentence(found: pd.DataFrame, months: int) -> str:
    """How many end, how many of them answer a need that comes back, and which of those ends first."""
    if found.empty:
        return _("Aucun contrat de la sélection ne se termine dans les {months} mois.").format(months=months)
    words = ngettext(
        "{n} contrat se termine d’ici {months} mois.", "{n} contrats se terminent d’ici {months} mois.", len(found)
    ).format(n=integer(len(found)), months=months)
    back = found[found["need"] == "recurrent"]
    if back.empty:
        none = _("Aucun ne répond à un besoin qui revient : rien ne dit qu’ils seront remis en concurrence.")
        return f"{words} {none}"
    again = ngettext(
        "{n} répond à un besoin qui revient, sans doute à remettre en concurrence.",
        "{n} répondent à un besoin qui revient, sans doute à remettre en concurrence.",
        len(back),
    )
    nearest = _("Le premier de ceux-là : {object}, vers le {day} (date estimée).").format(
        object=named(back.iloc[0]["object"]), day=day(back.iloc[0]["ends_on"])
    )
    return " ".join([words, again.format(n=integer(len(back))), nearest])


def selection(
    totals: pd.DataFrame, division: str | None, size: str | None, need: str | None, limits: list[int]
) -> str:
    """What the filters leave, in words."""
    labels = dict(zip(totals["division"], totals["division_label"], strict=True))
    kept = [
        _(labels.get(division, division)) if division else _("Tous les domaines d’achat"),
        sizes(limits).get(size or "", _("tous les montants, connus ou non")),
        needs()[need].lower() if need else _("tous les besoins"),
    ]
    return _("{selection} ; contrats de toute nature").format(selection=", ".join(kept))


def counted(totals: pd.DataFrame) -> str:
    """How many end within six and eighteen months; dates are estimates."""
    return _("{six} dans 6 mois, {all} dans 18 ; dates estimées").format(
        six=integer(totals["six_count"].sum()), all=integer(totals["eighteen_count"].sum())
    )


def figures(totals: pd.DataFrame) -> list[tuple[str, str, str]]:
    """Label, column and note of each figure, of the selection."""
    return [
        (_("Se terminent dans 6 mois"), "six_count", _of_them(totals, "six")),
        (_("Dans 12 mois"), "twelve_count", _of_them(totals, "twelve")),
        (_("Dans 18 mois"), "eighteen_count", _of_them(totals, "eighteen")),
        (_("Sans fin estimable"), "undated_count", _("ni date ni durée publiée")),
    ]


def _of_them(totals: pd.DataFrame, horizon: str) -> str:
    return _("dont {n} pour un besoin qui revient ; dates estimées").format(
        n=integer(totals[f"{horizon}_recurrent_count"].sum())
    )


def why_none(totals: pd.DataFrame) -> str:
    """Why a selection may be empty while contracts do end."""
    count = int(totals["eighteen_count"].sum())
    if not count:
        return _("Aucun contrat publié n’a de fin estimée dans les dix-huit mois.")
    return _("{contracts} en tout dans les 18 mois, tous domaines.").format(contracts=contracts(count))


def by_month(found: pd.DataFrame, today: date, months: int) -> pd.DataFrame:
    """Ends by month, from this one to the last of the horizon: a month in which nothing ends is a true zero."""
    periods = pd.period_range(pd.Period(today, "M"), periods=months + 1, freq="M")
    counts = found["ends_on"].dt.to_period("M").value_counts().reindex(periods, fill_value=0)
    return pd.DataFrame({"period": periods.to_timestamp(), "contract_count": counts.to_numpy()})


def months_rule(today: date, months: int) -> str:
    """The period of the chart and what its dates are."""
    return _("Dates estimées, de {first} à {last} ; tous les besoins de la sélection").format(
        first=month(today), last=month((pd.Period(today, "M") + months).to_timestamp())
    )


def months_summary(found: pd.DataFrame, today: date, months: int) -> str:
    """The alternative text of the chart of ends."""
    told = by_month(found, today, months)
    most = told.sort_values("contract_count", ascending=False, kind="stable").iloc[0]
    return _("{contracts} après le {day} ; le mois le plus chargé est {month}, avec {count}.").format(
        contracts=contracts(len(found)), day=day(today), month=month(most["period"]),
        count=contracts(int(most["contract_count"])),
    )  # fmt: skip


def heads() -> list[str]:
    """The headings of the table of what ends."""
    return [_("Fin estimée"), _("Objet"), _("Besoin"), _("Dernier montant"), _("Derniers titulaires")]


def lines(frame: pd.DataFrame) -> list[tuple[str, dict[str, Any]]]:
    """Each contract by its number: end, object with its domain, need with its reason, last amount, last supplier."""
    return [
        (r["uid"], {"day": day(r["ends_on"]), "name": named(r["object"]), "note": domain(r), "cells": (
            (needs()[r["need"]], why(r["reason"])), (last_amount(r["latest_amount_eur"], r["part"]), ""),
            (r["suppliers"], ""),
        )})
        for r in frame.to_dict("records")
    ]  # fmt: skip


def domain(row: Row) -> str:
    """« Propreté, déchets, eaux usées (CPV 90911200) »."""
    return _(row["division_label"]) + (f" (CPV {row['cpv_code']})" if isinstance(row["cpv_code"], str) else "")


def last_amount(value: float | None, of_part: str) -> str:
    """« 120,0 k€ », « 120,0 k€ au plus » for a framework, or that it is not published."""
    if not is_known(value):
        return _("montant non publié")
    return _("{amount} au plus").format(amount=amount(value)) if of_part == "Accords-cadres" else amount(value)


def rest(count: int, shown: int) -> str:
    """How many are in the files only."""
    return _("Les {shown} premiers sur {count} ; les fichiers ci-dessous les contiennent tous.").format(
        shown=integer(shown), count=integer(count)
    )


def uncertainty(totals: pd.DataFrame) -> str:
    """Why an end is an estimate, and which contracts have none."""
    said = [
        _("Les données publiées ne donnent pas de date de fin : c’est ici la date de notification, plus la "
          "dernière durée publiée, avenants compris."),
        _("Le contrat peut commencer plus tard, être reconduit ou s’arrêter avant : rien de cela n’est publié, et "
          "la ville peut ne pas le renouveler."),
    ]  # fmt: skip
    undated = int(totals["undated_count"].sum())
    if undated:
        words = ngettext("{n} contrat n’a ni date ni durée utilisable et manque ici.",
                         "{n} contrats n’ont pas de date ou de durée utilisable et manquent ici.", undated)  # fmt: skip
        said.append(words.format(n=integer(undated)))
    return " ".join(said)


def told(found: pd.DataFrame) -> pd.DataFrame:
    """The contracts to come with the nature of their amount in words."""
    return found.assign(part=found["part"].map(part), need=found["need"].map(needs()), reason=found["reason"].map(why))


def columns() -> dict[str, Column]:
    """What the file of the contracts to come holds."""
    return {
        "ends_on": Column(_("Fin estimée"), "date"),
        "object": Column(_("Objet")),
        "cpv_code": Column(_("CPV")),
        "division_label": Column(_("Domaine")),
        "need": Column(_("Besoin")),
        "reason": Column(_("Pourquoi")),
        "latest_amount_eur": Column(_("Dernier montant publié (€)"), "decimal"),
        "part": Column(_("Nature du montant")),
        "suppliers": Column(_("Derniers titulaires")),
        "procedure": Column(_("Procédure")),
        "notified_on": Column(_("Notifié le"), "date"),
        "duration_months": Column(_("Durée (mois)"), "integer"),
        "amendment_count": Column(_("Avenants"), "integer"),
        "uid": Column(_("Identifiant")),
    }


def agenda_name(town: str) -> str:
    """« Fins de contrats estimées, Fleury-sur-Orne »."""
    return _("Fins de contrats estimées, {town}").format(town=town)


def entries(found: pd.DataFrame, insee: str) -> list[Entry]:
    """The agenda: one day a contract, that of its estimated end, its identity that of the contract."""
    return [
        Entry(
            uid=f"{hashlib.sha256(r['uid'].encode()).hexdigest()[:32]}@fin-{insee}",
            on=r["ends_on"].date(),
            summary=_("Fin estimée : {object}").format(object=named(r["object"])),
            description="\n".join([
                _("Dernier titulaire : {suppliers}").format(suppliers=r["suppliers"]),
                _("Dernier montant : {amount}").format(amount=last_amount(r["latest_amount_eur"], r["part"])),
                _("Date estimée : notification le {day}, plus {n} mois.").format(
                    day=day(r["notified_on"]), n=r["duration_months"]),
                _("Besoin : {need} ({reason})").format(need=needs()[r["need"]].lower(), reason=why(r["reason"])),
                _("Contrat {uid}").format(uid=r["uid"]),
            ]),
            categories=(_("Commande publique"), _(r["division_label"]), needs()[r["need"]]),
        )
        for r in found.to_dict("records")
    ]  # fmt: skip
