"""The Base Adresse Locale of the demonstration town, format 1.4, as the national platform gives it out.

Numbers run along invented streets, odd on the left, even on the right, a dozen metres apart. The accidents of
real files are in: named places numbered 99999, several positions for one address, none at all, two beyond the
limit of the commune, metres that disagree with degrees, a street in capitals, a row given twice.
"""

from __future__ import annotations

import uuid
from datetime import date, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dashboard.demo.commune import INSEE, NAME
from dashboard.demo.draws import generator, wall_clock
from dashboard.demo.lambert93 import to_lambert93
from dashboard.demo.places import to_degrees
from dashboard.demo.streets import STREETS, Street, content, streets

FIRST_PUBLISHED = date(2021, 3, 15)
SPACING_M = 12.0

COLUMNS = (
    "cle_interop", "id_ban_commune", "id_ban_toponyme", "id_ban_adresse", "voie_nom",
    "lieudit_complement_nom", "numero", "suffixe", "commune_insee", "commune_nom", "commune_deleguee_insee",
    "commune_deleguee_nom", "position", "x", "y", "long", "lat", "cad_parcelles", "source", "date_der_maj",
    "certification_commune",
)  # fmt: skip

_POSITIONS = ("entrée", "parcelle", "bâtiment", "délivrance postale", "segment")
_POSITION_SHARES = (0.78, 0.1, 0.06, 0.03, 0.03)
_SECTIONS = ("AA", "AB", "AC", "AD", "AE", "AH", "AK", "AL", "AM", "ZA", "ZB")
_SOURCE = "Commune de Fleury-sur-Orne (données de démonstration)"


Columns = dict[str, NDArray[Any]]


def _uuids(random: np.random.Generator, count: int) -> NDArray[np.object_]:
    return np.array([str(uuid.UUID(bytes=random.bytes(16), version=4)) for _ in range(count)], dtype=object)


def _side(street: Street, side: int, random: np.random.Generator) -> Columns:
    """The numbers of one side of a street with their places in metres: gaps, a few bis and ter."""
    count = max(2, int(street.length_m() / SPACING_M) - int(random.integers(0, 3)))
    along = (np.arange(count) + 0.6) * SPACING_M + random.normal(0, 1.5, count)
    places = street.beside(np.clip(along, 1, street.length_m()), side * random.uniform(8, 14, count))
    draw = random.random(count)
    # 0: no house there; 2: also a bis; 3: also a bis and a ter
    rows = np.repeat(np.arange(count), np.select([draw < 0.08, draw > 0.994, draw > 0.975], [0, 3, 2], 1))
    rank = np.arange(len(rows)) - np.searchsorted(rows, rows)
    first = 1 if side > 0 else 2
    return {
        "number": first + 2 * rows,
        "suffix": np.array(["", "bis", "ter"], dtype=object)[rank],
        "east": places[rows, 0] + 4 * rank,
        "north": places[rows, 1],
    }


def _parcels(random: np.random.Generator, count: int) -> NDArray[np.object_]:
    """Cadastral parcels of 14 characters, none for one address in seven, two for a few."""
    sections, draws = random.choice(_SECTIONS, count), random.random(count)
    numbers = random.integers(1, 420, (count, 2))
    found = np.empty(count, dtype=object)
    for row, (section, (one, two), draw) in enumerate(zip(sections, numbers, draws, strict=True)):
        both = f"|{INSEE}000{section}{two:04d}" if draw > 0.97 else ""
        found[row] = "" if draw < 0.14 else f"{INSEE}000{section}{one:04d}{both}"
    return found


def _history(random: np.random.Generator, count: int) -> Columns:
    """When each address was created, certified and last corrected: days after the first publication."""
    draw, later = random.random((3, count)), random.integers(30, 3_000, (3, count))
    return {
        "created": np.where(draw[0] < 0.93, 0, later[0]),
        "certified": np.select([draw[1] < 0.55, draw[1] < 0.9], [0, later[1]], 99_999),
        "corrected": np.where(draw[2] < 0.25, later[2], 0),
    }


def _along(street: Street, seed: int) -> Columns:
    """Every address of a street with its whole history, one row a position."""
    random = generator(seed, "addresses", street.code)
    left, right = _side(street, 1, random), _side(street, -1, random)
    table = {name: np.concatenate([left[name], right[name]]) for name in left}
    count = len(table["number"])
    table |= _history(random, count)
    table["id_ban_adresse"], table["parcels"] = _uuids(random, count), _parcels(random, count)
    table["position"] = random.choice(_POSITIONS, count, p=_POSITION_SHARES).astype(object)
    table["is_located"] = random.random(count) > 0.004
    table["drift_m"] = np.where(random.random(count) < 0.0015, 150.0, 0.0)
    table["id_ban_toponyme"] = np.full(count, _uuids(random, 1)[0], dtype=object)
    table["code"] = np.full(count, street.code, dtype=object)
    # The street that someone typed in capitals.
    table["name"] = np.full(count, street.name.upper() if street.code == "0041" else street.name, dtype=object)
    return _repeated(table, random)


