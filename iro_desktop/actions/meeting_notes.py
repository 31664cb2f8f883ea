"""What is said in a meeting, part by part: whose words they are, for whom they are not, and in which order."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.actions.finding import existing
from iro_desktop.actions.reviews import open_review
from iro_desktop.models.audience import LETTER
from iro_desktop.models.consultation import ChildsWords
from iro_desktop.models.ids import companion_id, new_id
from iro_desktop.models.refused import Refused
from iro_desktop.models.review import Meeting, MeetingKind, MeetingNote, NoteKind, Review
from iro_desktop.store.this_officer import this_officer_record

LONGEST_NOTE = 100_000
"""Characters in one part of the notes. A pasted file is longer; what is said in a meeting never is."""
_ROOM = 1000
"""Left between parts, so that two laptops which each put one in rarely touch the others."""


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
    meeting_id: UUID | None = None,
) -> UUID:
    """Start a part of a meeting's notes: at the end, or straight after another part. Returns its id.

    A screen gives the `note_id`, so that what is typed next can be saved before this has come back. The part is for
    the review's first meeting unless another is named. What is said in a talk with a parent alone stays in the
    officer's notes until the officer says otherwise. A child's words keep the time at which they were said.
    """
    review = open_review(session, review_id)
    meeting_id = meeting_id or companion_id(review_id, "meeting 1")
    meeting = session.get(Meeting, meeting_id)
    apart = meeting is not None and meeting.kind is MeetingKind.WITH_PARENT
    note = MeetingNote(
        id=note_id or new_id(),
        child_id=review.child_id,
        review_id=review_id,
        meeting_id=meeting_id,
        position=_position_after(session, review_id, after),
        kind=kind,
        text=_kept(text),
        agenda_item_id=agenda_item_id,
        said_at=said_at,
        not_for=(LETTER,) if apart else (),
    )
    session.add(note)
    if kind is NoteKind.CHILDS_WORDS:
        _keep_words(session, note, said_at)
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
        apart_id = _add_beside(session, note, chosen, after=note_id, kind=kind, said_at=at)
    else:
        note.text, note.said_at, apart_id = chosen, at, note_id
        set_note_kind(session, note_id, kind=kind, at=at)
    if after:
        session.flush()
        _add_beside(session, note, after, after=apart_id, kind=NoteKind.NOTE, said_at=None)
    return apart_id


def split_note(session: Session, note_id: UUID, *, place: int, at: datetime) -> UUID:
    """Split a part in two before the character `place`. Both stay what the part was. Returns the second one's id.

    At either end there is nothing to split: the part's own id comes back. `join_notes` undoes it.
    """
    note = existing(session, MeetingNote, note_id)
    before, after = note.text[:place].rstrip(), note.text[place:].lstrip()
    if not before or not after:
        return note_id
    save_note(session, note_id, text=before, at=at)
    return _add_beside(session, note, after, after=note_id, kind=note.kind, said_at=note.said_at)


def join_notes(session: Session, first_id: UUID, second_id: UUID, *, at: datetime) -> None:
    """Put a part that was split together again."""
    first, second = existing(session, MeetingNote, first_id), existing(session, MeetingNote, second_id)
    save_note(session, first_id, text=f"{first.text} {second.text}".strip(), at=at)
    delete_note(session, second_id, at=at)


def move_note(session: Session, note_id: UUID, *, by: int) -> None:
    """Let a part change places with the one before (-1) or after it (1) under the same topic of the same meeting."""
    note = existing(session, MeetingNote, note_id)
    open_review(session, note.review_id)
    beside = [
        one
        for one in _parts(session, note.review_id)
        if one.meeting_id == note.meeting_id and one.agenda_item_id == note.agenda_item_id
    ]
    place = beside.index(note) + by
    if not 0 <= place < len(beside):
        return
    other = beside[place]
    if other.position == note.position:
        for number, one in enumerate(_parts(session, note.review_id), start=1):
            one.position = number * _ROOM
    note.position, other.position = other.position, note.position


def set_note_kind(session: Session, note_id: UUID, *, kind: NoteKind, at: datetime) -> None:
    """Mark a part of the notes as the child's words, as not for the letter, or as an ordinary note."""
    note = existing(session, MeetingNote, note_id)
    note.kind = kind
    words = session.get(ChildsWords, companion_id(note_id, "words"))
    if kind is NoteKind.CHILDS_WORDS:
        _keep_words(session, note, at)
    elif words is not None:
        words.deleted_at = at


