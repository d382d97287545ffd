"""A KPI file's header read into an `Indicator`, every defect with file, key and line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from dashboard.declarations import Strict
from dashboard.errors import DeclarationError
from dashboard.indicators.model import Indicator
from dashboard.indicators.targets import target_defects
from dashboard.queries import Column, Query

RETURNED = (Column("period", "DATE"), Column("value", "DOUBLE"))
RATIO = (Column("numerator", "DOUBLE"), Column("denominator", "DOUBLE"))
OBSERVED = Column("observed_at", "TIMESTAMP")
PARAMETERS = frozenset(("today",))
# Between percentages. A target of 75 % « nearly met » at 50 % would hide what it is there to show.
MOST_TOLERANT = 10.0
_RENAMED = {"target": "targets"}
_KEYS = {"targets": "target", "id": "title", "query": "title", "sql": "title"}
_CLOCK = re.compile(r"\b(current_date|current_timestamp|now\s*\(|today\s*\(|get_current_\w+|random\s*\(|uuid\s*\()")
_ITSELF = re.compile(r"\b(mart\.kpi_values|meta\.indicators)\b")


class Reading(Strict):
    """What came of a header: the indicator when it can be read, and all that is wrong."""

    indicator: Indicator | None
    defects: tuple[Any, ...] = ()


def read_header(query: Query) -> Reading:
    """The indicator of a stored query of ``queries/kpi/``, and its defects (`DeclarationError`)."""
    values: dict[str, Any] = {_RENAMED.get(key, key): text for key, text in query.header.items() if key != "returns"}
    values |= {"id": query.path.stem, "query": query.name, "sql": query.sql, "header_line": query.lines["title"]}
    try:
        indicator = Indicator.model_validate(values)
    except ValidationError as error:
        found = [_translated(query, dict(each)) for each in error.errors()]
        return Reading(indicator=None, defects=(*found, *statement_defects(query)))
    return Reading(indicator=indicator, defects=(*_incoherences(query, indicator), *statement_defects(query)))


def _translated(query: Query, found: dict[str, Any]) -> DeclarationError:
    """One of pydantic's complaints, at the line of its key (the header's first when the key is missing)."""
    key = str(found["loc"][0])
    key = _KEYS.get(key, key)
    message = "missing key" if found["type"] == "missing" else str(found["msg"]).removeprefix("Value error, ")
    return DeclarationError(query.path, key, message, query.lines.get(key, 1))


def _incoherences(query: Query, indicator: Indicator) -> Iterator[DeclarationError]:
    """Keys that are right one by one and wrong together."""
    def defect(key: str, message: str) -> DeclarationError:
        return DeclarationError(query.path, key, message, query.lines.get(key, 1))

    for message in target_defects(indicator.targets, indicator.direction, indicator.unit):
        yield defect("target", message)
    if indicator.direction != "none" and "target" not in query.header:
        yield DeclarationError(query.path, "target", "missing key: a target, or « none » for an indicator without one",
                               query.lines["direction"])
    if indicator.unit == "%" and indicator.tolerance > MOST_TOLERANT:
        yield defect("tolerance", f"a tolerance above {MOST_TOLERANT:g} points calls nearly met what is missed")
    if indicator.tolerance and indicator.direction == "none":
        yield defect("tolerance", "an indicator without direction has no tolerance")
    elif indicator.tolerance and not indicator.targets:
        yield defect("tolerance", "a tolerance wants a target")
    has_ratio = set(RATIO) <= set(query.columns("returns"))
    if indicator.unit in ("%", "‰") and not has_ratio:
        yield defect("unit", f"a share in {indicator.unit} returns its numerator and its denominator")
    if indicator.unit in ("%", "‰") and indicator.total == "sum":
        yield defect("total", "shares do not add up")
    if indicator.total == "ratio" and not has_ratio:
        yield defect("total", "a ratio returns its numerator and its denominator")
    if indicator.cadence == "state" and indicator.total == "sum":
        yield defect("total", "states do not add up: last is expected")


def statement_defects(query: Query) -> Iterator[DeclarationError]:
    """What is wrong in ``returns`` and in the statement and can be seen without a database."""
    try:
        given = query.columns("returns")
    except DeclarationError as error:
        yield error
        return
    allowed = {(*RETURNED, *ratio, *seen) for ratio in ((), RATIO) for seen in ((), (OBSERVED,))}
    if given not in allowed:
        yield DeclarationError(
            query.path, "returns", "period DATE, value DOUBLE[, numerator DOUBLE, denominator DOUBLE]"
            "[, observed_at TIMESTAMP] is expected", query.lines.get("returns", 1))
    for name in sorted(query.parameters - PARAMETERS):
        yield DeclarationError(query.path, "sql", f"parameter ${name}: only $today is given", query.line_of(f"${name}"))
    for found in dict.fromkeys(_CLOCK.findall(query.code.lower())):
        yield DeclarationError(query.path, "sql", f"« {found} » changes at each run: use $today", query.line_of(found))
    for found in dict.fromkeys(_ITSELF.findall(query.code.lower())):
        yield DeclarationError(query.path, "sql", f"{found}: an indicator does not read indicators (cycle)",
                               query.line_of(found))
