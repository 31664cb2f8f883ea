"""Recording a conversation: kept from the first key press, finished with one key, undone as easily."""

from datetime import date, datetime, time
from typing import TypedDict, Unpack
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.actions.attachments import move_attachments
from iro_desktop.actions.finding import existing
from iro_desktop.models.child import Child
from iro_desktop.models.consultation import (
    Channel,
    ChildsWords,
    Consultation,
    Sharing,
    StartedBy,
    WhyNotAlone,
    WithWhom,
)
from iro_desktop.models.ids import companion_id
from iro_desktop.models.people import Person
from iro_desktop.models.quotes import quoted_words
from iro_desktop.models.refused import Refused

LONGEST_NOTE = 100_000
"""Characters in one note. A pasted file is longer; a conversation never is."""


def begin_consultation(
    session: Session,
    *,
    child_id: UUID,
    happened_on: date,
    happened_at: time | None = None,
    with_whom: WithWhom = WithWhom.CHILD,
    channel: Channel = Channel.IN_PERSON,
    text: str = "",
    person_id: UUID | None = None,
    review_id: UUID | None = None,
) -> UUID:
    """Start a note about a conversation with or about a child. It is a draft until it is finished. Returns its id."""
    existing(session, Child, child_id)
    person = existing(session, Person, person_id) if person_id else None
    note = Consultation(
        child_id=child_id,
        happened_on=happened_on,
        happened_at=happened_at,
        with_whom=with_whom,
        channel=channel,
        text=_kept(text),
        person_id=person_id,
        person_name=person.name if person else None,
        review_id=review_id,
    )
    session.add(note)
    return note.id


def save_consultation(
    session: Session,
    consultation_id: UUID,
    *,
    text: str | None = None,
    child_id: UUID | None = None,
    with_whom: WithWhom | None = None,
    channel: Channel | None = None,
    happened_on: date | None = None,
    happened_at: time | None = None,
    person_name: str | None = None,
) -> None:
    """Keep what has been typed or chosen so far. What is not named stays as it is.

    Another child moves the note, the words found in it and its pictures to that child's history.
    """
    note = existing(session, Consultation, consultation_id)
    if text is not None:
        note.text = _kept(text)
    if child_id is not None and child_id != note.child_id:
        existing(session, Child, child_id)
        note.child_id = child_id
        for said in _words_of(session, consultation_id):
            said.child_id = child_id
        move_attachments(session, consultation_id, child_id)
    note.with_whom = with_whom or note.with_whom
    note.channel = channel or note.channel
    note.happened_on = happened_on or note.happened_on
    note.happened_at = happened_at or note.happened_at
    note.person_name = person_name or note.person_name


def keep_consultation(
    session: Session,
    consultation_id: UUID,
    *,
    child_id: UUID,
    happened_on: date,
    happened_at: time | None,
    with_whom: WithWhom,
    person_name: str | None,
    channel: Channel,
    text: str,
    started_by: StartedBy | None = None,
    written_to_child: bool = False,
) -> None:
    """Keep the whole of a note as it stands on screen: made the first time, under an id born there, changed after that.

    Every save is whole, so that one that failed is made good by the next. A day without a time takes the time away.
    What is written in again is no longer put aside.
    """
    if session.get(Consultation, consultation_id) is None:
        existing(session, Child, child_id)
        session.add(
            Consultation(
                id=consultation_id,
                child_id=child_id,
                happened_on=happened_on,
                happened_at=happened_at,
                with_whom=with_whom,
                person_name=person_name,
                channel=channel,
                text=_kept(text),
                started_by=started_by,
                written_to_child=written_to_child,
            )
        )
        return
    save_consultation(session, consultation_id, text=text, child_id=child_id, with_whom=with_whom, channel=channel)
    note = existing(session, Consultation, consultation_id)
    note.happened_on, note.happened_at, note.person_name = happened_on, happened_at, person_name
    note.finish_later = False
    note.started_by, note.written_to_child = started_by, written_to_child


def finish_consultation(session: Session, consultation_id: UUID, *, heard_by: str | None, at: datetime) -> int:
    """Say that a note is complete. What stands in quotation marks becomes the child's own words.

    Returns how many passages of the child's words it holds. Finishing again after an edit keeps one record for each
    passage and drops those that are no longer in the note.
    """
    note = existing(session, Consultation, consultation_id)
    note.done, note.finish_later = True, False
    words = quoted_words(note.text) if note.with_whom is WithWhom.CHILD else ()
    kept = {said.id: said for said in _words_of(session, consultation_id, with_deleted=True)}
    wanted = {companion_id(consultation_id, f"words {passage}"): passage for passage in words}
    for words_id, passage in wanted.items():
        if words_id in kept:
            kept[words_id].deleted_at = None
        else:
            session.add(_words(note, words_id, passage, heard_by))
    for words_id, said in kept.items():
        if words_id not in wanted and said.deleted_at is None:
            said.deleted_at = at
    return len(wanted)


