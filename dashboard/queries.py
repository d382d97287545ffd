"""A SQL file as a name, a header and a statement.

The header is the run of ``-- key: value`` lines at the top; the comment lines after it, up to the statement, are
prose for who reads the code. ``method`` says to everybody, in French, what is counted, over what period and what is
left out: the passport of a figure shows it, in the reader's language. The rows of a ``table`` are stored by its
``key``, or in the ``order`` that its readers want: a question without ``order by`` then gets them so. A macro that
costs much to declare is ``only`` for the queries of one folder.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from dashboard.errors import DeclarationError, QueryError
from dashboard.settings import PROJECT_ROOT

QUERIES = PROJECT_ROOT / "queries"
_KEY = re.compile(r"^--\s*([a-z_]+):\s*(.*)$")
_PARAMETER = re.compile(r"\$([a-z_][a-z0-9_]*)")
_ERROR_LINE = re.compile(r"LINE (\d+):")
KNOWN_KEYS = frozenset(
    ("title", "params", "returns", "source", "method", "table", "key", "order", "mode", "incremental", "settled",
     "after", "only", "severity")
)
KPI_KEYS = frozenset(
    ("title", "question", "theme", "unit", "digits", "direction", "target", "tolerance", "cadence", "season", "total",
     "owner", "source", "method", "limits", "since", "per", "act", "returns")
)


@dataclass(frozen=True)
class Column:
    """One declared column or parameter: name and DuckDB type, upper case."""

    name: str
    type: str


@dataclass(frozen=True)
class Query:
    """One stored query. ``name`` is its path under ``queries/`` without ``.sql``."""

    name: str
    path: Path
    header: dict[str, str]
    prose: str
    sql: str
    lines: dict[str, int] = field(default_factory=dict, compare=False)

    def words(self, key: str) -> tuple[str, ...]:
        """A comma-separated header value as a tuple; empty when the key is absent."""
        return tuple(word.strip() for word in self.header.get(key, "").split(",") if word.strip())

    def columns(self, key: str) -> tuple[Column, ...]:
        """``name TYPE, name TYPE(18,2)`` as columns. Raises DeclarationError naming file and line."""
        parts = [part.strip() for part in re.split(r",(?![^(]*\))", self.header.get(key, "")) if part.strip()]
        found = []
        for part in parts:
            name, _, kind = part.partition(" ")
            if not kind:
                raise DeclarationError(self.path, key, f"« {part} » has no type", self.lines.get(key))
            found.append(Column(name, kind.strip().upper()))
        return tuple(found)

    def problem(self, error: Exception) -> DeclarationError:
        """What DuckDB said of the statement, at the line of the file that it names."""
        found = _ERROR_LINE.search(str(error))
        line = self.first_line + (int(found[1]) - 1 if found else 0)
        return DeclarationError(self.path, "sql", str(error).strip().splitlines()[0], line)

    @property
    def stored_by(self) -> str:
        """What the rows of its table are sorted by when it is made at once; empty for no order."""
        return self.header.get("order") or self.header.get("key", "")

    @property
    def title(self) -> str:
        """The sentence that says what it answers, in French."""
        return self.header["title"]

    @property
    def parameters(self) -> frozenset[str]:
        """The ``$named`` parameters that the statement uses."""
        return frozenset(_PARAMETER.findall(self.code))

    @property
    def code(self) -> str:
        """The statement without its comments and quoted texts, which may say anything."""
        return re.sub(r"--[^\n]*|'(?:[^']|'')*'", "", self.sql)

    @property
    def first_line(self) -> int:
        """The line of the file where ``sql`` begins: what DuckDB calls line 1."""
        return next((n for n, line in enumerate(self._text, 1) if n > len(self.header) and line.strip()), 1)

    @property
    def statement_line(self) -> int:
        """The line of the file where the statement begins, after the prose."""
        start = self.first_line
        return next((n for n, line in enumerate(self._text, 1)
                     if n >= start and line.strip() and not line.lstrip().startswith("--")), start)

    def line_of(self, text: str) -> int:
        """The first line of the statement that holds a text, in any case; its first when none does."""
        start = self.first_line
        found = (n for n, line in enumerate(self._text, 1) if n >= start and text.lower() in line.lower()
                 and not line.lstrip().startswith("--"))
        return next(found, start)

    @property
    def _text(self) -> list[str]:
        return self.path.read_text(encoding="utf-8").splitlines()


def parse(path: Path, root: Path = QUERIES) -> Query:
    """Reads one file. Raises DeclarationError (file, key, line) for an unknown or repeated key or no title."""
    lines = path.read_text(encoding="utf-8").splitlines()
    name = path.relative_to(root).with_suffix("").as_posix()
    known = KPI_KEYS if name.startswith("kpi/") else KNOWN_KEYS
    header: dict[str, str] = {}
    numbers: dict[str, int] = {}
    index = 0
    while index < len(lines) and (match := _KEY.match(lines[index])):
        key = match[1]
        if key not in known or key in header:
            why = "repeated key" if key in header else "unknown key"
            raise DeclarationError(path, key, why, index + 1)
        header[key], numbers[key] = match[2].strip(), index + 1
        index += 1
    if not header.get("title"):
        raise DeclarationError(path, "title", "missing key", 1)
    prose = [line.lstrip("- ") for line in lines[index:] if line.startswith("--")]
    sql = "\n".join(lines[index:]).strip()
    return Query(name, path, header, "\n".join(prose).strip(), sql, numbers)


@lru_cache(maxsize=8)
def load_all(root: Path = QUERIES) -> dict[str, Query]:
    """Every stored query by name."""
    found = (parse(path, root) for path in sorted(root.rglob("*.sql")))
    return {query.name: query for query in found}


def load(name: str, root: Path = QUERIES) -> Query:
    """One stored query by name. Raises QueryError when there is none."""
    try:
        return load_all(root)[name]
    except KeyError as error:
        raise QueryError(f"no stored query « {name} » under {root}") from error


def _members(folder: str, root: Path) -> dict[str, Query]:
    """The queries of one folder by the table that each fills. Raises DeclarationError when two fill the same."""
    members: dict[str, Query] = {}
    for query in load_all(root).values():
        if query.name.startswith(f"{folder}/"):
            table = query.header.get("table", query.name)
            if table in members:
                why = f"« {table} » is filled by {members[table].path.name} already"
                raise DeclarationError(query.path, "table", why, query.lines.get("table"))
            members[table] = query
    return members


def family(folder: str, root: Path = QUERIES) -> list[Query]:
    """The queries of one folder, those that others need (header ``after``) first."""
    members = _members(folder, root)
    ordered: list[Query] = []

    def place(query: Query, chain: tuple[str, ...]) -> None:
        if query.name in chain:
            raise DeclarationError(query.path, "after", f"cycle: {' → '.join((*chain, query.name))}",
                                   query.lines.get("after"))
        for needed in query.words("after"):
            if needed in members:
                place(members[needed], (*chain, query.name))
        if query not in ordered:
            ordered.append(query)

    for query in members.values():
        place(query, ())
    return ordered
