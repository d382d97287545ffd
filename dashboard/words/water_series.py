"""One parameter of the tap water over time, in words: its points, its rules, what the chart shows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.locale import _, ngettext
from dashboard.locale.column import Column
from dashboard.locale.dates import day
from dashboard.locale.numbers import decimal, integer
from dashboard.words.chained import chained
from dashboard.words.water import result
from dashboard.words.water_parameters import families, plain, unit_words

Row = Mapping[Any, Any]
BOUNDS = ("limit_low", "limit_high", "reference_low", "reference_high")
MOST_DIGITS = 4


def choices(parameters: pd.DataFrame, family: str | None) -> dict[str, str]:
    """The parameters of a family, those that were out of bounds first, each with what is odd about it."""
    kept = parameters if family is None else parameters[parameters["family"] == family]
    order = list(families())
    ranked = kept.assign(
        place=[order.index(each) if each in order else len(order) for each in kept["family"]],
        odd=-(kept["over_limit_count"] * 1000 + kept["over_reference_count"]),
    ).sort_values(["place", "odd", "parameter"], kind="stable")
    several = family is None
    return {row["parameter_id"]: _labelled(row, several) for row in ranked.to_dict("records")}


def _labelled(row: Row, with_family: bool) -> str:
    label = plain(row["parameter"])
    named = (
        _("{family} · {parameter}").format(family=families()[row["family"]], parameter=label) if with_family else label
    )
    over = row["over_limit_count"] + row["over_reference_count"]
    return _("{name} ({n} hors bornes)").format(name=named, n=integer(over)) if over else named


def family_choices(parameters: pd.DataFrame) -> dict[str, str]:
    """The families that were looked for."""
    present = set(parameters["family"])
    return {key: words for key, words in families().items() if key in present}


def digits(frame: pd.DataFrame) -> int:
    """How many decimals the laboratory writes, four at most."""
    written = frame["result_text"].dropna().astype(str).str.replace(".", ",", regex=False)
    decimals = written.str.extract(r",(\d+)")[0].dropna().str.len()
    return int(min(decimals.max(), MOST_DIGITS)) if len(decimals) else 0


def points(frame: pd.DataFrame) -> pd.DataFrame:
    """The results to draw: ``nature`` (measured, censored, beyond) and ``said``, the words of each point."""
    drawn = frame[frame["value"].notna()].copy()
    beyond = drawn["is_within_limit"].eq(False) | drawn["is_within_reference"].eq(False)
    drawn["nature"] = "measured"
    drawn.loc[drawn["is_censored"].fillna(False), "nature"] = "censored"
    drawn.loc[beyond.fillna(False), "nature"] = "beyond"
    drawn["said"] = [_said(row) for row in drawn.to_dict("records")]
    return drawn


def _said(row: Row) -> str:
    about = _("{day} : {result}").format(day=day(row["sampled_on"]), result=result(row))
    if row["nature"] == "censored":
        return _("{about}, sous le seuil de l’analyse").format(about=about)
    return _("{about}, hors bornes").format(about=about) if row["nature"] == "beyond" else about


def rules(
    frame: pd.DataFrame, unit: str, places: int
) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    """The limits and the references to draw, each a field and its words."""
    words = {
        "limit_low": _("limite : au moins {value}"),
        "limit_high": _("limite : {value} au plus"),
        "reference_low": _("référence : au moins {value}"),
        "reference_high": _("référence : {value} au plus"),
    }
    found = []
    for field in BOUNDS:
        known = frame[field].dropna()
        if len(known):
            value = "\u00a0".join(part for part in (_trimmed(float(known.iloc[-1]), places), unit) if part)
            found.append((field, words[field].format(value=value)))
    return (
        tuple(each for each in found if each[0].startswith("limit")),
        tuple(each for each in found if each[0].startswith("reference")),
    )


def _trimmed(value: float, places: int) -> str:
    """A bound with the decimals that it needs."""
    needed = next((n for n in range(MOST_DIGITS + 1) if round(value, n) == value), places)
    return decimal(value, needed)


def has_rules(frame: pd.DataFrame) -> bool:
    """Whether anything is required of the parameter."""
    return bool(frame[list(BOUNDS)].notna().any().any())


def title(parameter: Row) -> str:
    """The parameter and its unit."""
    unit = unit_words(parameter["unit"])
    name = plain(parameter["parameter"])
    return _("{name}, en {unit}").format(name=name, unit=unit) if unit else name


def subtitle(frame: pd.DataFrame) -> str:
    """How to read the marks."""
    marks = [_("rond plein : mesuré"), _("rond creux : sous le seuil de l’analyse, posé à ce seuil")]
    if (frame["nature"] == "beyond").any():
        marks.append(_("triangle : hors bornes"))
    if not has_rules(frame):
        marks.append(_("aucune limite ni référence ne s’applique"))
    told = chained(marks)
    return told[0].upper() + told[1:]


def summary(frame: pd.DataFrame, unit: str, places: int) -> str:
    """The chart in one sentence."""
    if frame.empty:
        return _("Aucune valeur mesurée sur la période.")
    censored, beyond = int((frame["nature"] == "censored").sum()), int((frame["nature"] == "beyond").sum())
    known = frame[frame["nature"] != "censored"]["value"]
    count = ngettext("{n} analyse", "{n} analyses", len(frame)).format(n=integer(len(frame)))
    parts = [count]
    if censored:
        parts.append(_("{n} sous le seuil").format(n=integer(censored)))
    if len(known):
        parts.append(
            _("mesurées de {low} à {high}").format(
                low=_with_unit(known.min(), unit, places), high=_with_unit(known.max(), unit, places)
            )
        )
    if beyond:
        parts.append(_("{n} hors bornes").format(n=integer(beyond)))
    return f"{', '.join(parts)}."


def _with_unit(value: float, unit: str, places: int) -> str:
    return "\u00a0".join(part for part in (decimal(value, places), unit) if part)


def words_count(frame: pd.DataFrame) -> list[tuple[str, int]]:
    """The answers of a qualitative parameter, the most frequent first."""
    counted = frame["result_text"].fillna(_("non précisé")).value_counts()
    return [(str(words), int(count)) for words, count in counted.items()]


def table(frame: pd.DataFrame) -> pd.DataFrame:
    """The twin: each result as published, with what it is judged by."""
    return pd.DataFrame(
        {
            "sampled_on": frame["sampled_on"],
            "result": [result(row) for row in frame.to_dict("records")],
            "within_limit": frame["is_within_limit"],
            "within_reference": frame["is_within_reference"],
            "commune_name": frame["commune_name"],
            "network_name": frame["network_name"],
        }
    )


def table_columns() -> dict[str, Column]:
    """The twin's columns."""
    return {
        "sampled_on": Column(_("Prélevé le"), "date"),
        "result": Column(_("Résultat")),
        "within_limit": Column(_("Dans la limite"), "boolean"),
        "within_reference": Column(_("Dans la référence"), "boolean"),
        "commune_name": Column(_("Commune")),
        "network_name": Column(_("Réseau")),
    }


def columns() -> dict[str, Column]:
    """The file of a parameter's results."""
    return {
        "sampled_on": Column(_("Prélevé le"), "date"),
        "result_text": Column(_("Résultat publié")),
        "value": Column(_("Valeur ou seuil"), "decimal"),
        "is_censored": Column(_("Sous le seuil"), "boolean"),
        "unit": Column(_("Unité")),
        "limit_low": Column(_("Limite basse"), "decimal"),
        "limit_high": Column(_("Limite haute"), "decimal"),
        "reference_low": Column(_("Référence basse"), "decimal"),
        "reference_high": Column(_("Référence haute"), "decimal"),
        "is_within_limit": Column(_("Dans la limite"), "boolean"),
        "is_within_reference": Column(_("Dans la référence"), "boolean"),
        "network_name": Column(_("Réseau")),
        "commune_name": Column(_("Commune")),
        "sample_id": Column(_("Prélèvement")),
    }
