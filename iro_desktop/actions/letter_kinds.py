"""Beginning every kind of letter that is not about a review held: invitations, a card, a new officer, an adult's copy.

Each has an id that follows from what it is for, so that two laptops which begin the same one hold one after sync.
Beginning one that was begun goes on with its newest version.
"""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from iro_desktop.actions.finding import existing
from iro_desktop.letters.kinds import template_for
from iro_desktop.models.child import AgeBand, Child
from iro_desktop.models.ids import companion_id
from iro_desktop.models.invitation import Invitation
from iro_desktop.models.letter import Letter, LetterKind, goodbye_id, introduction_id
from iro_desktop.models.people import Person, PersonRole
from iro_desktop.models.refused import Refused
from iro_desktop.models.review import Review
from iro_desktop.models.timescales import birthday_in_year
from iro_desktop.queries.letter_reader import band_for
from iro_desktop.queries.letter_templates import template_now
from iro_desktop.queries.officers import this_officer


def start_invitation(session: Session, review_id: UUID, *, today: date) -> UUID:
    """Begin the child's invitation to a review. Refused for a review that was held."""
    review = _to_come(session, review_id)
    letter_id = companion_id(review_id, "letter invitation")
    return _begun(session, letter_id, review.child_id, LetterKind.INVITATION_CHILD, today=today, about_id=review_id)


def start_parents_invitation(session: Session, review_id: UUID, person_id: UUID, *, today: date) -> UUID:
    """Begin somebody's invitation to a review. Refused for whoever should not be there, and for another child's."""
    review = _to_come(session, review_id)
    person = _of_child(session, review.child_id, person_id)
    invitation = session.get(Invitation, companion_id(review_id, f"invitation {person_id}"))
    if invitation is not None and invitation.deleted_at is None and invitation.excluded:
        raise Refused(
            f"{person.name} should not be at this review, so no invitation was begun. Say first that they may come."
        )
    return _begun(
        session,
        companion_id(review_id, f"letter invitation {person_id}"),
        review.child_id,
        LetterKind.INVITATION_PARENT,
        today=today,
        about_id=review_id,
        to=person,
    )


def start_introduction(session: Session, child_id: UUID, *, today: date) -> UUID:
    """Begin the letter in which this officer, who takes over, says who they are."""
    letter_id = introduction_id(child_id, _officer(session))
    return _begun(session, letter_id, child_id, LetterKind.NEW_IRO, today=today)


def start_goodbye(session: Session, child_id: UUID, *, today: date) -> UUID:
    """Begin the letter in which this officer, who leaves, says goodbye."""
    letter_id = goodbye_id(child_id, _officer(session))
    return _begun(session, letter_id, child_id, LetterKind.GOODBYE, today=today)


def start_birthday_card(session: Session, child_id: UUID, *, birthday_on: date, today: date) -> UUID:
    """Begin the card for one birthday. Refused for a day on which the child has none."""
    born_on = existing(session, Child, child_id).date_of_birth
    if born_on is None:
        raise Refused("Nobody wrote down when this child was born, so no card was begun. Add the date of birth first.")
    if birthday_on <= born_on or birthday_in_year(born_on, birthday_on.year) != birthday_on:
        raise Refused("That is not a birthday of this child, so no card was begun. Look at the child’s record.")
    letter_id = companion_id(child_id, f"letter card {birthday_on.isoformat()}")
    return _begun(session, letter_id, child_id, LetterKind.BIRTHDAY_CARD, today=today, about_on=birthday_on)


def start_guardian_letter(session: Session, child_id: UUID, person_id: UUID, *, today: date) -> UUID:
    """Begin the letter that tells the children's guardian who the reviewing officer is."""
    person = _of_child(session, child_id, person_id)
    if person.role is not PersonRole.GUARDIAN:
        raise Refused(f"{person.name} is not written down as the children’s guardian. No letter was begun.")
    letter_id = companion_id(person_id, f"letter guardian {_officer(session)}")
    return _begun(session, letter_id, child_id, LetterKind.GUARDIAN, today=today, to=person)


def start_adult_copy(session: Session, review_id: UUID, person_id: UUID, *, today: date) -> UUID:
    """Begin what one adult may have of a review that was held."""
    review = existing(session, Review, review_id)
    if review.held_on is None:
        raise Refused("This review was not held yet, so there is nothing to tell. No letter was begun.")
    person = _of_child(session, review.child_id, person_id)
    letter_id = companion_id(review_id, f"letter copy {person_id}")
    return _begun(
        session, letter_id, review.child_id, LetterKind.ADULT_COPY, today=today, about_id=review_id, to=person
    )


def _begun(
    session: Session,
    letter_id: UUID,
    child_id: UUID,
    kind: LetterKind,
    *,
    today: date,
    about_id: UUID | None = None,
    about_on: date | None = None,
    to: Person | None = None,
) -> UUID:
    """The newest version of a letter, made where there is none; one that was deleted is there again."""
    newest = _newest(session, letter_id)
    if newest is not None:
        newest.deleted_at = None
        return newest.id
    band = band_for(session, child_id, today) or AgeBand.FROM_8_TO_11
    name = template_for(kind, band)
    used = template_now(session, name)
    template = used.template
    session.add(
        Letter(
            id=letter_id,
            child_id=child_id,
            about_id=about_id,
            about_on=about_on,
            kind=kind,
            recipient_id=to.id if to is not None else None,
            recipient_name=to.name if to is not None else None,
            template=name,
            template_version=template.version,
            template_text_id=used.text_id,
            title=template.title,
            age_band=band,
            language=template.language,
        )
    )
    return letter_id


def _newest(session: Session, letter_id: UUID) -> Letter | None:
    found = session.get(Letter, letter_id)
    while found is not None:
        later = session.get(Letter, companion_id(found.id, "next version"))
        if later is None or later.deleted_at is not None:
            break
        found = later
    return found


def _to_come(session: Session, review_id: UUID) -> Review:
    review = existing(session, Review, review_id)
    if review.held_on is not None:
        raise Refused("This review was held, so nobody can be invited to it any more. Nothing was begun.")
    return review


def _of_child(session: Session, child_id: UUID, person_id: UUID) -> Person:
    person = existing(session, Person, person_id)
    if person.child_id != child_id:
        raise Refused("This person belongs to another child. No letter was begun.")
    return person


def _officer(session: Session) -> UUID:
    officer = this_officer(session)
    if officer is None:
        raise Refused("Nobody is written down as the officer of this laptop. Add your name in Settings first.")
    return officer.officer_id
