"""What each section does when something is added, changed, removed or brought back; no Qt."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Protocol
from uuid import UUID

from iro_desktop.actions.allocation import allocate, change_allocation
from iro_desktop.actions.changing import Changes, Value, bring_back, remove
from iro_desktop.actions.child_record import change_child, change_wishes, say_came_alone
from iro_desktop.actions.homes import add_home, change_home
from iro_desktop.actions.people import (
    add_person,
    add_sibling,
    change_person,
    change_sibling,
    replace_professional,
)
from iro_desktop.actions.services import change_offer, offer_service
from iro_desktop.actions.statuses import (
    add_legal_status,
    begin_care,
    bring_back_legal_status,
    change_legal_status,
    end_care,
)
from iro_desktop.models.care import LegalStatus
from iro_desktop.models.child import Home
from iro_desktop.models.people import Allocation, Person
from iro_desktop.models.services import ServiceOffer
from iro_desktop.store.store import Session
from iro_desktop.ui.child_record.fields_of_the_child import CAME_ALONE, NUMBERS
from iro_desktop.ui.child_record.specs import Section


class Add(Protocol):
    """Adds something to a child, or follows on from a record. Returns the id of what is there now."""

    def __call__(self, session: Session, about: UUID, /, values: Changes, *, today: date) -> UUID: ...


class Change(Protocol):
    """Changes fields of a record."""

    def __call__(self, session: Session, record_id: UUID, /, changes: Changes, *, today: date) -> None: ...


class Remove(Protocol):
    """Takes a record out of sight."""

    def __call__(self, session: Session, record_id: UUID, /, *, at: datetime) -> None: ...


class BringBack(Protocol):
    """Undoes that."""

    def __call__(self, session: Session, record_id: UUID, /) -> None: ...


class Keep(Protocol):
    """Keeps one field of the child's own records."""

    def __call__(self, session: Session, child_id: UUID, *, name: str, value: Value, now: datetime) -> None: ...


Act = Callable[[Session], None]
ShowProblem = Callable[[str, str], None]
"""Takes the name of a field, and why its value was not kept."""


@dataclass(frozen=True, slots=True)
class Acts:
    """What one does in a section. `add` is by the key of what was asked; `replace` follows on from an open record."""

    add: Mapping[str, Add]
    change: Change
    remove: Remove
    bring_back: BringBack


ACTS: Mapping[Section, Acts] = {
    Section.CARE: Acts(
        {"add": add_legal_status, "begin": begin_care, "end": end_care},
        change_legal_status,
        partial(remove, kind=LegalStatus),
        bring_back_legal_status,
    ),
    Section.HOMES: Acts({"add": add_home}, change_home, partial(remove, kind=Home), partial(bring_back, kind=Home)),
    Section.PEOPLE: Acts(
        {"add": add_person, "replace": replace_professional},
        change_person,
        partial(remove, kind=Person),
        partial(bring_back, kind=Person),
    ),
    Section.SIBLINGS: Acts(
        {"add": add_sibling}, change_sibling, partial(remove, kind=Person), partial(bring_back, kind=Person)
    ),
    Section.SERVICES: Acts(
        {"add": offer_service}, change_offer, partial(remove, kind=ServiceOffer), partial(bring_back, kind=ServiceOffer)
    ),
    Section.OFFICER: Acts(
        {"add": allocate}, change_allocation, partial(remove, kind=Allocation), partial(bring_back, kind=Allocation)
    ),
}
ABOUT_A_RECORD = frozenset({"replace"})
"""What is asked about an open record and not about the child."""


def keep_name(session: Session, child_id: UUID, *, name: str, value: Value, now: datetime) -> None:
    """Keep one field of who the child is."""
    if name == CAME_ALONE:
        say_came_alone(session, child_id, alone=value is True, at=now)
    else:
        change_child(session, child_id, {name: value}, today=now.date())


def keep_wish(session: Session, child_id: UUID, *, name: str, value: Value, now: datetime) -> None:
    """Keep one field of how the child wants things done."""
    kept = int(value) if name in NUMBERS and isinstance(value, str) and value else value
    change_wishes(session, child_id, {name: kept}, on=now.date())
