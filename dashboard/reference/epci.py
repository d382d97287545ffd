"""Intercommunalities and their member communes."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import Field, model_validator

from dashboard.declarations import read_toml
from dashboard.reference import MEMBERS
from dashboard.strict import Strict

Insee = Annotated[str, Field(pattern=r"^[0-9AB]{5}$")]


class Epci(Strict):
    """One intercommunality: its SIREN, its members by INSEE code, and where the list comes from."""

    siren: str = Field(pattern=r"^\d{9}$")
    name: str = Field(min_length=3)
    source: str = Field(min_length=3)
    members: tuple[Insee, ...] = Field(min_length=1)


class Epcis(Strict):
    """The whole file; a commune is in one intercommunality only."""

    epci: tuple[Epci, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _once(self) -> Epcis:
        communes = [insee for each in self.epci for insee in each.members]
        doubles = sorted({insee for insee in communes if communes.count(insee) > 1})
        if doubles:
            raise ValueError(f"epci: declared twice: {', '.join(doubles)}")
        return self


def load(path: Path = MEMBERS) -> tuple[Epci, ...]:
    """Every intercommunality, in file order. Raises DeclarationError with file and line."""
    return read_toml(path, Epcis).epci
