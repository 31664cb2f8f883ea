"""A review from its plan to its close."""

from datetime import date, time
from uuid import UUID

import pytest
from sqlalchemy import select

from iro_desktop.actions.closing import close_review, reopen_review
from iro_desktop.actions.meetings import (
    add_attendance,
    add_note,
    begin_meeting,
    bring_back_note,
    delete_note,
    save_note,
    set_note_kind,
)
from iro_desktop.actions.reviews import (
    ReviewIsClosed,
    add_agenda_item,
    change_plan,
    plan_next_review,
    plan_review,
)
from iro_desktop.actions.taking_part import set_participation
from iro_desktop.models.consultation import ChildsWords
from iro_desktop.models.participation import ParticipationAnswers, Presence, StillToSay, Voice
from iro_desktop.models.people import Person, PersonRole
from iro_desktop.models.refused import Refused
from iro_desktop.models.review import Attendance, MeetingNote, NoteKind, Review, ReviewStatus
from iro_desktop.queries.closing import closing_needs
from iro_desktop.store.store import Store
from tests.store.stores import NOON

MEETING_DAY = date(2026, 3, 12)
BORN = date(2014, 5, 3)


@pytest.fixture
def review(store: Store, maya: UUID) -> UUID:
    with store.transaction() as session:
        session.add_all(
            [
                Person(child_id=maya, name="Jan Ellery", said_as="Jan", role=PersonRole.CARER, comes_to_reviews=True),
                Person(child_id=maya, name="Priya Green", role=PersonRole.SOCIAL_WORKER, comes_to_reviews=True),
                Person(child_id=maya, name="Mr Hale", role=PersonRole.OTHER_FAMILY),
            ]
        )
        return plan_review(session, maya, planned_on=MEETING_DAY, planned_time=time(11), place="at home")


def begin(store: Store, review: UUID) -> UUID:
    with store.transaction() as session:
        return begin_meeting(session, review, on=MEETING_DAY, at=time(11))


def spoke(store: Store, review: UUID) -> None:
    answers = ParticipationAnswers(
        born_on=BORN, review_on=MEETING_DAY, presence=Presence.IN_THE_ROOM, voice=Voice.SPOKE
    )
    with store.transaction() as session:
        assert set_participation(session, review, answers) is None


def present(store: Store) -> list[str]:
    with store.reading() as session:
        there = session.scalars(select(Attendance).order_by(Attendance.position))
        return [one.name for one in there]


def test_beginning_a_meeting_puts_down_the_child_the_usual_people_and_the_officer(store: Store, review: UUID) -> None:
    begin(store, review)
    assert present(store) == ["Maya", "Jan", "Priya Green", "Me"]


def test_beginning_the_same_meeting_twice_goes_on_with_the_first(store: Store, review: UUID) -> None:
    assert begin(store, review) == begin(store, review)
    assert len(present(store)) == 4


def test_somebody_added_stands_before_the_officer(store: Store, review: UUID) -> None:
    begin(store, review)
    with store.transaction() as session:
        add_attendance(session, review, name="Mike")
    assert present(store) == ["Maya", "Jan", "Priya Green", "Mike", "Me"]


def test_parts_of_the_notes_keep_the_order_in_which_they_are_put(store: Store, review: UUID) -> None:
    begin(store, review)
    with store.transaction() as session:
        first = add_note(session, review, text="first")
        session.flush()
        add_note(session, review, text="last")
        session.flush()
        for number in range(20):
            add_note(session, review, text=f"between {number}", after=first)
            session.flush()
    with store.reading() as session:
        texts = list(session.scalars(select(MeetingNote.text).order_by(MeetingNote.position)))
    assert texts == ["first", *(f"between {number}" for number in reversed(range(20))), "last"]


def test_a_childs_words_in_the_notes_are_kept_as_their_words(store: Store, review: UUID, maya: UUID) -> None:
    begin(store, review)
    with store.transaction() as session:
        note_id = add_note(session, review, kind=NoteKind.CHILDS_WORDS)
        session.flush()
        save_note(session, note_id, text="“At the park, like before.”")
    with store.reading() as session:
        said = session.scalars(select(ChildsWords)).one()
    assert (said.words, said.child_id, said.said_on) == ("At the park, like before.", maya, MEETING_DAY)


def test_words_that_turn_out_to_be_a_note_are_no_longer_the_childs_words(store: Store, review: UUID) -> None:
    begin(store, review)
    with store.transaction() as session:
        note_id = add_note(session, review, kind=NoteKind.CHILDS_WORDS)
        session.flush()
        save_note(session, note_id, text="Everyone agreed.")
        session.flush()
        set_note_kind(session, note_id, kind=NoteKind.NOT_FOR_THE_LETTER, at=NOON)
    with store.reading() as session:
        assert session.scalars(select(ChildsWords).where(ChildsWords.deleted_at.is_(None))).all() == []


def test_deleting_a_part_of_the_notes_is_undone_with_the_words_in_it(store: Store, review: UUID) -> None:
    begin(store, review)
    with store.transaction() as session:
        note_id = add_note(session, review, kind=NoteKind.CHILDS_WORDS)
        session.flush()
        save_note(session, note_id, text="Like before.")
        session.flush()
        delete_note(session, note_id, at=NOON)
    with store.transaction() as session:
        bring_back_note(session, note_id)
    with store.reading() as session:
        assert session.scalars(select(ChildsWords)).one().deleted_at is None


def test_participation_is_found_by_asking_and_says_what_is_still_missing(store: Store, review: UUID) -> None:
    half = ParticipationAnswers(born_on=BORN, review_on=MEETING_DAY, presence=Presence.IN_THE_ROOM)
    with store.transaction() as session:
        assert isinstance(set_participation(session, review, half), StillToSay)
    spoke(store, review)
    with store.reading() as session:
        assert session.get_one(Review, review).participation_code == "PN1"


def test_a_review_that_lacks_something_is_not_closed_and_says_what(store: Store, review: UUID) -> None:
    begin(store, review)
    with pytest.raises(Refused, match="Say how the child took part"), store.transaction() as session:
        close_review(session, review, on=MEETING_DAY)
    with store.reading() as session:
        assert [item.step for item in closing_needs(session, review).must] == ["meet", "close"]


def close(store: Store, review: UUID) -> UUID | None:
    begin(store, review)
    spoke(store, review)
    with store.transaction() as session:
        plan_next_review(session, review, on=date(2026, 9, 11))
        return close_review(session, review, on=MEETING_DAY)


def test_closing_a_review_plans_the_next_one(store: Store, review: UUID) -> None:
    next_id = close(store, review)
    with store.reading() as session:
        assert next_id is not None
        assert session.get_one(Review, next_id).planned_on == date(2026, 9, 11)
        assert session.get_one(Review, review).status is ReviewStatus.COMPLETED


def test_a_closed_review_cannot_change_until_its_closing_is_undone(store: Store, review: UUID) -> None:
    close(store, review)
    with pytest.raises(ReviewIsClosed), store.transaction() as session:
        change_plan(session, review, place="at school")
    with store.transaction() as session:
        reopen_review(session, review, reason="Mum’s answer came a day later", at=NOON)
        change_plan(session, review, place="at school")
    with store.reading() as session:
        assert session.get_one(Review, review).place == "at school"


def test_an_empty_line_on_the_agenda_is_refused(store: Store, review: UUID) -> None:
    with pytest.raises(Refused), store.transaction() as session:
        add_agenda_item(session, review, text="  ", from_child=True)
