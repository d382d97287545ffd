"""The demonstration's accounts are the OFGL's in form, nobody's in figures, and are read as the live ones would be."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import requests

from dashboard.declarations import load_datasets, load_town
from dashboard.demo import finances
from dashboard.demo.doubles import serve
from dashboard.sources import READERS, HttpClient, Request

NOW = datetime(2026, 11, 23, 17, tzinfo=UTC)
SEED = 14271


def folder(tmp_path: Path) -> Path:
    finances.write(tmp_path, 1, NOW, SEED)
    (tmp_path / "demo.json").write_text(json.dumps({"seed": SEED}), encoding="utf-8")
    return tmp_path


def test_the_past_does_not_change_and_a_year_comes_in_july() -> None:
    june, july = (list(finances.records(date(2026, month, 1), SEED)) for month in (6, 7))
    assert [row for row in july if row["exer"] != "2025-01-01"] == june
    assert {row["exer"] for row in july} - {row["exer"] for row in june} == {"2025-01-01"}


def test_merged_towns_missing_amounts_and_annexe_budgets_are_there() -> None:
    rows = list(finances.records(NOW.date(), SEED))
    sirens = {(row["insee"], row["siren"]) for row in rows}
    assert len(sirens) == len({insee for insee, _ in sirens}) + 1
    assert any(row["montant"] is None for row in rows)
    assert {row["type_de_budget"] for row in rows} == {finances.MAIN, finances.ANNEXE}


def test_the_reader_asks_for_the_main_budget_of_towns_of_its_size_and_nothing_else(tmp_path: Path) -> None:
    town, dataset = load_town("14271"), load_datasets()["finances"]
    with serve(folder(tmp_path), now=lambda: NOW) as doubles:
        client = HttpClient(doubles.base_urls, town.portal.domain)
        part, = READERS["ofgl_export"](
            Request(dataset=dataset, town=town, folder=tmp_path, client=client, now=NOW))
        asked = [received.path for received in doubles.requests]
    rows = [json.loads(line) for line in part.path.read_text(encoding="utf-8").splitlines()]
    root = "/ofgl/api/explore/v2.1/catalog/datasets/ofgl-base-communes"
    assert asked == [f"{root}/exports/jsonl", f"{root}/records"]  # the second one only for its count
    assert {row["type_de_budget"] for row in rows} == {finances.MAIN}
    assert "Recettes totales" not in {row["agregat"] for row in rows}
    assert {row["insee"] for row in rows} > {town.insee}
    assert max(row["ptot"] for row in rows) <= town.population * 5 // 2


def test_a_year_is_a_date_and_pages_stop_at_a_hundred(tmp_path: Path) -> None:
    with serve(folder(tmp_path), now=lambda: NOW) as doubles:
        root = f"{doubles.base_urls['ofgl']}/api/explore/v2.1/catalog/datasets/{finances.PORTAL_ID}"
        year = {"where": "exer >= date'2024-01-01' and exer < date'2025-01-01' and insee = \"14271\""}
        found = requests.get(f"{root}/records", {**year, "limit": 50}, timeout=5).json()
        refused = requests.get(f"{root}/records", {"limit": 101}, timeout=5)
    assert {row["exer"] for row in found["results"]} == {"2024-01-01"}
    assert refused.status_code == 400
