"""Adding an indicator is adding one file: the API gives it."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.bare_town import forget
from tests.indicators.one_file import ID, QUESTION, published


def test_one_file_is_in_the_api(whole: TestClient, over: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DASHBOARD_DATA", str(published(tmp_path)))
    forget()
    listed = whole.get("/api/v1/kpis").json()
    assert [each["id"] for each in listed["kpis"]] == [ID]
    told = whole.get(f"/api/v1/kpis/{ID}").json()
    found = told.get("kpi", told)
    assert found["question"] == QUESTION and found["status"] == "met"
