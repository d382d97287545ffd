"""Every address of the API, once: routes and OpenAPI are both made from this table, so that they agree."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from dashboard.server.api import atom, datasets, incidents
from dashboard.server.api.reading import Reading


@dataclass(frozen=True)
class Parameter:
    """One parameter of an address. ``schema`` is JSON schema."""

    name: str
    description: str
    schema: dict[str, Any]
    place: str = "query"


@dataclass(frozen=True)
class Operation:
    """One address: what it reads, what it answers. ``model`` is None for what is not JSON."""

    path: str
    name: str
    summary: str
    build: Callable[[Reading], BaseModel | str]
    model: type[BaseModel] | None
    parameters: tuple[Parameter, ...] = ()
    media_type: str = "application/json"

    @property
    def statuses(self) -> tuple[int, ...]:
        """Every error it may answer."""
        return (400, 404, 405, 429, 500, 503)


LANGUAGE = Parameter("langue", "Language of the words; any other value counts as fr",
                     {"type": "string", "enum": ["fr", "en"], "default": "fr"})  # fmt: skip
THEME = Parameter("theme", "A theme of the town, by its name or without accents", {"type": "string"})
DATASET = Parameter("jeu", "Only this dataset, by its id", {"type": "string"})
ID = Parameter("id", "Its id", {"type": "string"}, "path")
OFFSET = Parameter("offset", "How many to pass over", {"type": "integer", "minimum": 0, "default": 0})


def limit(default: int, most: int) -> Parameter:
    """How many at once."""
    schema = {"type": "integer", "minimum": 0, "maximum": most, "default": default}
    return Parameter("limit", "How many at most; more counts as the maximum", schema)


INCIDENTS = (DATASET, limit(incidents.DEFAULT, incidents.MOST), OFFSET, LANGUAGE)
OPERATIONS = (
    Operation("/v1/datasets", "datasets", "Every dataset with its age, rows and refused rows", datasets.listing,
              datasets.DatasetsAnswer, (THEME, limit(datasets.DEFAULT, datasets.MOST), OFFSET, LANGUAGE)),
    Operation("/v1/datasets/{id}", "dataset", "One dataset with its columns and what was received", datasets.detail,
              datasets.DatasetAnswer, (ID, LANGUAGE)),
    Operation("/v1/incidents", "incidents", "When sources failed, the latest first", incidents.listing,
              incidents.IncidentsAnswer, INCIDENTS),
    Operation("/v1/incidents.atom", "incidents_atom", "The same as an Atom feed", atom.feed, None, INCIDENTS,
              atom.MEDIA_TYPE),
)  # fmt: skip
