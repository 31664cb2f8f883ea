"""A detail that the reader may not be meant to see is asked about, and may be kept with a reason."""

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.models.childs_request import ChildsRequest
from iro_desktop.models.letter_safety import KeptInLetter
from iro_desktop.models.people import Person, PersonRole
from iro_desktop.ui.kit import TextField
from iro_desktop.ui.letter import viewmodel
from iro_desktop.ui.letter.found import FoundInLetter
from iro_desktop.ui.letter.screen import LetterScreen
from tests.ui.letter_office import LEFT, Office, about, button, office, text_field, written

__all__ = ["about", "office", "written"]


def test_what_is_kept_needs_a_reason_and_is_asked_about_no_more(
    office: Office, written: LetterScreen, qtbot: QtBot
) -> None:
    gran = Person(
        child_id=office.held.child_id, name="Rosa Okafor", role=PersonRole.GRANDPARENT, telephone="07700 900177"
    )
    office.change(lambda session: session.add(gran))
    field = text_field(written, "ending")
    field.go_to_end()
    QTest.keyClicks(field, " Ring 07700 900 177.")
    qtbot.waitUntil(lambda: any(one.isVisibleTo(written) for one in written.findChildren(FoundInLetter)))
    [asked] = [one for one in written.findChildren(FoundInLetter) if one.isVisibleTo(written)]
    QTest.mouseClick(button(asked, "Keep"), LEFT)
    assert asked._field.problem() == "Say why this reader should see it."

    QTest.keyClicks(asked.findChildren(TextField)[0], "Pip wants to ring Gran.")
    QTest.mouseClick(button(asked, "Keep"), LEFT)
    qtbot.waitUntil(lambda: not any(one.isVisibleTo(written) for one in written.findChildren(FoundInLetter)))
    with office.store.reading() as session:
        kept = session.scalars(select(KeptInLetter)).one()
        assert (kept.reason, kept.by_name) == ("Pip wants to ring Gran.", "Maren Ostrowe")


def found(screen: LetterScreen, qtbot: QtBot) -> FoundInLetter:
    """The one finding that is asked about."""
    qtbot.waitUntil(lambda: any(one.isVisibleTo(screen) for one in screen.findChildren(FoundInLetter)))
    [asked] = [one for one in screen.findChildren(FoundInLetter) if one.isVisibleTo(screen)]
    return asked


def test_take_out_takes_the_words_out_of_the_letter_and_undo_brings_them_back(
    office: Office, written: LetterScreen, qtbot: QtBot
) -> None:
    gran = Person(
        child_id=office.held.child_id, name="Rosa Okafor", role=PersonRole.GRANDPARENT, telephone="07700 900177"
    )
    office.change(lambda session: session.add(gran))
    field = text_field(written, "ending")
    before = field.value()
    field.go_to_end()
    field.insertPlainText(" Ring 07700 900 177, 😀 or 07700 900 177.")
    QTest.mouseClick(button(found(written, qtbot), "Take out"), LEFT)

    assert field.value() == f"{before} Ring, 😀 or."
    qtbot.waitUntil(lambda: not any(one.isVisibleTo(written) for one in written.findChildren(FoundInLetter)))
    field.undo()
    assert field.value().endswith("Ring 07700 900 177, 😀 or 07700 900 177.")


def test_what_a_record_says_is_not_taken_out_of_it_and_the_officer_is_led_there(
    office: Office, written: LetterScreen, qtbot: QtBot
) -> None:
    gran = Person(
        child_id=office.held.child_id, name="Rosa Okafor", role=PersonRole.GRANDPARENT, telephone="07700 900177"
    )

    def asks_to_ring(session: Session) -> None:
        session.add(gran)
        request = ChildsRequest(
            child_id=office.held.child_id, review_id=office.held.review_id, asked="To ring 07700 900177"
        )
        session.add(request)

    office.change(asks_to_ring)
    QTest.mouseClick(button(found(written, qtbot), "Take out"), LEFT)

    assert office.said[-1][0] == viewmodel.NOT_TYPED_HERE
