"""Whether a review of several meetings was in time, as the page of the review says it."""

from dataclasses import replace
from datetime import date

import pytest

from iro_desktop.queries.review import ReviewPage
from iro_desktop.ui.review import viewmodel
from tests.review_room import TODAY
from tests.ui.review_rows import CLOSED

LIMIT, ITS_SUM = date(2026, 4, 13), "12 March + 20 working days"


def finished(completed_on: date, held_on: date = TODAY) -> ReviewPage:
    """The page of a review that was due on 12 March."""
    return replace(
        CLOSED, held_on=held_on, completed_on=completed_on, latest_to_go_on=LIMIT, latest_to_go_on_sum=ITS_SUM
    )


@pytest.mark.parametrize(
    ("page", "words"),
    [
        pytest.param(finished(TODAY), "In time", id="one meeting"),
        pytest.param(finished(LIMIT), "In time, as it was adjourned", id="the adjournment alone keeps it in time"),
        pytest.param(finished(date(2026, 4, 14), date(2026, 4, 14)), "Ours was 33 days late", id="adjourned too long"),
    ],
)
def test_a_review_in_time_by_an_adjournment_alone_is_told_apart(page: ReviewPage, words: str) -> None:
    tag = viewmodel.in_time(page, TODAY)
    assert tag is not None
    assert tag.words == words


def test_an_adjournment_that_lasted_too_long_is_said_with_its_limit() -> None:
    said = viewmodel.by_when(finished(date(2026, 4, 14)), TODAY)
    assert "It went on past the last day of an adjournment, 13 April = 12 March + 20 working days." in said
    assert "past the last day" not in viewmodel.by_when(finished(LIMIT), TODAY)
