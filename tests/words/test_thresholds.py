"""Legal thresholds are said exactly, and a missing one is said to be missing."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.words import thresholds

N, THIN = "\u00a0", "\u202f"


def test_thresholds_of_a_day_are_said_and_a_missing_one_too() -> None:
    rows = [("dispense", "fournitures_services", 60_000), ("dispense", "travaux", 100_000)]
    rows.append(("formalisee", "travaux", 5_404_000))
    told = thresholds.rule(pd.DataFrame(rows, columns=["rule", "category", "amount_eur"]), date(2026, 10, 31))
    assert f"Au 31{N}oct. 2026, sans publicité sous 60{THIN}000{N}€ (travaux{N}: 100{THIN}000{N}€)." in told
    assert f"Procédure formalisée dès seuil non renseigné (travaux{N}: 5{THIN}404{THIN}000{N}€)." in told


def test_bands_are_named() -> None:
    frame = pd.DataFrame({"band": ["sous le seuil de publicité", "seuil non renseigné"]})
    assert list(thresholds.banded(frame)["band"]) == ["Sous le seuil de publicité", "Seuil non renseigné à cette date"]


def test_each_act_is_named_once_with_its_official_address() -> None:
    frame = pd.DataFrame({"act": ["Décret A", "Décret A", "Avis B"], "link": ["https://x", "https://x", None]})
    assert thresholds.acts(frame) == [("Décret A", "https://x"), ("Avis B", "")]
