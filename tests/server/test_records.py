"""The rows of the declared datasets in every format, opened again and compared with the tables they come from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pytest
from starlette.testclient import TestClient

from dashboard import data, holdings
from dashboard.declarations import load_datasets
from dashboard.exports.cells import in_paris
from dashboard.exports.safety import plain
from dashboard.held.table import Holding
from dashboard.records import FORMATS
from tests.exports.reopened import csv_rows, parquet, parsed, sheets
from tests.server.test_api import validate

pytestmark = pytest.mark.slow
ROWS = 300
DECLARED = sorted(load_datasets())


def base(dataset_id: str, form: str) -> str:
    return f"/api/v1/datasets/{dataset_id}/records.{form}"


def table(dataset_id: str) -> tuple[Holding, list[list[Any]]]:
    """What the table itself holds, row by row, through Arrow alone."""
    card = holdings.holding(dataset_id)
    assert card is not None
    found = pa.Table.from_batches(holdings.batches(dataset_id, limit=ROWS))
    return card, [list(row.values()) for row in found.to_pylist()]


def as_json(value: Any) -> Any:
    if isinstance(value, datetime):
        return f"{value.isoformat()}Z"
    if isinstance(value, date):
        return value.isoformat()
    return float(value) if isinstance(value, Decimal) else value


def as_text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, Decimal) else str(as_json(value))


def as_cell(value: Any) -> Any:
    if isinstance(value, datetime):
        return in_paris(value).replace(microsecond=0)
    if isinstance(value, date):
        return datetime.combine(value, time.min)
    return None if value == "" else as_json(value)


def reopened(form: str, content: bytes) -> Iterator[list[Any]]:
    """The rows of a file, by another program's reader."""
    if form == "csv":
        yield from ([plain(cell) for cell in row] for row in csv_rows(content)[1:])
    elif form == "xlsx":
        cells = sheets(content)["Données"][1:]
        yield from ([each.replace(microsecond=0) if isinstance(each, datetime) else each for each in row]
                    for row in cells)  # fmt: skip
    elif form == "parquet":
        yield from (list(row.values()) for row in parquet(content).to_pylist())
    elif form == "json":
        yield from (list(record.values()) for record in parsed(content)["records"])
    else:
        yield from (list(each["properties"].values()) for each in parsed(content)["features"])


def expected(form: str, value: Any) -> Any:
    if form == "parquet":
        return value
    return {"csv": as_text, "xlsx": as_cell}.get(form, as_json)(value)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("dataset_id", DECLARED)
def test_every_format_gives_the_table_itself(client: TestClient, dataset_id: str, form: str) -> None:
    """FAULTS 21: reopened in a parser, it equals its source."""
    card, rows = table(dataset_id)
    answer = client.get(base(dataset_id, form), params={"limit": ROWS})
    if form == "geojson" and not card.longitude:
        assert answer.status_code == 404 and "csv" in answer.json()["error"]["allowed"]
        return
    assert answer.status_code == 200
    found = [[value.replace(tzinfo=None) if isinstance(value, datetime) else value for value in row]
             for row in reopened(form, answer.content)]  # fmt: skip
    assert len(found) == len(rows)
    for mine, theirs in zip(rows, found, strict=True):
        assert [expected(form, value) for value in mine] == theirs
    assert answer.headers["content-disposition"] == f'attachment; filename="{dataset_id}.{form}"'


@pytest.mark.parametrize(("form", "model"), [("json", "RecordsAnswer"), ("geojson", "RecordsCollection")])
def test_json_says_where_its_rows_come_from(client: TestClient, form: str, model: str) -> None:
    told = client.get(base("bancs", form)).json()
    validate(told, model)
    rows = told["records" if form == "json" else "features"]
    assert len(rows) == told["total"] > 0 and told["limit"] is None
    assert told["snapshot"] == data.snapshot().id  # type: ignore[union-attr]
    assert {"as_of", "built_at", "age_seconds", "observed_at"} <= set(told)
    alone = client.get("/api/v1/datasets/bancs").json()["dataset"]
    assert (told["state"], told["sources"][0]["licence"]) == (alone["state"], alone["licence"])
    assert [column["name"] for column in told["passport"]["columns"]] == [
        column["name"] for column in alone["record_columns"]]  # fmt: skip
    if form == "geojson":
        assert all(each["geometry"] is None or each["geometry"]["type"] == "Point" for each in rows)


