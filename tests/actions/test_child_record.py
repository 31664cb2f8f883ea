"""Writing down who a child is, adding one by hand, and how they want things done."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from iro_desktop.actions.changing import Changes
from iro_desktop.actions.child_record import (
    CHILD_FIELDS,
    WISH_FIELDS,
    add_child,
    change_child,
    change_wishes,
    confirm_wishes,
    say_came_alone,
)
from iro_desktop.models.care import UnaccompaniedStatus
from iro_desktop.models.child import Child, ChildPreferences, LetterFormat, preferences_id
from iro_desktop.models.ids import imported_id
from iro_desktop.models.refused import Refused
from iro_desktop.queries.child_record import child_record
from iro_desktop.store.store import Store
from tests import factories

TODAY = date(2026, 3, 12)
NOW = datetime(2026, 3, 12, 9, tzinfo=UTC)


def kept(store: Store, child_id: UUID) -> Child:
    with store.reading() as session:
        child = session.get(Child, child_id)
        assert child is not None
        return child


def test_every_fact_about_a_child_can_be_written_and_is_read_back(store: Store, maya: UUID) -> None:
    with store.transaction() as session:
        change_child(
            session,
            maya,
            {
                "pronouns": " she ",
                "other_names": ("May", " "),
                "heritage": "Somali, from Hargeisa",
                "interpreter_gender": "a woman",
                "has_ehc_plan": True,
                "needs": ("hearing aid",),
                "religion": "",
            },
            today=TODAY,
        )
    child = kept(store, maya)

    assert (child.pronouns, child.other_names, child.needs) == ("she", ("May",), ("hearing aid",))
    assert (child.has_ehc_plan, child.religion, child.heritage) == (True, None, "Somali, from Hargeisa")


def test_fields_that_may_be_written_are_fields_of_the_records() -> None:
    assert set(Child.__mapper__.columns.keys()) >= CHILD_FIELDS
    assert set(ChildPreferences.__mapper__.columns.keys()) >= WISH_FIELDS


def test_a_field_nobody_may_change_is_our_mistake(store: Store, maya: UUID) -> None:
    with store.transaction() as session, pytest.raises(ValueError, match="council"):
        change_child(session, maya, {"council": "E09000001"}, today=TODAY)


def test_nobody_is_born_in_the_future(store: Store, maya: UUID) -> None:
    with pytest.raises(Refused, match="13 March 2026 is after today"), store.transaction() as session:
        change_child(session, maya, {"date_of_birth": date(2026, 3, 13)}, today=TODAY)

    assert kept(store, maya).date_of_birth == date(2014, 5, 3)


def test_a_child_may_be_born_today_and_on_a_leap_day(store: Store, maya: UUID) -> None:
    for day in (TODAY, date(2012, 2, 29)):
        with store.transaction() as session:
            change_child(session, maya, {"date_of_birth": day}, today=TODAY)
        assert kept(store, maya).date_of_birth == day


def test_a_birth_after_care_began_is_refused(store: Store, maya: UUID) -> None:
    with store.transaction() as session:
        session.add(factories.episode(maya))
    with pytest.raises(Refused, match="9 February 2024"), store.transaction() as session:
        change_child(session, maya, {"date_of_birth": date(2024, 2, 10)}, today=TODAY)


def test_the_15th_stands_for_a_day_of_birth_nobody_knows(store: Store, maya: UUID) -> None:
    with store.transaction() as session:
        change_child(session, maya, {"date_of_birth_estimated": True}, today=TODAY)

    assert kept(store, maya).date_of_birth == date(2014, 5, 15)


def test_an_empty_name_is_refused_and_the_old_one_kept(store: Store, maya: UUID) -> None:
    with pytest.raises(Refused, match="name the child likes"), store.transaction() as session:
        change_child(session, maya, {"known_as": "  "}, today=TODAY)

    assert kept(store, maya).known_as == "Maya"


def test_a_picture_that_nobody_drew_is_refused(store: Store, maya: UUID) -> None:
    with pytest.raises(Refused, match="pictures that are shown"), store.transaction() as session:
        change_child(session, maya, {"animal": "dragon"}, today=TODAY)


def test_coming_alone_is_the_row_the_councils_file_would_make(store: Store, maya: UUID) -> None:
    for alone, there in ((True, True), (False, False), (True, True)):
        with store.transaction() as session:
            say_came_alone(session, maya, alone=alone, at=NOW)
        with store.reading() as session:
            assert child_record(session, maya, TODAY).came_alone is there

    with store.reading() as session:
        status = session.get(UnaccompaniedStatus, imported_id(factories.COUNCIL, "0007337", "uasc"))
        assert status is not None
        assert status.ceased_on == date(2032, 5, 3)


def test_the_18th_birthday_moves_with_a_leap_day_birthday(store: Store, maya: UUID) -> None:
    with store.transaction() as session:
        say_came_alone(session, maya, alone=True, at=NOW)
        change_child(session, maya, {"date_of_birth": date(2012, 2, 29)}, today=TODAY)
    with store.reading() as session:
        status = session.get(UnaccompaniedStatus, imported_id(factories.COUNCIL, "0007337", "uasc"))
        assert status is not None
        assert status.ceased_on == date(2030, 3, 1)


def test_wishes_keep_the_day_and_can_be_emptied(store: Store, maya: UUID) -> None:
    with store.transaction() as session:
        change_wishes(
            session,
            maya,
            {"likes": ("drawing",), "letter_format": "easy_read", "reading_band": "8-11", "letter_size_points": 18},
            on=TODAY,
        )
    with store.transaction() as session:
        change_wishes(session, maya, {"reading_band": None, "topics_not_wanted": ("Dad",)}, on=TODAY)
    with store.reading() as session:
        wishes = session.get(ChildPreferences, preferences_id(maya))
        assert wishes is not None
        assert (wishes.likes, wishes.letter_format) == (("drawing",), LetterFormat.EASY_READ)
        assert (wishes.reading_band, wishes.letter_size_points) == (None, 18)
        assert (wishes.topics_not_wanted, wishes.confirmed_on) == (("Dad",), TODAY)


def test_a_child_confirms_their_wishes_and_it_can_be_taken_back(store: Store, maya: UUID) -> None:
    for day in (TODAY, None):
        with store.transaction() as session:
            confirm_wishes(session, maya, on=day)
        with store.reading() as session:
            assert child_record(session, maya, TODAY).wishes.confirmed_on == day


def test_a_child_added_by_hand_is_the_child_the_files_will_bring(store: Store, maya: UUID) -> None:
    with store.transaction() as session:
        values: Changes = {"known_as": "Rui", "council_child_id": "0000450", "date_of_birth": date(2015, 1, 9)}
        added = add_child(session, values, today=TODAY)

    assert added == imported_id(factories.COUNCIL, "0000450", "header")
    assert (kept(store, added).known_as, kept(store, added).practise) == ("Rui", False)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"known_as": "", "council_child_id": "0000450"}, "Type the name"),
        ({"known_as": "Rui", "council_child_id": " "}, "council’s number"),
        ({"known_as": "Rui", "council_child_id": "12345678901"}, "up to 10 characters"),
        ({"known_as": "Rui", "council_child_id": "0007337"}, "already"),
    ],
)
def test_a_child_without_name_or_number_or_with_anothers_is_not_added(
    store: Store, maya: UUID, values: dict[str, str], sentence: str
) -> None:
    with pytest.raises(Refused, match=sentence), store.transaction() as session:
        add_child(session, values, today=TODAY)

    with store.reading() as session:
        assert child_record(session, maya, TODAY).other_children == ()
