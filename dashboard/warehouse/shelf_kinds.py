"""What a column of an unknown dataset holds: the portal's word, kept only when the values bear it out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

BELIEVED = 0.8  # the share of readable values from which an announced type stands, the rest refused one by one
PLAIN = 0.95  # what a text must show to be read as something else than the text it was announced to be
PORTAL_KINDS = {
    "int": "integer", "double": "decimal", "date": "date", "datetime": "moment", "boolean": "boolean",
    "geo_point_2d": "point", "geo_shape": "json", "file": "json",
}
UNITS = frozenset((
    "%", "‰", "€", "k€", "m", "km", "cm", "mm", "m²", "ha", "m³", "l", "m/s", "km/h", "m³/s", "kg", "t", "g", "Go",
    "Mo", "min", "h", "s", "j", "jours", "mois", "an", "ans", "kW", "kWh", "MWh", "°C", "°"))
_UNIT = re.compile(r"\((?:en )?([^()]{1,6})\)\s*$")


@dataclass(frozen=True)
class Field:
    """A column as the portal announces it, ``declared`` empty when it does not."""

    name: str
    label: str
    description: str
    declared: str
    unit: str


@dataclass(frozen=True)
class Seen:
    """How many of the filled values of a sample can be read as each kind; `look` gives them in this order.

    ``worded`` are oui, non, vrai, faux; ``iso_days`` and ``iso_moments`` are unmistakably so; ``decorated`` numbers
    have a decimal comma, thousands apart or a unit; ``coded`` have a leading zero that a number would lose.
    """

    filled: int = 0
    integer: int = 0
    decimal: int = 0
    date: int = 0
    moment: int = 0
    boolean: int = 0
    point: int = 0
    json: int = 0
    listed: int = 0
    worded: int = 0
    iso_days: int = 0
    iso_moments: int = 0
    decorated: int = 0
    coded: int = 0


LOOK = r"""select place, count(*), count(parse_integer(v)), count(parse_number(v)), count(parse_date(v)),
  count(parse_instant(v)), count(parse_boolean(v)),
  count(*) filter (regexp_matches(v, '^\s*\{.*"lon".*"lat"|^\s*\{.*"lat".*"lon"|^\s*\{.*"type"\s*:\s*"Point"')
    or regexp_full_match(v, '\s*-?\d{1,3}[.]\d+\s*[,;]\s*-?\d{1,3}[.]\d+\s*')),
  count(*) filter (regexp_matches(v, '^\s*[\{\[]') and json_valid(v)),
  count(*) filter (regexp_full_match(v, '\[("[^\[\{]*"|[-+.,\w ]*)\]') and json_valid(v)),
  count(*) filter (lower(v) in ('oui', 'non', 'vrai', 'faux', 'true', 'false', 'yes', 'no')),
  count(*) filter (regexp_full_match(v, '\d{4}-\d{2}-\d{2}|\d{2}/\d{2}/\d{4}')),
  count(*) filter (regexp_matches(v, '^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}')),
  count(*) filter (parse_number(v) is not null and regexp_matches(v, '[,%€]|\d[\s\x{00A0}\x{2009}\x{202F}]\d')),
  count(*) filter (regexp_matches(v, '^0\d'))
from (select unnest($places) as place, unnest([@cells]) as v from sample) where v is not null group by place"""


def look(connection: Any, count: int) -> list[Seen]:
    """What the values of each column c0, c1… of the table ``sample`` can be read as."""
    if not count:
        return []
    cells = ", ".join(f"c{index}" for index in range(count))
    rows = connection.execute(LOOK.replace("@cells", cells), {"places": list(range(count))}).fetchall()
    seen = {place: Seen(*counts) for place, *counts in rows}
    return [seen.get(index, Seen()) for index in range(count)]


def kind_of(field: Field, seen: Seen) -> str:
    """The kind of a column; ``list`` for a text of several values. An empty column is what it was announced to be."""
    announced = PORTAL_KINDS.get(field.declared, "text")
    if not seen.filled:
        return announced
    if announced == "json":
        return "json"
    if announced == "integer" and seen.integer < seen.decimal and _share(seen.decimal, seen) >= BELIEVED:
        return "decimal"
    if announced != "text" and _share(getattr(seen, announced), seen) >= BELIEVED:
        return announced
    return _by_values(field, seen)


def _by_values(field: Field, seen: Seen) -> str:
    """A text that nothing but a date, a number or a word for yes and no could be; codes and postcodes stay text."""
    tests = {"list": seen.listed, "point": seen.point, "json": seen.json, "boolean": seen.worded,
             "date": min(seen.iso_days, seen.date), "moment": min(seen.iso_moments, seen.moment)}
    for kind, count in tests.items():
        if _share(count, seen) >= PLAIN:
            return kind
    is_number = _share(seen.decimal, seen) >= PLAIN and not seen.coded
    if is_number and seen.decorated:
        return "decimal"
    if is_number and not field.declared:
        return "integer" if seen.integer == seen.decimal else "decimal"
    return "text"


def is_as_declared(field: Field, kind: str) -> bool:
    """Whether the column is what the portal announces; one that it does not announce is not."""
    announced = PORTAL_KINDS.get(field.declared, "text")
    is_worded = announced == "text" and kind == "boolean"  # the portal had no type for OUI and NON for long
    return bool(field.declared) and (announced == kind.replace("list", "text") or is_worded)


def _share(count: int, seen: Seen) -> float:
    return count / seen.filled


def fields_of(card: dict[str, Any]) -> list[Field]:
    """The fields that a portal's card describes, in its order; what is no field is left out."""
    described = card.get("fields")
    known = [each for each in described if isinstance(each, dict) and each.get("name")] if isinstance(
        described, list) else []
    return [_field(each) for each in known]


def _field(described: dict[str, Any]) -> Field:
    name, label = str(described["name"]), str(described.get("label") or described["name"])
    annotations = described.get("annotations")
    announced = annotations.get("unit") if isinstance(annotations, dict) else None
    first = announced[0] if isinstance(announced, list) and announced else announced
    found = _UNIT.search(label)
    unit = str(first) if first else found[1] if found and found[1] in UNITS else ""
    return Field(name, label, str(described.get("description") or ""), str(described.get("type") or "text"), unit)
