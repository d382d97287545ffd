"""The description against the routes: what it promises is answered, what it forbids is refused, never a 500."""

from __future__ import annotations

from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import Case
from schemathesis.config import SchemathesisConfig
from schemathesis.generation.modes import GenerationMode
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.types import ASGIApp

from dashboard import data
from dashboard.server.api.application import application
from dashboard.server.api.limits import Buckets
from dashboard.server.api.operations import OPERATIONS
from dashboard.server.guard import Guard
from dashboard.settings import settings as choices

PER_OPERATION = 16
MODES = list(GenerationMode)


@pytest.fixture(scope="module")
def served(demo_data: Path) -> ASGIApp:
    return Guard(Starlette(routes=[Mount("/api", app=application(Buckets(burst=1_000_000)))]))


@pytest.fixture(autouse=True)
def over(demo_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASHBOARD_DATA", str(demo_data))
    choices.cache_clear()
    data.shelf.cache_clear()


@pytest.mark.slow
@pytest.mark.parametrize("mode", MODES, ids=lambda mode: mode.name.lower())
@pytest.mark.parametrize("path", [each.path for each in OPERATIONS])
def test_each_address_answers_as_described(served: ASGIApp, path: str, mode: GenerationMode) -> None:
    schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", served, config=SchemathesisConfig())
    operation = schema[f"{path}"]["GET"]

    @given(case=operation.as_strategy(generation_mode=mode))
    @settings(max_examples=PER_OPERATION, deadline=None, database=None, derandomize=True, phases=[Phase.generate],
              suppress_health_check=list(HealthCheck))
    def answers(case: Case) -> None:
        case.call_and_validate()

    answers()
