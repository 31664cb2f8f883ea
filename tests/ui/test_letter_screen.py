"""Writing in the letter studio: what is typed is kept, and the page beside it follows."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from iro_desktop.actions.decisions import reword_decision
from iro_desktop.actions.letters import save_section
from iro_desktop.actions.reviews import plan_next_review
from iro_desktop.models.childs_request import ChildsRequest, RequestAnswer
from iro_desktop.models.review import Decision
from iro_desktop.store.store import Session
from iro_desktop.ui import theme
from iro_desktop.ui.kit import Button, unnamed_controls
from iro_desktop.ui.letter.page_pane import FIT_WIDTH, PagePane
from iro_desktop.ui.letter.screen import LetterScreen
from iro_desktop.ui.theme import Look, Theme
from iro_desktop.ui.tokens import DARK
from tests import factories
from tests.held_review import (
    Circumstances,
    look_at,
)
from tests.ui.letter_office import (
    LEFT,
    Office,
    about,
    button,
    decision,
    finished,
    office,
    page_text,
    part,
    put_cursor,
    screen,
    text_field,
    written,
)

__all__ = ["about", "finished", "office", "screen", "written"]


def test_what_is_typed_is_saved_after_the_pause(office: Office, screen: LetterScreen, qtbot: QtBot) -> None:
    with qtbot.waitSignal(office.casework.saved):
        QTest.keyClicks(text_field(screen, "opening"), "Hello, I still have leaves in my hair.")

    assert office.text("opening") == "Hello, I still have leaves in my hair."


def test_the_page_follows_what_is_typed(screen: LetterScreen, qtbot: QtBot) -> None:
    QTest.keyClicks(text_field(screen, "opening"), "Hello <Pip> & Kit")
    qtbot.waitUntil(lambda: "Hello <Pip> & Kit" in page_text(screen))


def test_the_page_stays_where_one_was_looking(screen: LetterScreen, qtbot: QtBot) -> None:
    bar = screen.findChildren(PagePane)[0].verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before = bar.value()
    QTest.keyClicks(text_field(screen, "opening"), "Hello")
    qtbot.waitUntil(lambda: "Hello" in page_text(screen))

    assert bar.value() == before


def test_opening_a_letter_changes_nothing(office: Office, screen: LetterScreen, qtbot: QtBot) -> None:
    screen.leave()
    qtbot.waitUntil(lambda: not screen._saving.unsaved())

    with office.store.reading() as session:
        assert look_at(session, office.letter_id).draft.sections[0].text == ""
    assert office.text("meeting").startswith("Your review is the meeting about you")


def test_leaving_saves_at_once(office: Office, screen: LetterScreen, qtbot: QtBot) -> None:
    QTest.keyClicks(text_field(screen, "hard"), "You waited.")
    with qtbot.waitSignal(office.casework.saved):
        screen.leave()

    assert office.text("hard") == "You waited."


def test_a_decision_is_typed_in_the_childs_wording(office: Office, screen: LetterScreen, qtbot: QtBot) -> None:
    words = decision(screen, 2).field
    words.selectAll()
    with qtbot.waitSignal(office.casework.saved):
        QTest.keyClicks(words, "Joss will take you climbing.")

    with office.store.reading() as session:
        kept = session.get_one(Decision, office.held.decisions[1])
    assert (kept.child_wording, kept.owner_name, kept.owner_role) == (
        "Joss will take you climbing.",
        "Joss",
        "foster carer",
    )


def test_what_was_decided_shows_only_where_the_cursor_is(screen: LetterScreen, qtbot: QtBot) -> None:
    put_cursor(qtbot, decision(screen, 2).field)

    assert decision(screen, 2).who.isVisible()
    assert not decision(screen, 1).who.isVisible()


def test_who_and_when_are_changed_beside_the_words(office: Office, screen: LetterScreen, qtbot: QtBot) -> None:
    put_cursor(qtbot, decision(screen, 1).field)
    decision(screen, 1).who.selectAll()
    QTest.keyClicks(decision(screen, 1).who, "Ada")
    decision(screen, 1).when.line.selectAll()
    QTest.keyClicks(decision(screen, 1).when.line, "20 April")
    screen.leave()
    qtbot.waitUntil(lambda: not screen._saving.unsaved())

    with office.store.reading() as session:
        kept = session.get_one(Decision, office.held.decisions[0])
    assert (kept.owner_name, kept.owner_role, kept.due_on) == ("Ada", None, date(2026, 4, 20))


def test_the_arrow_keys_go_on_into_the_next_part(screen: LetterScreen, qtbot: QtBot) -> None:
    put_cursor(qtbot, text_field(screen, "opening"))
    QTest.keyClick(text_field(screen, "opening"), Qt.Key.Key_Down)
    qtbot.waitUntil(text_field(screen, "who_i_am").hasFocus)
    QTest.keyClick(text_field(screen, "who_i_am"), Qt.Key.Key_Up)
    qtbot.waitUntil(text_field(screen, "opening").hasFocus)


class TestADetailNobodyKnows:
    """The next meeting's date, which is in no record yet."""

    @pytest.fixture
    def about(self) -> Circumstances:
        return Circumstances(next_review_on=None)

    def test_it_is_shown_in_words_on_the_page_and_in_the_text(self, screen: LetterScreen) -> None:
        assert "Our next meeting is on ‹the next meeting's date›." in text_field(screen, "next").toPlainText()
        assert "Our next meeting is on ‹the next meeting's date›." in page_text(screen)

    def test_typing_replaces_it_whole(self, office: Office, screen: LetterScreen, qtbot: QtBot) -> None:
        words = text_field(screen, "next")
        words.go_to_gap()
        with qtbot.waitSignal(office.casework.saved):
            QTest.keyClicks(words, "3 September")

        assert "Our next meeting is on 3 September. You can ask" in office.text("next")

    def test_erasing_beside_it_takes_it_whole(self, office: Office, screen: LetterScreen, qtbot: QtBot) -> None:
        words = text_field(screen, "next")
        words.go_to_gap()
        cursor = words.textCursor()
        cursor.setPosition(cursor.selectionEnd())
        words.setTextCursor(cursor)
        with qtbot.waitSignal(office.casework.saved):
            QTest.keyClick(words, Qt.Key.Key_Backspace)

        assert "Our next meeting is on . You can ask" in office.text("next")

    def test_once_it_is_known_it_is_filled_in(self, office: Office, screen: LetterScreen, qtbot: QtBot) -> None:
        office.change(lambda session: plan_next_review(session, office.held.review_id, on=date(2026, 9, 3)))

        qtbot.waitUntil(lambda: "Thursday 3 September" in text_field(screen, "next").toPlainText())


