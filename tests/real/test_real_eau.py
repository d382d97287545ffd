"""Real drinking water bodies of Hub'Eau."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.loaded_town import Town


@pytest.fixture
def sampled(town: Town, real_files: Path) -> Town:
    return town.load("eau-potable", real_files / "eau" / "hubeau_resultats_dis_59310_2023-08-18_excerpt.json")


def test_seventeen_analyses_are_one_sample(sampled: Town) -> None:
    assert sampled.count("core.water_analyses") == 17
    assert sampled.ask("select sample_id, sampled_on, network_id, network_ids, is_conform_limits, "
                       "is_conform_references from core.water_samples") == [
        ("05900313051", date(2023, 8, 18), "059000440", ["059000440", "059000615"], True, True)]
    assert sampled.rejected("core.water_analyses") == {}


def test_a_result_under_its_threshold_is_not_zero(sampled: Town) -> None:
    assert sampled.ask("select result_text, value, is_censored, reference_high from core.water_analyses "
                       "where parameter like 'Ammonium%'") == [("<0,05", 0.05, True, 0.1)]


def test_bounds_are_read_in_the_text_of_limits(sampled: Town) -> None:
    assert sampled.ask("select parameter, value, reference_low, reference_high from core.water_analyses "
                       "where parameter_id = '1302'") == [("pH", 7.8, 6.5, 9.0)]
    assert sampled.one("select count(*) from core.water_analyses where is_within_limit = false "
                       "or is_within_reference = false") == 0


def test_a_qualitative_result_has_no_value(sampled: Town) -> None:
    assert sampled.ask("select count(*), count(value) from core.water_analyses where not is_quantitative") == [(4, 0)]


def test_a_commune_has_several_networks(town: Town, real_files: Path) -> None:
    town.load("eau-potable", real_files / "eau" / "hubeau_communes_udi_38400_excerpt.json")
    assert town.ask("select network_id, year, districts from core.water_networks order by all") == [
        ("038000273", 2023, ["archat"]), ("038000335", 2023, ["commune"])]
    assert town.count("core.water_samples") == 0
