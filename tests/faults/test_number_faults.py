"""Fault 10: numbers as people write them, in the amount of a contract. Typed, or noted with their text; never lost."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from tests.loaded_town import Town, open_town

TYPED = {
    "1 234,56": "1234.56", "1\u00a0234,56": "1234.56", "1\u202f234,56": "1234.56", "1.234,56": "1234.56",
    "1,234.56": "1234.56", "12 %": "12", "(12)": "-12", "\u22125": "-5", "153900": "153900",
}
SILENT = ("n.c.", "NC", "CDL", "NaN", "")
UNREADABLE = ("-", "1e400", "Infinity", "environ 5 k€")


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    with open_town(tmp_path) as town:
        yield town


def contracts(amounts: list[str]) -> str:
    made = [{"id": f"M{place}", "acheteur": {"id": "21140271400011"}, "montant": text, "titulaires": []}
            for place, text in enumerate(amounts)]
    return json.dumps({"marches": made})


def test_readable_amounts_are_typed(town: Town) -> None:
    town.load_text("decp", contracts(list(TYPED)))
    amounts = [row[0] for row in town.ask("select amount_eur from core.contracts order by contract_id")]
    assert amounts == [Decimal(number).quantize(Decimal("0.01")) for number in TYPED.values()]


@pytest.mark.parametrize("texts", [SILENT, UNREADABLE], ids=["nothing said", "unreadable"])
def test_the_others_are_missing_not_nought(town: Town, texts: tuple[str, ...]) -> None:
    town.load_text("decp", contracts(list(texts)))
    assert set(town.ask("select amount_eur, amount_status, is_amount_counted, has_defects from core.contracts")) == {
        (None, "missing", False, True)
    }
    assert town.count("core.contracts") == len(texts)


def test_what_cannot_be_read_is_noted_with_its_text(town: Town) -> None:
    town.load_text("decp", contracts([*UNREADABLE, *SILENT]))
    noted = town.ask("select original ->> 'montant' from meta.rejected where reason = 'montant_illisible'")
    assert {text for (text,) in noted} == set(UNREADABLE)


@pytest.mark.parametrize("literal", ["1e400", "NaN", "-Infinity"])
def test_numbers_that_json_does_not_have(town: Town, literal: str) -> None:
    good = '{"id": "M2", "acheteur": {"id": "21140271400011"}, "montant": 5}'
    bad = f'{{"id": "M1", "acheteur": {{"id": "21140271400011"}}, "montant": {literal}}}'
    town.load_text("decp", f'{{"marches": [{bad}, {good}]}}')
    assert town.one("select amount_eur from core.contracts where contract_id = 'M2'") == 5
    assert town.count("core.contracts") + sum(town.rejected("core.contracts").values()) == 2
    assert town.one("select count(*) from core.contracts where not isfinite(cast(amount_eur as double))") == 0
