"""Faults 14 and 35: values at the edge, through ``kpis()``, the words and the data interface alike."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from dashboard import data, kpis
from dashboard.locale import use
from dashboard.server.api.application import application
from dashboard.words import kpis as words
from tests.bare_town import forget, publish_bare
from tests.indicators.kpi_files import write

TERMS = "-- returns: period DATE, value DOUBLE, numerator DOUBLE, denominator DOUBLE\n"
TEN = [3.0, 5.0, 4.0, 6.0, 3.0, 5.0, 4.0, 5.0, 4.0, 5.0]
# id → direction, target, tolerance, monthly values (the last one is last month's)
EDGES: dict[str, tuple[str, str, float, list[float]]] = {
    "at_least_exactly": ("up", "85", 0, [70, 85]),
    "at_most_exactly": ("down", "85", 0, [90, 85]),
    "range_low_exactly": ("range", "10..85", 0, [90, 10]),
    "range_high_exactly": ("range", "10..85", 0, [90, 85]),
    "at_least_rounded": ("up", "0.3", 0, [0, 0.1 + 0.2]),
    "at_most_rounded": ("down", "0.3", 0, [0, 0.1 + 0.2]),
    "just_under": ("up", "85", 0, [70, 84.999]),
    "tolerance_exactly": ("up", "85", 5, [70, 80]),
    "beyond_tolerance": ("up", "85", 5, [70, 79.9]),
    "target_zero_down": ("down", "0", 0, [4, 0]),
    "target_zero_up": ("up", "0", 0, [4, 0]),
    "target_zero_missed": ("down", "0", 0, [0, 3]),
    "previous_zero": ("up", "", 0, [0, 12]),
    "both_zero": ("up", "", 0, [0, 0]),
    "one_point": ("up", "85", 0, [85]),
    "nine_points": ("up", "", 0, TEN[:9]),
    "ten_points": ("up", "", 0, TEN),
    "all_equal": ("up", "85", 0, [85] * 12),
    "all_zero": ("up", "85", 0, [0] * 12),
    "no_point": ("up", "85", 0, []),
}
STATUS = {
    "at_least_exactly": "met", "at_most_exactly": "met", "range_low_exactly": "met", "range_high_exactly": "met",
    "at_least_rounded": "met", "at_most_rounded": "met", "just_under": "missed", "tolerance_exactly": "watch",
    "beyond_tolerance": "missed", "target_zero_down": "met", "target_zero_up": "met", "target_zero_missed": "missed",
    "previous_zero": "none", "one_point": "met", "all_equal": "met", "all_zero": "missed", "no_point": "unknown",
}  # fmt: skip
VERDICTS = {
    "one_point": ("silent", "few"), "nine_points": ("silent", "few"), "ten_points": ("usual", ""),
    "all_equal": ("silent", "constant"), "all_zero": ("silent", "constant"), "no_point": ("silent", "empty"),
    "denominator_zero": ("silent", "empty"),
}  # fmt: skip


def months(count: int) -> list[date]:
    """The firsts of the last ``count`` months that are over, oldest first."""
    found = [data.today().replace(day=1)]
    for _month in range(count):
        found.insert(0, (found[0] - timedelta(days=1)).replace(day=1))
    return found[:-1]


def text(direction: str, target: str, tolerance: float, values: list[float]) -> str:
    """A KPI file of such values."""
    pairs = ", ".join(f"('{day}', {value!r})" for day, value in zip(months(len(values)), values, strict=True))
    given = f"{target} from 2020-01-01 by démonstration\n-- tolerance: {tolerance}" if target else "none"
    said = f"-- target: {given}\n"
    rows = f"(values {pairs}) as v(period, value)"
    rows = rows if pairs else "(values ('2026-01-01', 1)) as v(period, value) where false"
    return f"""-- title: Délai
