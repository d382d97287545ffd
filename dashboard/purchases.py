"""Which service of the town buys what, as the town declares it: no published format says it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from dashboard.strict import Strict

Division = Annotated[str, Field(pattern=r"^\d{2}$")]


class PurchaseService(Strict):
    """The purchases of one service (``owner``, an id of ``[owners]``): by CPV division, by words of the object or both.

    A contract that meets either is the service's; the first service of the file that it meets has it.
    """

    owner: str
    divisions: tuple[Division, ...] = ()
    words: tuple[Annotated[str, Field(min_length=3)], ...] = ()

    @model_validator(mode="after")
    def _not_empty(self) -> PurchaseService:
        if not self.divisions and not self.words:
            raise ValueError("divisions: neither a division nor a word: nothing would ever be this service’s")
        return self


class Purchases(Strict):
    """The table ``[purchases]`` of a town's file; ``declared_by`` says who set it, and is shown with the figures."""

    declared_by: str = Field(min_length=3)
    services: tuple[PurchaseService, ...] = Field(min_length=1)
