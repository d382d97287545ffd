"""Fault 15: amounts beyond reason are kept out of totals, listed, and never dropped in silence."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from tests.loaded_town import Town, open_town

OUTLIERS = {0: "zero", -500: "zero", 1: "symbolic", 1_000_000_001: "absurd", 999_999_999: "placeholder",
            12_311_111_111: "placeholder", 10**20: "absurd"}


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    with open_town(tmp_path) as town:
        yield town


def contracts(amounts: list[float]) -> str:
    return json.dumps([{"id": f"M{place}", "acheteur": {"id": "21140271400011"}, "montant": amount}
                       for place, amount in enumerate(amounts)])


def test_outliers_stay_listed_and_out_of_the_total(town: Town) -> None:
    town.load_text("decp", contracts([40_000, *OUTLIERS]))
    assert town.one("select sum(amount_eur) from core.contracts where is_amount_counted") == Decimal(40_000)
    statuses = town.ask("select amount_status from core.contracts order by contract_id")
    assert [status for (status,) in statuses] == ["ok", *OUTLIERS.values()]
    assert town.rejected("core.contracts") == {}


def test_an_amendment_in_cents_is_not_counted(town: Town) -> None:
    contract = {"id": "M1", "acheteur": {"id": "21140271400011"}, "montant": 250_000,
                "modifications": [{"dateNotificationModification": "2024-05-01", "montant": 260_000_000}]}
    town.load_text("decp", json.dumps(contract))
    assert town.ask("select initial_amount_eur, amount_eur, amount_status, is_amount_counted from core.contracts") == [
        (Decimal(250_000), Decimal(260_000_000), "absurd", False)
    ]
