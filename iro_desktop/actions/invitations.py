"""Who is asked to a review, what they answered, and who should not be there and why."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from iro_desktop.actions.finding import existing
from iro_desktop.actions.reviews import open_review
from iro_desktop.models.child import ChildPreferences, preferences_id
from iro_desktop.models.ids import companion_id
from iro_desktop.models.invitation import Invitation, InvitationAnswer
from iro_desktop.models.people import Person
from iro_desktop.models.refused import Refused
from iro_desktop.queries.review_prepare import is_called


class InvitedAndExcluded(Refused):
    """Somebody cannot be asked to a review and kept out of it."""


def invite(session: Session, review_id: UUID, *, person_ids: Collection[UUID], on: date) -> tuple[UUID, ...]:
    """Ask these people to a review. Returns those who were not asked before; a first day of asking stands.

    Raises InvitedAndExcluded, and asks nobody, where one of them should not be there.
    """
    open_review(session, review_id)
    people = [existing(session, Person, person_id) for person_id in person_ids]
    for person in people:
        found = _of(session, review_id, person.id)
        if found is not None and found.excluded:
            raise InvitedAndExcluded(
                f"{_called(person)} should not be at this review, so no invitation was kept. Say first that they may "
                "come."
            )
        if _child_does_not_want(session, person):
            raise InvitedAndExcluded(
                f"The child does not want {_called(person)} in the room, so no invitation was kept. Ask for their "
                "views another way, or talk it over with the child and take the name off the list."
            )
    asked = []
    for person in people:
        invitation = _made(session, review_id, person)
        if invitation.invited_on is None:
            invitation.invited_on = on
            asked.append(person.id)
    return tuple(asked)


def take_back_invitations(session: Session, review_id: UUID, *, person_ids: Collection[UUID], at: datetime) -> None:
    """Undo the asking: what was answered to it goes with it; views that came are kept."""
    open_review(session, review_id)
    for person_id in person_ids:
        invitation = _of(session, review_id, person_id)
        if invitation is None:
            continue
        invitation.invited_on = invitation.answer = invitation.answered_on = None
        if invitation.views_received_on is None and not invitation.excluded:
            invitation.deleted_at = at


def answer_invitation(
    session: Session, review_id: UUID, *, person_id: UUID, answer: InvitationAnswer | None, on: date
) -> None:
    """Write down what somebody answered. Whoever answers was asked, so that is written down too; None takes it away."""
    if answer is not None:
        invite(session, review_id, person_ids=[person_id], on=on)
    invitation = _made(session, review_id, existing(session, Person, person_id))
    invitation.answer, invitation.answered_on = answer, on if answer else None


def keep_views_came(session: Session, review_id: UUID, *, person_id: UUID, on: date | None) -> None:
    """The day on which somebody's report or views came in; None where they have not. Also of whoever may not come."""
    open_review(session, review_id)
    _made(session, review_id, existing(session, Person, person_id)).views_received_on = on


def keep_out(
    session: Session, review_id: UUID, *, person_id: UUID, reason: str, decided_by: str = "", told_how: str = ""
) -> None:
    """Say that somebody should not be at a review, why, who decided it and how it was explained to them.

    Raises InvitedAndExcluded for somebody who was asked, and Refused without a reason.
    """
    open_review(session, review_id)
    person = existing(session, Person, person_id)
    invitation = _of(session, review_id, person_id)
    if invitation is not None and invitation.invited_on is not None:
        raise InvitedAndExcluded(
            f"{_called(person)} is invited to this review, so this was not kept. Take the invitation back first."
        )
    if not reason.strip():
        raise Refused(f"Add why {_called(person)} should not be there. They may ask, and so may the child later.")
    kept = _made(session, review_id, person)
    kept.excluded, kept.excluded_reason = True, reason.strip()
    kept.excluded_by, kept.exclusion_told_how = decided_by.strip() or None, told_how.strip() or None


def let_come(session: Session, review_id: UUID, *, person_id: UUID) -> None:
    """Somebody may come after all; they can be asked again."""
    open_review(session, review_id)
    invitation = _of(session, review_id, person_id)
    if invitation is not None:
        invitation.excluded = False
        invitation.excluded_reason = invitation.excluded_by = invitation.exclusion_told_how = None


def _of(session: Session, review_id: UUID, person_id: UUID) -> Invitation | None:
    found = session.get(Invitation, companion_id(review_id, f"invitation {person_id}"))
    return found if found is not None and found.deleted_at is None else None


def _made(session: Session, review_id: UUID, person: Person) -> Invitation:
    """The one invitation of a person to a review: found, brought back, or made."""
    invitation = session.get(Invitation, companion_id(review_id, f"invitation {person.id}"))
    if invitation is None:
        invitation = Invitation(
            id=companion_id(review_id, f"invitation {person.id}"),
            child_id=person.child_id,
            review_id=review_id,
            name=_called(person),
            person_id=person.id,
        )
        session.add(invitation)
    invitation.deleted_at = None
    return invitation


def _called(person: Person) -> str:
    return person.said_as or person.name


def _child_does_not_want(session: Session, person: Person) -> bool:
    wishes = session.get(ChildPreferences, preferences_id(person.child_id))
    return wishes is not None and is_called(wishes.not_in_the_room, person.name, person.said_as)
