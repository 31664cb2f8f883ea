"""The preparation on screen: the child's wishes, a day with its sum, the people, and one press that makes it ready."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from iro_desktop.actions.invitations import invite
from iro_desktop.models.child import ChildPreferences, preferences_id
from iro_desktop.models.childs_request import ChildsRequest, RequestAnswer
from iro_desktop.models.invitation import InvitationAnswer
from iro_desktop.models.review import Chair, DecisionStatus, Mode, Review
from iro_desktop.queries.preparing_checklist import State, Where
from iro_desktop.queries.review_prepare import AskedRow, Preparation, preparation
from iro_desktop.ui import theme
from iro_desktop.ui.kit import Pills, RowsView, Scroller, TextField, unnamed_controls
from iro_desktop.ui.review.screen import ReviewScreen
from iro_desktop.ui.shown import plain
from iro_desktop.ui.theme import Look, Theme
from tests.review_room import BANK_HOLIDAYS, TODAY
from tests.ui.fitting import cut_words, filled_buttons
from tests.ui.review_office import LEFT, Office, button, named, opened, planned

__all__ = ["planned"]

PEOPLE = "People and their invitations"


@pytest.fixture
def wanting(planned: Office) -> Office:
    """Wren said how the meeting should be."""
    with planned.store.transaction() as session:
        wishes = session.get(ChildPreferences, preferences_id(planned.room.child_id))
        assert wishes is not None
        wishes.review_place, wishes.who_chairs = "the park café", "me, with help"
        wishes.who_to_invite, wishes.topics_wanted = ("Jan",), ("A dog",)
    return planned


def prepared(office: Office) -> Preparation:
    with office.store.reading() as session:
        return preparation(session, office.room.review_id, today=TODAY, bank_holidays=BANK_HOLIDAYS)


def asked(office: Office, name: str) -> AskedRow:
    return next(one for one in prepared(office).people if one.name == name)


def preparing(office: Office, qtbot: QtBot, section: Where | None = None) -> ReviewScreen:
    """The step with all that it asks for on screen."""
    screen = opened(office, qtbot, "prepare")
    checklist = named(screen, RowsView, "What there is to prepare")
    qtbot.waitUntil(lambda: bool(checklist.rows()))
    if section is not None:
        QTest.mouseClick(screen.prepare.sections[section].head, LEFT)
    return screen


def retype(screen: ReviewScreen, name: str, text: str) -> None:
    field = named(screen, TextField, name)
    field.selectAll()
    QTest.keyClicks(field, text)


def pick(words: str, qtbot: QtBot, screen: ReviewScreen) -> None:
    """Choose from the menu that is open."""
    qtbot.waitUntil(lambda: any(menu.isVisible() for menu in screen.findChildren(QMenu)))
    menu = next(menu for menu in screen.findChildren(QMenu) if menu.isVisible())
    next(act for act in menu.actions() if act.text() == words).trigger()
    menu.close()


# The meeting as the child wants it


def test_the_childs_wishes_are_taken_over_in_one_click_and_undone_in_one(wanting: Office, qtbot: QtBot) -> None:
    screen = preparing(wanting, qtbot)
    qtbot.waitUntil(lambda: button(screen, "As Wren wants it").isVisible())
    QTest.mouseClick(button(screen, "As Wren wants it"), LEFT)
    qtbot.waitUntil(lambda: wanting.kept().place == "the park café")
    assert prepared(wanting).chaired_by is Chair.SHARED
    assert asked(wanting, "Jan Ellery").invited_on == TODAY
    assert [item.text for item in wanting.kept().agenda if item.from_child] == ["My uncle", "Football", "A dog"]
    qtbot.waitUntil(lambda: not screen.prepare.meeting.as_wanted.isVisible())
    wanting.undo()
    qtbot.waitUntil(lambda: wanting.kept().place == "at home")
    assert asked(wanting, "Jan Ellery").invited_on is None


def test_what_is_typed_about_the_meeting_is_kept(planned: Office, qtbot: QtBot) -> None:
    screen = preparing(planned, qtbot)
    for name, typed in (
        ("Time", "3.30pm"),
        ("Where", "at the library"),
        ("Why there", "Wren chose it"),
        ("How it begins", "Good news first"),
        ("Who should not be there", "Mr Hale, Dad"),
    ):
        retype(screen, name, typed)
    named(screen, Pills, "Who leads").choose_key(2)
    screen.leave()
    qtbot.waitUntil(lambda: planned.kept().not_in_the_room == ("Mr Hale", "Dad"))
    kept, more = planned.kept(), prepared(planned)
    assert (kept.planned_on, str(kept.planned_time), kept.place) == (TODAY, "15:30:00", "at the library")
    assert (more.place_reason, more.chaired_by, more.wishes.activity) == (
        "Wren chose it",
        Chair.CHILD,
        "Good news first",
    )


def test_a_day_after_the_latest_one_waits_for_its_reason(planned: Office, qtbot: QtBot) -> None:
    screen = preparing(planned, qtbot)
    reason = named(screen, TextField, "Why it is after the latest day")
    assert not reason.isVisible()
    retype(screen, "Day", "14 March")
    qtbot.waitUntil(reason.isVisible)
    screen.leave()
    assert "is 2 days after the latest day (12 March = 12 September + 6 months)" in reason.accessibleDescription()
    assert planned.kept().planned_on == TODAY
    QTest.keyClicks(reason, "Jan is in hospital")
    screen.leave()
    qtbot.waitUntil(lambda: str(planned.kept().planned_on) == "2026-03-14")
    assert prepared(planned).reason_after_due_date == "Jan is in hospital"


def test_the_day_can_be_cleared_and_then_nothing_can_be_made_ready(planned: Office, qtbot: QtBot) -> None:
    screen = preparing(planned, qtbot)
    for name in ("Day", "Time"):
        field = named(screen, TextField, name)
        field.selectAll()
        QTest.keyClick(field, Qt.Key.Key_Delete)
    screen.leave()
    qtbot.waitUntil(lambda: planned.kept().planned_on is None)
    assert planned.kept().planned_time is None
    qtbot.waitUntil(lambda: not screen.prepare.ready.make.isEnabled())


def test_a_reason_is_asked_only_where_not_everybody_meets_in_person(planned: Office, qtbot: QtBot) -> None:
    screen = preparing(planned, qtbot)
    why = named(screen, TextField, "Why not in person")
    assert not why.isVisible()
    named(screen, Pills, "How you meet").choose_key(3)
    qtbot.waitUntil(lambda: planned.kept().mode is Mode.REMOTE)
    assert why.isVisible()


def test_an_idea_for_the_childs_age_says_how_it_goes(planned: Office, qtbot: QtBot) -> None:
    screen = preparing(planned, qtbot)
    QTest.mouseClick(button(screen, "Ideas"), LEFT)
    pick("Rose, thorn, bud", qtbot, screen)
    qtbot.waitUntil(lambda: prepared(planned).wishes.activity == "Rose, thorn, bud")


# Since last time


def test_space_ticks_a_decision_of_last_time_and_a_letter_says_more(planned: Office, qtbot: QtBot) -> None:
    screen = preparing(planned, qtbot, Where.LAST_TIME)
    rows = named(screen, RowsView, "Decisions of last time")
    rows.setFocus()
    rows.choose(planned.room.last_decisions[1])
    QTest.keyClick(rows, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: planned.kept().last_time[1].status is DecisionStatus.DONE)
    QTest.keyClick(rows, Qt.Key.Key_P)
    qtbot.waitUntil(lambda: planned.kept().last_time[1].status is DecisionStatus.PARTLY)


def test_what_the_child_asked_for_before_opens_the_next_review(planned: Office, qtbot: QtBot) -> None:
    with planned.store.transaction() as session:
        earlier = Review(child_id=planned.room.child_id)
        session.add(earlier)
        session.flush()
        for asked_for, answer in (("See Nan more", RequestAnswer.NOT_YET), ("A bike", RequestAnswer.YES)):
            session.add(
                ChildsRequest(child_id=planned.room.child_id, review_id=earlier.id, asked=asked_for, answer=answer)
            )
    screen = preparing(planned, qtbot, Where.LAST_TIME)
    rows = named(screen, RowsView, "What the child asked for, and still open")
    assert [(plain(row.title), plain(row.below)) for row in rows.rows()] == [("“See Nan more”", "Not yet")]


# People


def test_everybody_is_invited_in_one_click_and_taken_back_in_one(planned: Office, qtbot: QtBot) -> None:
    screen = preparing(planned, qtbot, Where.PEOPLE)
    QTest.mouseClick(screen.prepare.people.invite_all, LEFT)
    qtbot.waitUntil(lambda: asked(planned, "Priya Green").invited_on == TODAY)
    assert asked(planned, "Amina Shah").invited_on is None
    qtbot.waitUntil(lambda: bool(planned.said))
    planned.undo()
    qtbot.waitUntil(lambda: asked(planned, "Priya Green").invited_on is None)


def test_space_invites_and_an_answer_is_chosen_from_a_menu(planned: Office, qtbot: QtBot) -> None:
    screen = preparing(planned, qtbot, Where.PEOPLE)
    rows = named(screen, RowsView, PEOPLE)
    rows.choose(planned.room.people["Amina Shah"])
    QTest.keyClick(rows, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: asked(planned, "Amina Shah").invited_on == TODAY)
    qtbot.waitUntil(lambda: bool(rows.rows()[-1].ticked))
    QTest.keyClick(rows, Qt.Key.Key_Return)
    pick("By video", qtbot, screen)
    qtbot.waitUntil(lambda: asked(planned, "Amina Shah").answer is InvitationAnswer.BY_VIDEO)


def test_views_that_came_are_written_down_and_can_be_undone(planned: Office, qtbot: QtBot) -> None:
    screen = preparing(planned, qtbot, Where.PEOPLE)
    rows = named(screen, RowsView, PEOPLE)
    rows.choose(planned.room.people["Jan Ellery"])
    QTest.keyClick(rows, Qt.Key.Key_Return)
    pick("Views came today", qtbot, screen)
    qtbot.waitUntil(lambda: asked(planned, "Jan Ellery").views_on == TODAY)
    qtbot.waitUntil(lambda: bool(planned.said))
    planned.undo()
    qtbot.waitUntil(lambda: asked(planned, "Jan Ellery").views_on is None)


def test_keeping_somebody_out_needs_why_and_says_how_they_were_told(planned: Office, qtbot: QtBot) -> None:
    screen = preparing(planned, qtbot, Where.PEOPLE)
    rows = named(screen, RowsView, PEOPLE)
    rows.choose(planned.room.people["Amina Shah"])
    QTest.keyClick(rows, Qt.Key.Key_Return)
    pick("Should not be there", qtbot, screen)
    QTest.mouseClick(button(screen, "Keep this"), LEFT)
    why = named(screen, TextField, "Why")
    assert "Add why" in why.accessibleDescription()
    QTest.keyClicks(why, "Wren asked for it")
    QTest.keyClicks(named(screen, TextField, "How it was explained to them"), "by telephone")
    QTest.mouseClick(button(screen, "Keep this"), LEFT)
    qtbot.waitUntil(lambda: asked(planned, "Amina Shah").excluded)
    assert asked(planned, "Amina Shah").told_how == "by telephone"
    qtbot.waitUntil(lambda: "Wren asked for it" in plain(rows.rows()[-1].below))


def test_a_name_is_not_put_on_the_not_list_while_invited(planned: Office, qtbot: QtBot) -> None:
    with planned.store.transaction() as session:
        invite(session, planned.room.review_id, person_ids=[planned.room.people["Jan Ellery"]], on=TODAY)
    screen = preparing(planned, qtbot)
    retype(screen, "Who should not be there", "Jan")
    screen.leave()
    said = named(screen, TextField, "Who should not be there").accessibleDescription()
    assert said.startswith("Jan is invited to this review. Take the invitation back first")
    assert planned.kept().not_in_the_room == ("Mr Hale",)


def test_one_message_for_all_missing_has_no_name_of_the_child(planned: Office, qtbot: QtBot) -> None:
    with planned.store.transaction() as session:
        invite(session, planned.room.review_id, person_ids=[planned.room.people["Jan Ellery"]], on=TODAY)
    screen = preparing(planned, qtbot, Where.PEOPLE)
    QTest.mouseClick(button(screen, "Copy a message to all missing"), LEFT)
    text = QGuiApplication.clipboard().text()
    assert "W.’s review on Thursday 12 March at 11:00" in text
    assert "by Monday 9 March" in text
    assert "Wren" not in text
    assert planned.said[-1][0] == "Message copied. It is for Jan."


def test_an_interpreter_and_the_journey_are_written_down(planned: Office, qtbot: QtBot) -> None:
    screen = preparing(planned, qtbot, Where.PEOPLE)
    for name, typed in (("Language", "Tigrinya"), ("Interpreter", "Selam"), ("Booked on", "3 March")):
        retype(screen, name, typed)
    retype(screen, "Minutes to get there", "45 min")
    screen.leave()
    qtbot.waitUntil(lambda: prepared(planned).travel_minutes == 45)
    kept = prepared(planned)
    assert (kept.interpreter_language, kept.interpreter_name, str(kept.interpreter_booked_on)) == (
        "Tigrinya",
        "Selam",
        "2026-03-03",
    )
    came = named(screen, Pills, "Did the interpreter come?")
    came.choose_key(2)
    qtbot.waitUntil(lambda: prepared(planned).interpreter_came is False)


# Ready


def test_a_line_of_the_list_leads_to_where_it_is_done(planned: Office, qtbot: QtBot) -> None:
    screen = preparing(planned, qtbot)
    checklist = named(screen, RowsView, "What there is to prepare")
    checklist.choose("plan")
    QTest.keyClick(checklist, Qt.Key.Key_Return)
    assert screen.prepare.sections[Where.PLAN].is_open()
    assert not screen.prepare.sections[Where.AGENDA].is_open()


def test_one_press_makes_three_papers_and_marks_the_review_as_prepared(
    planned: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    screen = preparing(planned, qtbot)
    QTest.mouseClick(screen.prepare.ready.make, LEFT)
    dialog = screen.findChildren(QFileDialog)[0]
    folder = tmp_path / "papers"
    folder.mkdir()
    dialog.fileSelected.emit(str(folder))
    dialog.reject()
    qtbot.waitUntil(lambda: prepared(planned).prepared_on == TODAY)
    names = sorted(path.name for path in folder.iterdir())
    assert [name.split("-20260312-")[0] for name in names] == ["agenda", "calendar", "my-page"]
    assert not any("Wren" in name for name in names)
    calendar = (folder / names[1]).read_text()
    assert "SUMMARY:Review W." in calendar
    assert "DTSTART:20260312T110000Z" in calendar
    qtbot.waitUntil(lambda: [words for words, *_ in planned.said[-1:]] == ["Ready. 3 papers are in papers."])
    planned.undo()
    qtbot.waitUntil(lambda: prepared(planned).prepared_on is None)


def test_papers_that_cannot_be_saved_leave_the_review_as_it_was(planned: Office, qtbot: QtBot, tmp_path: Path) -> None:
    screen = preparing(planned, qtbot)
    screen.prepare.ready.save_in(tmp_path / "nowhere")
    qtbot.waitUntil(lambda: bool(planned.said))
    assert planned.said[-1][0].startswith("The papers could not be saved there")
    assert prepared(planned).prepared_on is None


def test_the_list_ticks_itself_as_the_review_is_prepared(planned: Office, qtbot: QtBot) -> None:
    screen = preparing(planned, qtbot, Where.LAST_TIME)
    rows = named(screen, RowsView, "Decisions of last time")
    rows.setFocus()
    rows.choose(planned.room.last_decisions[1])
    QTest.keyClick(rows, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: {line.key: line.state for line in prepared(planned).checklist}["decisions"] is State.DONE)


@pytest.mark.parametrize("percent", [80, 100, 150, 200])
@pytest.mark.parametrize("look", [Theme.LIGHT, Theme.DARK])
def test_every_section_is_whole_and_named_at_every_size(
    wanting: Office, qtbot: QtBot, qapp: QApplication, look: Theme, percent: int
) -> None:
    theme.apply_look(qapp, Look(theme=look, text_percent=percent))
    try:
        screen = preparing(wanting, qtbot)
        for section in (Where.AGENDA, Where.LAST_TIME, Where.PEOPLE):
            screen.prepare.ready.leads_to.emit(section)
            qtbot.waitUntil(lambda: cut_words(screen) == [])
            assert unnamed_controls(screen) == []
            assert filled_buttons(screen) == []
    finally:
        theme.apply_look(qapp, Look(theme=Theme.LIGHT))


def test_a_section_that_is_opened_is_brought_into_sight(planned: Office, qtbot: QtBot) -> None:
    screen = opened(planned, qtbot, "prepare")
    screen.resize(1134, 420)
    plan = screen.prepare.sections[Where.PLAN]
    plan.head.click()

    def is_in_sight() -> bool:
        area = next(one for one in screen.prepare.findChildren(Scroller) if one.accessibleName() == "Prepare")
        top = plan.mapTo(area.viewport(), QPoint()).y()
        return 0 <= top <= area.viewport().height() // 3 or 0 <= top + plan.height() <= area.viewport().height()

    qtbot.waitUntil(is_in_sight)
