"""The environment, read once into one frozen object."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

PROJECT_ROOT = Path(__file__).resolve().parent.parent

_ORIGIN = re.compile(r"https?://(\*\.)?[A-Za-z0-9.-]+(:\d+)?")
SOURCES = ("opendatasoft", "hubeau", "vigicrues", "datagouv", "bal", "ofgl", "geoapi", "ign")


class Settings(BaseSettings):
    """Every setting: its name after ``DASHBOARD_``, its default, its meaning.

    ``town`` is an INSEE code; ``data`` the folder that holds ``landing/`` and ``warehouse/``; ``sources`` says
    whether publishers are called (``live``) or the demonstration town (``demo``); ``base_url_<source>`` points
    a reader elsewhere (a mirror, a test double). ``hosts`` lists the names that the server answers to, comma separated,
    ``*.ville.fr`` for all names under one (empty: any); ``frame_ancestors`` says who may show it in a frame: ``none``,
    ``self``, or origins separated by spaces. ``private_readers`` names who may read private parts, e-mail addresses
    separated by commas (empty: nobody), signed in at ``private_issuer`` for ``private_audience``. ``npm_registry`` is
    where the installation takes the program that joins Streamlit's scripts from.
    """

    model_config = SettingsConfigDict(env_prefix="DASHBOARD_", frozen=True, env_ignore_empty=True)

    town: str = "14271"
    data: Path = Path("data")
    sources: Literal["demo", "live"] = "demo"
    samples: Path | None = None
    keep_snapshots: int = 12
    hosts: str = ""
    frame_ancestors: str = "none"
    private_issuer: str = ""
    private_audience: str = ""
    private_readers: str = ""
    npm_registry: str = "https://registry.npmjs.org"
    base_url_opendatasoft: str | None = None
    base_url_hubeau: str | None = None
    base_url_vigicrues: str | None = None
    base_url_datagouv: str | None = None
    base_url_bal: str | None = None
    base_url_ofgl: str | None = None
    base_url_geoapi: str | None = None
    base_url_ign: str | None = None

    @field_validator("town")
    @classmethod
    def _insee(cls, value: str) -> str:
        if not (len(value) == 5 and value.isalnum()):
            raise ValueError(f"un code INSEE a cinq caractères, reçu « {value} »")
        return value.upper()

    @field_validator("frame_ancestors")
    @classmethod
    def _framing(cls, value: str) -> str:
        if value in ("none", "self"):
            return f"'{value}'"
        if not all(_ORIGIN.fullmatch(each) for each in value.split()):
            raise ValueError(f"« none », « self » ou des origines comme https://www.ville.fr, reçu « {value} »")
        return value

    @property
    def allowed_hosts(self) -> tuple[str, ...]:
        """``hosts`` one by one, in lower case."""
        return tuple(each.strip().lower() for each in self.hosts.split(",") if each.strip())

    @property
    def private_names(self) -> frozenset[str]:
        """``private_readers`` one by one, in lower case."""
        return frozenset(each.strip().lower() for each in self.private_readers.split(",") if each.strip())

    @property
    def landing(self) -> Path:
        """Where published files land, write once."""
        return self.root / "landing"

    @property
    def warehouse(self) -> Path:
        """Where snapshots and the pointer ``current`` live."""
        return self.root / "warehouse"

    @property
    def root(self) -> Path:
        """``data`` as an absolute path; a relative one starts at the project."""
        return self.data if self.data.is_absolute() else PROJECT_ROOT / self.data

    @property
    def sample_folder(self) -> Path:
        """The demonstration town's published files."""
        return self.samples or self.root / "samples" / self.town

    def base_urls(self) -> dict[str, str | None]:
        """Source name → root address set in the environment, None for the publisher's own."""
        return {source: getattr(self, f"base_url_{source}") for source in SOURCES}


@lru_cache(maxsize=1)
def settings() -> Settings:
    """The process's settings. Raises pydantic's ValidationError with the variable's name when one is wrong."""
    return Settings()
