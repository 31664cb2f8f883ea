"""Between the reviews of a child on screen: five tabs, each act in one press, each with its undo."""

from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from iro_desktop.models.between_reviews import EventKind, Goodbye, GoodThingKind
from iro_desktop.models.services import ReferredBy
from iro_desktop.ui.between.everyone import EveryoneScreen
from iro_desktop.ui.between.good import GoodPart
from iro_desktop.ui.between.goodbye import GoodbyePart
from iro_desktop.ui.between.happened import HappenedPart
from iro_desktop.ui.between.screen import BetweenScreen, between_screen
from iro_desktop.ui.between.words import Part
from iro_desktop.ui.desk import Page, Place
from iro_desktop.ui.event.panel import EventPanel
from iro_desktop.ui.kit import unnamed_controls
from iro_desktop.ui.shown import plain
from tests import factories_between
from tests.desks import Office
from tests.ui.between_room import add, an_offer, kept, office, opened, press, sam, shown
from tests.ui.review_office import LEFT, named, shown_words

__all__ = ["office", "sam"]


# The page


def test_every_tab_is_reached_and_every_control_has_a_name(office: Office, sam: UUID, qtbot: QtBot) -> None:
    screen = opened(office, sam, Part.HAPPENED, qtbot)
    for part in Part:
        screen.tabs.setCurrentIndex(list(Part).index(part))
        qtbot.waitUntil(lambda part=part: part in screen.parts)  # type: ignore[misc]
        assert unnamed_controls(screen) == []


def test_a_child_who_is_not_here_leads_back_to_the_list(office: Office, qtbot: QtBot) -> None:
    shown(BetweenScreen(office.desk, Place(Page.BETWEEN, UUID(int=7))), qtbot)
    qtbot.waitUntil(lambda: office.asked.places == [Place(Page.CHILDREN)])


def test_where_the_tabs_do_not_fit_the_parts_are_a_list(office: Office, sam: UUID, qtbot: QtBot) -> None:
    screen = opened(office, sam, Part.HAPPENED, qtbot)
    screen.resize(420, 640)
    qtbot.waitUntil(lambda: not screen.tabs.isVisible())
    choosing = named(screen, QWidget, "Part")
    assert choosing.isVisible()


# What happened


def test_events_stand_in_the_list_and_what_is_difficult_is_folded(office: Office, sam: UUID, qtbot: QtBot) -> None:
    event = factories_between.significant_event(sam)
    event.happened_on, event.told_on, event.folded_as = date(2026, 3, 3), date(2026, 3, 4), "about harm"
    add(office, event)
    part = opened(office, sam, Part.HAPPENED, qtbot).parts[Part.HAPPENED]
    assert isinstance(part, HappenedPart)
    row = part.rows.rows()[0]
    assert "Brackenford" not in row.spoken
    assert "About harm: folded, open it to read" in plain(row.below)


def test_an_event_and_a_new_one_open_in_the_panel(office: Office, sam: UUID, qtbot: QtBot) -> None:
    event = factories_between.significant_event(sam)
    add(office, event)
    part = opened(office, sam, Part.HAPPENED, qtbot).parts[Part.HAPPENED]
    assert isinstance(part, HappenedPart)
    part.rows.choose(event.id)
    QTest.keyClick(part.rows, Qt.Key.Key_Return)
    QTest.mouseClick(part.new_button, LEFT)
    assert [type(panel) for panel in office.asked.panels] == [EventPanel, EventPanel]
    for panel in office.asked.panels:
        qtbot.addWidget(panel)


# Good things


def test_a_good_thing_is_kept_with_the_consent_to_tell_it(office: Office, sam: UUID, qtbot: QtBot) -> None:
    part = opened(office, sam, Part.GOOD, qtbot).parts[Part.GOOD]
    assert isinstance(part, GoodPart)
    qtbot.waitUntil(lambda: bool(part.asks()))
    press(part, "Keep a good thing")
    part.asked.emit("good", {"kind": "asked_and_got", "text": ""})
    qtbot.waitUntil(lambda: any("Write down what was good" in said for said in shown_words(part)))
    part.asked.emit("good", {"kind": "asked_and_got", "text": "Ten driving lessons."})
    qtbot.waitUntil(lambda: office.asked.sentences == ["Good thing kept for Sam."])
    good = kept(office, sam).good_things[0]
    qtbot.waitUntil(lambda: bool(part.rows.rows()))
    assert "Consent not asked yet" in part.rows.rows()[0].spoken
    part.opened.emit(good.record_id)
    part.changed.emit("story_may_be_told", True)
    qtbot.waitUntil(lambda: "May be told" in part.rows.rows()[0].spoken)
    part.changed.emit("text", "")
    qtbot.waitUntil(lambda: any("needs its words" in said for said in shown_words(part)))
    press(part, "Remove this good thing")
    qtbot.waitUntil(lambda: kept(office, sam).good_things == ())


# Saying goodbye


def goodbye(office: Office, child_id: UUID, qtbot: QtBot) -> GoodbyePart:
    part = opened(office, child_id, Part.GOODBYE, qtbot).parts[Part.GOODBYE]
    assert isinstance(part, GoodbyePart)
    return part


