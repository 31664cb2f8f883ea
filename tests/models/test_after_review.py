"""What falls due once a review is complete."""

from datetime import date

import pytest

from iro_desktop.models.after_review import decisions_due, letter_due, midway_due
from iro_desktop.models.working_days import bundled_bank_holidays

HOLIDAYS = bundled_bank_holidays()


@pytest.mark.parametrize(
    ("completed_on", "decisions_by", "letter_by"),
    [
        pytest.param("2021-12-17", "2021-12-24", "2022-01-12", id="the Friday before Christmas"),
        pytest.param("2022-03-10", "2022-03-17", "2022-03-31", id="an ordinary Thursday"),
        pytest.param("2022-05-27", "2022-06-07", "2022-06-21", id="the Friday before the Jubilee"),
        pytest.param("2023-04-28", "2023-05-09", "2023-05-23", id="two bank holidays in May 2023"),
        pytest.param("2022-04-14", "2022-04-25", "2022-05-10", id="Maundy Thursday"),
        pytest.param("2026-12-18", "2026-12-29", "2027-01-13", id="Christmas 2026"),
        pytest.param("2021-10-16", "2021-10-22", "2021-11-05", id="completed on a Saturday"),
    ],
)
def test_documents_are_due_five_and_fifteen_working_days_after_completion(
    completed_on: str, decisions_by: str, letter_by: str
) -> None:
    day = date.fromisoformat(completed_on)
    assert decisions_due(day, HOLIDAYS) == date.fromisoformat(decisions_by)
    assert letter_due(day, HOLIDAYS) == date.fromisoformat(letter_by)


@pytest.mark.parametrize(
    ("completed_on", "midway_on"),
    [
        pytest.param("2022-03-10", "2022-04-21", id="an ordinary Thursday"),
        pytest.param("2021-11-15", "2021-12-29", id="six weeks end on a substitute bank holiday"),
        pytest.param("2021-11-20", "2022-01-04", id="six weeks end on New Year's Day"),
        pytest.param("2022-03-04", "2022-04-19", id="six weeks end on Good Friday"),
        pytest.param("2022-04-22", "2022-06-06", id="six weeks end on the Jubilee Friday"),
        pytest.param("2026-11-13", "2026-12-29", id="six weeks end on Christmas Day"),
    ],
)
def test_midway_is_six_weeks_on_and_rolls_forward_to_a_working_day(completed_on: str, midway_on: str) -> None:
    assert midway_due(date.fromisoformat(completed_on), HOLIDAYS) == date.fromisoformat(midway_on)
