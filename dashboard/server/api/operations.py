"""Every address of the API, once: routes and OpenAPI are both made from this table, so that they agree."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from pydantic import BaseModel

from dashboard.export import FORMATS
from dashboard.records import FORMATS as RECORDS
from dashboard.server.api import atom, datasets, incidents, kpis, records
from dashboard.server.api.reading import MOST_ROWS, Reading
from dashboard.server.screen import assembly, shapes


@dataclass(frozen=True)
class Parameter:
    """One parameter of an address. ``schema`` is JSON schema."""

    name: str
    description: str
    schema: dict[str, Any]
    place: str = "query"


@dataclass(frozen=True)
class Operation:
    """One address: what it reads, what it answers. ``model`` is None for what is not JSON; a file is a stream."""

    path: str
    name: str
    summary: str
    build: Callable[[Reading], BaseModel | str | records.File]
    model: type[BaseModel] | None
    parameters: tuple[Parameter, ...] = ()
    media_type: str = "application/json"
    is_file: bool = False

    @property
    def statuses(self) -> tuple[int, ...]:
        """Every error it may answer."""
        return (400, 404, 405, 429, 500, 503)


# An empty value counts as none, as a form sends it.
NONE = {"type": "string", "maxLength": 0}
COUNT = {"type": "integer", "minimum": 0, "maximum": MOST_ROWS}
DAY = {"anyOf": [{"type": "string", "format": "date"}, NONE]}
LANGUAGE = Parameter("langue", "Language of the words; any other value counts as fr",
                     {"type": "string", "default": "fr", "examples": ["fr", "en"]})  # fmt: skip
AS_OF = Parameter("au", "Answer as it was at the end of that day (Europe/Paris); 404 for a day to come or before the "
                  "first snapshot", DAY)  # fmt: skip
PERIOD = (Parameter("debut", "First day of the period; given after `fin`, the two change places", DAY),
          Parameter("fin", "Last day of the period, included", DAY))
THEME = Parameter("theme", "A theme of the town, by its name or without accents", {"type": "string"})
SERVICE = Parameter("service", "The service in charge, by its id or its name", {"type": "string"})
DATASET = Parameter("jeu", "Only this dataset, by its id", {"type": "string"})
ID = Parameter("id", "Its id", {"type": "string"}, "path")
OFFSET = Parameter("offset", "How many to pass over", {"anyOf": [COUNT, NONE], "default": 0})


def limit(default: int, most: int) -> Parameter:
    """How many at once."""
    schema = {"anyOf": [COUNT, NONE], "default": default}
    return Parameter("limit", f"How many at most; more than {most} counts as {most}", schema)


SOURCE = Parameter("source", "Whose API the dataset comes from, as in its declaration", {"type": "string"})
STATUS = Parameter("etat", "ouvert: those that last; clos: the others",
                   {"type": "string", "enum": ["ouvert", "clos", ""]})  # fmt: skip
INCIDENTS = (DATASET, THEME, SERVICE, SOURCE, STATUS, limit(incidents.DEFAULT, incidents.MOST), OFFSET, AS_OF, LANGUAGE)
MOST = Parameter("limit", "How many rows at most, all of them by default", {"anyOf": [COUNT, NONE]})
ROWS = (ID, MOST, OFFSET, AS_OF, LANGUAGE)
VARIANT = Parameter("variante", "excel-fr: semicolons, a byte order mark, decimal commas, titles as headings, hours of "
                    "Paris; plain CSV by default", {"type": "string", "enum": [records.EXCEL, ""]})  # fmt: skip
SHAPES: dict[str, type[BaseModel]] = {"json": records.RecordsAnswer, "geojson": records.RecordsCollection}


def rows(form: str) -> Operation:
    """The rows of a dataset in a format."""
    parameters = (*ROWS, VARIANT) if form == "csv" else ROWS
    suited = ", for a dataset with a position" if form == "geojson" else ""
    return Operation(f"/v1/datasets/{{id}}/records.{form}", f"records_{form}", f"Its rows as {form.upper()}{suited}",
                     partial(records.file, form=form), SHAPES.get(form), parameters, FORMATS[form].media_type,
                     is_file=True)  # fmt: skip


OPERATIONS = (
    Operation("/v1/kpis", "kpis", "Every indicator with its value, target, verdict and age", kpis.listing,
              kpis.KpisAnswer, (THEME, SERVICE, *PERIOD, AS_OF, LANGUAGE)),
    Operation("/v1/kpis/{id}", "kpi", "One indicator with its series, limits, events, peers and passport",
              kpis.detail, kpis.KpiAnswer, (ID, *PERIOD, AS_OF, LANGUAGE)),
    Operation("/v1/datasets", "datasets", "Every dataset of the catalogue with its age, rows and files",
              datasets.listing, datasets.DatasetsAnswer,
              (THEME, limit(datasets.DEFAULT, datasets.MOST), OFFSET, AS_OF, LANGUAGE)),
    Operation("/v1/datasets/{id}", "dataset", "One dataset with its columns and what was received", datasets.detail,
              datasets.DatasetAnswer, (ID, AS_OF, LANGUAGE)),
    *(rows(form) for form in RECORDS),
    Operation("/v1/incidents", "incidents", "When sources failed, the latest first", incidents.listing,
              incidents.IncidentsAnswer, INCIDENTS),
    Operation("/v1/incidents.atom", "incidents_atom", "The same as an Atom feed", atom.feed, None, INCIDENTS,
              atom.MEDIA_TYPE),
    Operation("/v1/ecran", "ecran", "What the public screen shows: scenes, opening hours, when figures grow too old",
              assembly.answered, shapes.ScreenAnswer, (AS_OF, LANGUAGE)),
)  # fmt: skip
