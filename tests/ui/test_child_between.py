"""What is between reviews on the child's page: each kind by itself, what opens it, and when the child was last seen."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from iro_desktop.actions.cards import card_sent
from iro_desktop.actions.events import record_event
from iro_desktop.actions.good_things import keep_good_thing
from iro_desktop.actions.making import decide_on_talk
from iro_desktop.actions.moving import move_to_child
from iro_desktop.actions.reminders import remind, reminder_done
from iro_desktop.models.between_reviews import (
    EventKind,
    GuardianLetter,
    GuardianLetterKind,
    LetterDirection,
)
from iro_desktop.models.child import BetweenReviews
from iro_desktop.models.consultation import Channel
from iro_desktop.models.midway import MidwayCheck, midway_id
from iro_desktop.models.resolution import Outcome, Resolution, ResolutionStep, StepKind
from iro_desktop.models.services import Service, ServiceOffer, Wanted
from iro_desktop.queries.child import ChildPage, child_page
from iro_desktop.queries.contact import Contact
from iro_desktop.ui import theme
from iro_desktop.ui.child import timeline, viewmodel
from iro_desktop.ui.child.between_words import CARDS, EVERYTHING
from iro_desktop.ui.child.screen import ChildScreen
from iro_desktop.ui.child.timeline import Kind, Tab
from iro_desktop.ui.desk import Page, Place
from iro_desktop.ui.event.panel import EventPanel
from iro_desktop.ui.kit import Pills, TimelineView
from iro_desktop.ui.raising.panel import RaisePanel
from iro_desktop.ui.reminder.panel import ReminderPanel
from iro_desktop.ui.shown import Mark, TimelineEntry
from iro_desktop.ui.theme import Look, Theme
from tests.caseload import HOLIDAYS, LONDON, TODAY
from tests.desks import Office, office_in
from tests.ui.fitting import cut_words, only


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    theme.apply_look(qapp, Look(Theme.LIGHT))
    yield
    theme.apply_look(qapp, Look(Theme.LIGHT))


@pytest.fixture
def office(tmp_path: Path, qapp: QApplication) -> Iterator[Office]:
    office = office_in(tmp_path)
    fill(office)
    yield office
    office.close()


def fill(office: Office) -> None:
    """One of each kind in Sam's history."""
    sam, review = office.load.children["Sam"], office.load.reviews["Sam's second"]
    with office.store.transaction() as session:
        session.add(
            MidwayCheck(
                id=midway_id(review),
                child_id=sam,
                review_id=review,
                held_on=date(2025, 10, 24),
                with_name="Priya Green",
                opened_at=datetime(2025, 10, 24, 9, tzinfo=LONDON),
                changes="A new class.",
            )
        )
        raised = Resolution(child_id=sam, concern_id=sam, raised_on=date(2026, 2, 2), started=True, concern="No visit.")
        raised.concern_id = raised.id
        session.add(raised)
        for kind, on, outcome in (
            (StepKind.STARTED, date(2026, 2, 2), None),
            (StepKind.SETTLED, date(2026, 2, 20), Outcome.RESOLVED),
        ):
            session.add(
                ResolutionStep(
                    child_id=sam,
                    resolution_id=raised.id,
                    kind=kind,
                    happened_on=on,
                    outcome=outcome,
                    difference="Visits.",
                )
            )
        record_event(
            session,
            sam,
            kind=EventKind.EXCLUSION,
            happened_on=date(2026, 2, 24),
            today=TODAY,
            values={"text": "Two days."},
        )
        session.add(
            ServiceOffer(child_id=sam, service=Service.ADVOCACY, offered_on=date(2026, 1, 5), wanted=Wanted.NOT_NOW)
        )
        done = remind(session, sam, text="Ring school", due_on=TODAY, today=TODAY)
        session.flush()
        reminder_done(session, done, on=date(2026, 3, 11))
        remind(session, sam, text="Ask Jan", due_on=date(2026, 3, 20), today=TODAY)
        keep_good_thing(session, sam, {"kind": "asked_and_got", "text": "A bike."}, today=TODAY)
        session.add(
            GuardianLetter(
                child_id=sam,
                direction=LetterDirection.CAME_IN,
                kind=GuardianLetterKind.END_OF_PROCEEDINGS,
                dated_on=date(2026, 1, 7),
                from_name="Cafcass",
            )
        )
        card_sent(session, sam, birthday_on=date(2025, 6, 2), on=date(2025, 5, 30))


def page_of(office: Office, name: str = "Sam") -> ChildPage:
    with office.store.reading() as session:
        return child_page(session, office.load.children[name], TODAY, HOLIDAYS)


def entries(page: ChildPage, tab: Tab = Tab.BETWEEN, only_kind: str = EVERYTHING) -> list[TimelineEntry]:
    shown = timeline.timeline(page, tab, TODAY, only=only_kind)
    return [entry for entry in shown if isinstance(entry, TimelineEntry)]


