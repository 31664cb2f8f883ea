"""Today as a screen: real store, real widgets, keys and clicks."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from iro_desktop.actions.looking_at_changes import tick_everything
from iro_desktop.models.between_reviews import Reminder
from iro_desktop.models.review import Decision, DecisionStatus, Review
from iro_desktop.queries.office_time import OFFICE_TIME
from iro_desktop.store.server_rows import CURSOR, set_note
from iro_desktop.store.tables import ServerRow
from iro_desktop.ui import theme
from iro_desktop.ui.desk import Page, Place
from iro_desktop.ui.kit import Button, Label, RowsView, unnamed_controls
from iro_desktop.ui.theme import Look, Theme
from iro_desktop.ui.today.screen import TodayScreen
from iro_desktop.ui.today.waiting import Kind
from tests import factories_between
from tests.caseload import NOW, TODAY
from tests.desks import Office, office_in
from tests.factories import child
from tests.ui.fitting import cut_words, filled_buttons

LEFT = Qt.MouseButton.LeftButton


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


def opened(office: Office, qtbot: QtBot, size: tuple[int, int] = (1134, 660)) -> TodayScreen:
    screen = TodayScreen(office.desk, Place(Page.TODAY))
    qtbot.addWidget(screen)
    screen.resize(*size)
    screen.show()
    screen.setFocus()
    qtbot.waitUntil(lambda: len(buttons(screen, "Open the review")) == 1)
    return screen


def buttons(screen: QWidget, words: str) -> list[Button]:
    return [button for button in screen.findChildren(Button) if button.words() == words and button.isVisible()]


def rows(screen: QWidget, name: str) -> RowsView:
    return next(view for view in screen.findChildren(RowsView) if view.accessibleName() == name)


def titles(view: RowsView) -> list[str]:
    return [str(row.title) for row in view.rows()]


def press(screen: TodayScreen, key: Qt.Key) -> None:
    QTest.keyClick(screen.focusWidget(), key)


def test_the_morning_is_there_at_once(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)

    assert screen.heading().below.text() == "1 review today. Next: review for Sam at 11:00 in Luton."
    assert titles(rows(screen, "Waiting for me")) == [
        "Decisions for Leo, to send",
        "Midway check, Malik",
        "Letter to Robyn",
        "Letter to Leo",
        "2 notes to finish",
    ]
    assert titles(rows(screen, "Waiting for others")) == ["Sam: Dentist", "Malik: New glasses"]


def test_every_control_has_a_name_and_one_button_is_filled(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)

    assert unnamed_controls(screen) == []
    assert filled_buttons(screen) == ["Open the review"]


@pytest.mark.parametrize("percent", [80, 100, 150, 200])
@pytest.mark.parametrize("size", [(1134, 660), (1688, 940)])
def test_nothing_is_cut_at_any_size_of_letters(
    office: Office, qtbot: QtBot, qapp: QApplication, percent: int, size: tuple[int, int]
) -> None:
    theme.apply_look(qapp, Look(Theme.DARK, percent))
    screen = opened(office, qtbot, size)

    qtbot.waitUntil(lambda: cut_words(screen) == [])


def test_the_primary_button_opens_the_review_of_today(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    QTest.mouseClick(buttons(screen, "Open the review")[0], LEFT)

    assert office.asked.places == [Place(Page.REVIEW, office.load.reviews["Sam's third"])]


def test_j_and_k_walk_through_the_whole_morning_and_enter_opens(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    for key in (Qt.Key.Key_J, Qt.Key.Key_J, Qt.Key.Key_K, Qt.Key.Key_J, Qt.Key.Key_J):
        press(screen, key)
    waiting = rows(screen, "Waiting for me")

    assert waiting.hasFocus()
    assert waiting.current_key() == (Kind.LETTER, office.load.reviews["Robyn's last"])
    press(screen, Qt.Key.Key_Return)
    assert office.asked.places == [Place(Page.LETTER, office.load.letters["Robyn's draft"])]


def test_j_goes_on_from_one_list_to_the_next(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    for _ in range(6):
        press(screen, Qt.Key.Key_J)
    assert rows(screen, "Waiting for others").hasFocus()

    press(screen, Qt.Key.Key_K)
    assert rows(screen, "Waiting for me").current_key() == (Kind.NOTES, None)


def test_x_ticks_what_somebody_else_did_and_undo_takes_it_back(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    others = rows(screen, "Waiting for others")
    others.setFocus()
    others.choose((Kind.OTHERS_DECISION, office.load.decisions["dentist"]))

    press(screen, Qt.Key.Key_X)
    qtbot.waitUntil(lambda: titles(others) == ["Malik: New glasses"])
    assert office.asked.sentences == ["Decision marked as done."]
    assert status_of(office, "dentist") is DecisionStatus.DONE

    office.asked.undo()
    qtbot.waitUntil(lambda: titles(others) == ["Sam: Dentist", "Malik: New glasses"])
    assert status_of(office, "dentist") is DecisionStatus.OPEN


def status_of(office: Office, name: str) -> DecisionStatus:
    with office.store.reading() as session:
        decision = session.get(Decision, office.load.decisions[name])
        assert decision is not None
        return decision.status


def test_x_marks_decisions_as_sent(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    mine = rows(screen, "Waiting for me")
    mine.setFocus()
    mine.choose((Kind.DECISIONS, office.load.reviews["Leo's last"]))

    press(screen, Qt.Key.Key_X)
    qtbot.waitUntil(lambda: "Decisions for Leo, to send" not in titles(mine))
    with office.store.reading() as session:
        review = session.get(Review, office.load.reviews["Leo's last"])
        assert review is not None
        assert review.decisions_sent_on == office.desk.today()


def test_the_rest_of_a_list_is_one_click_away(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    mine = rows(screen, "Waiting for me")
    QTest.mouseClick(buttons(screen, "1 more")[0], LEFT)

    assert titles(mine)[-1] == "2 reviews to plan"
    QTest.mouseClick(buttons(screen, "Show fewer")[0], LEFT)
    assert len(mine.rows()) == 5


def test_notes_to_finish_unfold_and_are_gone_on_with(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    mine = rows(screen, "Waiting for me")
    mine.setFocus()
    mine.choose((Kind.NOTES, None))
    press(screen, Qt.Key.Key_Return)
    assert titles(mine)[-2:] == ["Note about Robyn", "Note about Robyn"]

    note = office.load.notes["unfinished 2026-03-10"]
    mine.choose((Kind.NOTE, note))
    press(screen, Qt.Key.Key_Return)
    assert office.asked.places == [Place(Page.CONSULTATION, note)]


def test_the_letter_in_progress_is_one_click_away(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    QTest.mouseClick(buttons(screen, "Keep writing")[0], LEFT)

    assert office.asked.places == [Place(Page.LETTER, office.load.letters["Robyn's draft"])]


def test_next_week_opens_its_rows(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    QTest.mouseClick(buttons(screen, "See the week")[0], LEFT)
    week = next(view for view in screen.findChildren(RowsView) if "next week" in view.accessibleName())

    assert week.isVisible()
    assert titles(week) == ["Malik, 11"]


def test_a_laptop_without_children_offers_to_bring_them_in(tmp_path: Path, qtbot: QtBot) -> None:
    office = office_in(tmp_path, empty=True)
    screen = TodayScreen(office.desk, Place(Page.TODAY))
    qtbot.addWidget(screen)
    screen.show()
    qtbot.waitUntil(lambda: len(buttons(screen, "Bring in a caseload")) == 1)
    QTest.mouseClick(buttons(screen, "Bring in a caseload")[0], LEFT)

    assert office.asked.places == [Place(Page.BRING_IN)]
    office.close()


def test_a_screen_that_was_closed_hears_nothing_more(office: Office, qtbot: QtBot) -> None:
    screen = TodayScreen(office.desk, Place(Page.TODAY))
    screen.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    with qtbot.waitSignal(office.casework.changed):
        office.casework.write(
            office.casework, lambda session: session.add(child(council_child_id="0009999", known_as=None))
        )


# Between reviews


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
    for words in ("Sheet for the road", "On the road", "One-to-one"):
        QTest.mouseClick(buttons(screen, words)[0], LEFT)

    assert office.asked.places == [Place(Page.VISITS), Place(Page.VISITS), Place(Page.SUPERVISION)]
