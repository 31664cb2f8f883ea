"""What the margin of a meeting says of the decisions of last time."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from iro_desktop.models.review import DecisionStatus
from iro_desktop.queries.review_rows import LastDecision
from iro_desktop.ui.review.meeting_words import last_time
from tests.ui.review_rows import PLANNED

TODAY = date(2026, 3, 12)


@pytest.mark.parametrize("status", DecisionStatus)
def test_whatever_became_of_a_decision_can_be_said(status: DecisionStatus) -> None:
    decided = LastDecision(UUID(int=1), "Weekly calls with Nan", "Priya", date(2026, 3, 1), status, None, None)
    [line] = last_time(replace(PLANNED, last_time=(decided,)), TODAY)
    assert line.words == "Weekly calls with Nan"
    assert line.below