def titles(found: list[TimelineEntry]) -> list[str]:
    return [entry.title for entry in found]


def opened(office: Office, qtbot: QtBot, part: str = "between") -> ChildScreen:
    screen = ChildScreen(office.desk, Place(Page.CHILD, office.load.children["Sam"], part))
    qtbot.addWidget(screen)
    screen.resize(1134, 690)
    with qtbot.waitActive(screen):
        screen.show()
        screen.activateWindow()
    qtbot.waitUntil(lambda: not office.casework.is_busy())
    return screen


def enter(screen: ChildScreen, kind: Kind, title: str = "") -> None:
    """Go to the entry with the arrow keys' own means, and press Enter on it."""
    view = only(screen, TimelineView)
    model = view.model()
    for row in range(model.rowCount()):
        view.setCurrentIndex(model.index(row, 0))
        key = view.current_key()
        if isinstance(key, tuple) and key[0] is kind and title in str(model.index(row, 0).data()):
            QTest.keyClick(view, Qt.Key.Key_Return)
            return
    raise AssertionError(f"no {kind} in the timeline")


# The view-model


def test_every_kind_stands_on_the_tab_newest_first(office: Office) -> None:
    assert titles(entries(page_of(office))) == [
        "To do: Ask Jan",
        "Asked for, and got",
        "Done: Ring school",
        "Kept out of school",
        "Resolution raised",
        "Letter from Cafcass",
        "Advocacy offered",
        "Midway check",
        "Card to Sam",
    ]


def test_what_is_still_to_be_done_is_no_history_yet(office: Office) -> None:
    found = titles(entries(page_of(office), Tab.EVERYTHING))
    assert "To do: Ask Jan" not in found
    assert {"Done: Ring school", "Kept out of school", "Midway check", "Resolution raised"} <= set(found)


def test_each_kind_can_be_shown_alone(office: Office) -> None:
    page = page_of(office)
    choices = timeline.filters(page, Tab.BETWEEN)
    assert next(choice.words for choice in choices) == "All"
    assert len(choices) == 9
    for choice in choices[1:]:
        shown = entries(page, only_kind=choice.value)
        assert shown
        if choice.value != CARDS:
            assert {entry.key[0].value for entry in shown} == {choice.value}  # type: ignore[index]


def test_other_tabs_have_nothing_to_choose_from_and_one_kind_is_no_choice(office: Office) -> None:
    page = page_of(office)
    assert timeline.filters(page, Tab.LETTERS) == ()
    alone = replace(page, between=page.between[:1], talks=())
    assert timeline.filters(alone, Tab.BETWEEN) == ()


def test_a_resolution_says_how_it_ended_and_what_it_changed(office: Office) -> None:
    entry = next(one for one in entries(page_of(office)) if one.title == "Resolution raised")
    assert entry.tag is not None
    assert (entry.tag.words, entry.mark) == ("Resolved", Mark.DOT)
    assert entry.body == "No visit. The difference it made: Visits."


def test_a_check_that_is_not_finished_says_so(office: Office) -> None:
    entry = next(one for one in entries(page_of(office)) if one.title == "Midway check")
    assert entry.tag is not None
    assert (entry.tag.words, entry.mark, entry.aside) == ("Not finished", Mark.RING, "· with Priya Green")


def test_a_difficult_event_is_folded(office: Office) -> None:
    page = page_of(office)
    event = replace(next(one for one in page.between if one.event), folded_as="about harm")
    (entry,) = entries(replace(page, between=(event,), talks=()))
    assert (entry.body, entry.aside) == ("", "· about harm")


def test_a_note_says_what_was_made_of_it(office: Office) -> None:
    with office.store.transaction() as session:
        decide_on_talk(session, office.load.notes["got ready"])
    entry = next(one for one in entries(page_of(office), Tab.CONVERSATIONS) if one.title == "Video call with Sam")
    assert entry.aside == "· 16:00 · made from it: a decision"
    assert entry.more == "Make something of it"


def test_both_histories_show_that_a_note_was_moved(office: Office) -> None:
    with office.store.transaction() as session:
        move_to_child(session, office.load.notes["got ready"], office.load.children["Robyn"], on=TODAY)
    left = entries(page_of(office), Tab.EVERYTHING)
    assert "A note written here by mistake was moved to the child it is about" in titles(left)
    came = next(one for one in entries(page_of(office, "Robyn"), Tab.CONVERSATIONS) if "Video" in one.title)
    assert "moved here on" in came.aside


def test_last_seen_and_last_spoken_stand_beside_the_timeline(office: Office) -> None:
    page = page_of(office)
    shown = viewmodel.contact_words(page, TODAY)
    assert shown.line == "Last seen 12 September 2025, at the review · last spoken 10 March, by text"
    nobody = viewmodel.contact_words(replace(page, contact=Contact(child_id=page.who.child_id)), TODAY)
    assert (nobody.line, nobody.below) == ("Not met in person yet · not spoken with yet", "")


