"""What the procurement page says: amounts that are not spending, competition, and what ends soon."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal

import pandas as pd

from dashboard.locale import _, ngettext
from dashboard.locale.dates import month, period
from dashboard.locale.numbers import amount, decimal, integer, is_known, ordinal, percent
from dashboard.words.change import against

Row = Mapping[Any, Any]
Step = Literal["month", "quarter", "year"]
FEWEST_OFFERS = 5
MONTHS_UP_TO_DAYS, QUARTERS_UP_TO_DAYS = 760, 2_200


def kind(code: str) -> str:
    """« Marchés », « Concessions »."""
    return {"marche": _("Marchés"), "concession": _("Concessions")}.get(code, code)


def step(start: date, stop: date) -> Step:
    """By what the amounts are added up, so that the chart has at most about thirty periods."""
    length = (stop - start).days
    if length <= MONTHS_UP_TO_DAYS:
        return "month"
    return "quarter" if length <= QUARTERS_UP_TO_DAYS else "year"


def bar_step(by: Step) -> Literal["month", "year"]:
    """The step of the smaller chart: a quarter is too narrow for it, a year is not."""
    return "month" if by == "month" else "year"


def step_name(start: date, by: Step) -> str:
    """« octobre 2026 », « 2e trimestre 2026 », « 2026 »."""
    if by == "year":
        return str(start.year)
    if by == "quarter":
        return _("{rank} trimestre {year}").format(rank=ordinal((start.month + 2) // 3), year=start.year)
    return month(start)


def sentence(row: Row, start: date, stop: date, ending_count: int) -> str:
    """What was notified, how open it was, what ends within a year."""
    when = period(start, stop)
    when = when[0].upper() + when[1:]
    count = int(row["contract_count"])
    if count:
        words = ngettext("{n} contrat est notifié", "{n} contrats sont notifiés", count).format(n=integer(count))
        said = _("{period}, {count}\u00a0: {firm} en montant ferme{more}.").format(
            period=when, count=words, firm=amount(row["firm_eur"]), more=_frameworks(row)
        )
        said = f"{said} {competition(row)}"
    else:
        said = _("{period}, aucun contrat n’est publié.").format(period=when)
    ending = ngettext("{n} contrat se termine d’ici un an.", "{n} contrats se terminent d’ici un an.", ending_count)
    return f"{said} {ending.format(n=integer(ending_count))}"


def _frameworks(row: Row) -> str:
    count = int(row["framework_count"])
    if not count:
        return ""
    words = ngettext(
        ", et {n} accord-cadre de {amount} au plus", ", et {n} accords-cadres de {amount} au plus en tout", count
    )
    return words.format(n=integer(count), amount=amount(row["framework_eur"]))


def competition(row: Row) -> str:
    """How many offers came, or that one cannot tell."""
    told, alone = int(row["offers_count"]), int(row["single_count"])
    if told < FEWEST_OFFERS:
        return _("On ne peut rien conclure de la concurrence\u00a0: trop peu disent combien d’offres sont venues.")
    if not alone:
        return _("Aucun n’a été signé sur une seule offre.")
    words = ngettext("{n} sur {total} n’a reçu qu’une offre.", "{n} sur {total} n’ont reçu qu’une offre.", alone)
    return words.format(n=integer(alone), total=integer(told))


def selection(code: str | None, procedure: str | None, start: date, stop: date, undated: int = 0) -> str:
    """What the filters leave: « Marchés, Procédure adaptée, de novembre 2025 à octobre 2026 », less the undated."""
    kept = [
        kind(code) if code else _("Tous les contrats"),
        _(procedure) if procedure else _("toutes procédures"),
        period(start, stop),
    ]
    if not undated:
        return _("{selection} (date de notification)").format(selection=", ".join(kept))
    words = ngettext("{selection} (date de notification ; {n} contrat sans date n’y est pas)",
                     "{selection} (date de notification ; {n} contrats sans date n’y sont pas)", undated)  # fmt: skip
    return words.format(selection=", ".join(kept), n=integer(undated))


def contracts(count: int) -> str:
    """« 1 contrat », « 4 contrats »."""
    return ngettext("{n} contrat", "{n} contrats", count).format(n=integer(count))


def named(published: object) -> str:
    """A contract by its object, which may not be published."""
    return published if isinstance(published, str) and published else _("Contrat sans objet publié")


def before(row: Row) -> str:
    """The firm amount of the same period a year before."""
    return against(row["firm_eur"], row["before_firm_eur"], is_amount=True)


def count_before(row: Row) -> str:
    """The number of contracts a year before."""
    return against(row["contract_count"], row["before_count"])


def apart(row: Row) -> str:
    """The maxima and the values that are not in the firm amount."""
    kept = []
    if row["framework_count"]:
        kept.append(_("accords-cadres à part\u00a0: {amount} au plus").format(amount=amount(row["framework_eur"])))
    if row["concession_count"]:
        kept.append(_("concessions à part\u00a0: {amount}").format(amount=amount(row["concession_eur"])))
    return ", ".join(kept)


def offers(row: Row) -> str:
    """The median number of offers, « non connu » when too few contracts tell."""
    if row["offers_count"] < FEWEST_OFFERS:
        return _("non connu")
    return decimal(row["median_offers"], 0 if float(row["median_offers"]).is_integer() else 1)


def single(row: Row) -> str:
    """The share of contracts with a single offer, of those that tell."""
    told = int(row["offers_count"])
    if told < FEWEST_OFFERS:
        words = ngettext("{n} contrat seulement dit combien", "{n} contrats seulement disent combien", told)
        return words.format(n=integer(told))
    return _("une seule offre\u00a0: {share} ({n} sur {total})").format(
        share=percent(row["single_share"]), n=integer(row["single_count"]), total=integer(told)
    )


def largest(row: Row) -> str:
    """The largest firm amount, so that one giant contract is seen for what it is."""
    if not is_known(row["largest_firm_eur"]):
        return _("aucun montant ferme")
    return _("le plus grand : {amount}").format(amount=amount(row["largest_firm_eur"]))


def buyers(frame: pd.DataFrame) -> str:
    """Who signs: the buyer's own department is in no format of these data, only its SIRET."""
    sirets = [name for name in frame["label"] if name != "?"]
    if len(sirets) == 1:
        said = _("Tous sont signés par le même acheteur (SIRET {siret}).").format(siret=sirets[0])
    else:
        said = ngettext("{n} acheteur différent signe ces contrats.", "{n} acheteurs différents signent ces contrats.",
                        len(sirets)).format(n=integer(len(sirets)))  # fmt: skip
    return f"{said} {_('Le service de la ville qui a acheté n’est pas publié.')}"


