"""What can be put right while a review is held: its day, who was there, which words are whose."""

from datetime import date, time
from uuid import UUID

import pytest
from sqlalchemy import select

from iro_desktop.actions.closing import close_review, reopen_review
from iro_desktop.actions.decisions import add_decision, keep_decision, move_decision
from iro_desktop.actions.meetings import (
    LONGEST_NOTE,
    add_attendance,
    add_note,
    begin_meeting,
    bring_back_attendance,
    correct_meeting_day,
    remove_attendance,
    save_note,
    set_apart,
    take_back_meeting,
)
from iro_desktop.actions.reviews import (
    add_agenda_item,
    bring_back_agenda_item,
    delete_agenda_item,
    invite_to_reviews,
    plan_next_review,
    plan_review,
)
from iro_desktop.actions.taking_part import set_participation
from iro_desktop.models.child import Child
from iro_desktop.models.consultation import ChildsWords
from iro_desktop.models.ids import new_id
from iro_desktop.models.participation import ParticipationAnswers, Presence, Voice
from iro_desktop.models.people import Person, PersonRole
from iro_desktop.models.refused import Refused
from iro_desktop.models.review import (
    AgendaItem,
    Attendance,
    Attended,
    Decision,
    MeetingNote,
    NoteKind,
    Review,
    ReviewStatus,
)
from iro_desktop.store.store import Store
from tests.store.stores import NOON

MEETING_DAY = date(2026, 3, 12)
BORN = date(2014, 5, 3)


@pytest.fixture
def review(store: Store, maya: UUID) -> UUID:
    with store.transaction() as session:
        session.add(Person(child_id=maya, name="Jan Ellery", role=PersonRole.CARER, comes_to_reviews=True))
        review_id = plan_review(session, maya, planned_on=MEETING_DAY)
        session.flush()
        begin_meeting(session, review_id, on=MEETING_DAY, at=time(11))
        return review_id


def parts(store: Store) -> list[tuple[NoteKind, str]]:
    with store.reading() as session:
        notes = session.scalars(
            select(MeetingNote).where(MeetingNote.deleted_at.is_(None)).order_by(MeetingNote.position)
        )
        return [(note.kind, note.text) for note in notes]


def note(store: Store, review: UUID, text: str) -> UUID:
    with store.transaction() as session:
        return add_note(session, review, text=text)


def apart(store: Store, note_id: UUID, words: str, kind: NoteKind = NoteKind.CHILDS_WORDS) -> UUID:
    with store.transaction() as session:
        start = session.get_one(MeetingNote, note_id).text.index(words)
        return set_apart(session, note_id, start=start, end=start + len(words), kind=kind, at=NOON)


def test_words_in_the_middle_of_a_note_become_a_part_of_their_own(store: Store, review: UUID) -> None:
    note_id = note(store, review, "Maya said I want a key. Everyone agreed.")
    apart(store, note_id, "I want a key.")
    assert parts(store) == [
        (NoteKind.NOTE, "Maya said"),
        (NoteKind.CHILDS_WORDS, "I want a key."),
        (NoteKind.NOTE, "Everyone agreed."),
    ]


def test_words_set_apart_as_the_childs_are_kept_as_their_words(store: Store, review: UUID) -> None:
    apart(store, note(store, review, "She said I want a key."), "I want a key.")
    with store.reading() as session:
        assert session.scalars(select(ChildsWords.words)).all() == ["I want a key."]


def test_emptying_the_childs_words_takes_them_back_until_more_is_typed(store: Store, review: UUID) -> None:
    with store.transaction() as session:
        note_id = add_note(session, review, kind=NoteKind.CHILDS_WORDS, text="I want a key.")
    for text, there in (("", False), ("I want my key.", True)):
        with store.transaction() as session:
            save_note(session, note_id, text=text, at=NOON)
        with store.reading() as session:
            said = session.scalars(select(ChildsWords)).one()
            assert (said.deleted_at is None) is there


def test_setting_a_whole_part_apart_changes_what_it_is(store: Store, review: UUID) -> None:
    note_id = note(store, review, "About her mum.")
    assert apart(store, note_id, "About her mum.", NoteKind.NOT_FOR_THE_LETTER) == note_id
    assert parts(store) == [(NoteKind.NOT_FOR_THE_LETTER, "About her mum.")]


def test_setting_nothing_apart_changes_nothing(store: Store, review: UUID) -> None:
    note_id = note(store, review, "All well.")
    with store.transaction() as session:
        set_apart(session, note_id, start=3, end=4, kind=NoteKind.CHILDS_WORDS, at=NOON)
    assert parts(store) == [(NoteKind.NOTE, "All well.")]


def test_a_screen_may_name_a_note_before_it_is_saved(store: Store, review: UUID) -> None:
    note_id = new_id()
    with store.transaction() as session:
        assert add_note(session, review, text="M", note_id=note_id) == note_id
    with store.transaction() as session:
        save_note(session, note_id, text="Maya smiled.")
    assert parts(store) == [(NoteKind.NOTE, "Maya smiled.")]


def test_a_pasted_file_is_refused_and_what_was_saved_stays(store: Store, review: UUID) -> None:
    note_id = note(store, review, "All well.")
    with pytest.raises(Refused, match="split it into several parts"), store.transaction() as session:
        save_note(session, note_id, text="x" * (LONGEST_NOTE + 1))
    assert parts(store) == [(NoteKind.NOTE, "All well.")]


def test_a_meeting_begun_by_mistake_is_only_planned_again(store: Store, review: UUID) -> None:
    with store.transaction() as session:
        take_back_meeting(session, review, at=NOON)
    with store.reading() as session:
        again = session.get_one(Review, review)
        assert (again.status, again.held_on) == (ReviewStatus.PLANNED, None)


