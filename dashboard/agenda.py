"""Days to come as a calendar file (.ics, RFC 5545) that any agenda opens, and that gives the same bytes each time.

Not named after the standard library's ``calendar``: Streamlit puts this folder ahead of it on the path.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

MEDIA_TYPE = "text/calendar; charset=utf-8"
LONGEST_LINE = 75  # octets, its end left out (RFC 5545, 3.1)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True)
class Entry:
    """One whole day of the agenda. ``uid`` never changes: a later file moves the entry instead of adding one."""

    uid: str
    on: date
    summary: str
    description: str = ""
    categories: tuple[str, ...] = ()


def ics(entries: Iterable[Entry], name: str, stamped_at: datetime) -> bytes:
    """The file, in UTF-8. ``stamped_at`` (UTC) is that of the data, never that of the reading."""
    stamp = stamped_at.astimezone(UTC) if stamped_at.tzinfo else stamped_at
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Tableau de bord communal//Agenda//FR",
        "CALSCALE:GREGORIAN", "METHOD:PUBLISH", f"X-WR-CALNAME:{escape(name)}",
        *(line for entry in entries for line in _event(entry, f"{stamp:%Y%m%dT%H%M%SZ}")),
        "END:VCALENDAR",
    ]  # fmt: skip
    return "".join(f"{fold(line)}\r\n" for line in lines).encode()


def _event(entry: Entry, stamp: str) -> list[str]:
    """A day that takes no one's time: it ends the day after, which RFC 5545 does not count."""
    told = [
        "BEGIN:VEVENT", f"UID:{escape(entry.uid)}", f"DTSTAMP:{stamp}",
        f"DTSTART;VALUE=DATE:{entry.on:%Y%m%d}", f"DTEND;VALUE=DATE:{entry.on + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{escape(entry.summary)}",
    ]  # fmt: skip
    if entry.description:
        told.append(f"DESCRIPTION:{escape(entry.description)}")
    if entry.categories:
        told.append(f"CATEGORIES:{','.join(escape(word) for word in entry.categories)}")
    return [*told, "TRANSP:TRANSPARENT", "END:VEVENT"]


def escape(text: str) -> str:
    """A text value: backslash, semicolon, comma and line ends written as RFC 5545 (3.3.11) asks, controls left out."""
    plain = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    for sign in ("\\", ";", ","):
        plain = plain.replace(sign, f"\\{sign}")
    return plain.replace("\n", "\\n")


def fold(line: str) -> str:
    """A line cut every 75 octets at most, never inside a letter; each further piece begins with a blank."""
    pieces, piece, size = [], "", 0
    for sign in line:
        width = len(sign.encode())
        if size + width > LONGEST_LINE:
            pieces.append(piece)
            piece, size = " ", 1
        piece, size = piece + sign, size + width
    return "\r\n".join([*pieces, piece])
