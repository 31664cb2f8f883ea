"""One child's page as a screen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from iro_desktop.models.letter import Letter
from iro_desktop.models.review import Decision, DecisionStatus, Review, ReviewStatus
from iro_desktop.ui import theme
from iro_desktop.ui.child.screen import ChildScreen
from iro_desktop.ui.child.timeline import Kind
from iro_desktop.ui.desk import Page, Place
from iro_desktop.ui.kit import Button, Label, RowsView, Tabs, TextField, TimelineView, unnamed_controls
from iro_desktop.ui.pressable import Pressable
from iro_desktop.ui.theme import Look, Theme
from tests.desks import Office, office_in
from tests.ui.fitting import cut_words, filled_buttons, only

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    theme.apply_look(qapp, Look(Theme.LIGHT))
    yield
    theme.apply_look(qapp, Look(Theme.LIGHT))


@pytest.fixture
def office(tmp_path: Path, qapp: QApplication) -> Iterator[Office]:
    office = office_in(tmp_path)
    yield office
    office.close()


def opened(
    office: Office, qtbot: QtBot, name: str = "Sam", part: str = "", size: tuple[int, int] = (1134, 690)
) -> ChildScreen:
    screen = ChildScreen(office.desk, Place(Page.CHILD, office.load.children[name], part))
    qtbot.addWidget(screen)
    screen.resize(*size)
    screen.show()
    screen.setFocus()
    qtbot.waitUntil(lambda: any(line.isVisible() for line in screen.findChildren(Pressable)))
    return screen


def button(screen: QWidget, words: str) -> Button:
    return next(one for one in screen.findChildren(Button) if one.accessibleName() == words and one.isVisible())


def pressable(screen: QWidget, beginning: str) -> QAbstractButton:
    return next(one for one in screen.findChildren(QAbstractButton) if one.accessibleName().startswith(beginning))


def field(screen: QWidget, name: str) -> TextField:
    return next(one for one in screen.findChildren(TextField) if one.accessibleName() == name)


def words(screen: QWidget) -> set[str]:
    return {label.text() for label in screen.findChildren(Label) if label.isVisible()}


def timeline_of(screen: ChildScreen) -> TimelineView:
    return only(screen, TimelineView)


def entry_titles(screen: ChildScreen) -> list[str]:
    model = timeline_of(screen).model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_wishes_are_in_sight_without_scrolling(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    shown = {part.accessibleName() for part in screen.findChildren(QWidget) if part.isVisible()}

    assert {"Likes video calls, drawing", "Not Fridays", "Not in the room: Mr H.", "Reading 7 to 9"} <= shown


def test_every_control_has_a_name_and_one_button_is_filled(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    assert unnamed_controls(screen) == []
    assert filled_buttons(screen) == ["Write to Sam"]


@pytest.mark.parametrize("percent", [80, 100, 150, 200])
@pytest.mark.parametrize("name", ["Sam", "0007337"])
def test_nothing_is_cut_at_any_size_of_letters(
    office: Office, qtbot: QtBot, qapp: QApplication, percent: int, name: str
) -> None:
    theme.apply_look(qapp, Look(Theme.DARK, percent))
    screen = opened(office, qtbot, name)

    qtbot.waitUntil(lambda: cut_words(screen) == [])


def test_a_brother_is_one_click_away(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    QTest.mouseClick(button(screen, "brother Tom, 11"), LEFT)

    assert office.asked.places == [Place(Page.CHILD, office.load.children["Tom"])]


def test_a_conversation_is_recorded_about_this_child(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    QTest.mouseClick(button(screen, "Record a conversation"), LEFT)

    assert office.asked.captures == [office.load.children["Sam"]]
    assert screen.child_shown() == office.load.children["Sam"]


def test_tabs_show_one_kind_of_thing(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    tabs = only(screen, Tabs)
    tabs.setFocus()
    QTest.keyClick(tabs, Qt.Key.Key_Right)
    assert entry_titles(screen) == ["Sam said"]

    QTest.keyClick(tabs, Qt.Key.Key_Right)
    assert entry_titles(screen) == ["Review planned", "2025", "Second review", "First review"]


def test_a_place_opens_its_tab(office: Office, qtbot: QtBot) -> None:
    assert "New glasses" in entry_titles(opened(office, qtbot, "Malik", "decisions"))


def test_an_empty_tab_is_not_blank(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot, "Tom", "letters")

    assert "No letters yet" in words(screen)


def test_difficult_information_unfolds_where_it_stands(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    view = timeline_of(screen)
    folded = entry_titles(screen).index("Difficult information, folded")
    view.setFocus()
    view.setCurrentIndex(view.model().index(folded, 0))
    QTest.keyClick(view, Qt.Key.Key_Return)

    assert "Difficult information, folded" not in entry_titles(screen)
    assert office.asked.places == [], "nothing else opened"


def test_a_review_and_a_letter_of_the_timeline_open(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    view = timeline_of(screen)
    for title in ("Second review", "Letter to Sam"):
        view.setCurrentIndex(view.model().index(entry_titles(screen).index(title), 0))
        QTest.keyClick(view, Qt.Key.Key_Return)

    assert office.asked.places == [
        Place(Page.REVIEW, office.load.reviews["Sam's second"]),
        Place(Page.LETTER, office.load.letters["Sam's second"]),
    ]


def test_an_unfinished_note_is_gone_on_with(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot, "Robyn", "conversations")
    view = timeline_of(screen)
    view.setCurrentIndex(view.model().index(0, 0))
    assert view.current_key() == (Kind.UNFINISHED_TALK, office.load.notes["unfinished 2026-03-11"])
    QTest.keyClick(view, Qt.Key.Key_Return)

    assert office.asked.places == [Place(Page.CONSULTATION, office.load.notes["unfinished 2026-03-11"])]


def test_pressing_a_due_date_tells_the_whole_reckoning(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    line = pressable(screen, "Third review, today, 11:00")
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Return)

    assert any("12 September 2025 + 6 months = 12 March 2026." in text for text in words(screen))


def test_ticking_a_decision_is_done_with_undo(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    decisions = next(view for view in screen.findChildren(RowsView) if view.accessibleName() == "Open decisions")
    first = decisions.visualRect(decisions.model().index(0, 0))
    QTest.mouseClick(decisions.viewport(), LEFT, pos=QPoint(8, first.center().y()))

    qtbot.waitUntil(lambda: len(decisions.rows()) == 1)
    assert office.asked.sentences == ["Decision marked as done."]
    with office.store.reading() as session:
        dentist = session.get(Decision, office.load.decisions["dentist"])
        assert dentist is not None
        assert (dentist.status, dentist.status_on) == (DecisionStatus.DONE, office.desk.today())

    office.asked.undo()
    qtbot.waitUntil(lambda: len(decisions.rows()) == 2)


def test_decisions_are_marked_as_sent_with_undo(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot, "Leo")
    QTest.mouseClick(button(screen, "Mark as sent"), LEFT)
    qtbot.waitUntil(lambda: "Decisions sent" not in words(screen))

    office.asked.undo()
    qtbot.waitUntil(lambda: "Decisions sent" in words(screen))


def test_a_review_without_a_plan_is_planned_and_opened(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot, "Tom")
    QTest.mouseClick(button(screen, "Plan the review"), LEFT)
    qtbot.waitUntil(lambda: len(office.asked.places) == 1)

    place = office.asked.places[0]
    assert place.record_id is not None
    with office.store.reading() as session:
        review = session.get(Review, place.record_id)
        assert review is not None
        assert (place.page, review.status, review.planned_on) == (Page.REVIEW, ReviewStatus.PLANNED, None)


def test_writing_to_a_child_opens_the_letter_of_the_last_review(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot, "Leo")
    QTest.mouseClick(button(screen, "Write to Leo"), LEFT)
    qtbot.waitUntil(lambda: len(office.asked.places) == 1)

    (place,) = office.asked.places
    assert (place.page, place.record_id is not None) == (Page.LETTER, True)
    with office.store.reading() as session:
        letter = session.get(Letter, place.record_id)
        assert letter is not None
        assert letter.review_id == office.load.reviews["Leo's last"]


def test_a_child_without_a_name_is_named_with_one_enter(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot, "0007337")
    name = field(screen, "What does this child like to be called?")
    qtbot.waitUntil(name.hasFocus)
    QTest.keyClicks(name, "Nadia")
    QTest.keyClick(name, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: "Nadia, 17" in words(screen))
    assert not name.isVisible()


def test_an_empty_name_is_refused_beside_its_field(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot, "0007337")
    QTest.mouseClick(button(screen, "Keep this name"), LEFT)

    qtbot.waitUntil(lambda: any("Type the name the child likes" in text for text in words(screen)))


@pytest.mark.parametrize(
    ("words", "part"), [("Change what Sam asked for", "wishes"), ("About Sam", "")], ids=["wishes", "all of it"]
)
def test_what_is_written_about_a_child_is_one_click_away(office: Office, qtbot: QtBot, words: str, part: str) -> None:
    screen = opened(office, qtbot)
    QTest.mouseClick(button(screen, words), LEFT)

    assert office.asked.places == [Place(Page.CHILD_RECORD, office.load.children["Sam"], part)]


def test_a_child_who_is_gone_leads_back_to_the_caseload(office: Office, qtbot: QtBot) -> None:
    screen = ChildScreen(office.desk, Place(Page.CHILD, office.load.reviews["Sam's first"]))
    qtbot.addWidget(screen)
    qtbot.waitUntil(lambda: office.asked.places == [Place(Page.CHILDREN)])

    assert "not on this laptop any more" in office.asked.sentences[0]
