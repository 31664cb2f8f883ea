"""What the menu of new letters says, and what each line begins; no Qt."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import TypeAlias
from uuid import UUID

from iro_desktop.actions import letter_kinds, letters
from iro_desktop.models.letter import LetterKind
from iro_desktop.queries.letter_offers import LetterOffer
from iro_desktop.store.store import Session
from iro_desktop.ui import words

Begin: TypeAlias = Callable[[Session], UUID]

BUTTON = "New letter"
NOTHING = "No letter can be begun here yet. Add the date of birth, or plan a review."
ICONS: Mapping[LetterKind, str] = {
    LetterKind.BIRTHDAY_CARD: "cake",
    LetterKind.INVITATION_CHILD: "send",
    LetterKind.INVITATION_PARENT: "send",
}


def line(offer: LetterOffer, child: str, today: date) -> str:
    """“Invitation to Sam, 3 September”; “… from ‘After court’” where the council has a template of its own."""
    own = f", from “{offer.template_title}”" if offer.template else ""
    return f"{_letter(offer, child, today)}{own}"


def _letter(offer: LetterOffer, child: str, today: date) -> str:
    on = f", {words.day_and_month(offer.on, today)}" if offer.on else ""
    match offer.kind:
        case LetterKind.REVIEW | LetterKind.MIDWAY:
            return f"Letter to {child} about the review{on}"
        case LetterKind.INVITATION_CHILD:
            return f"Invitation to {child}{on}"
        case LetterKind.INVITATION_PARENT:
            return f"Invitation to {offer.person_name}{on}"
        case LetterKind.ADULT_COPY:
            return f"What {offer.person_name} may have of it"
        case LetterKind.BIRTHDAY_CARD:
            return f"Birthday card{on}"
        case LetterKind.GUARDIAN:
            return f"To the guardian, {offer.person_name}: who you are"
        case LetterKind.NEW_IRO:
            return "Hello from me, the new reviewing officer"
        case LetterKind.GOODBYE:
            return "Goodbye from me"


def parts(offers: tuple[LetterOffer, ...]) -> tuple[tuple[LetterOffer, ...], ...]:
    """The offers in the groups between which the menu draws a line: to come, held, between."""
    coming = {LetterKind.INVITATION_CHILD, LetterKind.INVITATION_PARENT}
    held = {LetterKind.REVIEW, LetterKind.ADULT_COPY}
    groups = (
        tuple(one for one in offers if one.kind in coming),
        tuple(one for one in offers if one.kind in held),
        tuple(one for one in offers if one.kind not in coming | held),
    )
    return tuple(group for group in groups if group)


def begin(offer: LetterOffer, today: date) -> Begin:
    """What pressing a line does: the letter is begun, or gone on with."""
    begun = _begin(offer, today)
    return partial(letters.begin_from, begin=begun, template=offer.template) if offer.template else begun


def _begin(offer: LetterOffer, today: date) -> Begin:
    review, person, child = offer.review_id, offer.person_id, offer.child_id
    match offer.kind:
        case LetterKind.INVITATION_CHILD if review:
            return partial(letter_kinds.start_invitation, review_id=review, today=today)
        case LetterKind.INVITATION_PARENT if review and person:
            return partial(letter_kinds.start_parents_invitation, review_id=review, person_id=person, today=today)
        case LetterKind.ADULT_COPY if review and person:
            return partial(letter_kinds.start_adult_copy, review_id=review, person_id=person, today=today)
        case LetterKind.GUARDIAN if person:
            return partial(letter_kinds.start_guardian_letter, child_id=child, person_id=person, today=today)
        case LetterKind.BIRTHDAY_CARD if offer.on:
            return partial(letter_kinds.start_birthday_card, child_id=child, birthday_on=offer.on, today=today)
        case LetterKind.NEW_IRO:
            return partial(letter_kinds.start_introduction, child_id=child, today=today)
        case LetterKind.GOODBYE:
            return partial(letter_kinds.start_goodbye, child_id=child, today=today)
        case LetterKind.REVIEW if review:
            return partial(letters.start_letter, review_id=review, today=today)
        case _:
            raise AssertionError("an offer says what its letter is about")
