"""The full record of a talk: who got in touch, and what was made of it, on both sides of the link."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QMenu
from pytestqt.qtbot import QtBot

from iro_desktop.actions.consultations import change_talk
from iro_desktop.actions.making import decide_on_talk
from iro_desktop.actions.moving import move_to_child
from iro_desktop.actions.reminders import remind
from iro_desktop.models.consultation import Channel, Consultation, StartedBy, WithWhom
from iro_desktop.models.review import Decision
from iro_desktop.queries.made_from import Made, MadeRow
from iro_desktop.ui.consultation import viewmodel
from iro_desktop.ui.desk import Page, Place
from iro_desktop.ui.kit import Pills, Tick
from iro_desktop.ui.making import viewmodel as making_words
from iro_desktop.ui.making.links import LinkLines
from iro_desktop.ui.making.menu import MakeButton
from tests.caseload import TODAY
from tests.desks import Office
from tests.ui.fitting import only
from tests.ui.test_consultation_screen import begun, choose, dressed, keep, kept, named, office, opened, settled

__all__ = ["dressed", "office"]


@pytest.mark.parametrize(
    ("key", "channel"), [(6, Channel.WHATSAPP), (7, Channel.EMAIL), (8, Channel.LETTER), (9, Channel.CARD)]
)
def test_every_way_the_child_may_choose_is_one_key(office: Office, qtbot: QtBot, key: int, channel: Channel) -> None:
    talk = begun(office, text="Thanks.")
    screen = opened(office, qtbot, talk)
    choose(office, qtbot, screen, "How", key)
    assert kept(office, talk).channel is channel


@pytest.mark.parametrize(
    ("key", "who"), [(1, StartedBy.OFFICER), (2, StartedBy.CHILD), (3, StartedBy.SOMEBODY_ELSE), (4, None)]
)
def test_who_got_in_touch_is_one_key(office: Office, qtbot: QtBot, key: int, who: StartedBy | None) -> None:
    talk = begun(office, text="Thanks.")
    screen = opened(office, qtbot, talk)
    choose(office, qtbot, screen, "Who got in touch?", 2)
    choose(office, qtbot, screen, "Who got in touch?", key)
    assert kept(office, talk).started_by is who


def test_of_an_adult_it_is_asked_by_their_name(office: Office, qtbot: QtBot) -> None:
    talk = begun(office, WithWhom.CARER)
    with office.store.transaction() as session:
        change_talk(session, talk, person_name="Jan")
    full = kept(office, talk)
    assert [choice.words for choice in viewmodel.who_began(full)] == ["I did", "Sam did", "Jan did", "Not said"]


def test_that_it_speaks_to_the_child_is_one_tick(office: Office, qtbot: QtBot) -> None:
    talk = begun(office, text="You showed me the bike.")
    screen = opened(office, qtbot, talk)
    QTest.keyClick(named(screen, Tick, "Written to the child, as “you”"), Qt.Key.Key_Space)
    keep(office, qtbot, screen)
    assert kept(office, talk).written_to_child


def test_what_is_typed_is_saved_before_something_is_made_of_it(office: Office, qtbot: QtBot) -> None:
    talk = begun(office, WithWhom.CARER)
    screen = opened(office, qtbot, talk)
    QTest.keyClicks(screen.text, "Ask about the lock.")
    button = only(screen, MakeButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    menu = button.menu_shown
    assert isinstance(menu, QMenu)
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    settled(office, qtbot)
    with office.store.reading() as session:
        made = session.query(Decision).where(Decision.from_record_id == talk).one()
    assert made.wording == "Ask about the lock."


def test_what_was_made_stands_in_the_record_and_is_one_press_away(office: Office, qtbot: QtBot) -> None:
    talk = begun(office, WithWhom.CARER, "Ask about the lock.")
    screen = opened(office, qtbot, talk)
    lines = only(screen, LinkLines)
    assert not lines.isVisible()
    office.casework.write(office.casework, lambda session: decide_on_talk(session, talk))
    settled(office, qtbot)
    links = [one for one in lines.findChildren(QAbstractButton) if one.isVisible()]
    assert [one.accessibleName() for one in links] == ["Decision: Ask about the lock."]
    QTest.keyClick(links[0], Qt.Key.Key_Return)
    assert office.asked.places == [Place(Page.REVIEW, office.load.reviews["Sam's third"], "decide")]


def test_a_reminder_opens_as_a_panel_from_the_record(office: Office, qtbot: QtBot) -> None:
    talk = begun(office, text="Thanks.")
    with office.store.transaction() as session:
        sam = office.load.children["Sam"]
        remind(session, sam, text="Ring Jan", due_on=TODAY, today=TODAY, from_record_id=talk)
    screen = opened(office, qtbot, talk)
    (link,) = [one for one in only(screen, LinkLines).findChildren(QAbstractButton) if one.isVisible()]
    assert link.accessibleName() == "Reminder for 12 March: Ring Jan"
    QTest.keyClick(link, Qt.Key.Key_Return)
    qtbot.addWidget(office.asked.panels[-1])
    settled(office, qtbot)


def test_a_note_that_was_moved_says_so_below_its_title(office: Office, qtbot: QtBot) -> None:
    talk = begun(office, text="Thanks.")
    with office.store.transaction() as session:
        move_to_child(session, talk, office.load.children["Robyn"], on=TODAY)
    assert viewmodel.below_title(kept(office, talk), TODAY).endswith("Moved here on 12 March")


def test_a_card_and_a_letter_are_called_by_their_names(office: Office) -> None:
    for channel, title in ((Channel.CARD, "Card to Sam"), (Channel.LETTER, "Letter with Sam")):
        talk = begun(office, text="Thanks.")
        with office.store.transaction() as session:
            note = session.get(Consultation, talk)
            assert note is not None
            note.channel = channel
        assert viewmodel.title(kept(office, talk)) == title


def test_the_pills_name_the_child(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot, begun(office, text="Thanks."))
    names = [one.accessibleName() for one in named(screen, Pills, "Who got in touch?").findChildren(QAbstractButton)]
    assert names == ["I did", "Sam did", "Somebody else did", "Not said"]


@pytest.mark.parametrize("what", list(Made))
def test_every_kind_of_link_has_a_name(office: Office, what: Made) -> None:
    sam = office.load.children["Sam"]
    row = MadeRow(what=what, record_id=sam, child_id=sam, on=TODAY, words="", review_id=sam, concern_id=sam)
    assert making_words.linked(row, "Sam", TODAY)
