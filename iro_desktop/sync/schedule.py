"""When to try again by itself: soon after the first failure, later after each one more, never all laptops at once."""

from dataclasses import dataclass
from datetime import datetime, timedelta

FIRST_DELAY = timedelta(seconds=20)
LONGEST_DELAY = timedelta(minutes=15)
USUAL_PAUSE = timedelta(minutes=5)
_SPREAD = 0.5
"""A delay is shortened by up to this share, so that two thousand laptops do not return in the same second."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """The next moment to sync by itself. Sync now is always possible, and nothing ever gives up."""

    next_at: datetime
    failures: int = 0

    def is_due(self, now: datetime) -> bool:
        # A wait longer than any that is ever given means that the clock was set back.
        return now >= self.next_at or self.next_at - now > LONGEST_DELAY

    def after_success(self, *, now: datetime, chance: float) -> "Schedule":
        """The usual pause. `chance` is a number from 0 to 1, given by the caller, that spreads laptops apart."""
        return Schedule(now + _spread(USUAL_PAUSE, chance))

    def after_failure(self, *, now: datetime, chance: float) -> "Schedule":
        """Twice the last delay, up to a quarter of an hour."""
        doublings = min(self.failures, 30)  # beyond it the delay is the longest anyway, and a timedelta would overflow
        delay = min(FIRST_DELAY * 2**doublings, LONGEST_DELAY)
        return Schedule(now + _spread(delay, chance), self.failures + 1)


def _spread(delay: timedelta, chance: float) -> timedelta:
    return delay * (1 - _SPREAD * min(max(chance, 0.0), 1.0))
