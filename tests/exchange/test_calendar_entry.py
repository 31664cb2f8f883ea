"""The calendar entry: whose it is only by initials, at the right moment, and replaced rather than doubled."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from iro_desktop.exchange.calendar_entry import CalendarEntry, calendar_entry

MADE = datetime(2026, 3, 12, 11, 21, tzinfo=UTC)
ENTRY = CalendarEntry(review_id=UUID(int=7), initials="W.E.", on=date(2026, 3, 26), at=time(11))


def lines(entry: CalendarEntry) -> list[str]:
    return calendar_entry(entry, made_at=MADE).decode().replace("\r\n ", "").split("\r\n")


def test_the_title_has_initials_only() -> None:
    assert "SUMMARY:Review W.E." in lines(ENTRY)
    assert "SUMMARY:Review" in lines(replace(ENTRY, initials=""))


def test_winter_and_summer_time_are_both_told_in_utc() -> None:
    assert {"DTSTART:20260326T110000Z", "DTEND:20260326T120000Z"} <= set(lines(ENTRY))
    assert "DTSTART:20260402T100000Z" in lines(replace(ENTRY, on=date(2026, 4, 2)))


def test_a_review_without_a_time_takes_the_day() -> None:
    assert {"DTSTART;VALUE=DATE:20260326", "DTEND;VALUE=DATE:20260327"} <= set(lines(replace(ENTRY, at=None)))


def test_the_journey_becomes_a_reminder() -> None:
    assert "TRIGGER:-PT45M" in lines(replace(ENTRY, travel=timedelta(minutes=45)))
    assert not any(line.startswith("TRIGGER") for line in lines(ENTRY))


def test_one_review_is_one_entry_and_the_later_file_wins() -> None:
    first = set(lines(ENTRY))
    later = calendar_entry(replace(ENTRY, at=time(14)), made_at=MADE + timedelta(hours=1)).decode()
    uid = next(line for line in first if line.startswith("UID:"))
    assert uid in later
    sequences = [int(text.split("SEQUENCE:")[1].split("\r\n")[0]) for text in ("\r\n".join(first), later)]
    assert sequences[1] > sequences[0]


def test_no_line_is_longer_than_calendars_read_and_marks_are_escaped() -> None:
    made = calendar_entry(replace(ENTRY, initials="Ö;," * 40), made_at=MADE)
    assert max(len(line) for line in made.split(b"\r\n")) <= 75
    assert "Ö\\;\\,Ö" in made.decode().replace("\r\n ", "")
    assert made.startswith(b"BEGIN:VCALENDAR\r\n")
    assert made.endswith(b"END:VCALENDAR\r\n")
