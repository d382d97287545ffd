"""Which contracts answer a need that comes back: rules in order, the first that holds gives the reason."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, model_validator

from dashboard.declarations import read_toml
from dashboard.reference import NEEDS
from dashboard.strict import Strict

Division = Annotated[str, Field(pattern=r"^\d{2}$")]
Words = Annotated[str, Field(pattern=r"^[a-z0-9 ]{3,}$")]
CONDITIONS = ("parts", "divisions", "words", "min_months", "bought_before", "without_cpv")


class Rule(Strict):
    """One rule: all its conditions must hold. ``words`` have no accent nor capital, as they are compared."""

    id: str = Field(pattern=r"^[a-z]+(-[a-z]+)*$")
    need: Literal["recurrent", "ponctuel", "inconnu"]
    reason: str = Field(min_length=5)
    parts: tuple[Literal["Marchés fermes", "Accords-cadres", "Concessions"], ...] = ()
    divisions: tuple[Division, ...] = ()
    words: tuple[Words, ...] = ()
    min_months: int = Field(default=0, ge=0)
    bought_before: bool = False
    without_cpv: bool = False

    @property
    def has_condition(self) -> bool:
        """Whether a contract may not meet it."""
        return any(getattr(self, name) for name in CONDITIONS)


class Rules(Strict):
    """The whole file; only the last rule has no condition, so that every contract has a reason."""

    rules: tuple[Rule, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _whole(self) -> Rules:
        names = [rule.id for rule in self.rules]
        if len(set(names)) < len(names):
            raise ValueError("rules: two rules have the same id")
        if [rule.has_condition for rule in self.rules] != [True] * (len(self.rules) - 1) + [False]:
            raise ValueError("rules: the last rule alone has no condition")
        return self


def load(path: Path = NEEDS) -> tuple[Rule, ...]:
    """Every rule, in order. Raises DeclarationError with file and line."""
    return read_toml(path, Rules).rules
