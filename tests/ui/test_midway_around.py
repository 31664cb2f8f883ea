"""Around a midway check: what is new, who and when it was talked through with, and what others change meanwhile."""

from datetime import date
from functools import partial

from pytestqt.qtbot import QtBot

from iro_desktop.actions.midway_decisions import look_at_decision
from iro_desktop.models.midway import MidwayState
from iro_desktop.models.people import ChangeReason, Person
from iro_desktop.models.review import DecisionStatus, Review, ReviewStatus
from iro_desktop.store.store import Session
from iro_desktop.ui.desk import Page, Place
from iro_desktop.ui.kit import unnamed_controls
from iro_desktop.ui.message.panel import MessagePanel
from iro_desktop.ui.midway import viewmodel
from iro_desktop.ui.midway.screen import MidwayScreen
from tests.midway_room import NOW
from tests.ui.midway_office import MidwayOffice, midway, opened
from tests.ui.review_office import shown_words
from tests.ui.test_midway_screen import finish, press

__all__ = ["midway"]


def test_what_is_new_is_kept_as_it_is_typed(midway: MidwayOffice, qtbot: QtBot) -> None:
    screen = opened(midway, qtbot)
    screen.beside.changes.setFocus()
    press("a new school")

    qtbot.waitUntil(lambda: midway.kept().changes == "a new school")
    assert midway.kept().state is MidwayState.FORM_OPEN


def test_it_was_talked_through_on_another_day(midway: MidwayOffice, qtbot: QtBot) -> None:
    screen = opened(midway, qtbot)
    screen.beside.on.setFocus()
    press("17 April")

    qtbot.waitUntil(lambda: midway.kept().held_on == date(2026, 4, 17))
    screen.rows[0].start()
    finish(screen, midway, qtbot)
    assert midway.kept().held_on == date(2026, 4, 17)


def test_a_day_to_come_is_not_kept_and_says_so(midway: MidwayOffice, qtbot: QtBot) -> None:
    screen = opened(midway, qtbot)
    screen.beside.on.setFocus()
    press("1 June 2026")

    qtbot.waitUntil(lambda: "cannot lie ahead" in screen.mark.words())
    assert midway.kept().held_on is None


def test_somebody_else_can_be_named(midway: MidwayOffice, qtbot: QtBot) -> None:
    screen = opened(midway, qtbot)
    screen.beside.person.set_value(viewmodel.SOMEBODY_ELSE)
    screen.beside.person.edited.emit()
    qtbot.waitUntil(screen.beside.other.isVisible)
    press("duty worker")

    qtbot.waitUntil(lambda: midway.kept().with_name == "duty worker")


def test_a_new_social_worker_is_said(midway: MidwayOffice, qtbot: QtBot) -> None:
    def changes(session: Session) -> None:
        old = session.get(Person, midway.room.people["Priya Green"])
        assert old is not None
        old.until_on, old.change_reason = date(2026, 4, 2), ChangeReason.LEFT
        session.add(Person(child_id=old.child_id, name="Olu Bright", role=old.role, since_on=date(2026, 4, 3)))

    with midway.store.transaction() as session:
        changes(session)
    screen = opened(midway, qtbot)

    words = shown_words(screen)
    assert "Olu Bright was not the social worker at the review. What was decided may be new to them." in words
    assert any("left on 2 April" in one for one in words)
    assert screen.beside.with_whom()[1] == "Olu Bright"
    screen.beside.tell_worker.click()
    qtbot.waitUntil(lambda: bool(midway.panels))
    panel = midway.panels[-1]
    assert isinstance(panel, MessagePanel)
    assert panel.subject.value() == "Decisions of the review: W.H."


def test_news_from_another_laptop_leaves_what_is_being_typed(midway: MidwayOffice, qtbot: QtBot) -> None:
    screen = opened(midway, qtbot)
    press("1")
    qtbot.waitUntil(screen.rows[0].line.hasFocus)
    press("half a li")
    other = partial(
        look_at_decision,
        decision_id=midway.room.decisions[2],
        status=DecisionStatus.DONE,
        text="Joined.",
        at=NOW,
        by="Farah",
    )
    with qtbot.waitSignal(midway.casework.changed):
        midway.change(other)
    qtbot.waitUntil(lambda: screen.rows[2].line.value() == "Joined.")

    assert screen.rows[0].line.value() == "half a li"
    assert screen.rows[0].line.hasFocus()


def test_a_review_that_is_not_complete_says_so(midway: MidwayOffice, qtbot: QtBot) -> None:
    with midway.store.transaction() as session:
        review = session.get(Review, midway.room.review_id)
        assert review is not None
        review.status = ReviewStatus.IN_PROGRESS
    screen = MidwayScreen(midway.desk(), Place(Page.MIDWAY, midway.room.review_id))
    qtbot.addWidget(screen)
    screen.show()

    qtbot.waitUntil(lambda: "There is no midway check here" in shown_words(screen))


def test_every_control_has_a_name(midway: MidwayOffice, qtbot: QtBot) -> None:
    screen = opened(midway, qtbot)
    finish(screen, midway, qtbot)

    assert unnamed_controls(screen) == []
