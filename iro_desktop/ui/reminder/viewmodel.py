"""What the panel of a reminder says; no Qt."""

from datetime import date, timedelta
from enum import StrEnum

from iro_desktop.models.timescales import add_months
from iro_desktop.queries.reminders import ReminderRow
from iro_desktop.ui import words
from iro_desktop.ui.child.in_words import shortened
from iro_desktop.ui.shown import Choice

LONGEST_CARRIED = 300
"""Characters of a note that go into a reminder: the rest is one click away, at the note."""
NO_WORDS = "Type what is to be done, in a few words."
NO_REASON = "Say why it is put off, in a few words."
NO_DAY = "Choose a day."
GONE = "This reminder was deleted meanwhile. Nothing else was changed."
DELETED = "Reminder deleted."


class Soon(StrEnum):
    """Days that are one click away; another is typed."""

    TOMORROW = "tomorrow"
    IN_A_WEEK = "in_a_week"
    IN_TWO_WEEKS = "in_two_weeks"
    IN_A_MONTH = "in_a_month"


SOON = (
    Choice(Soon.TOMORROW, "Tomorrow"),
    Choice(Soon.IN_A_WEEK, "In a week"),
    Choice(Soon.IN_TWO_WEEKS, "In 2 weeks"),
    Choice(Soon.IN_A_MONTH, "In a month"),
)


def day_of(soon: str | None, today: date) -> date | None:
    """The day that a pill stands for."""
    if soon is None:
        return None
    return {
        Soon.TOMORROW: today + timedelta(days=1),
        Soon.IN_A_WEEK: today + timedelta(weeks=1),
        Soon.IN_TWO_WEEKS: today + timedelta(weeks=2),
        Soon.IN_A_MONTH: add_months(today, 1),
    }[Soon(soon)]


def carried(text: str) -> str:
    """The words of a note as a reminder begins with them."""
    return shortened(text, LONGEST_CARRIED)


def how_it_stands(row: ReminderRow, today: date) -> str:
    """“Done on 12 March”, “Put off: Easter holidays”, “Its day was Thu 5 March”."""
    parts = []
    if row.done_on is not None:
        parts.append(f"Done on {words.day_and_month(row.done_on, today)}")
    elif row.is_late(today):
        parts.append(f"Its day was {words.weekday_and_date(row.due_on, today)}")
    if row.put_off_reason:
        parts.append(f"Put off: {row.put_off_reason}")
    return " · ".join(parts)


def kept(child_name: str, due_on: date, today: date) -> str:
    """“Reminder about Sam for Thu 26 March.”"""
    when = "today" if due_on == today else f"for {words.weekday_and_date(due_on, today)}"
    return f"Reminder about {child_name} {when}."


def is_put_off(child_name: str, until: date, today: date) -> str:
    """“Reminder about Sam put off to Thu 26 March.”"""
    return f"Reminder about {child_name} put off to {words.weekday_and_date(until, today)}."


def is_done(child_name: str) -> str:
    """“Reminder about Sam marked as done.”"""
    return f"Reminder about {child_name} marked as done."
