"""SQL files: header, prose, statement, and what is refused."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from dashboard import queries
from dashboard.errors import DeclarationError, QueryError
from dashboard.queries import Column

TEXT = """-- title: Montant par mois
-- params: start DATE, stop DATE
-- returns: month DATE, amount_eur DECIMAL(18,2)
-- source: decp, services
--
-- Un avenant compte dans son mois.
select $start as month, 1 as amount_eur -- $comment
where '$text' <> '' and $stop is not null
"""


def write(root: Path, name: str, text: str) -> Path:
    path = root / f"{name}.sql"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_header_prose_and_statement(tmp_path: Path) -> None:
    query = queries.parse(write(tmp_path, "marches/montant", TEXT), tmp_path)
    assert query.name == "marches/montant"
    assert query.title == "Montant par mois"
    assert query.columns("returns") == (Column("month", "DATE"), Column("amount_eur", "DECIMAL(18,2)"))
    assert query.words("source") == ("decp", "services")
    assert "Un avenant compte" in query.prose
    assert query.parameters == {"start", "stop"}


@pytest.mark.parametrize(("text", "key", "line"), [
    ("-- title: a\n-- owner: b\nselect 1", "owner", 2),
    ("-- title: a\n-- title: b\nselect 1", "title", 2),
    ("select 1", "title", 1),
])
def test_a_wrong_header_names_key_and_line(tmp_path: Path, text: str, key: str, line: int) -> None:
    with pytest.raises(DeclarationError) as caught:
        queries.parse(write(tmp_path, "x/y", text), tmp_path)
    assert (caught.value.key, caught.value.line) == (key, line)


def test_a_column_without_type_is_refused(tmp_path: Path) -> None:
    query = queries.parse(write(tmp_path, "x/y", "-- title: a\n-- returns: month\nselect 1"), tmp_path)
    with pytest.raises(DeclarationError, match="has no type"):
        query.columns("returns")


def test_families_come_in_order_of_need(tmp_path: Path) -> None:
    write(tmp_path, "core/a", "-- title: a\n-- table: core.a\n-- after: core.b\nselect 1")
    write(tmp_path, "core/b", "-- title: b\n-- table: core.b\nselect 1")
    assert [query.name for query in queries.family("core", tmp_path)] == ["core/b", "core/a"]


def test_a_cycle_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "core/a", "-- title: a\n-- table: core.a\n-- after: core.b\nselect 1")
    write(tmp_path, "core/b", "-- title: b\n-- table: core.b\n-- after: core.a\nselect 1")
    with pytest.raises(DeclarationError, match="cycle"):
        queries.family("core", tmp_path)


def test_an_unknown_query_is_refused() -> None:
    with pytest.raises(QueryError, match="no stored query"):
        queries.load("nulle/part")


def test_two_queries_for_one_table_are_refused(tmp_path: Path) -> None:
    for name in ("days", "days_bis"):
        write(tmp_path, f"marts/{name}", "-- title: a\n-- table: mart.days\nselect 1")
    with pytest.raises(DeclarationError, match=r"days_bis\.sql:2: table: « mart.days » is filled by days\.sql"):
        queries.family("marts", tmp_path)


def test_what_duckdb_says_is_told_at_its_line_of_the_file(tmp_path: Path) -> None:
    query = queries.parse(write(tmp_path, "x/y", "-- title: a\n--\n-- Prose.\nselect\n  nowhere\n"), tmp_path)
    with pytest.raises(duckdb.Error) as raised, duckdb.connect() as connection:
        connection.execute(f"describe {query.sql}")
    problem = query.problem(raised.value)
    assert (problem.file, problem.key, problem.line) == (query.path, "sql", 5)
