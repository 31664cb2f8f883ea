"""Feedback at the end of a review: two taps on a screen that shows nothing else, or a form typed in."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from iro_desktop.models.feedback import FeedbackChannel, FeedbackFrom, Felt
from iro_desktop.queries.feedback import FeedbackRow, feedback_of
from iro_desktop.ui.feedback.asking import Asking
from iro_desktop.ui.feedback.section import FeedbackSection
from iro_desktop.ui.kit import unnamed_controls
from iro_desktop.ui.review.screen import ReviewScreen
from tests.letters.reading import squeezed, text_of
from tests.ui.review_office import LEFT, Office, button, office, opened

__all__ = ["office"]


@pytest.fixture
def section(office: Office, qtbot: QtBot) -> FeedbackSection:
    screen: ReviewScreen = opened(office, qtbot, "close")
    qtbot.waitUntil(screen.close_step.feedback.isVisible)
    return screen.close_step.feedback


def kept(office: Office) -> tuple[FeedbackRow, ...]:
    with office.store.reading() as session:
        return feedback_of(session, office.room.review_id)


def asking(section: FeedbackSection, qtbot: QtBot, words: str = "Ask Wren now") -> Asking:
    QTest.mouseClick(button(section, words), LEFT)
    qtbot.waitUntil(lambda: section.asking is not None)
    assert section.asking is not None
    return section.asking


def test_a_child_answers_in_two_taps(office: Office, section: FeedbackSection, qtbot: QtBot) -> None:
    page = asking(section, qtbot)

    QTest.mouseClick(page.buttons[0], LEFT)
    QTest.mouseClick(page.done_button, LEFT)

    qtbot.waitUntil(lambda: len(kept(office)) == 1)
    (row,) = kept(office)
    assert (row.source, row.channel, row.felt_heard) == (FeedbackFrom.CHILD, FeedbackChannel.ON_SCREEN, Felt.YES)
    assert row.understood is None


def test_a_child_answers_by_two_keys(office: Office, section: FeedbackSection, qtbot: QtBot) -> None:
    page = asking(section, qtbot)

    QTest.keyClick(page, Qt.Key.Key_2)
    page.done_button.setFocus()
    QTest.keyClick(page.done_button, Qt.Key.Key_Space)

    qtbot.waitUntil(lambda: [row.felt_heard for row in kept(office)] == [Felt.PARTLY])


def test_the_question_covers_the_whole_window(section: FeedbackSection, qtbot: QtBot) -> None:
    page = asking(section, qtbot)

    assert page.parent() is section.window()
    assert page.geometry() == section.window().rect()
    assert "Wren" not in " ".join(label.text() for label in page.findChildren(QLabel))


def test_done_waits_for_an_answer(section: FeedbackSection, qtbot: QtBot) -> None:
    page = asking(section, qtbot)

    assert not page.done_button.isEnabled()
    assert page.done_button.toolTip() == "Choose an answer first."


def test_going_back_keeps_nothing(office: Office, section: FeedbackSection, qtbot: QtBot) -> None:
    page = asking(section, qtbot)
    QTest.mouseClick(page.buttons[2], LEFT)

    QTest.keyClick(page, Qt.Key.Key_Escape)

    qtbot.waitUntil(lambda: section.asking is None)
    assert kept(office) == ()


def test_whoever_wants_to_say_more_may(office: Office, section: FeedbackSection, qtbot: QtBot) -> None:
    page = asking(section, qtbot)
    QTest.mouseClick(page.buttons[1], LEFT)
    QTest.mouseClick(page.more_button, LEFT)

    QTest.keyClicks(page._change, "Shorter please")
    QTest.mouseClick(page.done_button, LEFT)

    qtbot.waitUntil(lambda: [row.would_change for row in kept(office)] == ["Shorter please"])


def test_a_paper_form_is_typed_in_later(office: Office, section: FeedbackSection, qtbot: QtBot) -> None:
    section._type_in(FeedbackFrom.PARENT)
    qtbot.waitUntil(lambda: section.typed_in is not None)
    form = section.typed_in
    assert form is not None
    form.questions["felt_heard"].set_value(Felt.NO)
    form.hears.set_value("1")
    form.how.set_value(FeedbackChannel.ON_PAPER)
    QTest.keyClicks(form.quote, "I wait for the letter")

    QTest.mouseClick(button(form, "Keep this form"), LEFT)

    qtbot.waitUntil(lambda: len(kept(office)) == 1)
    (row,) = kept(office)
    assert (row.source, row.channel, row.felt_heard) == (FeedbackFrom.PARENT, FeedbackChannel.ON_PAPER, Felt.NO)
    assert row.only_hears_at_reviews is True
    assert (row.quote, row.quote_may_be_used) == ("I wait for the letter", False)
    qtbot.waitUntil(lambda: section.typed_in is None)


def test_an_empty_form_is_refused_and_stays(office: Office, section: FeedbackSection, qtbot: QtBot) -> None:
    section._type_in(FeedbackFrom.CHILD)
    qtbot.waitUntil(lambda: section.typed_in is not None)
    form = section.typed_in
    assert form is not None

    QTest.mouseClick(button(form, "Keep this form"), LEFT)

    qtbot.waitUntil(lambda: "Nothing is answered yet" in str(form.problem.words()))
    assert kept(office) == ()


def test_what_came_in_is_listed_and_can_be_taken_out(office: Office, section: FeedbackSection, qtbot: QtBot) -> None:
    page = asking(section, qtbot)
    QTest.mouseClick(page.buttons[0], LEFT)
    QTest.mouseClick(page.done_button, LEFT)
    qtbot.waitUntil(lambda: _says(section, "Wren felt listened to"))

    QTest.mouseClick(button(section, "Take out"), LEFT)
    qtbot.waitUntil(lambda: bool(office.said))
    assert kept(office) == ()

    office.undo()
    qtbot.waitUntil(lambda: len(kept(office)) == 1)


def test_the_printed_form_is_saved_where_the_officer_says(
    office: Office, section: FeedbackSection, qtbot: QtBot, tmp_path: Path
) -> None:
    section.save_form(FeedbackFrom.CHILD, tmp_path / "form.pdf")
    qtbot.waitUntil(lambda: bool(office.said))

    assert squeezed("Did people listen to you?") in squeezed(text_of((tmp_path / "form.pdf").read_bytes()))


def test_a_folder_that_takes_no_file_is_said(
    office: Office, section: FeedbackSection, qtbot: QtBot, tmp_path: Path
) -> None:
    section.save_form(FeedbackFrom.PARENT, tmp_path / "nowhere" / "form.pdf")
    qtbot.waitUntil(lambda: bool(office.said))

    assert office.said[-1][0].startswith("The form could not be saved there (")


def test_every_control_has_a_name(section: FeedbackSection, qtbot: QtBot) -> None:
    page = asking(section, qtbot)

    assert unnamed_controls(section) == []
    assert unnamed_controls(page) == []


def _says(section: FeedbackSection, words: str) -> bool:
    return any(words in label.accessibleName() or words in label.text() for label in section.findChildren(QLabel))
