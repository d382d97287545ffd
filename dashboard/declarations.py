"""What is declared: towns and datasets, TOML files read into strict models.

An unknown key, a missing licence, a duplicate id or a bad column type is one `DeclarationError` that names file,
key and line.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, TypeVar

from pydantic import Field, ValidationError, field_validator, model_validator

from dashboard.display import MOST_SCENES, USUAL, Display, Opening, SceneCard
from dashboard.errors import DeclarationError
from dashboard.marks import Mark, known
from dashboard.purchases import Purchases
from dashboard.settings import PROJECT_ROOT
from dashboard.strict import Strict as Strict

TOWNS = PROJECT_ROOT / "data" / "towns"
DATASETS = PROJECT_ROOT / "data" / "datasets"

ColumnType = Literal["text", "integer", "decimal", "boolean", "date", "instant", "point", "json"]
Basemap = Literal["plan", "photo"]
_DURATION = re.compile(r"^(\d+)\s*(min|h|d|w|month|year)$")
_UNIT = {"min": 60, "h": 3600, "d": 86400, "w": 604800, "month": 2629746, "year": 31556952}


def parse_duration(value: object) -> object:
    """``"5min"``, ``"2h"``, ``"31d"``, ``"1month"``, ``"1year"`` → timedelta; anything else is left to the model."""
    match = _DURATION.match(value) if isinstance(value, str) else None
    return timedelta(seconds=int(match[1]) * _UNIT[match[2]]) if match else value


class Column(Strict):
    """One published column: its name as published, its type, whether a file without it is refused."""

    name: str
    type: ColumnType
    required: bool = False
    aliases: tuple[str, ...] = ()
    description: str = ""


class Dataset(Strict):
    """The provenance card and the contract of one dataset.

    ``cadence`` is the producer's promise, ``poll`` how often to ask when that differs; an observation older than
    ``late_after`` is late, older than ``stale_after`` stale. ``mode`` says what a new landing does: ``replace``
    everything, replace its own origin (``origins``), or ``append`` and upsert by key. ``table`` is the core table that
    stands for it, ``observed`` its column that dates an observation (absent: the portal's date of the dataset),
    ``total`` the column whose sum must not jump from one fetch to the next, over the rows where ``total_of`` (a boolean
    column, when given) is true. ``owner`` is the service of the town in charge, that of its theme when it is empty.
    """

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    title: str = Field(min_length=3)
    theme: str
    producer: str = Field(min_length=2)
    licence: str = Field(min_length=2)
    licence_url: str = ""
    source: Literal["opendatasoft", "hubeau", "vigicrues", "datagouv", "bal", "ofgl", "geoapi", "file"]
    reader: str
    shape: Literal["table", "points", "documents"] = "table"
    raw: str = ""
    mode: Literal["replace", "origins", "append"] = "replace"
    cadence: timedelta
    late_after: timedelta
    stale_after: timedelta
    poll: timedelta | None = None
    kind: str = ""
    match: tuple[str, ...] = ()
    columns: tuple[Column, ...] = ()
    table: str = Field(default="", pattern=r"^(core\.[a-z_]+)?$")
    observed: str = Field(default="", pattern=r"^[a-z_]*$")
    total: str = Field(default="", pattern=r"^[a-z_]*$")
    total_of: str = Field(default="", pattern=r"^[a-z_]*$")
    fetch: dict[str, Any] = Field(default_factory=dict)
    limits: str = ""
    owner: str = Field(default="", pattern=r"^[a-z0-9-]*$")

    _durations = field_validator("cadence", "late_after", "stale_after", "poll", mode="before")(parse_duration)

    @model_validator(mode="after")
    def _coherent(self) -> Dataset:
        names = [column.name for column in self.columns]
        doubles = {name for name in names if names.count(name) > 1}
        if doubles:
            raise ValueError(f"columns: declared twice: {', '.join(sorted(doubles))}")
        if not self.cadence <= self.late_after <= self.stale_after:
            raise ValueError("late_after: cadence ≤ late_after ≤ stale_after is expected")
        return self

    @property
    def raw_table(self) -> str:
        """Name of the table in schema ``raw`` that holds what was published, as text."""
        return self.raw or ("facilities" if self.shape == "points" else self.id.replace("-", "_"))


class Station(Strict):
    """A river gauge that the town follows; stations of one ``role`` stand in the order in which the water meets them.

    ``tide`` says whether the sea moves the level there: the page then says so beside its curve.
    """

    id: str = Field(pattern=r"^[A-Z]\d{9}$")
    name: str
    measures: tuple[Literal["H", "Q"], ...]
    role: Literal["main", "upstream", "downstream"]
    tide: Literal["none", "likely", "known"] = "none"
    longitude: float
    latitude: float


class Portal(Strict):
    """The town's Opendatasoft portal, and which of its datasets is which of ours (when patterns do not find it).

    Every other dataset of its catalogue is received too: those that it federates unless ``federated`` is false, none of
    those whose id is ``unwanted``.
    """

    domain: str
    datasets: dict[str, str] = Field(default_factory=dict)
    federated: bool = True
    unwanted: tuple[str, ...] = ()


class OwnerCard(Strict):
    """Who answers for a service: its ``name``, the function in charge, where to write."""

    name: str = Field(min_length=2)
    title: str = ""
    contact: str = ""


class TownTarget(Strict):
    """A target that the town set for an indicator: ``value``, or ``low`` and ``high``; ``from`` and ``to`` are days
    included, ``act`` is the deliberation or plan that set it."""

    kpi: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    start: date = Field(alias="from")
    end: date | None = Field(default=None, alias="to")
    act: str = Field(min_length=2)


class Town(Strict):
    """Who and where: everything that differs from one town to the next.

    A dataset's producer may be « Ville {of_town} »: the town that declares itself is named there.
    """

    insee: str = Field(pattern=r"^[0-9AB]{5}$")
    name: str
    siren: str = Field(pattern=r"^\d{9}$")
    postcode: str
    department: str
    region: str
    epci: str
    population: int
    population_year: int
    population_source: str
    longitude: float
    latitude: float
    contact: str
    school_zone: Literal["A", "B", "C"]
    portal: Portal
    basemap: tuple[Basemap, ...] = ()
    river: str = ""
    reach_labels: tuple[str, ...] = ()
    stations: tuple[Station, ...] = ()
    marks: tuple[Mark, ...] = ()
    themes: tuple[str, ...]
    theme_map: dict[str, str] = Field(default_factory=dict)
    owners: dict[str, OwnerCard] = Field(default_factory=dict)
    theme_owners: dict[str, str] = Field(default_factory=dict)
    targets: tuple[TownTarget, ...] = ()
    purchases: Purchases | None = None
    opening: Opening | None = None
    display: Display = Display()
    scenes: tuple[SceneCard, ...] = Field(default=USUAL, min_length=1, max_length=MOST_SCENES)

    @property
    def of_town(self) -> str:
        """The name after « ville »: « de Caen », « d’Évrecy », « du Havre », « des Ulis »."""
        for article, of in (("Le ", "du "), ("Les ", "des "), ("La ", "de La "), ("L’", "de L’"), ("L'", "de L’")):
            if self.name.startswith(article):
                return of + self.name.removeprefix(article)
        first = unicodedata.normalize("NFKD", self.name[:1].replace("Œ", "O").replace("Æ", "A"))[:1]
        return f"d’{self.name}" if first.upper() in "AEIOUY" else f"de {self.name}"

    @field_validator("basemap", mode="before")
    @classmethod
    def _layers(cls, value: object) -> object:
        """``true`` is the plan, ``false`` nothing, one name is a list of one."""
        if isinstance(value, bool):
            return ("plan",) if value else ()
        return (value,) if isinstance(value, str) else value

    @model_validator(mode="after")
    def _marks_exist(self) -> Town:
        known(self.marks, {station.id for station in self.stations})
        return self

    @model_validator(mode="after")
    def _themes_exist(self) -> Town:
        unknown = {theme for theme in self.theme_map.values() if theme not in self.themes}
        if unknown:
            raise ValueError(f"theme_map: not among the themes: {', '.join(sorted(unknown))}")
        if self.scenes is not USUAL and any(each.theme and each.theme not in self.themes for each in self.scenes):
            raise ValueError("scenes: a theme is not among the themes")
        return self

    @model_validator(mode="after")
    def _purchase_owners_exist(self) -> Town:
        wanted = {each.owner for each in self.purchases.services} if self.purchases else set()
        if not wanted <= set(self.owners):
            raise ValueError(f"purchases: no such service: {', '.join(sorted(wanted - set(self.owners)))}")
        return self

    @model_validator(mode="after")
    def _theme_owners_exist(self) -> Town:
        if not set(self.theme_owners) <= set(self.themes) or not set(self.theme_owners.values()) <= set(self.owners):
            raise ValueError("theme_owners: a theme is not among the themes, or a service not among the owners")
        return self


def named(dataset: Dataset, town: Town) -> Dataset:
    """A dataset whose card names the town that publishes it, where it is declared « Ville {of_town} »."""
    return dataset.model_copy(update={"producer": dataset.producer.replace("{of_town}", town.of_town)})


Model = TypeVar("Model", bound=Strict)


def line_of(text: str, location: Sequence[str | int]) -> int | None:
    """The line where a key stands in a TOML text: follows ``[table]`` and the nth ``[[array]]``, then ``key =``."""
    lines, start = text.splitlines(), 0
    found: int | None = None
    for position, part in enumerate(location):
        if isinstance(part, int):
            continue
        following = location[position + 1] if position + 1 < len(location) else None
        wanted = following if isinstance(following, int) else 0
        header = re.compile(rf"^\s*\[+\s*([\w.-]+\.)?{re.escape(part)}\s*\]+")
        key = re.compile(rf"^\s*[\"']?{re.escape(part)}[\"']?\s*=")
        headers = [n for n in range(start, len(lines)) if header.match(lines[n])]
        keys = [n for n in range(start, len(lines)) if key.match(lines[n])]
        if len(headers) > wanted:
            start = headers[wanted]
        elif keys:
            start = keys[0]
        else:
            break
        found = start + 1
    return found


def read_toml(path: Path, model: type[Model]) -> Model:
    """One TOML file as a model. Raises DeclarationError with file, key and line for the first thing wrong."""
    text = path.read_text(encoding="utf-8")
    try:
        return model.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"line (\d+)", str(error))
        raise DeclarationError(path, "", str(error), int(at[1]) if at else None) from error
    except ValidationError as error:
        raise declaration_error(path, text, error) from error


def declaration_error(path: Path, text: str, error: ValidationError) -> DeclarationError:
    """The first of pydantic's complaints, as file, line, key and sentence."""
    first = error.errors()[0]
    location, message = tuple(first["loc"]), first["msg"].removeprefix("Value error, ")
    if not location and ":" in message:
        key, message = message.split(":", 1)
        location = (key,)
    names = {"extra_forbidden": "unknown key", "missing": "missing key"}
    return DeclarationError(
        path, ".".join(map(str, location)), names.get(first["type"], message.strip()), line_of(text, location)
    )


@lru_cache(maxsize=8)
def load_town(insee: str, folder: Path = TOWNS) -> Town:
    """The town's declaration. Raises DeclarationError when its file is missing or wrong."""
    path = folder / f"{insee}.toml"
    if not path.exists():
        known = ", ".join(sorted(file.stem for file in folder.glob("*.toml")))
        raise DeclarationError(path, "", f"no such town; declared: {known}")
    town = read_toml(path, Town)
    if town.insee != insee:
        raise DeclarationError(path, "insee", f"{town.insee} differs from the file's name", 1)
    return town


@lru_cache(maxsize=4)
def load_datasets(folder: Path = DATASETS) -> dict[str, Dataset]:
    """Every declared dataset by id, in file order. Raises DeclarationError for the first thing wrong."""
    found: dict[str, Dataset] = {}
    for path in sorted(folder.glob("*.toml")):
        dataset = read_toml(path, Dataset)
        line = line_of(path.read_text(encoding="utf-8"), ("id",))
        if dataset.id in found:
            raise DeclarationError(path, "id", f"duplicate id {dataset.id}", line)
        if dataset.id != path.stem:
            raise DeclarationError(path, "id", f"{dataset.id} differs from the file's name", line)
        found[dataset.id] = dataset
    return found
