"""Dates and limits on screen: each number with its source, changed with a reason, and days that move every date."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from iro_desktop.actions.limits import set_limit
from iro_desktop.models.limit_keys import Choice, LimitKey
from iro_desktop.models.limit_table import Group
from iro_desktop.queries.limits import extra_days, limits_here
from iro_desktop.ui.child.screen import ChildScreen
from iro_desktop.ui.counting import viewmodel
from iro_desktop.ui.counting.number_row import NumberRow
from iro_desktop.ui.counting.screen import CountingScreen
from iro_desktop.ui.desk import Page, Place
from iro_desktop.ui.kit import Button, Label, unnamed_controls
from iro_desktop.ui.shown import plain
from tests.desks import Office, office_in
from tests.ui.review_office import LEFT


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = office_in(tmp_path)
    yield made
    made.close()


def shown(office: Office, qtbot: QtBot, group: str) -> CountingScreen:
    screen = CountingScreen(office.desk, Place(Page.COUNTING, part=group))
    qtbot.addWidget(screen)
    screen.resize(1134, 640)
    screen.show()
    qtbot.waitUntil(lambda: bool(screen.rows) or hasattr(screen, "add_button"))
    return screen


def the(screen: CountingScreen, key: LimitKey | Choice) -> NumberRow:
    return next(one for one in screen.rows if one.key == key)


def press(part: NumberRow | CountingScreen, words: str) -> None:
    button = next(one for one in part.findChildren(Button) if one.words() == words and not one.isHidden())
    QTest.mouseClick(button, LEFT)


def amount(office: Office, key: LimitKey) -> int:
    with office.store.reading() as session:
        return limits_here(session).amount(key)


def test_a_number_is_changed_with_a_reason_and_put_back(office: Office, qtbot: QtBot) -> None:
    screen = shown(office, qtbot, Group.AFTER)
    letter = the(screen, LimitKey.LETTER)
    press(letter, "Change")
    letter.number.set_value("10")
    QTest.keyClicks(letter.reason, "We promise two weeks")
    press(letter, "Keep")
    qtbot.waitUntil(lambda: amount(office, LimitKey.LETTER) == 10)
    said = "The letter to the child is written: now 10 working days. Due dates are counted again."
    qtbot.waitUntil(lambda: office.asked.sentences == [said])

    qtbot.waitUntil(lambda: the(screen, LimitKey.LETTER) is not letter)
    press(the(screen, LimitKey.LETTER), "Change")
    press(the(screen, LimitKey.LETTER), "Back to 15 working days")
    qtbot.waitUntil(lambda: amount(office, LimitKey.LETTER) == 15)


@pytest.mark.parametrize(
    ("number", "reason", "sentence"),
    [
        ("28", "Four weeks", "the law allows no more than 20 working days"),
        ("soon", "Four weeks", "Type a whole number"),
        ("15", "", "say why it is counted otherwise"),
    ],
)
def test_what_cannot_be_is_said_beside_the_number_and_stays_typed(
    office: Office, qtbot: QtBot, number: str, reason: str, sentence: str
) -> None:
    one = the(shown(office, qtbot, Group.REVIEWS), LimitKey.FIRST_REVIEW)
    press(one, "Change")
    one.number.set_value(number)
    one.reason.set_value(reason)
    press(one, "Keep")

    qtbot.waitUntil(lambda: sentence in str(one.problem.words()))
    assert one.number.value() == number
    assert amount(office, LimitKey.FIRST_REVIEW) == 20


def test_a_choice_is_made_in_words(office: Office, qtbot: QtBot) -> None:
    basis = the(shown(office, qtbot, viewmodel.LEFT_OPEN), Choice.REVIEW_DATE_BASIS)
    press(basis, "Change")
    basis.options.set_value("completion")
    basis.reason.set_value("So does our return")
    press(basis, "Keep")

    def chosen() -> str:
        with office.store.reading() as session:
            return limits_here(session).choice(Choice.REVIEW_DATE_BASIS)

    qtbot.waitUntil(lambda: chosen() == "completion")


def test_only_one_number_is_open_at_a_time(office: Office, qtbot: QtBot) -> None:
    screen = shown(office, qtbot, Group.AFTER)
    press(the(screen, LimitKey.LETTER), "Change")
    press(the(screen, LimitKey.DECISIONS), "Change")

    assert the(screen, LimitKey.LETTER).fold is None
    assert the(screen, LimitKey.DECISIONS).fold is not None


def test_a_bank_holiday_is_added_and_taken_out_with_undo(office: Office, qtbot: QtBot) -> None:
    screen = shown(office, qtbot, viewmodel.BANK_HOLIDAYS)
    QTest.keyClicks(screen.day.line, "4 June 2027")
    QTest.keyClicks(screen.day_name, "A day for the games")
    QTest.mouseClick(screen.add_button, LEFT)

    def days() -> int:
        with office.store.reading() as session:
            return len(extra_days(session))

    qtbot.waitUntil(lambda: days() == 1)
    qtbot.waitUntil(lambda: any(one.words() == "Take out" for one in screen.findChildren(Button)))
    press(screen, "Take out")
    qtbot.waitUntil(lambda: days() == 0)
    qtbot.waitUntil(lambda: bool(office.asked.actions))
    office.asked.undo()
    qtbot.waitUntil(lambda: days() == 1)


@pytest.mark.parametrize("group", [*Group, viewmodel.LEFT_OPEN, viewmodel.BANK_HOLIDAYS])
def test_every_control_has_a_name(office: Office, qtbot: QtBot, group: str) -> None:
    screen = shown(office, qtbot, group)
    for one in screen.rows[:1]:
        if not one.change_button.isHidden():
            one.open_fold()

    assert unnamed_controls(screen) == []


def test_a_child_s_page_that_is_open_counts_anew_when_a_number_changes(office: Office, qtbot: QtBot) -> None:
    page = ChildScreen(office.desk, Place(Page.CHILD, office.load.children["Sam"]))
    qtbot.addWidget(page)
    page.show()

    def says(words: str) -> bool:
        return any(words in plain(label.words()) for label in page.findChildren(Label))

    qtbot.waitUntil(lambda: says("12 September + 6 months"))
    shorter = partial(set_limit, key=LimitKey.SUBSEQUENT_REVIEW, amount=5, reason="Our own standard")
    office.casework.write(office.casework, shorter)
    qtbot.waitUntil(lambda: says("12 September + 5 months"))
