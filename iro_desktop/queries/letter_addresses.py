"""Which addresses a finished letter names besides the one it goes to, and whether somebody said why it may go there."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from iro_desktop.letters.content import LetterContent, letter_from_json
from iro_desktop.letters.guard import Detail, Guard
from iro_desktop.letters.guard.leaving_out import texts_of
from iro_desktop.models.base import OfChild
from iro_desktop.models.child import Home
from iro_desktop.models.letter import Letter
from iro_desktop.models.letter_safety import (
    AddressConfirmation,
    KeptInLetter,
    LetterApproval,
    PastAddress,
    Protected,
)
from iro_desktop.models.people import Person
from iro_desktop.models.protected_fields import guarded_records, protected_fields
from iro_desktop.models.refused import Refused
from iro_desktop.queries.letter_goes_to import Reader, reader_of

_WHERE = frozenset({Protected.ADDRESS, Protected.POSTCODE})


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressQuestion:
    """What the officer is asked about before such a letter may go."""

    named: tuple[str, ...]
    goes_to: str | None
    to_name: str


def address_question(session: Session, letter_id: UUID) -> AddressQuestion:
    """Which addresses a finished letter names about which nobody has said why it may go. Refused where it is gone."""
    letter = session.get(Letter, letter_id)
    if letter is None or letter.finished_content is None:
        raise Refused("This letter is not finished any more, so there is nothing to decide. Nothing was changed.")
    reader = reader_of(session, letter)
    named = addresses_to_confirm(session, letter, letter_from_json(letter.finished_content), reader)
    return AddressQuestion(
        named=tuple(detail.text.replace("\n", ", ") for detail in named), goes_to=reader.address, to_name=reader.name
    )


def addresses_to_confirm(
    session: Session, letter: Letter, content: LetterContent, reader: Reader
) -> tuple[Detail, ...]:
    """The addresses that a letter names besides the one it goes to, about which nobody has said why it may.

    What was kept before finishing counts while the letter goes where it was first approved to go, and no address of the
    child's circle has changed since. A letter with a new address in it does not go to the old one by mistake, where
    somebody may still live who must not learn it.
    """
    named = _named(session, letter, content, reader)
    if not named:
        return ()
    since = _changed_at(session, letter.child_id)
    agreed = {*_confirmed(session, letter, reader, since), *_kept(session, letter, reader, since)}
    return tuple(detail for detail in named if detail.key not in agreed)


def _named(session: Session, letter: Letter, content: LetterContent, reader: Reader) -> tuple[Detail, ...]:
    guard = Guard(_addresses(session, letter.child_id))
    found = {
        one.detail.key: one.detail
        for text in ("\n".join(texts_of(content)), *texts_of(content))
        for one in guard.find(text)
    }
    goes_to = reader.address or ""
    return tuple(detail for detail in found.values() if not Guard([detail]).find(goes_to))


def _addresses(session: Session, child_id: UUID) -> Iterator[Detail]:
    """Every address and postcode of the child's own records and of their brothers and sisters here, old ones too."""
    others = select(Person.other_child_id).where(Person.child_id == child_id, Person.other_child_id.is_not(None))
    children = (child_id, *session.scalars(others))
    for record in guarded_records():
        fields = {name: what for name, what in protected_fields(record).items() if what in _WHERE}
        if not fields or not issubclass(record, OfChild):
            continue
        for row in session.execute(
            select(*(getattr(record, name) for name in fields)).where(record.child_id.in_(children))
        ):
            for name, what in fields.items():
                if text := getattr(row, name):
                    yield Detail(what, text)


def _changed_at(session: Session, child_id: UUID) -> datetime | None:
    """When an address around the child last changed, or came, or went."""
    moments = (
        select(func.max(PastAddress.created_at)).where(PastAddress.child_id == child_id),
        select(func.max(Home.created_at)).where(Home.child_id == child_id),
        select(func.max(Home.deleted_at)).where(Home.child_id == child_id),
        select(func.max(Person.deleted_at)).where(Person.child_id == child_id),
    )
    return max((moment for one in moments if (moment := session.scalar(one)) is not None), default=None)


def _confirmed(session: Session, letter: Letter, reader: Reader, since: datetime | None) -> Iterator[str]:
    for one in session.scalars(select(AddressConfirmation).where(AddressConfirmation.letter_id == letter.id)):
        if one.goes_to == reader.address and (since is None or one.confirmed_at >= since):
            yield from (Detail(what, one.named).key for what in _WHERE)


def _kept(session: Session, letter: Letter, reader: Reader, since: datetime | None) -> Iterator[str]:
    """What was kept in this letter, or in one that it replaces, as long as it goes where it first was to go."""
    first = session.scalar(
        select(LetterApproval)
        .where(LetterApproval.letter_id == letter.id)
        .order_by(LetterApproval.approved_at, LetterApproval.id)
        .limit(1)
    )
    if first is None or first.address != reader.address or (since is not None and first.approved_at < since):
        return
    version: Letter | None = letter
    while version is not None:
        kept = select(KeptInLetter).where(KeptInLetter.letter_id == version.id, KeptInLetter.deleted_at.is_(None))
        for one in session.scalars(kept):
            if one.recipient_id == letter.recipient_id:
                yield Detail(one.what, one.found).key
        version = session.get(Letter, version.replaces_id) if version.replaces_id else None
