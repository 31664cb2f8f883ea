"""The plans in the preparation of a review, on screen: answered by click and by key, kept as they are typed."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from iro_desktop.actions.plan_checks import record_plan_received, record_plan_shared
from iro_desktop.models.adjournment import RearrangementReason
from iro_desktop.models.child import Child
from iro_desktop.models.plan_checks import Verdict
from iro_desktop.models.review import PermanencePlan, Review, ReviewStatus
from iro_desktop.queries.permanence import permanence_seen
from iro_desktop.queries.plan_checks import (
    CarePlanSeen,
    PathwayDay,
    PathwayQuestion,
    PathwayWords,
    PlanQuestion,
    care_plan_seen,
    pathway_plan_seen,
)
from iro_desktop.queries.review_kinds import moves_of
from iro_desktop.ui import theme
from iro_desktop.ui.kit import DateField, Label, ManyPills, NotesField, Pills, TextField, unnamed_controls
from iro_desktop.ui.review.plan_section import PlanSection
from iro_desktop.ui.theme import Look, Theme
from tests.review_room import TODAY
from tests.ui.fitting import cut_words, filled_buttons
from tests.ui.plan_room import kept, settled, shown
from tests.ui.review_office import LEFT, Office, button, named, office, planned

__all__ = ["office", "planned"]

SIXTEEN = date(2009, 3, 1)


def press(pills: Pills | ManyPills, words: str) -> None:
    pill = next(one for one in pills.findChildren(QPushButton) if one.accessibleName() == words)
    QTest.mouseClick(pill, LEFT)


def press_key(key: Qt.Key) -> None:
    at = QApplication.focusWidget()
    assert at is not None
    QTest.keyClick(at, key)


def type_here(words: str) -> None:
    at = QApplication.focusWidget()
    assert at is not None
    QTest.keyClicks(at, words)


def type_in(section: PlanSection, name: str, words: str) -> None:
    field = named(section, TextField, name)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, words)


def plan(office: Office) -> CarePlanSeen:
    return kept(office, lambda session: care_plan_seen(session, office.room.review_id))


def everything_open(section: PlanSection) -> None:
    for fold in (section.care.look_fold, section.lasting_home, section.to_adulthood):
        fold.open()


def come_and_not_shared(office: Office) -> None:
    with office.store.transaction() as session:
        record_plan_received(session, office.room.review_id, received=True, on=date(2026, 3, 3), today=TODAY)
        record_plan_shared(session, office.room.review_id, shared=False, today=TODAY)


def sixteen(office: Office) -> None:
    with office.store.transaction() as session:
        session.get_one(Child, office.room.child_id).date_of_birth = SIXTEEN


def said(section: PlanSection) -> list[str]:
    return [label.text() for label in section.findChildren(Label) if label.isVisible()]


def test_two_clicks_say_that_the_plan_came_and_the_child_saw_it(planned: Office, qtbot: QtBot) -> None:
    section, room = shown(planned, qtbot, PlanSection)
    lines: list[str] = []
    section.said.connect(lines.append)
    press(named(section, Pills, "Has the care plan come?"), "Yes")
    press(named(section, Pills, "Has the child seen the plan?"), "Yes")
    settled(planned, room, qtbot)
    assert (plan(planned).present, plan(planned).shared) == (True, True)
    qtbot.waitUntil(lambda: lines[-1:] == ["Came · Wren has seen it"])


def test_the_check_of_the_plan_needs_no_mouse(planned: Office, qtbot: QtBot) -> None:
    section, room = shown(planned, qtbot, PlanSection)
    section.begin()
    press_key(Qt.Key.Key_1)
    press_key(Qt.Key.Key_Tab)
    type_here("3 March")
    press_key(Qt.Key.Key_Tab)
    press_key(Qt.Key.Key_1)
    press_key(Qt.Key.Key_Tab)
    type_here("4 March")
    press_key(Qt.Key.Key_Tab)
    type_here("Priya read it with her")
    press_key(Qt.Key.Key_Tab)
    press_key(Qt.Key.Key_Space)
    press_key(Qt.Key.Key_Tab)
    press_key(Qt.Key.Key_1)
    section.flush()
    settled(planned, room, qtbot)
    seen = plan(planned)
    assert (seen.received_on, seen.shared_on) == (date(2026, 3, 3), date(2026, 3, 4))
    assert seen.shared_how == "Priya read it with her"
    assert seen.answers[PlanQuestion.WRITTEN_TO_CHILD] is True


def test_when_and_how_are_asked_once_they_can_be_answered(planned: Office, qtbot: QtBot) -> None:
    section, room = shown(planned, qtbot, PlanSection)
    assert not named(section, TextField, "How it was shown").isVisible()
    press(named(section, Pills, "Has the child seen the plan?"), "Yes")
    type_in(section, "How it was shown", "Priya read it with her")
    day = named(section, DateField, "When the child saw it")
    QTest.keyClicks(day.line, "yesterday")
    section.flush()
    settled(planned, room, qtbot)
    assert (plan(planned).shared_how, plan(planned).shared_on) == ("Priya read it with her", date(2026, 3, 11))


def test_a_day_still_to_come_stays_typed_with_the_reason_below(planned: Office, qtbot: QtBot) -> None:
    section, room = shown(planned, qtbot, PlanSection)
    press(named(section, Pills, "Has the care plan come?"), "Yes")
    day = named(section, DateField, "When it came")
    QTest.keyClicks(day.line, "tomorrow")
    section.flush()
    settled(planned, room, qtbot)
    assert "This day must be today or earlier." in said(section)
    assert plan(planned).received_on is None
    press(named(section, Pills, "Has the child seen the plan?"), "Yes")
    settled(planned, room, qtbot)
    assert day.typed() == "tomorrow"


def test_what_is_no_day_stays_typed_until_it_is_one(planned: Office, qtbot: QtBot) -> None:
    section, room = shown(planned, qtbot, PlanSection)
    press(named(section, Pills, "Has the care plan come?"), "Yes")
    day = named(section, DateField, "When it came")
    QTest.keyClicks(day.line, "soonish")
    section.flush()
    press(named(section, Pills, "Has the child seen the plan?"), "Yes")
    settled(planned, room, qtbot)
    assert (day.typed(), plan(planned).received_on) == ("soonish", None)
    day.line.clear()
    QTest.keyClicks(day.line, "yesterday")
    section.flush()
    settled(planned, room, qtbot)
    assert plan(planned).received_on == date(2026, 3, 11)


def test_a_verdict_without_a_plan_is_said_beside_it_and_not_kept(planned: Office, qtbot: QtBot) -> None:
    section, room = shown(planned, qtbot, PlanSection)
    press(named(section, Pills, "What you make of the plan"), "Good")
    settled(planned, room, qtbot)
    assert "There is no plan to judge yet. Say first that it has come." in said(section)
    assert plan(planned).verdict is None
    press(named(section, Pills, "Has the care plan come?"), "Yes")
    settled(planned, room, qtbot)
    press(named(section, Pills, "What you make of the plan"), "Good")
    settled(planned, room, qtbot)
    assert plan(planned).verdict is Verdict.GOOD
    assert "There is no plan to judge yet. Say first that it has come." not in said(section)


def test_a_verdict_that_wants_changes_asks_what_and_by_when(planned: Office, qtbot: QtBot) -> None:
    come_and_not_shared(planned)
    section, room = shown(planned, qtbot, PlanSection)
    press(named(section, Pills, "What you make of the plan"), "Needs changes")
    settled(planned, room, qtbot)
    qtbot.waitUntil(lambda: "Say what must change and by when." in said(section))
    type_in(section, "What must change", "Name the uncle")
    section.flush()
    settled(planned, room, qtbot)
    qtbot.waitUntil(lambda: "Say by when." in said(section))
    assert plan(planned).changes_wanted == "Name the uncle"


def test_going_on_without_the_plan_shared_keeps_why(planned: Office, qtbot: QtBot) -> None:
    come_and_not_shared(planned)
    section, room = shown(planned, qtbot, PlanSection)
    qtbot.waitUntil(lambda: "Wren has not seen the plan." in said(section))
    press(named(section, Pills, "What to do about the plan"), "Go on, and say why")
    QTest.keyClicks(named(section, TextField, "Why the review goes on"), "Wren asked to go on")
    section.flush()
    settled(planned, room, qtbot)
    assert plan(planned).went_on_without_sharing == "Wren asked to go on"


def test_moving_the_review_says_that_the_child_had_not_seen_the_plan(planned: Office, qtbot: QtBot) -> None:
    come_and_not_shared(planned)
    section, room = shown(planned, qtbot, PlanSection)
    press(named(section, Pills, "What to do about the plan"), "Move the review and challenge")
    day = named(section, DateField, "New day")
    QTest.keyClicks(day.line, "in 1 week")
    late = named(section, TextField, "Why it goes past the latest day")
    assert late.isVisible()
    QTest.mouseClick(button(section, "Move the review"), LEFT)
    assert kept(planned, lambda session: moves_of(session, planned.room.review_id)) == ()
    QTest.keyClicks(late, "The plan is not there")
    QTest.mouseClick(button(section, "Move the review"), LEFT)
    qtbot.waitUntil(lambda: bool(planned.said))
    (move,) = kept(planned, lambda session: moves_of(session, planned.room.review_id))
    assert (move.from_on, move.to_on, move.reason) == (
        TODAY,
        date(2026, 3, 19),
        RearrangementReason.PLAN_NOT_SHARED,
    )
    assert (move.reason_in_words, move.manager_told_on) == ("A resolution is to be started.", TODAY)
    planned.undo()
    settled(planned, room, qtbot)
    assert planned.kept().planned_on == TODAY


def test_once_the_meeting_has_begun_the_way_leads_to_adjourning(office: Office, qtbot: QtBot) -> None:
    come_and_not_shared(office)
    section, _ = shown(office, qtbot, PlanSection)
    press(named(section, Pills, "What to do about the plan"), "Adjourn and challenge")
    assert "Raise the resolution here. Then adjourn in the step Meet, and tick there that one was started." in said(
        section
    )
    assert not section.care.moving.isVisible()


def test_each_line_of_the_plan_is_answered_by_one_key(planned: Office, qtbot: QtBot) -> None:
    section, room = shown(planned, qtbot, PlanSection)
    QTest.mouseClick(section.care.look_fold.head, LEFT)
    for words, key in (("Health plan", Qt.Key.Key_1), ("Identity: culture, faith, language", Qt.Key.Key_2)):
        pills = named(section, Pills, words)
        pills.setFocus()
        press_key(key)
    section.flush()
    settled(planned, room, qtbot)
    answers = plan(planned).answers
    assert (answers[PlanQuestion.HEALTH], answers[PlanQuestion.IDENTITY]) == (True, False)
    pills = named(section, Pills, "Health plan")
    pills.setFocus()
    press_key(Qt.Key.Key_3)
    section.flush()
    settled(planned, room, qtbot)
    assert plan(planned).answers[PlanQuestion.HEALTH] is None


def test_the_managers_check_is_kept_with_name_and_day(planned: Office, qtbot: QtBot) -> None:
    section, room = shown(planned, qtbot, PlanSection)
    section.care.look_fold.open()
    press(named(section, Pills, "Has the team manager checked it?"), "Yes")
    type_in(section, "Manager", "Amina Shah")
    QTest.keyClicks(named(section, DateField, "When the manager checked it").line, "today")
    section.flush()
    settled(planned, room, qtbot)
    seen = plan(planned)
    assert (seen.manager_checked, seen.manager_name, seen.manager_checked_on) == (True, "Amina Shah", TODAY)


def test_two_plans_side_by_side_and_a_sentence_settle_the_lasting_home(planned: Office, qtbot: QtBot) -> None:
    section, room = shown(planned, qtbot, PlanSection)
    section.lasting_home.open()
    missing = (
        "Choose the lasting plan for home, or say why there is none yet. Waiting for the court is a reason, not a plan."
    )
    qtbot.waitUntil(lambda: missing in said(section))
    pills = named(section, ManyPills, "Plans for a lasting home")
    press(pills, "Going home within 6 months")
    press(pills, "Adoption")
    QTest.keyClicks(named(section, NotesField, "The plan in one sentence the child can read"), "We look at both.")
    section.flush()
    settled(planned, room, qtbot)
    seen = kept(planned, lambda session: permanence_seen(session, planned.room.review_id))
    assert seen.plans == (PermanencePlan.RETURN_WITHIN_6_MONTHS, PermanencePlan.ADOPTION)
    assert seen.sentence == "We look at both."
    assert seen.standing.can_complete
    qtbot.waitUntil(lambda: missing not in said(section))
    assert not named(section, TextField, "Why there is no plan yet").isVisible()


def test_why_there_is_no_plan_yet_is_kept(planned: Office, qtbot: QtBot) -> None:
    section, room = shown(planned, qtbot, PlanSection)
    section.lasting_home.open()
    qtbot.waitUntil(named(section, TextField, "Why there is no plan yet").isVisible)
    type_in(section, "Why there is no plan yet", "The court has not decided")
    section.flush()
    settled(planned, room, qtbot)
    seen = kept(planned, lambda session: permanence_seen(session, planned.room.review_id))
    assert (seen.reason_if_none, seen.standing.resolution_prompt) == ("The court has not decided", True)


def test_a_child_of_eight_has_no_pathway_plan(planned: Office, qtbot: QtBot) -> None:
    section, _ = shown(planned, qtbot, PlanSection)
    assert not section.to_adulthood.isVisible()


def test_the_pathway_plan_of_a_young_person_is_looked_at(planned: Office, qtbot: QtBot) -> None:
    sixteen(planned)
    section, room = shown(planned, qtbot, PlanSection)
    qtbot.waitUntil(section.to_adulthood.isVisible)
    QTest.mouseClick(section.to_adulthood.head, LEFT)
    press(named(section, Pills, "The pathway plan has come"), "Yes")
    press(named(section, Pills, "A personal adviser is named"), "No")
    type_in(section, "Plan A: home at 18", "Stay with Jan")
    type_in(section, "Plan B, if A fails", "A flat near school")
    QTest.keyClicks(named(section, DateField, "Housing Panel on").line, "27 March")
    section.flush()
    settled(planned, room, qtbot)
    seen = kept(planned, lambda s: pathway_plan_seen(s, planned.room.review_id, today=TODAY))
    assert seen is not None
    assert (seen.answers[PathwayQuestion.PRESENT], seen.answers[PathwayQuestion.PERSONAL_ADVISER]) == (True, False)
    assert (seen.words[PathwayWords.PLAN_A], seen.words[PathwayWords.PLAN_B]) == ("Stay with Jan", "A flat near school")
    assert seen.days[PathwayDay.HOUSING_PANEL] == date(2026, 3, 27)
    press(named(section, Pills, "What you make of the pathway plan"), "Good")
    settled(planned, room, qtbot)
    judged = kept(planned, lambda s: pathway_plan_seen(s, planned.room.review_id, today=TODAY))
    assert judged is not None
    assert judged.verdict is Verdict.GOOD


def test_the_plans_of_a_closed_review_are_only_read(office: Office, qtbot: QtBot) -> None:
    with office.store.transaction() as session:
        session.get_one(Review, office.room.review_id).status = ReviewStatus.COMPLETED
    section, _ = shown(office, qtbot, PlanSection)
    assert not section.isEnabled()


def test_looking_at_the_plans_changes_nothing(planned: Office, qtbot: QtBot) -> None:
    before = planned.kept()
    section, room = shown(planned, qtbot, PlanSection)
    everything_open(section)
    section.flush()
    settled(planned, room, qtbot)
    assert planned.kept() == before
    assert plan(planned).answers == dict.fromkeys(PlanQuestion)


def test_every_control_has_a_name_and_none_is_filled(planned: Office, qtbot: QtBot) -> None:
    sixteen(planned)
    come_and_not_shared(planned)
    section, _ = shown(planned, qtbot, PlanSection)
    everything_open(section)
    assert unnamed_controls(section) == []
    assert filled_buttons(section) == []


@pytest.mark.parametrize("width", [520, 1100])
@pytest.mark.parametrize("percent", [80, 100, 150, 200])
def test_no_words_are_cut(planned: Office, qtbot: QtBot, qapp: QApplication, percent: int, width: int) -> None:
    theme.apply_look(qapp, Look(theme=Theme.DARK, text_percent=percent))
    sixteen(planned)
    come_and_not_shared(planned)
    section, _ = shown(planned, qtbot, PlanSection, width=width)
    everything_open(section)
    qtbot.waitUntil(lambda: cut_words(section) == [])
