"""What ends, in words: « sans doute » is for needs that come back, an empty month is a zero, sizes are the law’s."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest

from dashboard.locale import use
from dashboard.reference import needs as rules
from dashboard.words import procurement_needs as needs
from dashboard.words import procurement_outlook as outlook

N, THIN = "\u00a0", "\u202f"
TODAY = date(2026, 11, 23)
LIMITS = [40_000, 90_000, 216_000]


def ending(*contracts: tuple[str, str, str]) -> pd.DataFrame:
    rows = [
        {"uid": f"M{rank}", "ends_on": pd.Timestamp(day), "object": name, "need": need, "cpv_code": "45000000",
         "reason": "Travaux, une opération", "part": "Accords-cadres", "latest_amount_eur": 9_000.0,
         "suppliers": "Murs", "division_label": "Travaux", "notified_on": pd.Timestamp("2026-01-01"),
         "duration_months": 12}
        for rank, (day, name, need) in enumerate(contracts)
    ]  # fmt: skip
    return pd.DataFrame(rows)


def test_only_needs_that_come_back_are_likely_to_be_tendered_again() -> None:
    found = ending(("2026-12-01", "Toiture", "ponctuel"), ("2027-02-01", "Repas", "recurrent"))
    told = outlook.sentence(found, 18)
    assert told.startswith("2 contrats se terminent d’ici 18 mois. 1 répond à un besoin qui revient, sans doute")
    assert f"Le premier de ceux-là{N}: Repas, vers le 1er{N}févr. 2027 (date estimée)." in told
    alone = outlook.sentence(found[:1], 6)
    assert "sans doute" not in alone
    assert alone.startswith("1 contrat se termine d’ici 6 mois. Aucun ne répond à un besoin qui revient")
    assert outlook.sentence(found[:0], 6).startswith("Aucun contrat de la sélection")


def test_a_month_in_which_nothing_ends_is_a_zero() -> None:
    found = ending(("2026-12-01", "Toiture", "ponctuel"), ("2027-02-01", "Repas", "recurrent"))
    months = outlook.by_month(found, TODAY, 6)
    assert list(months["contract_count"]) == [0, 1, 0, 1, 0, 0, 0]
    assert months["period"].iloc[-1] == pd.Timestamp("2027-05-01")
    assert outlook.months_rule(TODAY, 6).startswith("Dates estimées, de novembre 2026 à mai 2027")


@pytest.mark.parametrize(
    ("size", "bounds"),
    [
        (None, (0, 0)), ("moins-40000", (0, 40_000)), ("40000-90000", (40_000, 90_000)), ("216000-plus", (216_000, 0)),
        ("215000-plus", (0, 0)), ("x", (0, 0)),
    ],
)  # fmt: skip
def test_sizes_have_bounds(size: str | None, bounds: tuple[float, float]) -> None:
    assert outlook.bounds(size, LIMITS) == bounds


def in_force(**amounts: int) -> pd.DataFrame:
    return pd.DataFrame([{"rule": rule, "category": "fournitures_services", "amount_eur": euros}
                         for rule, euros in amounts.items()], columns=["rule", "category", "amount_eur"])  # fmt: skip


def test_the_sizes_are_parted_by_the_thresholds_of_the_day() -> None:
    assert outlook.steps(in_force(dispense=60_000, donnees=40_000, avis=90_000, formalisee=216_000)) == LIMITS
    assert list(outlook.sizes(LIMITS).values())[-1] == f"216{THIN}000{N}€ et plus"
    assert outlook.sizes(outlook.steps(in_force())) == {}


def test_the_reason_goes_into_the_list_the_file_and_the_agenda() -> None:
    found = ending(("2026-12-01", "Toiture", "ponctuel"))
    (uid, line), = outlook.lines(found)
    assert (uid, line["day"]) == ("M0", f"1er{N}déc. 2026")
    assert line["cells"][0] == ("Achat ponctuel", "Travaux, une opération")
    assert {"need", "reason"} <= set(outlook.columns())
    assert outlook.told(found)[["part", "need"]].iloc[0].tolist() == ["Accords-cadres (maximum)", "Achat ponctuel"]
    entry, = outlook.entries(found, "14271")
    assert f"Besoin{N}: achat ponctuel (Travaux, une opération)" in entry.description
    assert "Achat ponctuel" in entry.categories


def test_figures_count_the_needs_that_come_back() -> None:
    names = [f"{horizon}_{kind}" for horizon in ("six", "twelve", "eighteen") for kind in ("count", "recurrent_count")]
    totals: dict[str, Any] = dict.fromkeys([*names, "undated_count"], [2])
    assert outlook.figures(pd.DataFrame(totals))[0][2].startswith("dont 2 pour un besoin qui revient")


def test_every_reason_has_its_english() -> None:
    use("en")
    try:
        assert [rule.reason for rule in rules.load() if needs.why(rule.reason) == rule.reason] == []
    finally:
        use("fr")


def test_horizons_are_several_months_in_english_too() -> None:
    use("en")
    assert outlook.horizons()["6"] == "6 months"