class TalkChange(TypedDict, total=False):
    """What of a talk is to be changed. What is not named stays; None takes an answer away."""

    text: str
    happened_on: date
    person_id: UUID | None
    person_name: str | None
    channel: Channel
    place: str | None
    alone: bool | None
    why_not_alone: WhyNotAlone | None
    others_present: tuple[str, ...]
    interpreter_name: str | None
    feelings: str | None
    worries: str | None
    wishes_for_meeting: str | None
    sharing: Sharing | None
    shared_with: tuple[str, ...]
    views: str | None
    could_come: bool | None
    wishes_about_others: str | None
    shared_with_child_on: date | None
    started_by: StartedBy | None
    written_to_child: bool


def change_talk(session: Session, consultation_id: UUID, **change: Unpack[TalkChange]) -> None:
    """Keep what the full record of a talk says. What the child lets pass on goes for the words in it as well."""
    note = existing(session, Consultation, consultation_id)
    for answer, value in change.items():
        setattr(note, answer, _kept(value) if isinstance(value, str) else value)
    if note.alone:
        note.why_not_alone, note.others_present = None, ()
    if note.sharing is not Sharing.SOME_PEOPLE:
        note.shared_with = ()
    if "sharing" in change or "shared_with" in change:
        for said in _words_of(session, consultation_id, with_deleted=True):
            said.may_be_shared, said.shared_with = _sharing_of_words(note)


def record_a_try(
    session: Session,
    *,
    child_id: UUID,
    with_whom: WithWhom,
    at: datetime,
    person_id: UUID | None = None,
    review_id: UUID | None = None,
) -> UUID:
    """Say that somebody was tried and did not answer: it counts, and is shown as a try. Returns its id."""
    note_id = begin_consultation(
        session,
        child_id=child_id,
        happened_on=at.date(),
        happened_at=at.time().replace(second=0, microsecond=0),
        with_whom=with_whom,
        channel=Channel.TRIED_NO_ANSWER,
        person_id=person_id,
        review_id=review_id,
    )
    session.flush()
    existing(session, Consultation, note_id).done = True
    return note_id


def keep_for_later(session: Session, consultation_id: UUID) -> None:
    """Put a note aside: it stays in the list of notes to finish."""
    note = existing(session, Consultation, consultation_id)
    note.finish_later = True


def delete_consultation(session: Session, consultation_id: UUID, *, at: datetime) -> None:
    """Delete a note and the words found in it. `bring_back_consultation` undoes it."""
    note = existing(session, Consultation, consultation_id)
    note.deleted_at = at
    for said in _words_of(session, consultation_id):
        said.deleted_at = at


def bring_back_consultation(session: Session, consultation_id: UUID) -> None:
    """Undo a deletion: the note and its words are there again."""
    note = session.get(Consultation, consultation_id)
    if note is None:
        return
    deleted_at, note.deleted_at = note.deleted_at, None
    for said in _words_of(session, consultation_id, with_deleted=True):
        if said.deleted_at == deleted_at:
            said.deleted_at = None


def reopen_consultation(session: Session, consultation_id: UUID) -> None:
    """Go on writing a note that was finished: the undo of finishing."""
    existing(session, Consultation, consultation_id).done = False


def _words(note: Consultation, words_id: UUID, passage: str, heard_by: str | None) -> ChildsWords:
    may_be_shared, shared_with = _sharing_of_words(note)
    return ChildsWords(
        id=words_id,
        child_id=note.child_id,
        words=passage,
        said_on=note.happened_on,
        said_at=note.happened_at,
        heard_by=heard_by,
        how=_HOW.get(note.channel),
        consultation_id=note.id,
        may_be_shared=may_be_shared,
        shared_with=shared_with,
    )


_HOW = {
    Channel.TEXT: "by text",
    Channel.WHATSAPP: "on WhatsApp",
    Channel.EMAIL: "by email",
    Channel.LETTER: "in a letter",
    Channel.CARD: "in a card",
    Channel.CALL: "on the phone",
    Channel.VIDEO: "on a video call",
}


def _sharing_of_words(note: Consultation) -> tuple[bool | None, tuple[str, ...]]:
    """What the child said of a talk, as its words keep it: whether they may be shared, and with whom alone.

    Words shared with some people, none of whom is named yet, are shared with nobody: an empty list means everybody.
    """
    if note.sharing is Sharing.SOME_PEOPLE:
        return bool(note.shared_with), note.shared_with
    return {None: None, Sharing.ALL: True, Sharing.NOBODY: False}[note.sharing], ()


def _words_of(session: Session, consultation_id: UUID, *, with_deleted: bool = False) -> list[ChildsWords]:
    words = select(ChildsWords).where(ChildsWords.consultation_id == consultation_id)
    return list(session.scalars(words if with_deleted else words.where(ChildsWords.deleted_at.is_(None))))


def _kept(text: str) -> str:
    if len(text) > LONGEST_NOTE:
        raise Refused(
            f"This note has {len(text):,} characters; {LONGEST_NOTE:,} can be kept in one. Nothing that was saved is "
            "lost. Take out what was pasted, or split it into several notes."
        )
    return text
