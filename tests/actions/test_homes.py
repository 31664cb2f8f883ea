"""Where a child lives, and who must not learn of it."""

from datetime import date
from uuid import UUID

import pytest

from iro_desktop.actions.changing import Changes
from iro_desktop.actions.homes import add_home, change_home
from iro_desktop.actions.people import add_person, change_person
from iro_desktop.models.child import Home
from iro_desktop.models.refused import Refused
from iro_desktop.queries.child_record import ChildRecord, child_record
from iro_desktop.store.store import Store

TODAY = date(2026, 3, 12)


def record(store: Store, child_id: UUID) -> ChildRecord:
    with store.reading() as session:
        return child_record(session, child_id, TODAY)


def home(store: Store, child_id: UUID, values: Changes) -> UUID:
    with store.transaction() as session:
        return add_home(session, child_id, values, today=TODAY)


def person(store: Store, child_id: UUID, values: Changes) -> UUID:
    with store.transaction() as session:
        return add_person(session, child_id, values, today=TODAY)


def kept(store: Store, home_id: UUID) -> Home:
    with store.reading() as session:
        found = session.get(Home, home_id)
        assert found is not None
        return found


JAN_AND_MIKE: Changes = {"from_on": date(2024, 2, 9), "with_whom": "Jan and Mike", "placement_type": "U6"}


def test_the_kind_of_home_is_said_in_words_too(store: Store, maya: UUID) -> None:
    assert kept(store, home(store, maya, JAN_AND_MIKE)).kind_in_words == "foster carers"


def test_words_for_the_kind_of_home_are_not_written_over(store: Store, maya: UUID) -> None:
    first = home(store, maya, {**JAN_AND_MIKE, "kind_in_words": "Mum’s cousin"})

    assert kept(store, first).kind_in_words == "Mum’s cousin"


def test_a_home_that_ends_before_it_starts_is_refused(store: Store, maya: UUID) -> None:
    first = home(store, maya, JAN_AND_MIKE)
    with pytest.raises(Refused, match="cannot end on 8 February 2024"), store.transaction() as session:
        change_home(session, first, {"until_on": date(2024, 2, 8)}, today=TODAY)

    assert kept(store, first).until_on is None


