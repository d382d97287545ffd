"""The incidents as JSON and as a feed, over a warehouse that holds some of each kind."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree

import duckdb
import pytest
import streamlit as st
from starlette.testclient import TestClient

from dashboard import data
from dashboard.server.api.application import application
from dashboard.settings import settings

ATOM = "{http://www.w3.org/2005/Atom}"
ROWS = """
    ('hydrometrie', 'stale', '2026-11-20 08:00', '2026-11-21 08:00', '', 'hubeau', null, null, '2026-11-20 06:00', 3, 285, null, null),
    ('wifi', 'unreachable', '2026-11-22 08:00', null, 'délai <dépassé> & fini', 'opendatasoft', null, null, null, null, null, null, null),
    ('arbres', 'withdrawn', '2026-11-22 09:00', null, '', 'opendatasoft', 'Arbres', 'Environnement et eau', null, null, null, null, null),
    ('arbres', 'licence', '2026-11-01 09:00', '2026-11-01 09:00', '', 'opendatasoft', 'Arbres', 'Environnement et eau', null, null, null, 'LO', 'ODbL')
"""  # noqa: E501


@pytest.fixture(scope="module")
def folder(demo_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the newest snapshot with four incidents."""
    place = tmp_path_factory.mktemp("incidents")
    (place / "warehouse").mkdir()
    name = (demo_data / "warehouse" / "current").read_text().strip()
    shutil.copy(demo_data / "warehouse" / name, place / "warehouse" / name)
    (place / "warehouse" / "current").write_text(name)
    with duckdb.connect(str(place / "warehouse" / name)) as connection:
        connection.execute(f"delete from meta.incidents; insert into meta.incidents values {ROWS}")
    return place


@pytest.fixture
def api(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    monkeypatch.setenv("DASHBOARD_DATA", str(folder))
    for cache in (settings, data.shelf):
        cache.cache_clear()
    st.cache_data.clear()
    yield TestClient(application())
    for cache in (settings, data.shelf):
        cache.cache_clear()
    st.cache_data.clear()


def test_those_that_last_come_first_with_rows_and_service(api: TestClient) -> None:
    answer = api.get("/v1/incidents").json()
    assert (answer["total"], answer["open"]) == (4, 2)
    kinds = [each["kind"] for each in answer["incidents"]]
    assert kinds == ["withdrawn", "unreachable", "stale", "licence"]
    stale = answer["incidents"][2]
    assert (stale["rows_lost"], stale["rows_backfilled"], stale["source"]) == (3, 285, "hubeau")
    assert stale["service"] == "eau-environnement" and stale["theme"] == "Environnement et eau"
    assert "dernière observation date du vendredi 20\u00a0novembre" in stale["message"]
    assert answer["incidents"][3]["was"] == "LO"


@pytest.mark.parametrize(
    ("query", "kinds"),
    [("theme=environnement-et-eau", ["withdrawn", "stale", "licence"]), ("service=informatique", ["unreachable"]),
     ("source=hubeau", ["stale"]), ("etat=clos", ["stale", "licence"]), ("jeu=wifi", ["unreachable"]),
     ("offset=9", [])],
)  # fmt: skip
def test_it_is_filtered(api: TestClient, query: str, kinds: list[str]) -> None:
    answer = api.get(f"/v1/incidents?{query}").json()
    assert [each["kind"] for each in answer["incidents"]] == kinds


def test_a_page_beyond_the_last_still_counts(api: TestClient) -> None:
    assert api.get("/v1/incidents?offset=9").json()["total"] == 4


def test_a_wrong_filter_is_400(api: TestClient) -> None:
    assert api.get("/v1/incidents?source=zzz").status_code == 400


def single(element: ElementTree.Element, name: str) -> str:
    """The text of the one child of that name."""
    [found] = element.findall(f"{ATOM}{name}")
    return found.text or ""


def test_the_feed_has_the_structure_of_rfc_4287(api: TestClient) -> None:
    """4.1.1 and 4.1.2: one id, title and updated each, an author, no two entries of one id, an alternate link."""
    sent = api.get("/v1/incidents.atom")
    assert sent.headers["content-type"].startswith("application/atom+xml")
    root = ElementTree.fromstring(sent.content)
    assert root.tag == f"{ATOM}feed"
    assert root.find(f"{ATOM}author/{ATOM}name") is not None
    assert [link.get("rel") for link in root.findall(f"{ATOM}link")] == ["self"]
    entries = root.findall(f"{ATOM}entry")
    assert len(entries) == 4
    for each in (root, *entries):
        assert re.fullmatch(r"tag:14271\.tableau-de-bord,2026:\S+", single(each, "id"))
        assert single(each, "title")
        assert datetime.fromisoformat(single(each, "updated")).tzinfo is not None
    assert len({single(each, "id") for each in entries}) == 4
    assert single(root, "updated") == max(single(each, "updated") for each in entries)
    for each in entries:
        [link] = each.findall(f"{ATOM}link")
        assert link.get("rel") == "alternate" and link.get("href", "").endswith("/suivi?vue=incidents")
        assert single(each, "summary")
        [category] = each.findall(f"{ATOM}category")
        assert category.get("term")
        assert datetime.fromisoformat(single(each, "published")) <= datetime.fromisoformat(single(each, "updated"))


def test_the_feed_escapes_and_speaks_the_language_asked(api: TestClient) -> None:
    sent = api.get("/v1/incidents.atom?langue=en").text
    assert "délai &lt;dépassé&gt; &amp; fini" in sent
    assert "dataset withdrawn from the portal" in sent and 'xml:lang="en"' in sent
    assert "285 back-filled" in sent
