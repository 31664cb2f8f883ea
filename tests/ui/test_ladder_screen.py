"""The ladder on screen: stages are named, added and taken off with undo, and too many of them are warned of."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from iro_desktop.actions.ladder import set_stage
from iro_desktop.queries.ladder import Ladder, default_stages, ladder
from iro_desktop.ui.desk import Page, Place
from iro_desktop.ui.kit import Button, unnamed_controls
from iro_desktop.ui.ladder import viewmodel
from iro_desktop.ui.ladder.screen import LadderScreen
from iro_desktop.ui.settings.screen import SettingsScreen
from tests.desks import Office, office_in
from tests.raised import raised
from tests.ui.review_office import LEFT


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = office_in(tmp_path)
    yield made
    made.close()


def shown(office: Office, qtbot: QtBot, width: int = 1134) -> LadderScreen:
    screen = LadderScreen(office.desk, Place(Page.LADDER))
    qtbot.addWidget(screen)
    screen.resize(width, 680)
    screen.show()
    qtbot.waitUntil(lambda: bool(screen.rungs) and screen.rungs[-1].isVisible())
    return screen


def press(part: object, words: str) -> None:
    button = next(one for one in part.findChildren(Button) if one.words() == words and not one.isHidden())  # type: ignore[attr-defined]
    QTest.mouseClick(button, LEFT)


def name_here(screen: LadderScreen) -> str:
    here = screen.focusWidget()
    assert here is not None
    return here.accessibleName()


def kept(office: Office) -> Ladder:
    with office.store.reading() as session:
        return ladder(session)


def roles(office: Office) -> list[str]:
    return [stage.role for stage in kept(office).stages]


def test_a_stage_is_given_a_holder_and_put_back(office: Office, qtbot: QtBot) -> None:
    screen = shown(office, qtbot)
    first = screen.rungs[0]
    press(first, "Change")
    first.holder.setFocus()
    QTest.keyClicks(first.holder, "Nadia Rahman")
    QTest.keyClicks(first.email, "nadia@council.example")
    QTest.keyClick(first.email, Qt.Key.Key_Return)

    def holder() -> str | None:
        return kept(office).stages[0].holder_name

    qtbot.waitUntil(lambda: holder() == "Nadia Rahman")
    qtbot.waitUntil(lambda: bool(office.asked.sentences))
    assert office.asked.sentences == ["Stage 1 changed. What was raised before keeps whom it was asked of."]
    office.asked.undo()
    qtbot.waitUntil(lambda: holder() is None)


def test_a_stage_is_added_and_taken_off_with_undo(office: Office, qtbot: QtBot) -> None:
    screen = shown(office, qtbot)
    QTest.keyClicks(screen.role, "Chief Executive")
    QTest.mouseClick(screen.add_button, LEFT)
    qtbot.waitUntil(lambda: roles(office)[3:] == ["Chief Executive"])
    qtbot.waitUntil(lambda: len(screen.rungs) == 4)
    assert screen.role.value() == ""
    qtbot.waitUntil(lambda: len(office.asked.actions) == 1)
    office.asked.undo()
    qtbot.waitUntil(lambda: len(screen.rungs) == 3)

    press(screen.rungs[2], "Take off")
    qtbot.waitUntil(lambda: len(roles(office)) == 2)
    qtbot.waitUntil(lambda: office.asked.sentences[-1] == "Stage 3 taken off the ladder.")
    office.asked.undo()
    qtbot.waitUntil(lambda: len(roles(office)) == 3)


def test_only_the_last_stage_can_be_taken_off(office: Office, qtbot: QtBot) -> None:
    screen = shown(office, qtbot)
    assert [one.off_button.isHidden() for one in screen.rungs] == [True, True, False]


def test_a_stage_on_which_something_stands_says_so_and_stays(office: Office, qtbot: QtBot) -> None:
    with office.store.transaction() as session:
        raised(session, office.load.children["Sam"], stage=3)
    screen = shown(office, qtbot)
    press(screen.rungs[2], "Take off")
    said = "1 resolution stands at Stage 3. Nothing was changed. Settle them first."
    qtbot.waitUntil(lambda: office.asked.sentences == [said])
    assert len(roles(office)) == 3


@pytest.mark.parametrize(
    ("role", "email", "sentence"),
    [("", "", "Type who answers at this stage"), ("Head of Service", "nadia", "is no e-mail address")],
)
def test_what_cannot_be_is_said_beside_the_stage_and_stays_typed(
    office: Office, qtbot: QtBot, role: str, email: str, sentence: str
) -> None:
    first = shown(office, qtbot).rungs[0]
    press(first, "Change")
    first.role.set_value(role)
    first.email.set_value(email)
    press(first, "Keep")
    qtbot.waitUntil(lambda: sentence in str(first.problem.words()))
    assert (first.role.value(), first.email.value()) == (role, email)
    assert kept(office).is_default


def test_a_stage_without_a_role_is_not_added(office: Office, qtbot: QtBot) -> None:
    screen = shown(office, qtbot)
    QTest.mouseClick(screen.add_button, LEFT)
    qtbot.waitUntil(lambda: "their role" in screen.role_field.problem())


def test_the_handbook_s_total_is_warned_of_while_it_is_broken(office: Office, qtbot: QtBot) -> None:
    screen = shown(office, qtbot)
    assert screen.warning.words().startswith("3 stages of 10 working days each take longer than the 20 working days")
    assert not screen.warning.isHidden()
    press(screen.rungs[2], "Take off")
    qtbot.waitUntil(screen.warning.isHidden)
    assert screen.not_set.isHidden()


def test_only_one_stage_is_open_at_a_time_and_leaving_it_changes_nothing(office: Office, qtbot: QtBot) -> None:
    screen = shown(office, qtbot)
    press(screen.rungs[0], "Change")
    press(screen.rungs[1], "Change")
    assert not screen.rungs[0].is_open
    press(screen.rungs[1], "Leave it")
    assert not screen.rungs[1].is_open
    assert kept(office).is_default


def test_what_is_being_typed_stays_when_a_colleague_changes_the_ladder(office: Office, qtbot: QtBot) -> None:
    screen = shown(office, qtbot)
    first = screen.rungs[0]
    press(first, "Change")
    QTest.keyClicks(first.holder, "Nadia")
    office.casework.write(office.casework, partial(set_stage, number=2, name="Stage 2", role="Mayor"))
    qtbot.waitUntil(lambda: screen.rungs[0] is not first)
    assert screen.rungs[0].holder.value() == "Nadia"
    press(screen.rungs[0], "Keep")
    qtbot.waitUntil(lambda: kept(office).stages[0].holder_name == "Nadia")
    qtbot.waitUntil(lambda: not any(one.is_open for one in screen.rungs))
    assert roles(office)[1] == "Mayor"


def test_the_protocol_stands_beside_the_stages_where_there_is_room(office: Office, qtbot: QtBot) -> None:
    screen = shown(office, qtbot)
    assert screen.both.is_beside()
    screen.resize(700, 680)
    qtbot.waitUntil(lambda: not screen.both.is_beside())
    screen.resize(1134, 680)
    qtbot.waitUntil(screen.both.is_beside)


def test_the_protocol_names_its_sources_and_the_council_s_numbers(office: Office) -> None:
    passages = viewmodel.protocol(kept(office))
    assert [one.title for one in passages] == [
        "Talk first, and write it down",
        "10 working days for an answer",
        "20 working days for all formal stages",
        "Cafcass at any time",
        "Yours to begin and to end",
    ]
    assert all(one.source for one in passages)
    assert "s. 25B(3)" in passages[3].source


def test_where_every_day_counts_the_protocol_says_days() -> None:
    stands = Ladder(
        stages=default_stages(),
        is_default=True,
        days_each=14,
        counts_working_days=False,
        total_days=20,
        breaks_total=True,
    )
    answer = viewmodel.protocol(stands)[1]
    assert answer.title == "14 days for an answer"
    assert "bank holidays left out" not in answer.words
    assert "told on day 12" in answer.words


def test_every_control_has_a_name_and_is_reached_by_keyboard(office: Office, qtbot: QtBot) -> None:
    screen = shown(office, qtbot)
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    screen.rungs[1].open_fold()
    assert unnamed_controls(screen) == []
    screen.rungs[0].change_button.setFocus()
    reached = []
    for _ in range(11):
        QTest.keyClick(screen.focusWidget(), Qt.Key.Key_Tab)
        reached.append(name_here(screen))
    assert reached == [
        *("What the stage is called", "Who answers: the role", "Who it is now", "Email", "Keep", "Leave it"),
        *("Take off", "Change", "Another stage: the role that answers", "Add a stage", "Dates and limits"),
    ]


def test_settings_lead_to_the_ladder_and_the_ladder_to_the_numbers(office: Office, qtbot: QtBot) -> None:
    settings = SettingsScreen(office.desk, Place(Page.SETTINGS))
    qtbot.addWidget(settings)
    press(settings, "Ladder of resolutions")
    press(shown(office, qtbot), "Dates and limits")
    assert [place.page for place in office.asked.places] == [Page.LADDER, Page.COUNTING]
