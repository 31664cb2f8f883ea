"""What happens in the meeting: who is there, what is said, and which parts are for whom."""

from datetime import date, datetime, time
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from iro_desktop.actions.finding import existing
from iro_desktop.actions.reviews import open_review
from iro_desktop.models.child import Child
from iro_desktop.models.consultation import ChildsWords
from iro_desktop.models.ids import companion_id, new_id
from iro_desktop.models.participation import AGE_ASKED_FROM, ParticipationCode
from iro_desktop.models.people import Person
from iro_desktop.models.refused import Refused
from iro_desktop.models.review import Attendance, Attended, Meeting, MeetingNote, NoteKind, Review, ReviewStatus
from iro_desktop.models.timescales import age_on

LONGEST_NOTE = 100_000
"""Characters in one part of the notes. A pasted file is longer; what is said in a meeting never is."""


def begin_meeting(session: Session, review_id: UUID, *, on: date, at: time | None = None) -> UUID:
    """Begin the review's meeting, or go on with the one that was begun. Returns the meeting's id.

    The child, the officer and everyone who comes as a rule are put down as present; whoever was not is taken out.
    A child under four is not asked how they took part, so that is written down at once.
    """
    review = open_review(session, review_id)
    meeting_id = companion_id(review_id, "meeting 1")
    meeting = session.get(Meeting, meeting_id)
    if meeting is not None:
        if meeting.deleted_at is not None:
            _begin_again(session, review, meeting, on=on, at=at)
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
    _say_where_nobody_is_asked(review, child)
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


def take_back_meeting(session: Session, review_id: UUID, *, at: datetime) -> None:
    """Undo the beginning of a meeting: the review is only planned again.

    Notes and decisions made meanwhile stay with the review, and so does who was put down, for when it begins.
    """
    review = open_review(session, review_id)
    meeting = session.get(Meeting, companion_id(review_id, "meeting 1"))
    if meeting is not None:
        meeting.deleted_at = at
    review.status, review.held_on, review.participation_code = ReviewStatus.PLANNED, None, None


def correct_meeting_day(session: Session, review_id: UUID, *, on: date) -> None:
    """Put right the day on which the meeting was. The review's own date, from which the next clock runs, follows.

    So does the day on which the child said what they said there. Where the child was on the other side of four, how
    the child took part is asked anew.
    """
    review = open_review(session, review_id)
    meeting = existing(session, Meeting, companion_id(review_id, "meeting 1"))
    meeting.held_on = review.held_on = on
    for words in session.scalars(select(ChildsWords).where(ChildsWords.review_id == review_id)):
        words.said_on = on
    child = existing(session, Child, review.child_id)
    if review.participation_code == ParticipationCode.PN0:
        review.participation_code = None
    _say_where_nobody_is_asked(review, child)


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
    """Take somebody out who was put down by mistake. `bring_back_attendance` undoes it."""
    existing(session, Attendance, attendance_id).deleted_at = at


def bring_back_attendance(session: Session, attendance_id: UUID) -> None:
    """Undo it: the person is put down again."""
    attendance = session.get(Attendance, attendance_id)
    if attendance is not None:
        attendance.deleted_at = None


def add_note(
    session: Session,
    review_id: UUID,
    *,
    kind: NoteKind = NoteKind.NOTE,
    text: str = "",
    agenda_item_id: UUID | None = None,
    after: UUID | None = None,
    said_at: datetime | None = None,
    note_id: UUID | None = None,
) -> UUID:
    """Start a part of the meeting's notes: at the end, or straight after another part. Returns its id.

    A screen gives the `note_id`, so that what is typed next can be saved before this has come back.
    """
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
        id=note_id or new_id(),
        child_id=review.child_id,
        review_id=review_id,
        meeting_id=companion_id(review_id, "meeting 1"),
        position=(before_it + after_it) // 2,
        kind=kind,
        text=_kept(text),
        agenda_item_id=agenda_item_id,
        said_at=said_at,
    )
    session.add(note)
    if kind is NoteKind.CHILDS_WORDS:
        _keep_words(session, note)
    return note.id


def save_note(session: Session, note_id: UUID, *, text: str, at: datetime | None = None) -> None:
    """Keep what has been typed so far. A child's words in the notes are kept as their words too.

    `at` is the moment: a part that was emptied then takes its words back, and gives them again when more is typed.
    """
    note = existing(session, MeetingNote, note_id)
    note.text = _kept(text)
    if note.kind is NoteKind.CHILDS_WORDS:
        _keep_words(session, note, at)


def set_apart(session: Session, note_id: UUID, *, start: int, end: int, kind: NoteKind, at: datetime) -> UUID:
    """Make some words of a part a part of their own, as the child's words or as not for the letter. Returns its id.

    `start` and `end` count characters. What stood before and after stays what it was; spaces at the seams go.
    """
    note = existing(session, MeetingNote, note_id)
    before, chosen, after = note.text[:start].rstrip(), note.text[start:end].strip(), note.text[end:].lstrip()
    if not chosen:
        return note_id
    if before:
        note.text = before
        apart_id = add_note(
            session,
            note.review_id,
            kind=kind,
            text=chosen,
            agenda_item_id=note.agenda_item_id,
            after=note_id,
            said_at=at,
        )
    else:
        note.text, note.said_at, apart_id = chosen, at, note_id
        set_note_kind(session, note_id, kind=kind, at=at)
    if after:
        session.flush()
        add_note(session, note.review_id, text=after, agenda_item_id=note.agenda_item_id, after=apart_id)
    return apart_id


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


def _begin_again(session: Session, review: Review, meeting: Meeting, *, on: date, at: time | None) -> None:
    meeting.deleted_at = None
    meeting.held_on, meeting.started_at = on, at
    review.status, review.held_on = ReviewStatus.IN_PROGRESS, on
    _say_where_nobody_is_asked(review, existing(session, Child, review.child_id))


def _say_where_nobody_is_asked(review: Review, child: Child) -> None:
    if child.date_of_birth is None or review.held_on is None:
        return
    if child.date_of_birth <= review.held_on and age_on(child.date_of_birth, review.held_on) < AGE_ASKED_FROM:
        review.participation_code = ParticipationCode.PN0


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


def _keep_words(session: Session, note: MeetingNote, at: datetime | None = None) -> None:
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
    words.deleted_at = None if text else words.deleted_at or at


def _kept(text: str) -> str:
    if len(text) > LONGEST_NOTE:
        raise Refused(
            f"This part has {len(text):,} characters; {LONGEST_NOTE:,} can be kept in one. Nothing that was saved is "
            "lost. Take out what was pasted, or split it into several parts."
        )
    return text
