"""Letters of a child's brothers and sisters from which the child's own may begin."""

import re
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.letters.guard.words import GENERIC
from iro_desktop.models.child import Child, Home
from iro_desktop.models.letter import Letter, LetterStatus, kind_of
from iro_desktop.models.people import Person
from iro_desktop.queries.known_names import known_names
from iro_desktop.queries.letters import typed_texts

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class SiblingsLetter:
    """A letter of the same kind, the newest of that brother or sister in which something was typed."""

    letter_id: UUID
    known_as: str | None
    written_on: date | None
    """The day it was finished for; None for a draft."""


def siblings_letters(session: Session, letter_id: UUID) -> tuple[SiblingsLetter, ...]:
    """From which letters this one could begin: none once something is typed in it, and none for a letter to an adult.

    Only children on this laptop who are written down as brother or sister, by name; one letter of each.
    """
    letter = session.get(Letter, letter_id)
    if letter is None or letter.status is LetterStatus.FINISHED or kind_of(letter).is_to_an_adult:
        return ()
    if any(text.strip() for text in typed_texts(session, letter_id).values()):
        return ()
    found = []
    for child_id, known_as in _siblings(session, letter.child_id):
        rows = select(Letter).where(Letter.child_id == child_id, Letter.deleted_at.is_(None))
        newest_first = session.scalars(rows.order_by(Letter.created_at.desc(), Letter.id.desc()))
        of_the_kind = (one for one in newest_first if kind_of(one) is kind_of(letter))
        began = next((one for one in of_the_kind if typed_texts(session, one.id)), None)
        if began is not None:
            found.append(SiblingsLetter(began.id, known_as, began.written_on))
    return tuple(found)


def names_to_ask_again(session: Session) -> frozenset[str]:
    """Every name and place that this laptop knows, word by word in small letters."""
    words = set(known_names(session))
    for row in session.execute(select(Home.with_whom, Home.town, Home.address)):
        words.update(word.casefold() for text in row for word in _WORD.findall(text or ""))
    return frozenset(words - GENERIC)


def are_siblings(session: Session, child_id: UUID, other_child_id: UUID) -> bool:
    """Whether one of the two is written down as brother or sister of the other."""
    return other_child_id in {one for one, _ in _siblings(session, child_id)}


def _siblings(session: Session, child_id: UUID) -> list[tuple[UUID, str | None]]:
    """Written down with either of them: with the other it holds as well."""
    theirs = select(Person.other_child_id).where(
        Person.child_id == child_id, Person.other_child_id.is_not(None), Person.deleted_at.is_(None)
    )
    of_them = select(Person.child_id).where(Person.other_child_id == child_id, Person.deleted_at.is_(None))
    children = select(Child.id, Child.known_as).where(
        Child.id.in_(theirs) | Child.id.in_(of_them), Child.id != child_id, Child.deleted_at.is_(None)
    )
    return [(one, known_as) for one, known_as in session.execute(children.order_by(Child.known_as, Child.id))]
