"""Today between reviews, as a screen: reminders, checks, resolutions, cards, others’ changes, and a wrong clock."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from iro_desktop.actions.looking_at_changes import tick_everything
from iro_desktop.models.between_reviews import Reminder
from iro_desktop.queries.office_time import OFFICE_TIME
from iro_desktop.store.server_rows import CURSOR, set_note
from iro_desktop.store.tables import ServerRow
from iro_desktop.ui.desk import Page, Place
from iro_desktop.ui.kit import Button, Label, RowsView
from iro_desktop.ui.reminder.panel import ReminderPanel
from iro_desktop.ui.today.waiting import Kind
from tests import factories_between
from tests.caseload import NOW, TODAY
from tests.desks import Office
from tests.ui.today_office import buttons, dressed, office, opened, press, rows, titles

__all__ = ["dressed", "office"]

LEFT = Qt.MouseButton.LeftButton


def add_reminder(office: Office, due_on: date, text: str = "Ring about the bike") -> UUID:
    with office.store.transaction() as session:
        one = factories_between.reminder(office.load.children["Sam"])
        one.due_on, one.text = due_on, text
        session.add(one)
    return one.id


def reminder_done_on(office: Office, reminder_id: UUID) -> date | None:
    with office.store.reading() as session:
        return session.get_one(Reminder, reminder_id).done_on


def raise_for(office: Office, child: str, on: date) -> UUID:
    with office.store.transaction() as session:
        one = factories_between.resolution(office.load.children[child])
        one.raised_on = on
        step = factories_between.resolution_step(one.child_id, one.id)
        step.happened_on = on
        session.add_all([one, step])
    return one.id


def test_what_is_meant_for_today_is_done_by_one_click_and_undo_takes_it_back(office: Office, qtbot: QtBot) -> None:
    reminder = add_reminder(office, TODAY)
    screen = opened(office, qtbot)
    QTest.mouseClick(next(one for one in screen.findChildren(Button) if one.text() == "Done"), LEFT)
    qtbot.waitUntil(lambda: reminder_done_on(office, reminder) == TODAY)
    qtbot.waitUntil(lambda: not any(one.isVisible() and one.text() == "Done" for one in screen.findChildren(Button)))

    office.asked.undo()
    qtbot.waitUntil(lambda: reminder_done_on(office, reminder) is None)


def test_x_in_the_diary_marks_it_as_done(office: Office, qtbot: QtBot) -> None:
    reminder = add_reminder(office, TODAY)
    screen = opened(office, qtbot)
    press(screen, Qt.Key.Key_J)
    press(screen, Qt.Key.Key_X)

    qtbot.waitUntil(lambda: reminder_done_on(office, reminder) == TODAY)


def test_enter_opens_a_reminder_over_the_page(office: Office, qtbot: QtBot) -> None:
    reminder = add_reminder(office, date(2026, 3, 10))
    screen = opened(office, qtbot)
    mine = rows(screen, "Waiting for me")
    mine.setFocus()
    mine.choose((Kind.REMINDER, reminder))
    press(screen, Qt.Key.Key_Return)
    panel = office.asked.panels[-1]
    qtbot.addWidget(panel)
    assert isinstance(panel, ReminderPanel)
    qtbot.waitUntil(lambda: panel.text.value() == "Ring about the bike")


def test_x_marks_a_late_reminder_as_done(office: Office, qtbot: QtBot) -> None:
    reminder = add_reminder(office, date(2026, 3, 10))
    screen = opened(office, qtbot)
    mine = rows(screen, "Waiting for me")
    mine.setFocus()
    mine.choose((Kind.REMINDER, reminder))
    press(screen, Qt.Key.Key_X)

    qtbot.waitUntil(lambda: "Ring about the bike" not in titles(mine))
    assert office.asked.sentences == ["Marked as done."]


def test_midway_checks_fold_out_and_each_opens_its_page(office: Office, qtbot: QtBot) -> None:
    reviews = [office.load.reviews[f"{name}'s last"] for name in ("Leo", "Robyn")]
    with office.store.transaction() as session:
        for name, review_id in zip(("Leo", "Robyn"), reviews, strict=True):
            check = factories_between.midway_check(office.load.children[name], review_id)
            check.opened_at = NOW
            session.add(check)
    screen = opened(office, qtbot)
    QTest.mouseClick(buttons(screen, "2 more")[0], LEFT)
    mine = rows(screen, "Waiting for me")
    mine.setFocus()
    mine.choose((Kind.MIDWAYS_OPENED, None))
    press(screen, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: titles(mine).count("Midway check, Leo") == 1)
    mine.choose((Kind.MIDWAY, reviews[0]))
    press(screen, Qt.Key.Key_Return)

    assert office.asked.places == [Place(Page.MIDWAY, reviews[0])]


def test_a_resolution_without_an_answer_waits_for_the_officer_and_opens(office: Office, qtbot: QtBot) -> None:
    concern = raise_for(office, "Sam", date(2026, 1, 12))
    screen = opened(office, qtbot)
    mine = rows(screen, "Waiting for me")
    mine.setFocus()
    mine.choose((Kind.RESOLUTION, concern))
    press(screen, Qt.Key.Key_Return)

    assert office.asked.places == [Place(Page.RESOLUTION, concern)]


def test_a_resolution_that_others_are_to_answer_stands_among_what_others_do(office: Office, qtbot: QtBot) -> None:
    raise_for(office, "Leo", date(2026, 3, 9))
    screen = opened(office, qtbot)

    assert "Leo: The plan was not shared with Maya." in titles(rows(screen, "Waiting for others"))


def test_a_card_is_recorded_by_one_click_and_taken_back_by_undo(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    QTest.mouseClick(buttons(screen, "Card sent")[0], LEFT)
    qtbot.waitUntil(lambda: buttons(screen, "Card sent") == [])
    assert office.asked.sentences == ["Card marked as sent."]

    office.asked.undo()
    qtbot.waitUntil(lambda: len(buttons(screen, "Card sent")) == 1)


def test_x_on_a_birthday_records_the_card(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    QTest.mouseClick(buttons(screen, "See birthdays")[0], LEFT)
    birthdays = next(view for view in screen.findChildren(RowsView) if "is 12" in view.accessibleName())
    birthdays.setFocus()
    birthdays.choose((Kind.BIRTHDAY, office.load.children["Malik"]))
    press(screen, Qt.Key.Key_X)

    qtbot.waitUntil(lambda: birthdays.rows()[0].ticked is True)
    assert birthdays.isVisible()


def test_opening_a_birthday_begins_its_card(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    QTest.mouseClick(buttons(screen, "See birthdays")[0], LEFT)
    birthdays = next(view for view in screen.findChildren(RowsView) if "is 12" in view.accessibleName())
    birthdays.setFocus()
    birthdays.choose((Kind.BIRTHDAY, office.load.children["Malik"]))
    press(screen, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: bool(office.asked.places))
    assert [place.page for place in office.asked.places] == [Page.LETTER]


def test_too_many_late_things_are_offered_five_at_a_time_and_all_again(office: Office, qtbot: QtBot) -> None:
    for number in range(15):
        add_reminder(office, TODAY - timedelta(days=number + 1), f"Thing {number}")
    screen = opened(office, qtbot)
    mine = rows(screen, "Waiting for me")
    QTest.mouseClick(buttons(screen, "Show the 5 oldest first")[0], LEFT)
    assert len(mine.rows()) == 5
    assert mine.hasFocus()

    QTest.mouseClick(buttons(screen, "Show everything")[0], LEFT)
    assert "Decisions for Leo, to send" in titles(mine)


def test_a_week_of_my_load_opens_its_reviews(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    QTest.mouseClick(buttons(screen, "See my weeks")[0], LEFT)
    weeks = next(view for view in screen.findChildren(RowsView) if "in the next 8 weeks" in view.accessibleName())
    second = weeks.rows()[1]
    weeks.setFocus()
    weeks.choose(second.key)
    press(screen, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: len(weeks.rows()) == 8 + int(str(second.right)))
    assert (Kind.PLANNED, office.load.reviews["Malik's next"]) in [row.key for row in weeks.rows()]


def test_a_day_that_cannot_be_right_is_said_above_everything(office: Office, qtbot: QtBot) -> None:
    told = datetime(2028, 3, 12, 9, tzinfo=UTC).isoformat()
    with office.store.transaction() as session:
        set_note(session, OFFICE_TIME, {"office": told, "laptop": told})
    screen = opened(office, qtbot)

    assert "The office said 12 March 2028 when you last synced." in " ".join(
        label.text() for label in screen.findChildren(Label) if label.isVisible()
    )


def test_what_others_changed_comes_after_the_page_and_is_ticked_off(office: Office, qtbot: QtBot) -> None:
    with office.store.transaction() as session:
        tick_everything(session, up_to=3)
        set_note(session, CURSOR, 9)
        sam = office.load.children["Sam"]
        for number in range(2):
            session.add(
                ServerRow(
                    record_id=UUID(int=number + 1),
                    kind="decision",
                    child_id=sam,
                    version=1,
                    seq=5 + number,
                    document={},
                )
            )
    screen = opened(office, qtbot)
    qtbot.waitUntil(lambda: len(buttons(screen, "See what changed")) == 1)
    QTest.mouseClick(buttons(screen, "See what changed")[0], LEFT)
    changed = next(view for view in screen.findChildren(RowsView) if "Others changed" in view.accessibleName())
    assert [(row.title, row.below) for row in changed.rows()] == [("Sam", "2 decisions")]

    QTest.mouseClick(buttons(screen, "Tick all off")[0], LEFT)
    qtbot.waitUntil(lambda: buttons(screen, "Tick all off") == [])
    office.asked.undo()
    qtbot.waitUntil(lambda: len(buttons(screen, "Tick all off")) == 1)


def test_a_note_in_progress_goes_on_in_its_panel(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    QTest.mouseClick(buttons(screen, "2 more things in progress")[0], LEFT)
    others = rows(screen, "Also in progress")
    note = office.load.notes["unfinished 2026-03-11"]
    others.setFocus()
    others.choose((Kind.DRAFT_NOTE, note))
    press(screen, Qt.Key.Key_Return)

    assert office.asked.kept_going == [note]


def test_a_resolution_in_progress_opens_its_panel(office: Office, qtbot: QtBot) -> None:
    with office.store.transaction() as session:
        one = factories_between.resolution(office.load.children["Leo"])
        one.started = False
        session.add(one)
    screen = opened(office, qtbot)
    QTest.mouseClick(buttons(screen, "3 more things in progress")[0], LEFT)
    others = rows(screen, "Also in progress")
    others.setFocus()
    others.choose((Kind.DRAFT_RESOLUTION, one.id))
    press(screen, Qt.Key.Key_Return)

    assert len(office.asked.panels) == 1


def test_the_road_and_the_one_to_one_are_one_click_away(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    for words in ("Sheet for the road", "One-to-one sheet"):
        QTest.mouseClick(buttons(screen, words)[0], LEFT)

    assert office.asked.places == [Place(Page.VISITS), Place(Page.SUPERVISION)]
