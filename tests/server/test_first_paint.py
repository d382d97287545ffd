"""What each page says before its scripts: true, escaped, dated, and never at the cost of the page."""

from __future__ import annotations

import html
import logging
import re
from datetime import date
from types import SimpleNamespace

import pytest
from starlette.testclient import TestClient

from dashboard import data, navigation
from dashboard.declarations import load_datasets
from dashboard.kpis import kpis
from dashboard.locale import _, use
from dashboard.server import document
from dashboard.server.first_paint import compose, render
from dashboard.server.first_paint.compose import Address
from dashboard.server.first_paint.shown import Shown
from dashboard.ui.figure import Figure
from dashboard.ui.page import Page
from dashboard.words import services

SLUGS = sorted(page.slug for page in navigation.find())


def french_names() -> set[str]:
    """Titles and names that have an English of their own: datasets, pages, themes, services, owners, indicators."""
    town, french = data.town(), set(services.published_words()[:8])
    french |= {each.title for each in load_datasets().values()} | {each.indicator.title for each in kpis()}
    french |= {*town.themes, *(each.name for each in town.owners.values())}
    french |= {words for page in navigation.find() for words in (page.title, page.question)}
    use("en")
    return {words for words in french if _(words) != words}


def words_of(text: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", " ", re.sub(r"<svg.*?</svg>", "", first(text), flags=re.DOTALL)))


def first(text: str) -> str:
    """What stands before the app in a document."""
    found = re.search(r'<div id="first-paint".*</div>(?=<script defer)', text, re.DOTALL)
    return found.group(0) if found else ""


def address(slug: str, query: str = "") -> str:
    return f"/{'' if slug == navigation.HOME else slug}{query}"


@pytest.mark.slow
@pytest.mark.parametrize("slug", SLUGS)
def test_each_page_says_itself_in_both_languages(
    client: TestClient, slug: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, logger="dashboard.server"):
        french, english = (client.get(address(slug, query)).text for query in ("", "?langue=en"))
    assert [each for each in caplog.records if each.name.startswith("dashboard")] == []
    for text in (french, english):
        assert first(text).count("<h1>") == 1
        assert text.count('<link rel="canonical"') == text.count('name="description"') == 1
        assert text.index('id="first-paint"') < text.index('<div id="root">')
        assert "<script" not in first(text)
    assert first(french) != first(english)
    sentence = re.search(r'<p class="sentence">([^<]+)</p>', french)
    assert sentence and len(sentence.group(1)) > 20


@pytest.mark.parametrize("slug", SLUGS)
def test_each_page_has_words_of_its_own(slug: str) -> None:
    assert compose.provider(slug) is not None


@pytest.mark.slow
@pytest.mark.parametrize("slug", SLUGS)
def test_the_english_words_are_english(client: TestClient, slug: str) -> None:
    told = words_of(client.get(address(slug, "?langue=en")).text)
    for station in data.town().stations:
        told = told.replace(station.name, "")  # « L’Orne à Louvigny » is called so in English too
    with data.at(None):
        left = [name for name in french_names() if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", told)]
    assert left == []
    assert not re.search(r"since on| [;:!?]|\b(depuis|il y a|aucune?|demandes|appels)\b", told, re.IGNORECASE)


@pytest.mark.slow
@pytest.mark.parametrize("slug", SLUGS)
def test_a_day_is_not_said_to_be_midnight(client: TestClient, slug: str) -> None:
    assert not re.search(r"à 0\sh\s00", words_of(client.get(address(slug)).text))


@pytest.mark.slow
def test_the_statement_is_whole_and_bears_no_date_of_the_data(client: TestClient) -> None:
    told = words_of(client.get("/accessibilite").text)
    assert "Non conforme, faute d’audit" in told
    assert data.town().contact in told
    assert 'class="page-state"' not in client.get("/accessibilite").text
    assert "Périmé" not in told


@pytest.mark.slow
def test_the_catalogue_and_the_list_of_indicators_begin_with_figures(client: TestClient) -> None:
    assert first(client.get("/donnees").text).count('<li class="figure') == 4
    assert re.search(r"indicateurs? sur \d+", words_of(client.get("/indicateur").text))


@pytest.mark.slow
@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_document_of_an_indicator_has_its_passport_and_no_other_has(client: TestClient, language: str) -> None:
    """The folds of the home page take it from there."""
    listed = client.get("/api/v1/kpis").json()["kpis"]
    told = first(client.get(f"/indicateur?id={listed[0]['id']}&langue={language}").text)
    snapshot = data.snapshot()
    assert snapshot is not None
    assert told.count(f'<section class="card" data-snapshot="{snapshot.id}"><p class="note" hidden>') == 1
    assert told.count('<details class="passport" open>') == 1 and "SHA-256" in told and "<pre" in told
    assert ("Where does this figure come from?" in told) == (language == "en")
    assert 'class="passport"' not in first(client.get("/").text)


@pytest.mark.slow
def test_home_says_what_the_api_says(client: TestClient) -> None:
    told = first(client.get("/").text)
    listed = client.get("/api/v1/kpis").json()["kpis"]
    assert told.count('class="kpi"') == len(listed)
    some = [each for each in listed if each["value"] is not None][:5]
    assert all(f"id={each['id']}" in told for each in some)


@pytest.mark.slow
def test_the_address_is_followed_where_it_is_right(client: TestClient) -> None:
    whole, one = first(client.get("/").text), first(client.get("/?theme=environnement-et-eau").text)
    assert 0 < one.count('class="kpi"') < whole.count('class="kpi"')
    assert "theme=Environnement+et+eau" in one
    listed = client.get("/api/v1/kpis").json()["kpis"]
    page = client.get(f"/indicateur?id={listed[0]['id']}").text
    assert listed[0]["title"].split()[0] in page[page.index("<title>") : page.index("</title>")]
    assert 'content="index, follow"' in page
    table = client.get("/donnees?jeu=bancs").text
    assert 'href="./donnees?jeu=bancs"' in table
    assert "Bancs" in first(table)


@pytest.mark.slow
@pytest.mark.parametrize("query", [
    "?theme=<script>alert(1)</script>", "?au=9999-99-99", "?au=2026-01-01&au=x", "?theme=%00", "?id=../../etc",
    "?langue=xx", "?theme=" + "x" * 9_000, "?jeu=%E2%80%AE",
])  # fmt: skip
def test_a_wrong_value_is_ignored(client: TestClient, query: str) -> None:
    plain, asked = client.get("/indicateur"), client.get(f"/indicateur{query}")
    assert asked.status_code == 200
    ages = re.compile(r"(il y a [^<]*|à l’instant)")
    assert ages.sub("", first(asked.text)) == ages.sub("", first(plain.text))


def test_everything_is_escaped(empty: TestClient) -> None:
    nasty = '<script>alert("1")</script>'
    shown = Shown(nasty, selection=nasty, figures=[Figure(nasty, nasty, nasty, note=nasty, href="javascript:alert(1)")],
                  page=Page(title=nasty, question=nasty, theme=nasty))  # fmt: skip
    told = render.body(Page(title="T", question="Q", slug="riviere"), shown, data.now())
    assert "<script>" not in told
    assert "javascript:" not in told


def test_before_the_first_snapshot_it_says_so(empty: TestClient) -> None:
    assert "Pas encore de données." in first(empty.get("/").text)
    assert "No data yet" in first(empty.get("/?langue=en").text)


def test_what_breaks_leaves_the_plain_document(
    empty: TestClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_given: object) -> str:
        raise RuntimeError("broken")

    monkeypatch.setattr(render, "body", broken)
    document._document.cache_clear()
    with caplog.at_level(logging.CRITICAL):
        answer = empty.get("/riviere")
    document._document.cache_clear()
    assert answer.status_code == 200
    assert '<div id="root">' in answer.text
    assert not first(answer.text)


@pytest.mark.slow
def test_within_a_minute_a_page_is_composed_once(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    painted: list[str] = []
    paint = compose.paint
    monkeypatch.setattr(compose, "paint", lambda page, asked: (painted.append(page.slug), paint(page, asked))[1])
    monkeypatch.setattr(document, "time", SimpleNamespace(time=lambda: 1_800_000_000.0))
    for slug in ("riviere", "marches"):
        asked = Address(slug, theme="finances")
        assert document.document(asked) == document.document(asked)
    assert painted == ["riviere", "marches"]


@pytest.mark.slow
def test_a_past_day_is_read_as_of_that_day_and_not_indexed(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    first_day = data.first_day()
    assert first_day is not None
    assert compose.past_day((first_day.replace(year=first_day.year - 1)).isoformat()) is None
    monkeypatch.setattr(data, "today", lambda: date(first_day.year + 1, 1, 1))
    assert compose.past_day(first_day.isoformat()) == first_day
    text = client.get(f"/riviere?au={first_day.isoformat()}").text
    assert 'content="noindex, follow"' in text
    assert f"au={first_day.isoformat()}" in first(text)


def test_search_engines_are_told_what_is_a_page(empty: TestClient) -> None:
    assert "Disallow: /api/" in empty.get("/robots.txt").text
