"""What the list of places says of those that it does not show."""

from __future__ import annotations

import pytest

from dashboard.ui.places import MOST_ROWS, left_out


@pytest.mark.parametrize(("total", "held", "told"), [
    (MOST_ROWS, MOST_ROWS, ""),
    (61, 61, "Et 1 autre lieu, dans l’export."),
    (236, 236, "Et 176 autres lieux, dans l’export."),
    (22_331, 2_000, "Et 22\u202f271 autres lieux\u00a0; l’export contient les 2\u202f000 premiers."),
])  # fmt: skip
def test_every_place_left_out_is_counted_and_the_export_promises_no_more_than_it_holds(
    total: int, held: int, told: str
) -> None:
    assert left_out(total, held) == told
