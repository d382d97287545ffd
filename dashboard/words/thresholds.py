"""Legal thresholds in words: those of a day, and the contracts under, between and over them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from dashboard.locale import _
from dashboard.locale.column import Column
from dashboard.locale.dates import day
from dashboard.locale.numbers import quantity

SUPPLIES, WORKS = "fournitures_services", "travaux"


def rule(frame: pd.DataFrame, on: date) -> str:
    """The thresholds of a day, and how far a band may be trusted. What no act covers is « non renseigné »."""
    amounts = {(r["rule"], r["category"]): r["amount_eur"] for r in frame.to_dict("records")}

    def said(name: str, category: str) -> str:
        found = amounts.get((name, category))
        return quantity(found, "€") if found is not None else _("seuil non renseigné")

    open_to = _("Au {day}, sans publicité sous {supplies} (travaux\u00a0: {works}).")
    formal = _("Procédure formalisée dès {supplies} (travaux\u00a0: {works}).")
    hint = _("Indicatif\u00a0: la loi regarde le besoin estimé, tous lots réunis, et seul le montant signé est publié.")
    return " ".join([
        open_to.format(day=day(on), supplies=said("dispense", SUPPLIES), works=said("dispense", WORKS)),
        formal.format(supplies=said("formalisee", SUPPLIES), works=said("formalisee", WORKS)),
        hint,
    ])  # fmt: skip


def banded(frame: pd.DataFrame) -> pd.DataFrame:
    """The bands in the reader's language."""
    words = {
        "sous le seuil de publicité": _("Sous le seuil de publicité"),
        "procédure adaptée": _("Entre les deux seuils\u00a0: procédure adaptée"),
        "procédure formalisée": _("Au-dessus\u00a0: procédure formalisée"),
        "seuil non renseigné": _("Seuil non renseigné à cette date"),
    }
    return frame.assign(band=[words[band] for band in frame["band"]])


def band_columns() -> dict[str, Column]:
    """What the table of the bands shows."""
    return {
        "band": Column(_("Montant signé")),
        "contract_count": Column(_("Contrats"), "integer"),
        "direct_count": Column(_("Dont sans publicité ni concurrence"), "integer"),
    }


def category(division: str | None) -> str:
    """What the law calls works is division 45 of the CPV; the rest is supplies and services."""
    return WORKS if division == "45" else SUPPLIES


def placed(frame: pd.DataFrame, row: Mapping[Any, Any], on: date) -> str:
    """Where a contract's signed amount stands against the thresholds of its day; « non renseigné » without an act."""
    of_kind = frame[frame["category"] == category(row["division"])]
    amounts = dict(zip(of_kind["rule"], of_kind["amount_eur"], strict=True))
    open_to, formal = amounts.get("dispense"), amounts.get("formalisee")
    if row["kind"] != "marche":
        return _("Une concession suit d’autres seuils, qui ne sont pas tenus ici.")
    if open_to is None or formal is None:
        return _("Au {day} : seuil non renseigné.").format(day=day(on))
    if row["amount_status"] != "ok":
        return _("Le montant publié n’en est pas un : on ne peut pas le comparer aux seuils.")
    signed = row["amount_eur"]
    if signed < open_to:
        said = _("Au {day}, le montant signé est sous le seuil de publicité ({open}).")
    elif signed < formal:
        said = _(
            "Au {day}, le montant signé est entre le seuil de publicité ({open}) et celui de la procédure "
            "formalisée ({formal})."
        )
    else:
        said = _("Au {day}, le montant signé atteint le seuil de la procédure formalisée ({formal}).")
    hint = _("Indicatif\u00a0: la loi regarde le besoin estimé, tous lots réunis, et seul le montant signé est publié.")
    return f"{said.format(day=day(on), open=quantity(open_to, '€'), formal=quantity(formal, '€'))} {hint}"


def listed(frame: pd.DataFrame, division: str | None = "") -> pd.DataFrame:
    """The thresholds of a day in words, with their act; those of one kind of purchase when ``division`` is given."""
    rules = {
        "dispense": _("Sans publicité ni concurrence sous"),
        "avis": _("Avis dans un journal officiel dès"),
        "formalisee": _("Procédure formalisée dès"),
        "donnees": _("Données essentielles publiées dès"),
    }
    kinds = {SUPPLIES: _("Fournitures et services"), WORKS: _("Travaux")}
    states = {"verifie": _("vérifié"), "a_verifier": _("à vérifier")}
    kept = frame if division == "" else frame[frame["category"] == category(division)]
    return kept.assign(
        rule=[rules.get(name, name) for name in kept["rule"]],
        category=[kinds.get(name, name) for name in kept["category"]],
        amount=[quantity(value, "€") for value in kept["amount_eur"]],
        status=[states.get(name, name) for name in kept["status"]],
    )  # fmt: skip


def facts(frame: pd.DataFrame, division: str | None) -> list[tuple[str, str]]:
    """The thresholds of one kind of purchase on a day, as terms and what they are."""
    return [
        (r["rule"], _("{amount}, depuis le {day} · {act} ({status})").format(
            amount=r["amount"], day=day(r["since"]), act=r["act"], status=r["status"]))
        for r in listed(frame, division).to_dict("records")
    ]  # fmt: skip


def acts(frame: pd.DataFrame) -> list[tuple[str, str]]:
    """The acts behind the thresholds of a day, once each, with the address of the official text where it is known."""
    linked = frame.drop_duplicates("act")
    return [(r["act"], r["link"] if isinstance(r["link"], str) else "") for r in linked.to_dict("records")]


def list_columns() -> dict[str, Column]:
    """What the table of the thresholds of a day shows."""
    return {
        "rule": Column(_("Règle")),
        "category": Column(_("Achat")),
        "amount": Column(_("Seuil HT")),
        "since": Column(_("Depuis le"), "date"),
        "act": Column(_("Acte")),
        "status": Column(_("Date d’effet")),
    }


def caption(on: date) -> str:
    """« Seuils en vigueur au 31 mars 2026 »."""
    return _("Seuils en vigueur au {day}, pour une commune").format(day=day(on))
