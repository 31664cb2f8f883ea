"""Compare as a screen: two versions seen, one answer given, nothing lost."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from iro_desktop.models.ids import new_id
from iro_desktop.models.review import Decision
from iro_desktop.store.conflicts import open_conflicts, settle
from iro_desktop.store.tables import OutboxEntry
from iro_desktop.ui import theme
from iro_desktop.ui.compare import viewmodel
from iro_desktop.ui.compare.marked import MarkedWords
from iro_desktop.ui.compare.screen import CompareScreen
from iro_desktop.ui.desk import Page, Place
from iro_desktop.ui.kit import Button, Label, NotesField, unnamed_controls
from iro_desktop.ui.theme import Look, Theme
from tests import caseload
from tests.arrivals import everything_is_at_the_office, known_to_the_office, two_versions
from tests.desks import Office, office_in
from tests.ui.fitting import cut_words, filled_buttons, only

LEFT = Qt.MouseButton.LeftButton
BOTH = "Life story book with photos and with Gran"


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    theme.apply_look(qapp, Look(Theme.LIGHT))
    yield
    theme.apply_look(qapp, Look(Theme.LIGHT))


@pytest.fixture
def office(tmp_path: Path, qapp: QApplication) -> Iterator[Office]:
    office = office_in(tmp_path)
    known_to_the_office(office.store)
    everything_is_at_the_office(office.store)
    yield office
    office.close()


@pytest.fixture
def asked(office: Office) -> UUID:
    """The officer and Farah changed the wording and the day of Sam's first decision."""
    with office.store.reading() as session:
        book = session.get_one(Decision, office.load.decisions["book"])
    two_versions(office.store, book, "due_on", base="2026-03-27", mine="2026-03-20", theirs="2026-03-16")
    return two_versions(
        office.store,
        book,
        "wording",
        base="Life story book",
        mine="Life story book with photos",
        theirs="Life story book with Gran",
    )


def opened(
    office: Office, qtbot: QtBot, conflict_id: UUID, size: tuple[int, int] = (1134, 660), *, words: str = "Keep mine"
) -> CompareScreen:
    screen = CompareScreen(office.desk, Place(Page.COMPARE, conflict_id))
    qtbot.addWidget(screen)
    screen.resize(*size)
    screen.show()
    qtbot.waitUntil(lambda: len(buttons(screen, words)) == 1)
    return screen


def buttons(screen: CompareScreen, words: str) -> list[Button]:
    return [button for button in screen.findChildren(Button) if button.words() == words and button.isVisible()]


def press(screen: CompareScreen, words: str) -> None:
    QTest.mouseClick(buttons(screen, words)[0], LEFT)


def answered(office: Office, qtbot: QtBot) -> Decision:
    """The decision once every question about it was answered."""
    qtbot.waitUntil(lambda: office.asked.sentences == [viewmodel.KEPT])
    with office.store.reading() as session:
        assert open_conflicts(session) == []
        return session.get_one(Decision, office.load.decisions["book"])


def test_both_versions_are_seen_with_what_differs(office: Office, qtbot: QtBot, asked: UUID) -> None:
    screen = opened(office, qtbot, asked)
    texts = {words.text() for words in screen.findChildren(MarkedWords)}

    assert texts >= {"Life story book with photos", "Life story book with Gran", "Fri 20 March", "Mon 16 March"}
    assert any("[photos]" in words.accessibleName() for words in screen.findChildren(MarkedWords))
    assert screen.heading().title.text() == "You and Farah both changed this"


def test_the_text_with_both_changes_has_the_keyboard(office: Office, qtbot: QtBot, asked: UUID) -> None:
    screen = opened(office, qtbot, asked)
    text = only(screen, NotesField)

    qtbot.waitUntil(lambda: screen.focusWidget() is text)
    assert text.value() == BOTH


