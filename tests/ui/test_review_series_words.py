"""What a review of several meetings says of them, without a window."""

from dataclasses import replace
from datetime import date, time
from uuid import UUID

import pytest

from iro_desktop.models.adjournment import AdjournmentReason
from iro_desktop.models.participation import ParticipationCode
from iro_desktop.models.review import MeetingKind, Mode, NoteKind
from iro_desktop.models.topics import Topic, TopicState
from iro_desktop.queries.adjournment import AdjournmentRow, DirectionRow
from iro_desktop.queries.meetings import MeetingRow, statutory_day
from iro_desktop.queries.review import HereRow, NoteRow, ReviewPage
from iro_desktop.queries.topics import TopicRow
from iro_desktop.ui.review import (
    adjourn_words,
    meeting_words,
    meetings_bar_words,
    participation_words,
    topic_words,
    viewmodel,
)
from tests.review_room import TODAY
from tests.ui.review_rows import HELD, HERE, JAN, MUM, NOTE_ID

ONE, TWO, GONE = UUID(int=21), UUID(int=22), UUID(int=23)
FIRST = MeetingRow(meeting_id=ONE, number=1, kind=MeetingKind.MAIN, held_on=TODAY, started_at=time(11))
APART = MeetingRow(meeting_id=TWO, number=2, kind=MeetingKind.WITH_PARENT, held_on=date(2026, 3, 9))


def at(row: HereRow, meeting_id: UUID) -> HereRow:
    return replace(row, meeting_id=meeting_id)


def note(text: str, meeting_id: UUID | None) -> NoteRow:
    return NoteRow(NOTE_ID, NoteKind.NOTE, None, text, None, meeting_id=meeting_id)


SERIES: ReviewPage = replace(
    HELD,
    meetings=(FIRST, APART),
    here=(at(HERE, ONE), at(MUM, TWO)),
    notes=(note("Together", ONE), note("Apart", TWO), note("Taken back", GONE)),
)


def test_each_meeting_sees_its_own_notes_and_people() -> None:
    seen = meetings_bar_words.of_meeting(SERIES, TWO)
    assert [one.text for one in seen.notes] == ["Apart"]
    assert [one.name for one in seen.here] == ["Mum"]
    assert seen.held_on == date(2026, 3, 9)


def test_notes_of_a_meeting_taken_back_stand_with_the_first() -> None:
    assert [one.text for one in meetings_bar_words.of_meeting(SERIES, ONE).notes] == ["Together", "Taken back"]


def test_a_talk_apart_does_not_give_the_review_its_day_unless_it_is_all_there_was() -> None:
    assert statutory_day((FIRST, APART)) == FIRST
    assert statutory_day((APART,)) == APART
    assert statutory_day(()) is None


def test_a_meeting_is_said_in_one_line_and_what_is_not_said_yet_is() -> None:
    one = replace(FIRST, ended_at=time(12, 5), mode=Mode.REMOTE, child_left_at=time(11, 50))
    assert meetings_bar_words.summary(SERIES, one, TODAY) == (
        "Everybody · 12 March, 11:00 to 12:05 · by video, no reason said yet · Wren left at 11:50"
    )


def test_nothing_of_a_meeting_is_kept_while_something_is_not_understood() -> None:
    found = meetings_bar_words.understood(
        kind=MeetingKind.MAIN,
        day=None,
        started="noon-ish",
        ended="12",
        mode=None,
        reason="",
        place="",
        travel="a while",
    )
    assert found.details is None
    assert [name for name, _ in found.problems] == ["day", "started", "travel"]


def test_minutes_may_be_typed_with_their_word() -> None:
    found = meetings_bar_words.understood(
        kind=MeetingKind.MAIN, day=TODAY, started="3pm", ended="", mode=None, reason="", place=" ", travel="25 min"
    )
    assert found.details is not None
    assert (found.details.started_at, found.details.travel_minutes, found.details.place) == (time(15), 25, None)


@pytest.mark.parametrize(
    ("codes", "said", "words", "to_confirm"),
    [
        ((None, None), None, "The whole review follows from its meetings.", None),
        ((ParticipationCode.PN4, ParticipationCode.PN6), None, "For the whole review: sent their views?", "PN6"),
        ((ParticipationCode.PN1, None), ParticipationCode.PN1, "For the whole review: came and spoke.", None),
        (
            (ParticipationCode.PN1, ParticipationCode.PN4),
            ParticipationCode.PN4,
            "For the whole review: came and spoke? So far it says: came and did not share views.",
            "PN1",
        ),
    ],
)
def test_the_whole_review_is_proposed_by_the_fullest_part(
    codes: tuple[ParticipationCode | None, ...], said: ParticipationCode | None, words: str, to_confirm: str | None
) -> None:
    meetings = tuple(
        replace(FIRST, meeting_id=meeting_id, participation=code)
        for meeting_id, code in zip((ONE, TWO), codes, strict=True)
    )
    page = replace(SERIES, meetings=meetings, participation=said, here=(at(HERE, ONE),))
    assert meetings_bar_words.proposed(page) == meetings_bar_words.Proposed(
        words, ParticipationCode(to_confirm) if to_confirm else None
    )


