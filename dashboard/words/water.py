"""Drinking water in words: how many samples, conformity on limits and on references apart, how old it all is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from dashboard.locale import _, ngettext
from dashboard.locale.column import Column
from dashboard.locale.dates import duration, long_day, period
from dashboard.locale.numbers import integer, percent
from dashboard.ui.icons import Verdict
from dashboard.words.chained import chained
from dashboard.words.water_parameters import local, plain, rule, unit_words

Row = Mapping[Any, Any]


def samples(count: int) -> str:
    """« 1 prélèvement », « 42 prélèvements »."""
    return ngettext("{n} prélèvement", "{n} prélèvements", count).format(n=integer(count))


def sentence(row: Row, start: date, stop: date) -> str:
    """What the samples of the period say: limits first, then references, never mixed."""
    if not row["sample_count"]:
        return _("Aucun prélèvement n’a été publié sur cette période : on ne peut rien en dire.")
    told = ngettext(
        "{samples} publié {period} : {limits}, {references}.",
        "{samples} publiés {period} : {limits}, {references}.",
        row["sample_count"],
    )
    return told.format(
        samples=samples(row["sample_count"]),
        period=period(start, stop),
        limits=_limits(row),
        references=_references(row),
    )


def _limits(row: Row) -> str:
    failed = row["limits_judged"] - row["limits_conform"]
    if not row["limits_judged"]:
        return _("aucun n’a été jugé sur les limites de qualité")
    if not failed:
        return _("tous ceux qui ont été jugés respectent les limites de qualité")
    return ngettext("{n} dépasse une limite de qualité", "{n} dépassent une limite de qualité", failed).format(
        n=integer(failed)
    )


def _references(row: Row) -> str:
    failed = row["references_judged"] - row["references_conform"]
    if not row["references_judged"]:
        return _("aucun n’a été jugé sur les références")
    if not failed:
        return _("et toutes les références de qualité sont tenues")
    return ngettext("{n} manque une référence de qualité", "{n} manquent une référence de qualité", failed).format(
        n=integer(failed)
    )


def delay(last: date, today: date) -> str:
    """How old the last published sample is, and why."""
    return _(
        "Le dernier prélèvement publié date du {day}, il y a {age}. La publication est mensuelle, avec environ "
        "deux mois de retard : ce n’est pas une mesure en direct."
    ).format(day=long_day(last), age=duration(pd.Timestamp(today) - pd.Timestamp(last)))


def official() -> str:
    """Whose word counts."""
    return _(
        "La source officielle est l’agence régionale de santé (ARS) : en cas de doute ou d’alerte, suivez ses "
        "consignes et celles de la mairie, jamais cette page."
    )


def difference() -> str:
    """What a limit and a reference are."""
    return _(
        "Une limite de qualité protège la santé : la dépasser rend l’eau non conforme. Une référence est un "
        "indicateur de bon fonctionnement : la manquer signale un réglage à revoir, pas une eau impropre."
    )


def selection(network: str | None, start: date, stop: date) -> str:
    """What the filters leave, in words."""
    return _("{network}, prélèvements {period}").format(
        network=network or _("Tous les réseaux de la commune"), period=period(start, stop)
    )


def share(conform: int, judged: int) -> str:
    """The share that conforms, « non connu » when none was judged."""
    return percent(conform / judged) if judged else _("non connu")


def judged(conform: int, count: int) -> str:
    """« 163 conformes sur 166 jugés »."""
    if not count:
        return _("aucun prélèvement jugé")
    return ngettext("{n} conforme sur {all} jugés", "{n} conformes sur {all} jugés", conform).format(
        n=integer(conform), all=integer(count)
    )


def limits_state(row: Row) -> tuple[Verdict, str]:
    """The verdict on limits: all must conform."""
    if not row["limits_judged"]:
        return "unknown", _("on ne peut pas conclure")
    if row["limits_conform"] == row["limits_judged"]:
        return "met", _("limites respectées")
    return "missed", _("limites dépassées")


def references_state(row: Row) -> tuple[Verdict, str]:
    """The verdict on references: one missed is to watch, never an unfit water."""
    if not row["references_judged"]:
        return "unknown", _("on ne peut pas conclure")
    if row["references_conform"] == row["references_judged"]:
        return "met", _("références tenues")
    return "watch", _("à revoir, sans danger par soi-même")


def derogations(count: int) -> str:
    """Samples that conform by derogation only."""
    return _("dont {n} par dérogation").format(n=integer(count)) if count else ""


def conform(value: Any) -> str:
    """« oui », « non » or « non jugé »."""
    if value is None or pd.isna(value):
        return _("non jugé")
    return _("oui") if value else _("non")


def last_facts(row: Row) -> list[tuple[str, str]]:
    """The last sample as terms and words."""
    return [
        (_("Prélevé le"), long_day(row["sampled_on"])),
        (_("Où"), row["commune_name"] or _("non connu")),
        (_("Réseau"), row["network_name"] or _("non connu")),
        (_("Limites de qualité"), verdict_of(row["is_conform_limits"])),
        (_("Références de qualité"), verdict_of(row["is_conform_references"])),
        (_("Distributeur"), row["distributor"] or _("non connu")),
    ]


def verdict_of(value: Any) -> str:
    """Conform, not, or not judged."""
    if value is None or pd.isna(value):
        return _("non jugées dans ce prélèvement")
    return _("conforme") if value else _("non conforme")


def quoted(conclusion: Any) -> str:
    """The health agency's own words, between quotation marks."""
    if not isinstance(conclusion, str) or not conclusion.strip():
        return _("L’agence de santé n’a pas publié de conclusion pour ce prélèvement.")
    return _("L’agence de santé en conclut : « {words} »").format(words=conclusion.strip())


