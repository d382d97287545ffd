"""Competition in words: a concession is judged by no rule of a marché, a share of too few is said to be missing."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.words import procurement_competition as competition

N = "\u00a0"
NO_DELAY = pd.DataFrame({"known_count": [], "late_count": [], "unknown_count": []})


def procedures(**few: int) -> pd.DataFrame:
    rows = [("Procédure adaptée", 20, 20, 3.0, 0), ("Appel d’offres ouvert", 9, 9, 2.0, 0)]
    rows += [("Dialogue compétitif", 3, few["told"], 1.0, few["single"])] if few else []
    columns = ["label", "contract_count", "offers_count", "median_offers", "single_count"]
    return pd.DataFrame(rows, columns=columns)


def test_a_concession_has_neither_the_delay_nor_the_thresholds_of_a_marche() -> None:
    assert competition.is_of_another_law("concession")
    assert not competition.is_of_another_law("marche")
    assert not competition.is_of_another_law(None)
    assert competition.on_time_share(NO_DELAY, "concession") == "sans objet"
    assert competition.on_time_note(NO_DELAY, "concession").endswith(f"(R.{N}3131-1)")
    assert "ne sont pas ceux des concessions" in competition.delay_sentence(NO_DELAY, "concession")
    assert f"R.{N}2196-1" in competition.concession_rule()


@pytest.mark.parametrize(
    ("few", "words"),
    [
        ({}, ""),
        ({"told": 3, "single": 0}, f"Moins de 5 contrats qui le disent, pas de part{N}: Dialogue compétitif."),
        ({"told": 3, "single": 1}, "1 contrat sur une seule offre en fait partie."),
        ({"told": 3, "single": 2}, "2 contrats sur une seule offre en font partie."),
        ({"told": 0, "single": 0}, ""),
    ],
)
def test_a_procedure_too_small_for_a_share_is_said(few: dict[str, int], words: str) -> None:
    said = competition.too_few(procedures(**few))
    assert said.endswith(words)
    assert bool(said) == bool(words)


def test_whole_medians_are_written_as_on_the_card() -> None:
    shown = competition.told(procedures())
    column = competition.procedure_columns(shown)["median"]
    assert column.is_number
    assert column.text(shown["median"].iloc[0]) == "3"
    halves = competition.told(procedures().assign(median_offers=[2.5, 3.0]))
    assert [competition.procedure_columns(halves)["median"].text(v) for v in halves["median"]] == ["2,5", "3,0"]


def test_numbers_of_the_tables_are_numbers() -> None:
    delays = pd.DataFrame({"median_days": [31.5], "slowest_days": [90]})
    columns = {**competition.procedure_columns(competition.told(procedures())), **competition.delay_columns(delays)}
    assert [name for name, column in columns.items() if not column.is_number] == ["label", "year"]
    assert columns["median_days"].title == "Délai médian (jours)"
