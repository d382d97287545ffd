"""Fault 11: days that do not exist, of two digits, of Rome, of the future. Refused and noted, their contract kept."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.loaded_town import Town, open_town

TODAY = datetime.now(UTC).date()
READ = {
    "2024-02-29": date(2024, 2, 29), "2018-12-17+01:00": date(2018, 12, 17), "45321": date(2024, 1, 30),
    "1540000000000": date(2018, 10, 20), "26/01/2013": date(2013, 1, 26), "2013.01.26": date(2013, 1, 26),
}
REFUSED = ["31/02/2026", "2026-13-01", "01/02/26", "0202-05-06", "0218-03-04", "September, 16 2021",
           f"{TODAY.year + 11}-01-01"]


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    with open_town(tmp_path) as town:
        yield town


def contracts(days: list[str]) -> str:
    made = [{"id": f"M{place}", "acheteur": {"id": "21140271400011"}, "montant": 5, "dateNotification": text}
            for place, text in enumerate(days)]
    return json.dumps({"marches": made})


def test_every_readable_day(town: Town) -> None:
    town.load_text("decp", contracts(list(READ)))
    found = [row[0] for row in town.ask("select notified_on from core.contracts order by contract_id")]
    assert found == list(READ.values())
    assert town.rejected("core.contracts", "link") == {}


def test_impossible_days_are_noted_and_their_contract_kept(town: Town) -> None:
    town.load_text("decp", contracts(REFUSED))
    assert town.ask("select count(*), count(notified_on), count(ends_on) from core.contracts") == [(len(REFUSED), 0, 0)]
    sql = "select original ->> 'dateNotification' from meta.rejected where reason = 'notification_illisible'"
    noted = town.ask(sql)
    assert sorted(text for (text,) in noted) == sorted(REFUSED)


def test_a_day_to_come_is_never_the_latest(town: Town) -> None:
    soon = (TODAY + timedelta(days=40)).isoformat()
    town.load_text("decp", contracts(["2024-01-15", soon]))
    assert town.one("select max(notified_on) from core.contracts") == date(2024, 1, 15)
    assert town.one("select original ->> 'dateNotification' from meta.rejected where reason like '%future%'") == soon


def test_an_address_updated_tomorrow_is_not_updated(town: Town) -> None:
    head = "cle_interop;commune_insee;voie_nom;numero;long;lat;date_der_maj"
    line = "14271_0120_00012;14271;Rue;12;-0.37;49.14"
    town.load_text("base-adresse-locale", f"{head}\n{line};{TODAY + timedelta(days=3)}\n", "adresses.csv")
    assert town.ask("select updated_on, defects from core.addresses") == [(None, "date_future")]
