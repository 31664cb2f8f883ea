"""Which review of a time in care each one is, where that is certain."""

from datetime import date

from iro_desktop.models.periods_of_care import periods_of_care
from iro_desktop.models.review_cycle import ReviewHistory


def review_numbers(history: ReviewHistory, as_of: date) -> dict[date, int]:
    """The days of held reviews, each with its number in its period of care.

    A period that began before the files may hold reviews that nobody sees here, so its reviews have no number.
    """
    numbers: dict[date, int] = {}
    held = sorted({review.held_on for review in history.reviews if review.held_on <= as_of})
    for period in periods_of_care(history.episodes, as_of):
        if history.files is None or not period.start_is_known or period.started_on < history.files.starts_on:
            continue
        numbers |= {day: number for number, day in enumerate((d for d in held if period.covers(d)), start=1)}
    return numbers


def next_review_number(history: ReviewHistory, as_of: date) -> int | None:
    """The number of the review that comes next in the period of care on a day; None where it is not certain."""
    periods = periods_of_care(history.episodes, as_of)
    if not periods or periods[-1].ended_on is not None or history.files is None:
        return None
    period = periods[-1]
    if not period.start_is_known or period.started_on < history.files.starts_on:
        return None
    return 1 + len(
        {review.held_on for review in history.reviews if review.held_on <= as_of and period.covers(review.held_on)}
    )
