"""What an event asks for: by when the officer is told, by when an interview is offered, and what usually follows."""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from iro_desktop.models.between_reviews import EventKind
from iro_desktop.models.due_days import DueDay, due_day
from iro_desktop.models.limits import DEFAULT_LIMITS, LimitKey, Limits
from iro_desktop.models.resolution import Reason
from iro_desktop.models.review import EarlyTrigger

KNOWN_BEFORE: Final = frozenset(
    {
        EventKind.MOVE_PLANNED,
        EventKind.PLAN_CHANGE,
        EventKind.THROUGHCARE_TRANSFER,
        EventKind.LEAVING_CARE,
        EventKind.MOVING_AWAY,
    }
)
"""What is known before it happens: it may be written down for a day to come, and told before that day."""
ENDINGS: Final = frozenset({EventKind.THROUGHCARE_TRANSFER, EventKind.LEAVING_CARE, EventKind.MOVING_AWAY})
"""These bring the steps of saying goodbye."""
MOVES: Final = frozenset({EventKind.MOVE_PLANNED, EventKind.MOVE_UNPLANNED, EventKind.MOVING_AWAY})
"""The child lives elsewhere afterwards: the record of the home is looked at."""
HAS_AN_END: Final = frozenset({EventKind.MISSING, EventKind.EXCLUSION, EventKind.HOSPITAL})
"""These last from one day to another."""


@dataclass(frozen=True, slots=True)
class Follows:
    """What a kind of event usually leads to, ready to be chosen: nothing of it happens by itself."""

    early: EarlyTrigger | None = None
    """An earlier review: regulations 32(2) and 33(3), and what the service lists."""
    raised: tuple[Reason, ...] = ()
    """What a resolution would be about, where one is raised."""


_T, _R = EarlyTrigger, Reason
_FOLLOWS: Mapping[EventKind, Follows] = MappingProxyType(
    {
        EventKind.MOVE_PLANNED: Follows(_T.SETTLED_HOME_ENDS),
        EventKind.MOVE_UNPLANNED: Follows(_T.UNPLANNED_MOVE, (_R.HOME_UNSUITABLE,)),
        EventKind.MISSING: Follows(_T.OFFICER_ASKS, (_R.OTHER_STATUTORY,)),
        EventKind.EXCLUSION: Follows(_T.OFFICER_ASKS, (_R.PEP_LATE,)),
        EventKind.HOSPITAL: Follows(_T.OFFICER_ASKS),
        EventKind.ARREST: Follows(_T.OFFICER_ASKS),
        EventKind.ALLEGATION: Follows(_T.VISIT_FOUND_CONCERN, (_R.HOME_UNSUITABLE,)),
        EventKind.HARM_OUTSIDE_HOME: Follows(_T.OFFICER_ASKS, (_R.HOME_UNSUITABLE,)),
        EventKind.ORDER_MADE: Follows(_T.PLAN_CHANGES, (_R.DRIFT,)),
        EventKind.PLAN_CHANGE: Follows(_T.PLAN_CHANGES, (_R.PLAN_NOT_SHARED,)),
        EventKind.SOCIAL_WORKER_CHANGE: Follows(None, (_R.NO_SOCIAL_WORKER,)),
        EventKind.AGE_ASSESSMENT_RESULT: Follows(_T.OFFICER_ASKS, (_R.AGE_ASSESSMENT_LATE, _R.RIGHTS)),
        EventKind.PREGNANCY: Follows(_T.OFFICER_ASKS),
        EventKind.BEREAVEMENT: Follows(),
        EventKind.THROUGHCARE_TRANSFER: Follows(None, (_R.THROUGHCARE_LATE, _R.NO_PERSONAL_ADVISER)),
        EventKind.LEAVING_CARE: Follows(_T.ACCOMMODATION_STOPS),
        EventKind.MOVING_AWAY: Follows(_T.PLAN_CHANGES),
        EventKind.OTHER: Follows(),
    }
)


def follows(kind: EventKind) -> Follows:
    """What usually follows an event of this kind."""
    return _FOLLOWS[kind]


def must_be_reviewed_first(kind: EventKind) -> bool:
    """Whether the law wants a review before it happens, unless that is not reasonably practicable.

    Care Planning, Placement and Case Review (England) Regulations 2010, reg. 32(2): a significant change of the plan.
    """
    return kind is EventKind.PLAN_CHANGE


def interview_due(came_back_on: date, bank_holidays: Container[date], *, limits: Limits = DEFAULT_LIMITS) -> DueDay:
    """The last day for offering the independent interview after a child came back.

    72 hours, counted as three days after the day of return: statutory guidance on children who run away or go missing
    from home or care (2014). Weekends and bank holidays count.
    """
    return due_day(LimitKey.RETURN_INTERVIEW, came_back_on, bank_holidays, limits=limits)


def told_due(happened_on: date, bank_holidays: Container[date], *, limits: Limits = DEFAULT_LIMITS) -> DueDay:
    """The last day for telling the officer of something that happened."""
    return due_day(LimitKey.EVENT_TOLD, happened_on, bank_holidays, limits=limits)
