"""What each section of a child's record says, lists and offers; no Qt."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from iro_desktop.models.people import FAMILY_AND_FRIENDS, PersonRole, ToldAbout
from iro_desktop.queries.child_record import ChildRecord, Kept, Sibling
from iro_desktop.ui import words
from iro_desktop.ui.child import in_words
from iro_desktop.ui.child_record import fields_of_records as of_records
from iro_desktop.ui.child_record.lists import Ask, home_name, lock_line, status_name
from iro_desktop.ui.child_record.specs import Group, Section
from iro_desktop.ui.shown import Choice

_REMOVED: Mapping[Section, str] = {
    Section.CARE: "Legal status",
    Section.HOMES: "Home",
    Section.PEOPLE: "Person",
    Section.SIBLINGS: "Brother or sister",
    Section.SERVICES: "Offer",
    Section.OFFICER: "Officer",
}
GROUPS: Mapping[Section, tuple[Group, ...]] = {
    Section.CARE: of_records.STATUS,
    Section.HOMES: of_records.HOME,
    Section.PEOPLE: of_records.PERSON,
    Section.SIBLINGS: of_records.SIBLING,
    Section.SERVICES: of_records.OFFER,
    Section.OFFICER: of_records.OFFICER,
}
"""The form of one record, of the sections that hold several."""


@dataclass(frozen=True, slots=True)
class OpenRecord:
    """One record of a section, opened."""

    title: str
    values: Mapping[str, object]
    remove: str
    notes: Mapping[str, str] = field(default_factory=dict)
    """A quiet line with a lock above a group of fields, by the group's key."""
    asks: tuple[Ask, ...] = ()
    leads_to: tuple[UUID, str] | None = None
    """A child's own page, and the words on the button that leads there."""


def title(record: ChildRecord, today: date) -> str:
    return f"About {words.name_and_age(in_words.capital(record.who.name), record.who.born_on, today)}"


def back_words(record: ChildRecord) -> str:
    return in_words.capital(record.who.name)


def sections(record: ChildRecord | None) -> tuple[Choice, ...]:
    """The sections, with how much there is in each."""
    several: Mapping[Section, int] = (
        {}
        if record is None
        else {
            Section.HOMES: len(record.homes),
            Section.PEOPLE: sum(one.values.get("until_on") is None for one in record.people),
            Section.SIBLINGS: len(record.siblings),
            Section.SERVICES: len(record.services),
        }
    )
    name = in_words.capital(record.who.name) if record else "the child"
    shown = {
        Section.NAMES: "Names",
        Section.WISHES: f"What {name} wants",
        Section.CARE: "In care",
        Section.HOMES: "Homes",
        Section.PEOPLE: "People",
        Section.SIBLINGS: "Brothers and sisters",
        Section.SERVICES: "Services",
        Section.OFFICER: "Officer",
    }
    return tuple(Choice(section, shown[section], count=several.get(section) or None) for section in Section)


def confirmed(record: ChildRecord, today: date) -> str:
    """When the child last said that these are their wishes."""
    on = record.wishes.confirmed_on
    return f"Confirmed on {words.day_and_month(on, today)}." if on else "Nobody has asked yet."


def confirm_words(record: ChildRecord) -> str:
    return f"{in_words.capital(record.who.name)} says this is right"


def wishes_confirmed(record: ChildRecord) -> str:
    """What is said afterwards. Every such sentence names the child: it guards against the wrong one."""
    return f"{words.whose(in_words.capital(record.who.name))} wishes confirmed today."


def removed(record: ChildRecord, section: Section) -> str:
    return f"{_REMOVED[section]} removed for {record.who.name}."


def opened(record: ChildRecord, section: Section, record_id: UUID) -> OpenRecord | None:
    """One record of a section; None where it is not there any more."""
    if section is Section.SIBLINGS:
        sibling = next((one for one in record.siblings if one.person.record_id == record_id), None)
        return None if sibling is None else _open_sibling(sibling)
    kept = next((one for one in _records(record, section) if one.record_id == record_id), None)
    if kept is None:
        return None
    match section:
        case Section.CARE:
            return OpenRecord(status_name(kept), kept.values, "Remove this status")
        case Section.HOMES:
            return OpenRecord(home_name(kept), kept.values, "Remove this home", {"address": lock_line(record, kept)})
        case Section.PEOPLE:
            return _open_person(kept)
        case Section.SERVICES:
            return OpenRecord(of_records.SERVICES[kept.text("service")], kept.values, "Remove this offer")
        case _:
            return OpenRecord(kept.text("officer_name"), kept.values, "Remove this officer")


def comes_to_reviews(record: ChildRecord, person_id: UUID) -> bool:
    return any(one.record_id == person_id and one.values.get("comes_to_reviews") is True for one in record.people)


def withheld_now(record: ChildRecord, person_id: UUID, name: str, value: object) -> str:
    """What saying that somebody must not learn of the home does beside it; empty where it does nothing more."""
    person = next((one for one in record.people if one.record_id == person_id), None)
    if person is None or name != "may_not_be_told" or not isinstance(value, tuple):
        return ""
    new = ToldAbout.HOME in value and ToldAbout.HOME not in person.texts("may_not_be_told")
    where = f"where {record.who.name} lives"
    return f"{person.text('name')} is on the list of those who must not learn {where}." if new else ""


def somebody_else(record: ChildRecord, name: str, today: date) -> str:
    """Who does it now, and that they are still to be told of the review that is planned."""
    said = f"{name} does this now."
    on = record.review_planned_on
    return f"{said} Tell them of the review on {words.day_and_month(on, today)}." if on else said


def _records(record: ChildRecord, section: Section) -> tuple[Kept, ...]:
    return {
        Section.CARE: record.statuses,
        Section.HOMES: record.homes,
        Section.PEOPLE: record.people,
        Section.SERVICES: record.services,
        Section.OFFICER: record.officers,
    }.get(section, ())


def _open_person(person: Kept) -> OpenRecord:
    stays = person.text("role") in FAMILY_AND_FRIENDS or person.text("role") == PersonRole.CARER
    works_here = not stays and person.day("until_on") is None
    follow = Ask("replace", "Somebody else does this now", of_records.NEXT_PROFESSIONAL, "Change to them")
    notes = {"reach": "Nobody may learn this address."} if person.values.get("address_withheld") is True else {}
    return OpenRecord(
        person.text("name"), person.values, "Remove this person", notes, asks=(follow,) if works_here else ()
    )


def _open_sibling(sibling: Sibling) -> OpenRecord:
    values = {**sibling.link.values, "other_child_id": str(sibling.other.child_id) if sibling.other else ""}
    name = sibling.other.name if sibling.other else sibling.person.text("name")
    leads_to = (sibling.other.child_id, f"Go to {sibling.other.name}") if sibling.other else None
    return OpenRecord(in_words.capital(name), values, "Remove them", leads_to=leads_to)
