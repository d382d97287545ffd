"""What the procurement page says: never a maximum as spending, never a share of too few."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest

from dashboard.words import procurement
from dashboard.words import procurement_amendments as amendments
from dashboard.words import procurement_contract as contract
from dashboard.words import procurement_firms as firms
from dashboard.words import procurement_lists as lists
from dashboard.words import procurement_outlook as outlook

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



@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "Tous les montants de la période sont comptés."),
        (1, f"1 montant publié n’entre dans aucun total{N}; le contrat, lui, est compté."),
        (3, f"3 montants publiés n’entrent dans aucun total{N}; les contrats, eux, sont comptés."),
    ],
)
def test_what_is_left_out_is_counted(count: int, words: str) -> None:
    assert procurement.excluded({"excluded_count": count, "undated_count": 0}) == words


def test_amendments_say_those_without_an_amount() -> None:
    frame = pd.DataFrame({"amendment_count": [2, 1], "added_eur": [5_000.0, -1_000.0], "unknown_count": [1, 0]})
    assert procurement.amendments(frame) == f"3 avenants ajoutent 4,0{N}k€, 1 sans montant lisible."


def test_rankings_leave_out_what_has_no_firm_amount() -> None:
    frame = pd.DataFrame({"supplier": ["A", "B"], "firm_eur": [1_500.0, 0.0], "contract_count": [1, 2]})
    assert lists.firm_ranks(frame) == [("A", 1_500.0, f"1,5{N}k€", "", "1 contrat")]


def test_ends_that_are_not_known_are_counted() -> None:
    totals = pd.DataFrame({"six_count": [1], "twelve_count": [1], "eighteen_count": [3], "undated_count": [1]})
    assert outlook.counted(totals) == f"1 dans 6 mois, 3 dans 18{N}; dates estimées"
    assert "1 contrat n’a ni date ni durée utilisable" in outlook.uncertainty(totals)


@pytest.mark.parametrize(
    ("hhi", "words"),
    [(float("nan"), "il faut au moins deux"), (999, "réparti"), (1_800, "assez concentré"), (1_801, "concentré (au")],
)
def test_concentration_is_said_with_its_bounds(hhi: float, words: str) -> None:
    assert firms.concentrated({"hhi": hhi}).startswith(words)


def test_a_place_that_is_not_published_is_never_a_share() -> None:
    row = {"commune_count": 0, "placed_count": 0, "epci_count": 0, "member_count": 0, "department_count": 1,
           "department_placed_count": 4, "small_count": 0, "sized_count": 0}  # fmt: skip
    assert [told for _, told in firms.places(row, "Fleury", "14")] == [
        "non publié", "communes membres non déclarées", f"25{N}% (1 sur 4 connues)", "non publié"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("euros", "share", "words"),
    [(1_500, 0.19, f"+1,5{N}k€ (+19{N}%)"), (0, 0, "montant inchangé"), (None, None, "ajout non calculable")],
)
def test_what_an_amendment_adds(euros: float | None, share: float | None, words: str) -> None:
    assert amendments.added(euros, share) == words


def test_defects_are_said_in_words() -> None:
    assert contract.defects("montant_absent, titulaire_siret") == "montant absent, SIRET d’un titulaire à corriger"
    assert contract.defects(None) == "aucun"
