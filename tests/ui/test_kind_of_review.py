"""What kind of review it is, on screen: one line, and what opens from it."""

from datetime import date

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from iro_desktop.models.child import Home
from iro_desktop.models.review import EarlyTrigger, Mode, Review, ReviewStatus
from iro_desktop.queries.review_kinds import KindOfReview as Kind
from iro_desktop.queries.review_kinds import kind_of_review
from iro_desktop.ui import theme
from iro_desktop.ui.child.screen import ChildScreen
from iro_desktop.ui.desk import Page, Place
from iro_desktop.ui.kit import ChoiceField, DateField, Label, Pills, TextField, unnamed_controls
from iro_desktop.ui.review.early_call import CallEarlyReview
from iro_desktop.ui.review.folded import Folded
from iro_desktop.ui.review.kind_of_review import KindOfReview
from iro_desktop.ui.theme import Look, Theme
from tests.review_room import TODAY
from tests.ui.fitting import cut_words, filled_buttons
from tests.ui.plan_room import kept, settled, shown
from tests.ui.review_office import LEFT, Office, button, named, office, planned

__all__ = ["office", "planned"]


def kind(office: Office) -> Kind:
    return kept(office, lambda session: kind_of_review(session, office.room.review_id, today=TODAY))


def said(part: KindOfReview) -> list[str]:
    return [label.text() for label in part.findChildren(Label) if label.isVisible()]


def choose(field: ChoiceField, value: str) -> None:
    field.set_value(value)
    field.activated.emit(field.currentIndex())


def opened(part: KindOfReview, which: str) -> None:
    QTest.mouseClick(part.whole.head, LEFT)
    QTest.mouseClick(part.folds[which].head, LEFT)


def settled_at_home(office: Office, since: date) -> None:
    with office.store.transaction() as session:
        session.add(Home(child_id=office.room.child_id, from_on=since, settled_since=since))


def test_an_ordinary_review_is_one_line(planned: Office, qtbot: QtBot) -> None:
    part, _ = shown(planned, qtbot, KindOfReview)
    qtbot.waitUntil(lambda: "In the ordinary course · not observed · in person" in said(part))
    assert not part.folds["early"].isVisible()


def test_only_one_part_is_open_at_a_time(planned: Office, qtbot: QtBot) -> None:
    part, _ = shown(planned, qtbot, KindOfReview)
    opened(part, "early")
    QTest.mouseClick(part.folds["observer"].head, LEFT)
    assert [name for name, fold in part.folds.items() if fold.is_open()] == ["observer"]


def test_why_a_review_is_early_is_kept_and_never_folded(planned: Office, qtbot: QtBot) -> None:
    part, room = shown(planned, qtbot, KindOfReview)
    opened(part, "early")
    choose(named(part, ChoiceField, "Why it is held now"), EarlyTrigger.CHILD_ASKS)
    QTest.keyClicks(named(part, TextField, "Who asked"), "Wren")
    QTest.keyClicks(named(part, TextField, "What happened"), "School is not working")
    part.flush()
    settled(planned, room, qtbot)
    assert kind(planned).early_trigger is EarlyTrigger.CHILD_ASKS
    QTest.mouseClick(part.whole.head, LEFT)
    line = "Called early: the child asks for it. Asked by Wren. School is not working."
    qtbot.waitUntil(lambda: line in said(part))


