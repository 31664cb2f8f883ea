"""Which of a child's own words may stand in a letter, and which the officer put in."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from iro_desktop.letters.spoken import weekday_and_day
from iro_desktop.models.audience import THE_CHILD
from iro_desktop.models.consultation import ChildsWords, Consultation, Sharing
from iro_desktop.models.ids import companion_id
from iro_desktop.models.letter import Letter, LetterKind, LetterSection, kind_of
from iro_desktop.models.people import ToldAbout
from iro_desktop.models.review import MeetingNote, Review
from iro_desktop.queries.for_readers import may_have_words
from iro_desktop.queries.letter_reader import not_told_about, reader_for

_KEPT_CLOSE = frozenset({Sharing.SOME_PEOPLE, Sharing.NOBODY})
_WITHOUT_WORDS = frozenset(
    {
        LetterKind.INVITATION_CHILD,
        LetterKind.INVITATION_PARENT,
        LetterKind.NEW_IRO,
        LetterKind.GOODBYE,
        LetterKind.BIRTHDAY_CARD,
        LetterKind.GUARDIAN,
    }
)
"""Letters that print none of the child's words by themselves."""
CONFIRMED_WORDS = "confirmed_words"
"""The kind of a `LetterSection` that says: the officer put these words in. It holds no text of its own, so that the
words in the letter are always the child's own as recorded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedWords:
    """Something the child said, offered for a letter."""

    words_id: UUID
    words: str
    source: str | None
    """"You told me on Monday 2 March, by text."; None for what was said in the meeting the letter tells of."""
    may_be_shared: bool | None
    """True where the child said yes; None where nobody asked. Words that are to stay private are not offered."""
    in_letter: bool


def confirmation_id(letter_id: UUID, words_id: UUID) -> UUID:
    """The record that says whether these words are in this letter, on whichever laptop it was first made."""
    return companion_id(letter_id, f"words {words_id}")


def words_for_letter(
    session: Session, letter: Letter, review: Review | None, officer_known_as: str | None
) -> tuple[OfferedWords, ...]:
    """What the child said since the review before, in the order in which it was said.

    A letter about a midway check offers what was said since the review that it looks back on.
    """
    confirmed = set(
        session.scalars(
            select(LetterSection.key).where(
                LetterSection.letter_id == letter.id,
                LetterSection.kind == CONFIRMED_WORDS,
                LetterSection.deleted_at.is_(None),
            )
        )
    )
    said = select(ChildsWords).where(ChildsWords.child_id == letter.child_id, ChildsWords.deleted_at.is_(None))
    since = _review_before(session, review)
    if letter.midway_id is not None:
        since = (review.completed_on or review.held_on) if review is not None else None
    if since is not None:
        said = said.where(ChildsWords.said_on > since)
    in_order = said.order_by(ChildsWords.said_on, ChildsWords.said_at, ChildsWords.id)
    if kind_of(letter) in _WITHOUT_WORDS:
        return ()
    return tuple(
        OfferedWords(
            words_id=words.id,
            words=words.words,
            source=_source(words, review, officer_known_as, you=not kind_of(letter).is_to_an_adult),
            may_be_shared=words.may_be_shared,
            in_letter=str(words.id) in confirmed,
        )
        for words in session.scalars(in_order)
        if may_stand_in(session, letter, words)
    )


def may_stand_in_a_letter(session: Session, words: ChildsWords) -> bool:
    """Whether these words may be offered at all.

    A letter to a child is read by others too. So not those the child asked to keep private or told to some people
    only, not those in a part of the notes or a talk that is not for somebody, and not those of a talk that was folded
    away as difficult.
    """
    if words.may_be_shared is False or words.shared_with or words.not_for:
        return False
    note = session.get(MeetingNote, words.meeting_note_id) if words.meeting_note_id else None
    if note is not None and note.not_for:
        return False
    talk = session.get(Consultation, words.consultation_id) if words.consultation_id else None
    if talk is not None and (talk.not_for or (words.may_be_shared is None and talk.sharing in _KEPT_CLOSE)):
        return False
    return may_have_words(session, words, (THE_CHILD,))


def may_stand_in(session: Session, letter: Letter, words: ChildsWords) -> bool:
    """Whether these words may stand in this letter, for its reader."""
    return may_stand_in_a_letter(session, words) and _reader_may_have(session, letter, words)


def _reader_may_have(session: Session, letter: Letter, words: ChildsWords) -> bool:
    """An adult gets a child's words only after the child said yes to passing them on."""
    if not kind_of(letter).is_to_an_adult:
        return True
    if letter.recipient_id is None or words.may_be_shared is not True:
        return False
    if ToldAbout.CHILDS_WORDS in not_told_about(session, letter):
        return False
    return may_have_words(session, words, (reader_for(letter),))


def _review_before(session: Session, review: Review | None) -> date | None:
    if review is None or review.held_on is None:
        return None
    return session.scalar(
        select(func.max(Review.held_on)).where(
            Review.child_id == review.child_id, Review.held_on < review.held_on, Review.deleted_at.is_(None)
        )
    )


def _source(words: ChildsWords, review: Review | None, officer_known_as: str | None, *, you: bool) -> str | None:
    if review is not None and words.review_id == review.id and words.meeting_note_id is not None:
        return None
    heard_by = (words.heard_by or "").strip()
    to_me = not heard_by or heard_by.casefold() in {"me", (officer_known_as or "").casefold()}
    how = f", {words.how.strip()}" if words.how and words.how.strip() else ""
    told = "You told" if you else "Said to"
    return f"{told} {'me' if to_me else heard_by} on {weekday_and_day(words.said_on)}{how}."
