"""Sixty kilobytes hold on the worst day: a river that never rests, a month of exceptions, the longest words."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pandas as pd
import pytest

from dashboard import data
from dashboard.display import MOST_SCENES, Display, Opening
from dashboard.indicators import load_indicators
from dashboard.locale import Language, use
from dashboard.server.screen import assembly, document, hours, scenes
from dashboard.server.screen.curve import curve
from dashboard.server.screen.shapes import Drawing, Scene, ScreenAnswer, ScreenFigure
from tests.demo_town import NOW

MOST = 60_000
LONG_TITLE, LONG_LABEL = "Équipements " * 5, "fermeture " * 3
WEEK = ["07:45-10:45", "11:15-13:15", "14:30-19:45"]


def restless() -> Drawing:
    """A gauge that jumps at each reading: no point of its line can be left out."""
    end = datetime(2026, 11, 23, 17, 0)
    rows = [{"measured_at": end - timedelta(minutes=5 * n), "level_m": 1.6 + (0.4 + n / 600) * (-1) ** n,
             "flow_m3s": 1.0, "season_low_m": 0.2 + n // 200 / 50, "season_mid_m": 0.5, "season_high_m": 1.1}
            for n in range(289)]  # fmt: skip
    found = curve(pd.DataFrame(rows[::-1]), threshold_m=1.7)
    assert found is not None
    return found


def figure(title: str) -> ScreenFigure:
    """A figure with all that it may say, at its longest."""
    return ScreenFigure(
        kpi="k" * 40, label=title, value="−1\u202f234\u202f567,8", unit="accompagnements", status="missed",
        word="à surveiller depuis le 4e trimestre 2026",
        goal="cible\u00a0: au moins 1\u202f234\u202f567 (démonstration)",
        note="semaine du 22 septembre 2026", sentence="s" * 400, seen="mercredi 23 septembre 2026 à 17\u00a0h\u00a055",
        observed_at=NOW, age_seconds=1, state="fresh", sources=[], is_day=False, amber_at=NOW, gone_at=NOW,
    )  # fmt: skip


def worst(code: Language) -> ScreenAnswer:
    """Six scenes at their heaviest, every day of the calendar an exception."""
    use(code)
    title = max((each.title for each in load_indicators(data.town()).values()), key=len)
    river, share = restless(), scenes.squares(50, title)
    drawings: list[tuple[Any, Drawing | None, int]] = [
        ("river", river, 2), ("share", share, 1), ("fact", share, 1), ("figures", None, 3), ("month", None, 3),
        ("hours", None, 0),
    ]  # fmt: skip
    assert len(drawings) == MOST_SCENES
    told = [
        Scene(kind=kind, theme=LONG_TITLE, title=LONG_TITLE, seconds=15, figures=[figure(title)] * count,
              sentence="p" * 160, note="n" * 160, drawing=drawing, source="S" * 200, is_demo=True, is_priority=True)
        for kind, drawing, count in drawings
    ]  # fmt: skip
    exceptions = [{"from": date(2026, 11, 23) + timedelta(days=n), "hours": WEEK, "label": LONG_LABEL}
                  for n in range(hours.DAYS)]  # fmt: skip
    opening = Opening.model_validate({"monday": WEEK, "exceptions": exceptions, "is_demo": True})
    return ScreenAnswer(snapshot="s" * 40, built_at=NOW, as_of=datetime(2026, 11, 23, 3, tzinfo=UTC), is_demo=True,
                        town=LONG_TITLE, language=code, document=document.version(code), look=assembly.look(Display()),
                        calendar=hours.calendar(opening, date(2026, 11, 23), "14"), scenes=told)  # fmt: skip


@pytest.mark.parametrize("code", ["fr", "en"])
def test_the_worst_day_fits(code: Language) -> None:
    answer = worst(code)
    line = next(each.path for scene in answer.scenes if scene.drawing for each in scene.drawing.strokes
                if each.role == "line")  # fmt: skip
    assert line.count("L") == 288
    weight = len(document.document(answer).encode())
    use("fr")
    assert weight <= MOST


def test_the_document_writes_its_drawings_once_and_a_few_days_only() -> None:
    answer = worst("fr")
    text = document.document(answer)
    line = next(each.path for each in answer.scenes[0].drawing.strokes if each.role == "line")  # type: ignore[union-attr]
    assert text.count(line) == 1
    assert "2026-12-02" in text and "2026-12-03" not in text and "2026-12-23" not in text
    assert answer.calendar is not None and len(answer.calendar.days) == hours.DAYS
