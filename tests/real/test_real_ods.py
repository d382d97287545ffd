"""The vendor's own examples of Explore v2.1, and real records."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from dashboard.errors import Changed
from tests.loaded_town import Town


def test_a_page_of_the_catalogue_loads(town: Town, real_files: Path) -> None:
    town.load("catalogue", real_files / "ods" / "example_datasets-v2.1.json")
    assert town.ask("select count(*), count_if(is_federated), count(distinct portal_theme) from core.datasets") == [
        (2, 1, 1)]


def test_one_card_loads_with_both_its_dates_and_its_html(town: Town, real_files: Path) -> None:
    town.load("catalogue", real_files / "ods" / "example_dataset-v2.1.json")
    row = town.ask("select dataset_id, records_count, modified_at, data_processed_at, modified_on_data_change, "
                   "theme, licence, description like '<p>%' from core.datasets")[0]
    assert row == ("geonames-all-cities-with-a-population-1000", 137611, datetime(2021, 6, 23, 7, 50, 20),
                   datetime(2021, 6, 22, 8, 47, 8), True, "Administration et citoyenneté", "CC BY 4.0", True)


@pytest.mark.parametrize("dataset", ["catalogue", "bancs", "wifi", "services"])
@pytest.mark.parametrize(
    "name",
    ["response_bad_request.json", "response_quota.json", "example_attachments.json", "example_catalog_facets.json",
     "example_facets.json", "example_group_by_country-v2.1.json", "opendatasoft-explore-api-v2.1.openapi.json"],
)
def test_another_answer_of_the_portal_is_no_data(town: Town, real_files: Path, dataset: str, name: str) -> None:
    with pytest.raises(Changed):
        town.load(dataset, real_files / "ods" / name)


def test_points_are_found_whatever_their_field_is_called(town: Town, real_files: Path) -> None:
    town.load("commune", real_files / "geo" / "contours_communes_caen_la_mer.geojson")
    town.load("bancs", real_files / "ods" / "records_velib_one_record_2025-01-23.json")
    assert town.ask("select name, longitude, latitude from raw.facilities") == [
        ("Rouget de L'isle - Watteau", "2.3963020229163", "48.778192750803")]
    assert town.rejected("core.facilities") == {"hors de la commune": 1}


def test_records_of_another_table_are_refused_with_the_difference(town: Town, real_files: Path) -> None:
    with pytest.raises(Changed, match="« point_id », « date », « sessions » ; colonnes nouvelles : « stationcode »"):
        town.load("wifi", real_files / "ods" / "records_velib_one_record_2025-01-23.json")