def test_what_changes_elsewhere_shows_but_never_over_what_is_being_typed(
    office: Office, screen: LetterScreen, qtbot: QtBot
) -> None:
    QTest.keyClicks(text_field(screen, "opening"), "Mine")
    office.change(lambda session: save_section(session, office.letter_id, "opening", text="Theirs"))
    office.change(lambda session: reword_decision(session, office.held.decisions[0], child_wording="Changed."))
    qtbot.waitUntil(lambda: decision(screen, 1).field.toPlainText() == "Changed.")

    assert text_field(screen, "opening").toPlainText() == "Mine"


def test_what_the_child_asked_for_is_answered_on_the_page(office: Office, screen: LetterScreen, qtbot: QtBot) -> None:
    request = factories.childs_request(office.held.child_id, office.held.review_id, asked="Can I keep a rabbit?")
    office.change(lambda session: session.add(request))
    qtbot.waitUntil(lambda: "You asked: Can I keep a rabbit?" in page_text(screen))

    def answer(session: Session) -> None:
        session.get_one(ChildsRequest, request.id).answer = RequestAnswer.YES

    office.change(answer)
    qtbot.waitUntil(lambda: "Can I keep a rabbit? Yes." in page_text(screen))


def test_the_childs_words_are_put_in_and_left_out_one_by_one(
    office: Office, screen: LetterScreen, qtbot: QtBot
) -> None:
    QTest.mouseClick(button(screen, "Put in the letter"), LEFT)
    qtbot.waitUntil(lambda: "“I want Nan to see my den.”" in page_text(screen))
    qtbot.waitUntil(lambda: any(one.words() == "Leave out" for one in screen.findChildren(Button)))
    QTest.mouseClick(button(screen, "Leave out"), LEFT)
    qtbot.waitUntil(lambda: "my den" not in page_text(screen))


