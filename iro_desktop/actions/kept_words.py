"""Keeping a word that the writing help marks: for one child, or for the officer in all that they write."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from iro_desktop.actions.finding import existing
from iro_desktop.models.child import Child
from iro_desktop.models.refused import Refused
from iro_desktop.models.words import KeptWord, OfficerWord, kept_key, kept_word_id, officer_word_id
from iro_desktop.queries.officers import this_officer

LONGEST_KEPT = 200
"""Characters of a word or term that is kept."""


def keep_word_for_child(session: Session, child_id: UUID, words: str) -> UUID:
    """From now on this word is not marked in anything written for this child. Returns the id of what is kept."""
    key = _key(words)
    existing(session, Child, child_id)
    kept = session.get(KeptWord, kept_word_id(child_id, key))
    if kept is not None:
        kept.deleted_at = None
        return kept.id
    officer = this_officer(session)
    kept = KeptWord(
        id=kept_word_id(child_id, key), child_id=child_id, words=key, by_name=officer.name if officer else None
    )
    session.add(kept)
    return kept.id


def keep_word_always(session: Session, words: str) -> UUID:
    """From now on this word is not marked in anything this officer writes. Returns the id of what is kept.

    Raises Refused where nobody has said whose laptop this is.
    """
    key = _key(words)
    officer = this_officer(session)
    if officer is None:
        raise Refused("Write your name in Settings first: the word is kept for you. It was not kept yet.")
    kept = session.get(OfficerWord, officer_word_id(officer.officer_id, key))
    if kept is not None:
        kept.deleted_at = None
        return kept.id
    kept = OfficerWord(id=officer_word_id(officer.officer_id, key), officer_id=officer.officer_id, words=key)
    session.add(kept)
    return kept.id


def mark_word_again(session: Session, kept_id: UUID, *, at: datetime) -> None:
    """Take back the keeping of a word, for a child or for the officer: it is marked again."""
    kept = session.get(KeptWord, kept_id) or existing(session, OfficerWord, kept_id)
    kept.deleted_at = at


def keep_word_again(session: Session, kept_id: UUID) -> None:
    """Undo that: the word is kept as before."""
    kept = session.get(KeptWord, kept_id) or session.get_one(OfficerWord, kept_id)
    kept.deleted_at = None


def _key(words: str) -> str:
    key = kept_key(words)
    if not key:
        raise Refused("There is no word to keep. Nothing was changed.")
    if len(key) > LONGEST_KEPT:
        raise Refused(f"This is longer than {LONGEST_KEPT} characters. Nothing was kept. Keep single words.")
    return key
