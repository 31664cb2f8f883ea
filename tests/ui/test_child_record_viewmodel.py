"""What the screen about a child says, lists and offers."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from iro_desktop.actions.allocation import ALLOCATION_FIELDS, allocate
from iro_desktop.actions.changing import Changes, Value
from iro_desktop.actions.child_record import CHILD_FIELDS, WISH_FIELDS
from iro_desktop.actions.homes import HOME_FIELDS, add_home
from iro_desktop.actions.people import PERSON_FIELDS, SIBLING_FIELDS, add_person, add_sibling, change_sibling
from iro_desktop.actions.services import OFFER_FIELDS, offer_service
from iro_desktop.actions.statuses import STATUS_FIELDS, add_legal_status
from iro_desktop.exchange.ssda903 import tables
from iro_desktop.queries import return_words
from iro_desktop.queries.child_record import ChildRecord, child_record
from iro_desktop.store.store import Store
from iro_desktop.ui.child_record import fields_of_records, lists, specs, viewmodel
from iro_desktop.ui.child_record.acts import ACTS
from iro_desktop.ui.child_record.fields_of_the_child import CAME_ALONE, NAMES, WISHES
from iro_desktop.ui.child_record.specs import Group, Section, Spec, Typed, as_kept, as_shown, with_kept
from iro_desktop.ui.shown import Choice
from tests import factories
from tests.store.stores import store_in

TODAY = date(2026, 3, 12)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = store_in(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def maya(store: Store) -> UUID:
    with store.transaction() as session:
        child = factories.child(known_as="Maya")
        session.add_all([child, factories.episode(child.id)])
        return child.id


def record(store: Store, child_id: UUID) -> ChildRecord:
    with store.reading() as session:
        return child_record(session, child_id, TODAY)


def person(store: Store, child_id: UUID, values: Changes) -> UUID:
    with store.transaction() as session:
        return add_person(session, child_id, values, today=TODAY)


def names_in(groups: tuple[Group, ...]) -> set[str]:
    return {spec.name for group in groups for spec in group.specs}


def test_every_fact_about_a_child_has_its_field() -> None:
    assert names_in(NAMES) - {CAME_ALONE} == CHILD_FIELDS - {"colour"}
    assert names_in(WISHES) == WISH_FIELDS


@pytest.mark.parametrize(
    ("groups", "fields"),
    [
        (fields_of_records.STATUS, STATUS_FIELDS),
        (fields_of_records.HOME, HOME_FIELDS),
        (fields_of_records.PERSON, PERSON_FIELDS),
        (fields_of_records.SIBLING, SIBLING_FIELDS | {"other_child_id"}),
        (fields_of_records.OFFER, OFFER_FIELDS - {"review_id", "from_record_id"}),
        (fields_of_records.OFFICER, ALLOCATION_FIELDS),
    ],
    ids=["legal status", "home", "person", "sibling", "offer", "officer"],
)
def test_every_field_of_a_record_is_in_its_form(groups: tuple[Group, ...], fields: frozenset[str]) -> None:
    assert names_in(groups) == fields


def test_no_part_of_a_form_is_longer_than_a_screen() -> None:
    for groups in (NAMES, WISHES, *viewmodel.GROUPS.values()):
        for group in groups:
            lines = sum(1.0 if spec.is_wide else 0.5 for spec in group.specs)
            assert lines <= 6, group.title


def test_every_section_with_several_records_can_be_added_to_and_undone() -> None:
    several = set(Section) - {Section.NAMES, Section.WISHES}

    assert set(ACTS) == set(viewmodel.GROUPS) == several


def test_what_was_removed_is_said_with_the_name(store: Store, maya: UUID) -> None:
    shown = record(store, maya)

    assert {viewmodel.removed(shown, section) for section in viewmodel.GROUPS} == {
        "Legal status removed for Maya.",
        "Home removed for Maya.",
        "Person removed for Maya.",
        "Brother or sister removed for Maya.",
        "Offer removed for Maya.",
        "Officer removed for Maya.",
    }


def test_every_code_of_the_return_one_may_meet_has_words() -> None:
    assert set(return_words.ETHNICITIES) == tables.ETHNIC_CODES
    assert set(return_words.LEGAL_STATUSES) == tables.LEGAL_STATUSES
    assert set(return_words.PROVIDERS) == tables.PLACEMENT_PROVIDERS
    assert set(return_words.REASONS_FOR_MOVE) == tables.REASONS_FOR_PLACE_CHANGE
    assert set(return_words.PLACEMENTS) | set(return_words.CODES_NOT_OFFERED) >= tables.PLACEMENT_TYPES
    assert set(return_words.PLACEMENTS) <= tables.PLACEMENT_TYPES
    assert set(return_words.SEXES) | set(return_words.CODES_NOT_OFFERED) >= tables.SEXES
    assert set(return_words.REASONS_FOR_LEAVING) <= tables.REASONS_EPISODE_CEASED
    assert set(return_words.SEXES) <= tables.SEXES


@pytest.mark.parametrize(
    ("typed", "kept", "shown"),
    [
        (Typed.LIST, ("the dog", "trains"), "the dog, trains"),
        (Typed.YES_NO, True, "yes"),
        (Typed.YES_NO, False, "no"),
        (Typed.YES_NO, None, ""),
        (Typed.NUMBER, 12, "12"),
        (Typed.NUMBER, None, ""),
        (Typed.DAY, date(2012, 2, 29), date(2012, 2, 29)),
        (Typed.MANY, ("home",), ("home",)),
        (Typed.TICK, True, True),
        (Typed.LINE, None, ""),
        (Typed.CHOICE, "C2", "C2"),
    ],
)
def test_what_is_kept_is_shown_and_kept_again_unchanged(typed: Typed, kept: Value, shown: specs.Shown) -> None:
    spec = Spec("name", "Name", typed)

    assert as_shown(spec, kept) == shown
    assert as_kept(spec, shown) == kept


@pytest.mark.parametrize("typed", ["12.5", "-1", "twelve", "²", "12345678"])
def test_a_number_that_is_none_is_said(typed: str) -> None:
    with pytest.raises(ValueError, match="Type a whole number"):
        as_kept(Spec("distance_miles", "Miles", Typed.NUMBER), typed)


def test_a_list_is_parted_by_commas_and_lines() -> None:
    assert as_kept(Spec("likes", "Likes", Typed.LIST), " drawing ,video calls\nthe dog, ") == (
        "drawing",
        "video calls",
        "the dog",
    )


def test_what_no_list_knows_is_offered_as_it_was_kept() -> None:
    offered = with_kept((Choice("text", "Text"),), "carrier pigeon")

    assert [choice.value for choice in offered] == ["text", "carrier pigeon"]


def test_a_choice_written_in_words_before_is_the_choice_of_that_name() -> None:
    spec = Spec("review_mode", "How to meet", Typed.PILLS, choices=(Choice("in_person", "In person"),))

    assert as_shown(spec, "in person") == "in_person"
    assert as_shown(spec, "by the river") == "by the river"


def test_a_code_of_earlier_years_is_never_shown_bare() -> None:
    assert with_kept((Choice("F", "Female"),), "1")[-1].words == "Male"


def test_sections_say_how_much_there_is(store: Store, maya: UUID) -> None:
    person(store, maya, {"name": "Ines", "role": "parent"})
    person(store, maya, {"name": "Old", "role": "social_worker", "until_on": TODAY})
    shown = {choice.value: (choice.words, choice.count) for choice in viewmodel.sections(record(store, maya))}

    assert shown[Section.PEOPLE] == ("People", 1)
    assert shown[Section.HOMES] == ("Homes", None)
    assert shown[Section.WISHES] == ("What Maya wants", None)


def test_an_address_is_in_no_list_and_its_lock_line_names_everyone(store: Store, maya: UUID) -> None:
    person(store, maya, {"name": "Darren Pike", "role": "parent", "may_not_be_told": ("home",)})
    with store.transaction() as session:
        values: Changes = {"from_on": date(2024, 2, 9), "with_whom": "Jan", "address": "4 Thistle Row"}
        home_id = add_home(session, maya, {**values, "withheld_from": ("Aunt Bea",)}, today=TODAY)
    shown = record(store, maya)
    page = lists.page(shown, Section.HOMES, TODAY)

    assert "Thistle" not in page.rows[0].spoken
    assert page.rows[0].tag is not None
    assert page.rows[0].tag.words == "Address withheld"
    opened = viewmodel.opened(shown, Section.HOMES, home_id)
    assert opened is not None
    assert opened.notes["address"] == "Never told to Aunt Bea and Darren Pike. No letter to them holds it."


def test_a_carer_of_now_and_professionals_are_not_offered_for_withholding(store: Store, maya: UUID) -> None:
    for name, role in (("Jan", "carer"), ("Priya Green", "social_worker"), ("Ines", "parent")):
        person(store, maya, {"name": name, "role": role})
    person(store, maya, {"name": "Old carer", "role": "carer", "until_on": TODAY})
    offered = lists.page(record(store, maya), Section.HOMES, TODAY).offers["withheld_from"]

    assert [choice.value for choice in offered] == ["Ines", "Old carer"]


@pytest.mark.parametrize(
    ("homes", "summary"),
    [
        ((), "No move in care. Addresses are shown only here."),
        (
            ((date(2023, 1, 5), None), (date(2024, 2, 9), True), (date(2025, 6, 1), False)),
            "2 moves in care, 1 of them in the last 12 months, 1 not planned. Addresses are shown only here.",
        ),
    ],
)
def test_moves_are_counted(store: Store, maya: UUID, homes: tuple[tuple[date, bool | None], ...], summary: str) -> None:
    for from_on, planned in homes:
        with store.transaction() as session:
            values: Changes = {"from_on": from_on, "with_whom": "Jan", "move_was_planned": planned}
            add_home(session, maya, values, today=TODAY)

    assert lists.page(record(store, maya), Section.HOMES, TODAY).summary == summary


def test_a_person_who_must_not_be_told_is_marked_in_the_list(store: Store, maya: UUID) -> None:
    values: Changes = {"name": "Darren Pike", "role": "parent", "said_as": "Dad", "parental_responsibility": True}
    person(store, maya, {**values, "may_not_be_told": ("home", "school")})
    (row,) = lists.page(record(store, maya), Section.PEOPLE, TODAY).rows

    assert row.below == "Parent, “Dad”, parental responsibility"
    assert row.tag is not None
    assert row.tag.words == "Not told: Where the child lives, School"


def test_only_a_professional_of_now_can_be_followed_by_another(store: Store, maya: UUID) -> None:
    worker = person(store, maya, {"name": "Priya Green", "role": "social_worker"})
    gone = person(store, maya, {"name": "Lee", "role": "social_worker", "until_on": TODAY})
    mother = person(store, maya, {"name": "Ines", "role": "parent"})
    asks = {}
    for person_id in (worker, gone, mother):
        opened = viewmodel.opened(record(store, maya), Section.PEOPLE, person_id)
        assert opened is not None
        asks[person_id] = [ask.words for ask in opened.asks]

    assert asks == {worker: ["Somebody else does this now"], gone: [], mother: []}


def test_a_sibling_says_whether_and_why_they_live_apart_and_leads_there(store: Store, maya: UUID) -> None:
    with store.transaction() as session:
        other = factories.child(council_child_id="0000451", known_as="Kai")
        session.add(other)
        session.flush()
        kai = add_sibling(session, maya, {"other_child_id": str(other.id), "role_in_words": "brother"}, today=TODAY)
        kai_here = other.id
    (row,) = lists.page(record(store, maya), Section.SIBLINGS, TODAY).rows
    assert (row.title, row.below) == ("Kai", "Brother")

    with store.transaction() as session:
        changes: Changes = {"live_together": False, "why_apart": "different_needs", "same_officer": True}
        change_sibling(session, kai, changes, today=TODAY)
    (row,) = lists.page(record(store, maya), Section.SIBLINGS, TODAY).rows
    opened = viewmodel.opened(record(store, maya), Section.SIBLINGS, kai)
    assert row.below == "Brother, live apart, they need different things, same officer"
    assert opened is not None
    assert opened.leads_to == (kai_here, "Go to Kai")


def test_care_from_the_files_and_statuses_by_hand_stand_apart(store: Store, maya: UUID) -> None:
    with store.transaction() as session:
        values: Changes = {"code": "E1", "from_on": date(2025, 9, 1), "next_court_on": date(2026, 5, 4)}
        add_legal_status(session, maya, values, today=TODAY)
    page = lists.page(record(store, maya), Section.CARE, TODAY)

    assert [fact.title for fact in page.facts] == ["In care since 9 February 2024", "Full care order"]
    assert [(row.title, row.below) for row in page.rows] == [
        ("Placement order", "Since 1 September 2025, next in court on 4 May")
    ]
    tags = [row.tag.words if row.tag else "" for row in (*page.facts, *page.rows)]
    assert tags == ["Written by hand", "From the files", "Written by hand"], "an episode without a need is by hand"
    assert [ask.key for ask in page.asks] == ["add", "end"]


def test_an_offer_is_read_from_its_row(store: Store, maya: UUID) -> None:
    with store.transaction() as session:
        values: Changes = {
            "service": "advocacy",
            "wanted": "yes",
            "referred_on": date(2026, 3, 4),
            "referred_by": "officer",
            "offered_on": date(2026, 3, 2),
            "outcome": "waiting",
        }
        offer_service(session, maya, values, today=TODAY)
    page = lists.page(record(store, maya), Section.SERVICES, TODAY)

    assert page.rows[0].below == "Offered 2 March, wanted: yes, referred 4 March by me, the officer"
    assert page.rows[0].right == "Waiting"
    assert "how to complain" in page.summary


def test_changes_of_officer_are_said(store: Store, maya: UUID) -> None:
    assert "has not changed" in lists.page(record(store, maya), Section.OFFICER, TODAY).summary
    for name, day, why in (("Ruth", date(2025, 9, 1), "new"), ("Farah", date(2026, 1, 5), "sick_leave")):
        with store.transaction() as session:
            allocate(session, maya, {"officer_name": name, "from_on": day, "reason": why}, today=TODAY)
    page = lists.page(record(store, maya), Section.OFFICER, TODAY)

    assert page.summary == "The officer changed 1 time in the last 12 months."
    assert [row.below for row in page.rows] == [
        "Since 5 January, the officer before is ill",
        "1 September 2025 to 5 January, new to care",
    ]
