"""What falls due once a review is complete: decisions sent, the letter written, the look in the middle."""

from collections.abc import Container
from datetime import date, timedelta

from iro_desktop.models.working_days import add_working_days, roll_forward

DECISIONS_WORKING_DAYS = 5
LETTER_WORKING_DAYS = 15
MIDWAY_WEEKS = 6


def decisions_due(completed_on: date, bank_holidays: Container[date]) -> date:
    """The day by which the decisions are written down and sent.

    5 working days, counted from the day after the review was completed: IRO Handbook (2010), chapter 3. A standard,
    not a limit of law.
    """
    return add_working_days(completed_on, DECISIONS_WORKING_DAYS, bank_holidays)


def letter_due(completed_on: date, bank_holidays: Container[date]) -> date:
    """The day by which the letter to the child, the full record of the review, is written.

    15 working days, counted from the day after the review was completed: IRO Handbook (2010), chapter 3.
    """
    return add_working_days(completed_on, LETTER_WORKING_DAYS, bank_holidays)


def midway_due(completed_on: date, bank_holidays: Container[date]) -> date:
    """The day for looking midway at what was decided, with the social worker and the child.

    6 weeks after completion, or the next working day: IRO Handbook (2010), chapter 3, "Monitoring the case on an
    ongoing basis". A standard of good practice, so the day rolls forward.
    """
    return roll_forward(completed_on + timedelta(weeks=MIDWAY_WEEKS), bank_holidays)
