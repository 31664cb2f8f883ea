"""Days, people and promises in a letter's own words."""

from datetime import date

import pytest

from iro_desktop.letters.content import DecisionLine
from iro_desktop.letters.spoken import (
    by_when,
    day,
    days_named_in,
    decision_sentence,
    weekday_and_day,
    weekday_and_full_day,
    who_was_not_there,
    who_was_there,
)

FRIDAY = date(2026, 3, 27)


def test_a_day_is_spelled_out_in_english() -> None:
    assert day(FRIDAY) == "27 March 2026"
    assert weekday_and_day(FRIDAY) == "Friday 27 March"
    assert weekday_and_full_day(FRIDAY) == "Friday 27 March 2026"


def test_a_promise_uses_the_childs_own_measure_of_time_where_there_is_one() -> None:
    assert by_when(FRIDAY) == "by Friday 27 March"
    assert by_when(FRIDAY, "before fireworks night.") == "before fireworks night"
    assert by_when(FRIDAY, "  ") == "by Friday 27 March"


def test_the_officer_comes_last_and_the_child_first_among_who_was_there() -> None:
    assert who_was_there(["Ada", "Joss"], child_came=True) == "You, Ada, Joss and I were there."
    assert who_was_there(["Ada"], child_came=False) == "Ada and I were there."


def test_nobody_but_the_officer_is_no_sentence() -> None:
    assert who_was_there([], child_came=False) is None
    assert who_was_not_there([" "]) is None


def test_one_person_was_and_two_were_not_there() -> None:
    assert who_was_not_there(["Dad"]) == "Dad was not there."
    assert who_was_not_there(["Dad", "Miss Okoro"]) == "Dad and Miss Okoro were not there."


@pytest.mark.parametrize(
    ("text", "who", "when", "printed"),
    [
        ("Leo will visit you.", "Leo", "by Friday 27 March", "Leo will visit you. By Friday 27 March."),
        ("Leo will visit you", "Leo", "by Friday 27 March", "Leo will visit you by Friday 27 March."),
        ("Leo will visit you by 27 March.", "Leo", "by Friday 27 March", "Leo will visit you by 27 March."),
        ("You will get a lamp.", "Leo", "by Friday 27 March", "You will get a lamp. Leo, by Friday 27 March."),
        ("You will get a lamp", "Leo", "before Eid", "You will get a lamp. Leo, before Eid."),
        ("Leo will bring a lamp before Eid.", "Leo", "before Eid", "Leo will bring a lamp before Eid."),
        ("Ring in January.", "Jan", "by Friday 27 March", "Ring in January. Jan, by Friday 27 March."),
        ("Leo said, “Yes!”", "Leo", "by Friday 27 March", "Leo said, “Yes!” By Friday 27 March."),
        ("Leo will visit you.", "Leo", None, "Leo will visit you."),
    ],
)
def test_every_decision_says_who_and_when_exactly_once(text: str, who: str, when: str | None, printed: str) -> None:
    assert decision_sentence(DecisionLine(1, text, who, when)) == printed


def test_days_are_found_as_they_are_written() -> None:
    text = "On Friday 27 March, then 3 April 2026. On 27 Marches nothing. Friday 27 March again."
    assert days_named_in(text) == ("Friday 27 March", "3 April 2026")
