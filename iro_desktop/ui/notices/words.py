"""What a notice outside the window says, and when it is time for one; no Qt."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from iro_desktop.queries.things_today import ThingsToday
from iro_desktop.ui import words

SOON = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Said:
    """What was said already, so that nothing is said twice."""

    day: date | None = None
    moment: datetime | None = None


def for_today(count: int) -> str:
    """“2 things for today”: no name, no initials, no place."""
    return f"{words.plural(count, 'thing')} for today"


def soon(at: datetime) -> str:
    """“1 thing at 11:00”."""
    return f"1 thing at {words.clock(at)}"


def what_to_say(things: ThingsToday, now: datetime, said: Said, *, seen: bool) -> tuple[str, Said]:
    """The next notice, or "", and what is said by then.

    Whoever has the window before them (`seen`) reads the day there: for them the morning's notice is as if said.
    """
    if not things.told:
        return "", said
    if said.day != things.on:
        after = Said(things.on, said.moment)
        if things.count and not seen:
            return for_today(things.count), after
        said = after
    due = things.next_at
    if due is not None and due - now <= SOON and said.moment != due:
        return soon(due), Said(said.day, due)
    return "", said
