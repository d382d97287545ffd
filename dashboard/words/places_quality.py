"""What the address base is worth: certified, without a place, outside the town, given twice; which to check."""

from __future__ import annotations

from typing import Any

import pandas as pd

from dashboard.charts.points import MapLayer
from dashboard.locale import _, ngettext
from dashboard.locale.column import Column
from dashboard.locale.numbers import integer, percent
from dashboard.passports import Passport
from dashboard.ui.figure import Figure
from dashboard.ui.layout import Item


def sentence(found: Any) -> str:
    """The certified share, and how many addresses to look at."""
    total = int(found["address_count"])
    if not total:
        return _("La base d’adresses est vide.")
    said = _("{share} des {n} adresses sont certifiées par la commune").format(
        share=percent(found["certified_count"] / total), n=integer(total)
    )
    lost = int(found["unlocated_count"])
    if not lost:
        return _("{said}, et toutes sont placées sur la carte.").format(said=said)
    more = ngettext("{n} n’a pas de position", "{n} n’ont pas de position", lost).format(n=integer(lost))
    return _("{said} ; {more}.").format(said=said, more=more)


def figures(found: Any, proof: Passport) -> list[Figure]:
    """The four counts of the base."""
    total = int(found["address_count"])
    return [
        Figure(_("Adresses certifiées"), percent(found["certified_count"] / total) if total else _("non connu"),
               note=_("{n} sur {total}").format(n=integer(found["certified_count"]), total=integer(total)),
               passport=proof),
        Figure(_("Sans position"), integer(found["unlocated_count"]), passport=proof),
        Figure(_("Hors du contour"), integer(found["outside_count"]), passport=proof),
        Figure(_("Lignes en double"), integer(found["duplicate_count"]),
               note=_("écartées à la lecture"), passport=proof),
    ]  # fmt: skip


def reason(code: str) -> str:
    """A reason in words."""
    return {
        "sans_position": _("sans position"),
        "hors_contour": _("hors du contour de la commune"),
        "defaut": _("écriture ou position à vérifier"),
        "doublon": _("publiée deux fois"),
        "non_certifiee": _("non certifiée par la commune"),
    }.get(code, code)


def detail(codes: object) -> str:
    """What a defect is, in words; a code that has none is shown as it is."""
    words = {
        "voie_en_capitales": _("nom de voie tout en capitales"), "xy_incoherents": _("mètres et degrés en désaccord"),
        "position_absente": _("position absente"), "position_illisible": _("position illisible"),
        "position_hors_france": _("position hors de France"), "position_eloignee": _("position très éloignée"),
        "date_future": _("date à venir"), "date_illisible": _("date illisible"),
    }  # fmt: skip
    return ", ".join(words.get(code, code) for code in codes.split(", ")) if isinstance(codes, str) else ""


def listed(frame: pd.DataFrame) -> pd.DataFrame:
    """The addresses to check, reasons in words."""
    why, more = [reason(code) for code in frame["reason"]], [detail(codes) for codes in frame["detail"]]
    return frame.assign(why=why, more=more, name=frame["label"])


def left_out(found: pd.DataFrame) -> str:
    """How many of the addresses to check are shown, where the list stops before the end; empty where it does not."""
    total = int(found["total_count"].iloc[0]) if len(found) else 0
    if len(found) >= total:
        return ""
    told = _("La carte et le fichier montrent {held} des {n} adresses à vérifier, les raisons les plus rares d’abord.")
    return told.format(held=integer(len(found)), n=integer(total))


def columns() -> dict[str, Column]:
    """What the list of addresses to check shows."""
    return {"label": Column(_("Adresse")), "why": Column(_("À vérifier")), "more": Column(_("Précision"))}


def layers(found: pd.DataFrame) -> list[MapLayer]:
    """A layer a reason, for those that have a place; the addresses to certify are grouped where they are dense."""
    letters = {"non_certifiee": "N", "defaut": "V", "doublon": "2", "hors_contour": "H"}
    placed = found[found["longitude"].notna()]
    return [
        MapLayer(code, reason(code), placed[placed["reason"] == code].reset_index(drop=True), letter)
        for code, letter in letters.items()
        if (placed["reason"] == code).any()
    ]


def members(found: list[dict[str, Any]]) -> list[Item]:
    """The addresses that a circle with a number stands for."""
    return [Item(str(each["label"]), note=str(each["more"])) for each in found]
