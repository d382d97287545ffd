"""A contract without a date of notification is of no period: it is counted and said, never lost."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from dashboard.words import procurement
from dashboard.words import procurement_lists as lists

N, THIN = "\u00a0", "\u202f"
ROW = {"excluded_count": 0, "undated_count": 2_341, "undated_firm_eur": 1_500_000.0, "undated_framework_eur": 80_000.0,
       "undated_concession_eur": 0.0}  # fmt: skip


def test_those_without_a_date_are_said_with_their_three_sums_apart() -> None:
    assert procurement.excluded(ROW) == (
        f"Tous les montants de la période sont comptés. 2{THIN}341 contrats n’ont pas de date de notification et ne "
        f"sont d’aucune période{N}: 1,5{N}M€ en montant ferme, 80,0{N}k€ au plus en accords-cadres."
    )
    alone = {**ROW, "undated_count": 1, "undated_framework_eur": 0.0, "undated_concession_eur": 9_000.0}
    assert procurement.undated(alone).startswith("1 contrat n’a pas de date de notification et n’est d’aucune période")
    assert procurement.undated(alone).endswith(f"9,0{N}k€ en concessions.")
    assert procurement.undated({**ROW, "undated_count": 0}) == ""


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "(date de notification)"),
        (1, f"(date de notification{N}; 1 contrat sans date n’y est pas)"),
        (2, f"(date de notification{N}; 2 contrats sans date n’y sont pas)"),
    ],
)
def test_the_selection_says_who_is_not_in_it(count: int, words: str) -> None:
    assert procurement.selection(None, None, date(2026, 1, 1), date(2026, 12, 31), count).endswith(words)


def test_a_listed_contract_without_a_date_has_a_reason_and_no_day() -> None:
    listed = pd.DataFrame([{"uid": "M1", "object": "Cour", "reason": "Sans date de notification", "suppliers": "Murs",
                            "amount_eur": 70_000.0, "notified_on": pd.NaT}])  # fmt: skip
    assert lists.excluded_items(listed)[0]["note"] == f"Sans date de notification · 70{THIN}000,00{N}€ · Murs"
    assert "40 premiers sur" in lists.rest(2_341, 40)
