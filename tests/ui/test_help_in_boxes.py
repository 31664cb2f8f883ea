"""The writing help in the boxes a child may read one day: real screens of each family, and real keys."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from iro_desktop.actions.consultations import begin_consultation
from iro_desktop.actions.decisions import add_decision
from iro_desktop.models.consultation import WithWhom
from iro_desktop.queries.help_words import kept_for_child
from iro_desktop.ui.capture.note_field import ConversationField
from iro_desktop.ui.child_record.controls import control_for
from iro_desktop.ui.child_record.specs import Spec, Typed
from iro_desktop.ui.consultation.screen import ConsultationScreen
from iro_desktop.ui.desk import Desk, Page, Place
from iro_desktop.ui.kit import NotesField
from iro_desktop.ui.review.part_field import PartField
from iro_desktop.ui.wording.in_boxes import HelpInBoxes
from iro_desktop.ui.wording.mark_panel import MarkPanel
from iro_desktop.writing.marks import WrittenFor
from tests.desks import office_in
from tests.ui import midway_office, review_office
from tests.ui.midway_office import MidwayOffice, midway
from tests.ui.review_office import Office, office

__all__ = ["midway", "office"]
TYPED = 'The placement recieved "my placement is recieved" well.'
LOADING_MS = 20_000


@pytest.fixture
def talk(tmp_path: Path, qtbot: QtBot) -> Iterator[tuple[ConsultationScreen, Desk]]:
    made = office_in(tmp_path)
    with made.store.transaction() as session:
        talk_id = begin_consultation(
            session,
            child_id=made.load.children["Sam"],
            with_whom=WithWhom.CHILD,
            happened_on=made.desk.today(),
        )
    screen = ConsultationScreen(made.desk, Place(Page.CONSULTATION, talk_id))
    shown(screen, qtbot)
    qtbot.waitUntil(lambda: screen.child_shown() is not None)
    yield screen, made.desk
    made.close()


def shown(screen: QWidget, qtbot: QtBot) -> None:
    qtbot.addWidget(screen)
    screen.resize(1134, 680)
    with qtbot.waitActive(screen):
        screen.show()
        screen.activateWindow()


def helped(screen: QWidget, desk: Desk) -> HelpInBoxes:
    def child() -> UUID | None:
        told = getattr(screen, "child_shown", None)
        found = told() if callable(told) else None
        return found if isinstance(found, UUID) else None

    return HelpInBoxes(desk, screen, child)


def writes(field: NotesField, qtbot: QtBot, text: str = TYPED) -> None:
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    field.selectAll()
    QTest.keyClicks(field, text)


def marked(field: NotesField) -> list[tuple[str, str]]:
    text = field.toPlainText()
    return [(mark.kind.value, text[mark.start : mark.end]) for mark in field.marks()]


def check_marked(field: NotesField, qtbot: QtBot) -> None:
    """Spelling and the word of the office, and neither of the two that stand in quotation marks."""
    words = {("word", "placement"), ("spelling", "recieved")}
    qtbot.waitUntil(lambda: words <= set(marked(field)), timeout=LOADING_MS)
    text = field.toPlainText()
    first, last = text.index('"'), text.rindex('"')
    assert [one for one in field.marks() if first < one.end and one.start <= last] == []


def test_what_was_said_in_a_talk(talk: tuple[ConsultationScreen, Desk], qtbot: QtBot) -> None:
    screen, desk = talk
    helped(screen, desk)
    writes(screen.text, qtbot)

    check_marked(screen.text, qtbot)


def test_both_wordings_of_a_decision_and_only_the_childs_is_asked_to_be_easy(office: Office, qtbot: QtBot) -> None:
    with office.store.transaction() as session:
        add_decision(session, office.room.review_id, wording="Viability visit", owner_name="Jan")
    screen = review_office.opened(office, qtbot, "decide")
    helped(screen, office.desk())

    def wordings() -> list[PartField]:
        every = screen.findChildren(PartField)
        return [one for one in every if one.isVisible() and one.accessibleName().startswith("Decision 1")]

    qtbot.waitUntil(lambda: len(wordings()) == 2)
    fields = wordings()
    hard = " It was agreed that everybody will be there on the day on which you are moved to the other house in May."
    for field in fields:
        writes(field, qtbot, TYPED + hard)
        check_marked(field, qtbot)

    kinds = {field.written_for: {kind for kind, _ in marked(field)} for field in fields}
    assert kinds[WrittenFor.RECORD] == {"word", "spelling"}
    assert {"reading", "about"} <= kinds[WrittenFor.CHILD]


def test_a_note_in_the_meeting(office: Office, qtbot: QtBot) -> None:
    screen = review_office.opened(office, qtbot, "meet")
    helped(screen, office.desk())
    qtbot.waitUntil(lambda: any(one.isVisible() for one in screen.findChildren(PartField)))
    field = next(one for one in screen.findChildren(PartField) if one.isVisible() and one.written_for)
    writes(field, qtbot)

    check_marked(field, qtbot)


def test_what_is_new_at_a_midway_check(midway: MidwayOffice, qtbot: QtBot) -> None:
    screen = midway_office.opened(midway, qtbot)
    helped(screen, midway.desk())
    field = next(one for one in screen.findChildren(NotesField) if one.accessibleName().startswith("Anything new"))
    writes(field, qtbot)

    check_marked(field, qtbot)


def test_every_text_in_several_lines_of_a_record_of_a_child(qtbot: QtBot, tmp_path: Path) -> None:
    """Events, good things, services, guardian letters and the child's record all make their boxes here."""
    made = office_in(tmp_path)
    page = QWidget()
    field = control_for(Spec("text", "In words", Typed.NOTES), made.desk.today, made.desk.bank_holidays)
    assert isinstance(field, NotesField)
    field.setParent(page)
    shown(page, qtbot)
    helped(page, made.desk)
    writes(field, qtbot)

    check_marked(field, qtbot)
    made.close()


