"""The base of every declaration: frozen, and an unknown key is an error."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Strict(BaseModel):
    """A declared thing: fixed once read, nothing in it that we do not know."""

    model_config = ConfigDict(extra="forbid", frozen=True)
