"""Names, wishes, and the person at the keyboard."""

from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import select

from iro_desktop.actions.children import PreferencesChange, change_preferences, name_child
from iro_desktop.actions.officers import keep_help_line, keep_officer
from iro_desktop.models.child import Child, ChildPreferences
from iro_desktop.models.people import HelpLine, Officer
from iro_desktop.models.refused import Refused
from iro_desktop.queries.officers import help_lines, this_officer
from iro_desktop.store.store import Store
from tests.store.stores import NOON

TODAY = date(2026, 3, 2)


def test_a_child_gets_the_name_they_like(store: Store, maya: UUID) -> None:
    with store.transaction() as session:
        name_child(session, maya, known_as="  May ")
    with store.reading() as session:
        assert session.get_one(Child, maya).known_as == "May"


def test_a_child_without_a_name_is_refused(store: Store, maya: UUID) -> None:
    with pytest.raises(Refused), store.transaction() as session:
        name_child(session, maya, known_as=" ")


def test_wishes_that_are_not_named_stay_and_the_day_is_kept(store: Store, maya: UUID) -> None:
    with store.transaction() as session:
        change_preferences(session, maya, PreferencesChange(likes=("drawing",)), on=date(2026, 1, 5))
    with store.transaction() as session:
        change_preferences(session, maya, PreferencesChange(not_times=("not Fridays",)), on=TODAY)
    with store.reading() as session:
        wishes = session.scalars(select(ChildPreferences)).one()
    assert (wishes.likes, wishes.not_times, wishes.confirmed_on) == (("drawing",), ("not Fridays",), TODAY)


def test_the_officer_of_this_laptop_is_written_once_and_changed_after_that(store: Store) -> None:
    for telephone in (None, "07700 900217"):
        with store.transaction() as session:
            keep_officer(session, name="Ruth Okafor", known_as="Ruth", telephone=telephone)
    with store.reading() as session:
        here = this_officer(session)
        assert session.scalars(select(Officer)).one().telephone == "07700 900217"
    assert here is not None
    assert here.known_as == "Ruth"


def test_a_colleague_who_comes_by_sync_does_not_become_the_officer_of_this_laptop(store: Store) -> None:
    with store.transaction() as session:
        keep_officer(session, name="Ruth Okafor")
        session.add(Officer(name="Farah Aziz"))
    with store.reading() as session:
        here = this_officer(session)
    assert here is not None
    assert here.name == "Ruth Okafor"


def test_an_empty_name_takes_a_help_line_out_of_letters(store: Store) -> None:
    for name in ("Winston", ""):
        with store.transaction() as session:
            keep_help_line(session, kind="advocate", name=name, telephone="08081 570145", at=NOON)
    with store.reading() as session:
        assert help_lines(session) == ()
        assert session.scalars(select(HelpLine)).one().deleted_at is not None
