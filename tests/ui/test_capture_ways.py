"""Quick capture: WhatsApp, email, letters and cards, who got in touch, and what the toast offers."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from iro_desktop.models.consultation import Channel, Consultation, StartedBy, WithWhom
from iro_desktop.models.review import Decision
from iro_desktop.ui import theme
from iro_desktop.ui.capture import viewmodel
from iro_desktop.ui.capture.panel import CapturePanel
from iro_desktop.ui.kit import ChoiceField, Tick
from iro_desktop.ui.kit.notices import Toast
from iro_desktop.ui.raising.panel import RaisePanel
from iro_desktop.ui.theme import Look, Theme
from tests.desks import Office
from tests.ui.fitting import cut_words
from tests.ui.test_capture_panel import dressed, finish, notes, office, opened, pill, settled, text_of

__all__ = ["dressed", "office"]
LEFT = Qt.MouseButton.LeftButton


def kept(office: Office) -> Consultation:
    (note,) = notes(office)
    with office.store.reading() as session:
        found = session.get(Consultation, note.consultation_id)
        assert found is not None
        return found


def tick(panel: CapturePanel, beginning: str) -> Tick:
    return next(one for one in panel.findChildren(Tick) if one.accessibleName().startswith(beginning))


def other_way(panel: CapturePanel) -> ChoiceField:
    return next(one for one in panel.findChildren(ChoiceField) if one.accessibleName() == "Which other way?")


def done_with(office: Office, qtbot: QtBot, text: str = "Rang.") -> None:
    panel = opened(office, qtbot)
    QTest.keyClicks(text_of(panel), text)
    finish(office, panel, qtbot)


def press(office: Office, qtbot: QtBot, words: str) -> None:
    next(action for action in office.asked.actions if action.words == words).act()
    settled(office, qtbot)


@pytest.mark.parametrize("downs", [0, 1, 2, 3])
def test_the_ways_used_less_often_are_behind_other(office: Office, qtbot: QtBot, downs: int) -> None:
    panel = opened(office, qtbot)
    assert not other_way(panel).isVisible()
    pill(panel, "How").choose_key(6)
    assert other_way(panel).isVisible()
    for _ in range(downs):
        QTest.keyClick(other_way(panel), Qt.Key.Key_Down)
    QTest.keyClicks(text_of(panel), "Thanks.")
    finish(office, panel, qtbot)
    assert kept(office).channel is (Channel.WHATSAPP, Channel.EMAIL, Channel.LETTER, Channel.CARD)[downs]


def test_who_got_in_touch_is_one_tick(office: Office, qtbot: QtBot) -> None:
    panel = opened(office, qtbot)
    QTest.keyClicks(text_of(panel), "Rang me.")
    QTest.mouseClick(tick(panel, "Sam got in touch"), LEFT)
    finish(office, panel, qtbot)
    assert kept(office).started_by is StartedBy.CHILD


def test_with_an_adult_somebody_else_got_in_touch(office: Office, qtbot: QtBot) -> None:
    panel = opened(office, qtbot)
    pill(panel, "Who").choose_key(2)
    QTest.mouseClick(tick(panel, "They got in touch"), LEFT)
    QTest.keyClicks(text_of(panel), "Rang me.")
    finish(office, panel, qtbot)
    assert (kept(office).with_whom, kept(office).started_by) == (WithWhom.CARER, StartedBy.SOMEBODY_ELSE)


def test_a_note_that_speaks_to_the_child_says_so(office: Office, qtbot: QtBot) -> None:
    panel = opened(office, qtbot)
    QTest.mouseClick(tick(panel, "Written to Sam"), LEFT)
    QTest.keyClicks(text_of(panel), "You showed me the bike.")
    finish(office, panel, qtbot)
    assert kept(office).written_to_child


def test_a_note_gone_on_with_shows_what_it_says_and_keeps_it(office: Office, qtbot: QtBot) -> None:
    with office.store.transaction() as session:
        note = Consultation(
            child_id=office.load.children["Sam"],
            happened_on=office.desk.today(),
            channel=Channel.EMAIL,
            text="Thanks",
            started_by=StartedBy.OFFICER,
            written_to_child=True,
        )
        session.add(note)
        note_id = note.id
    panel = opened(office, qtbot, None, note_id)
    assert (pill(panel, "How").value(), other_way(panel).value()) == (viewmodel.OTHER_WAY, Channel.EMAIL)
    assert tick(panel, "Written to Sam").value()
    assert not tick(panel, "Sam got in touch").value()
    QTest.keyClicks(text_of(panel), "!")
    finish(office, panel, qtbot)
    assert (kept(office).channel, kept(office).started_by, kept(office).written_to_child) == (
        Channel.EMAIL,
        StartedBy.OFFICER,
        True,
    )


# The toast


def test_the_toast_makes_a_decision_in_one_press(office: Office, qtbot: QtBot) -> None:
    done_with(office, qtbot, "Ask about the lock.")
    press(office, qtbot, "Make a decision")
    with office.store.reading() as session:
        made = session.scalars(select(Decision).where(Decision.from_record_id == kept(office).id)).one()
    assert made.wording == "Ask about the lock."


def test_the_toast_raises_a_resolution_with_the_words_of_the_note(office: Office, qtbot: QtBot) -> None:
    done_with(office, qtbot, "No visit since January.")
    press(office, qtbot, "Raise a resolution")
    raising = office.asked.panels[-1]
    qtbot.addWidget(raising)
    assert isinstance(raising, RaisePanel)
    settled(office, qtbot)
    assert raising.form.raising().concern == "No visit since January."


def test_a_try_offers_no_decision(office: Office, qtbot: QtBot) -> None:
    panel = opened(office, qtbot)
    pill(panel, "How").choose_key(5)
    finish(office, panel, qtbot)
    assert [action.words for action in office.asked.actions] == ["Undo", "Add more", "More …"]


def test_more_shows_what_else_can_be_made(office: Office, qtbot: QtBot) -> None:
    window = opened(office, qtbot)
    finish_text = text_of(window)
    QTest.keyClicks(finish_text, "Rang.")
    finish(office, window, qtbot)
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is not None)
    press(office, qtbot, "More …")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    words = [act.text() for act in menu.actions() if act.text()]
    assert "Make a reminder" in words
    assert "Make a decision" not in words
    assert words[-1] == "Move to another child"
    menu.close()


@pytest.mark.parametrize("percent", [100, 200])
def test_five_actions_stand_below_the_words_of_a_toast_uncut(qtbot: QtBot, qapp: QApplication, percent: int) -> None:
    theme.apply_look(qapp, Look(Theme.LIGHT, percent))
    words = ("Undo", "Add more", "Make a decision", "Raise a resolution", "More …")
    toast = Toast("Conversation with Sam saved.", tuple((word, lambda: None) for word in words))
    qtbot.addWidget(toast)
    toast.resize(560 * percent // 100, 140 * percent // 100)
    with qtbot.waitExposed(toast):
        toast.show()
    assert cut_words(toast) == []


@pytest.mark.parametrize(
    ("ticked", "whom", "before", "after"),
    [
        (True, WithWhom.CHILD, None, StartedBy.CHILD),
        (True, WithWhom.CARER, StartedBy.OFFICER, StartedBy.SOMEBODY_ELSE),
        (False, WithWhom.CHILD, StartedBy.OFFICER, StartedBy.OFFICER),
        (False, WithWhom.CHILD, StartedBy.CHILD, None),
    ],
)
def test_the_tick_says_who_began(
    ticked: bool, whom: WithWhom, before: StartedBy | None, after: StartedBy | None
) -> None:
    assert viewmodel.started_by(ticked, whom, before) is after