def test_a_meeting_taken_back_begins_with_the_same_people_once_each(store: Store, review: UUID) -> None:
    with store.transaction() as session:
        take_back_meeting(session, review, at=NOON)
    with store.transaction() as session:
        begin_meeting(session, review, on=date(2026, 3, 16))
    with store.reading() as session:
        assert session.get_one(Review, review).held_on == date(2026, 3, 16)
        names = session.scalars(select(Attendance.name).order_by(Attendance.position)).all()
    assert names == ["Maya", "Jan Ellery", "Me"]


def test_putting_the_day_right_moves_the_day_on_which_the_words_were_said(store: Store, review: UUID) -> None:
    with store.transaction() as session:
        add_note(session, review, kind=NoteKind.CHILDS_WORDS, text="I want a key.")
    with store.transaction() as session:
        correct_meeting_day(session, review, on=date(2026, 3, 10))
    with store.reading() as session:
        assert session.get_one(Review, review).held_on == date(2026, 3, 10)
        assert session.scalars(select(ChildsWords.said_on)).one() == date(2026, 3, 10)


@pytest.mark.parametrize(("born_on", "code"), [(date(2022, 3, 13), "PN0"), (date(2022, 3, 12), None)])
def test_only_a_child_under_four_on_the_day_is_not_asked(
    store: Store, maya: UUID, born_on: date, code: str | None
) -> None:
    with store.transaction() as session:
        session.get_one(Child, maya).date_of_birth = born_on
        review_id = plan_review(session, maya, planned_on=MEETING_DAY)
        session.flush()
        begin_meeting(session, review_id, on=MEETING_DAY)
    with store.reading() as session:
        assert session.get_one(Review, review_id).participation_code == code


@pytest.mark.parametrize(
    ("presence", "voice", "attended"),
    [
        (Presence.IN_THE_ROOM, Voice.SPOKE, Attended.CAME),
        (Presence.LIVE_BY_VIDEO, Voice.SPOKE, Attended.JOINED_REMOTELY),
        (Presence.NOT_THERE, Voice.SENT_SOMETHING, Attended.SENT_VIEWS),
        (Presence.NOT_THERE, None, Attended.DID_NOT_COME),
    ],
)
def test_whether_the_child_was_there_is_kept_with_who_was_there(
    store: Store, review: UUID, presence: Presence, voice: Voice | None, attended: Attended
) -> None:
    answers = ParticipationAnswers(born_on=BORN, review_on=MEETING_DAY, presence=presence, voice=voice)
    with store.transaction() as session:
        set_participation(session, review, answers)
    with store.reading() as session:
        assert session.scalars(select(Attendance.attended).where(Attendance.is_child)).one() is attended


def test_somebody_taken_out_is_brought_back(store: Store, review: UUID) -> None:
    with store.transaction() as session:
        mike = add_attendance(session, review, name="Mike")
        session.flush()
        remove_attendance(session, mike, at=NOON)
    with store.transaction() as session:
        bring_back_attendance(session, mike)
    with store.reading() as session:
        assert session.get_one(Attendance, mike).deleted_at is None


def test_an_item_taken_off_the_agenda_is_brought_back(store: Store, review: UUID) -> None:
    with store.transaction() as session:
        item = add_agenda_item(session, review, text="My room", from_child=True)
        session.flush()
        delete_agenda_item(session, item, at=NOON)
        bring_back_agenda_item(session, item)
    with store.reading() as session:
        assert session.get_one(AgendaItem, item).deleted_at is None


def test_whoever_is_invited_comes_as_a_rule(store: Store, review: UUID) -> None:
    with store.transaction() as session:
        person = session.scalars(select(Person)).one()
        invite_to_reviews(session, person.id, invited=False)
    with store.reading() as session:
        assert session.scalars(select(Person.comes_to_reviews)).one() is False


def wordings(store: Store) -> list[tuple[int, str]]:
    with store.reading() as session:
        return [(one.number, one.wording) for one in session.scalars(select(Decision).order_by(Decision.number))]


def test_a_decision_moves_among_the_others_and_no_further(store: Store, review: UUID) -> None:
    ids = []
    for wording in ("first", "second", "third"):
        with store.transaction() as session:
            ids.append(add_decision(session, review, wording=wording))
    with store.transaction() as session:
        assert move_decision(session, ids[2], by=-1) == 2
    with store.transaction() as session:
        assert move_decision(session, ids[0], by=-1) == 1
    assert wordings(store) == [(1, "first"), (2, "third"), (3, "second")]


def test_a_decision_is_made_at_the_first_key_and_changed_after_that(store: Store, review: UUID) -> None:
    decision_id = new_id()
    for wording, owner in (("L", None), ("Lift to the park", "Mike")):
        with store.transaction() as session:
            keep_decision(session, review, decision_id, wording=wording, owner_name=owner, due_on=None)
    with store.reading() as session:
        one = session.get_one(Decision, decision_id)
        assert (one.number, one.wording, one.owner_name) == (1, "Lift to the park", "Mike")


def test_closing_again_plans_the_next_review_for_the_new_day(store: Store, review: UUID) -> None:
    answers = ParticipationAnswers(
        born_on=BORN, review_on=MEETING_DAY, presence=Presence.IN_THE_ROOM, voice=Voice.SPOKE
    )
    for next_on in (date(2026, 9, 11), date(2026, 9, 4)):
        with store.transaction() as session:
            reopen_review(session, review, reason="Mum’s answer came a day later", at=NOON)
            set_participation(session, review, answers)
            plan_next_review(session, review, on=next_on)
            session.flush()
            next_id = close_review(session, review, on=MEETING_DAY)
    with store.reading() as session:
        assert session.get_one(Review, next_id).planned_on == date(2026, 9, 4)
