"""The map in real Chromium: three views, an address typed, a place opened from the list."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.browser.conftest import Opener, settle, shoot, start_app, until
from tests.sources.publisher import LocalPublisher, Reply, local_publisher

# The town's file says no backdrop: what it would be with both is told to the process before it starts.
WANTS_BOTH = (
    "from dashboard import data\nfound = data.town\n"
    "data.town = lambda: found().model_copy(update={'basemap': ('plan', 'photo')})"
)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


# One grey pixel: a tile that a browser can draw.
PNG = (
    b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    + _chunk(b"IDAT", zlib.compress(b"\0\x80")) + _chunk(b"IEND", b"")
)  # fmt: skip

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]


def test_an_address_puts_the_list_in_order_and_a_name_opens_its_record(app: str, open_page: Opener) -> None:
    page = open_page(f"{app}/carte?adresse=1+r.+des+aubepines", "phone")
    cells = page.locator("td.number").all_text_contents()
    metres = [int("".join(sign for sign in cell if sign.isdigit())) for cell in cells if re.search(r"\d\s*m$", cell)]
    assert len(metres) > 10
    assert metres == sorted(metres)
    boxes = [each.bounding_box() for each in page.locator(".stButtonGroup").first.locator("button").all()]
    assert len(boxes) == 3  # the three views, whole on a phone
    assert all(box is not None and box["x"] >= 0 and box["x"] + box["width"] <= 390 for box in boxes)
    page.locator("td a[href*='lieu=']").first.click()
    settle(page)
    assert "adresse=" in page.url
    assert page.locator("a[href*='donnees?'][href*='jeu=']").count() >= 1


@pytest.mark.parametrize("query", ["vue=acces&type=bench&rayon=150", "vue=adresses"])
def test_each_view_has_its_sentence_its_map_and_its_table(app: str, open_page: Opener, query: str) -> None:
    page = open_page(f"{app}/carte?{query}")
    shoot(page, "carte-" + query.replace("&", "-").replace("=", "-"))
    assert page.locator('[data-testid="stDeckGlJsonChart"]').count() == 1
    assert page.locator("details table").count() >= 1
    assert "%" in page.locator(".sentence").inner_text()


@pytest.fixture(scope="module")
def photographed(demo_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, LocalPublisher]]:
    """The app of a town that wants the IGN's plan and photographs, the IGN being a server on this machine."""
    folder = tmp_path_factory.mktemp("ign")
    (folder / "data").mkdir()
    (folder / "data" / "warehouse").symlink_to(demo_data / "warehouse")
    with local_publisher() as ign:
        ign.on("/wmts", Reply(200, PNG, {"Content-Type": "image/png"}))
        child, address = start_app(folder / "data", folder / "app.log", WANTS_BOTH, DASHBOARD_BASE_URL_IGN=ign.root)
        yield address, ign
        child.terminate()
        child.wait(timeout=20)


@pytest.mark.parametrize("query", ["vue=lieux", "vue=acces&fond=photo"])
def test_no_backdrop_asks_a_third_party(
    photographed: tuple[str, LocalPublisher], open_page: Opener, query: str
) -> None:
    address, ign = photographed
    page = open_page(f"{address}/carte?{query}")
    page.wait_for_selector('[data-testid="stDeckGlJsonChart"] canvas', timeout=90_000)
    asked = page.requested  # type: ignore[attr-defined]
    until(page, lambda: any("/fond/" in url for url in asked))
    page.wait_for_timeout(1_000)
    assert {urlsplit(url).netloc for url in asked if urlsplit(url).netloc} == {urlsplit(address).netloc}
    tiles = {urlsplit(url).path.split("/")[2] for url in asked if "/fond/" in url}
    chosen = "photo" if "fond=photo" in query else "plan"
    assert tiles == {chosen}
    assert any(each["LAYER"].startswith("ORTHO") for each in ign.queries("/wmts")) or chosen == "plan"