def test_a_line_says_why_there_are_no_words(office: Office, screen: LetterScreen, qtbot: QtBot) -> None:
    place = part(screen, "no_words").first_place()
    with qtbot.waitSignal(office.casework.saved):
        QTest.keyClick(place, Qt.Key.Key_Space)

    assert office.text("no_words").startswith("You did not feel like talking this time.")


def test_another_template_keeps_what_was_typed(office: Office, screen: LetterScreen, qtbot: QtBot) -> None:
    QTest.keyClicks(text_field(screen, "opening"), "Hello.")
    screen._top.template.set_value("plain")
    screen._top.template.edited.emit()
    qtbot.waitUntil(lambda: not any(one.key == "who_i_am" for one in screen._manuscript.parts()))

    assert screen._manuscript.typed().texts["opening"] == "Hello."
    assert office.text("opening") == "Hello."


def test_the_wheel_makes_only_the_page_larger(screen: LetterScreen, qtbot: QtBot) -> None:
    pane = screen.findChildren(PagePane)[0]
    letters = text_field(screen, "opening").font().pixelSize()
    assert pane.percent() == FIT_WIDTH
    turn(pane, notches=3)

    assert pane.percent() > 80
    assert text_field(screen, "opening").font().pixelSize() == letters


def turn(pane: PagePane, notches: int) -> None:
    middle = QPointF(pane.viewport().rect().center())
    event = QWheelEvent(
        middle,
        pane.viewport().mapToGlobal(middle),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(pane.viewport(), event)


def test_paper_stays_paper_in_the_dark(screen: LetterScreen, qapp: QApplication) -> None:
    pane = screen.findChildren(PagePane)[0]
    theme.apply_look(qapp, Look(theme=Theme.DARK))
    picture = pane.viewport().grab().toImage()
    theme.apply_look(qapp, Look(theme=Theme.LIGHT))

    assert picture.pixelColor(picture.width() // 2, 30).name() == "#fff8e7"
    assert picture.pixelColor(5, 5).name() == DARK.desk.lower()


@pytest.mark.parametrize("percent", [80, 100, 150, 200])
def test_page_and_readiness_take_turns_where_letters_are_large(
    screen: LetterScreen, qapp: QApplication, qtbot: QtBot, percent: int
) -> None:
    theme.apply_look(qapp, Look(theme=Theme.LIGHT, text_percent=percent))
    pane = screen.findChildren(PagePane)[0]
    qtbot.waitUntil(pane.isVisible)
    both = screen._beside.isVisible()
    theme.apply_look(qapp, Look(theme=Theme.LIGHT))

    assert both is (percent <= 100)


def test_every_control_has_a_name(office: Office, screen: LetterScreen) -> None:
    assert unnamed_controls(screen) == []


def test_every_control_of_a_finished_letter_has_a_name(finished: LetterScreen) -> None:
    assert unnamed_controls(finished) == []


def test_undo_takes_back_typing_in_the_part_with_the_cursor(screen: LetterScreen, qtbot: QtBot) -> None:
    words = text_field(screen, "opening")
    put_cursor(qtbot, words)
    QTest.keyClicks(words, "Hello")
    QTest.mouseClick(button(screen, "Undo"), LEFT)

    assert words.toPlainText() == ""


def test_a_pasted_file_is_not_put_in_and_the_words_before_it_stay(
    office: Office, screen: LetterScreen, qtbot: QtBot
) -> None:
    words = text_field(screen, "opening")
    put_cursor(qtbot, words)
    QTest.keyClicks(words, "Hello.")
    QApplication.clipboard().setText("x" * 1_000_000)
    QTest.keyClick(words, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    assert office.said[0][0].startswith("What you pasted has 1,000,000 characters")
    assert words.toPlainText() == "Hello."
