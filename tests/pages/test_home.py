"""The home page: four answers, then cards whose every number is that of ``kpis``; a day gone by; wrong addresses."""

from __future__ import annotations

import html
from pathlib import Path

import pytest

from dashboard import data
from dashboard.kpis import kpis
from dashboard.locale import _
from dashboard.words import kpis as words_of
from dashboard.words.indicator_cards import parted
from tests.pages.conftest import Opener, words

pytestmark = pytest.mark.slow
ORDER = ("Ce qui a vraiment changé", "Ce qui manque sa cible", "Ce que nous ne savons pas", "Qui est en charge")


def test_every_number_is_that_of_the_indicators_and_comes_in_order(opened: Opener) -> None:
    app = opened("accueil")
    told = html.unescape(words(app))
    found = kpis()
    assert told.count('<li class="kpi">') == len(found) > 20
    for kpi in found:
        assert f'id={kpi.id}" target="_self">{_(kpi.indicator.title)}</a></h3><p class="kpi-value' in told
        number, unit = parted(words_of.value_text(kpi))
        said = f'{number}<span class="unit">\u00a0{unit}</span>' if unit else number
        assert f'>{said} <span class="kpi-period">{words_of.period_text(kpi)}' in told
    assert [told.index(title) for title in ORDER] == sorted(told.index(title) for title in ORDER)
    lasting = sum(kpi.verdict.kind == "change" and not kpi.is_new_change for kpi in found)
    assert f"{lasting} plus anciens durent encore" in told
    assert told.count('<details class="passport" data-from="indicateur?id=') == len(found)
    assert not app.get("vega_lite_chart") and not app.get("arrow_data_frame")


def test_filters_act_on_all_and_are_said(opened: Opener) -> None:
    told = words(opened("accueil", theme="finances"))
    shown = [kpi for kpi in kpis() if kpi.indicator.theme == "Finances"]
    assert told.count('<li class="kpi">') == len(shown)
    assert f"{len(shown)} indicateurs, Finances, tous les services" in told


def test_a_period_that_ended_shows_the_values_of_then(opened: Opener) -> None:
    told = words(opened("accueil", theme="finances", fin="2023-06-30"))
    assert "2023</span>" in told and "2025</span>" not in told
    assert "fin=2023-06-30&amp;id=" in told, "the fold under a figure leads to that figure, not to today's"


@pytest.mark.parametrize("query", [
    {"theme": "<script>alert(1)</script>"}, {"theme": "ZZZ"}, {"service": "x" * 10_000}, {"debut": "NaN"},
    {"fin": "\x00"}, {"au": "9999-99-99"}, {"au": "2999-01-01"}, {"debut": "2026-05-01", "fin": "2026-04-01"},
])  # fmt: skip
def test_a_wrong_value_is_ignored_and_said(opened: Opener, query: dict[str, str]) -> None:
    """FAULTS 22."""
    told = words(opened("accueil", **query))
    assert "valeur inconnue, ignorée" in told and "<script>" not in told
    assert ORDER[0] in told


def test_a_day_before_the_first_snapshot_says_so_and_nothing_else(opened: Opener) -> None:
    told = words(opened("accueil", au="2020-01-01"))
    assert "Rien n’est gardé de ce jour-là" in told and "Le premier instantané gardé" in told
    assert '<li class="kpi">' not in told and "<h1>" in told


def test_a_day_gone_by_is_announced_and_kept_across_pages(
    opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = data.today
    monkeypatch.setattr(data, "today", lambda: first().replace(year=first().year + 1))
    day = first().isoformat()
    app = opened("accueil", au=day)
    told = words(app)
    assert "Vous voyez le tableau de bord tel qu’il était le" in told and "Revenir à aujourd’hui" in told
    assert f'data-from="indicateur?au={day}&amp;' in told
    assert "corrigée" in " ".join(each.label for each in app.expander)


def test_before_the_first_snapshot_it_says_what_is_missing(opened: Opener, tmp_path: Path) -> None:
    assert "Pas encore de données." in words(opened("accueil", tmp_path))


def test_in_english_it_is_english(opened: Opener) -> None:
    told = words(opened("accueil", langue="en"))
    assert "What has really changed" in told and "Who is in charge" in told
    assert "Ce qui" not in told