-- question: En combien de jours ?
-- theme: Sécurité et prévention
-- unit: jours
-- direction: {direction}
{said}-- cadence: month
-- total: last
-- owner: police-municipale
-- source: demandes
-- method: Des valeurs choisies.
-- returns: period DATE, value DOUBLE
select cast(period as date) as period, cast(value as double) as value from {rows}
"""


def divided(period: date) -> str:
    """A share whose denominator is 0, divided without care."""
    head = text("up", "", 0, []).replace("unit: jours", "unit: %").replace("total: last", "total: ratio")
    return head[: head.index("-- returns")] + TERMS + (
        f"select date '{period}' as period, 100.0 * n / d as value, n as numerator, d as denominator\n"
        "from (values (cast(0 as double), cast(0 as double))) as v(n, d)\n")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A snapshot of these indicators."""
    root = tmp_path_factory.mktemp("edges")
    for name, edge in EDGES.items():
        write(root, text(*edge), name)
    write(root, divided(months(1)[0]), "denominator_zero")
    return publish_bare(root / "data", datetime.now(UTC), root)


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The town's own indicators over tables without a row."""
    return publish_bare(tmp_path_factory.mktemp("bare") / "data", datetime.now(UTC))


@pytest.fixture
def folder(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    found: Path = request.getfixturevalue(getattr(request, "param", "made"))
    monkeypatch.setenv("DASHBOARD_DATA", str(found))
    forget()
    use("fr")
    yield found
    forget()


def known() -> dict[str, kpis.Kpi]:
    with data.at(None):
        return {kpi.id: kpi for kpi in kpis.kpis()}


def told() -> dict[str, dict[str, Any]]:
    answer = TestClient(application()).get("/v1/kpis")
    assert answer.status_code == 200, answer.text
    return {each["id"]: each for each in answer.json()["kpis"]}


def test_every_edge_has_the_same_status_everywhere(folder: Path) -> None:
    found, sent = known(), told()
    assert set(found) == set(sent) == {*EDGES, "denominator_zero"}
    assert {name: found[name].status for name in STATUS} == STATUS
    assert {name: sent[name]["status"] for name in STATUS} == STATUS
    for name, (_direction, _target, _tolerance, values) in EDGES.items():
        assert sent[name]["value"] == (values[-1] if values else None)


def test_every_edge_has_its_verdict(folder: Path) -> None:
    found, sent = known(), told()
    assert {name: (found[name].verdict.kind, found[name].verdict.reason) for name in VERDICTS} == VERDICTS
    verdicts = {name: sent[name]["verdict"] for name in VERDICTS}
    assert {name: (each["kind"], each["reason"] or "") for name, each in verdicts.items()} == VERDICTS
    assert "moins de 10 relevés" in words.verdict_text(found["nine_points"])
    assert "série constante" in words.verdict_text(found["all_equal"])


def test_a_change_from_nothing_has_no_share(folder: Path) -> None:
    found, sent = known(), told()
    change = found["previous_zero"].previous
    assert change is not None and change.share is None and change.difference == 12
    assert sent["previous_zero"]["previous"]["share"] is None
    assert "évolution non calculable" in words.comparison_text(found["previous_zero"])
    assert "sans changement" in words.comparison_text(found["both_zero"])
    assert found["one_point"].previous is None and sent["one_point"]["previous"] is None


def test_no_datum_is_said_and_is_never_nought(folder: Path) -> None:
    found, sent = known(), told()
    for name in ("no_point", "denominator_zero"):
        assert found[name].last is None and sent[name]["value"] is None and sent[name]["to_date"] is None
        assert words.value_text(found[name]) == "non connu"
        assert "aucune valeur connue" in sent[name]["sentence"]
    assert words.value_text(found["all_zero"]).startswith("0")
    every = " ".join(each["sentence"] for each in sent.values()).lower()
    assert not {"nan", "inf", "none"} & set(every.replace(".", " ").replace(",", " ").split())


@pytest.mark.parametrize("folder", ["bare"], indirect=True)
def test_sources_without_a_row_give_no_datum_for_any_indicator(folder: Path) -> None:
    found, sent = known(), told()
    assert len(found) == len(sent) > 20
    assert {name: kpi.last.value for name, kpi in found.items() if kpi.last} == {}
    assert {name: kpi.fault for name, kpi in found.items() if kpi.fault} == {}
    for name, kpi in found.items():
        assert sent[name]["value"] is None and kpi.verdict.reason == "empty"
        assert kpi.status in ("unknown", "none")
