"""Decisions carried over from last time, what is known beside their wordings, and the team manager's answer."""

from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from iro_desktop.actions.decisions import add_decision
from iro_desktop.actions.papers import send_decisions
from iro_desktop.models.after_review import ManagersView, managers_answer_due
from iro_desktop.models.limits import DEFAULT_LIMITS
from iro_desktop.models.review import DecisionStatus, ManagerAnswer
from iro_desktop.models.topics import Topic
from iro_desktop.queries.decision_details import DecisionDetail, DetailsPage, decision_details
from iro_desktop.queries.review import LastDecision
from iro_desktop.ui.kit import unnamed_controls
from iro_desktop.ui.review import decision_detail_words
from iro_desktop.ui.review.decision_rows import DecisionPair
from iro_desktop.ui.review.manager_answer import AnswerLine, ManagersAnswers
from tests.review_room import BANK_HOLIDAYS, LAST_REVIEW, TODAY
from tests.ui.review_office import LEFT, Office, button, office, opened

__all__ = ["office"]


def details(office: Office) -> tuple[DecisionDetail, ...]:
    with office.store.reading() as session:
        shown = decision_details(session, office.room.review_id, today=office.now.date(), bank_holidays=BANK_HOLIDAYS)
    return shown.decisions


def press(part: QWidget, words: str) -> None:
    found = next(one for one in part.findChildren(QPushButton) if one.text().strip() == words)
    QTest.mouseClick(found, LEFT)


# Carried over


def test_what_is_still_open_is_carried_over_in_one_click_and_asks_for_a_day(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot, "decide")
    qtbot.waitUntil(screen.decide.left_open.isVisible)
    press(screen.decide.left_open, "Carry over")
    qtbot.waitUntil(lambda: [one.wording for one in office.kept().decisions] == ["Life story book"])
    qtbot.waitUntil(lambda: not screen.decide.left_open.isVisible())
    assert office.kept().last_time[1].status is DecisionStatus.OVERTAKEN
    assert details(office)[0].carried_from_on == LAST_REVIEW


def test_carrying_over_is_undone(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot, "decide")
    press(screen.decide.left_open, "Carry over")
    qtbot.waitUntil(lambda: bool(office.said))
    office.undo()
    qtbot.waitUntil(lambda: office.kept().decisions == ())
    qtbot.waitUntil(screen.decide.left_open.isVisible)
    assert office.kept().last_time[1].status is DecisionStatus.OPEN


def test_how_an_open_decision_stands_is_said_with_who_and_when() -> None:
    one = LastDecision(
        UUID(int=1), "Book", "Jan", date(2025, 12, 1), DecisionStatus.PARTLY, "2 of 4 pages", date(2026, 1, 5)
    )
    said = decision_detail_words.how_it_stands(one, TODAY)
    assert said == "Jan · by 1 December 2025 · partly done: 2 of 4 pages"


# The team manager


@pytest.fixture
def manager(office: Office, qtbot: QtBot) -> ManagersAnswers:
    with office.store.transaction() as session:
        for wording in ("Viability visit", "Lift to the park"):
            add_decision(session, office.room.review_id, wording=wording, owner_name="Priya Green", due_on=TODAY)
            session.flush()
        send_decisions(session, office.room.review_id, on=TODAY)
    part = opened(office, qtbot, "write").write.manager
    qtbot.waitUntil(lambda: len(part.lines) == 2)
    return part


def first(part: ManagersAnswers) -> AnswerLine:
    return next(iter(part.lines.values()))


def test_the_manager_agrees_to_all_in_one_click_with_undo(
    office: Office, manager: ManagersAnswers, qtbot: QtBot
) -> None:
    QTest.mouseClick(button(manager, "Agrees to all"), LEFT)
    qtbot.waitUntil(lambda: [one.answer for one in details(office)] == [ManagerAnswer.AGREES] * 2)
    qtbot.waitUntil(lambda: bool(office.said))
    office.undo()
    qtbot.waitUntil(lambda: [one.answer for one in details(office)] == [None, None])


def test_an_objection_is_kept_with_its_reason_and_says_what_comes_next(
    office: Office, manager: ManagersAnswers, qtbot: QtBot
) -> None:
    line = first(manager)
    press(line, "Objects")
    qtbot.waitUntil(line.reason.hasFocus)
    assert details(office)[0].answer is None
    QTest.keyClicks(line.reason, "No money this year")
    qtbot.waitUntil(lambda: details(office)[0].reason == "No money this year")
    assert details(office)[0].status is DecisionStatus.NOT_ACCEPTED
    qtbot.waitUntil(lambda: "not accepted" in line._state.text())


