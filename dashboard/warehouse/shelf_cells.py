"""From text to values: the expression that types each column, and the position drawn from whatever says one."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

from dashboard.warehouse.formats.columns import fold
from dashboard.warehouse.formats.places import LATITUDES, LONGITUDES
from dashboard.warehouse.shelf_kinds import BELIEVED, Field

READERS = {
    "integer": ("parse_integer({c})", "'nombre entier illisible'"),
    "decimal": ("parse_number({c})", "'nombre illisible'"),
    "date": ("parse_date({c})", "'date illisible ou hors de 1900 à dans dix ans'"),
    "moment": ("parse_instant({c})", "'date et heure illisibles ou hors de 1900 à dans dix ans'"),
    "boolean": ("parse_boolean({c})", "'ni oui ni non'"),
    "list": ("coalesce(array_to_string(try_cast(try_cast({c} as json) as varchar[]), ', '), {c})", ""),
}
PAIR = r"'^\s*(-?\d+(?:[.]\d+)?)\s*[,;]\s*(-?\d+(?:[.]\d+)?)\s*$'"
# Longitude and latitude of a point as published: an object, a GeoJSON point (longitude first), « lat, lon ».
POINT = tuple(
    f"coalesce(try_cast({{c}} as json) ->> '/{short}', try_cast({{c}} as json) ->> '/{axis}', "
    f"try_cast({{c}} as json) ->> '/coordinates/{rank}', nullif(regexp_extract({{c}}, {PAIR}, {group}), ''))"
    for short, axis, rank, group in (("lon", "longitude", 0, 2), ("lat", "latitude", 1, 1))
)
# A shape stands in the middle of its vertices: enough for a dot on a town's map.
VERTEX = r"'\[\s*(-?\d+(?:[.]\d+)?(?:[eE]-?\d+)?)\s*,\s*(-?\d+(?:[.]\d+)?(?:[eE]-?\d+)?)'"
SHAPE = tuple(
    f"cast(list_avg(list_transform(regexp_extract_all({{c}}, {VERTEX}, {group}), lambda v: cast(v as double))) "
    "as varchar)" for group in (1, 2)
)
COLUMN = ("{c}", "{c}")
NOT_PLACED = """case when x is null or y is null then 'coordonnées illisibles'
  when x = 0 and y = 0 then 'coordonnées nulles'
  when is_in_france(y, x) then 'latitude et longitude échangées' else 'position hors de France' end"""
LABELS = {"longitude": "Longitude", "latitude": "Latitude"}


@dataclass(frozen=True)
class Cell:
    """One column of the typed file: ``sql`` over the published text; ``published`` the column that it is read from;
    ``reason`` (SQL) why a value that is there gives none, empty when that never happens; ``role`` longitude or
    latitude, if it is one."""

    name: str
    label: str
    kind: str
    sql: str
    published: str
    reason: str = ""
    role: str = ""


@dataclass(frozen=True)
class Plan:
    """The cells of a file, and what gives the text of a longitude and of a latitude; empty without position."""

    cells: list[Cell]
    ways: tuple[str, str] | None = None

    def source(self, text: str) -> str:
        """The published text as a relation; beside it ``x``, ``y`` (degrees, null if unreadable) and ``is_placed``."""
        if self.ways is None:
            return f"(from {text})"
        x, y = self.ways
        return (f"(select *, is_in_france(x, y) as is_placed from (select *, parse_coordinate({x}) as x, "
                f"parse_coordinate({y}) as y from {text}))")


def plan(room: duckdb.DuckDBPyConnection, fields: list[Field], kinds: list[str]) -> Plan:
    """Each published column in order, then longitude and latitude where a point or a shape gives them."""
    cells = [_cell(f"c{index}", field, kind) for index, (field, kind) in enumerate(zip(fields, kinds, strict=True))]
    point = next((index for index, kind in enumerate(kinds) if kind == "point"), None)
    if point is not None:
        return Plan([*cells, *_drawn(f"c{point}")], _ways(POINT, point, point))
    pair = _pair(room, fields, kinds)
    if pair:
        return Plan(_checked(cells, pair), _ways(COLUMN, *pair))
    shape = next((index for index, field in enumerate(fields) if field.declared == "geo_shape"), None)
    return Plan(cells) if shape is None else Plan([*cells, *_drawn(f"c{shape}")], _ways(SHAPE, shape, shape))


def _ways(ways: tuple[str, ...], first: int, second: int) -> tuple[str, str]:
    return ways[0].format(c=f"c{first}"), ways[1].format(c=f"c{second}")


def _cell(column: str, field: Field, kind: str) -> Cell:
    sql, reason = READERS.get(kind, ("{c}", ""))
    return Cell(field.name, field.label, kind, sql.format(c=column), column, reason)


def _drawn(column: str) -> list[Cell]:
    """Longitude and latitude out of one column. Only the longitude is counted as refused: a point is one value."""
    return [Cell("longitude", LABELS["longitude"], "decimal", "if(is_placed, x, null)", column, NOT_PLACED,
                 "longitude"),
            Cell("latitude", LABELS["latitude"], "decimal", "if(is_placed, y, null)", column, "", "latitude")]


def _pair(room: duckdb.DuckDBPyConnection, fields: list[Field], kinds: list[str]) -> tuple[int, int] | None:
    """The columns of longitude and latitude by their usual names, when most of what they hold is in France."""
    places = {fold(field.name): index for index, field in reversed(list(enumerate(fields)))
              if kinds[index] in ("decimal", "integer")}
    x = next((places[name] for name in LONGITUDES if name in places), None)
    y = next((places[name] for name in LATITUDES if name in places), None)
    if x is None or y is None:
        return None
    share = room.execute(f"select avg(cast(is_in_france(parse_coordinate(c{x}), parse_coordinate(c{y})) as integer)) "
                         "from sample").fetchall()[0][0]
    return (x, y) if share is not None and share >= BELIEVED else None


def _checked(cells: list[Cell], pair: tuple[int, int]) -> list[Cell]:
    """The same columns, empty where together they are no place in France."""
    for index, axis, degrees in zip(pair, ("longitude", "latitude"), ("x", "y"), strict=True):
        old = cells[index]
        cells[index] = Cell(old.name, old.label, "decimal", f"if(is_placed, {degrees}, null)", old.published,
                            NOT_PLACED, axis)
    return cells


def name_once(name: str, taken: set[str]) -> str:
    """The name without control characters, numbered when another column has it already, case aside."""
    plain = "".join(char for char in name if char.isprintable()).strip()[:200] or "colonne"
    wanted, number = plain, 2
    while wanted.lower() in taken:
        wanted, number = f"{plain}_{number}", number + 1
    taken.add(wanted.lower())
    return wanted
