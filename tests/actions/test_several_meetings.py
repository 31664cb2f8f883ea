"""A review of several meetings: who is put down for each, which day counts, and what is refused."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import select

from iro_desktop.actions.attendance import set_attended
from iro_desktop.actions.meeting_notes import (
    add_note,
    bring_back_note,
    delete_note,
    join_notes,
    move_note,
    set_note_not_for,
    split_note,
)
from iro_desktop.actions.meetings import (
    MeetingDetails,
    begin_another_meeting,
    begin_meeting,
    bring_back_meeting,
    change_meeting,
    correct_meeting_day,
    say_child_left,
    take_back_meeting,
)
from iro_desktop.actions.taking_part import confirm_participation, set_participation
from iro_desktop.models.audience import LETTER, THE_CHILD, may_read, person
from iro_desktop.models.care import Episode
from iro_desktop.models.child import Child
from iro_desktop.models.consultation import ChildsWords
from iro_desktop.models.ids import companion_id
from iro_desktop.models.invitation import Invitation
from iro_desktop.models.participation import ParticipationAnswers, ParticipationCode, Presence, Voice
from iro_desktop.models.people import Person, PersonRole
from iro_desktop.models.refused import Refused
from iro_desktop.models.review import Attendance, Attended, Meeting, MeetingKind, MeetingNote, Mode, NoteKind, Review
from iro_desktop.queries.meetings import meetings_of
from iro_desktop.store.store import Session, Store
from tests.review_room import NOW, TODAY, Room, add_room
from tests.store.stores import store_in

BEFORE, AFTER = date(2026, 3, 9), date(2026, 3, 26)
LATER = datetime(2026, 3, 26, 15, 20, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = store_in(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def room(store: Store) -> Room:
    with store.transaction() as session:
        return add_room(session)


def add_meeting(store: Store, room: Room, kind: MeetingKind, on: date) -> UUID:
    with store.transaction() as session:
        return begin_another_meeting(session, room.review_id, kind=kind, on=on)


def put_down(store: Store, meeting_id: UUID) -> list[str]:
    with store.reading() as session:
        everyone = select(Attendance.name).where(Attendance.meeting_id == meeting_id).order_by(Attendance.position)
        return list(session.scalars(everyone))


def held_on(store: Store, room: Room) -> date | None:
    with store.reading() as session:
        return session.get_one(Review, room.review_id).held_on


def the_sentence(store: Store, act: Callable[[Session], object]) -> str:
    with pytest.raises(Refused) as refused, store.transaction() as session:
        act(session)
    return refused.value.sentence


def test_75_meetings_of_65_reviews_are_kept_and_counted(store: Store, room: Room) -> None:
    with store.transaction() as session:
        for number in range(65):
            review = Review(child_id=room.child_id, planned_on=TODAY)
            session.add(review)
            session.flush()
            begin_meeting(session, review.id, on=TODAY)
            if number < 10:
                begin_another_meeting(session, review.id, kind=MeetingKind.WITH_CHILD, on=TODAY)
    with store.reading() as session:
        others = select(Meeting).where(Meeting.review_id != room.review_id)
        meetings = session.scalars(others).all()
        assert (len(meetings), len({one.review_id for one in meetings})) == (75, 65)


def test_each_kind_of_meeting_begins_with_the_people_it_is_for(store: Store, room: Room) -> None:
    with store.transaction() as session:
        session.add(Person(child_id=room.child_id, name="Della Frost", said_as="Mum", role=PersonRole.PARENT))
    met = {kind: put_down(store, add_meeting(store, room, kind, TODAY)) for kind in MeetingKind}
    assert met == {
        MeetingKind.MAIN: ["Wren", "Jan", "Priya Green", "Me"],
        MeetingKind.WITH_CHILD: ["Wren", "Me"],
        MeetingKind.WITH_PARENT: ["Mum", "Me"],
        MeetingKind.WITH_CARER: ["Jan", "Me"],
        MeetingKind.PROFESSIONALS: ["Priya Green", "Me"],
        MeetingKind.RECONVENED: ["Wren", "Jan", "Priya Green", "Me"],
    }


def test_of_two_parents_nobody_is_put_down_until_the_officer_says_who(store: Store, room: Room) -> None:
    with store.transaction() as session:
        session.add(Person(child_id=room.child_id, name="Della Frost", role=PersonRole.PARENT))
        session.add(Person(child_id=room.child_id, name="Ivor Frost", role=PersonRole.PARENT))
    assert put_down(store, add_meeting(store, room, MeetingKind.WITH_PARENT, TODAY)) == ["Me"]


def test_whoever_the_review_is_closed_to_is_not_put_down_as_present(store: Store, room: Room) -> None:
    with store.transaction() as session:
        session.add(
            Invitation(
                child_id=room.child_id,
                review_id=room.review_id,
                name="Jan",
                person_id=room.people["Jan Ellery"],
                excluded=True,
                excluded_reason="Wren asked for it",
                excluded_by="Maren and the team manager",
                exclusion_told_how="By letter",
            )
        )
    meeting = add_meeting(store, room, MeetingKind.MAIN, TODAY)
    with store.reading() as session:
        jan = session.scalars(
            select(Attendance).where(Attendance.meeting_id == meeting, Attendance.name == "Jan")
        ).one()
        assert (jan.attended, jan.reason, jan.excluded_by, jan.exclusion_told_how) == (
            Attended.EXCLUDED,
            "Wren asked for it",
            "Maren and the team manager",
            "By letter",
        )


def test_a_talk_with_a_parent_before_it_does_not_move_the_reviews_day(store: Store, room: Room) -> None:
    add_meeting(store, room, MeetingKind.WITH_PARENT, BEFORE)
    assert held_on(store, room) == TODAY


def test_a_meeting_with_the_child_before_it_is_the_reviews_day(store: Store, room: Room) -> None:
    add_meeting(store, room, MeetingKind.WITH_CHILD, BEFORE)
    assert held_on(store, room) == BEFORE


def test_going_on_later_does_not_move_the_reviews_day(store: Store, room: Room) -> None:
    add_meeting(store, room, MeetingKind.RECONVENED, AFTER)
    assert held_on(store, room) == TODAY


def test_taking_the_first_meeting_back_leaves_the_second_to_count_and_is_undone(store: Store, room: Room) -> None:
    add_meeting(store, room, MeetingKind.MAIN, AFTER)
    first = companion_id(room.review_id, "meeting 1")
    with store.transaction() as session:
        take_back_meeting(session, room.review_id, at=NOW)
    assert held_on(store, room) == AFTER
    with store.transaction() as session:
        bring_back_meeting(session, first)
    assert held_on(store, room) == TODAY


def test_a_meeting_before_the_child_came_into_care_is_refused(store: Store, room: Room) -> None:
    early = date(2025, 5, 13)
    said = the_sentence(store, lambda session: correct_meeting_day(session, room.review_id, on=early))
    assert said == (
        "The meeting would be on 13 May 2025, before the child came into care on 14 May 2025. Nothing was changed. "
        "Put the day right."
    )
    add_meeting(store, room, MeetingKind.WITH_CHILD, date(2025, 5, 14))
    assert held_on(store, room) == date(2025, 5, 14)


def test_a_day_before_a_beginning_that_the_files_do_not_show_is_not_refused(store: Store, room: Room) -> None:
    with store.transaction() as session:
        session.scalars(select(Episode)).one().reason_new_episode = "P"
    add_meeting(store, room, MeetingKind.WITH_CHILD, date(2025, 5, 13))
    assert held_on(store, room) == date(2025, 5, 13)


def test_a_meeting_that_is_still_to_come_is_refused(store: Store, room: Room) -> None:
    said = the_sentence(
        store,
        lambda session: begin_another_meeting(session, room.review_id, kind=MeetingKind.MAIN, on=AFTER, today=TODAY),
    )
    assert said.startswith("26 March 2026 is still to come. Nothing was changed.")


def test_an_end_before_the_start_is_refused(store: Store, room: Room) -> None:
    meeting = companion_id(room.review_id, "meeting 1")
    details = MeetingDetails(kind=MeetingKind.MAIN, held_on=TODAY, started_at=time(11), ended_at=time(10, 30))
    said = the_sentence(store, lambda session: change_meeting(session, meeting, details, today=TODAY))
    assert said.startswith("The meeting would end at 10:30, before it began at 11:00.")


def test_why_it_was_not_in_person_is_the_reviews_too_and_goes_where_it_was(store: Store, room: Room) -> None:
    meeting = companion_id(room.review_id, "meeting 1")
    remote = MeetingDetails(
        kind=MeetingKind.MAIN, held_on=TODAY, mode=Mode.REMOTE, reason_not_in_person="Snow", place="Video call"
    )
    with store.transaction() as session:
        change_meeting(session, meeting, remote, today=TODAY)
        review = session.get_one(Review, room.review_id)
        assert (review.mode, review.reason_not_in_person, review.place) == (Mode.REMOTE, "Snow", "Video call")
    with store.transaction() as session:
        change_meeting(
            session, meeting, MeetingDetails(kind=MeetingKind.MAIN, held_on=TODAY, mode=Mode.IN_PERSON), today=TODAY
        )
        assert session.get_one(Review, room.review_id).reason_not_in_person is None


def test_a_child_who_left_was_there_for_part_until_it_is_taken_back(store: Store, room: Room) -> None:
    meeting = companion_id(room.review_id, "meeting 1")
    for at, attended in ((time(15, 20), Attended.CAME_FOR_PART), (None, Attended.CAME)):
        with store.transaction() as session:
            say_child_left(session, meeting, at=at)
            wren = session.scalars(select(Attendance).where(Attendance.is_child)).one()
            assert (session.get_one(Meeting, meeting).child_left_at, wren.attended) == (at, attended)


def test_what_a_parent_says_alone_reaches_no_paper_until_the_officer_says_so(store: Store, room: Room) -> None:
    meeting = add_meeting(store, room, MeetingKind.WITH_PARENT, TODAY)
    with store.transaction() as session:
        note = session.get_one(
            MeetingNote, add_note(session, room.review_id, text="She is moving.", meeting_id=meeting)
        )
        assert note.not_for == (LETTER,)
        assert not may_read(note, THE_CHILD)
        set_note_not_for(session, note.id, not_for=())
        assert may_read(note, THE_CHILD)


def test_a_part_not_for_somebody_keeps_the_childs_words_in_it_from_them(store: Store, room: Room) -> None:
    jan = str(room.people["Jan Ellery"])
    with store.transaction() as session:
        note = add_note(session, room.review_id, kind=NoteKind.CHILDS_WORDS, text="I miss Mum.")
        set_note_not_for(session, note, not_for=(jan,))
        words = session.get_one(ChildsWords, companion_id(note, "words"))
        assert not may_read(words, person(room.people["Jan Ellery"]))
        assert may_read(words, THE_CHILD)


def test_words_heard_in_a_meeting_know_when_and_by_whom(store: Store, room: Room) -> None:
    with store.transaction() as session:
        note = add_note(session, room.review_id, kind=NoteKind.CHILDS_WORDS, text="At the park.", said_at=NOW)
        words = session.get_one(ChildsWords, companion_id(note, "words"))
        assert (words.said_on, words.said_at, words.heard_by) == (TODAY, time(11, 21), "Maren")


def test_words_written_down_on_another_day_have_no_time(store: Store, room: Room) -> None:
    with store.transaction() as session:
        note = add_note(session, room.review_id, kind=NoteKind.CHILDS_WORDS, text="At the park.", said_at=LATER)
        words = session.get_one(ChildsWords, companion_id(note, "words"))
        assert (words.said_on, words.said_at) == (TODAY, None)


def test_moving_the_day_of_one_meeting_moves_only_its_words(store: Store, room: Room) -> None:
    other = add_meeting(store, room, MeetingKind.MAIN, AFTER)
    with store.transaction() as session:
        first = add_note(session, room.review_id, kind=NoteKind.CHILDS_WORDS, text="One")
        second = add_note(session, room.review_id, kind=NoteKind.CHILDS_WORDS, text="Two", meeting_id=other)
        correct_meeting_day(session, room.review_id, on=date(2026, 3, 27), meeting_id=other)
        said = [session.get_one(ChildsWords, companion_id(note, "words")).said_on for note in (first, second)]
        assert said == [TODAY, date(2026, 3, 27)]


def texts(store: Store) -> list[str]:
    with store.reading() as session:
        parts = select(MeetingNote.text).where(MeetingNote.deleted_at.is_(None)).order_by(MeetingNote.position)
        return list(session.scalars(parts))


def test_a_part_changes_places_with_its_neighbour_and_stops_at_the_end(store: Store, room: Room) -> None:
    with store.transaction() as session:
        for text in ("One", "Two", "Three"):
            last = add_note(session, room.review_id, text=text, agenda_item_id=room.agenda[0])
            session.flush()
        add_note(session, room.review_id, text="Elsewhere", agenda_item_id=room.agenda[1])
        session.flush()
        move_note(session, last, by=1)
        move_note(session, last, by=-1)
    assert texts(store) == ["One", "Three", "Two", "Elsewhere"]


def test_a_part_is_split_for_the_same_readers_and_joined_again(store: Store, room: Room) -> None:
    with store.transaction() as session:
        first = add_note(session, room.review_id, text="About school. About Mum.")
        session.flush()
        set_note_not_for(session, first, not_for=("child",))
        second = split_note(session, first, place=14, at=NOW)
        assert session.get_one(MeetingNote, second).not_for == ("child",)
    assert texts(store) == ["About school.", "About Mum."]
    with store.transaction() as session:
        join_notes(session, first, second, at=NOW)
    assert texts(store) == ["About school. About Mum."]


def test_a_part_deleted_in_the_second_meeting_comes_back_to_it(store: Store, room: Room) -> None:
    meeting = add_meeting(store, room, MeetingKind.MAIN, AFTER)
    with store.transaction() as session:
        note = add_note(session, room.review_id, text="Said later.", meeting_id=meeting)
        session.flush()
        delete_note(session, note, at=LATER)
        bring_back_note(session, note)
        assert session.get_one(MeetingNote, note).meeting_id == meeting


def answers(room_presence: Presence, voice: Voice, tried: str = "") -> ParticipationAnswers:
    return ParticipationAnswers(
        born_on=date(2017, 5, 3), review_on=TODAY, presence=room_presence, voice=voice, what_was_tried=tried
    )


def test_each_meeting_keeps_how_the_child_took_part_and_the_officer_says_it_of_the_whole(
    store: Store, room: Room
) -> None:
    first = companion_id(room.review_id, "meeting 1")
    second = add_meeting(store, room, MeetingKind.WITH_CHILD, AFTER)
    with store.transaction() as session:
        not_there = answers(Presence.NOT_THERE, Voice.NO_VIEWS_CAME, "We rang twice.")
        set_participation(session, room.review_id, not_there, meeting_id=first)
        set_participation(session, room.review_id, answers(Presence.IN_THE_ROOM, Voice.SPOKE), meeting_id=second)
        review = session.get_one(Review, room.review_id)
        assert [one.participation for one in meetings_of(session, review.id)] == [
            ParticipationCode.PN7,
            ParticipationCode.PN1,
        ]
        assert review.participation_code is None
    with store.transaction() as session:
        confirm_participation(session, room.review_id, ParticipationCode.PN7)
        review = session.get_one(Review, room.review_id)
        assert (review.participation_code, review.participation_note) == ("PN7", "We rang twice.")


def test_what_was_said_of_a_review_of_one_meeting_is_that_meetings_once_there_are_two(store: Store, room: Room) -> None:
    with store.transaction() as session:
        review = session.get_one(Review, room.review_id)
        review.participation_code, review.participation_note = "PN3", "With her cards"
    add_meeting(store, room, MeetingKind.MAIN, AFTER)
    with store.reading() as session:
        first, second = meetings_of(session, room.review_id)
        assert (first.participation, first.participation_note) == (ParticipationCode.PN3, "With her cards")
        assert second.participation is None


def test_under_four_is_refused_on_the_fourth_birthday_and_after_with_the_reason(store: Store, room: Room) -> None:
    with store.transaction() as session:
        session.get_one(Child, room.child_id).date_of_birth = date(2022, 3, 12)
    said = the_sentence(store, lambda session: confirm_participation(session, room.review_id, ParticipationCode.PN0))
    assert said == (
        "The child was 4 on 12 March 2026, and from 4 on every child is asked. What was said before is still there. "
        "Say how they took part."
    )


def test_a_child_under_four_is_not_said_to_have_spoken(store: Store, room: Room) -> None:
    with store.transaction() as session:
        session.get_one(Child, room.child_id).date_of_birth = date(2022, 3, 13)
    said = the_sentence(store, lambda session: confirm_participation(session, room.review_id, ParticipationCode.PN1))
    assert said.startswith("The child was under 4 on 12 March 2026")


def test_who_decided_an_exclusion_goes_with_it(store: Store, room: Room) -> None:
    with store.transaction() as session:
        jan = session.scalars(select(Attendance).where(Attendance.name == "Jan")).one()
        set_attended(
            session,
            jan.id,
            attended=Attended.EXCLUDED,
            reason="Wren asked",
            excluded_by="Us",
            exclusion_told_how="Rang",
        )
        assert (jan.excluded_by, jan.exclusion_told_how) == ("Us", "Rang")
        set_attended(session, jan.id, attended=Attended.CAME)
        assert (jan.excluded_by, jan.exclusion_told_how) == (None, None)
