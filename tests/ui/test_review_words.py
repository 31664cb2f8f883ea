"""What the meeting and its decisions say, from plain rows: how a child took part, topics, who and when."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from iro_desktop.models.participation import ParticipationCode, Presence, Voice
from iro_desktop.models.review import DecisionStatus, NoteKind
from iro_desktop.queries.review import (
    DecisionRow,
    LastDecision,
    NoteRow,
)
from iro_desktop.ui.review import (
    decision_words,
    meeting_words,
    participation_words,
)
from iro_desktop.ui.review.meeting_words import Typed
from iro_desktop.ui.review.suggesting import completed
from tests.review_room import BANK_HOLIDAYS, TODAY
from tests.ui.review_rows import BARE, FIRST, FOOTBALL, HEALTH, HELD, JAN, NOTE_ID, NOW, PLANNED, UNCLE, WHOLE, WREN

# How the child took part


def test_nothing_is_asked_before_the_meeting() -> None:
    asked = participation_words.took_part(PLANNED, participation_words.answers_of(PLANNED))
    assert (asked.was_there, asked.how_heard) == ("", "")


def test_the_questions_never_show_a_code() -> None:
    asked = participation_words.took_part(HELD, participation_words.answers_of(HELD))
    words = [choice.words for choice in (*asked.presence, *asked.voices)]
    assert not any("PN" in one for one in words)
    assert "Wren spoke" in words


def test_how_the_child_was_heard_is_asked_by_whether_they_were_there() -> None:
    answers = participation_words.answers_of(HELD)
    assert answers is not None
    away = participation_words.with_presence(HELD, replace(answers, voice=Voice.SPOKE), Presence.NOT_THERE)
    asked = participation_words.took_part(HELD, away)
    assert away.voice is None
    assert [choice.words for choice in asked.voices] == [
        "Wren told someone what to say",
        "Wren sent something",
        "No views came",
    ]


def test_what_was_tried_is_asked_only_where_no_views_came() -> None:
    answers = participation_words.answers_of(HELD)
    assert answers is not None
    silent = replace(answers, presence=Presence.NOT_THERE, voice=Voice.NO_VIEWS_CAME)
    asked = participation_words.took_part(HELD, silent)
    assert asked.what_was_tried == "What was tried, and why did it not work?"
    assert participation_words.took_part(HELD, answers).what_was_tried == ""


def test_a_known_answer_says_what_goes_in_the_return() -> None:
    page = replace(HELD, participation=ParticipationCode.PN1)
    asked = participation_words.took_part(page, participation_words.answers_of(page))
    assert (asked.outcome, asked.below) == ("Came and spoke", "Goes in the return as PN1.")


def test_under_four_is_said_by_itself() -> None:
    small = replace(HELD, who=replace(WREN, born_on=date(2023, 1, 1)), participation=ParticipationCode.PN0)
    asked = participation_words.took_part(small, participation_words.answers_of(small))
    assert asked.was_there == ""
    assert asked.below == "Under four nobody is asked. Goes in the return as PN0."


def test_a_child_whose_birthday_nobody_knows_is_asked() -> None:
    unknown = replace(HELD, who=replace(WREN, born_on=None))
    assert participation_words.took_part(unknown, participation_words.answers_of(unknown)).was_there


# The meeting


def test_topics_are_numbered_on_from_the_child_to_the_adults_and_end_with_anything_else() -> None:
    assert [(topic.number, topic.title) for topic in meeting_words.topics(HELD)] == [
        (1, "My uncle"),
        (2, "Football"),
        (3, "Health check"),
        (None, "Anything else"),
    ]


def test_notes_of_an_item_taken_off_the_agenda_are_still_read() -> None:
    lost = NoteRow(NOTE_ID, NoteKind.NOTE, UUID(int=99), "Still here.", None)
    last = meeting_words.topics(replace(HELD, notes=(lost,)))[-1]
    assert [note.text for note in last.notes] == ["Still here."]


def test_the_meeting_goes_on_with_the_first_topic_nobody_talked_about() -> None:
    topics = meeting_words.topics(HELD)
    assert meeting_words.first_topic(topics) == FOOTBALL
    following = meeting_words.next_topic(topics, FOOTBALL)
    assert following is not None
    assert following.item_id == HEALTH
    assert meeting_words.next_topic(topics, None) is None


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ('"', Typed.CHILDS_WORDS),
        ("“", Typed.CHILDS_WORDS),
        ("/p", Typed.NOT_FOR_THE_LETTER),
        ("/d", Typed.DECISION),
        ("/", None),
        ("We agreed", None),
    ],
)
def test_a_sign_typed_first_begins_a_part(typed: str, command: Typed | None) -> None:
    assert meeting_words.typed_command(typed) is command


def test_the_first_key_of_a_command_is_not_a_note_yet() -> None:
    assert meeting_words.begins_a_command("/")
    assert not meeting_words.begins_a_command("")
    assert not meeting_words.begins_a_command("/p")
    assert not meeting_words.begins_a_command("/ and")


def test_marking_a_part_again_takes_the_mark_away() -> None:
    assert meeting_words.kind_after(NoteKind.NOTE, NoteKind.CHILDS_WORDS) is NoteKind.CHILDS_WORDS
    assert meeting_words.kind_after(NoteKind.CHILDS_WORDS, NoteKind.CHILDS_WORDS) is NoteKind.NOTE


def test_the_childs_words_say_when_they_were_said() -> None:
    said = NoteRow(NOTE_ID, NoteKind.CHILDS_WORDS, UNCLE, "Like before.", datetime(2026, 3, 12, 11, 14, tzinfo=UTC))
    assert meeting_words.said_by(HELD, said, NOW) == "Wren, 11:14"


def test_whoever_is_away_says_so_on_the_chip() -> None:
    assert [(chip.words, chip.away) for chip in meeting_words.here(HELD)] == [
        ("Wren", False),
        ("Mum · could not come", True),
    ]
    assert [one.name for one in meeting_words.reasons_to_say(HELD)] == ["Mum"]


@pytest.mark.parametrize(
    ("row", "below"),
    [
        (LastDecision(FIRST, "Bike", None, None, DecisionStatus.DONE, None, date(2026, 1, 3)), "done 3 January"),
        (LastDecision(FIRST, "Book", None, None, DecisionStatus.PARTLY, "2 of 4", None), "partly done · 2 of 4"),
        (LastDecision(FIRST, "Dentist", "Jan", date(2026, 4, 1), DecisionStatus.OPEN, None, None), "Jan · by 1 April"),
    ],
)
def test_last_time_says_what_became_of_each_decision(row: LastDecision, below: str) -> None:
    assert meeting_words.last_time(replace(HELD, last_time=(row,)), TODAY)[0].below == below


# Decisions


def test_a_name_known_here_brings_its_person_and_role() -> None:
    assert decision_words.owner_called(HELD, " jan ") == decision_words.Owner("Jan", "foster carer", JAN)
    assert decision_words.owner_called(HELD, "Uncle Bo") == decision_words.Owner("Uncle Bo")
    assert decision_words.owner_called(HELD, "  ") == decision_words.Owner(None)


@pytest.mark.parametrize(
    ("decisions", "words"),
    [
        ((), ""),
        ((WHOLE,), "who and when are said"),
        ((WHOLE, BARE), "who or when is missing in 2"),
    ],
)
def test_missing_who_and_when_are_said_by_number(decisions: tuple[DecisionRow, ...], words: str) -> None:
    assert decision_words.lacking(decisions).words == words


def test_the_sheet_and_the_letter_are_due_five_and_fifteen_working_days_after_the_meeting() -> None:
    sheet, letter = decision_words.sheet_and_letter(HELD, TODAY, BANK_HOLIDAYS)
    assert (sheet.due, sheet.sum_in_words) == ("due Thu 19 March", "12 March + 5 working days")
    assert (letter.due, letter.sum_in_words) == ("due Thu 2 April", "12 March + 15 working days")


def test_the_midway_check_is_six_weeks_on() -> None:
    assert decision_words.midway_words(HELD, TODAY, BANK_HOLIDAYS) == ("Thu 23 April", "12 March + 6 weeks")


def test_what_goes_into_the_letter_counts_the_parts_that_stay_out() -> None:
    notes = (
        NoteRow(NOTE_ID, NoteKind.CHILDS_WORDS, None, "Like before.", None),
        NoteRow(NOTE_ID, NoteKind.NOT_FOR_THE_LETTER, None, "About Mum.", None),
    )
    sentence = decision_words.what_goes_in(replace(HELD, notes=notes, decisions=(WHOLE,)))
    assert sentence == (
        "It starts with 1 decision and 1 passage of Wren’s words to choose from. "
        "1 part of the notes is not for the letter."
    )


def test_the_letter_is_the_one_for_the_childs_age() -> None:
    assert decision_words.letter_kind(HELD).startswith("After your meeting, for ages 8 to 11")


def test_the_file_of_the_sheet_does_not_name_the_child() -> None:
    assert decision_words.file_name(HELD) == "decisions-20260312-000002.pdf"


def test_a_name_is_finished_only_where_one_begins_so() -> None:
    assert completed("pri", ["Priya Green", "Jan"]) == "Priya Green"
    assert completed("J", ["Jan", "Joss"]) == "J"
    assert completed("Uncle Bo", ["Jan"]) == "Uncle Bo"