def set_note_not_for(session: Session, note_id: UUID, *, not_for: Collection[str]) -> None:
    """Say for whom a part is not: person ids as text, and the words of `models/audience.py`. Empty: for everybody.

    A child's words in it are for nobody else than the part is.
    """
    note = existing(session, MeetingNote, note_id)
    open_review(session, note.review_id)
    note.not_for = tuple(sorted(not_for))
    words = session.get(ChildsWords, companion_id(note_id, "words"))
    if words is not None:
        words.not_for = note.not_for


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


def _add_beside(
    session: Session, note: MeetingNote, text: str, *, after: UUID, kind: NoteKind, said_at: datetime | None
) -> UUID:
    """A part made of another's words is for the same people."""
    made = add_note(
        session,
        note.review_id,
        kind=kind,
        text=text,
        agenda_item_id=note.agenda_item_id,
        after=after,
        said_at=said_at,
        meeting_id=note.meeting_id,
    )
    session.flush()
    set_note_not_for(session, made, not_for=note.not_for)
    return made


def _parts(session: Session, review_id: UUID) -> list[MeetingNote]:
    parts = select(MeetingNote).where(MeetingNote.review_id == review_id, MeetingNote.deleted_at.is_(None))
    return list(session.scalars(parts.order_by(MeetingNote.position, MeetingNote.id)))


def _position_after(session: Session, review_id: UUID, after: UUID | None) -> int:
    notes = _parts(session, review_id)
    place = next((n + 1 for n, note in enumerate(notes) if note.id == after), len(notes))
    before_it = notes[place - 1].position if place else 0
    after_it = notes[place].position if place < len(notes) else before_it + 2 * _ROOM
    if after_it - before_it < 2:
        for number, note in enumerate(notes, start=1):
            note.position = number * _ROOM
        before_it = place * _ROOM
        after_it = before_it + _ROOM
    return (before_it + after_it) // 2


def _keep_words(session: Session, note: MeetingNote, at: datetime | None = None) -> None:
    words_id = companion_id(note.id, "words")
    words = session.get(ChildsWords, words_id)
    text = note.text.strip().strip('“”"')
    if words is not None:
        words.words = text
        words.deleted_at = None if text else words.deleted_at or at
        return
    review = existing(session, Review, note.review_id)
    meeting = session.get(Meeting, note.meeting_id)
    said_on = (meeting.held_on if meeting is not None else None) or review.held_on or review.planned_on
    if not text or said_on is None:
        return
    officer = this_officer_record(session)
    session.add(
        ChildsWords(
            id=words_id,
            child_id=note.child_id,
            words=text,
            said_on=said_on,
            # Written down on another day, nobody knows at what time of the meeting's day it was said.
            said_at=at.replace(second=0, microsecond=0, tzinfo=None).time() if at and at.date() == said_on else None,
            heard_by=(officer.known_as or officer.name) if officer is not None else None,
            meeting_note_id=note.id,
            review_id=note.review_id,
            not_for=note.not_for,
        )
    )


def _kept(text: str) -> str:
    if len(text) > LONGEST_NOTE:
        raise Refused(
            f"This part has {len(text):,} characters; {LONGEST_NOTE:,} can be kept in one. Nothing that was saved is "
            "lost. Take out what was pasted, or split it into several parts."
        )
    return text