def test_pages_follow_each_other(client: TestClient) -> None:
    address = base("decp", "json")
    whole = client.get(address).json()["records"]
    pages = [client.get(address, params={"limit": 100, "offset": at}).json() for at in range(0, 400, 100)]
    assert [row for page in pages for row in page["records"]] == whole[:400]
    assert {page["total"] for page in pages} == {len(whole)}
    assert client.get(address, params={"offset": 10**9}).json()["records"] == []
    assert client.get(address, params={"limit": 0}).json()["records"] == []


def test_excel_in_french_has_its_own_csv(client: TestClient) -> None:
    answer = client.get(base("decp", "csv"), params={"variante": "excel-fr", "limit": 5})
    assert answer.content.startswith(b"\xef\xbb\xbf")
    heading, first = csv_rows(answer.content)[:2]
    assert "Montant (€ HT)" in heading and "," in first[heading.index("Montant (€ HT)")]
    english = client.get(base("decp", "csv"), params={"variante": "excel-fr", "limit": 5, "langue": "en"})
    assert {"yes", "no"} & set(csv_rows(english.content)[1])
    assert "Amount (€ before tax)" in csv_rows(english.content)[0]
    wrong = client.get(base("decp", "csv"), params={"variante": "libreoffice"})
    assert (wrong.status_code, wrong.json()["error"]["allowed"]) == (400, ["excel-fr"])


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_file_is_not_sent_twice_and_its_head_says_it(client: TestClient, form: str) -> None:
    sent, head = client.get(base("bancs", form)), client.head(base("bancs", form))
    assert (head.status_code, head.content) == (200, b"")
    names = ("etag", "content-disposition", "content-type", "link")
    assert [head.headers[name] for name in names] == [sent.headers[name] for name in names]
    again = client.get(base("bancs", form), headers={"If-None-Match": sent.headers["etag"]})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", sent.headers["etag"])
    assert client.get(base("bancs", form), headers={"If-None-Match": '"other"'}).status_code == 200
    if not sent.headers["etag"].startswith("W/"):
        assert client.get(base("bancs", form)).content == sent.content
    queries: list[dict[str, Any]] = [{}, {"limit": 3}, {"offset": 1}, {"langue": "en"}]
    heads = [client.head(base("bancs", form), params=query, headers={"Accept-Encoding": coding})
             for query in queries for coding in ("identity", "gzip")]  # fmt: skip
    assert len({head.headers["etag"] for head in heads}) == 8


def test_what_cannot_be_given_says_why(client: TestClient) -> None:
    for path, status in ((base("rien", "csv"), 404), (base("bancs", "doc"), 404), (base("rien", "doc"), 404),
                         (base("bancs", "csv") + "?limit=x", 400), (base("bancs", "csv") + "?au=2001-01-01", 404),
                         (base("%00", "csv"), 404), (base("..%2fx", "csv"), 404)):  # fmt: skip
        answer = client.get(path)
        assert (answer.status_code, answer.json()["error"]["status"]) == (status, status), path
    assert client.get(base("bancs", "doc")).json()["error"]["allowed"] == list(FORMATS)
    assert client.post(base("bancs", "csv")).status_code == 405
    assert client.get(base("bancs", "csv"), params={"au": str(data.first_day())}).status_code == 200


def test_any_page_may_read_the_name_of_a_file(client: TestClient) -> None:
    answer = client.head(base("bancs", "csv"), headers={"Origin": "https://a.fr"})
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "Content-Disposition" in answer.headers["access-control-expose-headers"]


def test_no_small_count_of_persons_leaves(client: TestClient) -> None:
    """FAULTS 36: what counts persons leaves as the pages show it, never as received, and no part of a count."""
    wifi = client.get(base("wifi", "json")).json()["records"]
    assert wifi and set(wifi[0]) == {
        "point_id", "point_name", "month", "sessions", "volume_gb", "session_min", "is_masked", "day_count",
        "available_min", "published_min"}  # fmt: skip
    for row in wifi:
        assert not 0 < (row["sessions"] or 0) < 11
        assert not row["is_masked"] or (row["sessions"], row["volume_gb"], row["session_min"]) == (None, None, None)
    requests = client.get(base("demandes", "json")).json()["records"]
    assert requests and set(requests[0]) == {"quarter", "value", "received_count", "is_masked"}
    for row in requests:
        assert not 0 < (row["received_count"] or 0) < 11
        assert not row["is_masked"] or row["received_count"] is None
    services = client.get(base("services", "json")).json()["records"]
    assert all(not 0 < (row["value"] or 0) < 11 for row in services if row["unit"] in ("personnes", "visites"))
    assert any(row["is_masked"] for row in services)
