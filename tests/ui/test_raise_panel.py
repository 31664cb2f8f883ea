"""The panel for raising: real store, real keys, and what is on the disk after each."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from iro_desktop.models.resolution import INFORMAL, Reason, Resolution, StepKind, Tone
from iro_desktop.queries.resolution_drafts import Draft, DraftRow, drafts, one_draft
from iro_desktop.ui import theme
from iro_desktop.ui.kit import ManyPills, unnamed_controls
from iro_desktop.ui.message.panel import MessagePanel
from iro_desktop.ui.raising import viewmodel
from iro_desktop.ui.raising.about import RaiseAbout
from iro_desktop.ui.raising.panel import RaisePanel
from iro_desktop.ui.theme import Look, Theme
from tests.caseload import TODAY
from tests.desks import Office
from tests.ui.fitting import cut_words, filled_buttons
from tests.ui.resolution_office import button, page_of, quiet, resolution_office, show

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    theme.apply_look(qapp, Look(Theme.LIGHT))
    yield
    theme.apply_look(qapp, Look(Theme.LIGHT))


@pytest.fixture
def office(tmp_path: Path, qapp: QApplication) -> Iterator[Office]:
    office = resolution_office(tmp_path)
    yield office
    office.close()


def opened(office: Office, qtbot: QtBot, about: RaiseAbout | None = None) -> RaisePanel:
    panel = RaisePanel(office.desk, about or RaiseAbout(child_id=office.load.children["Sam"]))
    show(panel, office, qtbot, (664, 640))
    return panel


def all_drafts(office: Office) -> tuple[DraftRow, ...]:
    with office.store.reading() as session:
        return drafts(session)


def the_draft(office: Office) -> Draft:
    (row,) = all_drafts(office)
    with office.store.reading() as session:
        found = one_draft(session, row.resolution_id)
    assert found is not None
    return found


def started(office: Office) -> list[Resolution]:
    with office.store.reading() as session:
        return list(session.scalars(select(Resolution).where(Resolution.started.is_(True))))


def fill(panel: RaisePanel, concern: str = "No dentist yet.", asked: str = "Book it.") -> None:
    QTest.keyClicks(panel.form.concern, concern)
    QTest.keyClicks(panel.form.asked_for, asked)


def start(panel: RaisePanel, office: Office, qtbot: QtBot) -> None:
    QTest.mouseClick(panel.form.start, LEFT)
    quiet(office, qtbot)


def test_the_first_letter_is_on_the_disk_before_the_first_pause(office: Office, qtbot: QtBot) -> None:
    panel = opened(office, qtbot)
    QTest.keyClicks(panel.form.concern, "N")
    quiet(office, qtbot)

    assert the_draft(office).concern == "N"


def test_what_the_records_give_is_ticked_and_its_decision_kept(office: Office, qtbot: QtBot) -> None:
    panel = opened(office, qtbot)
    assert panel.form.reasons.value() == (Reason.DECISIONS_NOT_FOLLOWED,)
    fill(panel)
    start(panel, office, qtbot)

    (raised,) = started(office)
    assert raised.decision_ids == (str(office.load.decisions["dentist"]),)
    assert (raised.to_name, raised.to_role) == ("Priya Green", "social worker")


def test_it_is_started_its_message_made_and_undone_into_a_draft(office: Office, qtbot: QtBot) -> None:
    panel = opened(office, qtbot)
    fill(panel)
    with qtbot.waitSignal(panel.closed):
        QTest.keyClick(panel, Qt.Key.Key_Return, CTRL)
    quiet(office, qtbot)
    (raised,) = started(office)
    message = office.asked.panels[-1]
    assert isinstance(message, MessagePanel)
    show(message, office, qtbot, (660, 600))
    message.hide()
    assert office.asked.sentences == ["Raised for Sam. An answer is due by Thu 26 March."]
    office.asked.undo()
    quiet(office, qtbot)

    assert office.asked.sentences[-1] == viewmodel.NOT_RAISED
    assert the_draft(office).concern == "No dentist yet."
    with office.store.reading() as session:
        assert session.get_one(Resolution, raised.id).started


def test_it_may_begin_at_a_stage_with_its_holder(office: Office, qtbot: QtBot) -> None:
    panel = opened(office, qtbot)
    fill(panel)
    panel.form.way.choose_key(2)
    panel.form.whose.stage.choose_key(2)
    QTest.keyClicks(panel.form.whose.name, "Nadia Rahman")
    start(panel, office, qtbot)

    story = page_of(office, started(office)[0].concern_id).story
    assert (story.stage, story.to_name, story.to_role) == (2, "Nadia Rahman", "Divisional Director")


def test_one_concern_about_two_children_is_one_card(office: Office, qtbot: QtBot) -> None:
    panel = opened(office, qtbot)
    QTest.mouseClick(button(panel, "Add a child"), LEFT)
    QTest.keyClicks(panel.form.whom.another.line, "Malik")
    QTest.keyClick(panel.form.whom.another.line, Qt.Key.Key_Return)
    fill(panel)
    start(panel, office, qtbot)

    raised = started(office)
    assert {one.child_id for one in raised} == {office.load.children["Sam"], office.load.children["Malik"]}
    assert len({one.concern_id for one in raised}) == 1


def test_a_child_added_by_mistake_is_taken_out_again(office: Office, qtbot: QtBot) -> None:
    panel = opened(office, qtbot)
    QTest.mouseClick(button(panel, "Add a child"), LEFT)
    QTest.keyClicks(panel.form.whom.another.line, "Malik")
    QTest.keyClick(panel.form.whom.another.line, Qt.Key.Key_Return)
    QTest.mouseClick(button(panel, "Malik"), LEFT)

    assert panel.form.whom.others() == ()


def test_without_a_child_it_asks_whom_it_is_about(office: Office, qtbot: QtBot) -> None:
    panel = opened(office, qtbot, RaiseAbout())
    assert not panel.form.concern.isEnabled()
    QTest.keyClicks(panel.form.whom.first.line, "Malik")
    QTest.keyClick(panel.form.whom.first.line, Qt.Key.Key_Return)
    quiet(office, qtbot)

    assert panel.form.concern.hasFocus()
    assert panel.form.concern.accessibleName() == "What is not right for Malik?"


def test_another_child_takes_the_words_along(office: Office, qtbot: QtBot) -> None:
    panel = opened(office, qtbot)
    QTest.keyClicks(panel.form.concern, "No dentist")
    QTest.mouseClick(button(panel, "Change"), LEFT)
    QTest.keyClicks(panel.form.whom.first.line, "Malik")
    QTest.keyClick(panel.form.whom.first.line, Qt.Key.Key_Return)
    quiet(office, qtbot)

    draft = the_draft(office)
    assert (draft.who.name, draft.concern) == ("Malik", "No dentist")


def test_what_is_missing_is_said_where_it_is_missing(office: Office, qtbot: QtBot) -> None:
    panel = opened(office, qtbot, RaiseAbout(child_id=office.load.children["Malik"]))
    start(panel, office, qtbot)
    assert panel.form.concern.hasFocus()
    QTest.keyClicks(panel.form.concern, "No glasses")
    start(panel, office, qtbot)
    assert panel.form.asked_for.hasFocus()
    QTest.keyClicks(panel.form.asked_for, "Order them")
    panel.form.reasons.pills.set_value(())
    start(panel, office, qtbot)

    assert "Choose at least one reason." in [label.text() for label in panel.form._problems.values()]
    assert started(office) == []


def test_something_else_asks_what(office: Office, qtbot: QtBot) -> None:
    panel = opened(office, qtbot)
    fill(panel)
    QTest.mouseClick(button(panel, "More reasons"), LEFT)
    pills = next(one for one in panel.findChildren(ManyPills) if one.accessibleName() == "Why")
    other = next(one for one in pills.findChildren(type(pills._buttons[0])) if one.choice.value == Reason.OTHER)
    QTest.mouseClick(other, LEFT)
    assert panel.form.reasons.other.hasFocus()
    start(panel, office, qtbot)
    assert started(office) == []
    QTest.keyClicks(panel.form.reasons.other, "No bus pass")
    start(panel, office, qtbot)

    (raised,) = started(office)
    assert raised.other_reason == "No bus pass"
    assert set(raised.reasons) == {Reason.DECISIONS_NOT_FOLLOWED, Reason.OTHER}


def test_an_agreed_day_stands_in_place_of_the_councils(office: Office, qtbot: QtBot) -> None:
    panel = opened(office, qtbot)
    fill(panel)
    QTest.keyClicks(panel.form.answer_by.line, "18 March")
    start(panel, office, qtbot)

    sums = page_of(office, started(office)[0].concern_id).sums
    assert sums is not None
    assert sums.agreed == date(2026, 3, 18)


def test_thanks_are_noted_and_wait_for_nothing(office: Office, qtbot: QtBot) -> None:
    panel = opened(office, qtbot)
    panel.form.tone.choose_key(3)
    assert not panel.form.reasons.isVisible()
    QTest.keyClicks(panel.form.concern, "She drove 90 miles.")
    start(panel, office, qtbot)

    (raised,) = started(office)
    assert (raised.tone, raised.reasons) == (Tone.THANKS, ())
    assert office.asked.sentences == ["Thanks, noted for Sam."]
    assert office.asked.panels == []
    assert page_of(office, raised.concern_id).story.settled_on == TODAY


def test_hidden_it_keeps_every_word_and_offers_them_again(office: Office, qtbot: QtBot) -> None:
    first = opened(office, qtbot)
    fill(first)
    first.form.way.choose_key(2)
    QTest.keyClick(first, Qt.Key.Key_Escape)
    quiet(office, qtbot)
    again = opened(office, qtbot)
    assert again.form.offer.isVisible()
    QTest.mouseClick(button(again, "Keep going"), LEFT)
    quiet(office, qtbot)

    raising = again.form.raising()
    assert (raising.concern, raising.asked_for) == ("No dentist yet.", "Book it.")
    assert raising.stage != INFORMAL
    assert len(all_drafts(office)) == 1


def test_a_draft_opens_by_its_id_with_its_children(office: Office, qtbot: QtBot) -> None:
    first = opened(office, qtbot)
    fill(first)
    QTest.mouseClick(button(first, "Add a child"), LEFT)
    QTest.keyClicks(first.form.whom.another.line, "Malik")
    QTest.keyClick(first.form.whom.another.line, Qt.Key.Key_Return)
    first.hide()
    quiet(office, qtbot)
    again = opened(office, qtbot, RaiseAbout(draft_id=all_drafts(office)[0].resolution_id))

    assert again.form.whom.others() == (office.load.children["Malik"],)
    assert again.form.concern.value() == "No dentist yet."


def test_a_draft_that_is_gone_says_so(office: Office, qtbot: QtBot) -> None:
    panel = RaisePanel(office.desk, RaiseAbout(draft_id=UUID(int=4)))
    with qtbot.waitSignal(panel.closed):
        show(panel, office, qtbot)

    assert office.asked.sentences == ["This was started or deleted meanwhile. Look at Resolutions."]


def test_without_a_word_nothing_is_left_behind(office: Office, qtbot: QtBot) -> None:
    panel = opened(office, qtbot)
    QTest.keyClicks(panel.form.concern, "N")
    QTest.keyClick(panel.form.concern, Qt.Key.Key_Backspace)
    panel.hide()
    quiet(office, qtbot)

    assert all_drafts(office) == ()


def test_what_the_place_knows_stands_there_already(office: Office, qtbot: QtBot) -> None:
    about = RaiseAbout(
        child_id=office.load.children["Sam"],
        concern="The plan has not come.",
        reasons=(Reason.PLAN_NOT_COMPLETED,),
        from_record_id=office.load.notes["got ready"],
    )
    panel = opened(office, qtbot, about)
    assert Reason.PLAN_NOT_COMPLETED in panel.form.reasons.value()
    QTest.keyClicks(panel.form.asked_for, "Send it.")
    start(panel, office, qtbot)

    (raised,) = started(office)
    assert raised.concern == "The plan has not come."
    assert raised.from_record_id == office.load.notes["got ready"]


def test_the_history_begins_with_who_started_it(office: Office, qtbot: QtBot) -> None:
    panel = opened(office, qtbot)
    fill(panel)
    start(panel, office, qtbot)

    (first,) = page_of(office, started(office)[0].concern_id).history
    assert (first.kind, first.by_name, first.happened_on) == (StepKind.STARTED, "Ruth Okafor", TODAY)


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_cut_and_one_button_is_filled(
    office: Office, qtbot: QtBot, qapp: QApplication, percent: int
) -> None:
    theme.apply_look(qapp, Look(Theme.LIGHT, percent))
    panel = opened(office, qtbot)
    panel.resize(1240, 680)
    panel.form.more.unfold()

    qtbot.waitUntil(lambda: cut_words(panel) == [])
    assert unnamed_controls(panel) == []
    assert filled_buttons(panel) == ["Start"]
