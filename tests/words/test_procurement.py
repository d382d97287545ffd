"""What the procurement page says: never a maximum as spending, never a share of too few."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest

from dashboard.words import procurement
from dashboard.words import procurement_lists as lists

N = "\u00a0"
START, STOP = date(2025, 11, 1), date(2026, 10, 31)
ROW = {
    "contract_count": 21,
    "before_count": 24,
    "firm_eur": 1_800_000.0,
    "before_firm_eur": 1_440_000.0,
    "framework_eur": 580_000.0,
    "framework_count": 6,
    "concession_eur": 0.0,
    "concession_count": 0,
    "excluded_count": 0,
    "offers_count": 20,
    "median_offers": 3.0,
    "single_count": 1,
    "single_share": 0.05,
}


def told(ending: int = 0, **changes: Any) -> str:
    return procurement.sentence({**ROW, **changes}, START, STOP, ending)


def test_the_sentence_keeps_ceilings_apart() -> None:
    assert told(26) == (
        f"De novembre 2025 à octobre 2026, 21 contrats sont notifiés{N}: 1,8{N}M€ en montant ferme, "
        f"et 6 accords-cadres de 580,0{N}k€ au plus en tout. "
        "1 sur 20 n’a reçu qu’une offre. 26 contrats se terminent d’ici un an."
    )


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"contract_count": 0}, "De novembre 2025 à octobre 2026, aucun contrat n’est publié. "),
        ({"contract_count": 1, "framework_count": 0}, f"1 contrat est notifié{N}: 1,8{N}M€ en montant ferme. "),
        ({"framework_count": 1}, "et 1 accord-cadre de"),
        ({"single_count": 0}, "Aucun n’a été signé sur une seule offre."),
        ({"single_count": 4}, "4 sur 20 n’ont reçu qu’une offre."),
        ({"offers_count": 4}, "On ne peut rien conclure de la concurrence"),
    ],
)
def test_agreement_and_doubt(changes: dict[str, Any], words: str) -> None:
    assert words in told(**changes)


@pytest.mark.parametrize(
    ("count", "words"), [(0, "0 contrat se termine"), (1, "1 contrat se termine"), (2, "2 contrats se terminent")]
)
def test_what_ends_agrees(count: int, words: str) -> None:
    assert words in told(count)


def test_the_median_of_too_few_is_not_known() -> None:
    assert procurement.offers({**ROW, "offers_count": 4}) == "non connu"
    assert procurement.offers(ROW) == "3"
    assert procurement.offers({**ROW, "median_offers": 2.5}) == "2,5"
    assert procurement.single({**ROW, "offers_count": 1}) == "1 contrat seulement dit combien"


@pytest.mark.parametrize(
    ("stop", "step", "small"),
    [
        (date(2026, 12, 31), "month", "month"),
        (date(2028, 12, 31), "quarter", "year"),
        (date(2035, 12, 31), "year", "year"),
    ],
)
def test_the_step_follows_the_length(stop: date, step: str, small: str) -> None:
    found = procurement.step(START, stop)
    assert (found, procurement.bar_step(found)) == (step, small)


def test_each_bar_has_its_sentence() -> None:
    row = {"period": pd.Timestamp("2026-04-01"), "part": "Accords-cadres", "amount_eur": 80_000.0, "contract_count": 2}
    said = lists.amounts(pd.DataFrame([row]), "quarter")["said"]
    assert list(said) == [f"Accords-cadres (maximum), 2e trimestre 2026{N}: 80,0{N}k€ (2 contrats)"]


def test_concentration_says_what_is_not_published() -> None:
    row = {"top3_share": 0.65, "placed_count": 0, "sized_count": 0, "award_count": 22}
    assert procurement.concentration(row, "14") == (
        f"Les trois premières ont 65{N}% du total. "
        f"Part des entreprises locales ou des PME{N}: pas publiée, on ne peut pas conclure."
    )


def test_concentration_says_local_and_small_shares_when_half_tell() -> None:
    counts = {"placed_count": 11, "sized_count": 22, "award_count": 22}
    row = {**counts, "top3_share": 0.65, "local_share": 0.5, "small_share": 0.25}
    assert procurement.concentration(row, "14") == (
        f"Les trois premières ont 65{N}% du total. "
        f"50{N}% des attributions restent dans le département 14. 25{N}% vont à des PME."
    )


def test_without_a_firm_amount_there_is_no_concentration() -> None:
    assert procurement.concentration({"top3_share": float("nan")}, "14") == "Aucun montant ferme sur cette sélection."


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "Tous les montants de la sélection sont comptés."),
        (1, f"1 montant publié n’entre dans aucun total{N}; le contrat, lui, est compté."),
        (3, f"3 montants publiés n’entrent dans aucun total{N}; les contrats, eux, sont comptés."),
    ],
)
def test_what_is_left_out_is_counted(count: int, words: str) -> None:
    assert procurement.excluded({"excluded_count": count}) == words


def test_amendments_say_those_without_an_amount() -> None:
    frame = pd.DataFrame({"amendment_count": [2, 1], "added_eur": [5_000.0, -1_000.0], "unknown_count": [1, 0]})
    assert procurement.amendments(frame) == f"3 avenants ajoutent 4,0{N}k€, 1 sans montant lisible."


def test_rankings_leave_out_what_has_no_firm_amount() -> None:
    frame = pd.DataFrame({"supplier": ["A", "B"], "firm_eur": [1_500.0, 0.0], "contract_count": [1, 2]})
    assert lists.firm_ranks(frame) == [("A", 1_500.0, f"1,5{N}k€", "", "1 contrat")]


def test_horizons_are_counted_and_named() -> None:
    frame = pd.DataFrame({"horizon_months": [6, 18, 18], "part": ["Accords-cadres"] * 3})
    assert [lists.within(frame, months) for months in (6, 12, 18)] == [1, 1, 3]
    assert [(months, label, len(rows)) for months, label, rows in lists.horizons(frame)] == [
        (6, f"Dans les 6 mois{N}: 1 contrat", 1),
        (18, f"De 12 à 18 mois{N}: 2 contrats", 2),
    ]
    assert set(lists.told(frame)["part"]) == {"Accords-cadres (maximum)"}
    assert procurement.ending(frame) == f"1 dans 6 mois, 3 dans 18{N}; dates estimées"