def test_tries_cards_the_officer_before_and_the_childs_wish_stand_below(office: Office) -> None:
    page = page_of(office)
    contact = Contact(
        child_id=page.who.child_id,
        last_spoken_on=date(2026, 3, 1),
        last_spoken_how=Channel.WHATSAPP,
        last_tried_on=date(2026, 3, 5),
        last_card_on=date(2026, 2, 1),
        seen_before_on=date(2026, 1, 1),
    )
    wishes = replace(page.wishes, contact_between_reviews=BetweenReviews.BOTH)
    shown = viewmodel.contact_words(replace(page, contact=contact, wishes=wishes), TODAY)
    assert shown.line == "Not met in person yet · last spoken 1 March, by WhatsApp"
    assert shown.below == (
        "An officer before saw Sam on 1 January · Tried since, on 5 March · Last card or letter 1 February · "
        "Wants a word at six weeks and halfway"
    )


# The screen


def test_the_filter_narrows_the_tab_and_goes_with_it(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    pills = only(screen, Pills)
    assert pills.isVisible()
    pills.choose_key(2)
    model = only(screen, TimelineView).model()
    assert [model.index(row, 0).data() for row in range(model.rowCount()) if model.index(row, 0).data() != "2025"] == [
        "Midway check"
    ]
    screen._show_tab(Tab.LETTERS)
    assert not pills.isVisible()


@pytest.mark.parametrize(
    ("kind", "page", "part"),
    [
        (Kind.SERVICE, Page.BETWEEN, "services"),
        (Kind.GUARDIAN, Page.BETWEEN, "guardian"),
        (Kind.GOOD_THING, Page.BETWEEN, "good"),
        (Kind.MIDWAY, Page.MIDWAY, ""),
        (Kind.RESOLUTION, Page.RESOLUTION, ""),
    ],
)
def test_enter_leads_to_where_it_is_kept(office: Office, qtbot: QtBot, kind: Kind, page: Page, part: str) -> None:
    enter(opened(office, qtbot), kind)
    (place,) = office.asked.places
    assert (place.page, place.part) == (page, part)
    if kind is Kind.MIDWAY:
        assert place.record_id == office.load.reviews["Sam's second"]


@pytest.mark.parametrize(("kind", "panel"), [(Kind.EVENT, EventPanel), (Kind.REMINDER, ReminderPanel)])
def test_enter_opens_its_panel(office: Office, qtbot: QtBot, kind: Kind, panel: type) -> None:
    enter(opened(office, qtbot), kind)
    shown = office.asked.panels[-1]
    qtbot.addWidget(shown)
    assert isinstance(shown, panel)
    qtbot.waitUntil(lambda: not office.casework.is_busy())


def test_a_resolution_that_was_not_started_is_gone_on_with(office: Office, qtbot: QtBot) -> None:
    with office.store.transaction() as session:
        draft = Resolution(
            child_id=office.load.children["Sam"], concern_id=UUID(int=1), raised_on=TODAY, concern="Half a"
        )
        draft.concern_id = draft.id
        session.add(draft)
    screen = opened(office, qtbot)
    only(screen, Pills).choose_key(3)
    view = only(screen, TimelineView)
    view.setCurrentIndex(view.model().index(0, 0))
    QTest.keyClick(view, Qt.Key.Key_Return)
    shown = office.asked.panels[-1]
    qtbot.addWidget(shown)
    assert isinstance(shown, RaisePanel)
    qtbot.waitUntil(lambda: not office.casework.is_busy())


def test_by_key_and_by_its_dots_a_note_opens_the_menu(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot, "conversations")
    view = only(screen, TimelineView)
    view.setCurrentIndex(view.model().index(0, 0))
    QTest.keyClick(view, Qt.Key.Key_M)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.close()
    rect = view.visualRect(view.model().index(0, 0))
    dots = view._drawer.dots_in(rect.toRectF()).center().toPoint()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=dots)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.close()
    assert office.asked.places == []


def test_what_is_no_note_has_no_menu(office: Office, qtbot: QtBot) -> None:
    view = only(opened(office, qtbot), TimelineView)
    for row in range(view.model().rowCount() - 1):
        view.setCurrentIndex(view.model().index(row, 0))
        QTest.keyClick(view, Qt.Key.Key_M)
    assert QApplication.activePopupWidget() is None


@pytest.mark.parametrize("size", [(1366, 768), (1134, 640)])
def test_nothing_is_cut(office: Office, qtbot: QtBot, size: tuple[int, int]) -> None:
    screen = opened(office, qtbot)
    screen.resize(*size)
    assert cut_words(screen) == []
