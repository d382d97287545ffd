"""The rows of the catalogue's list in words: promise, state, quality, and what leaves as a file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import pandas as pd

from dashboard.locale import _
from dashboard.locale.column import Column
from dashboard.locale.dates import age, day, is_known
from dashboard.locale.numbers import integer
from dashboard.ui.address import href, merged
from dashboard.ui.listing import Cell, Head, Listed
from dashboard.words import catalogue, quality
from dashboard.words.catalogue import Order, Row

SORTED = ("titre", "lignes", "observation", "promesse", "", "qualite")
DESCENDING_FIRST = ("lignes", "observation")


def heads(orders: Mapping[str, Order], order: str) -> list[Head]:
    """The headings: each sorts by its column, and the other way round when it already does."""
    titles = [_("Jeu de données"), _("Lignes"), _("Mise à jour"), _("Rythme annoncé"), _("État"), _("Qualité")]
    return [_head(title, column, orders, orders[order]) for title, column in zip(titles, SORTED, strict=True)]


def _head(title: str, column: str, orders: Mapping[str, Order], now: Order) -> Head:
    if not column:
        return Head(title)
    down = not now.is_descending if now.column == column else column in DESCENDING_FIRST
    target = next(key for key, each in orders.items() if (each.column, each.is_descending) == (column, down))
    order = ("descending" if now.is_descending else "ascending") if now.column == column else ""
    return Head(title, merged(f"donnees?tri={target}&page=1"), order, is_number=column in ("lignes", "qualite"))


def listed(frame: pd.DataFrame, now: datetime) -> list[Listed]:
    """Each dataset as a row of the list."""
    return [_listed(row, now) for row in frame.to_dict("records")]


def _listed(row: Row, now: datetime) -> Listed:
    lines = Cell(integer(row["row_count"]) if row["row_count"] == row["row_count"] else _("non connu"))
    state = Cell(catalogue.states()[row["state"]], state=catalogue.verdict(row["state"]))
    cells = (lines, _updated(row, now), _promise(row), state, quality.cell(row))
    return Listed(row["title"], href("", jeu=row["dataset_id"]), note(row), cells)


def note(row: Row) -> str:
    """Theme, producer, licence and, when it is not the town's own on its portal, where it stands: on one line."""
    place = catalogue.origins()[origin(row)] if origin(row) != "ville" else ""
    words = [row["theme"], row["producer"], licence(row["licence"]), place]
    return " · ".join(_(word) if at == 0 else word for at, word in enumerate(words) if isinstance(word, str) and word)


def licence(name: object) -> str:
    """A licence by its name, or that none is said."""
    return name if isinstance(name, str) and name else _("licence non dite")


def origin(row: Row) -> str:
    """``ville``, ``federe`` or ``source``."""
    if not isinstance(row["portal_id"], str):
        return "source"
    return "federe" if row["is_federated"] else "ville"


def _updated(row: Row, now: datetime) -> Cell:
    at = row["observed_at"]
    return Cell(day(at), age(at, now)) if is_known(at) else Cell(_("non connue"))


def _promise(row: Row) -> Cell:
    told = catalogue.frequency(row)
    until = row["promised_until"]
    if row["kept"] == "kept":
        return Cell(told, _("tenu"))
    if row["kept"] == "broken":
        return Cell(told, _("dépassé depuis le {day}").format(day=day(until)))
    if is_known(row["withdrawn_at"]):
        return Cell(told, _("retiré le {day}").format(day=day(row["withdrawn_at"])))
    return Cell(told)


def columns() -> dict[str, Column]:
    """What the export of the list holds."""
    return {
        "dataset_id": Column(_("Identifiant")),
        "title": Column(_("Titre")),
        "theme": Column(_("Thème")),
        "producer": Column(_("Producteur")),
        "licence": Column(_("Licence")),
        "is_federated": Column(_("Repris d’un autre portail"), "boolean"),
        "row_count": Column(_("Lignes"), "integer"),
        "observed_at": Column(_("Mise à jour"), "moment"),
        "frequency": Column(_("Rythme annoncé")),
        "promised_until": Column(_("Tenu jusqu’au"), "moment"),
        "state": Column(_("État")),
        "score": Column(_("Qualité"), "decimal", 1),
        **{part: Column(_("Qualité : {part}").format(part=name.lower()), "decimal", 1)
           for part, name in quality.names().items()},
    }  # fmt: skip


def told(frame: pd.DataFrame) -> pd.DataFrame:
    """The list with its states and cadences in words."""
    return frame.assign(
        state=[catalogue.states()[state] for state in frame["state"]],
        frequency=[catalogue.frequency(row) for row in frame.to_dict("records")],
    )
