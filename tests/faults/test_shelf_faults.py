"""Faults 7 to 14 and 43 on the way of a dataset that nobody declared: typed or refused, counted, never shifted."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet
import pytest

from dashboard.errors import Changed
from dashboard.warehouse.shelf_press import press, press_room
from dashboard.warehouse.shelf_pressed import Pressed, PressedColumn
from tests.shelf_town import Portal, ShelfTown, field, open_shelf

PLAIN = [{"n": number} for number in range(9)]
Press = Callable[..., tuple[Pressed, list[tuple[Any, ...]]]]


@pytest.fixture(scope="module")
def room() -> Iterator[duckdb.DuckDBPyConnection]:
    with press_room() as opened:
        yield opened


@pytest.fixture
def pressed(room: duckdb.DuckDBPyConnection, tmp_path: Path) -> Press:
    """Presses rows (or bytes) under fields; gives what was found and the typed rows."""

    def run(rows: list[Any] | bytes, *fields: dict[str, Any]) -> tuple[Pressed, list[tuple[Any, ...]]]:
        source = tmp_path / "records.jsonl"
        text = rows if isinstance(rows, bytes) else "".join(json.dumps(row) + "\n" for row in rows).encode()
        source.write_bytes(text)
        found = press(room, "jeu", source, {"fields": list(fields)}, tmp_path / "shelf")
        table = pyarrow.parquet.read_table(tmp_path / "shelf" / found.file)
        return found, list(zip(*(column.to_pylist() for column in table.columns), strict=True))

    return run


def column(found: Pressed, name: str) -> PressedColumn:
    return next(each for each in found.columns if each.field.name == name)


def values(found: Pressed, rows: list[tuple[Any, ...]], name: str) -> list[Any]:
    place = [each.field.name for each in found.columns].index(name)
    return [row[place] for row in rows]


# 8: encodings and broken lines


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1", "cp1252"])
def test_any_encoding_gives_the_same_text(pressed: Press, encoding: str) -> None:
    text = '{"nom": "Église à l’est"}\n' if encoding != "latin-1" else '{"nom": "Église à côté"}\n'
    found, rows = pressed((text * 3).encode(encoding))
    assert found.row_count == 3
    assert rows[0] == (json.loads(text)["nom"],)


def test_windows_lines_blank_lines_and_embedded_newlines_shift_nothing(pressed: Press) -> None:
    found, rows = pressed(b'{"a": "x;y\\n\\"z", "b": 1}\r\n\r\n{"a": "t\\tu", "b": 2}\r\n')
    assert rows == [('x;y\n"z', 1), ("t\tu", 2)]
    assert found.rejected_rows == 0


def test_a_broken_line_is_refused_alone_and_counted(pressed: Press) -> None:
    found, rows = pressed(b'{"n": 1}\n{"n": \n[1, 2]\n"x"\n{"n": 2}\n')
    assert rows == [(1,), (2,)]
    assert found.rejected_rows == 3
    assert {reason for level, reason, _ in found.refused if level == "row"} == {
        "ligne de JSON illisible", "ligne qui n’est pas un objet"}


@pytest.mark.parametrize("body", [
    b"<!DOCTYPE html><html><body>Maintenance</body></html>", b"n;m\n1;2\n", b"[1, 2]\n[3]\n", b"\x00\x01\x02PK",
    b'{"error_code": "InternalServerError", "message": "panne"}\n',
])
def test_what_is_no_export_is_refused_whole(pressed: Press, body: bytes) -> None:
    with pytest.raises(Changed):
        pressed(body)


# 9: columns that come, go, change


def test_a_column_that_the_card_does_not_announce_is_taken_and_said(pressed: Press) -> None:
    found, _ = pressed([{"n": 1, "neuf": "x"}], field("n", "int"), field("parti"))
    assert [(each.field.name, each.as_declared) for each in found.columns] == [
        ("n", True), ("parti", True), ("neuf", False)]
    assert column(found, "parti").profile[0] == 0


def test_a_type_that_the_values_belie_is_not_believed(pressed: Press) -> None:
    found, rows = pressed([{"n": f"lot {number}"} for number in range(9)], field("n", "int"))
    assert column(found, "n").kind == "text" and not column(found, "n").as_declared
    assert rows[0] == ("lot 0",)
    assert found.rejected_values == 0


def test_names_that_differ_by_case_or_accents_stay_apart(pressed: Press) -> None:
    found, rows = pressed([{"Nom": "a", "nom": "b", "NOM": "c", "nóm": "d"}])
    names = [each.field.name for each in found.columns]
    assert len({name.lower() for name in names}) == 4
    assert sorted(rows[0]) == ["a", "b", "c", "d"]


ODD = ["a.b", "c[0]", "d:e", 'f"g', "h'i", "j/k~l", "$.x", "select", " ", "é à", "c0", "x" * 300]


@pytest.mark.parametrize("name", ODD)
def test_a_field_may_be_called_anything(pressed: Press, name: str) -> None:
    found, rows = pressed([{name: "v", "autre": 1}], field(name))
    assert rows == [("v", 1)]
    assert found.columns[0].field.name == (name.strip()[:200] or "colonne")


# 10: numbers


@pytest.mark.parametrize(("written", "value"), [
    ("1 234,56", 1234.56), ("1\u00a0234,5", 1234.5), ("1\u202f234,5", 1234.5), ("1.234,56", 1234.56),
    ("1,234.56", 1234.56), ("12 %", 12.0), ("−5", -5.0), ("(12)", -12.0), ("n.c.", None), ("-", None), ("1e400", None),
    ("NaN", None), ("Infinity", None),
])
def test_a_number_is_read_or_refused(pressed: Press, written: str, value: float | None) -> None:
    found, rows = pressed([{"m": 1.5 * number} for number in range(9)] + [{"m": written}], field("m", "double"))
    assert rows[-1] == (value,)
    refused = [(reason, original) for level, reason, original in found.refused if level == "link"]
    assert refused == ([] if value is not None else [("m : nombre illisible", written)])
    assert (found.rejected_values, found.flagged_rows) == ((0, 0) if value is not None else (1, 1))


def test_codes_stay_text_and_french_numbers_become_numbers(pressed: Press) -> None:
    rows = [{"cp": "01400", "siret": "21140271400010", "montant": "1 234,50 €", "tel": "02 31 35 73 00"}] * 3
    found, _ = pressed(rows, field("cp"), field("siret"), field("montant", label="Montant (€)"), field("tel"))
    assert [each.kind for each in found.columns] == ["text", "text", "decimal", "text"]
    assert column(found, "montant").field.unit == "€"


# 11 and 12: dates and the two odd nights


@pytest.mark.parametrize("written", ["31/02/2026", "2026-13-01", "01/02/26", "2051-01-01", "0202-05-01", "hier"])
def test_a_day_that_cannot_be_is_refused(pressed: Press, written: str) -> None:
    days = [{"j": f"2026-01-{day:02d}"} for day in range(1, 10)]
    found, rows = pressed([*days, {"j": written}], field("j", "date"))
    assert rows[-1] == (None,)
    assert found.rejected_values == 1
    assert column(found, "j").profile[3] == "2026-01-09"


def test_moments_are_utc_and_an_hour_that_does_not_exist_is_refused(pressed: Press) -> None:
    moments = ["2026-03-29T02:30:00", "2026-10-25T02:30:00", "2026-06-22T08:47:08+00:00", "2026-02-28T23:30:00+01:00",
               "2024-02-29T12:00:00Z", *["2026-01-01T00:00:00Z"] * 5]
    found, rows = pressed([{"m": moment} for moment in moments], field("m", "datetime"))
    assert [row[0] and row[0].isoformat() for row in rows[:5]] == [
        None, "2026-10-25T01:30:00", "2026-06-22T08:47:08", "2026-02-28T22:30:00", "2024-02-29T12:00:00"]
    assert found.rejected_values == 1


# 13 and 14: repeated rows, nearly nothing


def test_repeated_rows_are_kept_as_published_and_counted(pressed: Press) -> None:
    found, rows = pressed([*PLAIN, *PLAIN[:4]], field("n", "int"))
    assert (found.row_count, found.duplicate_count, len(rows)) == (13, 4, 13)


def test_a_single_row_and_a_row_of_nothing_are_no_trouble(pressed: Press) -> None:
    found, rows = pressed([{"n": None, "t": ""}], field("n", "int"), field("t"))
    assert rows == [(None, None)]
    assert [each.profile[0] for each in found.columns] == [0, 0]
    assert pressed([{}], field("n", "int"))[1] == [(None,)]


# What else portals send: several values, nested JSON, HTML, points by any name


def test_lists_objects_and_html_keep_what_they_say(pressed: Press) -> None:
    row = {"tags": ["bois", "ombre"], "fiche": {"k": [1, {"é": None}]}, "texte": "<script>alert(1)</script>"}
    found, rows = pressed([row] * 3, field("tags"), field("fiche"), field("texte"))
    assert [each.kind for each in found.columns] == ["text", "json", "text"]
    assert rows[0][0] == "bois, ombre"
    assert json.loads(rows[0][1]) == row["fiche"]
    assert rows[0][2] == row["texte"]


@pytest.mark.parametrize("place", [
    {"lon": -0.37, "lat": 49.15}, "49.15, -0.37", {"type": "Point", "coordinates": [-0.37, 49.15]},
])
def test_a_point_by_any_name_and_any_shape_is_a_place(pressed: Press, place: Any) -> None:
    found, rows = pressed([{"où": place}] * 3, field("où", "geo_point_2d" if isinstance(place, dict) else "text"))
    assert (found.longitude, found.latitude, found.located_rows) == ("longitude", "latitude", 3)
    assert (values(found, rows, "longitude")[0], values(found, rows, "latitude")[0]) == (-0.37, 49.15)


@pytest.mark.parametrize(("place", "reason"), [
    ({"lon": 49.15, "lat": -0.37}, "latitude et longitude échangées"), ({"lon": 0, "lat": 0}, "coordonnées nulles"),
    ({"lon": 454000, "lat": 6890000}, "coordonnées illisibles"),
    ({"lon": -74.0, "lat": 40.7}, "position hors de France"),
])
def test_a_place_that_cannot_be_is_refused_with_its_reason(pressed: Press, place: Any, reason: str) -> None:
    good = [{"lieu": {"lon": -0.37, "lat": 49.15}}] * 9
    found, rows = pressed([*good, {"lieu": place}, {"lieu": None}], field("lieu", "geo_point_2d"))
    assert found.located_rows == 9
    assert [text for _, text, _ in found.refused] == [f"longitude : {reason}"]
    assert values(found, rows, "latitude")[9:] == [None, None]


def test_two_columns_give_a_place_only_when_they_are_one(pressed: Press) -> None:
    rows = [{"lon": -0.37, "lat": "49,15"}] * 9 + [{"lon": 49.15, "lat": -0.37}]
    found, _ = pressed(rows, field("lon", "double"), field("lat", "double"))
    assert (found.longitude, found.latitude, found.located_rows) == ("lon", "lat", 9)
    lambert, _ = pressed([{"x": 454000.5, "y": 6890000.5}] * 9, field("x", "double"), field("y", "double"))
    assert lambert.longitude == ""


def test_a_shape_stands_in_its_middle(pressed: Press) -> None:
    square = [[-0.38, 49.14], [-0.36, 49.14], [-0.36, 49.16], [-0.38, 49.16]]
    shape = {"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [square]}, "properties": {}}
    found, rows = pressed([{"forme": shape}], field("forme", "geo_shape"))
    assert values(found, rows, "longitude")[0] == pytest.approx(-0.37)
    assert values(found, rows, "latitude")[0] == pytest.approx(49.15)


# 5, 7, 14, 43: on the way from the portal


@pytest.fixture
def portal(tmp_path: Path) -> Portal:
    made = Portal(tmp_path / "samples")
    made.publish("bon", PLAIN, field("n", "int"))
    return made


@pytest.fixture
def town(tmp_path: Path, portal: Portal) -> Iterator[ShelfTown]:
    with open_shelf(tmp_path / "data", portal) as opened:
        yield opened


@pytest.mark.parametrize("name", ["../../x", "x?y#", "a/b", "..", "é", "http://169.254.169.254/"])
def test_an_id_that_is_no_id_is_refused_before_any_call(town: ShelfTown, portal: Portal, name: str) -> None:
    portal.publish(name, PLAIN)
    assert town.refresh().loaded == ["bon"]
    assert town.exports() == ["bon"]
    assert town.ask("select state from meta.shelf where dataset_id = ?", name) == [("refused",)]
    assert sorted(path.name for path in (town.site.settings.landing / "portail").iterdir()) == ["bon"]


@pytest.mark.parametrize(("count", "state"), [(0, "empty"), (1_000_001, "too_large")])
def test_a_dataset_announced_empty_or_too_large_is_not_asked_for(
    town: ShelfTown, portal: Portal, count: int, state: str
) -> None:
    portal.publish("autre", PLAIN, field("n", "int"), count=count)
    assert town.refresh().failed == {}
    assert town.ask("select state, row_count from meta.shelf where dataset_id = 'autre'") == [(state, None)]
    assert town.exports() == ["bon"]


def test_a_source_that_goes_silent_keeps_its_rows(town: ShelfTown, portal: Portal) -> None:
    town.refresh()
    portal.publish("bon", [], field("n", "int"), data_processed="2026-11-02T08:00:00+00:00")
    town.refresh()
    assert town.ask("select state, row_count, reason from meta.shelf") == [("held", 9, "le portail annonce 0 ligne")]
    portal.publish("bon", "", field("n", "int"), count=None)
    assert "source muette" in town.refresh().failed["bon"]
    assert town.one("select row_count from meta.shelf") == 9


def test_rows_missing_are_a_refusal(town: ShelfTown, portal: Portal) -> None:
    town.refresh()
    portal.publish("bon", PLAIN[:5], field("n", "int"), count=9, data_processed="2026-11-02T08:00:00+00:00")
    assert "5 lignes reçues sur 9 annoncées" in town.refresh().failed["bon"]
    assert town.ask("select row_count, state from meta.shelf") == [(9, "held")]


def test_a_stream_that_dies_inside_its_200_is_a_refusal(town: ShelfTown) -> None:
    town.doubles.faults.add("stream_error", "/opendatasoft/api/explore/v2.1/catalog/datasets/bon/exports")
    assert "interrompu" in town.refresh().failed["bon"]
    assert town.ask("select state from meta.shelf") == [("awaited",)]


def test_a_dataset_withdrawn_is_kept_and_says_since_when(town: ShelfTown, portal: Portal) -> None:
    portal.publish("autre", PLAIN, field("n", "int"), license="ODbL")
    town.refresh()
    card = portal.entries.pop("autre")
    town.refresh()
    [(state, count, licence, since)] = town.ask(
        "select state, row_count, licence, withdrawn_at from meta.shelf where dataset_id = 'autre'")
    assert (state, count, licence) == ("held", 9, "ODbL")
    assert since is not None
    portal.entries["autre"] = card
    town.refresh()
    assert town.one("select withdrawn_at from meta.shelf where dataset_id = 'autre'") is None


def test_another_licence_is_shown_without_a_new_fetch(town: ShelfTown, portal: Portal) -> None:
    town.refresh()
    portal.publish("bon", PLAIN, field("n", "int"), license="Licence Ouverte v2.0")
    assert town.refresh().loaded == []
    assert town.one("select licence from meta.shelf") == "Licence Ouverte v2.0"


TROUBLES: list[tuple[Any, dict[str, Any]]] = [
    ("status", {"status": 500}), ("status", {"status": 429, "retry_after": "3600"}), ("status", {"status": 410}),
    ("html_maintenance", {"content_type": "application/json"}), ("truncate", {}), ("cut", {}), ("reset", {}),
    ("wrong_content_length", {}), ("gzip_bomb", {"size": 100_000_000}), ("empty", {}),
    ("redirect", {"location": "http://169.254.169.254/"}), ("redirect", {"location": "file:///etc/passwd"}),
]


@pytest.mark.slow
def test_an_export_in_trouble_keeps_what_was_held(town: ShelfTown, portal: Portal) -> None:
    """Every trouble at once, each on a dataset of its own: what was held stays, the neighbour comes."""
    names = [f"{kind.replace('_', '-')}-{number}" for number, (kind, _) in enumerate(TROUBLES)]
    for name in names:
        portal.publish(name, PLAIN, field("n", "int"))
    town.refresh()
    held = "select dataset_id, file, row_count, fetch_id from meta.shelf where dataset_id <> 'bon' order by all"
    before = town.ask(held)
    for name, (kind, options) in zip(names, TROUBLES, strict=True):
        portal.publish(name, [{"n": -1}] * 9, field("n", "int"), data_processed="2026-11-02T08:00:00+00:00")
        town.doubles.faults.add(kind, f"/opendatasoft/api/explore/v2.1/catalog/datasets/{name}/exports", **options)
    failed = {failing for name in names for failing in town.refresh(name).failed}  # three silences would end a turn
    assert failed == set(names)
    assert town.ask(held) == before
    going_on = "select count(*) from meta.incidents where ended_at is null and dataset_id <> 'catalogue'"
    assert town.one(going_on) == len(names)
    town.doubles.faults.clear()
    assert town.refresh().loaded == sorted(names)
    assert town.one(going_on) == 0


@pytest.mark.parametrize("row", [{"mac": "x"}, {"adresse MAC": None}, {"IMEI": 1}, {"lieu": "AA:bb:cc:dd:ee:0f"}])
def test_what_identifies_a_device_is_refused_whole(pressed: Press, row: dict[str, Any]) -> None:
    with pytest.raises(Changed, match="donnée personnelle"):
        pressed([*PLAIN, row])


def test_a_machine_or_a_code_is_no_device(pressed: Press) -> None:
    assert pressed([{"machine": "12-34-56", "code": "AA:BB:CC:DD:EE:ZZ"}])[0].row_count == 1
