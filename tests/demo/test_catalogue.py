"""The catalogue: 120 datasets in 13 themes, every key of the API, counts that are true, dates that are possible."""

import json
import re
import tomllib
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dashboard.demo import catalogue, facilities, requests, services, wifi
from dashboard.demo.cards import cards, last_update
from dashboard.demo.portal import count_records
from dashboard.demo.shelf.tables import Moment

ROOT = Path(__file__).resolve().parents[2]
UNTIL = datetime(2026, 11, 23, 18, tzinfo=UTC)
SEED = 14271
TYPES = {"text", "int", "double", "boolean", "date", "datetime", "geo_point_2d", "geo_shape"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("catalogue")
    for module in (services, requests, wifi, facilities, catalogue):
        module.write(made, 1, UNTIL, SEED)
    return made


@pytest.fixture(scope="module")
def datasets(folder):
    return json.loads((folder / "opendatasoft" / "catalogue.json").read_text(encoding="utf-8"))


def default(dataset):
    return dataset["metas"]["default"]


def read(folder, portal_id):
    text = (folder / "opendatasoft" / f"{portal_id}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def test_there_are_120_datasets_with_different_ids_and_titles(datasets) -> None:
    assert len(datasets) == 120
    assert len({dataset["dataset_id"] for dataset in datasets}) == 120
    assert len({dataset["dataset_uid"] for dataset in datasets}) == 120
    assert len({default(dataset)["title"] for dataset in datasets}) == 120


def test_they_fall_in_the_thirteen_themes_once_the_portal_s_names_are_mapped(datasets) -> None:
    town = tomllib.loads((ROOT / "data/towns/14271.toml").read_text(encoding="utf-8"))
    named = [theme for dataset in datasets for theme in default(dataset)["theme"]]
    mapped = Counter(town["theme_map"].get(theme, theme) for theme in named)
    assert set(mapped) == set(town["themes"])
    assert set(named) - set(town["themes"])
    assert min(mapped.values()) >= 6


def test_every_declared_dataset_of_ours_is_found_by_its_title_alone(datasets) -> None:
    for path in (ROOT / "data/datasets").glob("*.toml"):
        patterns = tomllib.loads(path.read_text(encoding="utf-8")).get("match", [])
        found = [
            dataset["dataset_id"]
            for dataset in datasets
            if any(re.search(pattern, default(dataset)["title"], re.IGNORECASE) for pattern in patterns)
        ]
        assert len(found) == bool(patterns), (path.name, found)


def test_objects_have_every_key_of_the_api_s_own_example(datasets, real_files) -> None:
    example = json.loads((real_files / "ods" / "example_dataset-v2.1.json").read_text(encoding="utf-8"))
    for dataset in datasets:
        assert set(example) <= set(dataset)
        assert set(example["metas"]["default"]) <= set(default(dataset))
        assert all(set(field) == set(example["fields"][0]) for field in dataset["fields"])


def test_the_count_of_records_is_the_number_of_lines(folder, datasets) -> None:
    for dataset in datasets:
        assert default(dataset)["records_count"] == count_records(folder, dataset["dataset_id"]), dataset["dataset_id"]


def test_records_hold_the_fields_of_their_dataset_in_their_types(folder, datasets) -> None:
    expected = {
        "text": str, "int": int, "double": (int, float), "boolean": bool, "date": str, "datetime": str,
        "geo_point_2d": dict, "geo_shape": dict,
    }  # fmt: skip
    for dataset in datasets:
        if dataset["dataset_id"] == wifi.PORTAL_ID:
            continue
        types = {field["name"]: field["type"] for field in dataset["fields"]}
        assert set(types.values()) <= TYPES
        for record in read(folder, dataset["dataset_id"]):
            assert list(record) == list(types), dataset["dataset_id"]
            wrong = [k for k, v in record.items() if v is not None and not isinstance(v, expected[types[k]])]
            assert not wrong, (dataset["dataset_id"], wrong)


def test_shelf_datasets_have_10_to_400_records(datasets) -> None:
    counts = {
        dataset["dataset_id"]: default(dataset)["records_count"]
        for dataset in datasets
        if dataset["dataset_id"] not in catalogue.OWN_FIELDS
    }
    assert counts.pop("limites-communales-5") == 1
    assert not {name: count for name, count in counts.items() if not 10 <= count <= 400}


def test_grants_have_the_three_columns_and_the_22_rows_of_the_real_portal(folder, datasets) -> None:
    grants = next(dataset for dataset in datasets if dataset["dataset_id"] == "subventions-aux-associations")
    assert [(field["name"], field["label"]) for field in grants["fields"]] == [
        ("annee", "Année"),
        ("associations", "Associations"),
        ("subventions_versees", "Subventions versées"),
    ]
    assert len(read(folder, "subventions-aux-associations")) == 22


def test_some_datasets_are_federated_and_say_from_where(datasets) -> None:
    federated = [dataset for dataset in datasets if default(dataset)["federated"]]
    assert 20 < len(federated) < 50
    assert all(default(dataset)["source_domain"] for dataset in federated)
    own = [dataset for dataset in datasets if not default(dataset)["federated"]]
    assert all(default(dataset)["source_domain"] is None for dataset in own)


def test_licences_use_the_vocabulary_met_and_some_are_missing(datasets) -> None:
    licences = Counter(default(dataset)["license"] for dataset in datasets)
    assert set(licences) == {
        "Licence Ouverte v2.0 (Etalab)", "Licence Ouverte (Etalab)", "Open Database License (ODbL)", "CC BY 4.0", None,
    }  # fmt: skip
    assert licences[None] == 2


def test_no_date_is_in_the_future_and_some_datasets_are_very_late(datasets) -> None:
    now = UNTIL.isoformat()
    for dataset in datasets:
        dates = default(dataset)
        assert max(dates["modified"], dates["data_processed"], dates["metadata_processed"][:19] + "+00:00") <= now
    assert sum(default(dataset)["data_processed"] < "2023" for dataset in datasets) > 10


def test_modified_is_sometimes_typed_by_hand_and_lags(datasets) -> None:
    by_hand = [one for one in datasets if not default(one)["modified_updates_on_data_change"]]
    assert len(by_hand) > 3
    assert all(default(one)["modified"] < default(one)["data_processed"] for one in by_hand)


@pytest.mark.parametrize(("updated", "days"), [("daily", 1), ("weekly", 7), ("monthly", 30), ("yearly", 365)])
def test_a_dataset_is_updated_once_a_period(updated, days) -> None:
    card = {"id": "one", "updated": updated}
    moments = {last_update(card, UNTIL + timedelta(hours=6 * step)) for step in range(-4 * days, 1)}
    assert len(moments) == 2
    assert all(UNTIL - timedelta(days=2 * days) < moment <= UNTIL for moment in moments)


def test_descriptions_are_french_html(datasets) -> None:
    assert all(default(dataset)["description"].startswith("<p>") for dataset in datasets)
    assert any("<a href=" in default(dataset)["description"] for dataset in datasets)
    assert not [one for one in datasets if "'" in default(one)["title"] + default(one)["description"]]


def test_the_past_of_the_shelf_does_not_change_when_the_end_moves() -> None:
    for card in cards():
        if card["id"] in catalogue.OWN_FIELDS or card["table"]["kind"] in ("recent", "menus", "gauge"):
            continue  # these slide: only their last days are published
        build = catalogue.KINDS[card["table"]["kind"]]
        earlier = build(card["id"], card["table"], Moment(UNTIL - timedelta(days=500), 1, SEED)).records
        later = {json.dumps(record) for record in build(card["id"], card["table"], Moment(UNTIL, 1, SEED)).records}
        assert {json.dumps(record) for record in earlier} <= later, card["id"]


def test_the_last_river_readings_are_those_of_the_hydrometric_service(folder) -> None:
    from dashboard.demo import river

    rows = read(folder, "vigicrues-hauteurs-et-debits-des-cours-deau")
    last = max(rows, key=lambda row: (row["timestamp"], row["station_id"]))
    at = datetime.fromisoformat(last["timestamp"])
    reading = river.readings(last["station_id"], "H", at, at + timedelta(minutes=5))
    assert float(reading["value"].iloc[0]) / 1000 == last["hauteur"]
    assert UNTIL - timedelta(hours=6) < at <= UNTIL


def test_a_catalogue_without_the_other_files_is_refused(tmp_path) -> None:
    with pytest.raises(FileNotFoundError):
        catalogue.write(tmp_path, 1, UNTIL, SEED)


def test_volumes_follow_the_scale_where_they_can() -> None:
    trees = next(card for card in cards() if card["id"] == "arbres-de-la-commune")
    build = catalogue.KINDS["places"]
    assert len(build(trees["id"], trees["table"], Moment(UNTIL, 3, SEED)).records) == 1_050


def test_the_same_seed_gives_the_same_catalogue(folder, tmp_path) -> None:
    for module in (services, requests, facilities, catalogue):
        module.write(tmp_path, 1, UNTIL, SEED)
    name = Path("opendatasoft") / "catalogue.json"
    assert (tmp_path / name).read_bytes() == (folder / name).read_bytes()
