"""How long a resolution may take: a manager's days to answer, and the total of all formal stages."""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date

from iro_desktop.models.due_days import DueDay, after, due_day
from iro_desktop.models.limit_keys import Choice, ResolutionDays
from iro_desktop.models.limits import DEFAULT_LIMITS, LimitKey, Limits, Unit


@dataclass(frozen=True, slots=True)
class AnswerDue:
    """By when a manager answers. Both readings are given, because policies seldom say which days they mean."""

    by_working_days: date
    by_calendar_days: date
    counts: date
    """The one of the two that the council chose."""


def answer_due(stage_started_on: date, bank_holidays: Container[date], *, limits: Limits = DEFAULT_LIMITS) -> AnswerDue:
    """Ten days after a stage began: the service's rule, in working days unless the council says calendar days."""
    days = limits.amount(LimitKey.RESOLUTION_ANSWER)
    working = after(stage_started_on, days, Unit.WORKING_DAYS, bank_holidays)
    calendar = after(stage_started_on, days, Unit.DAYS, bank_holidays)
    by_calendar = limits.choice(Choice.RESOLUTION_DAYS) == ResolutionDays.CALENDAR
    return AnswerDue(working, calendar, calendar if by_calendar else working)


def time_to_escalate(
    stage_started_on: date,
    answered_on: date | None,
    today: date,
    bank_holidays: Container[date],
    *,
    limits: Limits = DEFAULT_LIMITS,
) -> bool:
    """Whether to think of the next stage: the day after an answer was due and none came. The officer decides."""
    return answered_on is None and today > answer_due(stage_started_on, bank_holidays, limits=limits).counts


def total_limit(formal_started_on: date, bank_holidays: Container[date], *, limits: Limits = DEFAULT_LIMITS) -> DueDay:
    """The last day for all formal stages together: 20 working days, IRO Handbook 2010, 6.2.

    The officer may skip a stage, and may go to Cafcass at any time: Children Act 1989, s. 25B(3).
    """
    return due_day(LimitKey.RESOLUTION_TOTAL, formal_started_on, bank_holidays, limits=limits)


def stages_break_the_total(stage_working_days: Iterable[int], *, limits: Limits = DEFAULT_LIMITS) -> bool:
    """Whether the formal stages of a ladder, in working days each, come to more than the Handbook's total."""
    return sum(stage_working_days) > limits.amount(LimitKey.RESOLUTION_TOTAL)
