"""Which service of the town buys: only what the town declares, the rest said to be given to none."""

from __future__ import annotations

import pandas as pd

from dashboard.locale import _
from dashboard.locale.numbers import amount
from dashboard.words.procurement import contracts
from dashboard.words.procurement_lists import Ranks

NOBODY = "?"


def service_ranks(split: pd.DataFrame) -> Ranks:
    """Services by firm amount, with their number of contracts; what is given to none comes last."""
    found = sorted(split.to_dict("records"), key=lambda each: (each["label"] == NOBODY, -each["firm_eur"]))
    return [
        (_("Non attribué") if r["label"] == NOBODY else _(r["label"]), r["firm_eur"], amount(r["firm_eur"]), "",
         contracts(r["contract_count"]))
        for r in found
    ]  # fmt: skip


def declared_rule(declared_by: str) -> str:
    """Who says so: no published format does."""
    return _("Déclaré par la ville, par domaine ou par mots de l’objet\u00a0: {by}").format(by=_(declared_by))
