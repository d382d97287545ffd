"""Every chart over every span of time, drawn by the product's own pieces: a script for the browser tests."""

from __future__ import annotations

from datetime import datetime, timedelta

import pandas as pd
import streamlit as st

from dashboard import ui
from dashboard.ui import theme

HOSTILE = "<img src=x onerror=alert(1)>"
SPANS = {"5 h": "5min", "11 h": "10min", "24 h": "10min", "35 h": "30min", "70 h": "1h"}
DAYS = (6, 13, 40, 90)
MONTHS = (5, 13, 19, 38, 70, 150, 400, 700)

st.set_page_config(layout="wide")
theme.apply()
for length, step in SPANS.items():
    times = pd.date_range("2026-11-22 10:00", periods=int(pd.Timedelta(length) / pd.Timedelta(step)) + 1, freq=step)
    frame = pd.DataFrame({"a.b[0]": times, "v:x": [n % 7 for n in range(len(times))]})
    ui.lines(frame, "a.b[0]", "v:x", title=length, summary=HOSTILE, unit="m", height=90)
for count in DAYS:
    frame = pd.DataFrame({"d": pd.date_range("2026-01-01", periods=count), "v": range(count)})
    ui.lines(frame, "d", "v", title=f"{count} jours", summary="x", time="day", height=90)
    ui.bars(frame, "d", "v", title=f"{count} jours", summary="x", time="day", height=90)
for count in MONTHS:
    frame = pd.DataFrame({"m": pd.date_range("1970-01-01", periods=count, freq="MS"), "v": range(count)})
    ui.lines(frame, "m", "v", title=f"{count} mois", summary="x", time="month", height=90)
    ui.bars(frame, "m", "v", title=f"{count} mois", summary="x", height=90, is_amount=True)
rich = pd.DataFrame(
    {"t": pd.date_range("2026-11-23 10:00", periods=24, freq="5min"), "v": 1.0, "lo": 0.5, "hi": 1.5, "s": HOSTILE}
)
ui.lines(
    rich, "t", "v", series="s", low="lo", high="hi", target=1.2, target_label=HOSTILE, note="s", title=HOSTILE,
    events=[(datetime(2026, 11, 23, 10, 30), HOSTILE)], cadence=timedelta(minutes=5),
    summary=HOSTILE, unit="m", digits=2,
)  # fmt: skip
grid = pd.DataFrame(
    {"h": [h for h in range(24) for _ in range(7)], "d": [d for _ in range(24) for d in range(1, 8)], "v": 3.0}
)
ui.heatmap(grid, "h", "d", "v", title="Heures", summary="x", unit="sessions")
ui.lines(rich.head(0), "t", "v", title="Vide", summary="x")
ui.lines(rich.head(1), "t", "v", title="Un point", summary="x")