def result(row: Row) -> str:
    """A result as published, in French: « < 0,05 mg/L », « 35,6 mg/L », « Aspect normal »."""
    text = str(row["result_text"] or "").strip()
    sign = text[:1] if text[:1] in ("<", ">") else ""
    parts = (sign, local(text.removeprefix(sign).strip()), unit_words(row["unit"]))
    return "\u00a0".join(part for part in parts if part)


def gaps(found: pd.DataFrame) -> pd.DataFrame:
    """What did not conform, as a table shows it."""
    return pd.DataFrame(
        {
            "sampled_on": found["sampled_on"],
            "kind": [_("Limite dépassée") if kind == "limite" else _("Référence manquée") for kind in found["kind"]],
            "parameter": [plain(each) if isinstance(each, str) else _("non précisé") for each in found["parameter"]],
            "result": [
                result(row) if isinstance(row["result_text"], str) else _("non précisé")
                for row in found.to_dict("records")
            ],
            "rule": [rule(row["rule_text"], row["unit"]) for row in found.to_dict("records")],
            "where": [_place(row) for row in found.to_dict("records")],
            "conclusion": found["conclusion"],
        }
    )


def _place(row: Row) -> str:
    return " · ".join(str(part) for part in (row["commune_name"], row["network_name"]) if isinstance(part, str))


def gap_columns() -> dict[str, Column]:
    """The table of what did not conform."""
    return {
        "sampled_on": Column(_("Prélevé le"), "date"),
        "kind": Column(_("Écart")),
        "parameter": Column(_("Paramètre")),
        "result": Column(_("Résultat")),
        "rule": Column(_("Règle")),
        "where": Column(_("Où")),
        "conclusion": Column(_("Conclusion de l’agence de santé")),
    }


def listed(found: pd.DataFrame) -> pd.DataFrame:
    """The samples, with conformity in words."""
    return found.assign(
        limits=[conform(value) for value in found["is_conform_limits"]],
        references=[conform(value) for value in found["is_conform_references"]],
        odd=[odd(row) for row in found.to_dict("records")],
    )


def odd(row: Row) -> str:
    """What was out of bounds in a sample; empty when nothing was."""
    return chained(part for part in (row["over_limits"], row["over_references"]) if isinstance(part, str))


def list_columns() -> dict[str, Column]:
    """The table of samples."""
    return {
        "sampled_on": Column(_("Prélevé le"), "date"),
        "commune_name": Column(_("Commune")),
        "network_name": Column(_("Réseau")),
        "analysis_count": Column(_("Analyses"), "integer"),
        "limits": Column(_("Limites")),
        "references": Column(_("Références")),
        "odd": Column(_("Hors bornes")),
    }


def sample_columns() -> dict[str, Column]:
    """The file of samples."""
    listed_columns = list_columns()
    words = {"limits": "is_conform_limits", "references": "is_conform_references"}
    return {words.get(name, name): column for name, column in listed_columns.items()} | {
        "is_conform_limits": Column(listed_columns["limits"].label, "boolean"),
        "is_conform_references": Column(listed_columns["references"].label, "boolean"),
        "conclusion": Column(_("Conclusion de l’agence de santé")),
        "over_limits": Column(_("Hors limites")),
        "over_references": Column(_("Hors références")),
        "is_derogation": Column(_("Par dérogation"), "boolean"),
        "distributor": Column(_("Distributeur")),
        "sample_id": Column(_("Prélèvement")),
    }


def years_summary(years: pd.DataFrame, judged_column: str, failed_column: str) -> str:
    """The alternative text of a chart of years."""
    failed, all_of = int(years[failed_column].sum()), int(years[judged_column].sum())
    if not failed:
        return _("Aucun écart sur {n} prélèvements jugés.").format(n=integer(all_of))
    when = ", ".join(f"{each:%Y}" for each in years.loc[years[failed_column] > 0, "year"])
    return ngettext(
        "{n} prélèvement en écart sur {all} jugés, en {years}.",
        "{n} prélèvements en écart sur {all} jugés, en {years}.",
        failed,
    ).format(n=integer(failed), all=integer(all_of), years=when)