def _repeated(table: Columns, random: np.random.Generator) -> Columns:
    """The rows in order of number, a few with a second position (same key), fewer still given twice."""
    count = len(table["number"])
    draw = random.random(count)
    order = np.argsort(table["number"], kind="stable")
    rows = np.repeat(order, np.where(draw[order] < 0.031, 2, 1))
    again = np.concatenate([[False], rows[1:] == rows[:-1]])
    found = {name: values[rows] for name, values in table.items()}
    second = again & (draw[rows] < 0.03)
    found["position"] = np.where(second, "bâtiment", found["position"])
    found["north"] = found["north"] + 9.0 * second
    return found


def _without_street(seed: int) -> Columns:
    """The named places, numbered 99999, and the two addresses that stand across the limit of the commune."""
    random, words = generator(seed, "localities"), content()
    places, across = words["localities"], words["across_the_limit"]
    count = len(places) + len(across)
    numbers = np.array([99999] * len(places) + [number for number, _, _ in across])
    codes = [f"B{rank:03d}" for rank in range(1, len(places) + 1)] + ["0009"] * len(across)
    toponyms = {code: _uuids(random, 1)[0] for code in dict.fromkeys(codes)}
    return {
        "number": numbers,
        "suffix": np.full(count, "", dtype=object),
        "east": np.array([float(row[1]) for row in [*places, *across]]),
        "north": np.array([float(row[2]) for row in [*places, *across]]),
        "created": np.zeros(count, dtype=int),
        "certified": np.zeros(count, dtype=int),
        "corrected": np.zeros(count, dtype=int),
        "id_ban_adresse": np.where(numbers == 99999, "", _uuids(random, count)),
        "parcels": np.full(count, "", dtype=object),
        "position": np.full(count, "segment", dtype=object),
        "is_located": np.full(count, True),
        "drift_m": np.zeros(count),
        "id_ban_toponyme": np.array([toponyms[code] for code in codes], dtype=object),
        "code": np.array(codes, dtype=object),
        "name": np.array([row[0] for row in places] + ["Chemin de la Limite"] * len(across), dtype=object),
    }


def _drawn(scale: int, seed: int, age_days: int) -> pd.DataFrame:
    """Every address that exists that many days after the first publication, before it is put in words."""
    pieces = [_along(street, seed) for street in streets(STREETS * scale, seed)] + [_without_street(seed)]
    frame = pd.DataFrame({name: np.concatenate([piece[name] for piece in pieces]) for name in pieces[0]})
    return frame[frame["created"] <= age_days].reset_index(drop=True)


def _texts(values: NDArray[np.float64], decimals: int, shown: NDArray[np.bool_]) -> NDArray[np.str_]:
    return np.where(shown, np.char.mod(f"%.{decimals}f", values), "")


def addresses(scale: int, until: datetime, seed: int) -> pd.DataFrame:
    """The published table at ``until`` (Paris clock), every column text; about 2,300 rows × ``scale``."""
    age = (until.date() - FIRST_PUBLISHED).days
    drawn = _drawn(scale, seed, age)
    longitude, latitude = to_degrees(drawn["east"], drawn["north"])
    x, y = to_lambert93(longitude, latitude)
    events = drawn[["created", "certified", "corrected"]]
    updated = events.where(events <= age).max(axis=1).fillna(0).astype(int).to_numpy()
    located, number = drawn["is_located"].to_numpy(dtype=bool), drawn["number"].astype(str)
    key = f"{INSEE}_" + drawn["code"].str.lower() + "_" + number.str.zfill(5)
    columns = {
        "cle_interop": key + np.where(drawn["suffix"] == "", "", "_" + drawn["suffix"]),
        "id_ban_commune": str(_uuids(generator(seed, "commune"), 1)[0]),
        "id_ban_toponyme": drawn["id_ban_toponyme"],
        "id_ban_adresse": drawn["id_ban_adresse"],
        "voie_nom": drawn["name"],
        "numero": number,
        "suffixe": drawn["suffix"],
        "commune_insee": INSEE,
        "commune_nom": NAME,
        "position": drawn["position"].where(located, ""),
        "x": _texts(x + drawn["drift_m"].to_numpy(), 2, located),
        "y": _texts(y, 2, located),
        "long": _texts(longitude, 7, located),
        "lat": _texts(latitude, 7, located),
        "cad_parcelles": drawn["parcels"],
        "source": _SOURCE,
        "date_der_maj": np.datetime_as_string(np.datetime64(FIRST_PUBLISHED) + updated),
        "certification_commune": np.where(drawn["certified"] <= age, "1", "0"),
    }
    return pd.DataFrame(columns, index=drawn.index).reindex(columns=list(COLUMNS), fill_value="")


def write(output: Path, scale: int, until: datetime, seed: int) -> None:
    """Write ``bal/adresses-14271.csv``: UTF-8 with BOM, semicolons."""
    path = output / "bal" / f"adresses-{INSEE}.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    frame = addresses(scale, wall_clock(until), seed)
    frame.to_csv(path, sep=";", index=False, encoding="utf-8-sig", lineterminator="\r\n")
