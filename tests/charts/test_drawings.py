"""Specifications: French whatever the browser, built once, and drawn from any frame."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta

import pandas as pd
import pytest

from dashboard.charts.axes import Shade
from dashboard.charts.bars import bars
from dashboard.charts.drawing import Drawing, Style
from dashboard.charts.heatmap import heatmap
from dashboard.charts.lines import lines
from dashboard.locale import use

LIGHT, DARK, ENGLISH = Style(), Style("dark"), Style("light", "en")


def river(rows: int = 4) -> pd.DataFrame:
    times = pd.date_range("2026-11-23 10:00", periods=rows, freq="5min")
    return pd.DataFrame({"measured.at": times, "level[m]": [1.0 + n / 10 for n in range(rows)]})


def level(style: Style = LIGHT, frame: pd.DataFrame | None = None, **options: object) -> Drawing:
    frame = river() if frame is None else frame
    return lines(style, frame, "measured.at", "level[m]", unit="m", digits=2, **options)  # type: ignore[arg-type]


def marks(drawing: Drawing) -> list[str]:
    found = []
    for layer in drawing.spec["layer"]:
        mark = layer["mark"]
        found.append(mark if isinstance(mark, str) else mark["type"])
    return found


def test_a_specification_holds_no_data_and_is_built_once() -> None:
    first, second = level(), level(frame=river(40))
    assert first.spec is second.spec
    assert "datasets" not in first.spec
    assert "data" not in first.spec


def test_light_dark_and_english_are_three_specifications() -> None:
    assert len({json.dumps(level(style).spec) for style in (LIGHT, DARK, ENGLISH)}) == 3


def test_numbers_and_dates_are_french_in_any_browser() -> None:
    locale = level().spec["config"]["locale"]
    assert (locale["number"]["decimal"], locale["number"]["thousands"]) == (",", "\u202f")
    assert locale["time"]["days"][0] == "dimanche"
    assert locale["time"]["months"][7] == "août"
    assert level(ENGLISH).spec["config"]["locale"]["number"]["decimal"] == "."


def test_a_time_axis_has_explicit_words_and_few_ticks() -> None:
    axis = level().spec["layer"][0]["encoding"]["x"]["axis"]
    assert axis["tickCount"] == {"interval": "hours", "step": 1}
    assert "1er" in axis["labelExpr"]


def test_the_tooltip_is_a_sentence() -> None:
    said = level().spec["transform"][0]["calculate"]
    assert "', %-H h %M'" in said
    assert "format(datum['v'], ',.2f') + '\u00a0m'" in said
    assert "datum.note" not in said


def test_a_unit_with_a_quote_does_not_break_the_tooltip() -> None:
    drawing = lines(LIGHT, river(), "measured.at", "level[m]", unit="m'; alert(1)//")
    assert "m\\'; alert(1)//" in drawing.spec["transform"][0]["calculate"]


def test_band_target_events_and_last_point_each_have_their_mark() -> None:
    frame = river().assign(low=0.8, high=1.6)
    event = (datetime(2026, 11, 23, 10, 5, tzinfo=UTC), "Lâcher d’eau")
    assert marks(level()) == ["line", "point", "text", "rule", "point"]
    assert "area" in marks(level(frame=frame, low="low", high="high"))
    assert marks(level(events=[event])).count("rule") == 2
    assert marks(level(target=1.5)).count("line") == 2
    assert "point" in marks(level(mark_last=False))


def test_dated_events_stay_in_the_specification() -> None:
    event = (datetime(2026, 11, 23, 10, 5, tzinfo=UTC), "Lâcher d’eau")
    rule = level(events=[event]).spec["layer"][0]
    assert rule["data"]["values"] == [{"t": "2026-11-23T11:05:00", "word": "Lâcher d’eau"}]


def test_words_of_close_events_are_in_rows_and_turn_round_past_the_middle() -> None:
    times = [datetime(2026, 11, 23, 10, minute, tzinfo=UTC) for minute in (1, 2, 3)]
    late = datetime(2026, 11, 23, 10, 58, tzinfo=UTC)
    spec = level(events=[*((at, f"Mot {at.minute}") for at in times), (late, "Fin")]).spec
    words = [each["mark"] for each in spec["layer"] if each["mark"]["type"] == "text" and "limit" in each["mark"]]
    assert [each["dy"] for each in words] == [-4, -24, -44, -4]
    assert [each["align"] for each in words] == ["left", "left", "left", "right"]
    assert spec["padding"]["top"] == 68


def test_the_last_known_point_is_marked_with_its_value() -> None:
    frame = river()
    frame.loc[3, "level[m]"] = None
    ready = level(frame=frame).frame
    assert ready["end"].dropna().to_list() == ["1,20\u00a0m"]
    assert ready.loc[ready["end"].notna(), "v"].to_list() == [1.2]


def test_a_gap_in_the_data_is_a_gap_in_the_line() -> None:
    drawing = level(frame=river(12).drop(index=range(3, 9)), cadence=timedelta(minutes=5))
    assert drawing.frame["v"].isna().sum() == 1
    assert len(drawing.table) == 6


def test_series_are_named_at_their_end_and_a_legend_comes_above_four() -> None:
    few = pd.concat([river().assign(s=name) for name in "abc"], ignore_index=True)
    many = pd.concat([river().assign(s=name) for name in "abcdef"], ignore_index=True)
    named = lines(LIGHT, few, "measured.at", "level[m]", series="s", unit="m")
    assert sorted(named.frame["end"].dropna())[0].startswith("a  1,3")
    crowded = lines(LIGHT, many, "measured.at", "level[m]", series="s", unit="m")
    legends = [layer["encoding"].get("color", {}).get("legend", "none") for layer in crowded.spec["layer"]]
    assert any(isinstance(legend, dict) and legend["title"] is None for legend in legends)
    assert any("strokeDash" in layer["encoding"] for layer in crowded.spec["layer"])
    assert not any("strokeDash" in layer["encoding"] for layer in named.spec["layer"])
    assert not any(text.startswith("a") for text in crowded.frame["end"].dropna())


@pytest.mark.parametrize("rows", [0, 1])
def test_nothing_or_one_row_draws_without_a_word_too_many(rows: int) -> None:
    drawing = level(frame=river(rows), cadence=timedelta(minutes=5))
    assert drawing.frame["end"].notna().sum() == rows


def test_bars_begin_at_zero_and_write_what_fits() -> None:
    months = pd.date_range("2026-01-01", periods=10, freq="MS")
    small = bars(LIGHT, pd.DataFrame({"m": months, "v": range(10)}), "m", "v")
    large = bars(LIGHT, pd.DataFrame({"m": months, "v": [n * 111_111 for n in range(10)]}), "m", "v", is_amount=True)
    assert small.spec["layer"][0]["encoding"]["y"]["scale"]["zero"] is True
    assert all(small.frame["word"])
    assert [at for at, word in enumerate(large.frame["word"]) if word] == [9]


def test_an_unfinished_month_says_so() -> None:
    frame = pd.DataFrame({"m": pd.to_datetime(["2026-10-01", "2026-11-01"]), "v": [5, 2], "open": [False, True]})
    drawing = bars(LIGHT, frame, "m", "v", partial="open")
    assert drawing.frame["note"].to_list() == ["", "période en cours"]
    assert "condition" in drawing.spec["layer"][0]["encoding"]["opacity"]


def test_a_masked_cell_is_said_and_never_a_zero() -> None:
    frame = pd.DataFrame({"h": [8, 9], "d": [1, 7], "v": [23.0, None]})
    drawing = heatmap(LIGHT, frame, "h", "d", "v", unit="sessions", masked="moins de 11 personnes")
    assert drawing.frame["said"].to_list() == [
        "Lundi, de 8 h à 9 h\u00a0: 23\u00a0sessions",
        "Dimanche, de 9 h à 10 h\u00a0: moins de 11 personnes",
    ]
    assert drawing.frame["v"].isna().sum() == 1


def test_the_twin_knows_how_to_write_what_was_drawn() -> None:
    columns = level(x_label="Date", y_label="Niveau", target="level[m]").columns
    assert [column.title for column in columns.values()] == ["Date", "Cible (m)"]
    assert level(x_label="Date", y_label="Niveau").columns["level[m]"].title == "Niveau (m)"


def test_english_words_follow_the_style() -> None:
    use("en")
    drawing = heatmap(ENGLISH, pd.DataFrame({"h": [8], "d": [1], "v": [2.0]}), "h", "d", "v")
    assert drawing.frame["said"].to_list() == ["Monday, 8:00 to 9:00: 2"]


def test_a_month_that_was_not_published_keeps_its_place() -> None:
    frame = pd.DataFrame({"m": pd.to_datetime(["2026-01-15", "2026-04-01"]), "v": [1.0, 2.0]})
    drawing = bars(LIGHT, frame, "m", "v")
    assert drawing.frame["t"].dt.month.to_list() == [1, 2, 3, 4]
    assert drawing.frame["v"].isna().to_list() == [False, True, True, False]
    assert drawing.frame["word"].to_list() == ["1", "", "", "2"]
    assert len(drawing.table) == 2


def test_an_event_falls_on_the_bar_of_its_month() -> None:
    frame = pd.DataFrame({"m": pd.to_datetime(["2026-01-01", "2026-02-01"]), "v": [1, 2]})
    drawing = bars(LIGHT, frame, "m", "v", events=[(datetime(2026, 2, 17), "Loi")])
    inlined = [layer["data"]["values"] for layer in drawing.spec["layer"] if "data" in layer]
    assert inlined[0] == [{"t": "2026-02-01T00:00:00", "word": "Loi"}]


def test_no_bar_at_all_is_drawn_too() -> None:
    empty = pd.DataFrame({"m": pd.to_datetime([]), "v": []})
    assert bars(LIGHT, empty, "m", "v", target=3.0).frame.empty


def test_shades_lie_behind_the_line_and_close_words_step_down() -> None:
    shades = [Shade(date(2026, 11, 1), date(2026, 11, 2)), Shade(date(2026, 11, 3), date(2026, 11, 4), "un", "strong"),
              Shade(date(2026, 11, 5), date(2026, 11, 6), "deux", "strong")]  # fmt: skip
    drawing = level(shades=shades)
    assert marks(drawing)[:4] == ["rect", "rect", "text", "text"]
    quiet = drawing.spec["layer"][0]["data"]["values"][0]
    assert (quiet["t"], quiet["until"]) == ("2026-11-01T00:00:00", "2026-11-03T00:00:00")  # the last day is whole
    heights = [layer["mark"]["dy"] for layer in drawing.spec["layer"][2:4]]
    assert heights[0] < heights[1]


def test_with_a_least_span_the_axis_follows_the_line_and_the_season_is_cut() -> None:
    frame = river().assign(low=0.1, high=3.0, middle=2.0)
    season = {"low": "low", "high": "high", "target": "middle", "target_label": "médiane"}
    wide, close = level(frame=frame, **season), level(frame=frame, least_span=0.5, **season)
    scale = next(layer["encoding"]["y"]["scale"] for layer in close.spec["layer"] if "scale" in layer["encoding"]["y"])
    bottom, top = scale["domain"]
    assert bottom < 1.0 < 1.3 < top and top - bottom == pytest.approx(0.5)
    assert close.spec["layer"][0]["mark"]["clip"] is True and wide.spec["layer"][0]["mark"]["clip"] is False


def test_the_name_of_the_target_is_over_the_line_in_a_halo() -> None:
    drawn = level(frame=river().assign(middle=1.1), target="middle", target_label="médiane").spec["layer"]
    order = [layer["mark"]["type"] if isinstance(layer["mark"], dict) else layer["mark"] for layer in drawn]
    assert order[:4] == ["line", "line", "text", "text"]
    assert drawn[2]["mark"]["strokeWidth"] > 3 and "strokeWidth" not in drawn[3]["mark"]


def test_peaks_are_points_with_their_words_above() -> None:
    drawn = level(peaks=[(datetime(2026, 11, 23, 10, 5), 2.75, "nov. 2026\n2,75 m")]).spec["layer"]
    point = next(layer for layer in drawn if "data" in layer and layer["mark"]["type"] == "point")
    assert point["data"]["values"] == [{"t": "2026-11-23T11:05:00", "peak": 2.75, "word": "nov. 2026\n2,75 m"}]
    words = [layer["mark"] for layer in drawn if "data" in layer and layer["mark"]["type"] == "text"]
    assert all(mark["dy"] < -mark["lineHeight"] for mark in words) and len(words) == 2
