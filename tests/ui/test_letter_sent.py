"""Where a letter went, said in the studio; a letter with two addresses waits for a reason."""

from datetime import timedelta

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from iro_desktop.actions.changing import Changes
from iro_desktop.actions.letters import finish_letter
from iro_desktop.actions.people import add_person
from iro_desktop.models.letter import Letter
from iro_desktop.models.letter_safety import Route
from iro_desktop.models.people import Person, PersonRole
from iro_desktop.queries.letter_goes_to import reader_of
from iro_desktop.queries.releasing import release
from iro_desktop.queries.sendings import SendingRow, sendings_of
from iro_desktop.store.store import Session
from iro_desktop.ui.child_record.screen import ChildRecordScreen
from iro_desktop.ui.child_record.specs import Section
from iro_desktop.ui.desk import Page, Place
from iro_desktop.ui.kit import Label, RowsView
from iro_desktop.ui.letter.address_reason import AddressReason
from iro_desktop.ui.letter.screen import LetterScreen
from tests.held_review import BANK_HOLIDAYS, NOON, write_everything
from tests.ui.child_record_office import open_row, press, type_in
from tests.ui.letter_office import LEFT, Office, about, button, finished, office, opened

__all__ = ["about", "finished", "office"]


def log_of(office: Office) -> tuple[SendingRow, ...]:
    with office.store.reading() as session:
        return sendings_of(session, [office.letter_id])


def said_in(part: QWidget) -> str:
    return "\n".join(str(one.words()) for one in part.findChildren(Label) if one.isVisibleTo(part))


def give(office: Office, finished: LetterScreen, qtbot: QtBot) -> None:
    went = finished._finished.went
    QTest.mouseClick(went.routes[Route.BY_HAND], LEFT)
    qtbot.waitUntil(went.hand.isVisible)
    went.hand.tick.click()
    qtbot.waitUntil(went.hand.write.isEnabled)
    QTest.mouseClick(went.hand.write, LEFT)
    qtbot.waitUntil(lambda: bool(log_of(office)))


def test_a_letter_is_written_down_as_gone_once_its_pages_are_counted(
    office: Office, finished: LetterScreen, qtbot: QtBot
) -> None:
    went = finished._finished.went
    qtbot.waitUntil(lambda: "Nobody has said yet that it went." in said_in(went))
    QTest.mouseClick(went.routes[Route.POST], LEFT)
    qtbot.waitUntil(went.hand.isVisible)

    assert not went.hand.write.isEnabled()
    assert f"I counted {finished._page.page_count()} pages" in said_in(went.hand)
    give(office, finished, qtbot)
    qtbot.waitUntil(lambda: "Given by hand to Pip on 12 March" in said_in(went))
    assert office.said[-1][0] == "It is written down that the letter went."


def test_undo_takes_the_line_out_of_the_log(office: Office, finished: LetterScreen, qtbot: QtBot) -> None:
    give(office, finished, qtbot)
    qtbot.waitUntil(lambda: bool(office.said))
    [undo] = office.said[-1][1]
    office.now += timedelta(seconds=3)
    undo.act()
    qtbot.waitUntil(lambda: log_of(office) == ())


def test_a_wrong_person_is_told_with_what_was_asked_of_them(
    office: Office, finished: LetterScreen, qtbot: QtBot
) -> None:
    give(office, finished, qtbot)
    went = finished._finished.went
    qtbot.waitUntil(lambda: "Given by hand" in said_in(went))
    QTest.mouseClick(button(finished, "It went to the wrong person"), LEFT)
    qtbot.waitUntil(went.recall.isVisible)
    went.recall.said.emit()
    qtbot.waitUntil(lambda: "Ask for it back first" in said_in(went.recall))
    went.recall.note.set_value("Through the neighbour's door.")
    went.recall.asked.set_value("To keep it closed until I come.")
    went.recall.said.emit()
    qtbot.waitUntil(lambda: log_of(office)[0].wrong is not None)
    qtbot.waitUntil(lambda: "It is not back yet. Asked: To keep it closed until I come." in said_in(went))


@pytest.fixture
def with_two_addresses(office: Office, finished: LetterScreen) -> None:
    """After the letter was finished somebody writes down that what it names is where the father lives."""

    def lives(session: Session) -> None:
        letter = session.get_one(Letter, office.letter_id)
        assert reader_of(session, letter).address is None
        session.add(
            Person(child_id=letter.child_id, name="Darren Pike", role=PersonRole.PARENT, address="Den with four rooms")
        )

    office.change(lives)


def test_a_letter_that_names_another_address_is_kept_back_until_somebody_says_why(
    office: Office, with_two_addresses: None, qtbot: QtBot
) -> None:
    panel = AddressReason(office.desk(), office.letter_id)
    qtbot.addWidget(panel)
    panel.show()
    qtbot.waitUntil(lambda: "The letter names Den with four rooms. It goes to" in str(panel.says.words()))
    QTest.mouseClick(panel.allow, LEFT)
    qtbot.waitUntil(lambda: "Say why the letter may go there" in said_in(panel))
    panel.reason.set_value("They live there together.")
    with qtbot.waitSignal(panel.closed):
        QTest.mouseClick(panel.allow, LEFT)

    with office.store.reading() as session:
        assert release(session, office.letter_id).pdf.startswith(b"%PDF-")


def test_a_letter_that_told_an_address_waits_for_a_reason_once_a_move_was_typed(office: Office, qtbot: QtBot) -> None:
    """The whole way through the running screens: the move is typed, and the finished letter stays until it is said."""
    with office.store.transaction() as session:
        write_everything(session, office.letter_id, office.held.words_id)
        finish_letter(session, office.letter_id, at=NOON, today=NOON.date(), bank_holidays=BANK_HOLIDAYS)
        child_id = session.get_one(Letter, office.letter_id).child_id
        values: Changes = {"name": "Darren Pike", "role": PersonRole.PARENT, "address": "1 Old Road"}
        add_person(session, child_id, values, today=NOON.date())
    about = ChildRecordScreen(office.desk(), Place(Page.CHILD_RECORD, child_id, Section.PEOPLE))
    qtbot.addWidget(about)
    about.resize(1134, 640)
    with qtbot.waitExposed(about):
        about.show()
    qtbot.waitUntil(lambda: any(one.accessibleName() == "Written here" for one in about.findChildren(RowsView)))
    open_row(about, "Darren Pike")
    press(about, "Reaching them")
    # What the letter calls a den of the child's is now the street of somebody else.
    type_in(about, "Address", "Den with four rooms")
    about.leave()
    qtbot.waitUntil(about.not_told.isVisible)
    about.hide()
    finished = opened(office, qtbot)
    QTest.mouseClick(button(finished, "Save the PDF"), LEFT)
    qtbot.waitUntil(lambda: bool(office.said))

    sentence, [why] = office.said[-1]
    assert sentence.startswith("This letter names one address and goes to another, so it was not taken out.")
    assert why.words == "Say why"
