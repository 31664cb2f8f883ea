"""What the writing help goes by on this laptop: names, places, what is kept, and the words list."""

import re
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.models.child import AgeBand, Child, ChildPreferences, Home, age_band_for
from iro_desktop.models.review import Meeting, Review
from iro_desktop.models.timescales import age_on
from iro_desktop.models.words import CouncilWord, KeptWord, OfficerWord
from iro_desktop.queries.known_names import known_names
from iro_desktop.queries.officers import this_officer
from iro_desktop.writing.help import Reader
from iro_desktop.writing.words_list import OfficeWord, WordsList, every_form, shipped_list, with_council_words

READS = frozenset(
    {"child", "person", "officer", "help_line", "home", "review", "meeting"}
    | {"kept_word", "officer_word", "council_word"}
)
"""The kinds of record that all this is read from."""
_CAPITALISED = re.compile(r"\b[^\W\d_a-z][^\W\d_]*(?:[’'][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class HelpWords:
    """For one child's texts, or for texts about nobody in particular."""

    names: frozenset[str]
    """Single words in lower case."""
    places: frozenset[str]
    """Single words in lower case, of schools, towns and where meetings were."""
    kept: frozenset[str]
    """Words and terms as `kept_key` writes them, kept for this child or by this officer."""
    words: WordsList


@dataclass(frozen=True, slots=True)
class KeptRow:
    """A word that is kept."""

    kept_id: UUID
    words: str
    by_name: str | None


def help_words(session: Session, child_id: UUID | None) -> HelpWords:
    """Everything that the help must know before it calls a word wrong."""
    kept = {one.words for one in kept_always(session)}
    if child_id is not None:
        kept |= {one.words for one in kept_for_child(session, child_id)}
    return HelpWords(known_names(session), known_places(session), frozenset(kept), council_list(session))


def who_reads(session: Session, child_id: UUID | None, today: date) -> Reader:
    """For whom the help reads a box about this child; without one, anybody who is eight to eleven."""
    child = session.get(Child, child_id) if child_id is not None else None
    if child is None:
        return Reader("", AgeBand.FROM_8_TO_11)
    band = session.scalar(
        select(ChildPreferences.reading_band).where(
            ChildPreferences.child_id == child.id, ChildPreferences.deleted_at.is_(None)
        )
    )
    if band is None and child.date_of_birth is not None:
        band = age_band_for(age_on(child.date_of_birth, today))
    return Reader(child.known_as or "", band or AgeBand.FROM_8_TO_11)


def known_places(session: Session) -> frozenset[str]:
    """The words, in lower case, of schools, towns, addresses and where meetings were.

    Only words with a capital are taken: the name of a place has one, and a slip of the pen in "at the libary" must not
    teach the program a word.
    """
    found: set[str] = set()
    for columns in ((Child.school,), (Home.town, Home.address, Home.provider), (Review.place,), (Meeting.place,)):
        for places in session.execute(select(*columns)):
            for place in places:
                found.update(one.lower().replace("’", "'") for one in _CAPITALISED.findall(place or ""))
    return frozenset(found)


def council_list(session: Session) -> WordsList:
    """The words list of the program, with what the council's managers added, changed and switched off."""
    own = session.scalars(select(CouncilWord).where(CouncilWord.deleted_at.is_(None)).order_by(CouncilWord.term)).all()
    if not own:
        return shipped_list()
    off = frozenset(one.term for one in own if one.is_off)
    return with_council_words((entry_of(one) for one in own if not one.is_off), off)


def entry_of(word: CouncilWord) -> OfficeWord:
    """A council's entry as the words list takes it."""
    return OfficeWord(
        term=word.term,
        forms=every_form(word.term, word.forms),
        kinder=word.kinder,
        reason=word.reason,
        owner=word.by_name or "The council",
        added_on=word.set_on,
        never=word.never,
        explain=word.explain,
        kinder_for_young=word.kinder_for_young,
    )


def kept_for_child(session: Session, child_id: UUID) -> tuple[KeptRow, ...]:
    """What is kept for a child, by the alphabet."""
    kept = session.scalars(
        select(KeptWord).where(KeptWord.child_id == child_id, KeptWord.deleted_at.is_(None)).order_by(KeptWord.words)
    )
    return tuple(KeptRow(one.id, one.words, one.by_name) for one in kept)


def kept_always(session: Session) -> tuple[KeptRow, ...]:
    """What the officer of this laptop keeps in all that they write, by the alphabet."""
    officer = this_officer(session)
    if officer is None:
        return ()
    kept = session.scalars(
        select(OfficerWord)
        .where(OfficerWord.officer_id == officer.officer_id, OfficerWord.deleted_at.is_(None))
        .order_by(OfficerWord.words)
    )
    return tuple(KeptRow(one.id, one.words, officer.name) for one in kept)