def test_a_step_is_ticked_by_key_and_its_words_are_kept(office: Office, sam: UUID, qtbot: QtBot) -> None:
    event = factories_between.significant_event(sam, kind=EventKind.LEAVING_CARE)
    add(office, event)
    part = goodbye(office, sam, qtbot)
    qtbot.waitUntil(lambda: bool(part.steps))
    row = part.steps[event.id, Goodbye.TOLD_IN_TIME]
    qtbot.waitUntil(row.tick.hasFocus)
    QTest.keyClick(row.tick, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: kept(office, sam).endings[0].goodbyes_done == 1)
    qtbot.waitUntil(lambda: "1 of 7 done" in shown_words(part))
    assert part.steps[event.id, Goodbye.TOLD_IN_TIME] is row
    how = part.steps[event.id, Goodbye.ASKED_HOW]
    QTest.keyClicks(how.note, "A picnic")
    part.flush()
    qtbot.waitUntil(lambda: kept(office, sam).endings[0].goodbye[1].note == "A picnic")
    QTest.keyClick(row.tick, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: kept(office, sam).endings[0].goodbyes_done == 0)


def test_without_an_ending_one_can_be_written_down(office: Office, sam: UUID, qtbot: QtBot) -> None:
    part = goodbye(office, sam, qtbot)
    qtbot.waitUntil(lambda: "No ending is written down" in shown_words(part))
    QTest.mouseClick(part.add_button, LEFT)
    assert isinstance(office.asked.panels[0], EventPanel)
    qtbot.addWidget(office.asked.panels[0])


def test_an_ending_opens_as_the_event_it_is(office: Office, sam: UUID, qtbot: QtBot) -> None:
    add(office, factories_between.significant_event(sam, kind=EventKind.MOVING_AWAY))
    part = goodbye(office, sam, qtbot)
    qtbot.waitUntil(lambda: bool(part.steps))
    press(part, "Open the event")
    assert isinstance(office.asked.panels[0], EventPanel)
    qtbot.addWidget(office.asked.panels[0])


# Of all children


def everyone(office: Office, part: str, qtbot: QtBot) -> EveryoneScreen:
    screen = between_screen(office.desk, Place(Page.BETWEEN, None, part))
    assert isinstance(screen, EveryoneScreen)
    shown(screen, qtbot)
    return screen


def test_what_is_open_after_events_is_listed_and_leads_to_the_child(office: Office, sam: UUID, qtbot: QtBot) -> None:
    event = factories_between.significant_event(sam, kind=EventKind.MISSING)
    event.happened_on, event.until_on, event.told_on = date(2026, 3, 3), date(2026, 3, 5), date(2026, 3, 4)
    add(office, event)
    screen = everyone(office, "open", qtbot)
    qtbot.waitUntil(lambda: bool(screen.events.rows()))
    row = screen.events.rows()[0]
    assert "by 8 March (5 March + 3 days). The council is 4 days late" in row.spoken
    assert event.text not in row.spoken
    screen.events.choose(event.id)
    QTest.keyClick(screen.events, Qt.Key.Key_Return)
    assert office.asked.places == [Place(Page.BETWEEN, sam, "happened")]


def test_services_are_counted_over_a_time_and_copied_without_a_name(office: Office, sam: UUID, qtbot: QtBot) -> None:
    offer = an_offer(sam)
    offer.referred_on, offer.referred_by = date(2026, 3, 4), ReferredBy.OFFICER
    add(office, offer)
    screen = everyone(office, "counted", qtbot)
    qtbot.waitUntil(lambda: bool(screen.table.table.rowCount()))
    QTest.mouseClick(screen.copy_counts, LEFT)
    copied = QGuiApplication.clipboard().text()
    assert "Advocacy: 1 offered, 1 wanted, 1 asked in, of these 1 by the officer" in copied
    assert "Sam" not in copied
    QTest.mouseClick(named(screen.period, QPushButton, "Last year"), LEFT)
    qtbot.waitUntil(lambda: any("1 April 2024 to 31 March 2025" in said for said in shown_words(screen)))
    assert unnamed_controls(screen) == []


def test_the_story_box_copies_only_what_may_be_told_and_leads_to_the_child(
    office: Office, sam: UUID, qtbot: QtBot
) -> None:
    told, silent = factories_between.good_thing(sam), factories_between.good_thing(sam)
    told.story_may_be_told, told.kind, told.text = True, GoodThingKind.QUOTE, "Somebody wrote back."
    silent.text = "Secret."
    add(office, told, silent)
    screen = everyone(office, "stories", qtbot)
    qtbot.waitUntil(lambda: len(screen.rows.rows()) == 2)
    QTest.mouseClick(screen.copy_stories, LEFT)
    assert QGuiApplication.clipboard().text() == "Words worth keeping: “Somebody wrote back.”\n"
    screen.rows.choose(told.id)
    QTest.keyClick(screen.rows, Qt.Key.Key_Return)
    assert office.asked.places == [Place(Page.BETWEEN, sam, "good")]


def test_an_empty_story_box_says_how_it_is_filled(office: Office, qtbot: QtBot) -> None:
    screen = everyone(office, "stories", qtbot)
    qtbot.waitUntil(lambda: "The story box is empty" in shown_words(screen))
    qtbot.waitUntil(lambda: not screen.copy_stories.isVisible())
