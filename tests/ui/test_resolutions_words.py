"""What the board and the card of a resolution say: pure words about what a real store answered."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from iro_desktop.actions.resolution_steps import (
    answered,
    message_sent,
    settle,
    wait_until,
)
from iro_desktop.models.resolution import Outcome, Reason, Tone
from iro_desktop.queries.resolution_board import Board, board
from iro_desktop.ui.resolutions import board_words, in_words
from iro_desktop.ui.resolutions.shown import CardWords
from iro_desktop.ui.tokens import Tone as Colour
from tests.caseload import HOLIDAYS, TODAY
from tests.desks import Office
from tests.raised import thanked
from tests.ui.resolution_office import OFFICER, did, raise_for, resolution_office

LONG_AGO = date(2026, 2, 20)
DAY_FOUR, DUE_TODAY, OVERDUE = date(2026, 3, 6), date(2026, 2, 26), date(2026, 2, 23)


@pytest.fixture
def office(tmp_path: Path, qapp: QApplication) -> Iterator[Office]:
    office = resolution_office(tmp_path)
    yield office
    office.close()


def found(office: Office, today: date = TODAY) -> Board:
    with office.store.reading() as session:
        return board(session, today, HOLIDAYS)


def card(office: Office, concern: UUID, today: date = TODAY) -> CardWords:
    """The card of a concern, wherever on the board it stands."""
    shown = board_words.board_words(found(office, today), today, HOLIDAYS)
    return next(one for column in shown.columns for one in column.cards if one.concern_id == concern)


def ended(concern: UUID, difference: str, on: date = TODAY) -> partial[tuple[UUID, ...]]:
    return partial(settle, concern_id=concern, outcome=Outcome.RESOLVED, difference=difference, today=on, by=OFFICER)


# The words of the work


def test_every_reason_and_outcome_has_words() -> None:
    assert set(in_words.REASON_WORDS) == set(Reason)
    assert set(in_words.OUTCOME_WORDS) == set(Outcome)
    assert set(in_words.TONE_WORDS) == set(Tone)


def test_a_reason_of_a_newer_version_is_shown_as_it_stands() -> None:
    assert in_words.reason_words("no_passport_yet") == "no passport yet"


def test_something_else_is_shown_with_what_was_written() -> None:
    shown = in_words.reasons_in_words((Reason.DRIFT, Reason.OTHER), " No bus pass ")

    assert shown == ("Drift in the plan", "No bus pass")
    assert in_words.reasons_in_words((Reason.OTHER,), None) == ("Something else",)


@given(st.text(max_size=400))
def test_a_headline_is_one_short_line_from_the_beginning(concern: str) -> None:
    line = in_words.headline(concern)

    assert "\n" not in line
    assert len(line) <= 75
    assert " ".join(concern.split()).startswith(line.removesuffix(" …").rstrip(",;:"))


def test_a_headline_is_the_first_sentence() -> None:
    assert in_words.headline("Plan not shared with him. He asked twice.") == "Plan not shared with him"


@pytest.mark.parametrize(
    ("names", "said"),
    [(["Sam"], "Sam"), (["Sam", "Tom"], "Sam and Tom"), (["A", "B", "C", "D", "E"], "A, B and 3 more")],
)
def test_several_children_are_named_briefly(names: list[str], said: str) -> None:
    assert in_words.names(names) == said


def test_whoever_is_asked_is_named_with_the_role_where_both_are_known() -> None:
    assert in_words.whom("Grace Adeyemi", "team manager") == "Grace Adeyemi, team manager"
    assert in_words.whom(None, "team manager") == "the team manager"
    assert in_words.whom(None, "the Virtual School") == "the Virtual School"
    assert in_words.whom(None, None) == ""


# The board


def test_a_card_says_who_was_asked_and_which_day_it_is(office: Office) -> None:
    shown = card(office, raise_for(office, "Malik", "Plan not shared with him.", DAY_FOUR))

    assert (shown.who, shown.headline, shown.asked) == (
        "Malik",
        "Plan not shared with him",
        "Asked the team manager, 6 March",
    )
    assert shown.bar is not None
    assert (shown.bar.words, shown.bar.until, shown.bar.attention) == ("Day 4 of 10", "by Fri 20 March", False)
    assert not shown.late


def test_on_the_day_an_answer_is_due_the_card_turns_amber_and_offers_the_next_stage(office: Office) -> None:
    shown = card(office, raise_for(office, "Malik", "Health check not booked", DUE_TODAY))

    assert shown.bar is not None
    assert (shown.bar.words, shown.bar.until, shown.bar.attention) == ("Day 10 of 10", "today", True)
    assert (shown.asked, shown.late) == ("No answer since 26 February", True)
    assert shown.escalate_words == "Escalate to Stage 1"


def test_at_the_top_of_the_ladder_no_further_stage_is_offered(office: Office) -> None:
    shown = card(office, raise_for(office, "Malik", "Age assessment", OVERDUE, stage=3))

    assert shown.late
    assert shown.escalate_words == ""


def test_the_formal_days_stand_on_the_card_and_turn_amber_near_their_end(office: Office) -> None:
    concern = raise_for(office, "Malik", "Age assessment", date(2026, 2, 23), stage=1)

    assert ("Formal day 13 of 20", Colour.SECONDARY) in card(office, concern).further
    near, over = card(office, concern, date(2026, 3, 20)), card(office, concern, date(2026, 3, 27))
    assert ("Formal day 19 of 20, until Mon 23 March", Colour.ATTENTION) in near.further
    assert ("Formal day 24: the 20 working days of all stages are over", Colour.ATTENTION) in over.further


def test_while_the_officer_waits_the_card_says_until_when_and_why(office: Office) -> None:
    concern = raise_for(office, "Malik", "Health check", OVERDUE)
    did(
        office,
        partial(wait_until, concern_id=concern, day=date(2026, 3, 20), reason="It is booked.", today=TODAY, by=OFFICER),
    )
    shown = card(office, concern)

    assert ("Waiting until Fri 20 March: It is booked.", Colour.SECONDARY) in shown.further
    assert (shown.late, shown.bar) == (False, None)


def test_an_answer_stands_on_the_card(office: Office) -> None:
    concern = raise_for(office, "Malik", "Health check", DAY_FOUR)
    did(office, partial(answered, concern_id=concern, text="Booked for Friday.", today=TODAY, by=OFFICER))
    shown = card(office, concern)

    assert (shown.asked, shown.bar) == ("Answered today", None)
    assert ("Booked for Friday.", Colour.SECONDARY) in shown.further


def test_a_message_that_is_not_sent_is_said_until_it_is(office: Office) -> None:
    concern = raise_for(office, "Malik", "Health check", DAY_FOUR)
    unsent = ("The message is not sent yet", Colour.SECONDARY)
    assert unsent in card(office, concern).further

    did(office, partial(message_sent, concern_id=concern, today=TODAY, by=OFFICER))

    assert unsent not in card(office, concern).further


def test_what_is_settled_says_the_difference_and_a_childs_own_words_look_like_them(office: Office) -> None:
    ours = raise_for(office, "Malik", "Sees his sister", LONG_AGO)
    his = raise_for(office, "Leo", "Sees his brother", LONG_AGO)
    did(office, ended(ours, "He sees her every week."))
    did(office, ended(his, "“They listened.”"))

    told, said = card(office, ours), card(office, his)
    assert ("He sees her every week.", Colour.TEXT) in told.further
    assert told.said is None
    assert said.said is not None
    assert (said.said.words, said.said.source, said.further) == ("“They listened.”", "Leo, today", ())
    assert told.asked == "Put right on day 14"


def test_one_concern_about_several_children_is_one_card(office: Office) -> None:
    shown = card(office, raise_for(office, "Sam", "No interpreter", DAY_FOUR, also=("Tom",)))

    assert shown.who in ("Sam and Tom", "Tom and Sam")
    assert len(shown.animals) == 2


def test_the_columns_are_the_ladder_and_what_was_settled(office: Office) -> None:
    raise_for(office, "Malik", "Health check", DAY_FOUR)
    shown = board_words.board_words(found(office), TODAY, HOLIDAYS)

    assert [(one.title, one.below, len(one.cards)) for one in shown.columns] == [
        ("Informal", "a conversation first", 1),
        ("Stage 1", "Head of Service", 0),
        ("Stage 2", "Divisional Director", 0),
        ("Stage 3", "Corporate Director", 0),
        ("Settled", "in the last 30 days", 0),
    ]
    assert shown.days == "Days are working days. Weekends and bank holidays are left out."


def test_a_council_that_counts_calendar_days_sees_calendar_days(office: Office) -> None:
    concern = raise_for(office, "Malik", "Health check", date(2026, 3, 6))
    row = next(one for one in found(office).columns[0].cards if one.concern_id == concern)
    ladder = replace(found(office).ladder, counts_working_days=False)
    bar = board_words.days_bar(row, ladder, TODAY, HOLIDAYS)

    assert bar is not None
    assert bar.words == "Day 6 of 10"


def test_the_list_puts_those_without_an_answer_first_and_settled_ones_last(office: Office) -> None:
    settled = raise_for(office, "Leo", "Settled one", LONG_AGO)
    did(office, ended(settled, "None yet."))
    raise_for(office, "Malik", "In time", DAY_FOUR)
    raise_for(office, "Robyn", "Too late", OVERDUE, stage=1)
    lines = board_words.list_rows(found(office), TODAY, HOLIDAYS)

    assert [line.headline for line in lines] == ["Too late", "In time", "Settled one"]
    assert lines[0].tag is not None
    assert (lines[0].tag.words, lines[0].stage, lines[2].stage) == ("No answer", "Stage 1", "Settled")


def test_good_practice_is_counted_at_the_foot_and_listed(office: Office) -> None:
    did(office, lambda session: thanked(session, office.load.children["Sam"], on=date(2026, 3, 5)))
    shown = board_words.board_words(found(office), TODAY, HOLIDAYS)

    assert shown.good_practice == "Good practice noted this month: 1"
    (row,) = board_words.good_practice_rows(found(office), TODAY)
    assert row.below == "Said to Rosa Okafor, 5 March"


def test_an_empty_board_says_what_can_be_done(office: Office) -> None:
    assert board_words.board_words(found(office), TODAY, HOLIDAYS).nothing is not None
    narrowed = board_words.board_words(found(office), TODAY, HOLIDAYS, narrowed=True).nothing
    assert narrowed is not None
    assert narrowed[0] == "Nothing here fits what is chosen above"
