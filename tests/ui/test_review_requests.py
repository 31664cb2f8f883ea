"""Requests on the Decide step: written by key, answered by click, and told what the letter still needs."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from iro_desktop.actions.meetings import add_note
from iro_desktop.models.childs_request import ChildsRequest, RequestAnswer
from iro_desktop.models.review import Decision, NoteKind
from iro_desktop.queries.requests import RequestRow, RequestsPage, requests_page
from iro_desktop.ui.kit import Button, unnamed_controls
from iro_desktop.ui.review import request_words
from iro_desktop.ui.review.requests import RequestLine, Requests
from tests.ui.review_office import LEFT, Office, button, office, opened

__all__ = ["office"]


@pytest.fixture
def part(office: Office, qtbot: QtBot) -> Requests:
    return opened(office, qtbot, "decide").decide.requests


def kept(office: Office) -> RequestsPage:
    with office.store.reading() as session:
        return requests_page(session, office.room.review_id)


def the_line(part: Requests, qtbot: QtBot) -> RequestLine:
    qtbot.waitUntil(lambda: len(part.lines) == 1)
    return next(iter(part.lines.values()))


def press(line: RequestLine, words: str) -> None:
    pill = next(one for one in line.answer.findChildren(QPushButton) if one.accessibleName() == words)
    QTest.mouseClick(pill, LEFT)


def test_a_request_is_typed_and_answered_yes_in_one_click(office: Office, part: Requests, qtbot: QtBot) -> None:
    QTest.keyClicks(part.field, "A later bedtime")
    QTest.keyClick(part.field, Qt.Key.Key_Return)
    press(the_line(part, qtbot), "Yes")

    qtbot.waitUntil(lambda: [one.answer for one in kept(office).requests] == [RequestAnswer.YES])
    assert part.field.value() == ""


def test_a_not_yet_asks_why_who_and_when(office: Office, part: Requests, qtbot: QtBot) -> None:
    QTest.keyClicks(part.field, "A later bedtime")
    QTest.keyClick(part.field, Qt.Key.Key_Return)
    line = the_line(part, qtbot)
    press(line, "Not yet")
    qtbot.waitUntil(line.why.isVisible)
    QTest.keyClicks(line.why, "School starts early")
    QTest.keyClicks(line.who, "Jan")
    QTest.keyClicks(line.again.line, "1 July")

    def whole() -> bool:
        return [(one.why, one.who_decides, one.look_again_on) for one in kept(office).requests] == [
            ("School starts early", "Jan", date(2026, 7, 1))
        ]

    qtbot.waitUntil(whole)


def test_words_of_the_meeting_become_a_request_in_one_click(office: Office, part: Requests, qtbot: QtBot) -> None:
    office.change(
        lambda session: add_note(
            session, office.room.review_id, kind=NoteKind.CHILDS_WORDS, text="I want to learn the drums."
        )
    )
    qtbot.waitUntil(lambda: bool(kept(office).said))
    qtbot.waitUntil(lambda: any("drums" in one.text() for one in part.findChildren(QPushButton)))
    QTest.mouseClick(button(part, "“I want to learn the drums.”"), LEFT)

    qtbot.waitUntil(lambda: [one.asked for one in kept(office).requests] == ["I want to learn the drums."])


def test_a_request_is_taken_out_with_undo(office: Office, part: Requests, qtbot: QtBot) -> None:
    QTest.keyClicks(part.field, "A lock")
    QTest.keyClick(part.field, Qt.Key.Key_Return)
    line = the_line(part, qtbot)
    QTest.mouseClick(line._remove, LEFT)
    qtbot.waitUntil(lambda: kept(office).requests == ())
    qtbot.waitUntil(lambda: bool(office.said))

    office.undo()
    qtbot.waitUntil(lambda: len(kept(office).requests) == 1)


def test_every_control_has_a_name(office: Office, part: Requests, qtbot: QtBot) -> None:
    QTest.keyClicks(part.field, "A lock")
    QTest.keyClick(part.field, Qt.Key.Key_Return)
    press(the_line(part, qtbot), "No")

    assert unnamed_controls(part) == []


def row(answer: RequestAnswer | None, **parts: object) -> RequestRow:
    values: dict[str, object] = {
        "why": None, "who_decides": None, "look_again_on": None, "told_child_on": None, "decision_id": None,
        "words_id": None, "asked_before_on": None,
    } | parts  # fmt: skip
    return RequestRow(request_id=None, position=1, asked="A cat", answer=answer, **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (row(None), "Wren waits for an answer."),
        (row(RequestAnswer.YES), ""),
        (row(RequestAnswer.NO), "The letter needs why, who decides and when it is looked at again."),
        (
            row(RequestAnswer.NOT_YET, why="No room", who_decides="Jan"),
            "The letter needs when it is looked at again.",
        ),
        (row(RequestAnswer.NO, why="No room", who_decides="Jan", look_again_on=date(2026, 7, 1)), ""),
    ],
)
def test_what_an_answer_lacks_is_said_plainly(one: RequestRow, said: str) -> None:
    assert request_words.lacking(one, "Wren") == said


def test_a_yes_becomes_a_decision_in_one_click(office: Office, part: Requests, qtbot: QtBot) -> None:
    QTest.keyClicks(part.field, "Learn the drums")
    QTest.keyClick(part.field, Qt.Key.Key_Return)
    line = the_line(part, qtbot)
    press(line, "Yes")
    qtbot.waitUntil(line.decide.isVisible)
    QTest.mouseClick(line.decide, LEFT)
    qtbot.waitUntil(lambda: [one.wording for one in office.kept().decisions] == ["Learn the drums"])
    qtbot.waitUntil(lambda: not line.decide.isVisible())


def test_what_an_earlier_review_left_open_stands_first_and_is_asked_again(office: Office, qtbot: QtBot) -> None:
    with office.store.transaction() as session:
        last_review_id = session.get_one(Decision, office.room.last_decisions[1]).review_id
        session.add(ChildsRequest(child_id=office.room.child_id, review_id=last_review_id, asked="A lock"))
        session.add(ChildsRequest(child_id=office.room.child_id, review_id=office.room.review_id, asked="The drums"))
    part = opened(office, qtbot, "decide").decide.requests
    qtbot.waitUntil(lambda: any(one.words() == "Ask again" and one.isVisible() for one in part.findChildren(Button)))
    again = button(part, "Ask again")
    at_the_top = again.mapTo(part, again.rect().topLeft()).y()
    assert at_the_top < next(iter(part.lines.values())).y()
    QTest.mouseClick(again, LEFT)
    qtbot.waitUntil(lambda: [one.asked for one in kept(office).requests] == ["The drums", "A lock"])
