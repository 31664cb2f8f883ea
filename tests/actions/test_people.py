"""The people around a child, their changes, and brothers and sisters."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from iro_desktop.actions.allocation import allocate, change_allocation
from iro_desktop.actions.changing import Changes
from iro_desktop.actions.people import (
    add_person,
    add_sibling,
    change_person,
    change_sibling,
    replace_professional,
    take_back_replacement,
)
from iro_desktop.actions.services import change_offer, offer_service
from iro_desktop.models.people import ChangeReason, Person, WhyApart
from iro_desktop.models.refused import Refused
from iro_desktop.models.services import ReferredBy, ServiceOutcome, Wanted
from iro_desktop.queries.child_record import ChildRecord, child_record
from iro_desktop.store.store import Store
from tests import factories

TODAY = date(2026, 3, 12)
NOW = datetime(2026, 3, 12, 9, tzinfo=UTC)
WORKER: Changes = {"name": "Priya Green", "role": "social_worker", "team": "Team 4", "comes_to_reviews": True}


def record(store: Store, child_id: UUID) -> ChildRecord:
    with store.reading() as session:
        return child_record(session, child_id, TODAY)


def person(store: Store, child_id: UUID, values: Changes) -> UUID:
    with store.transaction() as session:
        return add_person(session, child_id, values, today=TODAY)


def kept(store: Store, person_id: UUID) -> Person:
    with store.reading() as session:
        found = session.get(Person, person_id)
        assert found is not None
        return found


@pytest.mark.parametrize(
    ("values", "sentence"), [({"role": "parent"}, "Type the name"), ({"name": "Lee"}, "Choose what this person is")]
)
def test_a_person_needs_a_name_and_a_role(store: Store, maya: UUID, values: Changes, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        person(store, maya, values)


def test_a_name_cannot_be_emptied(store: Store, maya: UUID) -> None:
    priya = person(store, maya, WORKER)
    with pytest.raises(Refused, match="needs a name"), store.transaction() as session:
        change_person(session, priya, {"name": " "}, today=TODAY)


def test_changing_the_social_worker_ends_one_and_begins_the_next(store: Store, maya: UUID) -> None:
    priya = person(store, maya, WORKER)
    with store.transaction() as session:
        values: Changes = {"name": "Tom Ferris", "since_on": date(2026, 3, 2), "change_reason": "moved_team"}
        tom = replace_professional(session, priya, values, today=TODAY)
    leaving, coming = kept(store, priya), kept(store, tom)

    assert (leaving.until_on, leaving.change_reason) == (date(2026, 3, 2), ChangeReason.MOVED_TEAM)
    assert (coming.role, coming.team, coming.since_on) == (leaving.role, "Team 4", date(2026, 3, 2))
    assert (leaving.comes_to_reviews, coming.comes_to_reviews) == (False, True)
    assert [one.text("name") for one in record(store, maya).people] == ["Tom Ferris", "Priya Green"]


def test_a_change_of_social_worker_is_taken_back(store: Store, maya: UUID) -> None:
    priya = person(store, maya, WORKER)
    with store.transaction() as session:
        tom = replace_professional(session, priya, {"name": "Tom Ferris", "since_on": TODAY}, today=TODAY)
    with store.transaction() as session:
        take_back_replacement(session, priya, tom, came=True, at=NOW)

    assert (kept(store, priya).until_on, kept(store, priya).comes_to_reviews) == (None, True)
    assert [one.text("name") for one in record(store, maya).people] == ["Priya Green"]


def test_nobody_is_replaced_before_they_came_or_twice(store: Store, maya: UUID) -> None:
    priya = person(store, maya, {**WORKER, "since_on": date(2025, 1, 8)})
    for day, sentence in ((date(2025, 1, 7), "cannot end before"), (TODAY, ""), (TODAY, "has left already")):
        if not sentence:
            with store.transaction() as session:
                replace_professional(session, priya, {"name": "Tom Ferris", "since_on": day}, today=TODAY)
            continue
        with pytest.raises(Refused, match=sentence), store.transaction() as session:
            replace_professional(session, priya, {"name": "Tom Ferris", "since_on": day}, today=TODAY)


def test_a_sibling_apart_has_a_reason_and_one_at_home_has_none(store: Store, maya: UUID) -> None:
    with store.transaction() as session:
        other = factories.child(council_child_id="0000451", known_as="Kai")
        session.add(other)
        kai_here = other.id
    with store.transaction() as session:
        values = {"other_child_id": str(kai_here), "role_in_words": "brother"}
        kai = add_sibling(session, maya, values, today=TODAY)
    with store.transaction() as session:
        change_sibling(session, kai, {"live_together": False, "why_apart": "different_needs"}, today=TODAY)
    apart = record(store, maya).siblings[0]
    assert (apart.person.text("name"), apart.link.values["why_apart"]) == ("Kai Larkwood", WhyApart.DIFFERENT_NEEDS)
    assert apart.other is not None
    assert apart.other.child_id == kai_here

    with store.transaction() as session:
        change_sibling(session, kai, {"live_together": True}, today=TODAY)
    assert record(store, maya).siblings[0].link.values["why_apart"] is None


def test_a_child_is_not_their_own_sister(store: Store, maya: UUID) -> None:
    sister = person(store, maya, {"name": "Ines", "role": "brother_or_sister"})
    with pytest.raises(Refused, match="not their own"), store.transaction() as session:
        change_sibling(session, sister, {"other_child_id": str(maya)}, today=TODAY)


def test_an_offer_goes_from_the_offer_to_its_outcome(store: Store, maya: UUID) -> None:
    with store.transaction() as session:
        offer = offer_service(session, maya, {"service": "advocacy"}, today=TODAY)
    with store.transaction() as session:
        changes: Changes = {"wanted": "yes", "referred_on": TODAY, "referred_by": "officer", "outcome": "waiting"}
        change_offer(session, offer, changes, today=TODAY)
    shown = record(store, maya).services[0]

    assert (shown.day("offered_on"), shown.values["wanted"]) == (TODAY, Wanted.YES)
    assert (shown.values["referred_by"], shown.values["outcome"]) == (ReferredBy.OFFICER, ServiceOutcome.WAITING)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"offered_on": date(2026, 3, 13)}, "after today"),
        ({"matched_on": date(2026, 3, 11)}, "somebody was found before"),
        ({"ended_on": date(2026, 3, 11)}, "it ended before"),
    ],
)
def test_days_of_an_offer_do_not_turn_back(store: Store, maya: UUID, changes: Changes, sentence: str) -> None:
    with store.transaction() as session:
        offer = offer_service(session, maya, {"service": "lifelong_links"}, today=TODAY)
    with pytest.raises(Refused, match=sentence), store.transaction() as session:
        change_offer(session, offer, changes, today=TODAY)


def test_the_next_officer_ends_the_one_before_and_changes_of_a_year_are_counted(store: Store, maya: UUID) -> None:
    for name, day in (("Ruth", date(2024, 2, 12)), ("Farah", date(2025, 9, 1)), ("Ruth", date(2026, 1, 5))):
        with store.transaction() as session:
            why = "new" if name == "Ruth" else "sick_leave"
            values: Changes = {"officer_name": name, "from_on": day, "reason": why}
            allocate(session, maya, values, today=TODAY)
    shown = record(store, maya)

    assert [one.day("until_on") for one in shown.officers] == [None, date(2026, 1, 5), date(2025, 9, 1)]
    assert shown.officer_changes == 2


def test_a_first_officer_is_no_change(store: Store, maya: UUID) -> None:
    with store.transaction() as session:
        allocate(session, maya, {"officer_name": "Ruth", "from_on": date(2026, 1, 5)}, today=TODAY)

    assert record(store, maya).officer_changes == 0


def test_a_child_is_told_of_the_officer_on_a_day_that_has_come(store: Store, maya: UUID) -> None:
    with store.transaction() as session:
        ruth = allocate(session, maya, {"officer_name": "Ruth", "from_on": date(2026, 1, 5)}, today=TODAY)
    with pytest.raises(Refused, match="once it has happened"), store.transaction() as session:
        change_allocation(session, ruth, {"child_told_on": date(2026, 3, 13)}, today=TODAY)
    with pytest.raises(Refused, match="cannot end"), store.transaction() as session:
        change_allocation(session, ruth, {"until_on": date(2026, 1, 4)}, today=TODAY)
