"""Puts a family into a real store, as the program would have it, with what was typed where it does not belong."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from uuid import UUID

from iro_desktop.actions.letters import start_letter, start_midway_letter
from iro_desktop.actions.meetings import add_attendance, add_note, begin_meeting, save_note
from iro_desktop.actions.midway_opening import begin_check
from iro_desktop.actions.officers import keep_help_line, keep_officer
from iro_desktop.models.child import Child, Home
from iro_desktop.models.ids import companion_id, imported_id
from iro_desktop.models.people import Person, PersonRole, SiblingLink
from iro_desktop.models.review import AgendaItem, Attended, Decision, Mode, NoteKind, Review, ReviewStatus
from iro_desktop.models.services import Service, ServiceOffer, Wanted
from iro_desktop.store.store import Session
from tests.letters.leaks.families import FIELDS, Family, Somebody, Whereabouts, day
from tests.raised import raised

HELD_ON = date(2026, 3, 10)
TODAY = date(2026, 3, 12)
NOON = datetime(2026, 3, 12, 12, tzinfo=UTC)
_LIVED_HERE_SINCE, _MOVED = date(2024, 2, 9), date(2025, 6, 2)


@dataclass(frozen=True, kw_only=True)
class Added:
    """The ids that papers are asked for by."""

    child_id: UUID
    review_id: UUID
    planned_id: UUID
    words_id: UUID
    decision_ids: tuple[UUID, ...]
    offers: tuple[UUID, ...]
    concern_id: UUID
    people: Mapping[str, UUID]
    worker_id: UUID
    guardian_id: UUID
    letter_id: UUID
    midway_letter_id: UUID


def add_family(session: Session, family: Family) -> Added:
    """The child with everything that a paper is made from. Nothing is finished, and nothing protected was taken out."""
    typed = {where: _sentence(family, where) for where in FIELDS}
    child_id = _child(session, family, "0007337", "Pip", family.school)
    _homes(session, family, child_id)
    people = {one.name: _person(session, child_id, one) for one in family.people}
    _sister(session, family, child_id)
    worker = Person(child_id=child_id, name="Tunde Akande", role=PersonRole.SOCIAL_WORKER, telephone="01632 960700")
    guardian = Person(child_id=child_id, name="Ines Quarmby", role=PersonRole.GUARDIAN, email="ines.q@cafcass.example")
    session.add_all([worker, guardian])
    keep_officer(session, name="Maren Ostrowe", known_as="Maren", telephone="01632 961133")
    keep_help_line(session, kind="advocate", name="Bea", telephone="08081 570112", at=NOON)
    review = _held(session, child_id, typed, family.carer.name)
    decisions = _decisions(session, review, typed, family, people)
    note = add_note(session, review.id, kind=NoteKind.CHILDS_WORDS)
    save_note(session, note, text=f"“I want Nan to see my den.{typed['childs_words']}”")
    review.status, review.completed_on = ReviewStatus.COMPLETED, HELD_ON
    session.flush()
    begin_check(session, review.id)
    session.flush()
    planned = Review(child_id=child_id, planned_on=date(2026, 9, 3), mode=Mode.IN_PERSON)
    planned.place = f"at the library{typed['place']}"
    session.add(planned)
    session.flush()
    session.add(AgendaItem(child_id=child_id, review_id=planned.id, position=0, text=f"School trip{typed['agenda']}"))
    offers = _offers(session, child_id, typed)
    concern = raised(session, child_id, on=HELD_ON, concern=f"The plan was not shared.{typed['concern']}")
    session.flush()
    return Added(
        child_id=child_id,
        review_id=review.id,
        planned_id=planned.id,
        words_id=companion_id(note, "words"),
        decision_ids=decisions,
        offers=offers,
        concern_id=concern,
        people=people,
        worker_id=worker.id,
        guardian_id=guardian.id,
        letter_id=start_letter(session, review.id, today=TODAY),
        midway_letter_id=start_midway_letter(session, review.id, today=TODAY),
    )


def typed_in(family: Family, where: str) -> str:
    """What was typed in a field that `add_family` leaves to the paper."""
    return _sentence(family, where)


def without_what_was_typed(family: Family) -> Family:
    """The same family, with nothing where it does not belong."""
    return replace(family, typed=())


def _sentence(family: Family, where: str) -> str:
    return "".join(f" It was at {one.written} then." for one in family.typed if one.where == where)


def _child(session: Session, family: Family, number: str, known_as: str, school: str | None) -> UUID:
    child = Child(
        id=imported_id("TEST", number, "child"),
        council="TEST",
        council_child_id=number,
        known_as=known_as,
        date_of_birth=day(family),
        school=school,
        animal="hedgehog",
        colour="sand",
    )
    session.add(child)
    session.flush()
    return child.id


def _homes(session: Session, family: Family, child_id: UUID) -> None:
    withheld = tuple(one.name for one in family.parents[:1]) if family.withheld_from_a_parent else ()
    if family.home_before is not None:
        session.add(_home(child_id, family.home_before, (_LIVED_HERE_SINCE, _MOVED), withheld))
    session.add(_home(child_id, family.home, (_MOVED, None), withheld, family.carer.name))


def _home(
    child_id: UUID,
    place: Whereabouts,
    lived: tuple[date, date | None],
    withheld: tuple[str, ...],
    whom: str | None = None,
) -> Home:
    return Home(
        child_id=child_id,
        from_on=lived[0],
        until_on=lived[1],
        with_whom=whom,
        address=place.address,
        postcode=place.postcode,
        telephone=place.telephone,
        withheld_from=withheld,
    )


def _person(session: Session, child_id: UUID, somebody: Somebody) -> UUID:
    person = Person(
        child_id=child_id,
        name=somebody.name,
        role=somebody.role,
        address=somebody.address,
        telephone=somebody.telephone,
        email=somebody.email,
        address_withheld=somebody.address_withheld,
        may_not_be_told=somebody.not_told,
        comes_to_reviews=True,
    )
    session.add(person)
    session.flush()
    return person.id


def _sister(session: Session, family: Family, child_id: UUID) -> None:
    other = _child(session, family, "0009911", "Wren", None)
    place = family.home if family.sister_lives_here_too else family.sister
    session.add(_home(other, place, (_MOVED, None), ()))
    # Where she lives now is as hidden from the child's papers as where she lived before.
    session.add(_home(other, family.sister, (_LIVED_HERE_SINCE, _MOVED), ()))
    sister = Person(child_id=child_id, name="Wren", role=PersonRole.BROTHER_OR_SISTER, other_child_id=other)
    session.add(sister)
    session.flush()
    session.add(
        SiblingLink(
            id=companion_id(sister.id, "sibling"),
            child_id=child_id,
            person_id=sister.id,
            live_together=family.sister_lives_here_too,
        )
    )


def _held(session: Session, child_id: UUID, typed: Mapping[str, str], carer: str) -> Review:
    review = Review(child_id=child_id, planned_on=HELD_ON, planned_time=time(16), mode=Mode.IN_PERSON)
    review.place = f"the library{typed['place']}"
    review.plan_for_home = f"The plan is for you to stay where you are.{typed['plan']}"
    review.next_review_on = date(2026, 9, 3)
    session.add(review)
    session.flush()
    begin_meeting(session, review.id, on=HELD_ON, at=time(16))
    add_attendance(session, review.id, name=f"Mum{typed['attendance']}", attended=Attended.DID_NOT_COME)
    add_attendance(session, review.id, name=carer, attended=Attended.CAME)
    return review


def _decisions(
    session: Session, review: Review, typed: Mapping[str, str], family: Family, people: Mapping[str, UUID]
) -> tuple[UUID, ...]:
    rows = (
        (f"Arrange family time.{typed['wording']}", f"Tunde will take you.{typed['child_wording']}", "Tunde Akande"),
        ("Join the climbing club", "You will go climbing.", f"{family.carer.name}{typed['owner']}"),
    )
    decisions = [
        Decision(
            child_id=review.child_id,
            review_id=review.id,
            number=number,
            wording=wording,
            child_wording=childs,
            owner_name=owner,
            owner_person_id=people.get(owner),
            due_on=date(2026, 4, 4),
        )
        for number, (wording, childs, owner) in enumerate(rows, start=1)
    ]
    session.add_all(decisions)
    session.flush()
    return tuple(one.id for one in decisions)


def _offers(session: Session, child_id: UUID, typed: Mapping[str, str]) -> tuple[UUID, ...]:
    offers = [
        ServiceOffer(
            child_id=child_id,
            service=service,
            offered_on=HELD_ON,
            wanted=Wanted.YES,
            purpose=f"To be heard.{typed['purpose']}",
            explained_how=f"With pictures.{typed['explained']}",
        )
        for service in (Service.ADVOCACY, Service.LIFELONG_LINKS)
    ]
    session.add_all(offers)
    session.flush()
    return tuple(one.id for one in offers)
