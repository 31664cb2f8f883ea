"""The days before reviews: naming an officer and the first checks, invitations and reports."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date

from iro_desktop.models.due_days import DueDay, due_day, due_day_before
from iro_desktop.models.limits import DEFAULT_LIMITS, LimitKey, Limits


@dataclass(frozen=True, slots=True)
class FirstDays:
    """What must happen when a child comes into care, each with its sum."""

    officer_named: DueDay
    education_plan_started: DueDay
    health_assessed: DueDay
    first_review: DueDay


@dataclass(frozen=True, slots=True)
class BeforeReview:
    """What must happen before a review, each with its sum."""

    invitations: DueDay
    reports: DueDay


def first_days(
    became_looked_after_on: date, bank_holidays: Container[date], *, limits: Limits = DEFAULT_LIMITS
) -> FirstDays:
    """5, 10 and 20 working days from the day a child became looked after, that day not counted.

    The law asks for an officer before the first review (Children Act 1989, s. 25A(2)); 5 days are good practice. The
    education plan by guidance of 2018; health by Care Planning … Regulations 2010, reg. 7.
    """
    return FirstDays(
        *(
            due_day(key, became_looked_after_on, bank_holidays, limits=limits)
            for key in (
                LimitKey.IRO_NAMED,
                LimitKey.PEP_STARTED,
                LimitKey.FIRST_HEALTH_ASSESSMENT,
                LimitKey.FIRST_REVIEW,
            )
        )
    )


def before_review(review_on: date, bank_holidays: Container[date], *, limits: Limits = DEFAULT_LIMITS) -> BeforeReview:
    """Invitations 20 working days before a review, reports and care plan 3: the second is the IRO Handbook's."""
    return BeforeReview(
        invitations=due_day_before(LimitKey.INVITATIONS, review_on, bank_holidays, limits=limits),
        reports=due_day_before(LimitKey.REPORTS, review_on, bank_holidays, limits=limits),
    )
