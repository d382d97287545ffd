"""The IGN style that the browser asks for is the one that the code describes."""

from __future__ import annotations

import json

from dashboard.charts.basemap import ign_style
from dashboard.settings import PROJECT_ROOT


def test_the_served_style_is_the_described_one() -> None:
    served = (PROJECT_ROOT / "dashboard" / "static" / "fond-ign.json").read_text(encoding="utf-8")
    assert json.loads(served) == ign_style()
