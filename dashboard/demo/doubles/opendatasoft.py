"""The town's Opendatasoft portal: catalogue, records, facets and exports of the Explore API v2.1."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import islice
from typing import Any

from dashboard.demo.doubles import ods_query
from dashboard.demo.doubles.gauges import epoch
from dashboard.demo.doubles.messages import Answer, Call, as_json
from dashboard.demo.doubles.ods_exports import (
    Field,
    Writer,
    comma_separated,
    geojson,
    json_lines,
    json_list,
    published_lines,
)
from dashboard.demo.doubles.ods_filters import Table, filtered
from dashboard.demo.doubles.ods_limits import DEEPEST, integer, refusal
from dashboard.demo.doubles.ods_parquet import parquet
from dashboard.demo.doubles.ods_select import grouped, selection, shaped
from dashboard.demo.doubles.ods_tables import (
    Dataset,
    catalogue,
    catalogue_table,
    record_count,
    records_path,
    records_table,
)
from dashboard.demo.doubles.odsql import Malformed, Row
from dashboard.demo.doubles.router import Publisher, page_of_status
from dashboard.demo.doubles.samples import unchanged, validators

_ROOT = "/api/explore/v2.1/catalog"
_CALLS_A_DAY = 10_000
_SHAPING = ("select", "where", "order_by", "group_by", "limit", "offset", "refine", "exclude")
FORMATS: dict[str, tuple[Writer, str]] = {
    "csv": (comma_separated, "text/csv; charset=utf-8"),
    "geojson": (geojson, "application/geo+json; charset=utf-8"),
    "json": (json_list, "application/json; charset=utf-8"),
    "jsonl": (json_lines, "application/jsonl; charset=utf-8"),
    "parquet": (parquet, "application/octet-stream"),
}


def failure(status: int) -> Answer:
    """401, 404, 429 and 500 are the API's own JSON; the rest comes from its front server."""
    if status == 429:
        quota = {"errorcode": 10002, "reset_time": "2021-01-26T00:00:00Z", "limit_time_unit": "day"}
        text = "Too many requests on the domain. Please contact the domain administrator."
        return as_json({**quota, "call_limit": _CALLS_A_DAY, "error": text}, 429)
    if status in (401, 404, 500):
        names = {401: "Unauthorized", 404: "NotFound", 500: "InternalServerError"}
        return as_json({"message": f"{names[status]}", "error_code": names[status]}, status)
    return page_of_status(status)


def with_quota(call: Call, answer: Answer) -> Answer:
    """The answer with what remains of the day's calls."""
    midnight = call.now.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    remaining = max(0, _CALLS_A_DAY - call.rank)
    return answer.plus(
        headers={
            "X-RateLimit-Limit": str(_CALLS_A_DAY),
            "X-RateLimit-Remaining": str(remaining),
            "X-RateLimit-Reset": str(epoch(midnight)),
        }
    )


OPENDATASOFT = Publisher("opendatasoft", failure, with_quota)


def found(call: Call, dataset_id: str) -> Dataset:
    """The dataset object. Raises Refusal (404) for one that the catalogue does not have."""
    for dataset in catalogue(call):
        if dataset["dataset_id"] == dataset_id:
            return dataset
    raise refusal("DatasetNotFoundError", f"Dataset {dataset_id} was not found.", 404)


@OPENDATASOFT.route(f"{_ROOT}/datasets")
def datasets(call: Call) -> Answer:
    """The catalogue, in pages."""
    return ods_query.answer(call, catalogue_table(call), lambda: len(catalogue(call)))


@OPENDATASOFT.route(f"{_ROOT}/facets")
def catalogue_facets(call: Call) -> Answer:
    """Values of the catalogue's facets."""
    names = call.every("facet") or [
        "features",
        "language",
        "license",
        "modified",
        "publisher",
        "theme",
        "keyword",
    ]
    return facets(call, catalogue_table(call), names)


@OPENDATASOFT.route(f"{_ROOT}/datasets/{{dataset_id}}")
def dataset(call: Call, dataset_id: str) -> Answer:
    """One dataset object."""
    columns = selection(call, catalogue_table(call))
    return as_json(shaped(found(call, dataset_id), columns))


@OPENDATASOFT.route(f"{_ROOT}/datasets/{{dataset_id}}/records")
def records(call: Call, dataset_id: str) -> Answer:
    """Records, at most a hundred a page and ten thousand deep."""
    one = found(call, dataset_id)
    return ods_query.answer(call, records_table(call, one), lambda: record_count(call, one))