def excluded(row: Row) -> str:
    """How many amounts are in no total: those that are none, then those of contracts without a date."""
    return " ".join(part for part in (_unusable(row), undated(row)) if part)


def undated(row: Row) -> str:
    """The contracts that are of no period, and what they are worth; nothing when every contract has its date."""
    count = int(row["undated_count"])
    if not count:
        return ""
    words = ngettext(
        "{n} contrat n’a pas de date de notification et n’est d’aucune période\u00a0: {amounts}.",
        "{n} contrats n’ont pas de date de notification et ne sont d’aucune période\u00a0: {amounts}.",
        count,
    )
    return words.format(n=integer(count), amounts=_undated_amounts(row))


def _undated_amounts(row: Row) -> str:
    """The three sums, apart as everywhere; the firm one is said even when it is nothing."""
    kept = [_("{amount} en montant ferme").format(amount=amount(row["undated_firm_eur"]))]
    if row["undated_framework_eur"]:
        kept.append(_("{amount} au plus en accords-cadres").format(amount=amount(row["undated_framework_eur"])))
    if row["undated_concession_eur"]:
        kept.append(_("{amount} en concessions").format(amount=amount(row["undated_concession_eur"])))
    return ", ".join(kept)


def _unusable(row: Row) -> str:
    count = int(row["excluded_count"])
    if not count:
        return _("Tous les montants de la période sont comptés.")
    words = ngettext(
        "{n} montant publié n’entre dans aucun total\u00a0; le contrat, lui, est compté.",
        "{n} montants publiés n’entrent dans aucun total\u00a0; les contrats, eux, sont comptés.",
        count,
    )
    return words.format(n=integer(count))


def amendments(frame: pd.DataFrame) -> str:
    """How many amendments, and what they add in all."""
    count, unknown = int(frame["amendment_count"].sum()), int(frame["unknown_count"].sum())
    said = ngettext("{n} avenant ajoute {amount}", "{n} avenants ajoutent {amount}", count)
    said = said.format(n=integer(count), amount=amount(frame["added_eur"].sum()))
    return _("{said}, {n} sans montant lisible.").format(said=said, n=integer(unknown)) if unknown else f"{said}."


def amounts_title(by: Step) -> str:
    """« Montant notifié par mois »."""
    words = {
        "month": _("Montant notifié par mois"),
        "quarter": _("Montant notifié par trimestre"),
        "year": _("Montant notifié par an"),
    }
    return words[by]


def amounts_rule() -> str:
    """How to read the amounts."""
    return _("Hors taxes, à la signature. Un maximum d’accord-cadre n’est pas une dépense\u00a0; avenants à part.")


def amounts_summary(row: Row, start: date, stop: date) -> str:
    """The alternative text of the main chart."""
    words = _("{firm} en montant ferme {period}, {frameworks} au plus en accords-cadres, {concessions} en concessions.")
    return words.format(
        firm=amount(row["firm_eur"]), period=period(start, stop), frameworks=amount(row["framework_eur"]),
        concessions=amount(row["concession_eur"]),
    )  # fmt: skip


def counts_summary(row: Row, start: date, stop: date) -> str:
    """The alternative text of the chart of counts."""
    told = contracts(int(row["contract_count"]))
    return _("{contracts} {period}.").format(contracts=told, period=period(start, stop))