def test_a_stay_of_a_day_may_end_on_its_day(store: Store, maya: UUID) -> None:
    first = home(store, maya, {**JAN_AND_MIKE, "until_on": date(2024, 2, 9)})

    assert kept(store, first).until_on == date(2024, 2, 9)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"with_whom": "Jan"}, "Type the day"),
        ({"from_on": date(2024, 2, 9)}, "with whom"),
        ({"from_on": date(2014, 5, 2), "with_whom": "Jan"}, "before the child was born"),
        ({"from_on": date(2026, 3, 13), "with_whom": "Jan"}, "after today"),
        ({**JAN_AND_MIKE, "settled_since": date(2024, 2, 8)}, "settled before"),
        ({**JAN_AND_MIKE, "distance_miles": -1}, "from 0 up"),
    ],
)
def test_a_home_cannot_be_like_this(store: Store, maya: UUID, values: Changes, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        home(store, maya, values)

    assert record(store, maya).homes == ()


def test_moving_ends_the_home_before_and_is_counted(store: Store, maya: UUID) -> None:
    first = home(store, maya, JAN_AND_MIKE)
    home(store, maya, {"from_on": date(2025, 6, 1), "with_whom": "Aunt Bea", "move_was_planned": False})
    home(store, maya, {"from_on": date(2026, 1, 5), "with_whom": "Rowan House", "move_was_planned": True})
    moves = record(store, maya).moves

    assert kept(store, first).until_on == date(2025, 6, 1)
    assert (moves.all_together, moves.in_12_months, moves.not_planned) == (2, 2, 1)


def test_an_earlier_home_written_later_ends_no_other(store: Store, maya: UUID) -> None:
    now = home(store, maya, JAN_AND_MIKE)
    home(store, maya, {"from_on": date(2023, 1, 5), "with_whom": "Nana", "until_on": date(2024, 2, 9)})

    assert kept(store, now).until_on is None


def test_who_may_not_be_told_is_withheld_from_the_home_at_once(store: Store, maya: UUID) -> None:
    darren = person(store, maya, {"name": "Darren Pike", "role": "parent", "may_be_told": ("home", "school")})
    first = home(store, maya, JAN_AND_MIKE)
    with store.transaction() as session:
        change_person(session, darren, {"may_not_be_told": ("home",)}, today=TODAY)
    second = home(store, maya, {"from_on": date(2025, 6, 1), "with_whom": "Aunt Bea"})

    assert kept(store, first).withheld_from == kept(store, second).withheld_from == ("Darren Pike",)
    shown = next(one for one in record(store, maya).people if one.record_id == darren)
    assert (shown.texts("may_be_told"), shown.texts("may_not_be_told")) == (("school",), ("home",))


def test_the_list_follows_a_name_that_is_put_right(store: Store, maya: UUID) -> None:
    darren = person(store, maya, {"name": "Daren Pike", "role": "parent", "may_not_be_told": ("home",)})
    first = home(store, maya, JAN_AND_MIKE)
    with store.transaction() as session:
        change_person(session, darren, {"name": "Darren Pike"}, today=TODAY)

    assert kept(store, first).withheld_from == ("Darren Pike",)


def test_a_home_is_not_withheld_from_the_carer_who_lives_there(store: Store, maya: UUID) -> None:
    jan = person(store, maya, {"name": "Jan Pellow", "role": "carer", "said_as": "Jan"})
    first = home(store, maya, JAN_AND_MIKE)
    with pytest.raises(Refused, match="Jan Pellow looks after the child"), store.transaction() as session:
        change_home(session, first, {"withheld_from": ("Jan Pellow",)}, today=TODAY)
    with pytest.raises(Refused, match="Jan Pellow looks after the child"), store.transaction() as session:
        change_person(session, jan, {"may_not_be_told": ("home",)}, today=TODAY)

    assert kept(store, first).withheld_from == ()


def test_a_carer_of_before_may_be_kept_from_the_home_of_now(store: Store, maya: UUID) -> None:
    person(store, maya, {"name": "Jan Pellow", "role": "carer", "said_as": "Jan"})
    home(store, maya, JAN_AND_MIKE)
    now = home(store, maya, {"from_on": date(2025, 6, 1), "with_whom": "Aunt Bea"})
    with store.transaction() as session:
        change_home(session, now, {"withheld_from": ("Jan Pellow",)}, today=TODAY)

    assert kept(store, now).withheld_from == ("Jan Pellow",)


def test_who_stood_on_the_list_of_the_home_before_stands_on_that_of_the_next(store: Store, maya: UUID) -> None:
    person(store, maya, {"name": "Aunt Bea", "role": "carer", "until_on": date(2025, 1, 1)})
    first = home(store, maya, {**JAN_AND_MIKE, "withheld_from": ("Darren Pike", "Aunt Bea")})
    second = home(store, maya, {"from_on": date(2025, 6, 1), "with_whom": "Rowan House"})

    assert kept(store, first).withheld_from == kept(store, second).withheld_from == ("Darren Pike", "Aunt Bea")


def test_a_home_is_not_kept_from_who_looks_after_the_child_in_it(store: Store, maya: UUID) -> None:
    home(store, maya, {**JAN_AND_MIKE, "withheld_from": ("Darren Pike", "Aunt Bea")})
    person(store, maya, {"name": "Aunt Bea", "role": "carer"})
    second = home(store, maya, {"from_on": date(2025, 6, 1), "with_whom": "Aunt Bea"})

    assert kept(store, second).withheld_from == ("Darren Pike",)
