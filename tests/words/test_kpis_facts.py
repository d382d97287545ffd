"""What is told first, what misses its target, what is not known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.locale import use
from dashboard.words import kpis as words
from tests.words.made_kpi import NOW, Goal, Made, made

TITLE = "Demandes closes en 15 jours"
QUIET = [80.0, 82.0, 79.0, 81.0] * 3


@pytest.fixture(autouse=True)
def _french() -> Iterator[None]:
    use("fr")
    yield
    use("fr")


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_changes_come_first_then_targets_newly_missed_then_large_differences() -> None:
    kpis = [
        made([100.0, *[90.0] * 11, 130.0][-13:-1] + [150.0], id="large", unit="visites", direction="none"),
        made([90.0, 50.0], id="newly", goal=Goal(85.0)),
        made([*QUIET, 95.0], id="weak"),
        made([*QUIET, 200.0], id="strong"),
        made(QUIET, id="quiet"),
        made([50.0, 50.0], id="missed before", goal=Goal(85.0)),
    ]
    found = [fact.kpi_id for fact in words.facts(kpis, NOW)]
    assert [each for each in found if each in ("strong", "weak", "newly")] == ["strong", "weak", "newly"]
    assert not {"quiet", "missed before"} & set(found)


def test_a_large_difference_says_also_that_it_is_usual() -> None:
    wide = [100.0, 60.0, 130.0, 80.0, 120.0, 70.0, 110.0, 90.0, 125.0, 65.0, 115.0, 75.0, 130.0]
    (fact,) = words.facts([made(wide, unit="visites", direction="none", title="Visites")], NOW)
    assert plain(fact.text) == (
        "Visites : 130 visites en octobre 2026, contre 100 visites en octobre 2025 (+30 %) ; variation habituelle."
    )
    assert (fact.kpi_id, fact.state) == ("demandes_closes", "")


def test_an_older_change_weighs_less_than_a_recent_one() -> None:
    recent, older = made([*QUIET, 95.0], id="recent"), made([*QUIET, 95.0], id="older", last=date(2025, 10, 1))
    assert [fact.kpi_id for fact in words.facts([older, recent], NOW)] == ["recent", "older"]


@pytest.mark.parametrize("state", ["stale", "silent"])
def test_old_data_tells_no_news(state: str) -> None:
    assert words.facts([made([90.0, 50.0], goal=Goal(85.0), state=state)], NOW) == []


def test_off_target_worst_first_and_those_to_watch_last() -> None:
    kpis = [
        made([84.0], id="watch", goal=Goal(85.0), tolerance=2),
        made([80.0], id="near", goal=Goal(85.0)),
        made([10.0], id="far", goal=Goal(85.0)),
        made([3.0], id="zero", goal=Goal(0.0), direction="down", unit="jours"),
        made([90.0], id="met", goal=Goal(85.0)),
        made([], id="empty", goal=Goal(85.0)),
    ]
    found = words.missed(kpis)
    assert [fact.kpi_id for fact in found] == ["zero", "far", "near", "watch"]
    assert plain(found[1].text) == (
        "Demandes closes en 15 jours : 10 % en octobre 2026, la cible d’au moins 85 % est manquée de 75 points."
    )


@dataclass(frozen=True)
class Source:
    id: str
    title: str
    observed_at: datetime | None
    fetched_at: datetime | None = None
    late_after: timedelta = timedelta(days=1)
    stale_after: timedelta = timedelta(days=30)


def test_what_is_not_known_says_since_when() -> None:
    cards = [
        Source("frais", "Frais", NOW - timedelta(hours=2)),
        Source("retard", "Hydrométrie", NOW - timedelta(days=2, hours=3)),
        Source("demandes", "Demandes", datetime(2026, 9, 1, tzinfo=UTC)),
        Source("muet", "WiFi", None),
    ]
    kpis: list[Made] = [made(QUIET, state="stale"), made(QUIET[:7], id="young"), made([], id="empty"), made(QUIET)]
    found = [(fact.kpi_id or fact.dataset_id, plain(fact.text)) for fact in words.unknown(kpis, cards, NOW)]
    assert found == [
        ("muet", "« WiFi » : source muette, aucune observation reçue."),
        ("demandes", "« Demandes » : données périmées depuis le 1er oct. 2026, dernière observation il y a 2 mois."),
        ("retard", "« Hydrométrie » : en retard depuis hier à 15 h 00, dernière observation il y a 2 jours."),
        ("young", f"{TITLE} : on ne peut pas conclure, moins de 10 relevés (7 relevés depuis avril 2026)."),
        ("empty", f"{TITLE} : on ne peut pas conclure, aucun relevé."),
    ]  # fmt: skip
    alone = words.unknown([made(QUIET, state="stale")], [], NOW)
    assert "données périmées" in alone[0].text


RANDOM = st.builds(
    made,
    st.lists(st.floats(-1e6, 1e6) | st.none(), max_size=26),
    unit=st.sampled_from(["%", "jours", "visites", "m", "n", "€/hab.", "marchés", "‰"]),
    digits=st.integers(0, 2),
    direction=st.sampled_from(["up", "down", "range", "none"]),
    goal=st.none() | st.builds(Goal, low=st.floats(-1e3, 0), high=st.floats(0, 1e3), is_demo=st.booleans()),
    cadence=st.sampled_from(["day", "week", "month", "quarter", "year", "state"]),
    season=st.sampled_from(["none", "year"]),
    state=st.sampled_from(["fresh", "late", "stale", "silent"]),
    title=st.just("Titre"),
)


@settings(max_examples=120, deadline=None)
@given(RANDOM)
def test_no_sentence_holds_a_raw_number(kpi: Made) -> None:
    """In French no decimal point, never more decimals than declared, no name of a missing value."""
    use("fr")
    said = [words.sentence(kpi, NOW), words.target_text(kpi), words.comparison_text(kpi)]
    said += [fact.text for fact in (*words.facts([kpi], NOW), *words.missed([kpi]), *words.unknown([kpi], [], NOW))]
    for text in said:
        assert not re.search(r"\d\.\d", text)
        assert not re.search(rf",\d{{{kpi.indicator.digits + 1},}}", text)
        assert not re.search(r"\bnan\b|\binf\b|None|e[+-]\d|\{", text)
        assert not re.search(r"(?<![\d,\u202f])[01]\u00a0(marchés|visites)\b|\bde (avril|août|octobre)", text)
