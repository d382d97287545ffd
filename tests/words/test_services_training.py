"""What is said of the training: capacity is never attendance, and what is hidden is said."""

from __future__ import annotations

from typing import Any

import pandas as pd

from dashboard.words import services_training as words

N = "\u00a0"
NONE = float("nan")
CYCLE = {"cycle": "2026, 1er cycle", "sessions": 24, "places": 360, "registered": 264.0, "present": 217.0,
         "fill_share": 264 / 360, "attendance_share": 217 / 264, "is_finished": True, "is_masked": False,
         "first_on": pd.Timestamp("2026-01-15"), "last_on": pd.Timestamp("2026-05-28")}  # fmt: skip
RUNNING = {**CYCLE, "cycle": "2026, 2e cycle", "sessions": 12, "registered": NONE, "present": NONE,
           "is_finished": False}  # fmt: skip


def test_the_last_finished_cycle_is_told_and_the_running_one_announced() -> None:
    assert words.sentence([CYCLE, RUNNING]) == (
        f"2026, 1er cycle{N}: 264 inscriptions pour 360 places (73{N}%), 82{N}% de présence. "
        f"2026, 2e cycle, en cours{N}: 12 séances tenues, les présences à la fin."
    )


def test_no_session_and_no_shown_cycle_are_said() -> None:
    assert words.sentence([]) == "Aucune séance de formation n’est publiée sur la période."
    assert words.sentence([RUNNING]).startswith(f"Aucun cycle ne montre de personnes{N}: ")


def sessions(**changes: Any) -> pd.DataFrame:
    return pd.DataFrame({"rank": [1, 2], "held_on": pd.to_datetime(["2026-01-15", "2026-01-20"]), "places": [15, 15],
                         "registered": [13.0, NONE], "present": [13.0, NONE], "is_masked": [False, True], **changes})


def test_hidden_sessions_are_counted_with_the_reason() -> None:
    assert words.hidden(sessions()).startswith(f"La présence de 1 séance sur 2 est cachée{N}: quinze places")
    assert words.hidden(sessions(is_masked=[True, True])).startswith("Les présences de 2 séances sur 2 sont cachées")
    assert words.hidden(sessions(is_masked=[False, False])) == "Toutes les présences sont montrées."


def test_a_hidden_number_is_a_word_in_the_table() -> None:
    told = words.told(sessions())
    assert list(told["present"]) == ["13", "caché"]
    assert list(told["fill"]) == [f"87{N}%", "caché"]
    assert list(told.columns) == list(words.session_columns())


def test_rates_are_named() -> None:
    told = words.rates(pd.DataFrame({"measure": ["Présence", "Remplissage"]}))
    assert list(told["measure"]) == ["Présence (présents sur inscrits)", "Remplissage (inscrits sur places)"]
