"""What the reader of one letter must not find in it: gathered from every record on the laptop, field by field."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from typing import Any, TypeAlias
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute, Session

from iro_desktop.letters.content import LetterContent
from iro_desktop.letters.guard import Detail, Guard
from iro_desktop.letters.guard.folding import words_of
from iro_desktop.letters.guard.leaving_out import texts_of
from iro_desktop.letters.guard.words import TITLES
from iro_desktop.models.audience import ANYBODY, Reader
from iro_desktop.models.base import OfChild, SyncedRecord
from iro_desktop.models.child import Child, Home
from iro_desktop.models.invitation import Invitation
from iro_desktop.models.letter import Letter
from iro_desktop.models.letter_safety import KeptInLetter, Protected
from iro_desktop.models.people import FAMILY_AND_FRIENDS, Allocation, Officer, Person, PersonRole, ToldAbout
from iro_desktop.models.protected_fields import guarded_records, protected_fields
from iro_desktop.models.review import Attendance, Decision
from iro_desktop.queries.letter_goes_to import reader_of
from iro_desktop.queries.not_told import not_told

_Row: TypeAlias = Any
"""Which columns it has depends on the record, so nobody can write its type."""
_FAMILY = FAMILY_AND_FRIENDS | {PersonRole.CARER}
"""Those whose telephone is at home. The number of a professional is there to be rung."""


class _Reads(Enum):
    """Who is going to read."""

    THE_CHILD = auto()
    AN_ADULT = auto()
    THE_OFFICER = auto()


@dataclass(frozen=True, slots=True)
class _Circle:
    """The child of a letter, who belongs to them, and who reads."""

    child_id: UUID | None
    """None for a paper about many children: then nobody is its own."""
    reads: _Reads
    not_told: frozenset[str]
    """What one of those who read may not be told: keys of ToldAbout."""
    asks: bool
    """Somebody is asked about each finding before the paper leaves, so more may be found than is certain."""
    names: frozenset[str]
    """Words of every name that the reader knows, as they are compared."""
    somebody_not_told_home: bool
    somebody_not_told_school: bool


def guard_for(session: Session, letter: Letter) -> Guard:
    """What must not stand in this letter for its reader, without what somebody kept with a reason."""
    reader = reader_of(session, letter).name
    return Guard(details_for(session, letter), reader=reader).without(kept_keys(session, letter))


def paper_guard(session: Session, child_id: UUID | None, readers: Collection[Reader] = ()) -> Guard:
    """What must be left out of a paper that these readers get, and about which nobody is asked.

    A paper for nobody named may reach anybody: then what one person around the child may not be told, nobody is told. A
    first name alone is no finding, because nobody is there to say that it is another's. Without a child it is a paper
    about many.
    """
    return Guard(_details(session, _circle_of_paper(session, child_id, readers)))


def guard_for_own_paper(session: Session, child_id: UUID) -> Guard:
    """What must not stand even on a page that the officer prints for the bag: what is withheld from somebody."""
    circle = _circle_of(session, child_id, _Reads.THE_OFFICER, frozenset(), asks=False)
    return Guard(detail for detail in _details(session, circle) if detail.withheld)


def details_for(session: Session, letter: Letter) -> Iterator[Detail]:
    """Every detail on this laptop that the reader of a letter is not to find in it.

    Of other children everything; of the child's own circle where people live and how to ring them at home, and for an
    adult the school. Also of deleted records: what was written there by mistake may still be somebody's address.
    """
    return _details(session, _circle_of_letter(session, letter))


def withheld_since(session: Session, letter: Letter, content: LetterContent) -> bool:
    """Whether a finished letter tells what by now is written down as withheld, and nobody kept in it with a reason."""
    circle = _circle_of_letter(session, letter)
    details = [detail for detail in _details(session, circle, own_only=True) if detail.withheld]
    guard = Guard(details).without(kept_keys(session, letter))
    return any(guard.find(text) for text in ("\n".join(texts_of(content)), *texts_of(content)))


def _circle_of_letter(session: Session, letter: Letter) -> _Circle:
    reader = session.get(Person, letter.recipient_id) if letter.recipient_id else None
    reads = _Reads.AN_ADULT if letter.recipient_id else _Reads.THE_CHILD
    return _circle_of(session, letter.child_id, reads, not_told(session, reader), asks=True)


def _details(session: Session, circle: _Circle, *, own_only: bool = False) -> Iterator[Detail]:
    for record in guarded_records():
        fields = protected_fields(record)
        rows = select(*_columns(record))
        if own_only:
            rows = rows.where((record.child_id if issubclass(record, OfChild) else record.id) == circle.child_id)
        for row in session.execute(rows):
            own = (row.child_id if issubclass(record, OfChild) else row.id) == circle.child_id
            for name, what in fields.items():
                for text in _texts(getattr(row, name)):
                    detail = _own(circle, record, row, what, text) if own else _other(circle, record, row, what, text)
                    if detail is not None:
                        yield detail
    if own_only:
        return
    for born in session.scalars(select(Child).where(Child.id != circle.child_id, Child.date_of_birth.is_not(None))):
        assert born.date_of_birth is not None
        yield Detail(Protected.BIRTHDAY, born.date_of_birth.isoformat(), initials_of(born.known_as or ""))


def _columns(record: type[SyncedRecord]) -> list[InstrumentedAttribute[object]]:
    """What is protected in a record, and what decides for whom."""
    names = ["id", "child_id", *protected_fields(record), "role", "name", "address_withheld", "withheld_from"]
    return [getattr(record, name) for name in dict.fromkeys(names) if hasattr(record, name)]


def kept_keys(session: Session, letter: Letter) -> frozenset[str]:
    """What was kept in this letter or a version before it, for the same reader."""
    keys: set[str] = set()
    version: Letter | None = letter
    while version is not None:
        kept = select(KeptInLetter).where(
            KeptInLetter.letter_id == version.id,
            KeptInLetter.deleted_at.is_(None),
        )
        # Kept for one reader is not kept for another.
        keys |= {
            Detail(one.what, one.found).key for one in session.scalars(kept) if one.recipient_id == letter.recipient_id
        }
        version = session.get(Letter, version.replaces_id) if version.replaces_id else None
    return frozenset(keys)


def initials_of(name: str) -> str:
    """“R.B.”: enough for the officer to know, and nothing for who looks over a shoulder."""
    words = [word for word in re.split(r"[\s\-]+", name) if word and word.casefold().rstrip(".") not in TITLES]
    return "".join(f"{word[0].upper()}." for word in words)


def _circle_of_paper(session: Session, child_id: UUID | None, readers: Collection[Reader]) -> _Circle:
    readers = () if ANYBODY in readers else readers
    read_by_child = bool(readers) and all(reader.is_child for reader in readers)
    people = [
        person
        for person in session.scalars(select(Person).where(Person.child_id == child_id))
        if not readers or str(person.id) in {reader.key for reader in readers}
    ]
    here = [person for person in people if person.deleted_at is None]
    told = frozenset(about for person in here for about in not_told(session, person))
    reads = _Reads.THE_CHILD if read_by_child else _Reads.AN_ADULT
    return _circle_of(session, child_id, reads, told, asks=False)


def _circle_of(session: Session, child_id: UUID | None, reads: _Reads, told: frozenset[str], *, asks: bool) -> _Circle:
    people = session.scalars(select(Person).where(Person.child_id == child_id)).all()
    children = {child_id, *(one.other_child_id for one in people if one.other_child_id)} - {None}
    known = [one for child_id in children if (one := session.get(Child, child_id)) is not None]
    names = [name for one in people for name in (one.name, one.said_as)]
    names += [name for one in known for name in (one.known_as, one.given_name, one.family_name, *one.other_names)]
    names += list(session.scalars(select(Home.with_whom).where(Home.child_id == child_id)))
    for field in (Attendance.name, Invitation.name, Decision.owner_name, Allocation.officer_name):
        names += list(session.scalars(select(field).where(field.class_.child_id == child_id)))
    names += [name for one in session.scalars(select(Officer)) for name in (one.name, one.known_as)]
    somebody = {told for one in people if one.deleted_at is None for told in one.may_not_be_told}
    return _Circle(
        child_id=child_id,
        reads=reads,
        not_told=told,
        asks=asks,
        names=frozenset(word for name in names if name for word in _words_of_a_name(name)),
        somebody_not_told_home=ToldAbout.HOME in somebody,
        somebody_not_told_school=ToldAbout.SCHOOL in somebody,
    )


def _own(circle: _Circle, record: type[SyncedRecord], row: _Row, what: Protected, text: str) -> Detail | None:
    """Something of the child's own records: their names and those of their people are no secret among them."""
    if what is Protected.NUMBER:
        return None
    if record is Child and what is Protected.PLACE:
        if circle.reads is _Reads.THE_CHILD and not circle.somebody_not_told_school:
            return None
        return Detail(what, text, "the child", withheld=circle.somebody_not_told_school)
    if what is Protected.NAME:
        lives_there = record is Home or (record is Person and row.role is PersonRole.CARER)
        hidden = lives_there and ToldAbout.HOME in circle.not_told
        return Detail(what, text, "the home", withheld=True) if hidden else None
    if record is Person:
        if row.role not in _FAMILY and not row.address_withheld:
            return None
        return Detail(what, text, initials_of(row.name), withheld=row.address_withheld, street_alone=True)
    withheld = record is Home and (circle.somebody_not_told_home or bool(row.withheld_from))
    return Detail(what, text, "the home", withheld=withheld, street_alone=True)


def _other(circle: _Circle, record: type[SyncedRecord], row: _Row, what: Protected, text: str) -> Detail | None:
    """Something of another child's records. A name that the child's own circle has too is not told apart."""
    if what is Protected.NAME:
        words = _words_of_a_name(text)
        if record is Home or not words or all(word in circle.names for word in words):
            return None
        alone = circle.asks and record is Child and not any(word in circle.names for word in words)
        if not alone and len(words) == 1:
            return None
        return Detail(what, text, initials_of(text), first_name_alone=alone)
    if record is Person and row.role not in _FAMILY and what in {Protected.TELEPHONE, Protected.EMAIL}:
        return None
    return Detail(what, text, "another child")


@lru_cache(maxsize=20_000)
def _words_of_a_name(name: str) -> tuple[str, ...]:
    return tuple(word.shape for word in words_of(name) if word.read not in TITLES)


def _texts(value: object) -> tuple[str, ...]:
    texts = value if isinstance(value, tuple) else (value,)
    return tuple(text for text in texts if isinstance(text, str) and text.strip())
