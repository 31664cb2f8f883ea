"""What a review's workspace says, from plain rows: no window, no store."""

from dataclasses import replace
from datetime import date, time

import pytest

from iro_desktop.models.review import Mode
from iro_desktop.queries.child import Wishes
from iro_desktop.queries.review import (
    ByLaw,
    ReviewPage,
)
from iro_desktop.ui.review import (
    closing_words,
    prepare_words,
    viewmodel,
)
from iro_desktop.ui.review.viewmodel import ReviewStep
from iro_desktop.ui.shown import plain
from tests.review_room import BANK_HOLIDAYS, TODAY
from tests.ui.review_rows import BARE, CLOSED, HELD, PLANNED, WHOLE, WREN


def test_the_title_says_whose_review_it_is_and_which() -> None:
    assert viewmodel.head(PLANNED, TODAY, None).title == "Wren’s third review"


def test_a_child_without_a_name_is_called_by_their_picture() -> None:
    nameless = replace(PLANNED, who=replace(WREN, known_as=None))
    assert viewmodel.head(nameless, TODAY, None).title == "The apricot fox’s third review"


def test_the_day_carries_its_sum() -> None:
    assert plain(viewmodel.head(PLANNED, TODAY, None).below).startswith(
        "12 March, 11:00, at home in Luton. Latest day 12 March = 12 September + 6 months."
    )


def test_what_the_child_wants_stands_on_the_line_of_the_day() -> None:
    wishes = Wishes(preferred_contact="text", not_in_the_room=("Mr Hale",), reading_words="7 to 9")
    page = replace(PLANNED, wishes=wishes, interpreter_language="Tigrinya")
    said = plain(viewmodel.head(page, TODAY, None).below)

    for wanted in (
        "Reach by text",
        "Not in the room: Mr Hale",
        "Reading 7 to 9",
        "Speaks Tigrinya, with an interpreter",
    ):
        assert wanted in said


def test_what_the_files_cannot_tell_is_said_plainly() -> None:
    unknown = replace(PLANNED, by_law=ByLaw(None, None, "No file of reviews has been loaded."))
    head = viewmodel.head(unknown, TODAY, None)
    assert "The latest day is not known. No file of reviews has been loaded." in plain(head.below)
    assert head.tag is not None
    assert head.tag.words == "Latest day not known"


@pytest.mark.parametrize(
    ("page", "words"),
    [
        (PLANNED, "In time"),
        (replace(PLANNED, planned_on=date(2026, 3, 14)), "Planned 2 days after the latest day"),
        (replace(HELD, held_on=date(2026, 3, 13)), "Ours was 1 day late"),
    ],
)
def test_lateness_is_ours_and_never_the_childs(page: ReviewPage, words: str) -> None:
    tag = viewmodel.in_time(page, TODAY)
    assert tag is not None
    assert tag.words == words


def test_a_review_without_a_day_is_not_said_to_be_in_time() -> None:
    assert viewmodel.in_time(replace(PLANNED, planned_on=None), TODAY) is None


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("At home", "at home"),
        ("the library.", "at the library"),
        ("Online", "online"),
        ("", ""),
    ],
)
def test_a_place_follows_the_day(place: str, words: str) -> None:
    assert viewmodel.place_in_words(replace(PLANNED, place=place)) == words


@pytest.mark.parametrize(
    ("page", "part", "step"),
    [
        (PLANNED, "", ReviewStep.PREPARE),
        (HELD, "", ReviewStep.MEET),
        (CLOSED, "", ReviewStep.CLOSE),
        (CLOSED, "write", ReviewStep.WRITE),
        (PLANNED, "nonsense", ReviewStep.PREPARE),
    ],
)
def test_a_review_opens_where_the_work_is(page: ReviewPage, part: str, step: ReviewStep) -> None:
    assert viewmodel.first_step(page, part) is step


def test_a_step_is_ticked_once_nothing_is_left_to_do_in_it() -> None:
    done = {step.key: step.done for step in viewmodel.steps(CLOSED)}
    assert done == {"prepare": True, "meet": True, "decide": True, "write": False, "close": True}


