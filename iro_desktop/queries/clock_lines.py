"""What one clock is: its day with the sum, how it stands, and what was last done."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from uuid import UUID

from iro_desktop.models.due_days import DueDay
from iro_desktop.models.plan_checks import CheckKind
from iro_desktop.models.timescales import DueStatus


class ClockGroup(StrEnum):
    """Under which heading a clock is shown, in this order."""

    NEXT_REVIEW = "The next review"
    REVIEWS = "Between reviews"
    DOCUMENTS = "After the last review"
    VISITS = "Visits"
    HEALTH = "Health"
    SCHOOL = "School"
    GROWING_UP = "Growing up"
    FIRST_DAYS = "The first days in care"
    SETTLED = "Fewer meetings"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockLine:
    """One clock. `due` is None where nothing can be counted; `note` then says why."""

    key: str
    group: ClockGroup
    title: str
    due: DueDay | None
    status: DueStatus
    done_on: date | None = None
    note: str = ""
    from_on: date | None = None
    """The first day, where there is a window."""
    check: CheckKind | None = None
    """The check that is written down as done here; None where the day is known from elsewhere."""
    check_id: UUID | None = None
    """The record of the last time, or of the day that was set by hand."""
    set_by_hand: bool = False

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return self.status not in {DueStatus.DONE_IN_TIME, DueStatus.DONE_LATE, DueStatus.NOT_REQUIRED}


def silent_when_past(line: ClockLine, note: str) -> ClockLine:
    """A clock of which no record tells when it was done: once its day has passed it is not known, and not late."""
    return replace(line, status=DueStatus.NOT_KNOWN, note=note) if line.status is DueStatus.OVERDUE else line
