"""Figure cards and their passport."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

from dashboard.ui.cards import Passport
from dashboard.ui.figure import Figure, figure_html, passport_html

CARD = SimpleNamespace(
    title="Hydrométrie", producer="SCHAPI", licence="Licence Ouverte 2.0", licence_url="https://etalab.gouv.fr/lo",
    observed_at=None, fetched_at=None, late_after=timedelta(hours=1), stale_after=timedelta(hours=6), is_demo=True,
    row_count=10, rejected_count=2,
)  # fmt: skip


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


def test_the_passport_tells_method_source_licence_refusals_and_statement() -> None:
    passport = Passport(
        "Dernière hauteur.", "select <1>", [CARD, None], datetime(2026, 11, 23, tzinfo=UTC), "2026-a1", 12
    )
    told = passport_html(passport)
    for part in (
        "Dernière hauteur.",
        "select &lt;1&gt;",
        "Hydrométrie, SCHAPI",
        "https://etalab.gouv.fr/lo",
        "2026-a1",
        ">12<",
    ):
        assert part in told


def test_a_passport_without_an_observation_does_not_invent_one() -> None:
    told = passport_html(Passport())
    assert "Dernière observation" not in told
    assert "Lignes refusées" in told


def test_a_value_in_words_is_written_smaller() -> None:
    assert 'class="figure-value words"' in figure_html(Figure("Débit", "non mesuré"))
    assert 'class="figure-value"' in figure_html(Figure("Débit", "24,3"))
