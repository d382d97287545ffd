"""What the Explore API refuses, in its own words: limits, offsets, clauses that are not understood.

Source: the vendor's OpenAPI of the Explore API v2.1 and recorded answers.
"""

from __future__ import annotations

from dashboard.demo.doubles.messages import Call, Refusal, as_json

DEEPEST, DEEPEST_GROUPED = 10_000, 20_000


def refusal(code: str, message: str, status: int = 400) -> Refusal:
    """An error as the API words it: ``error_code`` and ``message``."""
    return Refusal(as_json({"message": message, "error_code": code}, status))


def malformed(reason: object, clause: str) -> Refusal:
    """The 400 of a clause that is not understood."""
    text = f"ODSQL query is malformed: {reason} Clause(s) containing the error(s): {clause}."
    return refusal("ODSQLError", text)


def bounds(call: Call, *, grouped: bool) -> tuple[int, int]:
    """Offset and limit. Raises Refusal with the API's own texts; a limit of -1 asks for as many as allowed."""
    most, deepest = (DEEPEST_GROUPED, DEEPEST_GROUPED) if grouped else (100, DEEPEST)
    limit = integer(call, "limit", 10)
    if not -1 <= limit <= most:
        expected = f"{limit} was found but -1 <= limit <= {most} is expected."
        raise refusal("InvalidRESTParameterError", f"Invalid value for limit API parameter: {expected}")
    limit = most if limit == -1 else limit
    offset = integer(call, "offset", 0)
    if offset < 0:
        expected = f"{offset} was found but >= 0 is expected."
        raise refusal("InvalidRESTParameterError", f"Invalid value for offset API parameter: {expected}")
    if offset + limit > deepest:
        expected = f"{offset + limit} was found but <= {deepest} is expected."
        raise refusal("InvalidRESTParameterError", f"Invalid value for sum of offset + limit API parameter: {expected}")
    return offset, limit


def integer(call: Call, name: str, default: int) -> int:
    """An integer parameter. Raises Refusal (400) for anything else."""
    text = call.get(name, str(default))
    try:
        return int(text)
    except ValueError:
        expected = f"{text} was found but an integer is expected."
        raise refusal("InvalidRESTParameterError", f"Invalid value for {name} API parameter: {expected}") from None
