"""What stands around every page: language, banner, footer, mark."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from streamlit.testing.v1 import AppTest

from dashboard.ui.frame import mark_svg


def frame() -> None:
    from datetime import UTC, datetime
    from types import SimpleNamespace

    import streamlit as st

    from dashboard.locale import _, language
    from dashboard.ui import frame as around
    from dashboard.ui.address import href

    refused = around.choose_language()
    around.banner(is_demo=True)
    around.footer(
        "Ville",
        SimpleNamespace(id="2026-a1", built_at=datetime(2026, 11, 1, tzinfo=UTC), is_demo=True),
        {"methode": "Méthode"},
    )
    st.code(f"{language()}|{refused}|{_('Méthode')}|{href('eau', id='x')}|{href()}|{href('accueil', langue=None)}")


def run(**parameters: str) -> AppTest:
    test = AppTest.from_function(frame, default_timeout=30)
    for key, value in parameters.items():
        test.query_params[key] = value
    test.run()
    assert not test.exception
    return test


def html(test: AppTest) -> str:
    return " ".join(element.proto.body for element in test.get("html"))


def test_french_is_the_language_unless_asked() -> None:
    assert run().code[0].value == "fr|None|Méthode|eau?id=x|?|./"


def test_the_address_chooses_english_and_links_keep_it() -> None:
    assert run(langue="en").code[0].value == "en|None|Method|eau?langue=en&id=x|?langue=en|./"


def test_an_unknown_language_is_ignored_and_told() -> None:
    assert run(langue="<b>").code[0].value.startswith("fr|<b>|Méthode|eau?id=x")


def test_the_language_is_kept_when_the_menu_drops_the_parameter() -> None:
    test = run(langue="en")
    test.query_params.clear()
    test.run()
    assert test.code[0].value.startswith("en|None|Method|eau?langue=en")


def test_demonstration_data_are_said_and_the_snapshot_named() -> None:
    told = html(run())
    assert "Données de démonstration" in told
    assert "2026-a1" in told
    assert 'hreflang="en"' in told
    assert 'hreflang="fr"' not in told


def test_the_mark_is_a_picture_for_any_name() -> None:
    for name in ("Y", "L’Haÿ-les-Roses & <Cie>", "Saint-Remy-en-Bouzemont-Saint-Genest-et-Isson"):
        picture = ET.fromstring(mark_svg(name))
        assert float(picture.attrib["width"]) >= 48
