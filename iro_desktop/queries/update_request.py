"""A message that asks one owner how decisions stand, made ready for the officer's own mail program.

A child is named by initials at most, and only what this very reader may have stands in it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.letters.guard.leaving_out import leave_out
from iro_desktop.models.audience import ANYBODY, may_read, person
from iro_desktop.models.decision_story import STILL_OPEN
from iro_desktop.models.people import Person
from iro_desktop.models.refused import Refused
from iro_desktop.models.review import Decision, Review
from iro_desktop.models.timescales import day_and_month, day_in_full
from iro_desktop.queries.decision_owners import ME, NOBODY, Owner, Owners
from iro_desktop.queries.letter_guard import paper_guard
from iro_desktop.queries.resolution_message import A_CHILD, MessageWords, initials
from iro_desktop.queries.who import Who, everyone

WHAT_IS_ASKED = "How far is this, and what is still missing?"
"""The question as it is kept in each decision's history."""
_IN_SUBJECT = 3
"""Children named by initials in a subject; more are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateRequest:
    """The message, and which decisions it asks about."""

    message: MessageWords
    decision_ids: tuple[UUID, ...]
    left_out: int = 0
    """How many were chosen and are not for this reader."""


@dataclass(frozen=True, slots=True)
class _Asked:
    decision: Decision
    who: Who
    decided_on: date | None


def update_request(session: Session, decision_ids: Sequence[UUID], *, today: date, officer_name: str) -> UpdateRequest:
    """Ask the one who is to do these how far they are. Refused where that is nobody, several people, or the officer."""
    asked = _asked(session, decision_ids)
    if not asked:
        raise Refused("None of these is open any more. Nobody has to be asked.")
    owners = Owners(session)
    keys = {owners.key_of(_owner(one)) for one in asked}
    if NOBODY in keys:
        raise Refused("Nobody is named who will do this. Nothing was prepared. Say first in the review who will.")
    if ME in keys:
        raise Refused("This is yours to do, so there is nobody to ask. Nothing was prepared.")
    if len(keys) > 1:
        raise Refused("These belong to several people. Nothing was prepared. Choose those of one person.")
    told = [one for one in asked if _may_have(one.decision)]
    if not told:
        raise Refused("What is chosen is marked as not for this reader. Nothing was prepared. Ask them yourself.")
    return UpdateRequest(
        message=_message(session, told, owners.name_of(_owner(told[0])), today, officer_name),
        decision_ids=tuple(one.decision.id for one in told),
        left_out=len(asked) - len(told),
    )


def _asked(session: Session, decision_ids: Sequence[UUID]) -> list[_Asked]:
    rows = session.execute(
        select(Decision, Review.held_on)
        .join(Review, Review.id == Decision.review_id)
        .where(Decision.id.in_(decision_ids), Decision.deleted_at.is_(None), Decision.status.in_(STILL_OPEN))
    )
    found = list(rows)
    people = everyone(session, {decision.child_id for decision, _ in found})
    asked = [_Asked(one, people[one.child_id], on) for one, on in found if one.child_id in people]
    return sorted(
        asked, key=lambda one: (one.who.name, str(one.who.child_id), one.decided_on or date.min, one.decision.number)
    )


def _may_have(decision: Decision) -> bool:
    """A person around the child is that very reader; a name that belongs to nobody there is anybody."""
    return may_read(decision, person(decision.owner_person_id) if decision.owner_person_id else ANYBODY)


def _owner(one: _Asked) -> Owner:
    decision = one.decision
    return Owner.of(decision.owner_name, decision.owner_role, decision.owner_person_id, decision.child_id)


def _message(session: Session, told: Sequence[_Asked], name: str, today: date, officer_name: str) -> MessageWords:
    children = list({one.who.child_id: one.who for one in told}.values())
    paragraphs = [f"Hello {name},", _opening(len(told))]
    for (who, on), some in groupby(told, key=lambda one: (one.who, one.decided_on)):
        heading = initials([who]) if who.initials else A_CHILD
        of_review = f", review of {_day(on, today)}" if on else ""
        lines = [f"{heading}{of_review}", *(_told(session, one.decision, today) for one in some)]
        paragraphs.append("\n".join(lines))
    paragraphs += [WHAT_IS_ASKED, officer_name]
    return MessageWords(
        name, _email(session, told), _subject(children, len(told)), "\n\n".join(filter(None, paragraphs))
    )


def _opening(count: int) -> str:
    what = "what was decided" if count == 1 else f"{count} things that were decided"
    return f"I am the reviewing officer, and I follow up {what}."


def _told(session: Session, decision: Decision, today: date) -> str:
    reader = person(decision.owner_person_id) if decision.owner_person_id else ANYBODY
    return leave_out(_line(decision, today), paper_guard(session, decision.child_id, (reader,)))


def _line(decision: Decision, today: date) -> str:
    wording = " ".join((decision.wording or decision.child_wording).split())
    if decision.due_on is None:
        return f"- {wording}"
    when = "was due on" if decision.due_on < today else "is due on"
    return f"- {wording} (this {when} {_day(decision.due_on, today)})"


def _day(on: date, today: date) -> str:
    return day_and_month(on) if on.year == today.year else day_in_full(on)


def _subject(children: Sequence[Who], count: int) -> str:
    about = initials(children) if len(children) <= _IN_SUBJECT else f"{len(children)} children"
    return f"Update on {'a decision' if count == 1 else f'{count} decisions'}: {about}"


def _email(session: Session, told: Sequence[_Asked]) -> str | None:
    ids = {one.decision.owner_person_id for one in told} - {None}
    return session.scalar(
        select(Person.email)
        .where(Person.id.in_(ids), Person.email.is_not(None), Person.email != "", Person.deleted_at.is_(None))
        .order_by(Person.changed_at.desc())
        .limit(1)
    )
