"""Which letters can be begun for a child today: those that the records have something to say for."""

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.letters.kinds import KIND_IN_FILE
from iro_desktop.letters.own_templates import ANY
from iro_desktop.letters.templates import ADULT
from iro_desktop.models.birthdays import next_birthday
from iro_desktop.models.child import Child
from iro_desktop.models.letter import LetterKind
from iro_desktop.models.people import Allocation, Person, PersonRole
from iro_desktop.models.review import Review, ReviewStatus
from iro_desktop.queries.letter_occasions import is_of
from iro_desktop.queries.letter_reader import band_for
from iro_desktop.queries.letter_templates import own_templates
from iro_desktop.queries.officers import this_officer

_MAY_HAVE_A_COPY = frozenset(
    {
        *(PersonRole.PARENT, PersonRole.CARER, PersonRole.GRANDPARENT, PersonRole.OTHER_FAMILY),
        *(PersonRole.SOCIAL_WORKER, PersonRole.ADVOCATE, PersonRole.KEY_WORKER),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterOffer:
    """A letter that can be begun, or gone on with."""

    kind: LetterKind
    child_id: UUID
    review_id: UUID | None = None
    person_id: UUID | None = None
    person_name: str = ""
    on: date | None = None
    """The day of the review, or the birthday."""
    template: str = ""
    """The council's own template that it is written from; empty for the one that it begins with by itself."""
    template_title: str = ""


def letter_offers(
    session: Session, child_id: UUID, *, today: date, bank_holidays: Container[date]
) -> tuple[LetterOffer, ...]:
    """Every letter that can be begun for a child, in the order of the work: invite, tell, greet."""
    child = session.get(Child, child_id)
    if child is None or child.deleted_at is not None:
        return ()
    people = session.scalars(
        select(Person)
        .where(Person.child_id == child_id, Person.until_on.is_(None), Person.deleted_at.is_(None))
        .order_by(Person.role, Person.name)
    ).all()
    offers = (
        *_about_coming(session, child_id, people),
        *_about_held(session, child_id, people, today),
        *_birthday(child, today, bank_holidays),
        *_guardians(child_id, people),
        *_about_the_officer(session, child_id),
    )
    return _with_own_templates(session, offers, today)


def invitations_offered(session: Session, review_id: UUID, *, today: date) -> tuple[LetterOffer, ...]:
    """The invitations to one review that was not held yet: the child's, then each parent's."""
    review = session.get(Review, review_id)
    if review is None or review.deleted_at is not None or review.held_on is not None:
        return ()
    people = session.scalars(
        select(Person)
        .where(Person.child_id == review.child_id, Person.until_on.is_(None), Person.deleted_at.is_(None))
        .order_by(Person.name)
    ).all()
    return _with_own_templates(session, _invitations(review, people), today)


def _with_own_templates(session: Session, offers: tuple[LetterOffer, ...], today: date) -> tuple[LetterOffer, ...]:
    """Behind each letter, the council's own templates that it may be written from: for adults, any age, or the child's.

    Where nobody knows how the child reads, those for every age are offered.
    """
    own = [one for one in own_templates(session) if one.can_be_begun]
    if not own or not offers:
        return offers
    band = band_for(session, offers[0].child_id, today)
    suiting = [one for one in own if band is None or one.age_band in {ADULT, ANY, band.value}]
    return tuple(
        told
        for offer in offers
        for told in (
            offer,
            *(
                replace(offer, template=one.name, template_title=one.title)
                for one in suiting
                if one.kind == KIND_IN_FILE[offer.kind]
            ),
        )
    )


def _about_coming(session: Session, child_id: UUID, people: Sequence[Person]) -> tuple[LetterOffer, ...]:
    review = session.scalar(
        select(Review)
        .where(
            Review.child_id == child_id,
            Review.status == ReviewStatus.PLANNED,
            Review.held_on.is_(None),
            Review.deleted_at.is_(None),
        )
        .order_by(Review.planned_on)
        .limit(1)
    )
    return _invitations(review, people) if review is not None else ()


def _invitations(review: Review, people: Sequence[Person]) -> tuple[LetterOffer, ...]:
    own = LetterOffer(
        kind=LetterKind.INVITATION_CHILD, child_id=review.child_id, review_id=review.id, on=review.planned_on
    )
    parents = (one for one in people if one.role is PersonRole.PARENT)
    return (
        own,
        *(replace(own, kind=LetterKind.INVITATION_PARENT, person_id=one.id, person_name=one.name) for one in parents),
    )


def _about_held(session: Session, child_id: UUID, people: Sequence[Person], today: date) -> tuple[LetterOffer, ...]:
    review = session.scalar(
        select(Review)
        .where(
            Review.child_id == child_id,
            Review.held_on.is_not(None),
            Review.held_on <= today,
            Review.from_files.is_(False),
            Review.deleted_at.is_(None),
        )
        .order_by(Review.held_on.desc())
        .limit(1)
    )
    if review is None:
        return ()
    own = LetterOffer(kind=LetterKind.REVIEW, child_id=child_id, review_id=review.id, on=review.held_on)
    copies = (one for one in people if one.role in _MAY_HAVE_A_COPY)
    return (
        own,
        *(replace(own, kind=LetterKind.ADULT_COPY, person_id=one.id, person_name=one.name) for one in copies),
    )


def _birthday(child: Child, today: date, bank_holidays: Container[date]) -> tuple[LetterOffer, ...]:
    if child.date_of_birth is None or child.date_of_birth >= today:
        return ()
    on, _, _ = next_birthday(child.date_of_birth, today, bank_holidays)
    return (LetterOffer(kind=LetterKind.BIRTHDAY_CARD, child_id=child.id, on=on),)


def _guardians(child_id: UUID, people: Sequence[Person]) -> tuple[LetterOffer, ...]:
    return tuple(
        LetterOffer(kind=LetterKind.GUARDIAN, child_id=child_id, person_id=one.id, person_name=one.name)
        for one in people
        if one.role is PersonRole.GUARDIAN
    )


def _about_the_officer(session: Session, child_id: UUID) -> tuple[LetterOffer, ...]:
    """Hello and goodbye, the one that the record speaks for first: goodbye where somebody comes after."""
    if this_officer(session) is None:
        return ()
    hello = LetterOffer(kind=LetterKind.NEW_IRO, child_id=child_id)
    goodbye = LetterOffer(kind=LetterKind.GOODBYE, child_id=child_id)
    return (goodbye, hello) if _somebody_comes_after(session, child_id) else (hello, goodbye)


def _somebody_comes_after(session: Session, child_id: UUID) -> bool:
    officer = this_officer(session)
    last = session.scalar(
        select(Allocation)
        .where(Allocation.child_id == child_id, Allocation.deleted_at.is_(None))
        .order_by(Allocation.from_on.desc(), Allocation.id.desc())
        .limit(1)
    )
    return officer is not None and last is not None and not is_of(last, officer)