def test_an_observer_waits_until_the_child_said_yes_and_when(planned: Office, qtbot: QtBot) -> None:
    part, room = shown(planned, qtbot, KindOfReview)
    opened(part, "observer")
    QTest.keyClicks(named(part, TextField, "Who would watch"), "Ola Brandt")
    part.flush()
    settled(planned, room, qtbot)
    qtbot.waitUntil(lambda: "Ola Brandt is not there until Wren has said yes." in said(part))
    pills = named(part, Pills, "What the child said")
    QTest.mouseClick(next(one for one in pills.findChildren(QPushButton) if one.text().strip() == "Said yes"), LEFT)
    part.flush()
    settled(planned, room, qtbot)
    assert "Add the day the child said yes." in said(part)
    assert kind(planned).observer_agreed is None
    QTest.keyClicks(named(part, DateField, "Asked on").line, "yesterday")
    QTest.keyClicks(named(part, TextField, "In the child’s words"), "Fine, if she is quiet")
    part.flush()
    settled(planned, room, qtbot)
    assert (kind(planned).observer_agreed, kind(planned).observer_agreed_on) == (True, date(2026, 3, 11))
    qtbot.waitUntil(lambda: "Wren said yes on 11 March, so Ola Brandt may watch." in said(part))


def test_a_settled_child_has_a_review_on_paper_once_there_is_consent(planned: Office, qtbot: QtBot) -> None:
    settled_at_home(planned, date(2024, 3, 12))
    part, room = shown(planned, qtbot, KindOfReview)
    opened(part, "paper")
    assert not button(part, "Hold it on paper").isEnabled()
    QTest.keyClicks(named(part, TextField, "Head of Service"), "Ruth Okafor")
    QTest.keyClicks(named(part, DateField, "Agreed on").line, "today")
    QTest.mouseClick(button(part, "Keep the consent"), LEFT)
    assert "Write what the child said, in their words." in said(part)
    QTest.keyClicks(named(part, TextField, "What the child said, in their words"), "One meeting is enough")
    QTest.mouseClick(button(part, "Keep the consent"), LEFT)
    settled(planned, room, qtbot)
    qtbot.waitUntil(button(part, "Hold it on paper").isEnabled)
    QTest.mouseClick(button(part, "Hold it on paper"), LEFT)
    qtbot.waitUntil(lambda: bool(planned.said))
    assert kind(planned).mode is Mode.DESK
    planned.undo()
    settled(planned, room, qtbot)
    assert kind(planned).mode is Mode.IN_PERSON


def test_a_child_not_settled_long_enough_is_told_from_when(planned: Office, qtbot: QtBot) -> None:
    settled_at_home(planned, date(2024, 3, 13))
    part, _ = shown(planned, qtbot, KindOfReview)
    opened(part, "paper")
    assert any("13 March 2026" in line for line in said(part))
    assert not named(part, TextField, "Head of Service").isVisible()


def test_a_moved_review_keeps_that_it_was_moved(planned: Office, qtbot: QtBot) -> None:
    part, room = shown(planned, qtbot, KindOfReview)
    opened(part, "move")
    for day in ("13 March", "16 March"):
        QTest.keyClicks(named(part, DateField, "New day").line, day)
        QTest.keyClicks(named(part, TextField, "Why it goes past the latest day"), "The court asked")
        QTest.mouseClick(button(part, "Move the review"), LEFT)
        settled(planned, room, qtbot)
    qtbot.waitUntil(lambda: "Moved twice" in said(part))
    assert planned.kept().planned_on == date(2026, 3, 16)
    qtbot.waitUntil(lambda: "From 13 March to 16 March: the plan was not ready." in said(part))


def test_a_cancelled_review_needs_a_reason_and_comes_back(planned: Office, qtbot: QtBot) -> None:
    part, room = shown(planned, qtbot, KindOfReview)
    opened(part, "cancel")
    QTest.mouseClick(button(part, "Cancel the review"), LEFT)
    assert "Say why the review is cancelled." in said(part)
    QTest.keyClicks(named(part, TextField, "Why it is cancelled"), "Wren went home for good")
    QTest.mouseClick(button(part, "Cancel the review"), LEFT)
    qtbot.waitUntil(lambda: bool(planned.said))
    assert kind(planned).status is ReviewStatus.CANCELLED
    planned.undo()
    settled(planned, room, qtbot)
    assert kind(planned).status is ReviewStatus.PLANNED


