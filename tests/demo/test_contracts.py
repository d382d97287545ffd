"""Contracts in both formats: volumes, shape, suppliers, defects, what ends soon, a past that stays."""

import hashlib
import json
from collections import Counter
from datetime import UTC, date, datetime

import pytest

from dashboard.demo import contracts
from dashboard.demo.contract_defects import _DEFECTS, UNDATED
from dashboard.demo.contract_formats import BUYER, format_2022
from dashboard.demo.suppliers import firm, luhn_sum, with_luhn_key
from dashboard.demo.tenders import DIRECT, content, contracts_of, procedure

UNTIL = datetime(2026, 11, 23, 18, tzinfo=UTC)
SEED = 14271


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("contracts")
    contracts.write(made, 1, UNTIL, SEED)
    return made / "datagouv"


def load(folder, name):
    return json.loads((folder / name).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def old(folder):
    return load(folder, "decp-2019.json")["marches"]


@pytest.fixture(scope="module")
def new(folder):
    return load(folder, "decp-2022.json")["marches"]["marche"]


def by_number(rows, number):
    return next(row for row in rows if row["id"].startswith(number))


def test_a_year_has_25_to_45_contracts_over_ten_years(old, new) -> None:
    years = Counter(row.get("dateNotification", "?")[:4] for row in [*old, *new] if "acheteur" in row)
    assert set(years) - {"?"} == {str(year) for year in range(2016, 2027)}
    assert all(20 <= years[str(year)] <= 45 for year in range(2016, 2026)), years


def test_the_buyer_is_the_commune_with_a_valid_number(old, new) -> None:
    assert BUYER.startswith("211402714")
    assert luhn_sum(BUYER) % 10 == 0
    buyers = {(row.get("acheteur") or row["autoriteConcedante"])["id"] for row in [*old, *new]}
    assert buyers == {BUYER}


def test_before_2024_suppliers_have_names_and_after_they_have_none(old, new) -> None:
    named = [one for row in old for one in row.get("titulaires", [])]
    assert all(one["denominationSociale"] for one in named)
    assert all(row["dateNotification"] < "2024" for row in old if "dateNotification" in row)
    assert "denominationSociale" not in json.dumps(new)


def test_the_2022_format_wraps_its_lists_and_some_come_flat(new) -> None:
    wrapped = [row for row in new if isinstance(row["techniques"], dict)]
    flat = [row for row in new if isinstance(row["techniques"], list)]
    assert all("technique" in row["techniques"] for row in wrapped)
    assert all("titulaire" in row["titulaires"][0] for row in wrapped)
    assert all("id" in row["titulaires"][0] for row in flat)
    assert len(wrapped) > 3 * len(flat) > 0


def test_2022_contracts_have_every_required_key(new) -> None:
    required = {
        "id", "acheteur", "nature", "objet", "codeCPV", "techniques", "modalitesExecution", "marcheInnovant", "ccag",
        "offresRecues", "attributionAvance", "typeGroupementOperateurs", "procedure", "lieuExecution", "dureeMois",
        "dateNotification", "datePublicationDonnees", "montant", "typesPrix", "formePrix", "sousTraitanceDeclaree",
        "titulaires", "considerationsSociales", "considerationsEnvironnementales",
    }  # fmt: skip
    assert all(required <= set(row) for row in new)
    assert all(row["offresRecues"] >= 1 and len(row["id"]) <= 16 for row in new)


def test_framework_agreements_follow_ups_concessions_and_amendments_are_there(old, new) -> None:
    natures = Counter(row["nature"] for row in old)
    assert natures["Accord-cadre"] > 20
    assert natures["Marché subséquent"] > 5
    assert natures["Concession de service public"] > 3
    assert sum(bool(row["modifications"]) for row in old) > 20
    assert any("modifications" in row for row in new)
    assert any("idAccordCadre" in row for row in new)
    assert all("montant" not in row for row in old if row["_type"] == "Contrat de concession")


def test_the_id_of_2019_ends_with_its_number_of_amendments(old) -> None:
    assert all(row["id"].endswith(f"{len(row['modifications']):02d}") for row in old)


def test_firms_are_invented_and_their_numbers_valid_but_for_the_dirty_ones(old) -> None:
    ids = {one["id"] for row in old for one in row.get("titulaires", []) if one["typeIdentifiant"] == "SIRET"}
    valid = {one for one in ids if one.isdigit() and len(one) == 14 and luhn_sum(one) % 10 == 0}
    assert all(one.startswith("00") for one in valid)
    assert 1 <= len(ids - valid) <= 5
    words = ("Exemple", "Fictif", "Fictive", "Démo", "Imaginaire", "Fiktiva")
    names = {one["denominationSociale"] for row in old for one in row.get("titulaires", [])}
    assert not [name for name in names if not any(word in name for word in words)]


def test_every_declared_firm_says_that_it_is_invented() -> None:
    words = ("Exemple", "Fictif", "Fictive", "Démo", "Imaginaire")
    assert not [name for names in content()["trades"].values() for name in names if not any(w in name for w in words)]


def test_a_few_amounts_are_a_placeholder_zero_or_one(old) -> None:
    assert by_number(old, "2017004")["montant"] == 999_999_999
    assert by_number(old, "2018007")["montant"] == 0
    assert by_number(old, "2019009")["montant"] == 1


def test_a_few_suppliers_are_dirty(old, new) -> None:
    assert " " in by_number(old, "2019002")["titulaires"][0]["id"].strip()
    assert len(by_number(old, "2020011")["titulaires"][0]["id"]) == 13
    assert luhn_sum(by_number(old, "2022005")["titulaires"][0]["id"]) % 10 != 0
    assert by_number(old, "2023010")["titulaires"][0]["typeIdentifiant"] == "TVA"


def test_every_declared_defect_falls_on_a_contract_that_is_published() -> None:
    published = {one.id for one in contracts.published_contracts(1, UNTIL.date(), SEED)}
    assert set(_DEFECTS) | UNDATED <= published


def test_dates_of_2018_carry_a_zone_and_one_contract_has_no_date(old) -> None:
    assert by_number(old, "2018003")["dateNotification"].endswith(("+01:00", "+02:00"))
    assert "dateNotification" not in by_number(old, "2020006")
    early = by_number(old, "2021008")
    assert early["datePublicationDonnees"] < early["dateNotification"]


def test_some_contracts_are_in_both_files_or_twice_in_one(old, new) -> None:
    both = {row["id"] for row in old} & {row["id"] for row in new}
    assert both
    assert max(Counter(row["id"] for row in old).values()) == 2


def test_codes_are_cpv_codes(old, new) -> None:
    codes = [row["codeCPV"] for row in [*old, *new] if row.get("codeCPV")]
    assert all(len(code) == 8 or (len(code) == 10 and code[8] == "-") for code in codes)
    assert {len(row["codeCPV"]) for row in new} == {10}
    assert {len(row["codeCPV"]) for row in old if row.get("codeCPV")} == {8, 10}


def test_contracts_end_within_the_next_months(old, new) -> None:
    soon = []
    for row in [*old, *new]:
        day = row.get("dateNotification", "")[:10]
        if day:
            months = (int(day[:4]) * 12 + int(day[5:7]) + row["dureeMois"]) - (2026 * 12 + 11)
            soon += [months] if 0 < months <= 18 else []
    assert sum(months <= 6 for months in soon) >= 5
    assert sum(6 < months <= 12 for months in soon) >= 3
    assert sum(months > 12 for months in soon) >= 3


def test_the_table_tells_the_same_contracts_with_where_their_suppliers_are(folder, old, new) -> None:
    lines = load(folder, "decp-tabulaire.json")
    signed = {line["id"]: line["montant"] for line in lines if line["modification_id"] == 0}
    published = {row["id"]: row["montant"] for row in [*old, *new] if "montant" in row}
    assert signed == {number: amount for number, amount in published.items() if number in signed}
    assert 0.85 * len(published) < len(signed) < len(published)
    placed = [line["titulaire_departement_code"] for line in lines if line["titulaire_departement_code"]]
    assert 0.4 < placed.count("14") / len(placed) < 0.65
    assert {line["titulaire_categorie"] for line in lines} == {"PME", "ETI", "GE", None}
    assert 0.75 < len(placed) / len(lines) < 1


def test_the_table_says_nothing_of_a_supplier_whose_number_is_none(folder) -> None:
    soiled = [line for line in load(folder, "decp-tabulaire.json") if line["id"].startswith("2022005")]
    assert soiled
    assert all(line["titulaire_commune_code"] is line["titulaire_categorie"] is None for line in soiled)


def test_one_line_of_the_table_is_current_for_each_supplier(folder) -> None:
    current = Counter((line["id"], line["titulaire_id"]) for line in load(folder, "decp-tabulaire.json")
                      if line["donneesActuelles"])  # fmt: skip
    assert set(current.values()) == {1}


def test_the_dataset_page_lists_the_files_with_their_checksums(folder) -> None:
    page = load(folder, "dataset.json")
    assert [resource["url"] for resource in page["resources"]] == [
        "/datagouv/resources/decp-2019.json",
        "/datagouv/resources/decp-2022.json",
        "/datagouv/resources/decp-tabulaire.json",
    ]
    for resource in page["resources"]:
        body = (folder / resource["url"].rsplit("/", 1)[1]).read_bytes()
        assert resource["checksum"] == {"type": "sha256", "value": hashlib.sha256(body).hexdigest()}
        assert resource["filesize"] == len(body)
        assert resource["format"] == "json"
        assert resource["last_modified"] <= "2026-11-23T18:00:00+00:00"


def test_nothing_published_after_the_end_is_there(old, new) -> None:
    days = [row["datePublicationDonnees"][:10] for row in [*old, *new]]
    amended = [one["datePublicationDonneesModification"] for row in old for one in row["modifications"]]
    assert max(days + amended) <= "2026-11-23"


def test_an_earlier_end_gives_the_same_contracts_less_the_later_ones() -> None:
    earlier = contracts.published_contracts(1, date(2024, 6, 1), SEED)
    later = {one.id: one for one in contracts.published_contracts(1, UNTIL.date(), SEED)}
    shared = [one for one in earlier if one.notified.year >= 2016]
    assert len(shared) > 200
    assert all(later[one.id] == one for one in shared)


def test_an_amendment_appears_when_it_is_published() -> None:
    amended = next(one for one in contracts_of(2024, 0, SEED) if one.amendments)
    day = amended.amendments[0].published
    assert "modifications" not in format_2022(amended, date.fromordinal(day.toordinal() - 1))
    assert len(format_2022(amended, day)["modifications"]) == 1


@pytest.mark.parametrize(
    ("amount", "category", "day", "expected"),
    [
        (
            39_999,
            "services",
            date(2025, 6, 2),
            "Marché passé sans publicité ni mise en concurrence préalable",
        ),
        (40_000, "services", date(2025, 6, 2), "Procédure adaptée"),
        (
            45_000,
            "services",
            date(2026, 5, 4),
            "Marché passé sans publicité ni mise en concurrence préalable",
        ),
        (221_000, "services", date(2025, 6, 2), "Appel d'offres ouvert"),
        (217_000, "services", date(2025, 12, 31), "Procédure adaptée"),
        (217_000, "services", date(2026, 1, 1), "Appel d'offres ouvert"),
        (400_000, "travaux", date(2025, 6, 2), "Procédure adaptée"),
    ],
)
def test_the_procedure_follows_the_amount_at_its_date(amount, category, day, expected) -> None:
    assert procedure(amount, category, day) == expected


def test_without_competition_mostly_one_firm_was_asked() -> None:
    published = contracts.published_contracts(4, UNTIL.date(), SEED)
    direct = [one.offers for one in published if one.procedure == DIRECT and one.kind == "marche"]
    others = [one.offers for one in published if one.procedure == "Procédure adaptée"]
    assert 0.75 < direct.count(1) / len(direct) < 1
    assert max(direct) <= 3
    assert sorted(others)[len(others) // 2] == 3


def test_volume_follows_the_scale_with_different_ids() -> None:
    bigger = contracts.published_contracts(4, UNTIL.date(), SEED)
    assert len({one.id for one in bigger}) == len(bigger)
    assert 3.5 < len(bigger) / len(contracts.published_contracts(1, UNTIL.date(), SEED)) < 4.5


def test_the_same_seed_gives_the_same_bytes(folder, tmp_path) -> None:
    contracts.write(tmp_path, 1, UNTIL, SEED)
    for path in folder.iterdir():
        assert (tmp_path / "datagouv" / path.name).read_bytes() == path.read_bytes()


def test_a_key_makes_the_number_valid() -> None:
    assert with_luhn_key("7992739871") == "79927398713"
    assert firm("Voirie Imaginaire de l’Orne").id == firm("Voirie Imaginaire de l’Orne").id
    assert len(firm("Autre Exemple").id) == 14
