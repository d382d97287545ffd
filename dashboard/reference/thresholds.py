"""Legal thresholds of public procurement: each with its dates, its act and its link; no gap and no overlap."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Literal

from pydantic import Field, model_validator

from dashboard.declarations import line_of, read_toml
from dashboard.errors import DeclarationError
from dashboard.reference import THRESHOLDS
from dashboard.strict import Strict

OFFICIAL = r"^(https://(www\.legifrance\.gouv\.fr|eur-lex\.europa\.eu)/\S+)?$"


class Threshold(Strict):
    """One row of the table: what holds from ``since`` to ``until``, both included."""

    rule: Literal["dispense", "avis", "formalisee", "donnees"]
    category: Literal["fournitures_services", "travaux"]
    since: date
    until: date
    amount_eur: int = Field(gt=0)
    act: str = Field(min_length=5)
    link: str = Field(pattern=OFFICIAL)
    status: Literal["verifie", "a_verifier"]

    @model_validator(mode="after")
    def _coherent(self) -> Threshold:
        if self.until < self.since:
            raise ValueError("until: ends before it begins")
        if self.status == "verifie" and not self.link:
            raise ValueError("status: verifie takes the link of the act")
        return self


class Thresholds(Strict):
    """The whole file."""

    thresholds: tuple[Threshold, ...] = Field(min_length=1)


def load(path: Path = THRESHOLDS) -> tuple[Threshold, ...]:
    """Every row, in file order. Raises DeclarationError with file and line, for a gap or an overlap too."""
    rows = read_toml(path, Thresholds).thresholds
    latest: dict[tuple[str, str], int] = {}
    for place in sorted(range(len(rows)), key=lambda each: rows[each].since):
        row = rows[place]
        before = latest.get((row.rule, row.category))
        if before is not None:
            _follows(path, rows[before], row, place)
        latest[row.rule, row.category] = place
    return rows


def _follows(path: Path, before: Threshold, row: Threshold, place: int) -> None:
    due = before.until + timedelta(days=1)
    if row.since == due:
        return
    what = "overlap" if row.since < due else "gap"
    line = line_of(path.read_text(encoding="utf-8"), ("thresholds", place))
    message = f"{what}: {row.rule}, {row.category} should begin on {due}, begins on {row.since}"
    raise DeclarationError(path, f"thresholds.{place}.since", message, line)
