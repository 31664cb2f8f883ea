"""One note becomes anything: each choice of the menu, what it carries over, and the way back."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TypeVar
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from iro_desktop.models.between_reviews import Reminder
from iro_desktop.models.consultation import Consultation, Sharing, WithWhom
from iro_desktop.models.midway import MidwayCheck
from iro_desktop.models.registry import SyncedRecord
from iro_desktop.models.review import Decision
from iro_desktop.models.services import Service, ServiceOffer
from iro_desktop.ui import theme
from iro_desktop.ui.desk import Page, Place
from iro_desktop.ui.event.panel import EventPanel
from iro_desktop.ui.kit import unnamed_controls
from iro_desktop.ui.making.acts import make_of, move_to_another_child
from iro_desktop.ui.making.choices import CHOICES, MENU_NAME, MOVE, Making
from iro_desktop.ui.making.menu import MakeButton, show_making_menu
from iro_desktop.ui.making.move_panel import MovePanel
from iro_desktop.ui.making.service_panel import ServicePanel
from iro_desktop.ui.raising.panel import RaisePanel
from iro_desktop.ui.reminder.panel import ReminderPanel
from iro_desktop.ui.theme import Look, Theme
from tests.desks import Office, office_in
from tests.ui.fitting import cut_words, filled_buttons

R = TypeVar("R", bound=SyncedRecord)
P = TypeVar("P", bound=QWidget)
CTRL = Qt.KeyboardModifier.ControlModifier
TOLD = "The uncle rang. He may visit in April."


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


def note(office: Office, child: str = "Sam", **values: object) -> UUID:
    """A talk with the carer on the day before."""
    with office.store.transaction() as session:
        talk = Consultation(
            child_id=office.load.children[child],
            happened_on=date(2026, 3, 11),
            text=TOLD,
            with_whom=WithWhom.CARER,
            person_name="Jan",
            done=True,
        )
        for name, value in values.items():
            setattr(talk, name, value)
        session.add(talk)
        return talk.id


def settled(office: Office, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not office.casework.is_busy())


def make(office: Office, qtbot: QtBot, talk: UUID, making: Making) -> None:
    make_of(office.desk, talk, making)
    settled(office, qtbot)


def made(office: Office, kind: type[R], talk: UUID) -> list[R]:
    with office.store.reading() as session:
        found = select(kind).where(kind.from_record_id == talk, kind.deleted_at.is_(None))  # type: ignore[attr-defined]
        return list(session.scalars(found))


def panel(office: Office, qtbot: QtBot, kind: type[P], size: tuple[int, int] = (640, 600)) -> P:
    shown = office.asked.panels[-1]
    assert isinstance(shown, kind)
    qtbot.addWidget(shown)
    shown.resize(*size)
    with qtbot.waitExposed(shown):
        shown.show()
    settled(office, qtbot)
    return shown


def action(office: Office, words: str) -> None:
    next(one for one in reversed(office.asked.actions) if one.words == words).act()


# What each makes


def test_a_decision_is_made_at_once_for_the_next_review_and_can_be_taken_back(office: Office, qtbot: QtBot) -> None:
    talk = note(office)
    make(office, qtbot, talk, Making.DECISION)
    (decision,) = made(office, Decision, talk)
    assert (decision.wording, decision.review_id) == (TOLD, office.load.reviews["Sam's third"])
    assert office.asked.sentences == ["Decision made for the review on 12 March."]
    action(office, "Say who and when")
    assert office.asked.places == [Place(Page.REVIEW, decision.review_id, "decide")]
    office.asked.undo()
    settled(office, qtbot)
    assert made(office, Decision, talk) == []


def test_without_a_review_to_put_it_into_it_says_so_and_offers_a_reminder(office: Office, qtbot: QtBot) -> None:
    talk = note(office, "Leo")
    make(office, qtbot, talk, Making.DECISION)
    assert office.asked.sentences[0].startswith("No review of this child is planned or under way")
    action(office, "Make a reminder")
    settled(office, qtbot)
    assert panel(office, qtbot, ReminderPanel).text.value() == TOLD


def test_what_a_child_wants_kept_private_is_said_to_be_kept_from_others(office: Office, qtbot: QtBot) -> None:
    talk = note(office, with_whom=WithWhom.CHILD, sharing=Sharing.NOBODY)
    make(office, qtbot, talk, Making.DECISION)
    assert office.asked.sentences == [
        "Decision made for the review on 12 March. It is kept out of papers for others, since Sam did not say that it "
        "may be shared."
    ]


def test_an_entry_of_the_midway_check_is_made_at_once_and_can_be_taken_back(office: Office, qtbot: QtBot) -> None:
    talk = note(office, "Leo")
    make(office, qtbot, talk, Making.MIDWAY)
    (check,) = made(office, MidwayCheck, talk)
    assert (check.changes, check.review_id) == (TOLD, office.load.reviews["Leo's last"])
    assert office.asked.sentences == ["Entered in Leo’s midway check."]
    action(office, "Open the check")
    assert office.asked.places == [Place(Page.MIDWAY, check.review_id)]
    office.asked.undo()
    settled(office, qtbot)
    assert made(office, MidwayCheck, talk) == []


def test_without_a_review_behind_it_there_is_no_midway_check_and_it_says_so(office: Office, qtbot: QtBot) -> None:
    talk = note(office, "Tom")
    make(office, qtbot, talk, Making.MIDWAY)
    assert office.asked.sentences[0].startswith("No review of this child was completed here")


def test_a_resolution_begins_with_the_words_of_the_note(office: Office, qtbot: QtBot) -> None:
    make(office, qtbot, note(office), Making.RESOLUTION)
    raising = panel(office, qtbot, RaisePanel, (700, 760))
    assert raising.form.raising().concern == TOLD


def test_an_event_begins_with_the_words_of_the_note_and_who_told_it(office: Office, qtbot: QtBot) -> None:
    talk = note(office)
    make(office, qtbot, talk, Making.EVENT)
    shown = panel(office, qtbot, EventPanel, (700, 700))
    assert shown._about.text == TOLD
    assert (shown._about.told_by, shown._about.from_record_id) == ("Jan", talk)


def test_private_words_are_not_carried_into_what_keeps_no_mark_and_it_says_so(office: Office, qtbot: QtBot) -> None:
    talk = note(office, with_whom=WithWhom.CHILD, sharing=Sharing.NOBODY)
    make(office, qtbot, talk, Making.RESOLUTION)
    assert panel(office, qtbot, RaisePanel, (700, 760)).form.raising().concern == ""
    assert office.asked.sentences == ["Its words were not carried over, since Sam did not say that they may be shared."]


def test_an_offer_keeps_service_wish_and_referral_and_can_be_taken_back(office: Office, qtbot: QtBot) -> None:
    talk = note(office)
    make(office, qtbot, talk, Making.SERVICE)
    shown = panel(office, qtbot, ServicePanel)
    QTest.mouseClick(shown.keep_button, Qt.MouseButton.LeftButton)
    assert made(office, ServiceOffer, talk) == []
    shown.service.set_value(Service.ADVOCACY)
    shown.wanted.set_value("yes")
    shown.referred.set_value(True)
    with qtbot.waitSignal(shown.closed):
        QTest.keyClick(shown.purpose, Qt.Key.Key_Return, CTRL)
    (offer,) = made(office, ServiceOffer, talk)
    assert (offer.service, offer.offered_on, offer.purpose) == (Service.ADVOCACY, date(2026, 3, 11), TOLD)
    assert offer.referred_on == date(2026, 3, 12)
    assert office.asked.sentences == ["Advocacy written down as offered to Sam."]
    office.asked.undo()
    settled(office, qtbot)
    assert made(office, ServiceOffer, talk) == []


def test_a_reminder_made_of_a_note_is_linked_with_it(office: Office, qtbot: QtBot) -> None:
    talk = note(office)
    make(office, qtbot, talk, Making.REMINDER)
    shown = panel(office, qtbot, ReminderPanel)
    with qtbot.waitSignal(shown.closed):
        QTest.keyClick(shown.text, Qt.Key.Key_Return, CTRL)
    (reminder,) = made(office, Reminder, talk)
    assert (reminder.text, reminder.due_on) == (TOLD, date(2026, 3, 19))


def test_nothing_is_made_of_a_note_that_is_gone(office: Office, qtbot: QtBot) -> None:
    talk = note(office, deleted_at=office.desk.clock())
    make(office, qtbot, talk, Making.DECISION)
    assert office.asked.sentences[0].startswith("This note is not on this laptop any more.")


# The menu


def test_the_menu_offers_every_kind_once_and_what_stands_beside_it_not_again(office: Office, qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    owner.show()
    menu = show_making_menu(office.desk, note(office), owner, QPoint(0, 0), without=(Making.DECISION,))
    words = [act.text() for act in menu.actions() if act.text()]
    assert words == [*(choice.words for choice in CHOICES if choice.value != Making.DECISION), MOVE]
    assert menu.accessibleName() == MENU_NAME
    menu.close()


def test_by_key_alone_a_decision_is_made_from_the_button(office: Office, qtbot: QtBot) -> None:
    talk = note(office)
    button = MakeButton(office.desk)
    qtbot.addWidget(button)
    assert not button.isEnabled()
    button.show_note(talk)
    with qtbot.waitExposed(button):
        button.show()
    QTest.keyClick(button, Qt.Key.Key_Space)
    menu = button.menu_shown
    assert menu is not None
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    settled(office, qtbot)
    assert len(made(office, Decision, talk)) == 1


# Moving


def test_a_note_is_moved_to_the_child_it_is_about_and_back(office: Office, qtbot: QtBot) -> None:
    talk = note(office)
    move_to_another_child(office.desk, talk)
    shown = panel(office, qtbot, MovePanel)
    QTest.keyClicks(shown.chooser.line, "robyn")
    with qtbot.waitSignal(shown.closed):
        QTest.keyClick(shown.chooser.line, Qt.Key.Key_Return)
    with office.store.reading() as session:
        moved = session.get(Consultation, talk)
        assert moved is not None
        assert moved.child_id == office.load.children["Robyn"]
    assert office.asked.sentences[-1].endswith("Both histories show it.")
    office.asked.undo()
    settled(office, qtbot)
    with office.store.reading() as session:
        back = session.get(Consultation, talk)
        assert back is not None
        assert (back.child_id, back.moved_on) == (office.load.children["Sam"], None)


def test_the_child_it_is_about_now_is_not_offered(office: Office, qtbot: QtBot) -> None:
    move_to_another_child(office.desk, note(office))
    shown = panel(office, qtbot, MovePanel)
    QTest.keyClicks(shown.chooser.line, "sam")
    QTest.keyClick(shown.chooser.line, Qt.Key.Key_Return)
    assert shown.isVisible()
    assert office.asked.sentences == []


# The look


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("making", [Making.SERVICE, Making.REMINDER])
def test_nothing_is_cut_unnamed_or_filled_twice(
    office: Office, qtbot: QtBot, qapp: QApplication, making: Making, percent: int
) -> None:
    theme.apply_look(qapp, Look(Theme.DARK, percent))
    make(office, qtbot, note(office), making)
    shown = panel(
        office, qtbot, ServicePanel if making is Making.SERVICE else ReminderPanel, (percent * 7, percent * 7)
    )
    assert unnamed_controls(shown) == []
    assert cut_words(shown) == []
    assert len(filled_buttons(shown)) == 1
