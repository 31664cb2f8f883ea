"""Who a child is, and how they want things done: written down field by field, and a child added by hand."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from iro_desktop.actions.changing import Changes, field_names, write
from iro_desktop.actions.finding import existing
from iro_desktop.models.care import Episode, LegalStatus, UnaccompaniedStatus
from iro_desktop.models.child import ANIMALS, COLOURS, Child, ChildPreferences, Home, LetterFormat, preferences_id
from iro_desktop.models.ids import imported_id
from iro_desktop.models.refused import Refused
from iro_desktop.models.timescales import birthday_at, day_in_full
from iro_desktop.queries.council import council_here

DAY_WHERE_NOT_KNOWN = 15
"""The day of the month that stands for a day of birth nobody knows, by the return's custom."""

CHILD_FIELDS = field_names(
    "date_of_birth known_as given_name family_name pronouns sex ethnicity first_language interpreter_language "
    "other_names date_of_birth_estimated gender nationality religion heritage interpreter_dialect "
    "interpreter_gender needs communication has_ehc_plan health_notes school school_year animal colour"
)
WISH_FIELDS = field_names(
    "likes not_times not_in_the_room preferred_contact best_time review_place review_mode who_chairs "
    "opening_activity reads_letter_with reading_band reading_words letter_font letter_size_points letter_paper "
    "letter_pictures language letter_format who_to_invite topics_wanted topics_not_wanted words_for_people "
    "contact_between_reviews"
)
_LONGEST_NUMBER = 10


def change_child(session: Session, child_id: UUID, changes: Changes, *, today: date) -> None:
    """Write down who a child is.

    Raises Refused for an empty name to be called by, a birth after today, or one after something that happened to
    the child. Where the day of birth is not known, the 15th stands for it.
    """
    child = existing(session, Child, child_id)
    before = child.date_of_birth
    write(child, changes, CHILD_FIELDS)
    if "known_as" in changes and not child.known_as:
        raise Refused("Type the name the child likes to be called. Letters will greet them with it.")
    if (child.animal and child.animal not in ANIMALS) or (child.colour and child.colour not in COLOURS):
        raise Refused("Choose one of the pictures that are shown.")
    if child.date_of_birth is not None and child.date_of_birth_estimated:
        child.date_of_birth = child.date_of_birth.replace(day=DAY_WHERE_NOT_KNOWN)
    if {"date_of_birth", "date_of_birth_estimated"} & set(changes):
        _refuse_an_impossible_birth(session, child, today)
        _move_the_18th_birthday(session, child, before)


def say_came_alone(session: Session, child_id: UUID, *, alone: bool, at: datetime) -> None:
    """Write down whether the child came to the UK without a parent, as the return's UASC table does.

    By its convention the status ends on the 18th birthday until it really ends.
    """
    child = existing(session, Child, child_id)
    status_id = imported_id(child.council, child.council_child_id, "uasc")
    status = session.get(UnaccompaniedStatus, status_id) or session.scalar(
        select(UnaccompaniedStatus).where(UnaccompaniedStatus.child_id == child_id).limit(1)
    )
    if status is None and alone:
        ends = birthday_at(child.date_of_birth, 18) if child.date_of_birth else None
        session.add(UnaccompaniedStatus(id=status_id, child_id=child_id, sex=child.sex, ceased_on=ends))
    elif status is not None:
        status.deleted_at = None if alone else (status.deleted_at or at)


def change_wishes(session: Session, child_id: UUID, changes: Changes, *, on: date) -> None:
    """Write how the child wants things done; the day is kept, so that everyone sees how fresh it is."""
    wishes = _wishes(session, child_id)
    write(wishes, changes, WISH_FIELDS)
    wishes.confirmed_on = on


def choose_form_of_letters(
    session: Session, child_id: UUID, form: LetterFormat | None, *, on: date
) -> LetterFormat | None:
    """Say in which form this child gets letters, every one of them. Returns the form before, to undo it."""
    before = _wishes(session, child_id).letter_format
    change_wishes(session, child_id, {"letter_format": form}, on=on)
    return before


def choose_pictures_in_letters(session: Session, child_id: UUID, wish: str | None, *, on: date) -> str | None:
    """Say whether this child wants pictures in letters, one of `letters.content.Pictures`, or None for not said.

    Letters that are finished stay as they are. Returns the wish before, to undo it.
    """
    before = _wishes(session, child_id).letter_pictures
    change_wishes(session, child_id, {"letter_pictures": wish}, on=on)
    return before


