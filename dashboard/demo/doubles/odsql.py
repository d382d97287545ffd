"""The part of ODSQL's `where` that the doubles understand: a parser that gives a test of rows.

Comparisons, ``in``, ``is null``, ``like``, ``and``, ``or``, ``not``, parentheses, dates (``date'2024-01-01'``), full
text (``search("…")`` or a bare text), ``startswith``, ``in_bbox``, ``year``, ``month``, ``day``, ``lower``. Anything
else is refused, as the service refuses what it does not know.
"""

from __future__ import annotations

import operator
import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import Any

Row = Any
Value = Callable[[Row], Any]
Test = Callable[[Row], bool]

_TOKEN = re.compile(
    r"""\s*(?:(?P<date>date\s*(?:'[^']*'|"[^"]*"))
        |(?P<text>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')
        |(?P<number>-?\d+(?:\.\d+)?)
        |(?P<name>`[^`]+`|[A-Za-z_][\w.]*)
        |(?P<sign><=|>=|!=|<>|=|<|>|\(|\)|,|:))""",
    re.VERBOSE | re.IGNORECASE,
)
_COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq, ":": operator.eq, "!=": operator.ne, "<>": operator.ne,
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
}  # fmt: skip
_PARTS = {"year": slice(0, 4), "month": slice(5, 7), "day": slice(8, 10)}


class Malformed(Exception):
    """The clause is not ODSQL, or not of the part that is understood here; the text says why."""


class Date(str):
    """A date literal, ISO 8601: its order is the order of the texts."""


def words(value: Any) -> list[str]:
    """The words of a value, without case or accents; those of each element for a list."""
    if isinstance(value, list):
        return [word for one in value for word in words(one)]
    plain = re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFKD", str(value)))
    return re.findall(r"\w+", plain.lower())


def contains(value: Any, sought: str) -> bool:
    """Whether every word sought begins a word of the value."""
    if value is None:
        return False
    found = words(value)
    return all(any(word.startswith(one) for word in found) for one in words(sought))


def tokens(text: str) -> list[tuple[str, str]]:
    """Kind and text of each token. Raises Malformed on anything else."""
    found, place = [], 0
    while text[place:].strip():
        match = _TOKEN.match(text, place)
        if not match or not match.lastgroup:
            raise Malformed(text[place:].strip())
        found.append((match.lastgroup, match[match.lastgroup]))
        place = match.end()
    return found


def unquoted(text: str) -> str:
    """A text literal's value."""
    return re.sub(r"\\(.)", r"\1", text[1:-1])


