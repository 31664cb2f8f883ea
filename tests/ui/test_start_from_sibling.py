"""The studio offers a brother's or sister's letter to an empty one, and asks again what is about that child."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from iro_desktop.actions.letters import save_section, start_letter
from iro_desktop.models.child import Child
from iro_desktop.models.people import Person, PersonRole
from iro_desktop.models.review import Review
from iro_desktop.ui.kit import Button
from iro_desktop.ui.letter.screen import LetterScreen
from tests.held_review import HELD_ON, TODAY
from tests.ui.letter_office import Office, about, button, office, opened, screen, text_field

__all__ = ["about", "office", "screen"]


def add_leo_with_a_letter(office: Office) -> None:
    with office.store.transaction() as session:
        leo = Child(council="TEST", council_child_id="0007338", known_as="Leo", date_of_birth=date(2015, 4, 2))
        session.add(leo)
        session.flush()
        review = Review(child_id=leo.id, held_on=HELD_ON)
        person = Person(
            child_id=office.held.child_id, name="Leo", role=PersonRole.BROTHER_OR_SISTER, other_child_id=leo.id
        )
        session.add_all([review, person])
        session.flush()
        letter_id = start_letter(session, review.id, today=TODAY)
        save_section(session, letter_id, "opening", text="Thank you for the walk with Rex, Leo. It rained all the way.")


def offered(screen: LetterScreen) -> list[str]:
    buttons = screen.findChildren(Button)
    return [one.words() for one in buttons if one.words().startswith("Start from") and one.isVisibleTo(screen)]


def test_a_brothers_letter_begins_this_one_with_its_names_asked_again(office: Office, qtbot: QtBot) -> None:
    add_leo_with_a_letter(office)
    screen = opened(office, qtbot)
    qtbot.waitUntil(lambda: offered(screen) == ["Start from Leo’s letter"])
    QTest.mouseClick(button(screen, "Start from Leo’s letter"), Qt.MouseButton.LeftButton)
    field = text_field(screen, "opening")
    qtbot.waitUntil(lambda: "Thank you for the walk with ‹a name›" in field.toPlainText())
    assert "Leo" not in field.toPlainText()
    assert "Rex" not in field.toPlainText()
    qtbot.waitUntil(lambda: offered(screen) == [])
    assert "asked again" in office.said[-1][0]


def test_undo_leaves_the_letter_as_empty_as_before(office: Office, qtbot: QtBot) -> None:
    add_leo_with_a_letter(office)
    screen = opened(office, qtbot)
    qtbot.waitUntil(lambda: bool(offered(screen)))
    QTest.mouseClick(button(screen, "Start from Leo’s letter"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(office.said))
    office.said[-1][1][0].act()
    qtbot.waitUntil(lambda: text_field(screen, "opening").toPlainText() == "")
    qtbot.waitUntil(lambda: offered(screen) == ["Start from Leo’s letter"])


def test_nothing_is_offered_where_no_brother_or_sister_is_known(
    screen: LetterScreen, office: Office, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: not office.casework.is_busy())
    assert offered(screen) == []
