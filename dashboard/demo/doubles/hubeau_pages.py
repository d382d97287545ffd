"""What Hub'Eau's services share: the envelope of a page, its links, its limits, its errors, its CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from dashboard.demo.doubles.gauges import utc
from dashboard.demo.doubles.messages import Answer, Call, Refusal, as_json
from dashboard.demo.doubles.router import page_of_status

DEPTH = 20_000
Row = Mapping[str, Any]


def failure(status: int) -> Answer:
    """Hub'Eau's own 500 is JSON; what its front server says of the rest is HTML."""
    if status == 500:
        return as_json({"code": "Internal server error", "message": "", "field_errors": None}, 500)
    return page_of_status(status)


def invalid(code: str, message: str, parameter: str) -> Refusal:
    """A 400 ``InvalidRequest`` that names the rule, the text and the parameter."""
    error = {"code": code, "message": message, "field": parameter}
    body = {"code": "InvalidRequest", "message": "Les paramètres de la requête sont invalides"}
    return Refusal(as_json({**body, "field_errors": [error]}, 400))


def whole_number(call: Call, name: str, default: int, minimum: int = 1) -> int:
    """An integer parameter. Raises Refusal (400) for anything else."""
    text = call.get(name, str(default))
    if not text.isdigit() or int(text) < minimum:
        raise invalid("ValidateInteger", f"{name} must be an integer greater than or equal to {minimum}", name)
    return int(text)


def page_size(call: Call, default: int, maximum: int) -> int:
    """The ``size`` asked. Raises Refusal (400) above the maximum."""
    size = whole_number(call, "size", default)
    if size > maximum:
        raise invalid("ValidatePageSize", f"size must be less than or equal to {maximum}", "size")
    return size


def page_and_size(call: Call, default: int, maximum: int) -> tuple[int, int]:
    """``page`` and ``size``. Raises Refusal (400) when page × size goes deeper than 20 000 rows."""
    size = page_size(call, default, maximum)
    page = whole_number(call, "page", 1)
    if page * size > DEPTH:
        text = (
            f"La profondeur d'accès aux résultats est : {DEPTH}, calcul de la profondeur = "
            "numéro de la page * nombre maximum de résultats dans une page"
        )
        raise invalid("ValidatePageDepth", text, "page")
    return page, size


def instant(call: Call, name: str) -> datetime | None:
    """A date or an instant as naive UTC, None when absent. Raises Refusal (400) when it is neither."""
    text = call.get(name)
    if not text:
        return None
    try:
        return utc(datetime.fromisoformat(text))
    except ValueError:
        raise invalid("ValidateDate", f"{name} must be an ISO 8601 date", name) from None


def enveloped(
    call: Call,
    count: int,
    links: Mapping[str, str | None],
    rows: Sequence[Row],
    version: str,
    key: str = "data",
) -> Answer:
    """One page: 206 while ``next`` is set, with a ``Link`` header; CSV when the path says so."""
    status = 206 if links.get("next") else 200
    named = [f'<{url}>; rel="{name}"' for name, url in links.items() if url]
    headers = {"Link": ", ".join(named)} if named else {}
    if call.path.endswith(".csv"):
        headers["Content-Type"] = "text/csv;charset=UTF-8"
        return Answer(status, as_csv(rows), headers)
    body = {"count": count, **links, "api_version": version, key: rows}
    return as_json(body, status).plus(headers=headers)


def paged(call: Call, count: int, page: int, size: int) -> dict[str, str | None]:
    """The four links of a numbered page."""
    last = max(1, -(-count // size))

    def link(number: int) -> str:
        return call.address(page=number, size=size)

    return {
        "first": link(1),
        "last": link(last) if last > 1 else None,
        "prev": link(page - 1) if page > 1 else None,
        "next": link(page + 1) if page < last else None,
    }


def as_csv(rows: Iterable[Row]) -> bytes:
    """Rows as Hub'Eau writes them: ``;``, every value quoted, UTF-8 without a mark, nothing for null."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\n")
    for number, row in enumerate(rows):
        if not number:
            writer.writerow(row)
        writer.writerow("" if value is None else value for value in row.values())
    return out.getvalue().encode()


def selected(call: Call, row: Row) -> Row:
    """The row with the ``fields`` asked, all when none is."""
    wanted = call.listed("fields")
    return {name: row[name] for name in wanted if name in row} if wanted else row


def matches(code: str | None, wanted: Iterable[str]) -> bool:
    """Whether a code is among those asked; ``I36*`` asks for all that begin so."""
    return code is not None and any(code.startswith(one[:-1]) if one.endswith("*") else code == one for one in wanted)
