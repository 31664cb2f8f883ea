"""Who must not learn it: asked in the same place whenever something changes that says where somebody is."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from iro_desktop.actions.changing import remove
from iro_desktop.actions.people import add_person, change_person
from iro_desktop.models.ids import new_id
from iro_desktop.models.people import Person, PersonRole, ToldAbout
from iro_desktop.ui import theme
from iro_desktop.ui.child_record.screen import ChildRecordScreen
from iro_desktop.ui.child_record.specs import Section
from iro_desktop.ui.kit import Label
from iro_desktop.ui.theme import Look, Theme
from tests.desks import Office
from tests.held_review import NOON
from tests.ui.child_record_office import choose, kept, office, open_row, opened, press, seen_button, type_in

__all__ = ["office"]


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    theme.apply_look(qapp, Look(Theme.LIGHT))
    yield
    theme.apply_look(qapp, Look(Theme.LIGHT))


def somebody(office: Office, name: str, role: PersonRole = PersonRole.PARENT) -> UUID:
    with office.store.transaction() as session:
        child_id = office.load.children["Sam"]
        return add_person(session, child_id, {"name": name, "role": role}, today=office.desk.today())


def not_told(office: Office) -> dict[str, tuple[str, ...]]:
    return {one.text("name"): one.texts("may_not_be_told") for one in kept(office).people}


def asks(screen: ChildRecordScreen, sentence: str) -> bool:
    return any(label.text() == sentence and label.isVisible() for label in screen.not_told.findChildren(Label))


def change_address(screen: ChildRecordScreen, address: str) -> None:
    press(screen, "Address")
    type_in(screen, "Address", address)
    screen.leave()


def test_a_new_address_asks_at_once_and_a_key_keeps_it_from_somebody(office: Office, qtbot: QtBot) -> None:
    somebody(office, "Darren Pike")
    somebody(office, "Nan", PersonRole.GRANDPARENT)
    screen = opened(office, qtbot, Section.HOMES)
    open_row(screen, "Jan and Mike")
    change_address(screen, "9 Larch Yard")
    qtbot.waitUntil(lambda: asks(screen, "Who must not learn where Sam lives?"))
    QTest.keyClick(screen, Qt.Key.Key_K, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: screen.not_told.pills.isAncestorOf(screen.focusWidget()))
    QTest.keyClick(screen.focusWidget(), Qt.Key.Key_2)

    qtbot.waitUntil(lambda: not_told(office)["Darren Pike"] == (ToldAbout.HOME,))
    assert kept(office).homes[0].texts("withheld_from") == ("Darren Pike",)
    press(screen, "That is all")
    assert office.asked.sentences == ["Kept from Darren Pike. Every open letter is looked through for it."]
    assert not screen.not_told.isVisible()


def test_pressed_once_more_it_is_taken_back(office: Office, qtbot: QtBot) -> None:
    somebody(office, "Darren Pike")
    screen = opened(office, qtbot, Section.HOMES)
    open_row(screen, "Jan and Mike")
    change_address(screen, "9 Larch Yard")
    qtbot.waitUntil(lambda: asks(screen, "Who must not learn where Sam lives?"))
    screen.not_told.pills.choose_key(2)
    qtbot.waitUntil(lambda: not_told(office)["Darren Pike"] == (ToldAbout.HOME,))
    screen.not_told.pills.choose_key(2)

    qtbot.waitUntil(lambda: not_told(office)["Darren Pike"] == ())
    assert kept(office).homes[0].texts("withheld_from") == ()


def test_the_postcode_of_an_address_that_was_answered_is_not_asked_about_again(office: Office, qtbot: QtBot) -> None:
    somebody(office, "Darren Pike")
    screen = opened(office, qtbot, Section.HOMES)
    open_row(screen, "Jan and Mike")
    change_address(screen, "9 Larch Yard")
    qtbot.waitUntil(lambda: seen_button(screen, "Nobody else"))
    press(screen, "Nobody else")
    type_in(screen, "Postcode", "ZZ1 4QA")
    screen.leave()
    qtbot.waitUntil(lambda: kept(office).homes[0].text("postcode") == "ZZ1 4QA")
    assert not screen.not_told.isVisible()
    type_in(screen, "Address", "11 Larch Yard")
    screen.leave()

    qtbot.waitUntil(lambda: asks(screen, "Who must not learn where Sam lives?"))


def test_a_move_asks_and_takes_along_who_is_kept_from_it_already(office: Office, qtbot: QtBot) -> None:
    darren = somebody(office, "Darren Pike")
    somebody(office, "Nan", PersonRole.GRANDPARENT)
    with office.store.transaction() as session:
        change_person(session, darren, {"may_not_be_told": (ToldAbout.HOME,)}, today=office.desk.today())
    screen = opened(office, qtbot, Section.HOMES)
    press(screen, "Add a home")
    type_in(screen, "With whom", "Aunt Bea")
    type_in(screen, "From", "1 March 2026")
    press(screen, "Add this home")

    qtbot.waitUntil(lambda: asks(screen, "Who else must not learn where Sam lives?"))
    already = "Kept from Darren Pike already. Every letter hides it by default, and asks for a reason to show it. "
    already += "Alt+K, then 1 to 9, answers."
    assert asks(screen, already)
    assert [(one.day("until_on"), one.texts("withheld_from")) for one in kept(office).homes] == [
        (None, ("Darren Pike",)),
        (date(2026, 3, 1), ("Darren Pike",)),
    ]


def test_a_school_asks_who_must_not_learn_it(office: Office, qtbot: QtBot) -> None:
    somebody(office, "Darren Pike")
    screen = opened(office, qtbot, Section.NAMES)
    press(screen, "Needs and school")
    type_in(screen, "School", "Tarn Academy")
    screen.leave()
    qtbot.waitUntil(lambda: asks(screen, "Who must not learn Sam’s school?"))
    screen.not_told.pills.choose_key(2)

    qtbot.waitUntil(lambda: not_told(office)["Darren Pike"] == (ToldAbout.SCHOOL,))


def test_a_persons_own_address_may_be_kept_from_all(office: Office, qtbot: QtBot) -> None:
    darren = somebody(office, "Darren Pike")
    screen = opened(office, qtbot, Section.PEOPLE)
    open_row(screen, "Darren Pike")
    press(screen, "Reaching them")
    type_in(screen, "Address", "77 Weir Close")
    screen.leave()
    qtbot.waitUntil(
        lambda: asks(screen, "Where Darren Pike lives or how to ring there has changed. Must nobody learn it?")
    )
    screen.not_told.pills.choose_key(1)

    def hidden() -> bool:
        return next(one for one in kept(office).people if one.record_id == darren).values["address_withheld"] is True

    qtbot.waitUntil(hidden)


def test_a_new_carer_asks_because_their_name_tells_the_home(office: Office, qtbot: QtBot) -> None:
    somebody(office, "Darren Pike")
    screen = opened(office, qtbot, Section.PEOPLE)
    press(screen, "Add somebody")
    type_in(screen, "Name", "Zofia Brandysz")
    choose(screen, "What they are to the child", "Carer")
    press(screen, "Add this person")

    qtbot.waitUntil(lambda: asks(screen, "Who must not learn where Sam lives?"))


def test_where_nobody_is_left_to_be_kept_from_it_nothing_is_asked(office: Office, qtbot: QtBot) -> None:
    with office.store.transaction() as session:
        for one in kept(office).people:
            remove(session, one.record_id, kind=Person, at=NOON)
    screen = opened(office, qtbot, Section.HOMES)
    open_row(screen, "Jan and Mike")
    change_address(screen, "9 Larch Yard")
    qtbot.waitUntil(lambda: kept(office).homes[0].text("address") == "9 Larch Yard")
    answered: list[object] = []
    # The one reading thread answers in turn: once this came, the question of the strip has been answered.
    office.casework.ask(screen, lambda session: session.get(Person, new_id()), then=answered.append)
    qtbot.waitUntil(lambda: answered == [None])

    assert not screen.not_told.isVisible()
