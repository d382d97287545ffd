"""What a visit asks of the snapshot: every statement that a page runs when it is opened, with its values.

The pages themselves are opened, as a visitor's session would open them, with nothing cached: neither a query that a
page no longer asks nor a value that nobody would choose is timed.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import duckdb
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard import data, holdings, passports, series
from dashboard.settings import PROJECT_ROOT, settings
from dashboard.words import places_sites

HOME = "accueil"
# What is kept for as long as a snapshot, besides Streamlit's own cache.
KEPT = (passports._received, series.book, series.judged, places_sites._gains)
# Page → the addresses it is opened at, the dearest of each view: the longest period, the widest choice.
VISITS: dict[str, tuple[dict[str, str], ...]] = {
    HOME: ({},),
    "indicateur": ({}, {"id": "demandes_closes_15j"}),
    "services": ({}, {"vue": "calendrier"}, {"vue": "demandes", "debut": "2023-01-01"}),
    "marches": ({"debut": "2016-01-01"}, {"vue": "echeances"}, {"vue": "concurrence", "debut": "2016-01-01"},
                {"vue": "titulaires", "debut": "2016-01-01"}, {"vue": "avenants", "debut": "2016-01-01"},
                {"vue": "recherche", "mots": "entretien des écoles et travaux de voirie"}),
    "wifi": ({"debut": "2023-01-01"},),
    "riviere": ({}, {"duree": "24h"}, {"duree": "30j"}, {"duree": "1an"}, {"duree": "10ans"}),
    "eau": ({"debut": "2016-01-01"},),
    "carte": ({}, {"adresse": "12 rue de la Butte"}, {"vue": "acces"}, {"vue": "adresses"}),
    "donnees": ({}, {"jeu": "services"}),
    "suivi": ({}, {"vue": "incidents"}, {"vue": "calendrier"}),
}  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """One statement, its values, and how its rows are taken from the cursor: a frame, or plain values."""

    sql: str
    values: Mapping[str, Any]
    taken: Callable[[duckdb.DuckDBPyConnection], Any]


def visits(folder: Path) -> dict[str, list[Asked]]:
    """« page » or « page vue=… » → what it asks, in order, of the snapshot of a ``DASHBOARD_DATA``.

    Raises RuntimeError when a page fails.
    """
    with _over(folder):
        return {_name(page, query): _visit(page, query) for page, every in VISITS.items() for query in every}


def _name(page: str, query: Mapping[str, str]) -> str:
    shown = [f"{key}={value}" for key, value in query.items() if key not in ("debut", "mots")]
    return " ".join([page, *shown])


def _visit(page: str, query: Mapping[str, str]) -> list[Asked]:
    app = AppTest.from_file(str(PROJECT_ROOT / "dashboard" / "app.py"), default_timeout=300)
    if page != HOME:
        app.run()  # the frame, on the home page
    for key, value in query.items():
        app.query_params[key] = value
    with _listening() as heard:
        (app if page == HOME else app.switch_page(f"../pages/{page}.py")).run()
    if app.exception:
        raise RuntimeError(f"{page}: {app.exception[0].message}")
    return heard


@contextmanager
def _over(folder: Path) -> Iterator[None]:
    """The pages read the warehouse of a folder."""
    with patch.dict(os.environ, {"DASHBOARD_DATA": str(folder)}):
        _forget()
        yield
    _forget()


def _forget() -> None:
    settings.cache_clear()
    data.shelf.cache_clear()
    st.cache_data.clear()


@contextmanager
def _listening() -> Iterator[list[Asked]]:
    """Hears what is asked through the door, with nothing cached before."""
    heard: list[Asked] = []
    execute, cursor = data._execute, data.cursor

    def executed(current: Any, sql: str, parameters: dict[str, Any], taken: Any) -> Any:
        heard.append(Asked(sql, dict(parameters), taken))
        return execute(current, sql, parameters, taken)

    @contextmanager
    def listened() -> Iterator[tuple[str, Any]]:
        with cursor() as (name, mine):
            yield name, mine and _Listened(mine, heard)

    st.cache_data.clear()
    for each in KEPT:
        each.cache_clear()
    holdings._known.clear()
    holdings._profiles.clear()
    with patch.object(data, "_execute", executed), patch.object(data, "cursor", listened):
        yield heard


class _Listened:
    """A cursor that says what it is asked."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection, heard: list[Asked]) -> None:
        self._cursor, self._heard = cursor, heard

    def execute(self, sql: str, values: Any = None) -> duckdb.DuckDBPyConnection:
        """As the cursor does."""
        self._heard.append(Asked(sql, dict(values or {}), duckdb.DuckDBPyConnection.fetchall))
        return self._cursor.execute(sql, values or {})

    def __getattr__(self, name: str) -> Any:
        return getattr(self._cursor, name)
