"""Which drawing suits a table that nobody described: chosen from its columns' types, names and counts.

A date and a number make a series, a position a map, a category a ranking, a lone number a distribution.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Drawn = Literal["series", "map", "ranking", "distribution"]
Aggregation = Literal["count", "sum", "mean", "median", "min", "max"]
AGGREGATIONS: tuple[Aggregation, ...] = ("sum", "mean", "median", "min", "max")
MOST_CATEGORIES, FEWEST_INSTANTS = 60, 3
_NUMBERS, _TIMES = ("integer", "decimal"), ("date", "moment")
# Numbers that name or place something: adding them up or averaging them means nothing.
_NAMES = re.compile(
    r"(^|_)(id|ids|uid|uuid|gid|objectid|fid|pk|cle|code|codes|num|numero|rang|ordre|insee|siret|siren|cp|zip|tel|"
    r"telephone|annee|year|mois|jour|heure|lat|latitude|lon|lng|long|longitude|rgf93|l93|geo|version)(_|$)"
    r"|^(x|y|n|no)$|^n_|(^|_)coord\w*_[xy]$"
)
_ADDED = re.compile(
    r"(^|_)(nb|nbre|nombre|total|somme|montant|effectif|volume|quantite|sessions?|count|prets|"
    r"entrees|production|consommation|tonnage|superficie|surface|recette|depense|credits?|dotation|"
    r"subvention|kwh|tonnes)"
)
_ENTITIES = re.compile(
    r"(^|_)(stations?|points?|bornes?|sites?|services?|series?|indicat\w*|unites?|unit|param\w*|capteurs?|compteurs?|lieux?)(_|$)"
)
_NATURES = re.compile(r"(^|_)(indicat\w*|param\w*|grandeurs?|polluants?|agregats?|aggregate)(_|$)")
_UNITS = re.compile(r"^(unit|unite)s?(_|$)")
_DISTINCT = re.compile(r"(^|_)(distinct|unique|different|terminaux|appareils|devices)")
_TITLES = re.compile(r"(^|_)(nom|name|libelle|intitule|titre|title|designation|objet)")
_RATES = re.compile(
    r"(^|_)(taux|indice|moyen\w*|median\w*|delai\w*|duree\w*|ages?|prix|tarifs?|note|notes|temp\w*|concentration|hauteur|niveau|"
    r"altitude|part|pct|pourcentage|ratio|score|debit|vitesse|pression|humidite|rang|population|value|valeur|par)(_|$)"
)
_YEARS = re.compile(r"(^|_)(annees?|an|year|exercice|millesime)(_|$)")
_SORTED = re.compile(
    r"(^|_)(type|categorie|nature|statut|etat|famille|theme|secteur|quartier|genre|classe|motif|service)"
)


@dataclass(frozen=True)
class Shape:
    """What is known of a column: ``kind`` is text, integer, decimal, date, moment, boolean, point or json.

    ``is_year`` is an integer that holds years.
    """

    name: str
    kind: str
    filled_share: float
    distinct_count: int
    label: str = ""
    is_year: bool = False


@dataclass(frozen=True)
class Suggestion:
    """A drawing: of ``measure`` (empty: rows are counted) by ``axis`` (empty for a map)."""

    drawn: Drawn
    axis: str = ""
    measure: str = ""
    aggregation: Aggregation = "count"


def words(name: str) -> str:
    """A column's name as its parts are told apart: « Nb.Prêts » → ``nb_prets``."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "_", re.sub(r"([a-z])([A-Z])", r"\1_\2", plain).lower()).strip("_")


def measures(columns: Sequence[Shape]) -> list[Shape]:
    """The numbers that may be added up or averaged, in the order published: no identifier, year nor coordinate."""
    return [c for c in columns if c.kind in _NUMBERS and c.distinct_count > 1 and not is_name(c) and not c.is_year]


def times(columns: Sequence[Shape]) -> list[Shape]:
    """The dates, then the years, with at least three instants, the best filled first."""
    found = [c for c in columns if (c.kind in _TIMES or c.is_year) and c.distinct_count >= FEWEST_INSTANTS]
    return sorted(found, key=lambda c: (c.is_year, -round(c.filled_share, 1)))


def looks_like_years(name: str, low: str | None, high: str | None) -> bool:
    """Whether an integer column holds years: it is called so, and its extremes are years of our time."""
    is_said = bool(_YEARS.search(words(name)))
    return is_said and bool(low and high) and 1_850 <= int(low or 0) <= int(high or 0) <= 2_150


