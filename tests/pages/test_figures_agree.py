"""Every indicator four times: its SQL run by hand, ``kpis()``, the data interface, the home page. One figure."""

from __future__ import annotations

import html
import json
import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest
from dateutil.relativedelta import relativedelta
from starlette.testclient import TestClient

from dashboard import data, queries
from dashboard.figures.verdict import verdict
from dashboard.kpis import Kpi, kpis
from dashboard.server.api.application import application
from dashboard.words import kpis as words_of
from dashboard.words.indicator_cards import parted
from tests.bare_town import publish_bare
from tests.pages.conftest import Opener, words

pytestmark = pytest.mark.slow


def by_hand(connection: duckdb.DuckDBPyConnection, sql: str, today: date) -> dict[date, tuple[Any, ...]]:
    """Period → value, numerator, denominator, out of the statement itself."""
    cursor = connection.execute(sql, {"today": today} if "$today" in sql else {})
    names = [column[0] for column in cursor.description or []]
    rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    return {row["period"]: (row["value"], row.get("numerator"), row.get("denominator"))
            for row in rows if row["value"] is not None}


def test_every_value_is_the_same_wherever_it_is_read(opened: Opener) -> None:
    shown = html.unescape(words(opened("accueil")))
    found = kpis()
    told = {each["id"]: each for each in TestClient(application()).get("/v1/kpis").json()["kpis"]}
    assert list(told) == [kpi.id for kpi in found]
    with data.shelf().current() as current:
        assert current is not None
        connection = current.connection.cursor()
        for macro in queries.family("macros"):
            connection.execute(macro.sql)
        definitions = connection.execute("select kpi_id, sql, computed_on, targets from meta.indicators").fetchall()
        assert {row[0] for row in definitions} == set(told)
        asked = {row[0]: by_hand(connection, row[1], row[2]) for row in definitions}
    for kpi in found:
        hand = asked[kpi.id]
        points = {point.period: (point.value, point.numerator, point.denominator) for point in kpi.points}
        assert set(points) == set(hand), kpi.id
        for period, terms in hand.items():
            assert points[period] == pytest.approx(terms), (kpi.id, period)
        last = hand[max(hand)][0] if hand else None
        assert told[kpi.id]["value"] == pytest.approx(last), kpi.id
        number, unit = parted(words_of.value_text(kpi))
        said = f'{number}<span class="unit">\u00a0{unit}</span>' if unit else number
        assert f'>{said} <span class="kpi-period">' in shown
    assert_headline(shown, found, {row[0]: json.loads(row[3]) for row in definitions}, asked)


def assert_headline(
    shown: str, found: list[Kpi], targets: dict[str, Any], asked: dict[str, dict[date, tuple[Any, ...]]]
) -> None:
    """The counts of the first line against a recount from definitions and values."""
    aimed = met = 0
    for kpi in found:
        hand = asked[kpi.id]
        if not hand or kpi.state in ("stale", "silent"):
            continue
        day = max(hand)
        target = next((each for each in targets[kpi.id] if each["start"] <= day.isoformat()
                       and (each["end"] is None or day.isoformat() <= each["end"])), None)
        if target is None:
            continue
        value, aim = hand[day][0], target["value"]
        low = aim if kpi.indicator.direction == "up" else target["low"]
        high = aim if kpi.indicator.direction == "down" else target["high"]
        aimed += 1
        met += (low is None or value >= low - 1e-9) and (high is None or value <= high + 1e-9)
    new = sum(is_new(kpi, data.today()) for kpi in found)
    old = sum(kpi.verdict.kind == "change" for kpi in found) - new
    assert aimed > 5 and met > 1 and old > 0
    assert f"{met} indicateurs sur {aimed} dans leur cible" in shown
    assert f"{new or 'aucun'} changement" in shown and f"{old} plus ancien" in shown


def is_new(kpi: Kpi, today: date) -> bool:
    """Whether a change was not yet there with the points known before the month began, judged again from scratch."""
    cadence, month = kpi.indicator.cadence, today.replace(day=1)
    ends = {"month": relativedelta(months=1), "quarter": relativedelta(months=3), "year": relativedelta(years=1),
            "week": relativedelta(weeks=1)}  # fmt: skip
    known = [point for point in kpi.points if point.period + ends.get(cadence, relativedelta()) < month]
    before = verdict([point.period for point in known], [point.value for point in known],
                     steps=[event.on for event in kpi.events if event.is_step], season=kpi.indicator.season,
                     is_stale=kpi.state in ("stale", "silent"))  # fmt: skip
    return kpi.verdict.kind == "change" and (before.kind, before.direction) != ("change", kpi.verdict.direction)


def test_a_town_without_a_row_has_a_home_page_that_says_so(opened: Opener, tmp_path: Path) -> None:
    """Fault 14."""
    shown = words(opened("accueil", publish_bare(tmp_path / "data", datetime.now(UTC))))
    assert shown.count('<li class="kpi">') > 20
    assert set(re.findall(r'<p class="kpi-value[^"]*">([^<]*)', shown)) == {"non connu"}
    assert "Ce que nous ne savons pas" in shown
    assert not data.as_of()