class Parser:
    """One clause. ``value_of(name)`` gives how a row answers for a field, ``everything`` all that full text reads;
    an unknown name raises Malformed."""

    def __init__(self, text: str, value_of: Callable[[str], Value], everything: Value) -> None:
        self._tokens, self._place = tokens(text), 0
        self._value_of, self._everything = value_of, everything

    def test(self) -> Test:
        """The clause as a test of rows. Raises Malformed."""
        if not self._tokens:
            return lambda row: True
        found = self._or()
        if self._place < len(self._tokens):
            raise Malformed(self._tokens[self._place][1])
        return found

    def _peek(self) -> str:
        return self._tokens[self._place][1] if self._place < len(self._tokens) else ""

    def _next(self, *kinds: str) -> tuple[str, str]:
        if self._place == len(self._tokens) or (kinds and self._tokens[self._place][0] not in kinds):
            raise Malformed(self._peek() or "unexpected end")
        self._place += 1
        return self._tokens[self._place - 1]

    def _take(self, *wanted: str) -> bool:
        """Consume these words when they come next."""
        coming = [text.lower() for _, text in self._tokens[self._place : self._place + len(wanted)]]
        if coming != list(wanted):
            return False
        self._place += len(wanted)
        return True

    def _expect(self, wanted: str) -> None:
        if not self._take(wanted):
            raise Malformed(self._peek() or f"{wanted} expected")

    def _or(self) -> Test:
        parts = [self._and()]
        while self._take("or"):
            parts.append(self._and())
        return lambda row: any(part(row) for part in parts)

    def _and(self) -> Test:
        parts = [self._not()]
        while self._take("and"):
            parts.append(self._not())
        return lambda row: all(part(row) for part in parts)

    def _not(self) -> Test:
        if self._take("not"):
            inner = self._not()
            return lambda row: not inner(row)
        if self._take("("):
            found = self._or()
            self._expect(")")
            return found
        return self._predicate()

    def _predicate(self) -> Test:
        kind, text = self._next("text", "name")
        if kind == "text":
            return self._full_text(self._everything, unquoted(text))
        following = self._tokens[self._place : self._place + 1] == [("sign", "(")]
        if following and text.lower() not in (*_PARTS, "lower"):
            return self._function(text.lower())
        return self._comparison(self._operand(text) if following else self._value_of(text.strip("`")))

    def _operand(self, name: str) -> Value:
        self._expect("(")
        inner = self._value_of(self._next("name")[1].strip("`"))
        self._expect(")")
        part = _PARTS.get(name.lower())
        if part is None:
            return lambda row: str(inner(row)).lower() if inner(row) is not None else None
        return lambda row: int(str(inner(row))[part]) if inner(row) else None

    def _comparison(self, left: Value) -> Test:
        if self._take("is", "not", "null"):
            return lambda row: left(row) not in (None, [])
        if self._take("is", "null"):
            return lambda row: left(row) in (None, [])
        negated = self._take("not")
        if self._take("in"):
            literals = self._list()
            return lambda row: any(holds(operator.eq, left(row), one) for one in literals) is not negated
        if self._take("like"):
            found = self._full_text(left, unquoted(self._next("text")[1]).strip("*%"))
            return lambda row: found(row) is not negated
        sign = self._next("sign")[1]
        if negated or sign not in _COMPARISONS:
            raise Malformed(sign)
        right = self._literal()
        return lambda row: holds(_COMPARISONS[sign], left(row), right)

    def _literal(self) -> Any:
        kind, text = self._next("text", "number", "date", "name")
        if kind == "text":
            return unquoted(text)
        if kind == "number":
            return float(text) if "." in text else int(text)
        if kind == "date":
            day = text[4:].strip()[1:-1].replace("/", "-")
            return Date(day + "-01-01"[len(day) - 4 :] if 4 <= len(day) < 10 else day)
        if text.lower() not in ("true", "false"):
            raise Malformed(text)
        return text.lower() == "true"

    def _list(self) -> list[Any]:
        self._expect("(")
        found = [self._literal()]
        while self._take(","):
            found.append(self._literal())
        self._expect(")")
        return found

    def _function(self, name: str) -> Test:
        self._expect("(")
        arguments: list[tuple[str, str]] = []
        while not self._take(")"):
            arguments.append(self._next("text", "name", "number"))
            if self._peek() != ")":
                self._expect(",")
        kinds = [kind for kind, _ in arguments]
        if name == "search" and kinds and kinds[-1] == "text":
            fields = [self._value_of(text.strip("`")) for kind, text in arguments[:-1] if kind == "name"]
            return self._full_text(lambda row: [field(row) for field in fields] if fields else self._everything(row),
                                   unquoted(arguments[-1][1]))  # fmt: skip
        if name == "startswith" and kinds == ["name", "text"]:
            left, start = self._value_of(arguments[0][1]), unquoted(arguments[1][1])
            return lambda row: str(left(row) or "").startswith(start)
        if name == "in_bbox" and kinds == ["name", *["number"] * 4]:
            return in_box(self._value_of(arguments[0][1]), [float(text) for _, text in arguments[1:]])
        raise Malformed(f"{name}()")

    @staticmethod
    def _full_text(left: Value, sought: str) -> Test:
        return lambda row: contains(left(row), sought)


def in_box(point: Value, box: list[float]) -> Test:
    """Whether a point lies between two latitudes and two longitudes (latitude first)."""
    south, west, north, east = box

    def test(row: Row) -> bool:
        place = point(row)
        return bool(place) and south <= place["lat"] <= north and west <= place["lon"] <= east

    return test


def holds(comparison: Callable[[Any, Any], bool], left: Any, right: Any) -> bool:
    """Whether a value compares so with a literal; null never does, a list does when one of its values does."""
    if left is None:
        return False
    if isinstance(left, list):
        return any(holds(comparison, one, right) for one in left)
    if isinstance(right, Date):
        return comparison(str(left)[:19], str(right))
    numeric = isinstance(left, int | float) and isinstance(right, int | float)
    return comparison(left, right) if numeric else comparison(str(left), str(right))


def everything_in(values: Iterable[Any]) -> list[Any]:
    """What full text reads of a row: its texts and lists of texts."""
    return [value for value in values if isinstance(value, str | list)]
