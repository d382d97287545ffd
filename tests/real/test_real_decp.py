"""The real procurement files, as their publishers wrote them: nothing lost, nothing invented.

What each file gives, measured on the files themselves (published = kept + refused, to the unit):

======================================  =========  ====  ===========================================================
file                                    published  kept  refused
======================================  =========  ====  ===========================================================
data.gouv.fr_pes                            1 148  1 114  8 doublons, 26 earlier versions of the same contract
data.gouv.fr_aife                           4 530  4 265  258 doublons, 7 without identifier
decp_2019_real_traps                           64     51  12 doublons (other platforms), 1 without identifier
decp_2019_calvados_normandie_subset           193    188  5 doublons
officiel_2022_marches_concessions               4      4
officiel_2022_* (3 others)                      2      2
======================================  =========  ====  ===========================================================
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.loaded_town import Town
from tests.real.decp_recount import recount

FILES = {
    "data.gouv.fr_pes.json": (1148, {"doublon": 8, "version_anterieure": 26}),
    "data.gouv.fr_aife.json.gz": (4530, {"doublon": 258, "sans_identifiant": 7}),
    "decp_2019_real_traps.json": (64, {"doublon": 12, "sans_identifiant": 1}),
    "decp_2019_calvados_normandie_subset.json": (193, {"doublon": 5}),
    "officiel_2022_marches_concessions.json": (4, {}),
    "officiel_2022_marches_avec_modifications.json": (2, {}),
    "officiel_2022_concessions.json": (2, {}),
    "officiel_2022_concessions_avec_modifications.json": (2, {}),
}


def published(path: Path) -> list[dict[str, Any]]:
    """The contracts of a file, read by other means than ours."""
    document = json.loads(gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes())
    if "exemples" in document:
        return [example["marche"] for example in document["exemples"]]
    marches = document["marches"]
    return marches if isinstance(marches, list) else [one for group in marches.values() for one in group]


@pytest.fixture(scope="module")
def towns(new_town: Callable[[], Town], real_files: Path) -> Callable[[str], Town]:
    """One warehouse a file, made once."""
    made: dict[str, Town] = {}

    def load(name: str) -> Town:
        if name not in made:
            made[name] = new_town().load("decp", real_files / "decp" / name)
        return made[name]

    return load


@pytest.mark.parametrize("name", FILES)
def test_every_contract_is_kept_or_refused_with_its_text(
    towns: Callable[[str], Town], real_files: Path, name: str
) -> None:
    town, contracts = towns(name), published(real_files / "decp" / name)
    count, refused = FILES[name]
    assert len(contracts) == count == town.count("raw.decp")
    assert town.rejected("core.contracts") == refused
    assert town.count("core.contracts") + sum(refused.values()) == count
    originals = town.ask("select original from meta.rejected where table_name = 'core.contracts' and level = 'row'")
    assert all(json.loads(original) in contracts for (original,) in originals)


@pytest.mark.parametrize("name", FILES)
def test_a_recount_by_hand_finds_the_same_totals_and_the_same_defects(
    towns: Callable[[str], Town], real_files: Path, name: str
) -> None:
    town = towns(name)
    counted = recount(published(real_files / "decp" / name), town.one("select current_date"))
    assert town.rejected("core.contracts") == counted.refused
    totals = town.ask("select kind, is_framework, amount_status, count(*), coalesce(sum(amount_eur), 0) "
                      "from core.contracts group by all")
    assert {tuple(key): (count, total) for *key, count, total in totals} == counted.totals
    defects = town.ask("select word, count(*) from (select unnest(string_split(defects, ', ')) as word "
                       "from core.contracts) group by all")
    assert dict(defects) == counted.defects
    assert town.rejected("core.contract_suppliers", "link") == counted.links


@pytest.mark.parametrize("name", FILES)
def test_one_row_a_contract(towns: Callable[[str], Town], name: str) -> None:
    town = towns(name)
    assert town.one("select count(*) - count(distinct uid) from core.contracts") == 0
    assert town.one("select count(*) from core.contracts where uid is null or has_defects is null") == 0
    assert town.one("select count(*) from core.contracts where has_defects <> (defects is not null)") == 0


@pytest.mark.parametrize("name", FILES)
def test_suppliers_and_amendments_belong_to_a_contract(towns: Callable[[str], Town], name: str) -> None:
    town = towns(name)
    for table, column in (("contract_suppliers", "supplier_count"), ("contract_amendments", "amendment_count")):
        assert town.ask(
            f"select uid from core.contracts left join (select uid, count(*) as found from core.{table} group by all) "
            f"using (uid) where coalesce(found, 0) <> {column}"
        ) == []
        assert town.one(f"select count(*) from core.{table} anti join core.contracts using (uid)") == 0


def test_amounts_out_of_totals_are_listed(towns: Callable[[str], Town]) -> None:
    town = towns("data.gouv.fr_pes.json")
    assert dict(town.ask("select amount_status, count(*) from core.contracts group by all")) == {
        "ok": 1108, "placeholder": 4, "zero": 2
    }
    assert town.one("select sum(amount_eur) from core.contracts where is_amount_counted") == Decimal("377149574.13")
    assert town.one("select sum(amount_eur) from core.contracts") > 1_600_000_000


def test_a_day_with_a_zone_stays_that_day(towns: Callable[[str], Town]) -> None:
    town = towns("data.gouv.fr_pes.json")
    dates = town.ask("select notified_on, published_on, ends_on from core.contracts where contract_id = '2019I1703000'")
    assert dates == [(date(2018, 12, 17), date(2019, 3, 19), date(2022, 2, 17))]


def test_the_last_version_of_a_2019_contract_is_the_contract(towns: Callable[[str], Town]) -> None:
    """2019A01500 to 2019A01504 are five publications of one contract of 208,230.34 euros: counted once."""
    town = towns("data.gouv.fr_pes.json")
    assert town.ask("select contract_id, amount_eur from core.contracts where contract_id like '2019A015__'") == [
        ("2019A01504", Decimal("208230.34"))
    ]
    assert town.one(
        "select count(*) from meta.rejected where reason = 'version_anterieure' and original like '%\"2019A015__\"%'"
    ) == 4


def test_an_amendment_sets_the_latest_amount(towns: Callable[[str], Town]) -> None:
    town = towns("data.gouv.fr_pes.json")
    assert town.ask(
        "select initial_amount_eur, amount_eur, duration_months, amendment_count from core.contracts "
        "where contract_id = '20191815203'"
    ) == [(Decimal("50273.41"), Decimal("57379.41"), 3, 1)]
    assert town.ask("select notified_on, amount_eur from core.contract_amendments where uid like '%-20191815203'") == [
        (date(2019, 2, 15), Decimal("57379.41"))
    ]


def test_lost_accents_and_missing_days_do_not_lose_contracts(towns: Callable[[str], Town]) -> None:
    town = towns("data.gouv.fr_aife.json.gz")
    counts = dict(town.ask(
        "select word, count(*) from (select unnest(string_split(defects, ', ')) as word from core.contracts) "
        "group by all"
    ))
    assert counts["accents_perdus"] == 3208
    assert counts["notification_absente"] == 2341
    assert counts["caracteres_de_controle"] == 226
    assert town.one("select count(*) from core.contracts where regexp_matches(object, '[\\x00-\\x1f]')") == 0


def test_concessions_among_contracts(towns: Callable[[str], Town]) -> None:
    town = towns("decp_2019_real_traps.json")
    assert town.ask(
        "select distinct kind, nature from core.contracts where kind = 'concession' order by nature"
    ) == [("concession", "CONCESSION DE TRAVAUX"), ("concession", "Concession de service")]


def test_wrong_supplier_identifiers_are_noted_on_their_link(towns: Callable[[str], Town]) -> None:
    town = towns("decp_2019_real_traps.json")
    noted, table = town.rejected("core.contract_suppliers", "link"), "core.contract_suppliers"
    assert noted == {"siret_cle_fausse": 3, "siret_espaces": 3, "siret_longueur": 2, "identifiant_hors_siret": 5}
    assert town.one(f"select count(*) from {table} where siret_defect is not null") == sum(noted.values())
    assert town.one(f"select count(*) from {table} where siret like '356000000%' and is_siret_valid") >= 1


def test_the_official_2022_example(towns: Callable[[str], Town]) -> None:
    town = towns("officiel_2022_marches_concessions.json")
    assert town.ask(
        "select format, kind, amount_eur, initial_amount_eur, subsidy_eur, duration_months, notified_on, ends_on, "
        "is_framework, offers_received, cpv_code, place_type from core.contracts order by uid"
    ) == [
        ("2022", "concession", Decimal("25.00"), Decimal("10.30"), Decimal("0.50"), 14, date(2024, 4, 2),
         date(2025, 6, 2), False, None, None, None),
        ("2022", "concession", Decimal("25.00"), Decimal("10.30"), Decimal("0.50"), 14, date(2024, 4, 2),
         date(2025, 6, 2), False, None, None, None),
        ("2022", "marche", Decimal("123457.87"), Decimal("575000.00"), None, 12, date(2024, 5, 15), date(2025, 5, 15),
         True, 4, "45000000", "Code postal"),
        ("2022", "marche", Decimal("123457.87"), Decimal("575000.00"), None, 12, date(2024, 5, 15), date(2025, 5, 15),
         True, 4, "45000000", "Code postal"),
    ]


def test_a_supplier_of_fifteen_digits_named_by_an_amendment(towns: Callable[[str], Town]) -> None:
    town = towns("officiel_2022_marches_concessions.json")
    assert town.ask(
        "select distinct supplier_id, siret, siret_defect from core.contract_suppliers where uid like '%TEST2022'"
    ) == [("868768687576575", None, "siret_longueur")]


def test_the_same_contracts_from_two_files_are_kept_once(town: Town, real_files: Path) -> None:
    folder = real_files / "decp"
    town.load("decp", folder / "decp_2019_calvados_normandie_subset.json", folder / "data.gouv.fr_pes.json")
    refused = town.rejected("core.contracts")
    assert town.count("core.contracts") + sum(refused.values()) == 193 + 1148
    assert refused["doublon"] > 8


def test_the_demonstration_town_is_accounted_for_too(town: Town, demo_folder: Path) -> None:
    documents = sorted((demo_folder / "datagouv").glob("decp-20*.json"))
    town.load("decp", *documents)
    refused, kept = town.rejected("core.contracts"), town.ask("select * from core.contracts order by uid")
    assert len(kept) + sum(refused.values()) == town.count("raw.decp") > 100
    town.load("decp", *documents, demo_folder / "datagouv" / "decp-tabulaire.json")
    assert town.ask("select * from core.contracts order by uid") == kept
    assert town.rejected("core.contracts") == refused
    assert town.one("select count(department_code) / count(*) from core.contract_suppliers") > 0.8