def confirm_wishes(session: Session, child_id: UUID, *, on: date | None) -> None:
    """The child said that all of it still holds. None takes the day away again."""
    _wishes(session, child_id).confirmed_on = on


def add_child(session: Session, values: Changes, *, today: date) -> UUID:
    """Write down a child who is not in the council's files yet. Returns the child's id.

    The council's number gives the id that the files will give, so that they find this child and make no second one.
    Raises Refused without a name and number, or where the number is another child's.
    """
    number = str(values.get("council_child_id") or "").strip()
    if not str(values.get("known_as") or "").strip():
        raise Refused("Type the name the child likes to be called. Letters will greet them with it.")
    if not number or len(number) > _LONGEST_NUMBER:
        raise Refused(
            "Type the council’s number of the child, up to 10 characters, zeros too. "
            "The council’s files then find this child."
        )
    council, practise = _council_and_practise(session)
    child_id = imported_id(council, number, "header")
    same_number = select(Child.id).where(Child.council == council, Child.council_child_id == number).limit(1)
    if session.scalar(same_number) is not None:
        raise Refused(f"There is a child with the number {number} already. Nothing was added. Look under Children.")
    session.add(Child(id=child_id, council=council, council_child_id=number, practise=practise))
    session.flush()
    change_child(session, child_id, {n: v for n, v in values.items() if n != "council_child_id"}, today=today)
    return child_id


def refuse_before_birth(session: Session, child_id: UUID, day: date | None, what: str) -> None:
    """Raise Refused where something is said to have been before the child was born."""
    born_on = existing(session, Child, child_id).date_of_birth
    if day is not None and born_on is not None and day < born_on:
        raise Refused(
            f"{what} on {day_in_full(day)}, before the child was born on {day_in_full(born_on)}. "
            "What was there before is kept. Change one of the two days."
        )


def _wishes(session: Session, child_id: UUID) -> ChildPreferences:
    existing(session, Child, child_id)
    wishes = session.get(ChildPreferences, preferences_id(child_id))
    if wishes is None:
        wishes = ChildPreferences(id=preferences_id(child_id), child_id=child_id)
        session.add(wishes)
    return wishes


def _refuse_an_impossible_birth(session: Session, child: Child, today: date) -> None:
    born_on = child.date_of_birth
    if born_on is None:
        return
    if born_on > today:
        raise Refused(
            f"{day_in_full(born_on)} is after today, so nobody was born on it yet. The day before is kept. "
            "Type the day with its year, such as “2 June 2017”."
        )
    firsts = [
        session.scalar(select(func.min(day)).where(of == child.id, gone.is_(None)))
        for day, of, gone in (
            (Episode.started_on, Episode.child_id, Episode.deleted_at),
            (LegalStatus.from_on, LegalStatus.child_id, LegalStatus.deleted_at),
            (Home.from_on, Home.child_id, Home.deleted_at),
        )
    ]
    earliest = min((day for day in firsts if day is not None), default=None)
    if earliest is not None and earliest < born_on:
        raise Refused(
            f"The child was in care or at a home on {day_in_full(earliest)}, before {day_in_full(born_on)}. "
            "The day of birth from before is kept. Put that right first if it is wrong."
        )


def _move_the_18th_birthday(session: Session, child: Child, before: date | None) -> None:
    """The status of a child who came alone ends on the 18th birthday by convention: it moves with the birthday."""
    if child.date_of_birth is None or child.date_of_birth == before:
        return
    by_convention = birthday_at(before, 18) if before else None
    for status in session.scalars(select(UnaccompaniedStatus).where(UnaccompaniedStatus.child_id == child.id)):
        if status.ceased_on == by_convention:
            status.ceased_on = birthday_at(child.date_of_birth, 18)


def _council_and_practise(session: Session) -> tuple[str, bool]:
    """The council of the children here. Where all are invented, so is the one who is added."""
    practise = session.scalars(select(Child.council).where(Child.practise).limit(1)).first()
    real = session.scalars(select(Child.id).where(Child.practise.is_(False)).limit(1)).first()
    if practise is not None and real is None:
        return practise, True
    return council_here(session), False