def test_a_review_that_has_begun_is_neither_moved_nor_cancelled(office: Office, qtbot: QtBot) -> None:
    part, _ = shown(office, qtbot, KindOfReview)
    opened(part, "move")
    assert not button(part, "Move the review").isEnabled()
    QTest.mouseClick(part.folds["cancel"].head, LEFT)
    assert not button(part, "Cancel the review").isEnabled()


def test_every_control_has_a_name_and_none_is_filled(planned: Office, qtbot: QtBot) -> None:
    part, _ = shown(planned, qtbot, KindOfReview)
    for fold in (part.whole, *part.folds.values()):
        fold.open()
    assert unnamed_controls(part) == []
    assert filled_buttons(part) == []


@pytest.mark.parametrize("percent", [80, 100, 150, 200])
def test_no_words_are_cut(planned: Office, qtbot: QtBot, qapp: QApplication, percent: int) -> None:
    theme.apply_look(qapp, Look(theme=Theme.LIGHT, text_percent=percent))
    settled_at_home(planned, date(2024, 3, 12))
    part, _ = shown(planned, qtbot, KindOfReview, width=520)
    for fold in (part.whole, *part.folds.values()):
        fold.open()
    qtbot.waitUntil(lambda: cut_words(part) == [])


# From the child's page


def called(office: Office, qtbot: QtBot, latest: date | None) -> CallEarlyReview:
    form = CallEarlyReview(office.desk(), office.room.child_id, lambda: latest)
    qtbot.addWidget(form)
    form.show()
    return form


def fill(form: CallEarlyReview, day: str) -> None:
    choose(named(form, ChoiceField, "Why"), EarlyTrigger.UNPLANNED_MOVE)
    QTest.keyClicks(named(form, TextField, "What happened"), "Moved on Friday")
    line = named(form, DateField, "Day of the review").line
    line.clear()
    QTest.keyClicks(line, day)
    QTest.mouseClick(button(form, "Call the review"), LEFT)


def test_an_early_review_is_called_and_opened(planned: Office, qtbot: QtBot) -> None:
    form = called(planned, qtbot, date(2026, 3, 20))
    fill(form, "tomorrow")
    qtbot.waitUntil(lambda: [place.page for place in planned.went] == [Page.REVIEW])
    assert planned.went[0].record_id == planned.room.review_id
    assert (kind(planned).early_trigger, kind(planned).planned_on) == (EarlyTrigger.UNPLANNED_MOVE, date(2026, 3, 13))


def test_an_early_review_after_the_day_it_is_due_is_said_beside_the_day(planned: Office, qtbot: QtBot) -> None:
    form = called(planned, qtbot, date(2026, 3, 20))
    fill(form, "21 March")
    shown_words = [label.text() for label in form.findChildren(Label)]
    assert "The review is due by 20 March anyway. Choose an earlier day." in shown_words
    assert kept(planned, lambda session: session.get_one(Review, planned.room.review_id).early_trigger) is None


def test_an_early_review_is_called_from_the_childs_page(planned: Office, qtbot: QtBot) -> None:
    screen = ChildScreen(planned.desk(), Place(Page.CHILD, planned.room.child_id))
    qtbot.addWidget(screen)
    screen.resize(1134, 656)
    screen.show()
    fold = screen.findChildren(Folded)[0]
    qtbot.waitUntil(fold.isVisible)
    assert not screen.findChildren(CallEarlyReview)
    QTest.mouseClick(fold.head, LEFT)
    form = screen.findChildren(CallEarlyReview)[0]
    fill(form, "13 March")
    assert "The review is due by 12 March anyway. Choose an earlier day." in [
        label.text() for label in form.findChildren(Label)
    ]
    fill(form, "today")
    qtbot.waitUntil(lambda: [place.page for place in planned.went] == [Page.REVIEW])
    assert kind(planned).early_trigger is EarlyTrigger.UNPLANNED_MOVE
    assert not fold.is_open()