def test_one_meeting_proposes_nothing() -> None:
    assert meetings_bar_words.proposed(replace(SERIES, meetings=(FIRST,))) is None


def test_a_meeting_apart_from_the_child_asks_nothing_of_how_the_child_took_part() -> None:
    said = participation_words.apart(meetings_bar_words.of_meeting(SERIES, TWO))
    assert said is not None
    assert said.below == "This meeting was apart from Wren."
    assert participation_words.apart(meetings_bar_words.of_meeting(SERIES, ONE)) is None


DIRECTION = DirectionRow(UUID(int=31), "Book Tomasz", None, None, date(2026, 3, 20), done=False, done_note=None)
ADJOURNED = AdjournmentRow(
    adjournment_id=UUID(int=30),
    adjourned_on=TODAY,
    reason=AdjournmentReason.INTERPRETER_DID_NOT_COME,
    reason_in_words=None,
    resumes_on=date(2026, 3, 26),
    latest=date(2026, 4, 13),
    latest_sum="12 March + 20 working days",
    child_asked=True,
    carer_asked=False,
    parents_asked=None,
    effect_on_child=None,
    resolution_started=False,
    goes_on=False,
    directions=(DIRECTION,),
)


@pytest.mark.parametrize(
    ("adjourned", "head", "title"),
    [
        (None, "", "Adjourn the review"),
        (ADJOURNED, "Adjourned until 26 March.", "Adjourned until 26 March"),
        (replace(ADJOURNED, resumes_on=None), "Adjourned, no day to go on yet.", "Adjourned, no day to go on yet"),
        (replace(ADJOURNED, goes_on=True), "", "Adjourned on 12 March, and went on"),
    ],
)
def test_the_head_says_until_when_a_review_is_adjourned(
    adjourned: AdjournmentRow | None, head: str, title: str
) -> None:
    page = replace(SERIES, adjournment=adjourned)
    assert viewmodel.adjourned(page, TODAY) == head
    assert adjourn_words.title(page, TODAY) == title


def test_the_limit_of_an_adjournment_is_a_sum() -> None:
    assert adjourn_words.the_limit(ADJOURNED.latest, ADJOURNED.latest_sum, TODAY) == (
        "It goes on by Mon 13 April at the latest = 12 March + 20 working days. A review is adjourned once."
    )
    assert adjourn_words.too_late(date(2026, 4, 13), ADJOURNED.latest, TODAY) == ""
    assert adjourn_words.too_late(date(2026, 4, 14), ADJOURNED.latest, TODAY).startswith("This is after the latest day")


def test_a_direction_says_who_and_when_or_that_it_is_missing() -> None:
    assert [one.below for one in adjourn_words.direction_lines(ADJOURNED, TODAY)] == ["nobody yet · by 20 March"]
    assert adjourn_words.asked(ADJOURNED) == (adjourn_words.CHILD,)


def test_who_was_asked_about_waiting_is_said_in_one_line() -> None:
    assert adjourn_words.in_short(SERIES, ADJOURNED) == "Asked about waiting: Wren"
    nobody = replace(ADJOURNED, child_asked=False, resolution_started=True)
    assert adjourn_words.in_short(SERIES, nobody) == "Nobody was asked about waiting · a resolution is to be started"
    assert adjourn_words.in_short(SERIES, replace(ADJOURNED, child_asked=None)) == ""


def test_a_topic_shows_its_question_only_where_one_is() -> None:
    rows = (
        TopicRow(Topic.HEALTH, "Health", "How is it?", TopicState.DISCUSSED, "Teeth in May."),
        TopicRow(Topic.MONEY, "Money", "Is there a passport?", TopicState.NOT_NEEDED, None),
        TopicRow(Topic.SAFETY, "Feeling safe", "Where not?", None, None),
    )
    lines = topic_words.lines(rows, Topic.SAFETY)
    assert [(one.below, one.sign, one.done) for one in lines] == [
        ("Teeth in May.", " ", True),
        ("not needed", "–", False),
        ("Where not?", " ", False),
    ]
    assert topic_words.how_many(rows) == "2 of 3"
    assert topic_words.pressed(rows[0], TopicState.DISCUSSED) is None
    assert topic_words.pressed(rows[1], TopicState.DISCUSSED) is TopicState.DISCUSSED


def test_only_a_professional_may_bring_a_report() -> None:
    carer = replace(HERE, is_child=False, person_id=JAN)
    assert not meeting_words.may_bring_a_report(SERIES, carer)
