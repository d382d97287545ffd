"""What the procurement page says of a real file of 4,265 contracts, of which 2,341 have no date, counted again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from dashboard import queries
from dashboard.warehouse import marts
from dashboard.warehouse.tables import EVERYTHING
from tests.loaded_town import Town
from tests.real.test_real_decp import published

NAME = "data.gouv.fr_aife.json.gz"


@pytest.fixture(scope="module")
def loaded(new_town: Callable[[], Town], real_files: Path) -> Town:
    town = new_town().load("decp", real_files / "decp" / NAME)
    marts.compute(town.connection, {"decp": EVERYTHING})
    return town


def asked(town: Town, name: str, **more: Any) -> pd.DataFrame:
    """The page's own question, of every period that it can show."""
    first, last, _ = town.ask(queries.load("marches/etendue").sql)[0]
    given = {"start": first, "stop": last, "kind": "", "procedure": "", **more}
    return town.connection.execute(queries.load(f"marches/{name}").sql, given).df()


@pytest.fixture(scope="module")
def contracts(loaded: Town) -> pd.DataFrame:
    """Every contract as core has it: its sums are held against the file by `test_real_decp`."""
    found = loaded.connection.execute("select * from core.contracts").df()
    unamended = found["amount_eur"].where(found["amendment_count"] == 0)
    return found.assign(signed=found["initial_amount_eur"].fillna(unamended).astype(float))


def test_the_figures_and_the_undated_make_every_contract(
    loaded: Town, contracts: pd.DataFrame, real_files: Path
) -> None:
    row = asked(loaded, "chiffres").iloc[0]
    assert row["contract_count"] + row["undated_count"] == len(contracts) == 4_265
    without = sum(not one.get("dateNotification") for one in published(real_files / "decp" / NAME))
    assert without >= row["undated_count"] == contracts["notified_on"].isna().sum() >= 2_341


def test_the_amounts_of_the_periods_and_of_the_undated_make_the_whole_sum(
    loaded: Town, contracts: pd.DataFrame
) -> None:
    row, periods = asked(loaded, "chiffres").iloc[0], asked(loaded, "montants", step="year")
    left_out = asked(loaded, "exclus").set_index("uid")
    counted = contracts[~contracts["uid"].isin(left_out[left_out["reason"].map(_is_unusable)].index)]
    sums = (row[name] for name in ("firm_eur", "framework_eur", "concession_eur", "undated_firm_eur",
                                   "undated_framework_eur", "undated_concession_eur"))  # fmt: skip
    assert sum(sums) == pytest.approx(counted["signed"].sum(), abs=0.01)
    assert periods["contract_count"].sum() == row["contract_count"]
    dated = counted[counted["notified_on"].notna()]
    assert periods["amount_eur"].sum() == pytest.approx(dated["signed"].sum(), abs=0.01)


def _is_unusable(reason: str) -> bool:
    return reason != "Sans date de notification"


def test_every_amount_in_no_total_is_listed_once(loaded: Town, contracts: pd.DataFrame) -> None:
    row, left_out = asked(loaded, "chiffres").iloc[0], asked(loaded, "exclus")
    assert len(left_out) == left_out["uid"].nunique() == row["excluded_count"] + row["undated_count"]
    undated = left_out[left_out["notified_on"].isna()]
    assert set(undated["uid"]) == set(contracts.loc[contracts["notified_on"].isna(), "uid"])
    assert undated["reason"].str.startswith("Sans date de notification").all()
    assert not left_out["notified_on"].isna().head(int(row["excluded_count"])).any()
