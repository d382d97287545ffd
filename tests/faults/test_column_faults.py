"""Fault 9: columns renamed, added, missing, in another order or case, of another type."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.errors import Changed
from tests.loaded_town import Town, open_town

GOOD = "point_id;date;heure;sessions\nW01;2026-01-01;8;10\n"


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    with open_town(tmp_path) as opened:
        yield opened.load_text("wifi", GOOD, "wifi.csv")


@pytest.mark.parametrize(
    "text",
    ["sessions;heure;date;point_id\n11;8;2026-01-01;W01\n", "POINT_ID;Date;HEURE;Séssions\nW01;2026-01-01;8;11\n"],
)
def test_another_order_case_or_accent_is_read(town: Town, text: str) -> None:
    town.load_text("wifi", text, "wifi.csv")
    assert town.ask("select point_id, hour, sessions from core.wifi_usage") == [("W01", 8, 11)]


def test_an_added_column_is_accepted_and_kept_aside(town: Town) -> None:
    town.load_text("wifi", "point_id;date;sessions;meteo\nW01;2026-01-01;11;pluie\n", "wifi.csv")
    assert town.one("select _extra ->> 'meteo' from raw.wifi") == "pluie"
    assert town.count("core.wifi_usage") == 1


def test_a_renamed_required_column_refuses_the_file_and_names_both(town: Town) -> None:
    with pytest.raises(Changed) as caught:
        town.load_text("wifi", "point_id;date;heure;nb_sessions\nW01;2026-01-01;8;11\n", "wifi.csv")
    assert "absentes : « sessions »" in str(caught.value)
    assert "nouvelles : « nb_sessions »" in str(caught.value)
    assert "« sessions » est peut-être devenue « nb_sessions »" in str(caught.value)
    assert town.ask("select sessions from core.wifi_usage") == [(10,)]


def test_a_missing_optional_column_is_null_not_zero(town: Town) -> None:
    town.load_text("wifi", "point_id;date;sessions\nW01;2026-01-01;11\n", "wifi.csv")
    assert town.ask("select hour, devices, bytes_down from core.wifi_usage") == [(None, None, None)]


def test_a_column_that_changed_type_refuses_its_rows_not_the_others(town: Town) -> None:
    town.load_text("wifi", "point_id;date;heure;sessions\nW01;2026-01-01;8;beaucoup\nW01;2026-01-01;9;2\n", "wifi.csv")
    assert town.count("core.wifi_usage") == 1
    assert town.rejected("core.wifi_usage") == {"sessions illisibles": 1}
    assert town.one("select original ->> 'sessions' from meta.rejected") == "beaucoup"
