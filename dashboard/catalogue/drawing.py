"""The drawing of any dataset: suggested from its columns, changed by the reader, kept in the address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pandas as pd

from dashboard import holdings_views as views
from dashboard import ui
from dashboard.catalogue.columns import keyed, shapes
from dashboard.data import now
from dashboard.figures import suggestion as choose
from dashboard.figures.shape import MOST_PERIODS, Step, best_step, steps
from dashboard.figures.suggestion import Shape
from dashboard.held.table import HeldColumn, Holding
from dashboard.locale import _
from dashboard.locale.dates import in_paris
from dashboard.ui.listing import more_filters
from dashboard.words import held_charts as words
from dashboard.words.held_charts import Drawing, Kept
from dashboard.words.places_address import Found
from dashboard.words.places_ground import view

MOST_BARS, MOST_CLASSES, NEAR_DEGREES = 60, 31, 0.03
ROWS = "lignes"
SPANS: dict[Step, timedelta] = {"hour": timedelta(hours=1), "day": timedelta(days=1), "month": timedelta(days=31),
                                "quarter": timedelta(days=92), "year": timedelta(days=366)}  # fmt: skip


@dataclass(frozen=True)
class Table:
    """A dataset with the shapes of its columns and its profile."""

    held: Holding
    shapes: list[Shape]
    profile: pd.DataFrame

    def named(self, found: Sequence[Shape]) -> dict[str, HeldColumn]:
        """The choices of the address for some columns."""
        return keyed(self.held.columns, [shape.name for shape in found])

    def profiled(self, column: HeldColumn) -> dict[str, Any]:
        """What is known of a column."""
        row = self.profile.loc[self.profile["column"] == column.name].iloc[0]
        return {str(name): value for name, value in row.to_dict().items()}

    def column(self, name: str) -> HeldColumn | None:
        """A column by its name."""
        return next((column for column in self.held.columns if column.name == name), None)


@ui.fragment
def show(held: Holding, profile: pd.DataFrame) -> None:
    """The choices, then the drawing they ask for."""
    table = Table(held, shapes(profile), profile)
    offered = choose.drawings(table.shapes, held.row_count, bool(held.longitude))
    if not offered:
        ui.empty(_("Rien à dessiner."), _("Aucune colonne n’est une date, une position, un nombre ou une catégorie."),
                 _("L’aperçu montre les lignes."))  # fmt: skip
        return
    of = _chosen(table, offered)
    {"series": _series, "ranking": _ranking, "distribution": _distribution, "map": _map}[of.drawn](table, of)


def _chosen(table: Table, offered: Sequence[choose.Drawn]) -> Drawing:
    """What the address or the controls ask, the suggestion where they ask nothing."""
    with ui.filter_row():
        kinds: dict[str, str] = {kind: words.drawn_words()[kind] for kind in offered}
        asked = ui.choice_filter("dessin", _("Dessin"), kinds, style="buttons")
        drawn = next((kind for kind in offered if kind == asked), offered[0])
        first = choose.draw(drawn, table.shapes, table.held.row_count)
        if drawn == "map":
            return Drawing("map")
        measure = _measure(table, first, drawn)
        kept = _kept(table) if measure else None
    if drawn == "distribution":
        return Drawing(drawn, measure=measure, kept=kept)
    with more_filters(_("Colonnes, calcul et pas"), ("axe", "calcul", "par", "pas")):
        axis, how = _axis(table, first), _how(table, first, measure)
        if drawn != "series" or axis is None:
            return Drawing(drawn, axis, measure, how, kept=kept)
        split = _split(table, how)
        return Drawing(drawn, axis, measure, how, _step(table, axis, bool(split)), split, kept)


def _axis(table: Table, first: choose.Suggestion) -> HeldColumn | None:
    found = (choose.times(table.shapes) if first.drawn == "series"
             else choose.categories(table.shapes, table.held.row_count))  # fmt: skip
    columns = table.named(found or [shape for shape in table.shapes if shape.name == first.axis])
    label = _("Date") if first.drawn == "series" else _("Catégorie")
    picked = ui.choice_filter("axe", label, {word: words.label(column) for word, column in columns.items()})
    return columns.get(picked or "") or table.column(first.axis)


def _measure(table: Table, first: choose.Suggestion, drawn: choose.Drawn) -> HeldColumn | None:
    columns = table.named(choose.measures(table.shapes))
    counted = {ROWS: _("Nombre de lignes")} if drawn != "distribution" else {}
    default = next((word for word, column in columns.items() if column.name == first.measure), ROWS)
    options = {**counted, **{word: words.label(column) for word, column in columns.items()}}
    picked = ui.choice_filter("mesure", _("Mesure"), options, default=default)
    return columns.get(picked or "")


def _kept(table: Table) -> Kept | None:
    """Where rows measure different things, those that measure the one that the reader chose."""
    named = choose.nature(table.shapes, table.held.row_count)
    column = table.column(named.name) if named else None
    found = views.values(table.held.id, column.name) if column else []
    if column is None or not found:
        return None
    value = ui.choice_filter("objet", words.label(column), found) or found[0]
    unit = choose.unit(table.shapes)
    return Kept(column, value, views.sole(table.held.id, unit.name, (column.name, value)) if unit else "")


def _how(table: Table, first: choose.Suggestion, measure: HeldColumn | None) -> choose.Aggregation:
    if measure is None:
        return "count"
    shape = next(shape for shape in table.shapes if shape.name == measure.name)
    offered = choose.aggregations(shape)
    options: dict[str, str] = {how: words.how_words()[how] for how in offered}
    picked = ui.choice_filter("calcul", _("Calcul"), options, default=choose.aggregation(shape))
    return next((how for how in offered if how == picked), choose.aggregation(shape))


def _split(table: Table, how: choose.Aggregation) -> HeldColumn | None:
    """One line for each value of a column: at first where an average would mix stations, points or indicators."""
    columns = table.named(choose.categories(table.shapes, table.held.row_count))
    found = choose.entity(table.shapes, table.held.row_count) if how not in ("count", "sum") else None
    default = next((word for word, column in columns.items() if found and column.name == found.name), None)
    labels = {word: words.label(column) for word, column in columns.items()}
    if not labels:
        return None
    picked = ui.choice_filter("par", _("Une ligne par"), labels, default=default, all_label=_("Toutes ensemble"))
    return columns.get(picked or "")


def _step(table: Table, axis: HeldColumn, is_split: bool) -> Step:
    row = table.profiled(axis)
    if axis.kind == "integer":
        return "year"
    first, last = datetime.fromisoformat(row["minimum"]), datetime.fromisoformat(row["maximum"])
    has_hours = axis.kind == "moment"
    most = views.MOST_POINTS // views.MOST_LINES if is_split else MOST_PERIODS
    is_quarterly = axis.step == "quarter"
    offered = steps(first, last, has_hours, most, is_quarterly=is_quarterly)
    best = best_step(first, last, has_hours, int(row["distinct_count"]), most, is_quarterly=is_quarterly)
    options: dict[str, str] = {step: words.step_words()[step] for step in offered}
    picked = ui.choice_filter("pas", _("Pas"), options, default=best, style="buttons")
    return next((step for step in offered if step == picked), best)


def _series(table: Table, of: Drawing) -> None:
    assert of.axis is not None
    measure = of.measure.name if of.measure else ""
    split = of.split.name if of.split else ""
    frame = views.series(table.held.id, of.axis.name, of.step, measure, of.how, split, _only(of))
    frame["line"] = [words.value_label(line, of.split) for line in frame["line"]]
    if frame["value"].notna().sum() < 2:
        _too_little()
        return
    count = words.digits(frame["value"])
    common: dict[str, Any] = {
        "title": words.title(of), "subtitle": _subtitle(table, of), "summary": words.series_said(frame, of),
        "unit": of.unit, "digits": count, "x_label": _("Période"), "y_label": words.title(of),
    }  # fmt: skip
    if of.split is None and of.how in ("count", "sum") and of.step != "hour" and len(frame) <= MOST_BARS:
        frame["partial"] = _unfinished(frame, of.step, table.profiled(of.axis))
        ui.bars(frame, "period", "value", time="month" if of.step == "quarter" else of.step, partial="partial",
                columns=words.columns(of, count), **common)  # fmt: skip
        return
    time = {"hour": "moment", "day": "day"}.get(of.step, "month")
    ui.lines(frame, "period", "value", time=time, cadence=SPANS[of.step], columns=words.columns(of, count),
             series="line" if of.split else None, **common)  # fmt: skip


def _only(of: Drawing) -> views.Only:
    return (of.kept.column.name, of.kept.value) if of.kept else views.EVERY


def _unfinished(frame: pd.DataFrame, step: Step, axis: dict[str, Any]) -> pd.Series[bool]:
    """Whether a period is the present one, or the last of finer data that stops before its end: it would grow."""
    codes = {"hour": "h", "day": "D", "month": "M", "quarter": "Q", "year": "Y"}
    open_one = pd.Period(in_paris(now()).replace(tzinfo=None), freq=codes[step])
    is_finer = int(axis["distinct_count"]) > 1.5 * len(frame) and step != "day" and not str(axis["maximum"]).isdigit()
    if is_finer:
        latest = pd.Timestamp(datetime.fromisoformat(axis["maximum"]).replace(tzinfo=None))
        if latest.to_period("D") < latest.to_period(codes[step]).asfreq("D", "end"):
            open_one = latest.to_period(codes[step])
    return pd.Series([period == open_one for period in frame["period"].dt.to_period(codes[step])], index=frame.index)


def _ranking(table: Table, of: Drawing) -> None:
    assert of.axis is not None
    frame = views.ranking(table.held.id, of.axis.name, of.measure.name if of.measure else "", of.how, _only(of))
    if frame.empty:
        _too_little()
        return
    count = words.digits(frame["value"])
    ranks = [
        ui.Rank(words.value_label(row["label"], of.axis), max(float(row["value"]), 0.0),
                ui.quantity(row["value"], of.unit, count))
        for row in frame.dropna(subset=["value"]).to_dict("records")
    ]  # fmt: skip
    said = f"{words.ranking_said(frame, of)} {_subtitle(table, of)}"
    ui.ranking(words.title(of), ranks, subtitle=said, limit=views.MOST_RANKS)


def _distribution(table: Table, of: Drawing) -> None:
    frame = views.distribution(table.held.id, of.measure.name, _only(of)) if of.measure else pd.DataFrame()
    if frame.empty:
        _too_little()
        return
    ranks = [ui.Rank(label, count, ui.integer(count)) for label, count in words.classes(frame, of.unit)]
    said = f"{words.distribution_said(frame, of.unit)} {_('Nombre de lignes par classe, borne haute exclue.')}"
    ui.ranking(words.title(of), ranks, subtitle=said, limit=MOST_CLASSES)


def _map(table: Table, of: Drawing) -> None:
    label = next((shape.name for shape in choose.titles(table.shapes)), "")
    frame = words.located(views.points(table.held.id, label))
    if frame.empty:
        _too_little()
        return
    here = view(Found(""))
    middle = float(frame["longitude"].median()), float(frame["latitude"].median())
    if max(abs(middle[0] - here["centre"][0]), abs(middle[1] - here["centre"][1])) > NEAR_DEGREES:
        here["centre"] = middle
    said = words.map_said(frame, table.held.row_count)
    ui.map([ui.MapLayer(ROWS, table.held.title, frame)], words.title(of), said, subtitle=said, twin=frame,
           columns=words.map_columns(), key="jeu", **here)  # fmt: skip


def _subtitle(table: Table, of: Drawing) -> str:
    """What the rows are, and what is aggregated over."""
    rows = _("{n} lignes de « {title} »").format(n=ui.integer(table.held.row_count), title=table.held.title)
    if of.kept:
        rows = _("{rows}, ici celles où « {column} » est « {value} »").format(
            rows=rows, column=words.label(of.kept.column), value=of.kept.value)
    return rows if of.measure is None or not of.unit else f"{rows}, {of.unit}"


def _too_little() -> None:
    ui.empty(_("Pas assez de valeurs pour ce dessin."), "", _("Choisissez une autre colonne, ou un autre dessin."))