def test_the_answer_is_given_by_keyboard(office: Office, manager: ManagersAnswers, qtbot: QtBot) -> None:
    line = first(manager)
    line.answer.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(line.answer, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: details(office)[0].answer is ManagerAnswer.AGREES)


def test_every_control_of_the_answers_has_a_name(manager: ManagersAnswers) -> None:
    assert unnamed_controls(manager) == []


def a_detail(**parts: object) -> DecisionDetail:
    values: dict[str, object] = {
        "topic": None, "priority": False, "when_in_childs_words": None, "status": DecisionStatus.OPEN,
        "carried_from_on": None, "child_asked": None, "answer": None, "answered_on": None, "reason": None, "view": None,
    } | parts  # fmt: skip
    return DecisionDetail(decision_id=UUID(int=1), number=1, wording="Visit", **values)  # type: ignore[arg-type]


def test_until_when_is_said_with_its_sum() -> None:
    due = managers_answer_due(date(2026, 3, 13), BANK_HOLIDAYS)
    said = decision_detail_words.until_when(DetailsPage((), "Amina Shah", due), DEFAULT_LIMITS, TODAY)
    assert said == (f"Amina Shah may object until Fri 20 March = {due.sum_in_words}. Silence counts as agreement.")


def test_before_the_sheet_is_sent_only_the_number_of_days_is_said() -> None:
    said = decision_detail_words.until_when(DetailsPage((), None, None), DEFAULT_LIMITS, TODAY)
    assert said.startswith("The team manager has 5 working days to object once the decision sheet is sent.")


@pytest.mark.parametrize(
    ("view", "said"),
    [
        (None, "The sheet is not sent yet."),
        (ManagersView.WAITING, "Nothing heard yet."),
        (ManagersView.AGREED_BY_SILENCE, "Counts as agreed: nothing was heard in time."),
        (ManagersView.AGREED, "Agreed on 13 March."),
    ],
)
def test_where_the_answer_stands_is_said(view: ManagersView | None, said: str) -> None:
    detail = a_detail(view=view, answered_on=date(2026, 3, 13))
    assert decision_detail_words.answer_words(detail, TODAY)[0] == said


def test_what_is_known_beside_the_wordings_is_one_line() -> None:
    detail = a_detail(
        priority=True,
        topic=Topic.FAMILY_TIME,
        carried_from_on=LAST_REVIEW,
        child_asked="See my uncle",
        when_in_childs_words="before Easter",
    )
    assert decision_detail_words.facts(detail, (), "Wren", TODAY) == (
        "Cannot wait · Carried over from 12 September 2025 · Wren asked: “See my uncle” · "
        "In the letter: “before Easter”"
    )


# Beside the wordings


@pytest.fixture
def pair(office: Office, qtbot: QtBot) -> DecisionPair:
    with office.store.transaction() as session:
        add_decision(session, office.room.review_id, wording="Viability visit", owner_name="Jan", due_on=TODAY)
    screen = opened(office, qtbot, "decide")
    found = next(iter(screen.decide._pairs.values()))
    qtbot.waitUntil(lambda: found.detail is not None)
    return found


def test_a_decision_that_cannot_wait_says_so(office: Office, pair: DecisionPair, qtbot: QtBot) -> None:
    pair.say_urgent(cannot_wait=True)
    qtbot.waitUntil(lambda: details(office)[0].priority)
    qtbot.waitUntil(lambda: pair.facts.text() == "Cannot wait")


def test_a_topic_is_chosen_from_the_checklist_of_the_review(office: Office, pair: DecisionPair, qtbot: QtBot) -> None:
    title = next(row.title for row in office.kept().topics if row.topic is Topic.FAMILY_TIME)
    pair.choose_topic(Topic.FAMILY_TIME)
    qtbot.waitUntil(lambda: details(office)[0].topic is Topic.FAMILY_TIME)
    qtbot.waitUntil(lambda: pair.facts.text() == title)


def test_when_is_typed_in_the_childs_words_beside_the_day(office: Office, pair: DecisionPair, qtbot: QtBot) -> None:
    pair.open_fields(at_day=True)
    QTest.keyClicks(pair.childs_when, "before Easter")
    qtbot.waitUntil(lambda: details(office)[0].when_in_childs_words == "before Easter")
    assert (office.kept().decisions[0].due_on, pair.childs_when.accessibleName()) == (
        TODAY,
        "When, as Wren would say it",
    )
