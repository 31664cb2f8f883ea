"""Follow-up on screen: parted in one click, answered by a key and a line, put off, asked about, raised, undone."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from iro_desktop.models.decision_update import DecisionUpdate, UpdateKind
from iro_desktop.models.midway import MidwayCheck, midway_id
from iro_desktop.models.review import Decision, DecisionStatus
from iro_desktop.ui.desk import Page, Place
from iro_desktop.ui.follow_up import viewmodel
from iro_desktop.ui.follow_up.screen import FollowUpScreen
from iro_desktop.ui.kit import Button, unnamed_controls
from iro_desktop.ui.message.panel import MessagePanel
from iro_desktop.ui.raising.panel import RaisePanel
from iro_desktop.ui.shown import plain
from tests.caseload import NOW, TODAY
from tests.desks import Office, office_in
from tests.ui.review_office import LEFT, shown_words

Keys = Qt.Key


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = office_in(tmp_path)
    yield made
    made.close()


def opened(office: Office, qtbot: QtBot, place: Place | None = None) -> FollowUpScreen:
    screen = FollowUpScreen(office.desk, place or Place(Page.FOLLOW_UP))
    qtbot.addWidget(screen)
    screen.resize(1134, 656)
    with qtbot.waitActive(screen):
        screen.show()
        screen.activateWindow()
    qtbot.waitUntil(lambda: not office.casework.is_busy())
    screen.list.setFocus()
    return screen


def titles(screen: FollowUpScreen) -> list[str]:
    return [plain(row.title) for row in screen.list.rows()]


def current(screen: FollowUpScreen) -> str:
    return next(plain(row.title) for row in screen.list.rows() if row.key == screen.list.current_key())


def press(screen: FollowUpScreen, key: Keys) -> None:
    QTest.keyClick(screen.window().focusWidget(), key)


def button(screen: QWidget, words: str) -> Button:
    return next(one for one in screen.findChildren(Button) if one.words() == words and one.isVisibleTo(screen))


def press_choice(choices: QWidget, words: str) -> None:
    QTest.mouseClick(next(one for one in choices.findChildren(QPushButton) if one.text().strip() == words), LEFT)


def kept(office: Office, name: str) -> tuple[DecisionStatus, str | None, date | None]:
    with office.store.reading() as session:
        one = session.get_one(Decision, office.load.decisions[name])
        return one.status, one.status_note, one.due_on


def kinds(office: Office, name: str) -> list[UpdateKind]:
    with office.store.reading() as session:
        lines = session.query(DecisionUpdate).filter_by(decision_id=office.load.decisions[name])
        return [line.kind for line in lines.order_by(DecisionUpdate.id)]


def choose(screen: FollowUpScreen, office: Office, name: str) -> None:
    assert screen.list.choose((viewmodel.DECISION, str(office.load.decisions[name])))


# The list


def test_it_opens_on_what_is_past_its_day(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    assert titles(screen) == ["Past their day", "Dentist", "Next week", "New glasses", "Later", titles(screen)[-1]]
    assert current(screen) == "Dentist"
    assert "Sat 28 February, 12 days late" in shown_words(screen)
    assert screen.heading().findChildren(QWidget)
    assert viewmodel.title_below(screen._found) == "1 decision is past its day."


@pytest.mark.parametrize(("words", "first"), [("By owner", "Jan · for Sam"), ("By child", "Sam")])
def test_it_is_parted_otherwise_in_one_click(office: Office, qtbot: QtBot, words: str, first: str) -> None:
    screen = opened(office, qtbot)
    press_choice(screen.top.grouping, words)
    qtbot.waitUntil(lambda: titles(screen)[0] == first)


def test_all_shows_what_is_settled_too(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    screen.top.how_much.set_value(viewmodel.ALL)
    screen.top.how_much.edited.emit()
    qtbot.waitUntil(lambda: "Bike helmet" in titles(screen))
    choose(screen, office, "Malik's bike")
    assert not screen.pane.put_off_button.isVisible(), "nobody puts off what is done"


def test_the_filter_finds_and_says_where_it_finds_nothing(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    QTest.keyClick(screen.list, Keys.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(screen.top.filter, "glasses")
    qtbot.waitUntil(lambda: titles(screen) == ["Next week", "New glasses"])
    screen.top.filter.set_value("zzz")
    screen.top.filter.edited.emit()
    qtbot.waitUntil(lambda: "Nothing is found" in shown_words(screen))


def test_j_and_k_go_from_decision_to_decision(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    press(screen, Keys.Key_J)
    assert current(screen) == "New glasses"
    press(screen, Keys.Key_K)
    press(screen, Keys.Key_K)
    assert current(screen) == "Dentist"


def test_of_one_child_the_chosen_decision_is_shown_and_the_rest_is_one_click_away(office: Office, qtbot: QtBot) -> None:
    sam, book = office.load.children["Sam"], office.load.decisions["book"]
    screen = opened(office, qtbot, Place(Page.FOLLOW_UP, sam, str(book)))
    assert current(screen) == "Life story book, the last two parts"
    assert "New glasses" not in titles(screen)
    assert screen.child_shown() == sam
    QTest.mouseClick(button(screen, "Show all children"), LEFT)
    assert office.asked.places[-1] == Place(Page.FOLLOW_UP)


def test_everything_has_a_name(office: Office, qtbot: QtBot) -> None:
    assert unnamed_controls(opened(office, qtbot)) == []


# How it stands


def test_a_key_and_a_line_say_how_it_stands_and_undo_takes_it_back(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    press(screen, Keys.Key_2)
    QTest.keyClicks(screen.pane.line, "Booked for May")
    press(screen, Keys.Key_Return)
    qtbot.waitUntil(lambda: kept(office, "dentist")[:2] == (DecisionStatus.PARTLY, "Booked for May"))
    qtbot.waitUntil(lambda: office.asked.sentences == ["Marked as partly done."])
    assert screen.list.hasFocus(), "one goes on with the next"

    office.asked.undo()
    qtbot.waitUntil(lambda: kept(office, "dentist")[0] is DecisionStatus.OPEN)
    assert kinds(office, "dentist") == [UpdateKind.LOOKED_AT, UpdateKind.TAKEN_BACK]


def test_two_clicks_and_a_line_do_the_same(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    press_choice(screen.pane.state, "Not done")
    QTest.keyClicks(screen.pane.line, "No reason given")
    QTest.mouseClick(screen.pane.keep_button, LEFT)
    qtbot.waitUntil(lambda: kept(office, "dentist")[:2] == (DecisionStatus.NOT_DONE, "No reason given"))


def test_what_is_done_leaves_the_list_and_the_next_is_chosen(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    press(screen, Keys.Key_X)
    qtbot.waitUntil(lambda: "Dentist" not in titles(screen))
    assert current(screen) == "New glasses"


def test_escape_lets_go_of_what_was_begun(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    press(screen, Keys.Key_1)
    QTest.keyClicks(screen.pane.line, "Not yet")
    press(screen, Keys.Key_Escape)
    assert screen.list.hasFocus()
    assert not screen.pane.is_begun()
    assert kept(office, "dentist")[0] is DecisionStatus.OPEN


@pytest.mark.parametrize("by", ["leaving", "another"])
def test_a_line_that_was_begun_is_kept_when_one_goes_on(office: Office, qtbot: QtBot, by: str) -> None:
    screen = opened(office, qtbot)
    press(screen, Keys.Key_1)
    QTest.keyClicks(screen.pane.line, "Was there")
    if by == "leaving":
        screen.leave()
    else:
        choose(screen, office, "book")
    qtbot.waitUntil(lambda: kept(office, "dentist")[:2] == (DecisionStatus.DONE, "Was there"))


def test_the_same_said_again_leaves_no_line(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    for _ in range(2):
        press(screen, Keys.Key_3)
        press(screen, Keys.Key_Return)
        qtbot.waitUntil(lambda: kept(office, "dentist")[0] is DecisionStatus.NOT_DONE)
        qtbot.waitUntil(lambda: not office.casework.is_busy())
    assert kinds(office, "dentist") == [UpdateKind.LOOKED_AT]


# Put off


def put_off(screen: FollowUpScreen, day: str, reason: str) -> None:
    press(screen, Keys.Key_P)
    QTest.keyClicks(screen.pane.new_day.line, day)
    QTest.keyClicks(screen.pane.reason, reason)
    QTest.keyClick(screen.pane.reason, Keys.Key_Return)


def test_it_is_put_off_in_words_for_a_reason_and_undone(office: Office, qtbot: QtBot) -> None:
    put_off(opened(office, qtbot), "in 2 weeks", "The clinic was closed")
    qtbot.waitUntil(lambda: kept(office, "dentist")[2] == date(2026, 3, 26))
    qtbot.waitUntil(lambda: office.asked.sentences == ["Put off until Thu 26 March."])
    office.asked.undo()
    qtbot.waitUntil(lambda: kept(office, "dentist")[2] == date(2026, 2, 28))


@pytest.mark.parametrize(
    ("day", "reason", "sentence"),
    [
        ("", "ill", "Type the new day, such as “in 2 weeks”."),
        ("whenever", "ill", "Type the new day, such as “in 2 weeks”."),
        ("today", "ill", "The new day must come after today."),
        ("in 2 weeks", "", "Type why it is put off."),
    ],
)
def test_what_is_missing_is_said_beside_its_place(
    office: Office, qtbot: QtBot, day: str, reason: str, sentence: str
) -> None:
    screen = opened(office, qtbot)
    put_off(screen, day, reason)
    assert sentence in (screen.pane.day_field.problem(), screen.pane.reason_field.problem())
    assert kept(office, "dentist")[2] == date(2026, 2, 28)


# Ask and raise


def test_asking_shows_a_message_and_leaves_a_line_once_it_was_sent(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    press(screen, Keys.Key_U)
    qtbot.waitUntil(lambda: bool(office.asked.panels))
    panel = office.asked.panels[0]
    assert isinstance(panel, MessagePanel)
    assert panel.subject.value() == "Update on a decision: S.G."
    assert kinds(office, "dentist") == []
    panel.sent_button.click()
    qtbot.waitUntil(lambda: kinds(office, "dentist") == [UpdateKind.ASKED])
    qtbot.waitUntil(lambda: office.asked.sentences == ["Noted: Jan was asked about 1 decision."])
    office.asked.undo()
    qtbot.waitUntil(lambda: kinds(office, "dentist") == [UpdateKind.ASKED, UpdateKind.TAKEN_BACK])
    panel.deleteLater()


def test_several_of_one_owner_are_asked_about_at_once(office: Office, qtbot: QtBot) -> None:
    with office.store.transaction() as session:
        session.get_one(Decision, office.load.decisions["book"]).owner_name = "Jan"
    screen = opened(office, qtbot)
    screen.top.several_button.click()
    for name in ("dentist", "book"):
        choose(screen, office, name)
        press(screen, Keys.Key_Space)
    assert "2 chosen, of Jan" in shown_words(screen)
    screen.top.ask_button.click()
    qtbot.waitUntil(lambda: bool(office.asked.panels))
    panel = office.asked.panels[0]
    assert isinstance(panel, MessagePanel)
    assert panel.subject.value() == "Update on 2 decisions: S.G."
    panel.deleteLater()


def test_decisions_of_several_people_are_not_asked_about_in_one_message(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    screen.top.several_button.click()
    for name in ("dentist", "book"):
        choose(screen, office, name)
        press(screen, Keys.Key_Space)
    press(screen, Keys.Key_U)
    qtbot.waitUntil(lambda: any("several people" in sentence for sentence in office.asked.sentences))
    assert office.asked.panels == []


def test_raising_knows_the_decision_and_the_reason(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    press(screen, Keys.Key_R)
    qtbot.waitUntil(lambda: bool(office.asked.panels))
    panel = office.asked.panels[0]
    qtbot.addWidget(panel)
    assert isinstance(panel, RaisePanel)
    qtbot.waitUntil(lambda: not office.casework.is_busy())


# History and the ways on


def test_the_history_shows_each_line_and_takes_it_back(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    press(screen, Keys.Key_2)
    QTest.keyClicks(screen.pane.line, "Half")
    press(screen, Keys.Key_Return)
    qtbot.waitUntil(lambda: f"{TODAY.day} March · Ruth Okafor" in shown_words(screen))
    QTest.mouseClick(button(screen, "Take back"), LEFT)
    qtbot.waitUntil(lambda: kept(office, "dentist")[0] is DecisionStatus.OPEN)
    qtbot.waitUntil(lambda: any("It counts no more." in words for words in shown_words(screen)))


@pytest.mark.parametrize(("words", "page"), [("Sam", Page.CHILD), ("Review of 12 September 2025", Page.REVIEW)])
def test_child_and_review_are_one_click_away(office: Office, qtbot: QtBot, words: str, page: Page) -> None:
    screen = opened(office, qtbot)
    QTest.mouseClick(button(screen, words), LEFT)
    assert office.asked.places[-1].page is page


def test_a_change_from_elsewhere_is_shown(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)

    def settle(session: object) -> None:
        session.get_one(Decision, office.load.decisions["dentist"]).status = DecisionStatus.DONE  # type: ignore[attr-defined]

    office.casework.write(office.casework, settle)
    qtbot.waitUntil(lambda: "Dentist" not in titles(screen))


# Midway checks


def test_the_other_tab_holds_the_checks_and_enter_opens_one(office: Office, qtbot: QtBot) -> None:
    review_id = office.load.reviews["Robyn's last"]
    with office.store.transaction() as session:
        session.add(
            MidwayCheck(
                id=midway_id(review_id),
                child_id=office.load.children["Robyn"],
                review_id=review_id,
                opened_at=NOW,
            )
        )
    screen = opened(office, qtbot, Place(Page.FOLLOW_UP, part="midway"))
    assert [plain(row.title) for row in screen.checks.rows()][:2] == ["Opened and not finished", "Robyn"]
    QTest.keyClick(screen.checks, Keys.Key_J)
    screen.checks.setFocus()
    press(screen, Keys.Key_J)
    press(screen, Keys.Key_Return)
    assert office.asked.places[-1] == Place(Page.MIDWAY, review_id)
    press(screen, Keys.Key_1)
    assert not screen.pane.is_begun(), "a key for decisions does nothing here"
