"""Drinking-water rows: the service's 32 keys, its traps, and codes that agree with the results."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from dashboard.demo import water
from dashboard.demo.water_parameters import PARAMETERS, Bounds, panel

UNTIL = datetime(2026, 11, 23)
SEED = 14271
REAL = Path(__file__).parents[3] / "shared/data/eau/hubeau_resultats_dis_59310_2023-08-18_excerpt.json"


@pytest.fixture(scope="module")
def samples() -> list[list[dict[str, Any]]]:
    return list(water.samples(3, UNTIL, SEED))


@pytest.fixture(scope="module")
def rows(samples: list[list[dict[str, Any]]]) -> list[dict[str, Any]]:
    return [row for sample in samples for row in sample]


@pytest.mark.skipif(not REAL.exists(), reason="the real answer is not beside this checkout")
def test_rows_have_the_keys_of_a_real_answer_in_its_order(rows: list[dict[str, Any]]) -> None:
    real = json.loads(REAL.read_text("utf-8"))["data"][0]
    assert {tuple(row) for row in rows} == {tuple(real)}


@pytest.mark.skipif(not REAL.exists(), reason="the real answer is not beside this checkout")
def test_known_parameters_are_described_as_the_service_describes_them(rows: list[dict[str, Any]]) -> None:
    described = {
        row["code_parametre"]: (row["libelle_parametre"], row["libelle_parametre_maj"], row["libelle_unite"],
                                row["limite_qualite_parametre"], row["reference_qualite_parametre"])
        for row in rows
    }  # fmt: skip
    for real in json.loads(REAL.read_text("utf-8"))["data"]:
        assert described[real["code_parametre"]] == (
            real["libelle_parametre"], real["libelle_parametre_maj"], real["libelle_unite"],
            real["limite_qualite_parametre"], real["reference_qualite_parametre"],
        )  # fmt: skip


def test_a_row_has_32_keys(rows: list[dict[str, Any]]) -> None:
    assert {len(row) for row in rows} == {32}


def test_ten_years_of_samples_up_to_the_month_before_last(rows: list[dict[str, Any]]) -> None:
    months = {row["date_prelevement"][:7] for row in rows}
    assert min(months) == "2017-01"
    assert max(months) == "2026-09"
    assert len(months) == 117


@pytest.mark.parametrize(
    ("until", "last"),
    [
        (datetime(2026, 11, 23), date(2026, 9, 1)),
        (datetime(2026, 11, 14), date(2026, 8, 1)),
        (datetime(2026, 1, 20), date(2025, 11, 1)),
        (datetime(2026, 2, 1), date(2025, 11, 1)),
    ],
)
def test_publication_comes_around_the_fifteenth(until: datetime, last: date) -> None:
    assert water.last_published_month(until) == last


def test_a_later_until_never_changes_the_past(samples: list[list[dict[str, Any]]]) -> None:
    earlier = list(water.samples(3, datetime(2026, 3, 20), SEED))
    assert samples[: len(earlier)] == earlier
    assert len(earlier) < len(samples)


def test_another_seed_gives_other_results() -> None:
    assert list(water.samples(1, UNTIL, 1)) != list(water.samples(1, UNTIL, 2))


def test_scale_multiplies_samples() -> None:
    one, four = (sum(1 for _ in water.samples(scale, UNTIL, SEED)) for scale in (1, 4))
    assert four == 4 * one
    assert one > 117


def test_one_sample_is_several_rows_that_share_what_belongs_to_it(
    samples: list[list[dict[str, Any]]],
) -> None:
    shared = [key for key in samples[0][0] if key.startswith("conformite_") or key.endswith("_prelevement")]
    for sample in samples:
        assert all(len({row[key] for row in sample}) == 1 for key in shared)
    codes = [sample[0]["code_prelevement"] for sample in samples]
    assert len(set(codes)) == len(codes)
    assert {len(code) for code in codes} == {11}


def test_nobody_samples_on_a_weekend(samples: list[list[dict[str, Any]]]) -> None:
    days = {datetime.fromisoformat(sample[0]["date_prelevement"]).weekday() for sample in samples}
    assert days == {0, 1, 2, 3, 4}


def test_a_censored_result_is_text_with_zero_beside_it(rows: list[dict[str, Any]]) -> None:
    censored = [row for row in rows if row["resultat_alphanumerique"].startswith("<")]
    assert {row["resultat_numerique"] for row in censored} == {0.0}
    assert {"<0,05", "<1"} <= {row["resultat_alphanumerique"] for row in censored}


def test_numbers_have_a_decimal_comma_and_agree_with_the_text(rows: list[dict[str, Any]]) -> None:
    plain = [row for row in rows if row["code_type_parametre"] == "N" and row["resultat_alphanumerique"][0] != "<"]
    assert all(float(row["resultat_alphanumerique"].replace(",", ".")) == row["resultat_numerique"] for row in plain)
    assert not any("." in row["resultat_alphanumerique"] for row in plain)


def test_qualitative_results_are_words(rows: list[dict[str, Any]]) -> None:
    words = [row for row in rows if row["code_type_parametre"] == "O"]
    assert {row["resultat_numerique"] for row in words} == {0.0}
    assert {row["resultat_alphanumerique"] for row in words} > {"Aspect normal", "Aucun changement anormal"}


def test_limits_and_references_are_published_as_text() -> None:
    assert Bounds(None, 50).text("mg/L") == "<=50 mg/L"
    assert Bounds(6.5, 9).text("unité pH") == ">=6,5 et <=9 unité pH"
    assert Bounds(None, 0).text("n/(100mL)") == "<=0 n/(100mL)"


def test_bounds_are_included() -> None:
    assert Bounds(6.5, 9).accepts(6.5)
    assert Bounds(6.5, 9).accepts(9)
    assert not Bounds(None, 0.1).accepts(0.101)


def test_all_four_codes_are_met(samples: list[list[dict[str, Any]]]) -> None:
    codes = [sample[0]["conformite_limites_pc_prelevement"] for sample in samples]
    assert set(codes) == {"C", "N", "D", "S"}
    assert codes.count("N") < len(codes) / 20


def test_a_sample_does_not_conform_when_one_result_breaks_a_limit(
    samples: list[list[dict[str, Any]]],
) -> None:
    by_code = {parameter.code: parameter for parameter in PARAMETERS}
    for sample in samples:
        broken = [
            row for row in sample
            if (limit := by_code[row["code_parametre"]].limit)
            and row["resultat_alphanumerique"][0] != "<"
            and not limit.accepts(row["resultat_numerique"])
        ]  # fmt: skip
        codes = {sample[0][f"conformite_limites_{kind}_prelevement"] for kind in ("bact", "pc")}
        assert bool(codes & {"N", "D"}) == bool(broken)


def test_a_waiver_shows_only_while_it_lasts(samples: list[list[dict[str, Any]]]) -> None:
    waived = [s[0]["date_prelevement"] for s in samples if s[0]["conformite_limites_pc_prelevement"] == "D"]
    assert waived
    assert all("2019-03" <= day < "2022-03" for day in waived)


def test_some_samples_are_taken_in_another_commune_of_the_network(
    samples: list[list[dict[str, Any]]],
) -> None:
    elsewhere = [sample for sample in samples if sample[0]["code_commune"] != "14271"]
    assert 0.1 < len(elsewhere) / len(samples) < 0.3
    assert all(sample[0]["reseaux"][0] == water.NETWORK for sample in elsewhere)


def test_a_second_network_carries_its_share(samples: list[list[dict[str, Any]]]) -> None:
    second = [sample[0]["reseaux"][1] for sample in samples if len(sample[0]["reseaux"]) > 1]
    assert second
    assert {network["debit"] for network in second} == {"20 %"}


def test_panels_grow_and_have_about_thirty_parameters() -> None:
    assert {parameter.code for parameter in panel("routine")} < {parameter.code for parameter in panel("full")}
    assert len(panel("full")) == len(PARAMETERS) == 33
    assert len({parameter.code for parameter in PARAMETERS}) == 33


def test_what_is_invented_is_named_so(rows: list[dict[str, Any]]) -> None:
    names = {row[key] for row in rows for key in ("nom_uge", "nom_distributeur", "nom_moa", "nom_installation_amont")}
    assert all("DEMONSTRATION" in name for name in names)
    assert all("DEMONSTRATION" in row["nom_reseau"] for row in water.networks(UNTIL))


def test_the_second_network_of_the_town_has_samples_of_its_own(samples: list[list[dict[str, Any]]]) -> None:
    alone = [sample[0] for sample in samples if sample[0]["reseaux"] == [water.SECOND_NETWORK]]
    assert 0.05 < len(alone) / len(samples) < 0.35
    assert {row["code_commune"] for row in alone} == {"14271"}


def test_networks_give_a_row_a_year_and_quarter() -> None:
    here = [row for row in water.networks(UNTIL) if row["code_commune"] == "14271"]
    assert {row["annee"] for row in here} == {str(year) for year in range(2017, 2027)}
    assert {row["code_reseau"] for row in here} == {"014999001", "014999002"}


def test_write_gives_two_lists(tmp_path: Path) -> None:
    water.write(tmp_path, 1, UNTIL, SEED)
    folder = tmp_path / "hubeau" / "eau_potable"
    written = json.loads((folder / "resultats_dis.json").read_text("utf-8"))
    assert written == [row for sample in water.samples(1, UNTIL, SEED) for row in sample]
    assert json.loads((folder / "communes_udi.json").read_text("utf-8")) == water.networks(UNTIL)
