"""What falls due once a review is complete: decisions sent, plan changed, letter written, the look in the middle."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from iro_desktop.models.due_days import DueDay, due_day, on_the_day, soft_due_day
from iro_desktop.models.limits import DEFAULT_LIMITS, LimitKey, Limits, limit_of
from iro_desktop.models.timescales import day_and_month

DECISIONS_WORKING_DAYS = limit_of(LimitKey.DECISIONS).amount
LETTER_WORKING_DAYS = limit_of(LimitKey.LETTER).amount
MIDWAY_WEEKS = limit_of(LimitKey.MIDWAY).amount


class ManagersView(StrEnum):
    """Where the team manager's answer to the decisions stands."""

    WAITING = "waiting"
    AGREED = "agreed"
    AGREED_BY_SILENCE = "agreed_by_silence"
    OBJECTS = "objects"


@dataclass(frozen=True, slots=True)
class DocumentsDue:
    """The four documents of a review, each with its sum."""

    decisions: DueDay
    revised_plan: DueDay
    letter: DueDay
    distributed: DueDay


def documents_due(
    completed_on: date, bank_holidays: Container[date], *, limits: Limits = DEFAULT_LIMITS
) -> DocumentsDue:
    """When decisions, changed care plan, letter and everybody's copy are due after a review.

    5, 10, 15 and 20 working days, counted from the day after completion: IRO Handbook (2010), chapter 3. Standards,
    not limits of law.
    """
    return DocumentsDue(
        *(
            due_day(key, completed_on, bank_holidays, limits=limits)
            for key in (LimitKey.DECISIONS, LimitKey.REVISED_PLAN, LimitKey.LETTER, LimitKey.DISTRIBUTED)
        )
    )


def decisions_due(completed_on: date, bank_holidays: Container[date], *, limits: Limits = DEFAULT_LIMITS) -> date:
    """The day by which the decisions are written down and sent.

    5 working days, counted from the day after the review was completed: IRO Handbook (2010), chapter 3. A standard,
    not a limit of law.
    """
    return due_day(LimitKey.DECISIONS, completed_on, bank_holidays, limits=limits).due_on


def letter_due(completed_on: date, bank_holidays: Container[date], *, limits: Limits = DEFAULT_LIMITS) -> date:
    """The day by which the letter to the child, the full record of the review, is written.

    15 working days, counted from the day after the review was completed: IRO Handbook (2010), chapter 3.
    """
    return due_day(LimitKey.LETTER, completed_on, bank_holidays, limits=limits).due_on


def midway_due(completed_on: date, bank_holidays: Container[date], *, limits: Limits = DEFAULT_LIMITS) -> date:
    """The day for looking midway at what was decided, with the social worker and the child.

    6 weeks after completion, or the next working day: IRO Handbook (2010), chapter 3, "Monitoring the case on an
    ongoing basis". A standard of good practice, so the day rolls forward.
    """
    return soft_due_day(LimitKey.MIDWAY, completed_on, bank_holidays, limits=limits).due_on


def midway_day(
    completed_on: date,
    bank_holidays: Container[date],
    *,
    moved_to: date | None = None,
    moved_reason: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> DueDay:
    """The day of one child's midway check: six weeks after completion, or another day that was chosen with a reason.

    A chosen day is kept as it is, also where it is not a working day: somebody meant it.
    """
    usual = soft_due_day(LimitKey.MIDWAY, completed_on, bank_holidays, limits=limits)
    if moved_to is None:
        return usual
    why = f"moved from {day_and_month(usual.due_on)}: {(moved_reason or '').strip() or 'no reason kept'}"
    return on_the_day(moved_to, why, usual.source, bank_holidays)


def midway_shown_from(due: DueDay, *, limits: Limits = DEFAULT_LIMITS) -> date:
    """From which day a midway check shows itself, also one that was moved: 7 days before, a default of this program."""
    return due.due_on - timedelta(days=limits.amount(LimitKey.MIDWAY_SHOWN))


def midway_not_required(midway_on: date, next_review_on: date | None, left_care_on: date | None) -> str | None:
    """Why there is no midway check to hold, or None: the next review comes first, or the child has left care."""
    if left_care_on is not None and left_care_on <= midway_on:
        return "Not needed: the child has left care."
    if next_review_on is not None and next_review_on <= midway_on:
        return "Not needed: the next review comes first."
    return None


def contact_by(previous_held_on: date, next_review_on: date) -> date:
    """The day by which the officer has been in touch with the child between two reviews: halfway, by any channel.

    A default of this program. Children often prefer the middle between reviews to six weeks; the officer judges.
    """
    return previous_held_on + timedelta(days=(next_review_on - previous_held_on).days // 2)


def managers_answer_due(
    sheet_sent_on: date, bank_holidays: Container[date], *, limits: Limits = DEFAULT_LIMITS
) -> DueDay:
    """The last day for the team manager to object to a decision: 5 working days after the sheet was sent.

    IRO Handbook (2010), chapter 3. Silence counts as agreement.
    """
    return due_day(LimitKey.MANAGERS_ANSWER, sheet_sent_on, bank_holidays, limits=limits)


def managers_view(
    *,
    objects: bool | None,
    sheet_sent_on: date,
    today: date,
    bank_holidays: Container[date],
    limits: Limits = DEFAULT_LIMITS,
) -> ManagersView:
    """Where the manager's answer stands on a day. `objects` is None while nothing has been heard.

    An objection that stands becomes a resolution; that is the officer's to start.
    """
    if objects is not None:
        return ManagersView.OBJECTS if objects else ManagersView.AGREED
    last_day = managers_answer_due(sheet_sent_on, bank_holidays, limits=limits).due_on
    return ManagersView.AGREED_BY_SILENCE if today > last_day else ManagersView.WAITING