def categories(columns: Sequence[Shape], row_count: int) -> list[Shape]:
    """The columns whose values come back: 2 to 60 of them, names of kinds first, then in the order published.

    A text with one value a row is a label, not a category.
    """
    most = min(MOST_CATEGORIES, max(2, row_count // 2))
    found = [c for c in columns if c.kind in ("text", "boolean", "integer") and 2 <= c.distinct_count <= most
             and c.filled_share >= 0.3 and not (c.kind == "integer" and c in measures(columns))]  # fmt: skip
    return sorted(found, key=lambda c: (is_name(c), not _SORTED.search(words(c.name)), c.kind != "text"))


def entity(columns: Sequence[Shape], row_count: int) -> Shape | None:
    """The column that tells apart things measured side by side (stations, points, indicators), None for none.

    Averaging their values together would mean nothing: each has its own line.
    """
    named = nature(columns, row_count)
    found = [c for c in categories(columns, row_count) if _ENTITIES.search(words(c.name))
             and not (named and (c == named or _UNITS.search(words(c.name))))]  # fmt: skip
    return min(found, key=lambda c: (is_name(c), -c.distinct_count), default=None)


def nature(columns: Sequence[Shape], row_count: int) -> Shape | None:
    """The column that says what each row measures (an indicator, a parameter, else its unit), None for none.

    Rows that measure different things are never put together: one of its values is kept at a time.
    """
    found = [c for c in categories(columns, row_count) if not is_name(c)]
    named = [c for c in found if _NATURES.search(words(c.name))] or [c for c in found if _UNITS.search(words(c.name))]
    return max(named, key=lambda c: c.distinct_count, default=None)


def unit(columns: Sequence[Shape]) -> Shape | None:
    """The column that gives the unit of each row's value, None for none."""
    return next((c for c in columns if c.kind == "text" and _UNITS.search(words(c.name))), None)


def is_name(column: Shape) -> bool:
    """Whether a column's values name things (an identifier, a code, a year) rather than measure them."""
    return bool(_NAMES.search(words(column.name)))


def titles(columns: Sequence[Shape]) -> list[Shape]:
    """The columns that say what a row is, the best first: a name or a title, else a text that is mostly filled."""
    found = [c for c in columns if c.kind == "text" and c.filled_share >= 0.5 and c.distinct_count > 1]
    return sorted(found, key=lambda c: (not _TITLES.search(words(c.name)), is_name(c), -c.distinct_count))


def aggregations(measure: Shape) -> tuple[Aggregation, ...]:
    """How a measure may be put together: distinct persons or devices are never added up, since they come back."""
    return AGGREGATIONS[1:] if _DISTINCT.search(words(f"{measure.name} {measure.label}")) else AGGREGATIONS


def aggregation(measure: Shape) -> Aggregation:
    """Counts and amounts are added up; anything else is averaged: a sum of temperatures means nothing.

    A whole number that nothing calls a rate, a length of time or a level is a count.
    """
    if "sum" not in aggregations(measure):
        return "mean"
    named = f"{words(measure.name)}_{words(measure.label)}"
    if _ADDED.search(named):
        return "sum"
    return "sum" if measure.kind == "integer" and not _RATES.search(named) else "mean"


def drawings(columns: Sequence[Shape], row_count: int, has_position: bool) -> list[Drawn]:
    """What can be drawn, the most telling first; empty when nothing can."""
    found: list[Drawn] = []
    if times(columns):
        found.append("series")
    if has_position:
        is_inventory = not (times(columns) and measures(columns)) or row_count <= _places(columns)
        found.insert(0 if is_inventory else len(found), "map")
    if categories(columns, row_count) or _one_a_row(columns, row_count):
        found.append("ranking")
    if measures(columns):
        found.append("distribution")
    return found


def _one_a_row(columns: Sequence[Shape], row_count: int) -> Suggestion | None:
    """A small table of names, each with its number."""
    named, measured = titles(columns), measures(columns)
    if not named or not measured or row_count > MOST_CATEGORIES:
        return None
    return Suggestion("ranking", named[0].name, measured[0].name, aggregation(measured[0]))


def _places(columns: Sequence[Shape]) -> int:
    """Twice the number of different longitudes: more rows than that are measures made again at the same places."""
    return 2 * max((c.distinct_count for c in columns if _POSITION.search(words(c.name))), default=0)


_POSITION = re.compile(r"(^|_)(lon|lng|longitude|geo_point_2d|geo_shape)")


def suggest(columns: Sequence[Shape], row_count: int, has_position: bool) -> Suggestion | None:
    """The drawing to begin with, None when the table has nothing that can be drawn."""
    found = drawings(columns, row_count, has_position)
    return draw(found[0], columns, row_count) if found else None


def draw(drawn: Drawn, columns: Sequence[Shape], row_count: int) -> Suggestion:
    """The best columns for a kind of drawing that `drawings` offers."""
    measured = measures(columns)
    if drawn == "map":
        return Suggestion("map")
    if drawn == "distribution":
        return Suggestion("distribution", measured[0].name)
    sorts = categories(columns, row_count)
    if drawn == "ranking" and not sorts:
        return _one_a_row(columns, row_count) or Suggestion(drawn)
    axis = times(columns)[0] if drawn == "series" else sorts[0]
    if drawn == "series" and measured:
        return Suggestion(drawn, axis.name, measured[0].name, aggregation(measured[0]))
    return Suggestion(drawn, axis.name)
