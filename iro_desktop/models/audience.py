"""For whom a record is: the one place that says what may reach whose paper or screen."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final, Protocol, TypeVar
from uuid import UUID

from iro_desktop.models.consultation import ChildsWords, Consultation, Sharing, WithWhom
from iro_desktop.models.review import MeetingNote, NoteKind

LETTER: Final = "letter"
"""Not for any letter or paper: it stays in the officer's notes."""
CHILD: Final = "child"
"""Not for the child, nor for anything the child may read one day by itself."""
EVERYBODY_ELSE: Final = "everybody_else"
"""Only for the child and the officer."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who is going to read. Everyone but the child is a person, by the id of their record as text."""

    key: str

    @property
    def is_child(self) -> bool:
        return self.key == CHILD


THE_CHILD: Final = Reader(CHILD)
ANYBODY: Final = Reader("anybody")
"""A reader nobody has named: a sheet that is sent around, an export. Only what is for everybody reaches them."""


def person(person_id: UUID) -> Reader:
    """A person around the child, as a reader."""
    return Reader(str(person_id))


class ForSomebody(Protocol):
    """A record that says who must not read it."""

    @property
    def not_for(self) -> tuple[str, ...]: ...


R = TypeVar("R", bound=ForSomebody)


def may_read(record: ForSomebody, reader: Reader) -> bool:
    """Whether a record may stand in something that this reader gets. The officer, whose notes they are, is no Reader.

    What is marked stays out; what a child said in confidence reaches only the child and those the child named; and a
    child who was not asked about a talk has not said yes. A talk counts as private until it is said that it was not.
    """
    marked = set(record.not_for)
    if LETTER in marked or reader.key in marked:
        return False
    if isinstance(record, MeetingNote) and record.kind is NoteKind.NOT_FOR_THE_LETTER:
        return False
    if reader.is_child:
        return True
    if EVERYBODY_ELSE in marked or (reader == ANYBODY and marked - {CHILD}):
        return False
    return _child_lets(record, reader)


def all_may_read(record: ForSomebody, readers: Collection[Reader]) -> bool:
    """Whether a record may stand in a paper that all of these get. A paper for nobody named is for anybody."""
    return all(may_read(record, reader) for reader in readers or (ANYBODY,))


def only_for(records: Iterable[R], readers: Collection[Reader]) -> list[R]:
    """The records that may stand in a paper for these readers, in their order."""
    return [record for record in records if all_may_read(record, readers)]


def may_go_on_paper(withheld_from: Collection[str]) -> bool:
    """Whether an address may stand on a sheet for the road. Paper is anybody's once it is lost: where one person must
    not learn where a child lives, nobody reads it there, and the officer looks on the laptop.
    """
    return not withheld_from


def _child_lets(record: ForSomebody, reader: Reader) -> bool:
    """What the child said of passing it on."""
    if isinstance(record, ChildsWords):
        said_in_a_talk = record.consultation_id is not None
        if record.may_be_shared is False or (record.may_be_shared is None and said_in_a_talk):
            return False
        return not record.shared_with or reader.key in record.shared_with
    if isinstance(record, Consultation) and record.with_whom is WithWhom.CHILD and record.alone is not False:
        if record.sharing is Sharing.SOME_PEOPLE:
            return reader.key in record.shared_with
        return record.sharing is Sharing.ALL
    return True
