"""The font of icons keeps what the app names and loses the rest."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from dashboard.server import icon_font, modules
from dashboard.server.assets import Shelf

FONT = next((modules.static() / "static" / "media").glob(f"{icon_font.PREFIX}*.woff2"))


def test_names_are_read_between_quotes_and_in_our_own_files(tmp_path: Path) -> None:
    script, page = tmp_path / "a.js", tmp_path / "b.py"
    script.write_text('x={icon:"expand_more",y:`material/check`,z:":material/close:"};let keyboard_tab=1')
    page.write_text('st.page_link("x", icon=":material/home:")')
    assert icon_font.named([script], [page]) >= {"expand_more", "check", "close", "home"}
    assert "keyboard_tab" not in icon_font.named([script], [page])


@pytest.mark.slow
def test_a_kept_icon_is_still_drawn_and_the_font_is_a_fifth() -> None:
    body = icon_font.thinned(FONT, {"expand_more", "check", "home"})
    assert set(icon_font.icons(TTFont(BytesIO(body)))) >= {"expand_more", "check", "home"}
    assert len(body) < FONT.stat().st_size / 5


def test_a_font_that_cannot_be_read_stays_whole(tmp_path: Path) -> None:
    folder = tmp_path / "package" / "static" / "media"
    folder.mkdir(parents=True)
    (folder / f"{icon_font.PREFIX}-Rounded.x.woff2").write_bytes(b"no font")
    shelf = Shelf(tmp_path / "package", tmp_path / "kept")
    shelf.thin([])
    assert shelf.prepare(f"/static/media/{icon_font.PREFIX}-Rounded.x.woff2").thinned is None
