"""Fewer meetings for settled children: who may have them, and when the agreement is asked for again."""

from collections.abc import Container
from datetime import date

from iro_desktop.models.due_days import DueDay, due_day
from iro_desktop.models.limits import DEFAULT_LIMITS, LimitKey, Limits
from iro_desktop.models.refused import Refused
from iro_desktop.models.timescales import day_in_full


def settled_on(settled_since: date, bank_holidays: Container[date], *, limits: Limits = DEFAULT_LIMITS) -> DueDay:
    """From when a child counts as settled: two years in the home, by the service's own rule.

    The six-month review is still held, as a desk review with calls and consultations; it has a date, a participation
    code and a record.
    """
    return due_day(LimitKey.SETTLED_FOR, settled_since, bank_holidays, limits=limits)


def check_desk_review(
    review_on: date, settled_since: date | None, bank_holidays: Container[date], *, limits: Limits = DEFAULT_LIMITS
) -> None:
    """Refuses a desk review of a child who has not been settled long enough, or of whom nobody said since when."""
    if settled_since is None:
        raise Refused("Write down with the child's home since when the child has been settled there.")
    settled = settled_on(settled_since, bank_holidays, limits=limits)
    if review_on < settled.due_on:
        raise Refused(
            f"The child will have been settled for {limits.in_words(LimitKey.SETTLED_FOR)} on "
            f"{day_in_full(settled.due_on)} ({settled.sum_in_words}). Hold this review as a meeting."
        )


def consent_renewal_due(agreed_on: date, bank_holidays: Container[date], *, limits: Limits = DEFAULT_LIMITS) -> DueDay:
    """The last day on which an agreement to fewer meetings counts: it is asked for again every year."""
    return due_day(LimitKey.CONSENT_RENEWED, agreed_on, bank_holidays, limits=limits)
