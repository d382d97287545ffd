"""The answer and the document: same figures as the pages, what is too old never sent, 60 kB, a policy of their own."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from starlette.testclient import TestClient

from dashboard import data, kpis
from dashboard.display import INTERNAL
from dashboard.errors import QueryError
from dashboard.locale import use
from dashboard.server.screen import assembly, document
from dashboard.words import kpis as words
from dashboard.words import screen_facts
from tests.demo_town import NOW
from tests.screen.hall import API, Hall, hall, town_hall  # noqa: F401

pytestmark = pytest.mark.slow


@pytest.fixture
def client(hall: Hall) -> Iterator[TestClient]:  # noqa: F811
    use("fr")
    yield TestClient(hall.application(), base_url="http://localhost")


def test_figures_are_those_of_the_pages(client: TestClient) -> None:
    told = client.get(API).json()
    assert [each["kind"] for each in told["scenes"]] == ["figures", "river", "month", "share", "fact", "hours"]
    assert told["snapshot"] == data.snapshot().id  # type: ignore[union-attr]
    shown = [each for scene in told["scenes"] for each in scene["figures"] if each["kpi"]]
    assert len(shown) == 8
    for each in shown:
        kpi = kpis.kpi(each["kpi"])
        assert kpi is not None
        assert "\u00a0".join(filter(None, (each["value"], each["unit"]))) == words.value_text(kpi)
        assert each["sentence"].startswith(words.standing(kpi))
        assert each["word"] in ("", screen_facts.movement(kpi), words.status_word(kpi.status))
        assert bool(each["goal"]) == (kpi.status in ("met", "watch", "missed") and bool(each["value"]))
        assert {"observed_at", "age_seconds", "state", "sources"} <= set(each)


def test_the_fact_is_one_that_the_home_page_tells(client: TestClient) -> None:
    fact = next(each for each in client.get(API).json()["scenes"] if each["kind"] == "fact")
    assert fact["figures"][0]["kpi"] in [each.kpi_id for each in words.facts(kpis.kpis(), NOW)]
    assert fact["drawing"]["marks"][-1]["anchor"] == "end"


@pytest.mark.parametrize("query", ["", "?langue=en"])
def test_no_fact_speaks_of_statistics_nor_says_its_title_twice(
    client: TestClient,
    hall: Hall,  # noqa: F811
    query: str,
) -> None:
    for hours in range(6):
        hall.now = NOW + timedelta(hours=hours)
        shown = client.get(f"/ecran{query}").text.replace("\u00a0", " ")
        assert not re.search(r"relevés? de suite|in a row|moyenne|limites? habituelle|conclu", shown)
        fact = next(each for each in client.get(API + query).json()["scenes"] if each["kind"] == "fact")
        assert fact["figures"][0]["label"] not in fact["sentence"]
        assert fact["sentence"].endswith(".") and len(fact["sentence"]) < 90


def test_another_fact_comes_with_the_hours(client: TestClient, hall: Hall) -> None:  # noqa: F811
    told = set()
    for hours in range(6):
        hall.now = NOW + timedelta(hours=hours)
        told |= {each["figures"][0]["kpi"] for each in client.get(API).json()["scenes"] if each["kind"] == "fact"}
    assert len(told) > 2
    assert not told & set(INTERNAL)


def test_limits_are_those_of_the_dataset(client: TestClient) -> None:
    level = next(each for each in client.get(API).json()["scenes"] if each["kind"] == "river")["figures"][0]
    card = data.dataset("hydrometrie")
    assert card is not None
    seen = datetime.fromisoformat(level["observed_at"])
    assert datetime.fromisoformat(level["amber_at"]) - seen == 3 * card.cadence
    assert datetime.fromisoformat(level["gone_at"]) - seen == card.stale_after


@pytest.mark.parametrize(("days", "kept"), [(1, True), (30, True), (200, False), (2000, False)])
def test_what_is_too_old_is_not_even_sent(client: TestClient, hall: Hall, days: int, kept: bool) -> None:  # noqa: F811
    hall.now = NOW + timedelta(days=days)
    scenes = client.get(API).json()["scenes"]
    river = next(each for each in scenes if each["kind"] == "river")
    assert river["figures"][0]["value"] == "" and river["drawing"] is None and not river["is_priority"]
    counted = next(each for each in scenes if each["kind"] == "figures")["figures"][0]
    assert bool(counted["value"]) is kept
    for each in (figure for scene in scenes for figure in scene["figures"]):
        assert bool(each["value"]) == (each["state"] in ("fresh", "late"))
        assert each["gone_at"] is None or bool(each["value"]) == (datetime.fromisoformat(each["gone_at"]) >= hall.now)


def test_the_same_figures_are_not_sent_twice(client: TestClient, hall: Hall) -> None:  # noqa: F811
    first = client.get(API)
    hall.now = NOW + timedelta(seconds=70)
    again = client.get(API, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("query", ["", "?langue=en", "?theme=sombre", "?theme=<script>&langue=zz"])
def test_the_document_is_whole_light_and_closed(client: TestClient, query: str) -> None:
    answer = client.get(f"/ecran{query}", headers={"Accept-Encoding": "identity"})
    text, policy = answer.text, answer.headers["Content-Security-Policy"]
    assert answer.status_code == 200
    assert len(answer.content) <= 60_000
    assert f'lang="{"en" if "langue=en" in query else "fr"}"' in text
    assert re.findall(r'(?:src|href)="(?!#|data:,)([^"]*)"', text) == []
    assert not re.search(r'\sstyle="|\son\w+="|<script>alert', text)
    scripts = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
    styles = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    assert all(document.digest(each) in policy for each in [*scripts, *styles])
    assert "unsafe" not in policy and "frame-ancestors 'none'" in policy and "default-src 'none'" in policy
    page = json.loads(re.search(r'id="page">(.*?)</script>', text, re.DOTALL)[1])  # type: ignore[index]
    assert page["answer"]["document"] == document.version("en" if "langue=en" in query else "fr")


def test_the_document_is_not_sent_twice_either(client: TestClient) -> None:
    first = client.get("/ecran")
    assert first.headers["Content-Encoding"] == "br"
    assert client.get("/ecran", headers={"If-None-Match": first.headers["ETag"]}).status_code == 304
    assert client.get("/ecran?theme=sombre", headers={"If-None-Match": first.headers["ETag"]}).status_code == 200


def test_an_answer_is_made_once_a_minute_for_all(
    client: TestClient,
    hall: Hall,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = []
    scenes_of = assembly._scenes
    monkeypatch.setattr(assembly, "_scenes", lambda town: made.append(1) or scenes_of(town))
    for _ in range(5):
        client.get("/ecran")
        client.get("/ecran?theme=sombre")
        client.get(API)
    assert len(made) == 1
    client.get("/ecran?langue=en")
    hall.now = NOW + timedelta(minutes=1)
    client.get("/ecran")
    assert len(made) == 3


def test_without_scripts_the_hours_pass_with_the_minute(client: TestClient, hall: Hall) -> None:  # noqa: F811
    first = client.get("/ecran")
    assert "Page écrite le lundi 23" in first.text and "à 18\u00a0h\u00a000</p></noscript>" in first.text
    hall.now = NOW + timedelta(minutes=40)  # the town hall has closed or opened meanwhile: no 304 keeps it open
    assert client.get("/ecran", headers={"If-None-Match": first.headers["ETag"]}).status_code == 200


def test_without_scripts_a_period_and_a_day_are_joined_by_a_word(client: TestClient) -> None:
    text = client.get("/ecran").text.replace("\u00a0", " ")
    assert '<p class="age">octobre 2026, observé le ' in text or "Octobre 2026, observé le " in text
    assert '<p class="age">Observé le ' in text
    assert not re.search(r"2026, (lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)", text)


def test_what_explains_the_squares_goes_with_them(client: TestClient, hall: Hall) -> None:  # noqa: F811
    assert "adresse sur cent" in client.get("/ecran").text
    share = next(each for each in client.get(API).json()["scenes"] if each["kind"] == "share")
    assert share["figures"][0]["goal"] == "cible\u00a0: au moins 60\u00a0% (démonstration)"
    hall.now = NOW + timedelta(days=2000)
    assert "adresse sur cent" not in client.get("/ecran").text


def test_a_scene_that_cannot_be_read_leaves_the_others(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = data.rows

    def broken(name: str, **parameters: Any) -> Any:
        if name.startswith("riviere/"):
            raise QueryError("no such table")
        return rows(name, **parameters)

    monkeypatch.setattr(data, "rows", broken)
    kinds = [each["kind"] for each in client.get(API).json()["scenes"]]
    assert kinds == ["figures", "month", "share", "fact", "hours"]


def test_data_never_becomes_markup(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    town = data.town().model_copy(update={"name": '</script><img src=x onerror="alert(1)">'})
    monkeypatch.setattr(data, "town", lambda: town)
    text = client.get("/ecran").text
    assert "<img" not in text
    assert text.count("</script>") == 3


def test_the_worker_may_hold_the_page_above_it(client: TestClient) -> None:
    answer = client.get("/ecran/sw.js")
    assert answer.headers["Service-Worker-Allowed"] == "/ecran"
    assert answer.headers["Content-Type"].startswith("text/javascript")


def test_no_english_is_left_in_the_french_document(client: TestClient) -> None:
    hidden = re.compile(r"<script.*?</script>|<style.*?</style>|<svg.*?</svg>", re.DOTALL)
    body = hidden.sub("", client.get("/ecran").text)
    words_left = re.findall(r"[a-zà-ÿ’]+", re.sub(r"<[^>]+>", " ", body).lower())
    assert set(words_left) & {"the", "of", "and", "since", "observed", "open", "closed", "error", "null"} == set()
