"""The records of a review that may stand in a paper for certain readers: every paper takes its words from here."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.models.audience import Reader, all_may_read, only_for
from iro_desktop.models.childs_request import ChildsRequest
from iro_desktop.models.consultation import ChildsWords, Consultation
from iro_desktop.models.review import Decision, MeetingNote


def decisions_for(session: Session, review_id: UUID, readers: Collection[Reader]) -> list[Decision]:
    """The decisions of a review that all these readers may have, by number. No reader named is anybody."""
    decisions = session.scalars(
        select(Decision)
        .where(Decision.review_id == review_id, Decision.deleted_at.is_(None))
        .order_by(Decision.number, Decision.created_at)
    )
    return only_for(decisions, readers)


def requests_for(session: Session, review_id: UUID, readers: Collection[Reader]) -> list[ChildsRequest]:
    """What the child asked for in a review, as far as all these readers may know of it, in order."""
    requests = session.scalars(
        select(ChildsRequest)
        .where(ChildsRequest.review_id == review_id, ChildsRequest.deleted_at.is_(None))
        .order_by(ChildsRequest.position, ChildsRequest.created_at)
    )
    return only_for(requests, readers)


def may_have_words(session: Session, words: ChildsWords, readers: Collection[Reader]) -> bool:
    """Whether all these readers may have a child's words: by the words' own marks, and by where they were said.

    A part of the notes, or a talk, that is not for somebody takes what was said in it along. A talk that was folded
    away as difficult stays folded.
    """
    if words.deleted_at is not None or not words.words.strip() or not all_may_read(words, readers):
        return False
    note = session.get(MeetingNote, words.meeting_note_id) if words.meeting_note_id else None
    if note is not None and not all_may_read(note, readers):
        return False
    talk = session.get(Consultation, words.consultation_id) if words.consultation_id else None
    return talk is None or (not talk.folded_as and _talk_lets(talk, words, readers))


def _talk_lets(talk: Consultation, words: ChildsWords, readers: Collection[Reader]) -> bool:
    """What the child said of these very words stands above what they said of the talk."""
    if words.may_be_shared is None:
        return all_may_read(talk, readers)
    marked = set(talk.not_for)
    return not any(reader.key in marked for reader in readers) and (bool(readers) or not marked)
