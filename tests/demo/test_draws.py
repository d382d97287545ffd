"""Draws depend on what is drawn, not on what was drawn before."""

from datetime import UTC, date, datetime

import numpy as np

from dashboard.demo.draws import choice, generator, month_end, months, uuid4, wall_clock


def test_the_same_name_gives_the_same_draws() -> None:
    assert generator(1, "wifi", "FSO-01").random() == generator(1, "wifi", "FSO-01").random()


def test_another_seed_or_name_gives_other_draws() -> None:
    values = {generator(seed, name).random() for seed in (1, 2) for name in ("a", "b")}
    assert len(values) == 4


def test_the_parts_of_a_name_do_not_run_together() -> None:
    assert generator(1, "ab", "c").random() != generator(1, "a", "bc").random()


def test_a_known_draw_stays_the_same_from_one_version_to_the_next() -> None:
    assert generator(14271, "known").integers(0, 1_000_000) == 236_177


def test_a_choice_keeps_the_type_of_the_item() -> None:
    assert type(choice(np.random.default_rng(1), ("OUI", "NON"))) is str


def test_an_instant_is_read_on_the_clock_of_paris() -> None:
    assert wall_clock(datetime(2026, 7, 31, 22, 30, tzinfo=UTC)) == datetime(2026, 8, 1, 0, 30)


def test_a_naive_instant_is_taken_as_utc() -> None:
    assert wall_clock(datetime(2026, 1, 1, 12)) == datetime(2026, 1, 1, 13)


def test_months_run_over_the_end_of_the_year_and_end_on_their_last_day() -> None:
    assert months(date(2023, 11, 20), date(2024, 2, 1)) == [
        date(2023, 11, 1), date(2023, 12, 1), date(2024, 1, 1), date(2024, 2, 1),
    ]  # fmt: skip
    assert month_end(date(2024, 2, 1)) == date(2024, 2, 29)


def test_a_drawn_uuid_is_of_version_4() -> None:
    assert uuid4(generator(1, "uuid"))[14] == "4"
