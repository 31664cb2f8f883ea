"""A meeting for the officer's own calendar (iCalendar, RFC 5545): the child by initials only."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

_LONDON = ZoneInfo("Europe/London")
_LINE_OCTETS = 75
"""RFC 5545, 3.1: longer lines are folded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEntry:
    """A review as a calendar shows it to whoever looks over the shoulder: no name, no address."""

    review_id: UUID
    initials: str
    """“S.G.”; empty for a child without a name, who is then not named at all."""
    on: date
    at: time | None
    """English local time; None makes it an entry of the whole day."""
    lasts: timedelta = timedelta(hours=1)
    travel: timedelta | None = None
    """One way. It becomes a reminder that long before."""


def calendar_entry(entry: CalendarEntry, *, made_at: datetime) -> bytes:
    """The entry as an .ics file. The same review always has the same UID, so that a second one replaces the first.

    `made_at` is an aware moment. Times are written in UTC, which every calendar reads alike.
    """
    title = f"Review {entry.initials}".strip()
    lines = [
        *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//IRO Desktop//Review//EN", "METHOD:PUBLISH", "BEGIN:VEVENT"),
        f"UID:{entry.review_id}@iro-desktop",
        f"DTSTAMP:{_moment(made_at)}",
        f"SEQUENCE:{int(made_at.timestamp()) // 60}",
        *_when(entry),
        f"SUMMARY:{_escaped(title)}",
        *("CLASS:PRIVATE", "TRANSP:OPAQUE"),
        *_reminder(entry, title),
        *("END:VEVENT", "END:VCALENDAR"),
    ]
    return b"".join(_folded(line) for line in lines)


def _when(entry: CalendarEntry) -> list[str]:
    if entry.at is None:
        return [
            f"DTSTART;VALUE=DATE:{entry.on:%Y%m%d}",
            f"DTEND;VALUE=DATE:{entry.on + timedelta(days=1):%Y%m%d}",
        ]
    begins = datetime.combine(entry.on, entry.at, _LONDON)
    return [f"DTSTART:{_moment(begins)}", f"DTEND:{_moment(begins.astimezone(UTC) + entry.lasts)}"]


def _reminder(entry: CalendarEntry, title: str) -> list[str]:
    minutes = int(entry.travel.total_seconds()) // 60 if entry.travel else 0
    if entry.at is None or minutes <= 0:
        return []
    return [
        *("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{_escaped(f'Leave for {title}')}"),
        *(f"TRIGGER:-PT{minutes}M", "END:VALARM"),
    ]


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    """RFC 5545, 3.3.11."""
    for mark in ("\\", ";", ","):
        text = text.replace(mark, f"\\{mark}")
    return " ".join(text.split())


def _folded(line: str) -> bytes:
    """The line with its end; never cut inside a character."""
    pieces: list[bytes] = [b""]
    for character in line:
        octets = character.encode()
        if len(pieces[-1]) + len(octets) > _LINE_OCTETS:
            pieces.append(b" ")
        pieces[-1] += octets
    return b"\r\n".join(pieces) + b"\r\n"
