"""The panel for something that happened: kept once its kind is chosen, and what usually follows one press away."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from iro_desktop.actions.changing import remove
from iro_desktop.models.between_reviews import EventKind, Reminder, SignificantEvent
from iro_desktop.models.resolution import Reason
from iro_desktop.models.review import EarlyTrigger, Review
from iro_desktop.queries.events import EventRow, events_of
from iro_desktop.ui.child_record.controls import Control
from iro_desktop.ui.desk import Page, Place
from iro_desktop.ui.event.about import EventAbout
from iro_desktop.ui.event.panel import EventPanel
from iro_desktop.ui.kit import Button, NotesField, TextField, unnamed_controls
from iro_desktop.ui.raising.panel import RaisePanel
from tests import factories_between
from tests.caseload import HOLIDAYS, NOW, TODAY
from tests.desks import Office, office_in
from tests.ui.review_office import LEFT, named, shown_words


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = office_in(tmp_path)
    yield made
    made.close()


@pytest.fixture
def sam(office: Office) -> UUID:
    return office.load.children["Sam"]


Open = Callable[[EventAbout], EventPanel]


@pytest.fixture
def opened(office: Office, qtbot: QtBot) -> Open:
    def open_panel(about: EventAbout) -> EventPanel:
        panel = EventPanel(office.desk, about)
        qtbot.addWidget(panel)
        panel.resize(680, 700)
        with qtbot.waitActive(panel):
            panel.show()
            panel.activateWindow()
        qtbot.waitUntil(lambda: "About Sam" in shown_words(panel))
        return panel

    return open_panel


def kept(office: Office, child_id: UUID) -> tuple[EventRow, ...]:
    with office.store.reading() as session:
        return events_of(session, child_id, TODAY, HOLIDAYS)


def add(office: Office, event: SignificantEvent) -> UUID:
    with office.store.transaction() as session:
        session.add(event)
    return event.id


def choose(panel: EventPanel, words: str) -> None:
    pill = named(panel.kinds, QPushButton, words)
    QTest.mouseClick(pill, LEFT)


def control(panel: EventPanel, name: str) -> Control:
    assert panel.form is not None
    return panel.form._controls[name]


def text_field(panel: EventPanel, name: str) -> NotesField | TextField:
    found = control(panel, name)
    assert isinstance(found, NotesField | TextField)
    return found


def test_choosing_what_happened_keeps_it_for_today(office: Office, sam: UUID, opened: Open, qtbot: QtBot) -> None:
    choose(opened(EventAbout(child_id=sam)), "In hospital")
    qtbot.waitUntil(lambda: len(kept(office, sam)) == 1)
    assert (kept(office, sam)[0].kind, kept(office, sam)[0].happened_on) == (EventKind.HOSPITAL, TODAY)


def test_before_anything_is_chosen_nothing_is_kept(office: Office, sam: UUID, opened: Open) -> None:
    panel = opened(EventAbout(child_id=sam))
    assert not panel.done_button.isVisible()
    QTest.mouseClick(panel.leave_button, LEFT)
    assert (kept(office, sam), office.asked.sentences) == ((), [])


def test_what_is_typed_is_kept_and_the_words_of_the_talk_come_along(
    office: Office, sam: UUID, opened: Open, qtbot: QtBot
) -> None:
    talk = office.load.notes[next(iter(office.load.notes))]
    about = EventAbout(child_id=sam, text="Sam fell off the bike", from_record_id=talk, told_by="Jan")
    panel = opened(about)
    choose(panel, "In hospital")
    qtbot.waitUntil(lambda: len(kept(office, sam)) == 1)
    assert text_field(panel, "text").value() == "Sam fell off the bike"
    QTest.keyClicks(text_field(panel, "told_by"), " Ellery")
    panel.leave()
    qtbot.waitUntil(lambda: kept(office, sam)[0].told_by == "Jan Ellery")
    assert kept(office, sam)[0].text == "Sam fell off the bike"
    assert kept(office, sam)[0].from_record_id == talk


def test_a_new_one_is_said_with_the_child_s_name_and_undo_takes_it_back(
    office: Office, sam: UUID, opened: Open, qtbot: QtBot
) -> None:
    panel = opened(EventAbout(child_id=sam))
    choose(panel, "A planned move")
    qtbot.waitUntil(lambda: len(kept(office, sam)) == 1)
    with qtbot.waitSignal(panel.closed):
        QTest.mouseClick(panel.done_button, LEFT)
    assert office.asked.sentences == ["A planned move: written down for Sam."]
    office.asked.undo()
    qtbot.waitUntil(lambda: kept(office, sam) == ())


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_the_keyboard_closes_it_and_nothing_is_lost(
    office: Office, sam: UUID, opened: Open, qtbot: QtBot, key: Qt.Key
) -> None:
    panel = opened(EventAbout(child_id=sam, kind=EventKind.OTHER))
    qtbot.waitUntil(lambda: len(kept(office, sam)) == 1)
    QTest.keyClicks(text_field(panel, "told_by"), "Rosa")
    modifier = Qt.KeyboardModifier.ControlModifier if key is Qt.Key.Key_Return else Qt.KeyboardModifier.NoModifier
    with qtbot.waitSignal(panel.closed):
        QTest.keyClick(text_field(panel, "told_by"), key, modifier)
    qtbot.waitUntil(lambda: kept(office, sam)[0].told_by == "Rosa")


def test_a_day_that_cannot_be_is_said_beside_its_field_and_the_rest_stays(
    office: Office, sam: UUID, opened: Open, qtbot: QtBot
) -> None:
    event = factories_between.significant_event(sam)
    event.happened_on, event.told_on = date(2026, 3, 3), None
    panel = opened(EventAbout(child_id=sam, event_id=add(office, event)))
    qtbot.waitUntil(lambda: panel.form is not None)
    assert panel.form is not None
    panel.form.changed.emit("told_on", date(2026, 3, 1))
    qtbot.waitUntil(lambda: any("nobody could tell you on 1 March 2026" in said for said in shown_words(panel)))
    assert kept(office, sam)[0].told_on is None


def test_another_kind_asks_other_questions_and_keeps_the_words(
    office: Office, sam: UUID, opened: Open, qtbot: QtBot
) -> None:
    event = away(sam)
    event.kind = EventKind.OTHER
    panel = opened(EventAbout(child_id=sam, event_id=add(office, event)))
    qtbot.waitUntil(lambda: panel.form is not None)
    panel.kind.set_value(EventKind.MISSING)
    panel.kind.edited.emit()
    qtbot.waitUntil(lambda: kept(office, sam)[0].kind is EventKind.MISSING)
    assert panel.form is not None
    assert [choice.choice.value for choice in panel.form.parts._buttons] == ["what", "away", "after"]
    qtbot.waitUntil(lambda: text_field(panel, "text").value() == event.text)


# What usually follows


def away(child_id: UUID) -> SignificantEvent:
    event = factories_between.significant_event(child_id, kind=EventKind.MISSING)
    event.happened_on, event.until_on, event.told_on = date(2026, 3, 3), date(2026, 3, 5), date(2026, 3, 4)
    event.text = "Away for two nights."
    return event


def opened_away(office: Office, sam: UUID, opened: Open, qtbot: QtBot) -> EventPanel:
    panel = opened(EventAbout(child_id=sam, event_id=add(office, away(sam))))
    qtbot.waitUntil(lambda: panel.follow.isVisible() and panel.form is not None)
    return panel


def test_an_interview_not_offered_is_said_with_its_sum_and_whose_lateness_it_is(
    office: Office, sam: UUID, opened: Open, qtbot: QtBot
) -> None:
    panel = opened_away(office, sam, opened, qtbot)
    said = "Interview not offered yet: by 8 March (5 March + 3 days). The council is 4 days late."
    qtbot.waitUntil(lambda: said in shown_words(panel))


def test_a_resolution_begins_with_the_words_and_reasons_of_the_event(
    office: Office, sam: UUID, opened: Open, qtbot: QtBot
) -> None:
    panel = opened_away(office, sam, opened, qtbot)
    QTest.mouseClick(panel.follow.raise_button, LEFT)
    raised = office.asked.panels[-1]
    qtbot.addWidget(raised)
    assert isinstance(raised, RaisePanel)
    about = panel.follow.raised_about()
    assert about is not None
    assert (about.child_id, about.concern, about.reasons) == (sam, "Away for two nights.", (Reason.OTHER_STATUTORY,))


def test_an_earlier_review_begins_with_its_reason_and_words(
    office: Office, sam: UUID, opened: Open, qtbot: QtBot
) -> None:
    event = factories_between.significant_event(sam)
    event.happened_on, event.told_on = date(2026, 3, 3), date(2026, 3, 4)
    panel = opened(EventAbout(child_id=sam, event_id=add(office, event)))
    qtbot.waitUntil(lambda: panel.follow.isVisible() and panel.form is not None)
    QTest.mouseClick(panel.follow.early_button, LEFT)
    early = panel.follow.early
    assert panel.form is not None
    assert not panel.form.isVisible()
    early._day.set_value(date(2026, 3, 12))
    QTest.mouseClick(next(one for one in early.findChildren(Button) if one.words() == "Call the review"), LEFT)
    qtbot.waitUntil(lambda: any(place.page is Page.REVIEW for place in office.asked.places))
    with office.store.reading() as session:
        review = session.get(Review, next(one.record_id for one in office.asked.places if one.page is Page.REVIEW))
        assert review is not None
        assert (review.early_trigger, review.early_asked_by, review.early_reason) == (
            EarlyTrigger.UNPLANNED_MOVE,
            "Rosa Okafor",
            event.text,
        )


def test_without_an_earlier_review_one_may_say_why_not(office: Office, sam: UUID, opened: Open, qtbot: QtBot) -> None:
    panel = opened_away(office, sam, opened, qtbot)
    QTest.mouseClick(panel.follow.early_button, LEFT)
    QTest.mouseClick(next(one for one in panel.follow.early.findChildren(Button) if one.words() == "Not now"), LEFT)
    why = text_field(panel, "no_early_review_reason")
    qtbot.waitUntil(why.hasFocus)
    QTest.keyClicks(why, "The review is next week")
    panel.leave()
    qtbot.waitUntil(lambda: kept(office, sam)[0].no_early_review_reason == "The review is next week")


def test_a_reminder_is_kept_linked_with_the_event_and_undone(
    office: Office, sam: UUID, opened: Open, qtbot: QtBot
) -> None:
    panel = opened_away(office, sam, opened, qtbot)
    QTest.mouseClick(panel.follow.remind_button, LEFT)
    part = panel.follow.reminder
    keep = next(one for one in part.findChildren(Button) if one.words() == "Keep the reminder")
    QTest.mouseClick(keep, LEFT)
    assert "Say what to do, in a few words." in shown_words(panel)
    QTest.keyClicks(part.text, "Ask about the interview")
    QTest.mouseClick(keep, LEFT)
    assert "Type the day." in shown_words(panel)
    part.day.set_value(date(2026, 3, 20))
    QTest.mouseClick(keep, LEFT)
    qtbot.waitUntil(lambda: office.asked.sentences == ["Reminder kept."])
    with office.store.reading() as session:
        reminder = session.scalars(select(Reminder)).one()
        assert (reminder.text, reminder.due_on) == ("Ask about the interview", date(2026, 3, 20))
        assert reminder.from_record_id == kept(office, sam)[0].event_id
    office.asked.undo()
    qtbot.waitUntil(lambda: _deleted(office, reminder.id))


def _deleted(office: Office, reminder_id: UUID) -> bool:
    with office.store.reading() as session:
        reminder = session.get(Reminder, reminder_id)
        return reminder is not None and reminder.deleted_at is not None


def test_a_reminder_for_a_day_that_has_passed_is_refused_beside_it(
    office: Office, sam: UUID, opened: Open, qtbot: QtBot
) -> None:
    panel = opened_away(office, sam, opened, qtbot)
    QTest.mouseClick(panel.follow.remind_button, LEFT)
    panel.follow.reminder.kept.emit("Ask", date(2026, 3, 1))
    qtbot.waitUntil(lambda: any("has passed" in said for said in shown_words(panel)))


def test_a_talk_and_the_home_are_one_press_away(office: Office, sam: UUID, opened: Open, qtbot: QtBot) -> None:
    panel = opened(EventAbout(child_id=sam, event_id=add(office, factories_between.significant_event(sam))))
    qtbot.waitUntil(panel.follow.home_button.isVisible)
    QTest.mouseClick(panel.follow.talk_button, LEFT)
    QTest.mouseClick(panel.follow.home_button, LEFT)
    assert office.asked.captures == [sam]
    assert office.asked.places == [Place(Page.CHILD_RECORD, sam, "homes")]


def test_an_ending_leads_to_its_goodbye_and_a_bereavement_calls_for_no_review(
    office: Office, sam: UUID, opened: Open, qtbot: QtBot
) -> None:
    ending = factories_between.significant_event(sam, kind=EventKind.LEAVING_CARE)
    panel = opened(EventAbout(child_id=sam, event_id=add(office, ending)))
    qtbot.waitUntil(panel.follow.goodbye_button.isVisible)
    QTest.mouseClick(panel.follow.goodbye_button, LEFT)
    assert office.asked.places == [Place(Page.BETWEEN, sam, "goodbye")]
    sad = factories_between.significant_event(sam, kind=EventKind.BEREAVEMENT)
    panel = opened(EventAbout(child_id=sam, event_id=add(office, sad)))
    qtbot.waitUntil(panel.follow.isVisible)
    assert not panel.follow.early_button.isVisible()


def test_a_change_of_the_plan_says_that_a_review_comes_first(
    office: Office, sam: UUID, opened: Open, qtbot: QtBot
) -> None:
    panel = opened(EventAbout(child_id=sam, kind=EventKind.PLAN_CHANGE))
    qtbot.waitUntil(lambda: any("regulation 32(2)" in said for said in shown_words(panel)))


# Deleted


def test_deleting_closes_the_panel_and_undo_brings_it_back(
    office: Office, sam: UUID, opened: Open, qtbot: QtBot
) -> None:
    panel = opened_away(office, sam, opened, qtbot)
    with qtbot.waitSignal(panel.closed):
        QTest.mouseClick(panel.delete_button, LEFT)
    qtbot.waitUntil(lambda: kept(office, sam) == ())
    qtbot.waitUntil(lambda: office.asked.sentences == ["Missing or away: deleted for Sam."])
    office.asked.undo()
    qtbot.waitUntil(lambda: len(kept(office, sam)) == 1)


def test_an_event_deleted_elsewhere_closes_the_panel_and_says_so(
    office: Office, sam: UUID, opened: Open, qtbot: QtBot
) -> None:
    panel = opened_away(office, sam, opened, qtbot)
    event_id = kept(office, sam)[0].event_id
    with qtbot.waitSignal(panel.closed):
        gone = partial(remove, record_id=event_id, kind=SignificantEvent, at=NOW)
        office.casework.write(office.casework, gone)
    assert "deleted meanwhile" in office.asked.sentences[-1]


def test_every_control_has_a_name(office: Office, sam: UUID, opened: Open, qtbot: QtBot) -> None:
    panel = opened_away(office, sam, opened, qtbot)
    assert panel.form is not None
    for part in ("away", "after", "what"):
        panel.form.show_part(part)
        assert unnamed_controls(panel) == []
    assert unnamed_controls(opened(EventAbout(child_id=sam))) == []
