"""The quality score in words: its parts, its weighted sum written out to the digit, and what each part counts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard.figures.quality import WEIGHTS, Part, terms
from dashboard.locale import _
from dashboard.locale.dates import day
from dashboard.locale.numbers import decimal, integer
from dashboard.ui.held import Sum
from dashboard.ui.held import Term as Line
from dashboard.ui.listing import Cell

Row = Mapping[Any, Any]


def names() -> dict[Part, str]:
    """The parts."""
    return {
        "freshness": _("Fraîcheur"), "schema": _("Schéma"), "completeness": _("Remplissage"), "validity": _("Validité"),
        "position": _("Position"),
    }  # fmt: skip


def parts(row: Row) -> dict[Part, float | None]:
    """The parts of a dataset; None for one that does not apply."""
    return {part: None if row[part] is None or row[part] != row[part] else float(row[part]) for part in WEIGHTS}


def cell(row: Row) -> Cell:
    """The score in the list, with its parts as small columns."""
    if row["score"] is None or row["score"] != row["score"]:
        return Cell(_("non noté"))
    known = {part: value for part, value in parts(row).items() if value is not None}
    return Cell(decimal(row["score"], 1), parts=tuple((names()[part], value / 100) for part, value in known.items()))


def how() -> str:
    """The formula, with its weights, for whoever wants to do the sum again."""
    weights = ", ".join(f"{names()[part].lower()} {weight}" for part, weight in WEIGHTS.items())
    return _(
        "La note va de 0 à 100. C’est la moyenne de cinq parties, chacune sur 100 et arrondie au dixième, pesées "
        "ainsi : {weights}. Fraîcheur : 100 tant que le rythme annoncé est tenu, 0 une fois le jeu périmé, en "
        "ligne droite entre les deux. Schéma : part des colonnes conformes à ce qui est annoncé. Remplissage : "
        "part des cellules remplies. Validité : part des lignes publiées sans rien de refusé. Position : part des"
        " lignes situées, pour un jeu qui dit où sont les choses. Une partie qui ne s’applique pas ne compte pas,"
        " et les poids des autres sont ramenés à 100. La fiche de chaque jeu écrit la somme."
    ).format(weights=weights)


def written(row: Row) -> Sum:
    """The sum, line by line: weight × value, then the total divided by the weights."""
    found = terms(parts(row))
    total, weights = sum(term.weight * term.value for term in found), sum(term.weight for term in found)
    lines = [
        Line(names()[term.part], integer(term.weight), decimal(term.value, 1), decimal(term.weight * term.value, 1),
             basis(term.part, row))
        for term in found
    ]  # fmt: skip
    told = _("{total} ÷ {weights} = {score}")
    return Sum(
        tuple(lines),
        told.format(total=decimal(total, 1), weights=integer(weights), score=decimal(row["score"], 1)),
        absent(row),
    )


def basis(part: Part, row: Row) -> str:
    """What a part counts."""
    if part == "freshness":
        words = _("100 jusqu’au {kept}, 0 à partir du {stale} ; jugée le {day}")
        return words.format(kept=day(row["kept_until"]), stale=day(row["stale_from"]), day=day(row["judged_at"]))
    counted = {
        "schema": (_("{n} colonnes conformes sur {total}"), "conform_columns", "column_count"),
        "completeness": (_("{n} cellules remplies sur {total}"), "filled_cells", "cell_count"),
        "validity": (_("{n} lignes sans rien de refusé sur {total} publiées"), "valid_rows", "published_rows"),
        "position": (_("{n} lignes situées sur {total} publiées"), "located_rows", "published_rows"),
    }
    words, good, whole = counted[part]
    return words.format(n=integer(row[good]), total=integer(row[whole]))


def absent(row: Row) -> str:
    """The parts that do not count, and why."""
    why = {
        "freshness": _("fraîcheur (aucun rythme annoncé)"), "schema": _("schéma (rien d’annoncé)"),
        "completeness": _("remplissage (aucune cellule)"), "validity": _("validité (aucune ligne)"),
        "position": _("position (le jeu ne dit pas où sont les choses)"),
    }  # fmt: skip
    missing = [why[part] for part, value in parts(row).items() if value is None]
    return _("Ne comptent pas ici : {parts}.").format(parts=", ".join(missing)) if missing else ""


def weakest(row: Row) -> str:
    """The lowest part, when one is not full."""
    known = [(value, part) for part, value in parts(row).items() if value is not None]
    value, part = min(known)
    if value >= 100:
        return _("toutes les parties à 100")
    return _("le plus bas : {part}, {value}").format(part=names()[part].lower(), value=decimal(value, 1))


def title(row: Row) -> str:
    """« Qualité : 82,4 sur 100 »."""
    return _("Qualité : {score} sur 100").format(score=decimal(row["score"], 1))


