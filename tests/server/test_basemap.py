"""The map's background by way of our server: what comes in, what never does, what is asked of whom."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard import data
from dashboard.server import basemap
from dashboard.settings import Settings
from dashboard.sources import ign
from tests.sources.publisher import Handler, LocalPublisher, Reply, local_publisher

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 60 + b"\0\0\0\0IEND\xaeB`\x82"
JPEG = b"\xff\xd8\xff\xe0" + b"\0" * 60 + b"\xff\xd9"
HERE = "/fond/plan/14/8174/5606"
Opened = Callable[..., TestClient]


@pytest.fixture
def upstream() -> Iterator[LocalPublisher]:
    with local_publisher() as running:
        running.on("/wmts", Reply(200, PNG, {"Content-Type": "image/png"}))
        yield running


@pytest.fixture
def opened(upstream: LocalPublisher, over: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Opened:
    """Opens our routes for a town that wants a background, over an IGN on loopback."""
    town = data.town()
    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path))
    monkeypatch.setattr(ign, "LIMITS", replace(ign.LIMITS, read_s=0.3, total_s=0.8, backoff_s=0, pace_s=0))

    def opener(wants: tuple[str, ...] = ("plan", "photo")) -> TestClient:
        monkeypatch.setattr(data, "town", lambda: town.model_copy(update={"basemap": wants}))
        choices = Settings(data=tmp_path, base_url_ign=upstream.root)
        return TestClient(Starlette(routes=basemap.routes(choices)))

    return opener


def test_the_plan_comes_by_us_and_stays_a_week(opened: Opened, upstream: LocalPublisher) -> None:
    client = opened()
    found = client.get(HERE)
    assert (found.status_code, found.content, found.headers["content-type"]) == (200, PNG, "image/png")
    assert found.headers["cache-control"] == "public, max-age=604800"
    assert client.get(HERE, headers={"If-None-Match": found.headers["etag"]}).status_code == 304
    assert client.head(HERE).status_code == 200
    assert upstream.queries("/wmts") == [{
        "SERVICE": "WMTS", "REQUEST": "GetTile", "VERSION": "1.0.0", "LAYER": "GEOGRAPHICALGRIDSYSTEMS.PLANIGNV2",
        "STYLE": "normal", "FORMAT": "image/png", "TILEMATRIXSET": "PM", "TILEMATRIX": "14", "TILEROW": "5606",
        "TILECOL": "8174",
    }]  # fmt: skip


@pytest.mark.parametrize("label", ["image/jpeg", "image/png", "text/html", ""])
def test_an_image_is_known_by_its_bytes(opened: Opened, upstream: LocalPublisher, label: str) -> None:
    upstream.on("/wmts", Reply(200, JPEG, {"Content-Type": label} if label else {}))
    found = opened().get("/fond/photo/14/8174/5606")
    assert (found.status_code, found.content, found.headers["content-type"]) == (200, JPEG, "image/jpeg")
    asked = upstream.queries("/wmts")[0]
    assert (asked["LAYER"], asked["FORMAT"]) == ("ORTHOIMAGERY.ORTHOPHOTOS", "image/jpeg")


def test_what_is_on_disk_is_asked_of_nobody(opened: Opened, upstream: LocalPublisher, tmp_path: Path) -> None:
    opened().get(HERE)
    upstream.on("/wmts", Reply(500))
    assert opened().get(HERE).content == PNG
    assert len(upstream.asked) == 1
    assert [path.name for path in (tmp_path / "cache" / "fond").glob("*/*")] == ["plan-14-8174-5606"]


def silent(handler: Handler) -> None:
    handler.server.stopping.wait(1)


FAULTS: dict[str, Reply | Callable[[Handler], None]] = {
    "500": Reply(500), "403": Reply(403), "429": Reply(429, headers={"Retry-After": "3600"}),
    "a page in a 200": Reply(200, b"<!DOCTYPE html><html>Maintenance</html>", {"Content-Type": "image/png"}),
    "an empty body": Reply(200, b"", {"Content-Type": "image/png"}),
    "a vector drawing": Reply(200, b"<svg xmlns='http://www.w3.org/2000/svg'/>", {"Content-Type": "image/png"}),
    "a cut image": Reply(200, PNG[:40]), "a body cut on its way": Reply(200, PNG, length=5_000),
    "too large": Reply(200, PNG[:-12] + b"\0" * 2_097_152 + PNG[-12:]), "slow": silent,
    "a redirection to a foreign server": Reply(302, b"", {"Location": "https://example.org/x.png"}),
    "a redirection to a neighbour": Reply(302, b"", {"Location": "http://127.0.0.1:1/x.png"}),
    "a redirection in a circle": Reply(302, b"", {"Location": "/wmts"}),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_and_the_next_tiles_do_not_wait(
    opened: Opened, upstream: LocalPublisher, tmp_path: Path, fault: str
) -> None:
    upstream.on("/wmts", FAULTS[fault])
    client = opened()
    found = client.get(HERE)
    assert (found.status_code, found.headers["content-type"]) == (503, "application/json")
    assert 1 <= int(found.headers["retry-after"]) <= 60
    assert found.headers["cache-control"] == "no-store"
    assert "fond de carte" in found.json()["error"]["message"]
    asked = len(upstream.asked)
    assert client.get("/fond/plan/14/8175/5606?langue=en").json()["error"]["message"].startswith("The background map")
    assert len(upstream.asked) == asked
    assert not (tmp_path / "cache").exists()


@pytest.mark.parametrize("status", [404, 400])
def test_a_hole_in_the_plan_stops_nothing(opened: Opened, upstream: LocalPublisher, status: int) -> None:
    upstream.on("/wmts", Reply(status, b"<ExceptionReport/>"), Reply(200, PNG))
    client = opened()
    assert client.get(HERE).status_code == 404
    assert client.get(HERE).content == PNG


@pytest.mark.parametrize("path", [
    "carte/14/8174/5606", "PLAN/14/8174/5606", "GEOGRAPHICALGRIDSYSTEMS.PLANIGNV2/14/8174/5606", "plan/20/0/0",
    "plan/-1/0/0", "plan/3/8/0", "plan/3/0/8", "plan/3/-1/0", "plan/14/8174/5606.png", "plan/14/08174/5606",
    "plan/14/8174/٥٦٠٦", "plan/14/8174/1e3", "plan/14/8174/99999999999999999999", "plan/14/8174", "plan", "",
    "plan/14/8174/5606/1", "plan/14/8174/5606%0A", "plan/14/8174/5606&LAYER=x", "%2e%2e/14/8174/5606",
    "plan/10/0/0", "plan/14/8300/5606", "plan/19/1/1",
])  # fmt: skip
def test_any_other_address_is_not_there_and_asks_nobody(opened: Opened, upstream: LocalPublisher, path: str) -> None:
    found = opened().get(f"/fond/{path}")
    assert (found.status_code, found.headers["content-type"]) == (404, "application/json")
    assert found.json()["error"]["status"] == 404
    assert upstream.asked == []


@given(couche=st.text(max_size=12), z=st.text(max_size=4), x=st.text(max_size=9), y=st.text(max_size=9))
def test_no_text_makes_a_tile_that_does_not_exist(couche: str, z: str, x: str, y: str) -> None:
    tile = basemap.asked({"couche": couche, "z": z, "x": x, "y": y})
    if tile is not None and tile.exists:
        assert f"{tile.layer}/{tile.zoom}/{tile.column}/{tile.row}" == f"{couche}/{z}/{x}/{y}"


def test_a_town_without_a_background_has_no_such_address(opened: Opened, upstream: LocalPublisher) -> None:
    assert basemap.routes(Settings()) == [] or data.town().basemap
    assert opened(wants=()).get(HERE).status_code == 404
    assert upstream.asked == []


def test_the_whole_application_follows_the_towns_file(empty: TestClient) -> None:
    assert empty.get("/fond/plan/3/9/9").status_code == 404


def test_a_town_has_the_layers_that_its_file_names_and_no_other(opened: Opened, upstream: LocalPublisher) -> None:
    assert opened(wants=("photo",)).get(HERE).status_code == 404
    assert upstream.asked == []
