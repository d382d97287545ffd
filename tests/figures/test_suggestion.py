"""Which drawing a table nobody described is given, from its columns alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.figures.suggestion import (
    Shape,
    Suggestion,
    aggregation,
    aggregations,
    drawings,
    entity,
    looks_like_years,
    measures,
    nature,
    suggest,
    titles,
    unit,
    words,
)

DATE = Shape("jour", "date", 1.0, 365)
COUNT = Shape("Nb.Prêts", "integer", 1.0, 80)
RATE = Shape("taux [%]", "decimal", 1.0, 90)
KIND = Shape("type", "text", 1.0, 5)
NAME = Shape("nom", "text", 1.0, 400)
LONGITUDE, LATITUDE = Shape("longitude", "decimal", 1.0, 400), Shape("latitude", "decimal", 1.0, 400)


@pytest.mark.parametrize(
    ("columns", "rows", "has_position", "expected"),
    [
        ([NAME, DATE, COUNT], 400, False, Suggestion("series", "jour", "Nb.Prêts", "sum")),
        ([DATE, RATE], 400, False, Suggestion("series", "jour", "taux [%]", "mean")),
        ([DATE, KIND], 400, False, Suggestion("series", "jour")),
        ([NAME, KIND, LONGITUDE, LATITUDE], 400, True, Suggestion("map")),
        ([NAME, KIND, DATE, LONGITUDE, LATITUDE], 400, True, Suggestion("map")),
        ([NAME, KIND], 400, False, Suggestion("ranking", "type")),
        ([NAME, RATE], 400, False, Suggestion("distribution", "taux [%]")),
        ([NAME], 400, False, None),
        ([], 0, False, None),
    ],
    ids=["a date and a count", "a date and a rate", "a date alone", "a point", "an inventory with a date", "a category",
         "a number", "a name", "nothing"],
)  # fmt: skip
def test_the_drawing_follows_the_columns(
    columns: list[Shape], rows: int, has_position: bool, expected: Suggestion | None
) -> None:
    assert suggest(columns, rows, has_position) == expected


def test_measures_made_again_at_the_same_places_are_a_series_before_a_map() -> None:
    columns = [DATE, COUNT, Shape("longitude", "decimal", 1.0, 13), Shape("latitude", "decimal", 1.0, 13)]
    assert drawings(columns, 300_000, True) == ["series", "map", "distribution"]
    assert drawings([DATE, COUNT, LONGITUDE, LATITUDE], 400, True)[0] == "map"


@pytest.mark.parametrize(
    "name",
    ["id", "ID_bat", "code_insee", "Code INSEE", "siret", "annee", "latitude", "coord_x", "n°", "objectid",
     "CodePostal"],
)  # fmt: skip
def test_what_names_a_thing_is_not_measured(name: str) -> None:
    assert measures([Shape(name, "integer", 1.0, 40)]) == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [("nb_prets", "sum"), ("temperature", "mean"), ("terminaux_distincts", "mean"), ("nb visiteurs uniques", "mean")],
)
def test_distinct_persons_and_devices_are_never_added_up(name: str, expected: str) -> None:
    measure = Shape(name, "integer", 1.0, 40)
    assert aggregation(measure) == expected
    assert ("sum" in aggregations(measure)) == (name in ("nb_prets", "temperature"))


def test_stations_measured_side_by_side_have_a_line_each() -> None:
    columns = [DATE, RATE, Shape("code_station", "text", 1.0, 2), Shape("type", "text", 1.0, 3)]
    found = entity(columns, 400)
    assert found is not None
    assert found.name == "code_station"
    assert entity([DATE, RATE, KIND], 400) is None


@pytest.mark.parametrize(
    ("name", "low", "high", "expected"),
    [("annee", "2016", "2025", True), ("Année d’exercice", "2016", "2025", True), ("annee", "1", "12", False),
     ("passages", "2016", "2025", False), ("exercice", None, None, False)],
)  # fmt: skip
def test_years_are_known_by_their_name_and_their_extent(
    name: str, low: str | None, high: str | None, expected: bool
) -> None:
    assert looks_like_years(name, low, high) is expected


def test_years_are_an_axis() -> None:
    year = Shape("annee", "integer", 1.0, 10, is_year=True)
    assert suggest([year, Shape("montant", "decimal", 1.0, 90)], 100, False) == Suggestion(
        "series", "annee", "montant", "sum"
    )


def test_a_small_table_of_names_and_numbers_is_a_ranking() -> None:
    columns = [Shape("ligne", "text", 1.0, 12), Shape("montant", "decimal", 1.0, 12)]
    assert suggest(columns, 12, False) == Suggestion("ranking", "ligne", "montant", "sum")


def test_a_name_is_preferred_to_say_what_a_row_is() -> None:
    assert [c.name for c in titles([Shape("id", "text", 1.0, 400), KIND, NAME])] == ["nom", "type", "id"]


def test_a_constant_is_not_measured() -> None:
    assert measures([Shape("montant", "decimal", 1.0, 1)]) == []


def test_the_best_filled_date_is_the_axis() -> None:
    rare = Shape("fermé le", "date", 0.1, 30)
    found = suggest([rare, DATE, COUNT], 400, False)
    assert found is not None
    assert found.axis == "jour"


@pytest.mark.parametrize(("name", "expected"), [("Nb.Prêts", "nb_prets"), ("tauxMoyen", "taux_moyen"), ("«»", "")])
def test_a_name_is_cut_into_its_words(name: str, expected: str) -> None:
    assert words(name) == expected


SHAPES = st.builds(
    Shape,
    name=st.text(max_size=12),
    kind=st.sampled_from(["text", "integer", "decimal", "date", "moment", "boolean", "point", "json"]),
    filled_share=st.floats(0, 1),
    distinct_count=st.integers(0, 1_000),
)


@given(st.lists(SHAPES, max_size=8), st.integers(0, 10_000), st.booleans())
def test_any_table_gets_a_drawing_of_its_own_columns_or_none(columns: list[Shape], rows: int, placed: bool) -> None:
    found = suggest(columns, rows, placed)
    if found is not None:
        assert {found.axis, found.measure} <= {c.name for c in columns} | {""}
        assert found.drawn != "map" or placed


INDICATOR, UNIT = Shape("indicator", "text", 1.0, 12), Shape("unit", "text", 1.0, 5)


def test_rows_that_measure_different_things_are_told_apart() -> None:
    point = Shape("station", "text", 1.0, 3)
    assert nature([DATE, INDICATOR, UNIT, RATE], 400) == INDICATOR
    assert nature([DATE, UNIT, RATE], 400) == UNIT
    assert nature([DATE, point, RATE], 400) is None
    assert unit([DATE, INDICATOR, UNIT]) == UNIT
    assert entity([DATE, INDICATOR, UNIT, point], 400) == point
    assert entity([DATE, INDICATOR, UNIT], 400) is None