@OPENDATASOFT.route(f"{_ROOT}/datasets/{{dataset_id}}/facets")
def record_facets(call: Call, dataset_id: str) -> Answer:
    """Values of the fields declared as facets, or of those asked."""
    one = found(call, dataset_id)
    declared = [field["name"] for field in one["fields"] if "facet" in (field.get("annotations") or {})]
    return facets(call, records_table(call, one), call.every("facet") or declared)


@OPENDATASOFT.route(f"{_ROOT}/datasets/{{dataset_id}}/attachments")
def attachments(call: Call, dataset_id: str) -> Answer:
    """No dataset of the demonstration has attachments."""
    return as_json({"links": [], "attachments": found(call, dataset_id).get("attachments", [])})


def facets(call: Call, table: Table, names: list[str]) -> Answer:
    """How many rows have each value, most frequent first."""
    rows = list(filtered(call, table))
    return as_json({"links": [], "facets": [enumerated(table, name, rows) for name in names]})


def enumerated(table: Table, name: str, rows: list[Row]) -> dict[str, Any]:
    """One facet. Raises Refusal (400) for a name that is not a field."""
    try:
        value = table.value_of(name)
    except Malformed as error:
        raise refusal("InvalidRESTParameterError", f"Invalid value for facet API parameter: {error}") from error
    held = (one if isinstance(one, list) else [one] for one in map(value, rows))
    counts = Counter(str(one) for values in held for one in values if one is not None)
    listed = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    values = [{"count": count, "state": "displayed", "name": one, "value": one} for one, count in listed]
    return {"name": name, "facets": values}


@OPENDATASOFT.route(f"{_ROOT}/datasets/{{dataset_id}}/exports")
def export_list(call: Call, dataset_id: str) -> Answer:
    """The formats that a dataset can be had in."""
    found(call, dataset_id)
    links = [{"rel": "self", "href": call.address()}]
    links += [{"rel": form, "href": f"{call.root}{call.path}/{form}"} for form in sorted(FORMATS)]
    return as_json({"links": links})


@OPENDATASOFT.route(f"{_ROOT}/datasets/{{dataset_id}}/exports/{{form}}")
def export(call: Call, dataset_id: str, form: str) -> Answer:
    """A whole dataset, streamed; 304 when the client has this version."""
    one = found(call, dataset_id)
    if form not in FORMATS:
        expected = f"{form} was found but one of {', '.join(sorted(FORMATS))} is expected."
        raise refusal("InvalidRESTParameterError", f"Invalid value for format API parameter: {expected}")
    path = records_path(call, dataset_id)
    known = validators(path, variant(call)) if path else {}
    kept = unchanged(call, known) if known else None
    if kept:
        return kept
    writer, content_type = FORMATS[form]
    headers = {
        "Content-Type": content_type,
        "Content-Disposition": f'attachment; filename="{dataset_id}.{form}"',
    }
    if form == "jsonl" and path and not any(call.get(name) for name in _SHAPING):
        body, more = published_lines(call, path)
        return Answer(200, body, {**headers, **known, **more})
    rows, fields = exported(call, one)
    return Answer(200, writer(call, rows, fields), {**headers, **known})


def variant(call: Call) -> str:
    """What tells apart the answers made from the same file."""
    return f"{zlib.crc32(call.address().removeprefix(call.root).encode()):x}"


def exported(call: Call, one: Dataset) -> tuple[Iterable[Row], list[Field]]:
    """The rows of an export and its columns. Raises Refusal (400) before the first row."""
    limit, offset = integer(call, "limit", -1), integer(call, "offset", 0)
    if limit < -1:
        expected = f"{limit} was found but >= -1 is expected."
        raise refusal("InvalidRESTParameterError", f"Invalid value for limit API parameter: {expected}")
    if offset > DEEPEST:
        expected = f"{offset} was found but <= {DEEPEST} is expected."
        raise refusal("InvalidRESTParameterError", f"Invalid value for offset API parameter: {expected}")
    table = records_table(call, one)
    columns = selection(call, table)
    rows: Iterable[Row]
    if call.get("group_by"):
        rows = grouped(call, table, columns)
        names = list(rows[0]) if rows else []
    else:
        key = ods_query.ordering(call, table.value_of)
        kept: Iterator[Row] = filtered(call, table)
        rows = (shaped(row, columns) for row in (sorted(kept, key=key) if key else kept))
        names = [column.name for column in columns] if columns else list(table.fields)
    described = {field["name"]: field for field in one["fields"]}
    fields = [described.get(name, {"name": name, "label": name, "type": "text"}) for name in names]
    return islice(rows, offset, None if limit == -1 else offset + limit), fields
