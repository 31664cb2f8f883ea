"""When health, teeth, the education plan and the questionnaire on feelings are due again."""

from collections.abc import Container
from datetime import date

from iro_desktop.models.due_days import DueDay, due_day, on_the_day
from iro_desktop.models.limits import DEFAULT_LIMITS, LimitKey, Limits
from iro_desktop.models.timescales import age_on, birthday_at

FIVE = 5
SDQ_FROM_AGE = 4
SDQ_UNTIL_BIRTHDAY = 17
"""The return counts children of 4 to 16, so the last questionnaire is before this birthday."""


def health_assessment_due(
    born_on: date, last_on: date, bank_holidays: Container[date], *, limits: Limits = DEFAULT_LIMITS
) -> DueDay:
    """At least every 6 months under five and every 12 months from five, by the age at the last assessment.

    Care Planning … Regulations 2010, reg. 7. A child who turns five inside the six months is still assessed after six:
    the strict reading, which is never late by the lenient one.
    """
    under_five = age_on(born_on, last_on) < FIVE
    key = LimitKey.HEALTH_UNDER_FIVE if under_five else LimitKey.HEALTH_FROM_FIVE
    return due_day(key, last_on, bank_holidays, limits=limits)


def lenient_health_assessment_due(
    born_on: date, last_on: date, bank_holidays: Container[date], *, limits: Limits = DEFAULT_LIMITS
) -> date | None:
    """The later day that councils may read where a child turns five inside the six months; None in other cases."""
    strict = health_assessment_due(born_on, last_on, bank_holidays, limits=limits)
    five = birthday_at(born_on, FIVE)
    if not last_on < five <= strict.due_on:
        return None
    return due_day(LimitKey.HEALTH_FROM_FIVE, last_on, bank_holidays, limits=limits).due_on


def dental_check_due(last_on: date, bank_holidays: Container[date], *, limits: Limits = DEFAULT_LIMITS) -> DueDay:
    """Once a year, as the yearly return asks."""
    return due_day(LimitKey.DENTAL, last_on, bank_holidays, limits=limits)


def education_plan_due(
    came_on: date, last_on: date | None, bank_holidays: Container[date], *, limits: Limits = DEFAULT_LIMITS
) -> DueDay:
    """Started within 10 working days of coming into care, then every term.

    School terms differ by council and are not known offline, so four months stand for a term until the council says
    otherwise. A plan from before care does not count.
    """
    if last_on is None or last_on < came_on:
        return due_day(LimitKey.PEP_STARTED, came_on, bank_holidays, limits=limits)
    return due_day(LimitKey.PEP_TERMLY, last_on, bank_holidays, limits=limits)


def questionnaire_due(
    born_on: date,
    came_on: date,
    last_on: date | None,
    bank_holidays: Container[date],
    *,
    limits: Limits = DEFAULT_LIMITS,
) -> DueDay | None:
    """The strengths and difficulties questionnaire, yearly from 4 to 16 once a year in care has passed.

    None where the child will be 17 by then.
    """
    if last_on is not None:
        due = due_day(LimitKey.SDQ, last_on, bank_holidays, limits=limits)
    else:
        due = due_day(LimitKey.SDQ_AFTER, came_on, bank_holidays, limits=limits)
    four = birthday_at(born_on, SDQ_FROM_AGE)
    if due.due_on < four:
        due = on_the_day(four, "The fourth birthday", due.source, bank_holidays)
    return due if due.due_on < birthday_at(born_on, SDQ_UNTIL_BIRTHDAY) else None
