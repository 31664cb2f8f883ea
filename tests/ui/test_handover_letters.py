"""Goodbyes and hellos where the officer changes: counted on Today, and offered on the child's page."""

from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from iro_desktop.models.letter import Letter, LetterKind
from iro_desktop.models.people import Allocation, Officer
from iro_desktop.ui.child.screen import ChildScreen
from iro_desktop.ui.desk import Page, Place
from iro_desktop.ui.handover.panel import NoLetterPanel
from iro_desktop.ui.kit import Button, Label
from iro_desktop.ui.today.things import Kind
from tests.desks import Office
from tests.ui.fitting import cut_words
from tests.ui.today_office import dressed, office, opened, rows, titles

__all__ = ["dressed", "office"]

LEFT = Qt.MouseButton.LeftButton


def hand_over(office: Office, *names: str) -> None:
    """Ruth hands these children over to Temi in a month."""
    with office.store.transaction() as session:
        session.add(Officer(name="Ruth Okafor", known_as="Ruth"))
        for name in names:
            child_id = office.load.children[name]
            session.add(Allocation(child_id=child_id, officer_name="Ruth Okafor", from_on=date(2024, 1, 8)))
            session.add(Allocation(child_id=child_id, officer_name="Temi", from_on=date(2026, 4, 13)))


def child_page(office: Office, qtbot: QtBot, name: str) -> ChildScreen:
    screen = ChildScreen(office.desk, Place(Page.CHILD, office.load.children[name]))
    qtbot.addWidget(screen)
    screen.resize(1134, 690)
    screen.show()
    qtbot.waitUntil(lambda: screen.handover.isVisible() and screen.handover.write.isVisible())
    return screen


def letters_to(office: Office, child_id: UUID, kind: LetterKind) -> int:
    with office.store.reading() as session:
        return session.query(Letter).filter_by(child_id=child_id, kind=kind).count()


def test_several_goodbyes_are_one_counted_row_that_folds_out(office: Office, qtbot: QtBot) -> None:
    hand_over(office, "Sam", "Leo", "Malik")
    screen = opened(office, qtbot)
    more = next(one for one in screen.findChildren(Button) if one.words().endswith(" more") and one.isVisible())
    QTest.mouseClick(more, LEFT)
    mine = rows(screen, "Waiting for me")
    row = next(one for one in mine.rows() if one.key == (Kind.GOODBYES, None))
    assert (row.title, row.below) == ("3 goodbye letters to write", "Temi takes over on Mon 13 April")

    mine.opened.emit(row.key)
    qtbot.waitUntil(lambda: "Goodbye letter to Leo" in titles(mine))
    mine.opened.emit((Kind.GOODBYE, office.load.children["Leo"]))
    qtbot.waitUntil(lambda: [place.page for place in office.asked.places] == [Page.LETTER])
    assert letters_to(office, office.load.children["Leo"], LetterKind.GOODBYE) == 1


def test_the_childs_page_begins_the_letter(office: Office, qtbot: QtBot) -> None:
    hand_over(office, "Sam")
    screen = child_page(office, qtbot, "Sam")
    assert screen.handover.write.words() == "Write goodbye letter"
    assert cut_words(screen) == []

    QTest.mouseClick(screen.handover.write, LEFT)

    qtbot.waitUntil(lambda: [place.page for place in office.asked.places] == [Page.LETTER])
    assert letters_to(office, office.load.children["Sam"], LetterKind.GOODBYE) == 1
    qtbot.waitUntil(lambda: screen.handover.write.words() == "Go on with the goodbye letter")


def test_no_letter_wants_a_reason_and_undo_brings_the_offer_back(office: Office, qtbot: QtBot) -> None:
    hand_over(office, "Sam")
    screen = child_page(office, qtbot, "Sam")
    QTest.mouseClick(screen.handover.no_letter, LEFT)
    panel = office.asked.panels[-1]
    assert isinstance(panel, NoLetterPanel)
    qtbot.addWidget(panel)
    panel.show()

    QTest.mouseClick(panel.keep, LEFT)
    qtbot.waitUntil(lambda: any("Say why" in label.text() for label in panel.findChildren(Label)))

    panel.reason.insert("He wanted no letter")
    with qtbot.waitSignal(panel.closed):
        QTest.mouseClick(panel.keep, LEFT)
    qtbot.waitUntil(lambda: not screen.handover.isVisible())

    office.asked.undo()
    qtbot.waitUntil(screen.handover.isVisible)
