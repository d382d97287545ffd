"""Figure cards and their passport."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from dashboard.data import DatasetCard
from dashboard.passports import Fetch, Passport
from dashboard.ui.figure import Figure, figure_html
from dashboard.ui.passport import passport_html

SEEN, HOUR = datetime(2026, 11, 23, 9, 30, tzinfo=UTC), timedelta(hours=1)
CARD = DatasetCard("hydrometrie", "Hydrométrie", "Eau", "SCHAPI", "Licence Ouverte 2.0", "https://etalab.gouv.fr/lo",
                   "", HOUR, HOUR, HOUR, 10, 2, 3, SEEN, SEEN, "loaded", None, None, True)  # fmt: skip


def test_a_state_is_a_sign_a_word_and_a_colour() -> None:
    told = figure_html(Figure("Niveau", "1,42", "m", state="watch"))
    assert 'class="state watch"' in told
    assert 'class="icon icon-watch" aria-hidden="true"' in told
    assert "à surveiller" in told


def test_a_better_word_replaces_the_states() -> None:
    told = figure_html(Figure("Niveau", "1,42", state="met", verdict="habituel"))
    assert "habituel" in told
    assert "cible tenue" not in told


def test_everything_is_escaped() -> None:
    hostile = "<img onerror=x>"
    told = figure_html(
        Figure(hostile, hostile, hostile, hostile, "met", hostile, hostile, age=hostile, href="javascript:x")
    )
    assert "<img" not in told
    assert "javascript" not in told


def test_what_is_not_given_is_not_drawn() -> None:
    told = figure_html(Figure("Niveau", "1,42"))
    for part in ("unit", "state", "Cible", "spark", "figure-note", "details"):
        assert part not in told


def test_the_passport_tells_all_that_the_figure_stands_on() -> None:
    passport = Passport(
        "Hauteur", "Est-elle haute ?", "Dernière <hauteur>.", "Non validée.", "select <1>", {"station": "I36"}, (CARD,),
        (Fetch("hydrometrie", SEEN, "https://hubeau/x", "abc123", 2),), SEEN, 12, "2026-a1", SEEN, "4 915 habitants",
        "riviere?au=2026-11-23",
    )  # fmt: skip
    told = passport_html(passport)
    for part in (
        "<dd>Hauteur</dd>", "Est-elle haute\u00a0?", "Dernière &lt;hauteur&gt;.", "Non validée.", "select &lt;1&gt;",
        "$station = I36", "Hydrométrie, SCHAPI", "https://etalab.gouv.fr/lo", "https://hubeau/x", "abc123",
        "2 fichiers",
        "12 lignes publiées non reprises", "3 liens défectueux signalés", "2026-a1", "4 915 habitants",
        'href="riviere?au=2026-11-23"',
    ):  # fmt: skip
        assert part in told


def test_a_passport_without_an_observation_does_not_invent_one() -> None:
    told = passport_html(Passport())
    assert "Dernière observation" not in told
    assert "0 ligne publiée non reprise" in told


def test_a_value_in_words_is_written_smaller() -> None:
    assert 'class="figure-value words"' in figure_html(Figure("Débit", "non mesuré"))
    assert 'class="figure-value"' in figure_html(Figure("Débit", "24,3"))
