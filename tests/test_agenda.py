"""The agenda file: as RFC 5545 asks, the same bytes each time, whatever the objects hold."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.agenda import Entry, escape, fold, ics

AT = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)
ENTRY = Entry("abc@fin-14271", date(2026, 12, 31), "Toiture, lot 1 ; zinc\\cuivre", "Ligne 1\nLigne 2", ("Travaux",))


def unfolded(content: bytes) -> list[str]:
    return content.decode().replace("\r\n ", "").split("\r\n")[:-1]


def test_an_entry_is_a_whole_day_that_takes_no_time() -> None:
    assert unfolded(ics([ENTRY], "Marchés", AT)) == [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Tableau de bord communal//Agenda//FR",
        "CALSCALE:GREGORIAN", "METHOD:PUBLISH", "X-WR-CALNAME:Marchés",
        "BEGIN:VEVENT", "UID:abc@fin-14271", "DTSTAMP:20261123T170000Z", "DTSTART;VALUE=DATE:20261231",
        "DTEND;VALUE=DATE:20270101", "SUMMARY:Toiture\\, lot 1 \\; zinc\\\\cuivre", "DESCRIPTION:Ligne 1\\nLigne 2",
        "CATEGORIES:Travaux", "TRANSP:TRANSPARENT", "END:VEVENT", "END:VCALENDAR",
    ]  # fmt: skip


def test_it_is_the_same_each_time() -> None:
    assert ics([ENTRY], "Marchés", AT) == ics([ENTRY], "Marchés", AT)
    assert unfolded(ics([], "Vide", AT))[-1] == "END:VCALENDAR"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_one_folded_line(text: str) -> None:
    told = f"SUMMARY:{escape(text.encode('utf-8', 'ignore').decode())}"
    lines = fold(told).split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    assert lines[0] + "".join(line[1:] for line in lines[1:]) == told
    assert not set(told) & {"\r", "\n", "\x00"}
