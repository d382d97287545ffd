"""The fonts keep what the app names and what a reader of French and English reads, and lose the rest."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from dashboard.frontend import package
from dashboard.server import fonts
from dashboard.server.assets import Shelf

MEDIA = package.static() / "static" / "media"
ICONS, TEXT = (next(MEDIA.glob(f"{name}*.woff2")) for name in (fonts.ICONS, fonts.TEXT))
WRITTEN = "Où l’œuvre coûte 1 234,50 €\u202f: « Noël » – ÇÀÉÈÙ, ŒÆ, 2 m² ≥ 3 µg… → − ½ ‰ Łódź, Ștefan, Řehoř, ğ, ß"


def test_names_are_read_between_quotes_and_in_our_own_files(tmp_path: Path) -> None:
    script, page = tmp_path / "a.js", tmp_path / "b.py"
    script.write_text('x={icon:"expand_more",y:`material/check`,z:":material/close:"};let keyboard_tab=1')
    page.write_text('st.page_link("x", icon=":material/home:")')
    assert fonts.named([script], [page]) >= {"expand_more", "check", "close", "home"}
    assert "keyboard_tab" not in fonts.named([script], [page])


@pytest.mark.slow
def test_text_keeps_every_sign_of_a_french_page_in_every_weight_and_figures_in_columns() -> None:
    body = fonts.latin(TEXT)
    held, whole = TTFont(BytesIO(body)), TTFont(TEXT)
    assert {sign for sign in WRITTEN if ord(sign) in whole.getBestCmap()} == {
        sign for sign in WRITTEN if ord(sign) in held.getBestCmap()
    }
    assert ord("Ж") in whole.getBestCmap() and ord("Ж") not in held.getBestCmap()
    assert [(axis.axisTag, axis.minValue, axis.maxValue) for axis in held["fvar"].axes] == [("wght", 200, 900)]
    assert {"kern", "mark"} <= {record.FeatureTag for record in held["GPOS"].table.FeatureList.FeatureRecord}
    assert len(body) < TEXT.stat().st_size / 2.5


@pytest.mark.slow
def test_a_kept_icon_is_still_drawn_and_the_font_is_a_fifth() -> None:
    body = fonts.icons_only(ICONS, {"expand_more", "check", "home"})
    assert set(fonts.icons(TTFont(BytesIO(body)))) >= {"expand_more", "check", "home"}
    assert len(body) < ICONS.stat().st_size / 5


@pytest.mark.parametrize("name", [fonts.ICONS, fonts.TEXT])
def test_a_font_that_cannot_be_read_stays_whole(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "package" / "static" / "media"
    folder.mkdir(parents=True)
    (folder / f"{name}-Rounded.x.woff2").write_bytes(b"no font")
    shelf = Shelf(tmp_path / "package", tmp_path / "kept")
    shelf.thin([])
    assert shelf.prepare(f"/static/media/{name}-Rounded.x.woff2").thinned is None