def test_f7_walks_the_boxes_k_keeps_a_word_and_enter_takes_a_kinder_one(
    talk: tuple[ConsultationScreen, Desk], qtbot: QtBot
) -> None:
    screen, desk = talk
    panel = helped(screen, desk).help.panel()
    writes(screen.text, qtbot, "The placement and the siblings.")
    qtbot.waitUntil(lambda: [word for kind, word in marked(screen.text) if kind == "word"] == ["placement", "siblings"])
    screen.text.moveCursor(screen.text.textCursor().MoveOperation.Start)

    QTest.keyClick(screen.text, Qt.Key.Key_F7)
    qtbot.waitUntil(panel.isVisible)
    QTest.keyClick(panel.focusWidget(), Qt.Key.Key_K)
    assert [word for _, word in marked(screen.text)] == ["siblings"]
    QTest.keyClick(screen.text, Qt.Key.Key_F7)
    qtbot.waitUntil(panel.isVisible)
    QTest.keyClick(panel.choices()[0], Qt.Key.Key_Return)

    assert screen.text.toPlainText() == "The placement and the brothers and sisters."
    child_id = screen.child_shown()
    assert isinstance(child_id, UUID)
    qtbot.waitUntil(lambda: not desk.casework.is_busy())
    found: list[str] = []
    desk.casework.ask(
        screen,
        lambda session: [one.words for one in kept_for_child(session, child_id)],
        then=found.extend,
    )
    qtbot.waitUntil(lambda: found == ["placement"])


def test_a_key_starts_a_timer_and_nothing_is_worked_out_before_the_pause(
    talk: tuple[ConsultationScreen, Desk], qtbot: QtBot
) -> None:
    screen, desk = talk
    help_here = helped(screen, desk).help
    writes(screen.text, qtbot, "A first word, so that everything is loaded: placement.")
    qtbot.waitUntil(lambda: bool(marked(screen.text)), timeout=LOADING_MS)
    looks: list[str] = []
    help_here.read.connect(looks.append)

    QTest.keyClicks(screen.text, "The siblings came to the placement. " * 20)
    assert looks == [], "720 keys, and not once was anything looked at"
    qtbot.waitUntil(lambda: len(looks) == 1)


def test_no_box_is_looked_after_before_it_has_the_keyboard_and_none_that_is_not_for_a_child(
    talk: tuple[ConsultationScreen, Desk], qtbot: QtBot
) -> None:
    screen, desk = talk
    other = NotesField("Message", parent=screen)
    other.show()
    helped(screen, desk)
    assert screen.findChildren(MarkPanel)[0].isVisible() is False
    writes(other, qtbot)
    QTest.keyClick(other, Qt.Key.Key_F7)

    qtbot.waitUntil(lambda: not desk.casework.is_busy())
    assert other.marks() == ()
    assert not other.property("looked_after")


def test_the_childs_own_words_are_never_helped(office: Office, qtbot: QtBot) -> None:
    screen = review_office.opened(office, qtbot, "meet")

    own = [one for one in screen.findChildren(PartField) if one.accessibleName().startswith("The child’s words")]
    assert [one.written_for for one in own if one.written_for is not None] == []
    assert ConversationField("What was said").written_for is WrittenFor.RECORD
