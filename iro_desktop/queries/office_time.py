"""What the office last said the time was, beside what this laptop says: a day is never trusted silently."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from iro_desktop.store.server_rows import note

OFFICE_TIME = "office_time"
"""The note that a round of sync keeps: what the office said, and what this laptop said in that moment."""
LONGEST_UNSEEN_DAYS = 120
"""After so many days without a word from the office, a laptop's day is doubted: no leave lasts as long unheard."""
_CLOCK_IS_OFF = timedelta(hours=20)
"""So far apart that the laptop's day is another one, and no time zone explains it."""


@dataclass(frozen=True, slots=True)
class OfficeTime:
    """The day by this laptop, and the day the office named when it last answered."""

    laptop_on: date
    office_on: date | None
    """None before the office ever answered."""
    doubtful: bool
    """The two cannot both be right."""


def office_time(session: Session, now: datetime) -> OfficeTime:
    """Whether the laptop's day can be believed; `now` is its own clock, aware, in the officer's time.

    It cannot be earlier than what the office said before. Nor is it believed where it lies implausibly long after, or
    where the clock went ahead when the office last answered and has gone on so since.
    """
    told = _told(session)
    if told is None:
        return OfficeTime(now.date(), None, doubtful=False)
    office_at, laptop_at = told
    # Both in the zone of `now`: between two zones a moment before midnight would be another day.
    office_on = office_at.astimezone(now.tzinfo).date()
    before = now.date() < office_on
    long_after = now - office_at > timedelta(days=LONGEST_UNSEEN_DAYS)
    goes_ahead = laptop_at - office_at > _CLOCK_IS_OFF and now >= laptop_at
    return OfficeTime(now.date(), office_on, doubtful=before or long_after or goes_ahead)


def _told(session: Session) -> tuple[datetime, datetime] | None:
    """Both moments as they were kept; None where nothing is kept, or nothing that can be read."""
    kept = note(session, OFFICE_TIME)
    if not isinstance(kept, dict):
        return None
    try:
        office_at, laptop_at = (datetime.fromisoformat(str(kept.get(name))) for name in ("office", "laptop"))
    except ValueError:
        return None
    return (office_at, laptop_at) if office_at.tzinfo and laptop_at.tzinfo else None
