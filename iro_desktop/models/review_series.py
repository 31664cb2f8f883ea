"""A review of several meetings: which of its days counts, how long it may be adjourned, and whether it was in time."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from iro_desktop.models.due_days import DueDay, due_day
from iro_desktop.models.limit_keys import Choice, ReviewDateBasis
from iro_desktop.models.limits import DEFAULT_LIMITS, LimitKey, Limits
from iro_desktop.models.refused import Refused
from iro_desktop.models.timescales import day_in_full


class SeriesStatus(StrEnum):
    """How a review of one or more meetings stood against its due date."""

    IN_TIMESCALE = "in_timescale"
    IN_TIMESCALE_ADJOURNED = "in_timescale_adjourned"
    """In time only because the law lets a review that began in time be adjourned."""
    LATE = "late"
    LATE_ADJOURNMENT_LAPSED = "late_adjournment_lapsed"

    @property
    def is_in_time(self) -> bool:
        return self in {SeriesStatus.IN_TIMESCALE, SeriesStatus.IN_TIMESCALE_ADJOURNED}


@dataclass(frozen=True, slots=True)
class SeriesStanding:
    """A finished review: its status, the last day an adjournment allowed, and the date that counts."""

    status: SeriesStatus
    adjournment_limit: DueDay
    over_adjournment_limit: bool
    statutory_date: date


def adjournment_limit(
    first_meeting_on: date, bank_holidays: Container[date], *, limits: Limits = DEFAULT_LIMITS
) -> DueDay:
    """The last day for finishing a review that was adjourned: 20 working days after its first meeting.

    Care Planning, Placement and Case Review (England) Regulations 2010, reg. 36(2). Consultations before the review
    are no meetings of it.
    """
    return due_day(LimitKey.ADJOURNMENT, first_meeting_on, bank_holidays, limits=limits)


def statutory_date(
    first_meeting_on: date,
    completed_on: date | None,
    bank_holidays: Container[date],
    *,
    limits: Limits = DEFAULT_LIMITS,
) -> date | None:
    """The review's date: REVIEW of the 903, and what the next review is counted from.

    By the council's choice the first meeting or completion; completion too where the adjournment ran past its limit.
    None while a review whose completion counts is not complete.
    """
    if _by_completion(limits):
        return completed_on
    limit = adjournment_limit(first_meeting_on, bank_holidays, limits=limits)
    if completed_on is not None and completed_on > limit.due_on:
        return completed_on
    return first_meeting_on


def series_standing(
    first_meeting_on: date,
    due_on: date,
    completed_on: date,
    bank_holidays: Container[date],
    *,
    limits: Limits = DEFAULT_LIMITS,
) -> SeriesStanding:
    """How a finished review stood. `due_on` is its last lawful day. Refuses a completion before the first meeting."""
    if completed_on < first_meeting_on:
        raise Refused(
            f"The review cannot be complete on {day_in_full(completed_on)}, before its first meeting on "
            f"{day_in_full(first_meeting_on)}. Check the two days."
        )
    limit = adjournment_limit(first_meeting_on, bank_holidays, limits=limits)
    counts = statutory_date(first_meeting_on, completed_on, bank_holidays, limits=limits)
    assert counts is not None, "a completed review has a date"
    return SeriesStanding(
        status=_status(first_meeting_on, due_on, completed_on, limit.due_on, limits),
        adjournment_limit=limit,
        over_adjournment_limit=completed_on > limit.due_on,
        statutory_date=counts,
    )


def refuse_second_adjournment(adjourned_on: date | None) -> None:
    """The law lets a review be adjourned once: reg. 36(2). `adjourned_on` is the day of the first time, if any."""
    if adjourned_on is not None:
        raise Refused(
            f"This review was adjourned on {day_in_full(adjourned_on)}, and the law allows it once. "
            "Hold what is left as another meeting of this review and finish it; if the plan is still not good enough, "
            "start a resolution."
        )


def check_resume_day(
    resumes_on: date, first_meeting_on: date, bank_holidays: Container[date], *, limits: Limits = DEFAULT_LIMITS
) -> None:
    """Refuses to go on with an adjourned review before it began, or after the adjournment may last."""
    limit = adjournment_limit(first_meeting_on, bank_holidays, limits=limits)
    if resumes_on < first_meeting_on:
        raise Refused(f"The review began on {day_in_full(first_meeting_on)}. Choose a later day to go on.")
    if resumes_on > limit.due_on:
        raise Refused(
            f"An adjourned review must be finished by {day_in_full(limit.due_on)} ({limit.sum_in_full}). "
            "Choose that day or an earlier one."
        )


def check_planned_day(planned_on: date, due_on: date | None, reason: str | None) -> None:
    """Refuses a plan past the last lawful day that gives no reason. Moving a review before it begins is no adjournment.

    `due_on` is None where it is not known; then nothing can be said.
    """
    if due_on is not None and planned_on > due_on and not (reason or "").strip():
        raise Refused(
            f"{day_in_full(planned_on)} is after the last lawful day, {day_in_full(due_on)}. "
            "Choose a day up to then, or say why it has to be later."
        )


def _status(first: date, due: date, completed: date, limit: date, limits: Limits) -> SeriesStatus:
    if _by_completion(limits):
        return SeriesStatus.IN_TIMESCALE if completed <= due else SeriesStatus.LATE
    if first > due:
        return SeriesStatus.LATE
    if completed <= due:
        return SeriesStatus.IN_TIMESCALE
    return SeriesStatus.IN_TIMESCALE_ADJOURNED if completed <= limit else SeriesStatus.LATE_ADJOURNMENT_LAPSED


def _by_completion(limits: Limits) -> bool:
    return limits.choice(Choice.REVIEW_DATE_BASIS) == ReviewDateBasis.COMPLETION
