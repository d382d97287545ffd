"""The tenders to come in words: what ends, when, why the date is an estimate, and the agenda's entries."""

from __future__ import annotations

import hashlib
from datetime import date

import pandas as pd

from dashboard.agenda import Entry
from dashboard.locale import _, ngettext
from dashboard.locale.column import Column
from dashboard.locale.dates import day, month
from dashboard.locale.numbers import amount, integer, is_known
from dashboard.words.procurement import contracts, named
from dashboard.words.procurement_lists import part

# Lower bound included, upper one not: the amounts from which data are published, then an official notice is due.
SIZES: dict[str, tuple[float, float]] = {
    "moins-40000": (0, 40_000), "40000-90000": (40_000, 90_000), "90000-215000": (90_000, 215_000),
    "215000-plus": (215_000, 0),
}  # fmt: skip


def horizons() -> dict[str, str]:
    """How far ahead one may look."""
    return {months: _("{n} mois").format(n=months) for months in ("6", "12", "18")}


def sizes() -> dict[str, str]:
    """The stretches of the last published amount."""
    return {
        "moins-40000": _("Moins de 40 000 €"),
        "40000-90000": _("De 40 000 à 90 000 €"),
        "90000-215000": _("De 90 000 à 215 000 €"),
        "215000-plus": _("215 000 € et plus"),
    }


def bounds(size: str | None) -> tuple[float, float]:
    """The bounds of a stretch, 0 for none; two zeros keep unknown amounts too."""
    return SIZES.get(size or "", (0, 0))


def divisions(totals: pd.DataFrame) -> dict[str, str]:
    """The domains in which something ends within eighteen months, with how many."""
    return {
        r["division"]: _("{domain} ({n})").format(domain=_(r["division_label"]), n=integer(r["eighteen_count"]))
        for r in totals.to_dict("records")
        if r["division"] and r["eighteen_count"]
    }


def sentence(found: pd.DataFrame, today: date, months: int) -> str:
    """How many end, and which one first."""
    if found.empty:
        return _("Aucun contrat de la sélection ne se termine dans les {months} mois.").format(months=months)
    words = ngettext(
        "{n} contrat se termine d’ici {months} mois, sans doute à remettre en concurrence.",
        "{n} contrats se terminent d’ici {months} mois, sans doute à remettre en concurrence.",
        len(found),
    ).format(n=integer(len(found)), months=months)
    first = found.iloc[0]
    nearest = _("Le premier : {object}, vers le {day} (date estimée).")
    return f"{words} {nearest.format(object=named(first['object']), day=day(first['ends_on']))}"


def selection(totals: pd.DataFrame, division: str | None, size: str | None) -> str:
    """What the filters leave, in words."""
    labels = dict(zip(totals["division"], totals["division_label"], strict=True))
    kept = [
        _(labels.get(division, division)) if division else _("Tous les domaines d’achat"),
        sizes()[size] if size in SIZES else _("tous les montants, connus ou non"),
    ]
    return _("{selection} ; contrats de toute nature").format(selection=", ".join(kept))


def counted(totals: pd.DataFrame) -> str:
    """How many end within six and eighteen months; dates are estimates."""
    return _("{six} dans 6 mois, {all} dans 18 ; dates estimées").format(
        six=integer(totals["six_count"].sum()), all=integer(totals["eighteen_count"].sum())
    )


def figures(totals: pd.DataFrame) -> list[tuple[str, str, str]]:
    """Label, column and note of each figure, whatever the filters."""
    every = _("date estimée, tous domaines")
    return [
        (_("Se terminent dans 6 mois"), "six_count", every),
        (_("Dans 12 mois"), "twelve_count", every),
        (_("Dans 18 mois"), "eighteen_count", every),
        (_("Sans fin estimable"), "undated_count", _("ni date ni durée publiée")),
    ]


def why_none(totals: pd.DataFrame) -> str:
    """Why a selection may be empty while contracts do end."""
    count = int(totals["eighteen_count"].sum())
    if not count:
        return _("Aucun contrat publié n’a de fin estimée dans les dix-huit mois.")
    return _("{contracts} en tout dans les 18 mois, tous domaines.").format(contracts=contracts(count))


def by_month(found: pd.DataFrame) -> pd.DataFrame:
    """Ends by month."""
    months = found["ends_on"].dt.to_period("M").dt.to_timestamp()
    return found.assign(period=months).groupby("period", as_index=False).agg(contract_count=("uid", "count"))


def months_summary(found: pd.DataFrame, today: date) -> str:
    """The alternative text of the chart of ends."""
    told = by_month(found)
    most = told.sort_values("contract_count", ascending=False, kind="stable").iloc[0]
    return _("{contracts} après le {day} ; le mois le plus chargé est {month}, avec {count}.").format(
        contracts=contracts(len(found)), day=day(today), month=month(most["period"]),
        count=contracts(int(most["contract_count"])),
    )  # fmt: skip


def stretches(found: pd.DataFrame) -> list[tuple[str, pd.DataFrame]]:
    """The contracts by stretch of six months, each with how many; a stretch without any is left out."""
    titled = []
    for months in (6, 12, 18):
        part_of = found[found["horizon_months"] == months]
        label = _("Dans les 6 mois\u00a0: {count}") if months == 6 else _("De {first} à {months} mois\u00a0: {count}")
        if len(part_of):
            told = label.format(first=months - 6, months=months, count=contracts(len(part_of)))
            titled.append((told, part_of))
    return titled


def lines(frame: pd.DataFrame) -> list[dict[str, str]]:
    """Each contract as its object, then end, last amount, supplier and domain."""
    return [
        {"uid": r["uid"], "text": named(r["object"]), "note": " · ".join([
            _("vers le {day}").format(day=day(r["ends_on"])), last_amount(r["latest_amount_eur"], r["part"]),
            r["suppliers"],
            _(r["division_label"]) + (f" (CPV {r['cpv_code']})" if isinstance(r["cpv_code"], str) else ""),
        ])}
        for r in frame.to_dict("records")
    ]  # fmt: skip


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
    return found.assign(part=found["part"].map(part))


def columns() -> dict[str, Column]:
    """What the file of the contracts to come holds."""
    return {
        "ends_on": Column(_("Fin estimée"), "date"),
        "object": Column(_("Objet")),
        "cpv_code": Column(_("CPV")),
        "division_label": Column(_("Domaine")),
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
    """« Marchés à renouveler, Fleury-sur-Orne »."""
    return _("Marchés à renouveler, {town}").format(town=town)


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
                _("Contrat {uid}").format(uid=r["uid"]),
            ]),
            categories=(_("Commande publique"), _(r["division_label"])),
        )
        for r in found.to_dict("records")
    ]  # fmt: skip
