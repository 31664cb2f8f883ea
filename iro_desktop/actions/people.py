"""The people around a child: family and network, carers, and the professionals with their changes."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from iro_desktop.actions.addresses import keep_address_before
from iro_desktop.actions.changing import Changes, day_in, field_names, text_in, write
from iro_desktop.actions.finding import existing
from iro_desktop.actions.homes import rename_in_homes, withhold_homes_from
from iro_desktop.models.child import Child
from iro_desktop.models.ids import companion_id
from iro_desktop.models.people import ChangeReason, Person, PersonRole, SiblingLink, ToldAbout
from iro_desktop.models.refused import Refused
from iro_desktop.models.timescales import day_in_full

PERSON_FIELDS = field_names(
    "name role said_as role_in_words team telephone email comes_to_reviews until_on since_on change_reason "
    "parental_responsibility may_be_told may_not_be_told family_time_limits first_language interpreter_language "
    "address address_withheld"
)
SIBLING_FIELDS = field_names("live_together why_apart same_officer why_another_officer family_time_plan")


def add_person(session: Session, child_id: UUID, values: Changes, *, today: date) -> UUID:
    """Write down somebody in the child's life: at least a name and what they are to the child. Returns their id."""
    existing(session, Child, child_id)
    if not text_in(values, "name"):
        raise Refused("Type the name of this person.")
    if not text_in(values, "role"):
        raise Refused("Choose what this person is to the child.")
    person = Person(child_id=child_id, name=text_in(values, "name"), role=PersonRole(text_in(values, "role")))
    session.add(person)
    session.flush()
    change_person(session, person.id, values, today=today)
    return person.id


def change_person(session: Session, person_id: UUID, changes: Changes, *, today: date) -> None:
    """Change what is written about somebody.

    What they must not be told stands above what they may: the same thing is taken off the other list. Who may not be
    told of the home is put on its list of those it is withheld from. Raises Refused for an empty name, an end before
    the beginning, and for withholding the home from a carer who lives there.
    """
    person = existing(session, Person, person_id)
    before, lived_at = person.name, person.address
    write(person, {name: value for name, value in changes.items() if name != "role" or value}, PERSON_FIELDS)
    if not person.name:
        raise Refused("A person needs a name. The name from before is kept.")
    if person.since_on is not None and person.until_on is not None and person.until_on < person.since_on:
        raise Refused(
            f"{person.name} is there since {day_in_full(person.since_on)}, so it cannot end before. "
            "What was there before is kept. Change one of the two days."
        )
    if person.address != lived_at:
        keep_address_before(session, person.child_id, person.id, address=lived_at, postcode=None, today=today)
    if person.name != before:
        rename_in_homes(session, person.child_id, before, person.name)
    if "may_be_told" in changes:
        person.may_not_be_told = _without(person.may_not_be_told, person.may_be_told)
    if "may_not_be_told" in changes:
        person.may_be_told = _without(person.may_be_told, person.may_not_be_told)
        if ToldAbout.HOME in person.may_not_be_told:
            withhold_homes_from(session, person)


def replace_professional(session: Session, person_id: UUID, values: Changes, *, today: date) -> UUID:
    """Somebody else does this now: `name`, `since_on`, `change_reason`. Returns the id of who comes.

    One ends and the next begins on the same day, in the same role and team, and comes to reviews if the other did.
    """
    leaving = existing(session, Person, person_id)
    name, on = text_in(values, "name"), day_in(values, "since_on")
    if not name or on is None:
        raise Refused("Type who comes, and the day from which they are there.")
    if leaving.until_on is not None:
        raise Refused(f"{leaving.name} has left already. Add the new person to the list of people.")
    coming = Person(
        child_id=leaving.child_id,
        name=name,
        role=leaving.role,
        role_in_words=leaving.role_in_words,
        team=leaving.team,
        comes_to_reviews=leaving.comes_to_reviews,
        since_on=on,
    )
    session.add(coming)
    reason = text_in(values, "change_reason") or ChangeReason.OTHER
    change_person(session, person_id, {"until_on": on, "change_reason": reason, "comes_to_reviews": False}, today=today)
    return coming.id


def take_back_replacement(session: Session, person_id: UUID, coming_id: UUID, *, came: bool, at: datetime) -> None:
    """Undo it: who left is there again, and comes to reviews if they `came` before."""
    person = existing(session, Person, person_id)
    person.until_on, person.change_reason, person.comes_to_reviews = None, None, came
    existing(session, Person, coming_id).deleted_at = at


def change_sibling(session: Session, person_id: UUID, changes: Changes, *, today: date) -> None:
    """Write down whether a brother or sister lives with the child and has the same officer, and why not.

    `other_child_id` says which child on this laptop it is. A reason is dropped where there is nothing to give it for.
    """
    del today
    person = existing(session, Person, person_id)
    if "other_child_id" in changes:
        other = text_in(changes, "other_child_id")
        if other == str(person.child_id):
            raise Refused("A child is not their own brother or sister. Choose another child.")
        person.other_child_id = existing(session, Child, UUID(other)).id if other else None
    of_the_link = {name: value for name, value in changes.items() if name != "other_child_id"}
    if not of_the_link:
        return
    link_id = companion_id(person_id, "sibling")
    link = session.get(SiblingLink, link_id)
    if link is None:
        link = SiblingLink(id=link_id, child_id=person.child_id, person_id=person_id)
        session.add(link)
    link.deleted_at = None
    write(link, of_the_link, SIBLING_FIELDS)
    link.why_apart = None if link.live_together else link.why_apart
    link.why_another_officer = None if link.same_officer else link.why_another_officer


def add_sibling(session: Session, child_id: UUID, values: Changes, *, today: date) -> UUID:
    """Write down a brother or sister by name, or by the child on this laptop who it is. Returns the person's id."""
    other = text_in(values, "other_child_id")
    name = text_in(values, "name")
    if other and not name:
        child = existing(session, Child, UUID(other))
        name = " ".join(part for part in (child.given_name or child.known_as, child.family_name) if part)
    role = PersonRole.BROTHER_OR_SISTER
    words = values.get("role_in_words")
    person_id = add_person(session, child_id, {"name": name, "role": role, "role_in_words": words}, today=today)
    if other:
        change_sibling(session, person_id, {"other_child_id": other}, today=today)
    return person_id


def _without(kept: tuple[str, ...], taken: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(about for about in kept if about not in taken)
