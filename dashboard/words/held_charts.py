"""The drawing of any dataset in words: what can be chosen, its title with its unit, and a sentence with its numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.figures.shape import Step
from dashboard.figures.suggestion import Aggregation, Drawn
from dashboard.held.table import HeldColumn
from dashboard.locale import _, ngettext
from dashboard.locale.column import Column
from dashboard.locale.dates import day, long_moment, month
from dashboard.locale.numbers import decimal, integer, ordinal, quantity
from dashboard.words import held_names
from dashboard.words.held_columns import digits_of


@dataclass(frozen=True)
class Kept:
    """The rows that measure one thing: a column, its value, the unit that they give (may be empty)."""

    column: HeldColumn
    value: str
    unit: str


@dataclass(frozen=True)
class Drawing:
    """What is drawn: of a measure (None: rows are counted) by an axis (None for a map or a distribution)."""

    drawn: Drawn
    axis: HeldColumn | None = None
    measure: HeldColumn | None = None
    how: Aggregation = "count"
    step: Step = "month"
    split: HeldColumn | None = None
    kept: Kept | None = None

    @property
    def unit(self) -> str:
        """The unit of what is computed: that of the measure or of the rows kept, none for counted rows."""
        if self.measure is None or (self.how == "count" and self.drawn != "distribution"):
            return ""
        return held_names.unit(self.measure) or (self.kept.unit if self.kept else "")


def drawn_words() -> dict[str, str]:
    """The kinds of drawing."""
    return {
        "series": _("Dans le temps"), "map": _("Carte"), "ranking": _("Classement"), "distribution": _("Répartition"),
    }  # fmt: skip


def step_words() -> dict[Step, str]:
    """The steps of time."""
    return {"hour": _("par heure"), "day": _("par jour"), "month": _("par mois"),
            "quarter": _("par trimestre"), "year": _("par an")}


def how_words() -> dict[str, str]:
    """The ways to put rows together."""
    return {
        "sum": _("somme"), "mean": _("moyenne"), "median": _("médiane"), "min": _("minimum"), "max": _("maximum"),
    }  # fmt: skip


def label(column: HeldColumn | None) -> str:
    """A column in words; empty for none."""
    return held_names.label(column) if column else ""


def title(of: Drawing) -> str:
    """« Sessions : somme par mois », « Lignes selon « Type » »."""
    if of.drawn == "map":
        return _("Où sont les lignes")
    if of.drawn == "distribution":
        return _("Répartition de « {measure} »").format(measure=measured(of))
    by = step_words()[of.step] if of.drawn == "series" else _("selon « {axis} »").format(axis=label(of.axis))
    if of.measure is None or of.how == "count":
        return _("Nombre de lignes {by}").format(by=by)
    return _("{measure} : {how} {by}").format(measure=measured(of), how=how_words()[of.how], by=by)


def measured(of: Drawing) -> str:
    """The measure by its label, after what the rows kept are about."""
    told = label(of.measure)
    return f"{of.kept.value}, {told[:1].lower()}{told[1:]}" if of.kept else told


def period(at: pd.Timestamp, step: Step) -> str:
    """One period in words."""
    if step == "year":
        return str(at.year)
    if step == "quarter":
        return _("{rank} trimestre {year}").format(rank=ordinal((at.month + 2) // 3), year=at.year)
    if step == "month":
        return month(at)
    return long_moment(at) if step == "hour" else day(at)


def digits(values: pd.Series[float]) -> int:
    """How many decimals to write: those that the values have, none for large ones, at most three for small ones."""
    known = values.dropna().abs()
    if known.empty:
        return 0
    largest = float(known.max())
    return min(digits_of(known), 0 if largest >= 1_000 else 2 if largest >= 1 else 3)


def series_said(frame: pd.DataFrame, of: Drawing) -> str:
    """The first and last periods, the highest, and the last value."""
    count, shown = digits(frame["value"]), frame.dropna(subset=["value"])
    if shown.empty:
        return _("Aucune valeur à dessiner.")
    if of.split is not None and shown["line"].nunique() > 1:
        return lines_said(shown, of, count)
    top, last = shown.iloc[int(shown["value"].argmax())], shown.iloc[-1]
    periods = ngettext("{n} période", "{n} périodes", len(shown)).format(n=integer(len(shown)))
    return _("{periods}, de {first} à {last}. La plus haute : {top} ({when}) ; la dernière : {value}.").format(
        periods=periods, first=period(shown["period"].iloc[0], of.step), last=period(last["period"], of.step),
        top=quantity(top["value"], of.unit, count), when=period(top["period"], of.step),
        value=quantity(last["value"], of.unit, count),
    )  # fmt: skip


def lines_said(shown: pd.DataFrame, of: Drawing, count: int) -> str:
    """The last value of each line, the greatest first."""
    last = shown.groupby("line", sort=False).tail(1).sort_values("value", ascending=False)
    told = ", ".join(
        f"{line} {quantity(value, of.unit, count)}" for line, value in zip(last["line"], last["value"], strict=True)
    )
    return _("Dernières valeurs par {column} : {values}.").format(column=label(of.split).lower(), values=told)


def ranking_said(frame: pd.DataFrame, of: Drawing) -> str:
    """What comes first, and how many there are."""
    first, count = frame.iloc[0], int(frame["label_count"].iloc[0])
    many = ngettext("{n} valeur en tout.", "{n} valeurs en tout.", count).format(n=integer(count))
    said = _("« {label} » vient d’abord : {value}.").format(
        label=value_label(first["label"], of.axis), value=quantity(first["value"], of.unit, digits(frame["value"]))
    )
    if count <= len(frame):
        return f"{said} {many}"
    return f"{said} {many} {_('Les {n} premières sont dessinées.').format(n=integer(len(frame)))}"


def value_label(value: object, axis: HeldColumn | None) -> str:
    """A category as the reader reads it: a boolean in words, an empty one said so."""
    if not isinstance(value, str) or not value:
        return _("non renseigné")
    return {"true": _("oui"), "false": _("non")}.get(value, value) if axis and axis.kind == "boolean" else value


def distribution_said(frame: pd.DataFrame, unit: str) -> str:
    """Where most rows are."""
    inner = frame.dropna(subset=["low", "high"])
    if inner.empty:
        return _("Trop peu de valeurs pour des classes.")
    top, count = inner.iloc[int(inner["row_count"].argmax())], digits(pd.concat([inner["low"], inner["high"]]))
    said = _("Le plus souvent de {start} à {stop} : {n} lignes sur {count}.")
    return said.format(start=decimal(top["low"], count), stop=quantity(top["high"], unit, count),
                       n=integer(top["row_count"]), count=integer(frame["row_count"].sum()))  # fmt: skip


def map_said(frame: pd.DataFrame, row_count: int) -> str:
    """How many rows have a place, at how many spots."""
    located = int(frame["point_count"].sum())
    spots = ngettext("{n} point", "{n} points", len(frame)).format(n=integer(len(frame)))
    return _("{located} lignes situées sur {count}, en {spots}.").format(
        located=integer(located), count=integer(row_count), spots=spots
    )


def located(frame: pd.DataFrame) -> pd.DataFrame:
    """Each point with its name, or how many rows it stands for."""
    return frame.assign(
        name=[
            ngettext("{n} ligne ici", "{n} lignes ici", int(count)).format(n=integer(count)) if count > 1
            else (name if isinstance(name, str) and name else _("une ligne"))
            for name, count in zip(frame["name"], frame["point_count"], strict=True)
        ]
    )  # fmt: skip


def columns(of: Drawing, count: int) -> Mapping[str, Column]:
    """How the twin of a series writes its columns."""
    moments: dict[Step, Column] = {
        "hour": Column(_("Heure"), "moment"), "day": Column(_("Jour"), "date"), "month": Column(_("Mois"), "month"),
        "quarter": Column(_("Premier mois du trimestre"), "month"),
        "year": Column(_("Année"), "text"),
    }  # fmt: skip
    value = Column(title(of), "decimal", count, of.unit)
    lines = {"line": Column(label(of.split))} if of.split else {}
    return {"period": moments[of.step], **lines, "value": value, "row_count": Column(_("Lignes"), "integer")}


def map_columns() -> Mapping[str, Column]:
    """How the twin of a map writes its columns."""
    return {
        "name": Column(_("Nom")), "point_count": Column(_("Lignes"), "integer"),
        "longitude": Column(_("Longitude"), "decimal", 5), "latitude": Column(_("Latitude"), "decimal", 5),
    }  # fmt: skip


def classes(frame: pd.DataFrame, unit: str) -> Sequence[tuple[str, float]]:
    """Each class of a distribution in words with its number of rows, empty ones between two others included."""
    inner = frame.dropna(subset=["low", "high"])
    if inner.empty:
        return []
    count = digits(pd.concat([inner["low"], inner["high"]]))
    width = float(inner["high"].iloc[0] - inner["low"].iloc[0])
    found = {round(float(row["low"]) / width): float(row["row_count"]) for row in inner.to_dict("records")}
    words = _("de {low} à {high}")
    told = [
        (words.format(low=decimal(at * width, count), high=quantity((at + 1) * width, unit, count)), found.get(at, 0.0))
        for at in range(min(found), max(found) + 1)
    ]
    below, above = frame[frame["low"].isna()], frame[frame["high"].isna()]
    if len(below):
        end = quantity(below["high"].iloc[0], unit, count)
        told.insert(0, (_("moins de {value}").format(value=end), float(below["row_count"].iloc[0])))
    if len(above):
        end = quantity(above["low"].iloc[0], unit, count)
        told.append((_("{value} et plus").format(value=end), float(above["row_count"].iloc[0])))
    return told
