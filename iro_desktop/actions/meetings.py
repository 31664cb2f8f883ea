"""What happens in the meeting: who is there, what is said, and which parts are for whom."""

from datetime import date, datetime, time
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from iro_desktop.actions.finding import existing
from iro_desktop.actions.reviews import open_review
from iro_desktop.models.child import Child
from iro_desktop.models.consultation import ChildsWords
from iro_desktop.models.ids import companion_id
from iro_desktop.models.people import Person
from iro_desktop.models.refused import Refused
from iro_desktop.models.review import Attendance, Attended, Meeting, MeetingNote, NoteKind, Review, ReviewStatus


def begin_meeting(session: Session, review_id: UUID, *, on: date, at: time | None = None) -> UUID:
    """Begin the review's meeting, or go on with the one that was begun. Returns the meeting's id.

    The child, the officer and everyone who comes as a rule are put down as present; whoever was not is taken out.
    """
    review = open_review(session, review_id)
    meeting_id = companion_id(review_id, "meeting 1")
    meeting = session.get(Meeting, meeting_id)
    if meeting is not None:
        return meeting_id
    session.add(
        Meeting(
            id=meeting_id,
            child_id=review.child_id,
            review_id=review_id,
            held_on=on,
            started_at=at,
            mode=review.mode,
            place=review.place,
        )
    )
    review.status, review.held_on = ReviewStatus.IN_PROGRESS, on
    child = existing(session, Child, review.child_id)
    _attend(session, review, meeting_id, 0, child.known_as or "The child", is_child=True)
    usual = select(Person).where(
        Person.child_id == review.child_id,
        Person.comes_to_reviews,
        Person.deleted_at.is_(None),
        Person.until_on.is_(None),
    )
    for position, person in enumerate(session.scalars(usual.order_by(Person.role, Person.name)), start=1):
        _attend(session, review, meeting_id, position, person.said_as or person.name, person_id=person.id)
    _attend(session, review, meeting_id, 99, "Me", is_officer=True)
    return meeting_id


def add_attendance(
    session: Session,
    review_id: UUID,
    *,
    name: str,
    person_id: UUID | None = None,
    attended: Attended = Attended.CAME,
    reason: str | None = None,
) -> UUID:
    """Put somebody down as present, or as somebody who was not and why. Returns the attendance's id."""
    review = open_review(session, review_id)
    if not name.strip():
        raise Refused("Type the name of the person, as the child says it.")
    highest = session.scalar(
        select(func.max(Attendance.position)).where(
            Attendance.review_id == review_id, Attendance.is_officer.is_(False), Attendance.deleted_at.is_(None)
        )
    )
    attendance = _attend(
        session, review, companion_id(review_id, "meeting 1"), (highest or 0) + 1, name.strip(), person_id=person_id
    )
    attendance.attended, attendance.reason = attended, reason
    return attendance.id


def set_attended(
    session: Session,
    attendance_id: UUID,
    *,
    attended: Attended,
    reason: str | None = None,
    reason_fit_for_child: bool = False,
) -> None:
    """Say whether and how somebody took part. A reason prints in the letter only where it is fit for the child."""
    attendance = existing(session, Attendance, attendance_id)
    attendance.attended, attendance.reason = attended, reason
    attendance.reason_fit_for_child = reason_fit_for_child


def remove_attendance(session: Session, attendance_id: UUID, *, at: datetime) -> None:
    """Take somebody out who was put down by mistake."""
    existing(session, Attendance, attendance_id).deleted_at = at


def add_note(
    session: Session,
    review_id: UUID,
    *,
    kind: NoteKind = NoteKind.NOTE,
    text: str = "",
    agenda_item_id: UUID | None = None,
    after: UUID | None = None,
    said_at: datetime | None = None,
) -> UUID:
    """Start a part of the meeting's notes: at the end, or straight after another part. Returns its id."""
    review = open_review(session, review_id)
    notes = list(
        session.scalars(
            select(MeetingNote)
            .where(MeetingNote.review_id == review_id, MeetingNote.deleted_at.is_(None))
            .order_by(MeetingNote.position)
        )
    )
    place = next((n + 1 for n, note in enumerate(notes) if note.id == after), len(notes))
    # Room of a thousand is left between parts, so that two laptops which each put one in rarely touch the others.
    before_it = notes[place - 1].position if place else 0
    after_it = notes[place].position if place < len(notes) else before_it + 2000
    if after_it - before_it < 2:
        for number, note in enumerate(notes, start=1):
            note.position = number * 1000
        before_it = place * 1000
        after_it = before_it + 1000
    note = MeetingNote(
        child_id=review.child_id,
        review_id=review_id,
        meeting_id=companion_id(review_id, "meeting 1"),
        position=(before_it + after_it) // 2,
        kind=kind,
        text=text,
        agenda_item_id=agenda_item_id,
        said_at=said_at,
    )
    session.add(note)
    return note.id


def save_note(session: Session, note_id: UUID, *, text: str) -> None:
    """Keep what has been typed so far. A child's words in the notes are kept as their words too."""
    note = existing(session, MeetingNote, note_id)
    note.text = text
    if note.kind is NoteKind.CHILDS_WORDS:
        _keep_words(session, note)


def set_note_kind(session: Session, note_id: UUID, *, kind: NoteKind, at: datetime) -> None:
    """Mark a part of the notes as the child's words, as not for the letter, or as an ordinary note."""
    note = existing(session, MeetingNote, note_id)
    note.kind = kind
    words = session.get(ChildsWords, companion_id(note_id, "words"))
    if kind is NoteKind.CHILDS_WORDS:
        _keep_words(session, note)
    elif words is not None:
        words.deleted_at = at


def delete_note(session: Session, note_id: UUID, *, at: datetime) -> None:
    """Delete a part of the notes. `bring_back_note` undoes it."""
    existing(session, MeetingNote, note_id).deleted_at = at
    words = session.get(ChildsWords, companion_id(note_id, "words"))
    if words is not None:
        words.deleted_at = at


def bring_back_note(session: Session, note_id: UUID) -> None:
    """Undo a deletion."""
    note = session.get(MeetingNote, note_id)
    if note is not None:
        note.deleted_at = None
        if note.kind is NoteKind.CHILDS_WORDS:
            _keep_words(session, note)


def _attend(
    session: Session,
    review: Review,
    meeting_id: UUID,
    position: int,
    name: str,
    *,
    person_id: UUID | None = None,
    is_child: bool = False,
    is_officer: bool = False,
) -> Attendance:
    attendance = Attendance(
        child_id=review.child_id,
        review_id=review.id,
        meeting_id=meeting_id,
        name=name,
        person_id=person_id,
        is_child=is_child,
        is_officer=is_officer,
        position=position,
    )
    session.add(attendance)
    return attendance


def _keep_words(session: Session, note: MeetingNote) -> None:
    words_id = companion_id(note.id, "words")
    words = session.get(ChildsWords, words_id)
    review = existing(session, Review, note.review_id)
    said_on = review.held_on or review.planned_on
    text = note.text.strip().strip('“”"')
    if words is None:
        if text and said_on is not None:
            session.add(
                ChildsWords(
                    id=words_id,
                    child_id=note.child_id,
                    words=text,
                    said_on=said_on,
                    meeting_note_id=note.id,
                    review_id=note.review_id,
                )
            )
        return
    words.words = text
    words.deleted_at = None if text else words.deleted_at
