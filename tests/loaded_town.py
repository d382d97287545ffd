"""Published files loaded as the command ``load`` loads them: sniffed, landed raw, brought to core, checked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from dashboard.declarations import load_datasets, load_town
from dashboard.warehouse import raw
from dashboard.warehouse.formats import LandedPart
from dashboard.warehouse.workshop import Workshop

FETCH = "20261123T120000.000000Z"


class Town:
    """A warehouse in the making, and questions to it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.workshop = Workshop(folder / "town.duckdb", load_town("14271"), load_datasets())
        self.connection = self.workshop.connection

    def load(self, dataset_id: str, *files: Path) -> Town:
        """The files, each as one part, in place of what the dataset held."""
        dataset = load_datasets()[dataset_id]
        parts = [LandedPart(path, path.name, raw.sniff(dataset, path), FETCH, number, f"file:{path.name}")
                 for number, path in enumerate(files, start=1)]
        self.workshop.load(dataset, parts, compared=False)
        return self

    def load_text(self, dataset_id: str, text: str, name: str = "publié.json") -> Town:
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return self.load(dataset_id, path)

    def ask(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        return self.connection.execute(sql, list(values)).fetchall()

    def one(self, sql: str, *values: Any) -> Any:
        """The first cell of the first row."""
        return self.ask(sql, *values)[0][0]

    def count(self, table: str) -> int:
        return int(self.one(f"select count(*) from {table}"))

    def rejected(self, table: str, level: str = "row") -> dict[str, int]:
        """How many rows of a table were noted, by reason."""
        sql = "select reason, count(*) from meta.rejected where table_name = ? and level = ? group by all"
        return dict(self.ask(sql, table, level))


@contextmanager
def open_town(folder: Path) -> Iterator[Town]:
    """An empty warehouse in a folder of its own, closed at the end."""
    town = Town(folder)
    yield town
    town.workshop.close()
