"""The address file: format 1.4, inside the contour, the accidents of real files, a past that stays."""

import csv
import io
import re
from collections import Counter
from datetime import UTC, datetime

import numpy as np
import pytest

from dashboard.demo import addresses
from dashboard.demo.commune import contains
from dashboard.demo.lambert93 import to_lambert93
from dashboard.demo.streets import STREETS, name_of, streets

UNTIL = datetime(2026, 11, 23, tzinfo=UTC)
SEED = 14271


@pytest.fixture(scope="module")
def body(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bal")
    addresses.write(folder, 1, UNTIL, SEED)
    return (folder / "bal" / "adresses-14271.csv").read_bytes()


@pytest.fixture(scope="module")
def rows(body):
    return list(csv.DictReader(io.StringIO(body.decode("utf-8-sig")), delimiter=";"))


def located(rows):
    return [row for row in rows if row["lat"]]


def test_the_file_has_a_bom_semicolons_and_the_columns_of_format_1_4(body) -> None:
    assert body.startswith(b"\xef\xbb\xbfcle_interop;id_ban_commune;")
    header = body.split(b"\r\n", 1)[0].decode("utf-8-sig").split(";")
    assert header == list(addresses.COLUMNS)


def test_about_2300_addresses_along_some_ninety_streets(rows) -> None:
    numbered = {row["cle_interop"] for row in rows if row["numero"] != "99999"}
    assert 2_000 < len(numbered) < 2_600
    assert 85 < len({row["voie_nom"] for row in rows}) < 105


def test_keys_follow_the_format(rows) -> None:
    pattern = re.compile(r"14271_[0-9a-z]{4}_\d{5}(_(bis|ter))?")
    assert all(pattern.fullmatch(row["cle_interop"]) for row in rows)
    identifier = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
    assert all(identifier.fullmatch(row["id_ban_toponyme"]) for row in rows)


def test_all_but_a_couple_are_inside_the_contour(rows) -> None:
    inside = contains([float(row["long"]) for row in located(rows)], [float(row["lat"]) for row in located(rows)])
    assert (~inside).sum() == 2


def test_metres_agree_with_degrees_but_for_the_few_that_drifted(rows) -> None:
    x, y = to_lambert93([float(row["long"]) for row in located(rows)], [float(row["lat"]) for row in located(rows)])
    gap = np.hypot(x - [float(row["x"]) for row in located(rows)], y - [float(row["y"]) for row in located(rows)])
    assert 1 <= (gap > 10).sum() <= 10
    assert np.median(gap) < 0.1


def test_four_in_five_are_certified(rows) -> None:
    share = sum(row["certification_commune"] == "1" for row in rows) / len(rows)
    assert 0.75 < share < 0.82


def test_the_accidents_of_real_files_are_in(rows) -> None:
    assert sum(row["numero"] == "99999" for row in rows) == 6
    assert 1 <= len(rows) - len(located(rows)) <= 20
    positions = Counter((row["cle_interop"], row["position"]) for row in rows)
    keys = Counter(key for key, _ in positions)
    assert sum(count > 1 for count in keys.values()) > 20
    assert max(Counter(tuple(row.values()) for row in rows).values()) == 2
    assert any(row["voie_nom"].isupper() for row in rows)
    assert {row["suffixe"] for row in rows} == {"", "bis", "ter"}
    assert any("|" in row["cad_parcelles"] for row in rows)


def test_odd_numbers_are_on_one_side_even_on_the_other(rows) -> None:
    street = streets(STREETS, SEED)[0]
    x, y = to_lambert93(*zip(*[(float(r["long"]), float(r["lat"])) for r in located(rows)], strict=True))
    start, stop = street.vertices[0], street.vertices[-1]
    by_side = {0: [], 1: []}
    for row, east, north in zip(located(rows), x - x.mean(), y - y.mean(), strict=True):
        if row["voie_nom"] == street.name and int(row["numero"]) < 7:
            axis = stop - start
            by_side[int(row["numero"]) % 2].append(axis[0] * north - axis[1] * east)
    assert min(by_side[1]) > max(by_side[0])


def test_an_earlier_end_gives_the_same_addresses_less_the_later_ones(rows) -> None:
    earlier = addresses.addresses(1, datetime(2023, 4, 1), SEED)
    keys = [row["cle_interop"] for row in rows]
    assert 0.9 * len(keys) < len(earlier) < len(keys)
    assert set(earlier["cle_interop"]) <= set(keys)
    places = {(row["cle_interop"], row["long"], row["lat"]) for row in rows}
    assert set(zip(earlier["cle_interop"], earlier["long"], earlier["lat"], strict=True)) <= places
    assert earlier["date_der_maj"].max() <= "2023-04-01"
    assert (earlier["certification_commune"] == "1").mean() < 0.75


def test_before_the_first_publication_there_is_only_a_header(tmp_path) -> None:
    addresses.write(tmp_path, 1, datetime(2020, 1, 1, tzinfo=UTC), SEED)
    lines = (tmp_path / "bal" / "adresses-14271.csv").read_text("utf-8-sig").splitlines()
    assert lines == [";".join(addresses.COLUMNS)]


def test_volume_follows_the_scale_and_the_first_streets_do_not_move(rows) -> None:
    bigger = addresses.addresses(3, UNTIL.replace(tzinfo=None), SEED)
    assert 2.4 < len(bigger) / len(rows) < 3.6
    assert {row["cle_interop"] for row in rows} <= set(bigger["cle_interop"])


def test_streets_have_different_names_and_codes_at_a_large_scale() -> None:
    names = [name_of(rank) for rank in range(9_000)]
    assert len(set(names)) == 9_000
    assert len({street.code for street in streets(300, SEED)}) == 300


def test_streets_lie_inside_the_commune() -> None:
    from dashboard.demo.places import to_degrees

    vertices = np.vstack([street.vertices for street in streets(STREETS, SEED)])
    assert contains(*to_degrees(vertices[:, 0], vertices[:, 1])).all()