def test_decide_is_not_done_while_a_decision_lacks_who_when_or_words_for_the_child() -> None:
    steps = viewmodel.steps(replace(HELD, decisions=(WHOLE, BARE)))
    assert [step.done for step in steps if step.key == "decide"] == [False]


def test_what_is_missing_is_said_with_the_childs_name() -> None:
    assert [one.sentence for one in viewmodel.missing(HELD)] == [
        "Say how Wren took part.",
        "Choose the day of the next review.",
    ]


def test_the_next_review_is_proposed_for_the_last_working_day_with_its_sum() -> None:
    assert viewmodel.next_review_proposed(HELD) == date(2026, 9, 11)
    assert viewmodel.next_review_sum(HELD, TODAY) == (
        "Latest day Sat 12 September = 12 March + 6 months, so the Friday before"
    )


@pytest.mark.parametrize(
    ("on", "problem"),
    [
        (date(2026, 9, 11), ""),
        (date(2026, 9, 14), "This is 2 days after the latest day."),
        (TODAY, "The next review must be after this one."),
    ],
)
def test_a_day_that_is_too_late_or_too_early_is_said(on: date, problem: str) -> None:
    assert viewmodel.next_review_problem(replace(HELD, next_review_on=on)) == problem


def test_a_closed_review_is_only_read() -> None:
    assert viewmodel.only_read(HELD) is None
    assert viewmodel.only_read(CLOSED) == viewmodel.CLOSED
    assert viewmodel.only_read(replace(CLOSED, from_files=True)) == viewmodel.FROM_FILES


# Preparing


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("11", time(11)),
        ("11.30", time(11, 30)),
        ("1530", time(15, 30)),
        ("3pm", time(15)),
        ("12 am", time(0)),
        ("12:05pm", time(12, 5)),
    ],
)
def test_a_time_is_understood_as_it_is_said(typed: str, at: time) -> None:
    assert prepare_words.time_typed(typed).at == at


@pytest.mark.parametrize("typed", ["25", "11:75", "noon", "13pm", "²"])
def test_what_is_no_time_is_not_guessed(typed: str) -> None:
    assert prepare_words.time_typed(typed) == prepare_words.TimeTyped(None, understood=False)


def test_why_not_in_person_is_asked_only_then() -> None:
    assert [prepare_words.asks_why_not_in_person(mode) for mode in (None, Mode.IN_PERSON, Mode.REMOTE)] == [
        False,
        False,
        True,
    ]


def test_the_agendas_are_numbered_as_in_the_meeting() -> None:
    adults = prepare_words.agenda_rows(PLANNED, from_child=False)
    assert [plain(row.title) for row in adults] == ["3   Health check"]


def test_names_in_one_field_are_each_taken_once() -> None:
    assert prepare_words.names_in(" Mr Hale, Mum; Mr Hale ,") == ("Mr Hale", "Mum")


# Closing


def test_what_is_missing_links_to_its_step() -> None:
    lines = closing_words.lines(replace(HELD, decisions=(WHOLE, BARE)))
    assert [(line.words, line.step) for line in lines] == [
        ("Say how Wren took part.", "meet"),
        ("Choose the day of the next review.", ""),
        ("Decision 2 has no words for Wren yet.", "decide"),
        ("The letter to Wren: not begun yet.", "write"),
    ]


def test_the_clocks_after_a_review_carry_their_sums() -> None:
    assert closing_words.clocks(CLOSED, TODAY, BANK_HOLIDAYS) == (
        ("The decision sheet", "due Thu 19 March", "12 March + 5 working days"),
        ("The changed care plan", "due Thu 26 March", "12 March + 10 working days"),
        ("The letter to Wren", "due Thu 2 April", "12 March + 15 working days"),
        ("Everybody’s copy", "due Mon 13 April", "12 March + 20 working days"),
        ("The midway check", "Thu 23 April", "12 March + 6 weeks"),
        ("The next review", "Fri 11 September", ""),
    )


def test_a_review_from_the_files_asks_for_nothing() -> None:
    assert closing_words.lines(replace(CLOSED, from_files=True)) == ()
    assert closing_words.clocks(replace(CLOSED, from_files=True), TODAY, BANK_HOLIDAYS) == ()