def test_keeping_the_text_as_it_stands_keeps_both_changes_and_the_chosen_day(
    office: Office, qtbot: QtBot, asked: UUID
) -> None:
    screen = opened(office, qtbot, asked)
    later = next(radio for radio in screen.findChildren(QRadioButton) if radio.text() == "Fri 20 March, yours")
    QTest.mouseClick(later, LEFT, pos=later.rect().center())
    press(screen, "Keep this text")

    kept = answered(office, qtbot)
    assert (kept.wording, str(kept.due_on)) == (BOTH, "2026-03-20")
    assert office.asked.places == [Place(Page.SYNC_CENTRE)]


def test_what_is_typed_over_it_is_kept_word_for_word(office: Office, qtbot: QtBot, asked: UUID) -> None:
    screen = opened(office, qtbot, asked)
    text = only(screen, NotesField)
    text.selectAll()
    QTest.keyClicks(text, "The book, by Easter")
    press(screen, "Keep this text")

    assert answered(office, qtbot).wording == "The book, by Easter"


@pytest.mark.parametrize(
    ("button", "kept"),
    [
        ("Keep mine", ("Life story book with photos", date(2026, 3, 20))),
        ("Keep Farah’s", ("Life story book with Gran", date(2026, 3, 16))),
    ],
)
def test_one_click_keeps_one_persons_version_of_everything(
    office: Office, qtbot: QtBot, asked: UUID, button: str, kept: tuple[str, date]
) -> None:
    press(opened(office, qtbot, asked), button)

    decision = answered(office, qtbot)
    assert (decision.wording, decision.due_on) == kept


def test_each_answer_names_the_one_question_it_settles(office: Office, qtbot: QtBot, asked: UUID) -> None:
    with office.store.reading() as session:
        questions = {one.conflict_id: one.field for one in open_conflicts(session)}
    press(opened(office, qtbot, asked), "Keep mine")
    answered(office, qtbot)

    with office.store.reading() as session:
        answers = session.scalars(select(OutboxEntry).where(OutboxEntry.settles.is_not(None))).all()
    assert {one.settles: [name for name in one.changes if name != "changed_at"] for one in answers} == {
        conflict: [name] for conflict, name in questions.items()
    }


def test_pressing_twice_answers_once(office: Office, qtbot: QtBot, asked: UUID) -> None:
    screen = opened(office, qtbot, asked)
    press(screen, "Keep mine")
    press(screen, "Keep Farah’s")

    assert answered(office, qtbot).wording == "Life story book with photos"


def test_a_question_that_was_decided_meanwhile_says_so(office: Office, qtbot: QtBot, asked: UUID) -> None:
    screen = opened(office, qtbot, asked)
    with office.store.reading() as session:
        questions = {one.conflict_id: one.now for one in open_conflicts(session)}
    for question, stands in questions.items():
        with office.store.transaction() as session:
            settle(session, question, stands, at=caseload.NOW)
    office.casework.look_again(frozenset({"conflict"}))

    qtbot.waitUntil(lambda: len(buttons(screen, "Open the sync centre")) == 1)


def test_a_place_without_an_open_question_says_so(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot, new_id(), words="Open the sync centre")

    assert viewmodel.NOTHING_OPEN in [label.text() for label in screen.findChildren(Label)]
    press(screen, "Open the sync centre")
    assert office.asked.places == [Place(Page.SYNC_CENTRE)]


def test_every_control_has_a_name_and_one_button_is_filled(office: Office, qtbot: QtBot, asked: UUID) -> None:
    screen = opened(office, qtbot, asked)

    assert unnamed_controls(screen) == []
    assert filled_buttons(screen) == ["Keep this text"]


@pytest.mark.parametrize("percent", [80, 100, 150, 200])
@pytest.mark.parametrize("size", [(1134, 660), (1688, 940)])
def test_nothing_is_cut_at_any_size_of_letters(
    office: Office, qtbot: QtBot, asked: UUID, percent: int, size: tuple[int, int]
) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply_look(app, Look(Theme.DARK, percent))
    screen = opened(office, qtbot, asked, size)

    qtbot.waitUntil(lambda: cut_words(screen) == [])
    assert all(
        words.heightForWidth(words.width()) <= words.height()
        for words in screen.findChildren(MarkedWords)
        if words.isVisible()
    )
