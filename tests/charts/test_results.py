"""Laboratory results: three marks that are told apart without colour, rules drawn, nothing joined between samples."""

from __future__ import annotations

import pandas as pd

from dashboard.charts.drawing import Style
from dashboard.charts.results import results


def frame() -> pd.DataFrame:
    return pd.DataFrame({
        "day": pd.to_datetime(["2026-01-01", "2026-02-01", "2026-03-01"]), "value.x": [0.05, 0.08, 0.3],
        "nature": ["censored", "measured", "beyond"], "words": ["a", "b", "c"], "limit_high": [0.1, 0.1, 0.1],
    })  # fmt: skip


def draw(**options: object) -> dict[str, object]:
    drawing = results(Style(), frame(), "day", "value.x", "nature", "words", unit="mg/L", **options)  # type: ignore[arg-type]
    assert list(drawing.frame["v"]) == [0.05, 0.08, 0.3]
    return drawing.spec


def marks(spec: dict[str, object]) -> list[dict[str, object]]:
    return [layer["mark"] for layer in spec["layer"]]  # type: ignore[index,attr-defined]


def test_a_censored_result_is_hollow_and_one_out_of_bounds_has_its_own_shape() -> None:
    points = [mark for mark in marks(draw()) if mark["type"] == "point"]
    looks = [(mark["filled"], mark["shape"]) for mark in points]
    assert looks == [(False, "circle"), (True, "circle"), (True, "triangle-up")]


def test_no_line_joins_the_samples_and_each_rule_has_its_words() -> None:
    assert [mark["type"] for mark in marks(draw())] == ["point"] * 3
    ruled = draw(limits=(("limit_high", "limite : 0,1 mg/L au plus"),))
    assert [mark["type"] for mark in marks(ruled)] == ["line", "text", "point", "point", "point"]
    assert "limite : 0,1 mg/L au plus" in str(ruled)


def test_a_rule_is_dashed_and_a_reference_dotted() -> None:
    spec = draw(limits=(("limit_high", "l"),), references=(("limit_high", "r"),))
    dashes = [mark["strokeDash"] for mark in marks(spec) if mark["type"] == "line"]
    assert dashes == [[7, 4], [2, 4]]
