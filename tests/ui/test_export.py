"""The one control under a table: every format, made when asked for, with where its rows come from."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pandas as pd
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard import data
from dashboard.data import DatasetCard
from dashboard.export import FORMATS
from dashboard.locale.column import Column
from dashboard.ui import export
from tests.exports.reopened import csv_rows, parsed, sheets

SPAN = timedelta(days=1)
NOW = datetime(2026, 11, 23, 17, tzinfo=UTC)
FRAME = pd.DataFrame({"level_m": [1.42, -12.5], "note": ["=1+1", "calme"]})
COLUMNS = {"level_m": Column("Niveau", "decimal", 2, "m"), "note": "Note"}


def card(name: str = "hydrometrie", licence: str = "Licence Ouverte 2.0") -> DatasetCard:
    return DatasetCard(name, "L’Orne", "Eau", "Hub’Eau", licence, "https://lo.fr", "", SPAN, SPAN, SPAN, 2, 0, 0,
                       NOW, NOW, "ok", NOW, None, True)  # fmt: skip


def asked(**changes: object) -> export.Asked:
    told = {"frame": FRAME, "name": "orne", "title": "L’Orne", "columns": COLUMNS, "cards": (card(),),
            "snapshot": data.SnapshotCard("20261123-abc", NOW, True, None), "now": NOW, "language": "fr"}  # fmt: skip
    return export.Asked(**{**told, **changes})  # type: ignore[arg-type]


def test_each_file_holds_the_columns_told_and_says_where_they_come_from() -> None:
    rows = csv_rows(export.content(asked(), "csv-fr"))
    assert [row[:2] for row in rows] == [["Niveau (m)", "Note"], ["1,42", "'=1+1"], ["-12,5", "calme"]]
    assert rows[0][2] == "Source et licence"
    assert {row[2] for row in rows[1:]} == {
        ("L’Orne, Hub’Eau, Licence Ouverte 2.0, mise à jour du 23\u00a0nov. 2026 · "
        "Données de démonstration, inventées\u00a0: ne pas les citer.")}  # fmt: skip
    told = parsed(export.content(asked(), "json"))["passport"]
    assert (told["title"], told["snapshot"], told["is_demo"]) == ("L’Orne", "20261123-abc", True)
    assert told["sources"][0]["address"] == "/api/v1/datasets/hydrometrie"
    assert "Passport" in sheets(export.content(asked(language="en"), "xlsx"))


def test_the_address_of_a_source_is_whole_where_the_site_is_known() -> None:
    told = parsed(export.content(asked(site="https://donnees.exemple.fr/eau?langue=en"), "json"))["passport"]
    assert told["sources"][0]["address"] == "https://donnees.exemple.fr/api/v1/datasets/hydrometrie"


def test_a_plain_csv_has_its_licence_and_columns_beside_it() -> None:
    assert csv_rows(export.content(asked(), "csv"))[0] == ["level_m", "note"]
    told = parsed(export.described(asked()))
    assert (told["url"], told["dc:license"], told["dc:modified"]) == ("orne.csv", ["https://lo.fr"],
                                                                      "2026-11-23T17:00:00Z")  # fmt: skip
    assert told["dc:source"] == ["L’Orne, Hub’Eau, Licence Ouverte 2.0"]
    assert told["tableSchema"]["columns"][0] == {
        "name": "level_m", "titles": {"fr": ["Niveau (m)", "level_m"]}, "datatype": "number"}  # fmt: skip


def test_the_query_and_its_parameters_follow_the_frame() -> None:
    frame = FRAME.copy()
    frame.attrs = {"query": "datasets/incidents_par_jeu", "parameters": json.dumps({"limit": 5})}
    told = parsed(export.content(asked(frame=frame[frame["level_m"] > 0].drop(columns="note"), columns=None), "json"))
    assert told["passport"]["query"] == "datasets/incidents_par_jeu"
    assert told["passport"]["parameters"] == {"limit": "5"}
    assert "meta.incidents" in told["passport"]["sql"]
    assert told["records"] == [{"level_m": 1.42}]


def test_geojson_is_offered_where_there_is_a_position() -> None:
    assert set(export.offered(FRAME, None)) == set(FORMATS) - {"geojson"}
    assert set(export.offered(pd.DataFrame({"longitude": [], "latitude": []}), None)) == set(FORMATS)


def test_licences_are_named_each() -> None:
    assert export.licence_note(asked()) == "Licence\u00a0: Licence Ouverte 2.0"
    both = export.licence_note(asked(cards=(card(), card("bancs", "ODbL 1.0"))))
    assert "Licence Ouverte 2.0, ODbL 1.0" in both
    assert "Chacune" in both
    assert export.licence_note(asked(cards=())) == "Licence non précisée"


def six_tables() -> None:
    import pandas as pd

    from dashboard import ui

    for place in range(6):
        ui.export_csv(pd.DataFrame({"a": range(3)}), f"table-{place}")


def test_nothing_is_made_while_a_page_is_drawn(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path))
    made: list[str] = []
    monkeypatch.setattr(export, "content", lambda asked, form: made.append(form) or b"")
    app = AppTest.from_function(six_tables, default_timeout=30).run()
    assert not app.exception
    assert len(app.get("download_button")) == 6 * 6  # five formats, and what goes beside the plain CSV
    assert made == []
    st.cache_data.clear()
