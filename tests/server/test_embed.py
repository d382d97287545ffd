"""One card in another site's frame: light, without a script, dated, in any frame and only there."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest
from starlette.testclient import TestClient

from dashboard.charts.tokens import DARK, LIGHT
from dashboard.ui.embedding import snippet


def parts(policy: str) -> dict[str, str]:
    return dict(part.strip().partition(" ")[::2] for part in policy.split(";"))


@pytest.mark.slow
def test_every_indicator_has_its_card(client: TestClient) -> None:
    listed = client.get("/api/v1/kpis").json()["kpis"]
    pictures = 0
    for each in listed:
        answer = client.get(f"/embed/kpi/{each['id']}")
        assert answer.status_code == 200
        assert len(answer.content) < 30_000
        text = answer.text
        assert "<script" not in text and "http-equiv" not in text
        assert each["sources"][0]["producer"] in text
        assert "Données de démonstration" in text
        assert text.count("<h1>") == 1
        assert not re.search(r"à 0\sh\s00", text), each["id"]
        pictures += "<svg" in text
        assert not re.search(r'(?:src|href)="(?!\.\./\.\./indicateur|https://|http://)', text)
    assert pictures > len(listed) / 2


@pytest.mark.slow
def test_it_may_be_framed_and_allows_nothing_but_its_style(client: TestClient) -> None:
    name = client.get("/api/v1/kpis").json()["kpis"][0]["id"]
    card, page = client.get(f"/embed/kpi/{name}"), client.get("/")
    policy = parts(card.headers["content-security-policy"])
    style = card.text.split("<style>")[1].split("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy == {"default-src": "'none'", "style-src": f"'sha256-{digest}'", "frame-ancestors": "*",
                      "base-uri": "'none'", "form-action": "'none'"}  # fmt: skip
    assert "x-frame-options" not in card.headers
    assert card.headers["x-content-type-options"] == "nosniff"
    assert page.headers["x-frame-options"] == "DENY"
    assert " style=" not in card.text


@pytest.mark.slow
def test_it_speaks_both_languages_and_both_lights(client: TestClient) -> None:
    name = client.get("/api/v1/kpis").json()["kpis"][0]["id"]
    french, english = (client.get(f"/embed/kpi/{name}{query}").text for query in ("", "?langue=en&theme=sombre"))
    assert '<html lang="fr">' in french
    assert '<html lang="en" class="dark">' in english
    assert "Demonstration data" in english
    assert LIGHT.card in french and DARK.card in french
    assert '<html lang="fr">' in client.get(f"/embed/kpi/{name}?theme=<script>&langue=zz").text


@pytest.mark.slow
def test_who_holds_it_gets_nothing_again(client: TestClient) -> None:
    name = client.get("/api/v1/kpis").json()["kpis"][0]["id"]
    first = client.get(f"/embed/kpi/{name}")
    again = client.get(f"/embed/kpi/{name}", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert "max-age=300" in first.headers["cache-control"]


@pytest.mark.parametrize("name", ["rien", "%3Cscript%3E", "a.b", "%00", "x" * 500])
def test_an_unknown_indicator_is_said_in_words(empty: TestClient, name: str) -> None:
    answer = empty.get(f"/embed/kpi/{name}")
    assert answer.status_code in (400, 404)
    assert "<script" not in answer.text


def test_the_lines_to_copy_are_one_frame() -> None:
    told = snippet("dette", 'Dette "par" habitant', "https://bord.ville.fr/indicateur?id=dette")
    assert told.startswith('<iframe src="https://bord.ville.fr/embed/kpi/dette" title="Dette &quot;par&quot; habitant"')
    assert told.endswith("</iframe>")
