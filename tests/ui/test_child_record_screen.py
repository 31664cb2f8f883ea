"""The screen about a child: fields saved as they are typed, lists with undo, and what the child wants on top."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from iro_desktop.actions.child_record import change_child
from iro_desktop.actions.homes import add_home, change_home
from iro_desktop.models.child import ChildPreferences, preferences_id
from iro_desktop.ui import theme
from iro_desktop.ui.child_record.new_child import NewChildScreen
from iro_desktop.ui.child_record.screen import ChildRecordScreen
from iro_desktop.ui.child_record.specs import Section
from iro_desktop.ui.desk import Page, Place
from iro_desktop.ui.kit import DateField, Label, TextField, unnamed_controls
from iro_desktop.ui.theme import Look, Theme
from tests.desks import Office
from tests.ui.child_record_office import (
    choose,
    kept,
    kept_home,
    office,
    open_row,
    opened,
    press,
    problems,
    rows,
    seen,
    seen_button,
    type_in,
)
from tests.ui.fitting import cut_words, filled_buttons

__all__ = ["office"]


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    theme.apply_look(qapp, Look(Theme.LIGHT))
    yield
    theme.apply_look(qapp, Look(Theme.LIGHT))


@pytest.mark.parametrize("part", list(Section))
def test_every_control_has_a_name(office: Office, qtbot: QtBot, part: Section) -> None:
    screen = opened(office, qtbot, part)

    assert unnamed_controls(screen) == []
    assert filled_buttons(screen) == []


@pytest.mark.parametrize("percent", [80, 150, 200])
@pytest.mark.parametrize("part", [Section.NAMES, Section.WISHES, Section.PEOPLE, Section.CARE])
def test_nothing_is_cut_at_any_size_of_letters(
    office: Office, qtbot: QtBot, qapp: QApplication, percent: int, part: Section
) -> None:
    theme.apply_look(qapp, Look(Theme.DARK, percent))
    screen = opened(office, qtbot, part)

    qtbot.waitUntil(lambda: cut_words(screen) == [])


@pytest.mark.parametrize("part", list(Section))
def test_what_the_child_wants_stays_on_top_of_every_section(office: Office, qtbot: QtBot, part: Section) -> None:
    screen = opened(office, qtbot, part)
    shown = {one.accessibleName() for one in screen.findChildren(QWidget) if one.isVisible()}

    assert {"Likes video calls, drawing", "Not Fridays", "Not in the room: Mr H.", "Reading 7 to 9"} <= shown


def test_a_field_is_saved_as_it_is_typed(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    type_in(screen, "Pronouns", "they")
    with qtbot.waitSignal(office.casework.saved):
        screen.leave()

    assert kept(office).pronouns == "they"


def test_a_birth_in_the_future_is_said_beside_its_field_and_stays_typed(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    press(screen, "Identity")
    type_in(screen, "Born on", "13 March 2026")
    screen.leave()
    qtbot.waitUntil(lambda: bool(problems(screen)))

    assert "13 March 2026 is after today" in problems(screen)[0]
    assert seen(screen, TextField, "Born on").text() == "13 March 2026"
    assert kept(office).who.born_on == date(2017, 6, 2)


def test_a_field_that_is_refused_holds_up_no_other(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    type_in(screen, "Name the child likes", " ")
    type_in(screen, "Pronouns", "they")
    screen.leave()
    qtbot.waitUntil(lambda: bool(problems(screen)) and not office.casework.is_busy())

    assert (kept(office).who.known_as, kept(office).pronouns) == ("Sam", "they")


def test_a_day_that_is_none_is_not_kept_and_said(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    press(screen, "Identity")
    type_in(screen, "Born on", "soon")
    screen.leave()

    assert "Type a day" in problems(screen)[0]
    assert kept(office).who.born_on == date(2017, 6, 2)


def test_a_tick_that_is_refused_says_why_below_the_field_it_follows(office: Office, qtbot: QtBot) -> None:
    with office.store.transaction() as session:
        sam = office.load.children["Sam"]
        change_child(session, sam, {"date_of_birth": date(2025, 5, 1)}, today=office.desk.today())
        session.flush()
        change_home(
            session, kept_home(office), {"from_on": date(2025, 5, 2), "settled_since": None}, today=office.desk.today()
        )
    screen = opened(office, qtbot)
    press(screen, "Identity")
    press(screen, "Nobody knows the day, so the 15th stands for it")
    screen.leave()
    qtbot.waitUntil(lambda: bool(problems(screen)))

    assert "before 15 May 2025" in problems(screen)[0]


def test_a_picture_is_chosen_with_a_click(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    press(screen, "hedgehog")
    with qtbot.waitSignal(office.casework.saved):
        screen.leave()

    assert kept(office).who.animal == "hedgehog"


def test_a_wish_is_written_for_a_child_who_had_none(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot, Section.WISHES, "Malik")
    type_in(screen, "Likes", "trains, the sea")
    press(screen, "Reviews")
    press(screen, "Partly by video")
    with qtbot.waitSignal(office.casework.idle):
        screen.leave()
    assert kept(office, "Malik").wishes.likes == ("trains", "the sea")
    with office.store.reading() as session:
        wishes = session.get(ChildPreferences, preferences_id(office.load.children["Malik"]))
        assert wishes is not None
        assert (wishes.review_mode, wishes.confirmed_on) == ("hybrid", office.desk.today())


def test_wishes_are_confirmed_in_one_click_with_undo(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot, Section.WISHES)
    with qtbot.waitSignal(office.casework.saved):
        press(screen, "Sam says this is right")
    assert kept(office).wishes.confirmed_on == office.desk.today()
    qtbot.waitUntil(lambda: office.asked.sentences == ["Sam’s wishes confirmed today."])

    with qtbot.waitSignal(office.casework.saved):
        office.asked.undo()
    assert kept(office).wishes.confirmed_on is None


def test_the_social_worker_changes_in_one_step(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot, Section.PEOPLE)
    open_row(screen, "Priya Green")
    press(screen, "Somebody else does this now")
    type_in(screen, "Who comes", "Tom Ferris")
    type_in(screen, "From", "2 March 2026")
    choose(screen, "Why it changed", "Moved to another team")
    press(screen, "Change to them")

    qtbot.waitUntil(lambda: "Tom Ferris" in rows(screen))
    workers = [one for one in kept(office).people if one.text("role") == "social_worker"]
    assert [(one.text("name"), one.day("until_on")) for one in workers] == [
        ("Tom Ferris", None),
        ("Priya Green", date(2026, 3, 2)),
    ]
    assert office.asked.sentences == ["Tom Ferris does this now. Tell them of the review on 12 March."]

    office.asked.undo()
    qtbot.waitUntil(lambda: "Tom Ferris" not in rows(screen))
    assert [one.day("until_on") for one in kept(office).people if one.text("name") == "Priya Green"] == [None]


def test_a_brother_and_back_is_two_clicks(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot, Section.SIBLINGS)
    open_row(screen, "Tom")
    press(screen, "Go to Tom")

    assert office.asked.places == [Place(Page.CHILD_RECORD, office.load.children["Tom"], Section.SIBLINGS)]


def test_a_second_open_care_order_is_refused_with_a_sentence(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot, Section.CARE)
    for status in ("Interim care order", "Full care order"):
        press(screen, "Add a legal status")
        choose(screen, "Legal status", status)
        type_in(screen, "From", "16 May 2025")
        press(screen, "Add this status")
        if status == "Interim care order":
            qtbot.waitUntil(lambda: seen_button(screen, "Remove this status"))
            press(screen, "All of them")
    said = "Interim care order since 16 May 2025 is still open"
    qtbot.waitUntil(lambda: any(said in label.text() for label in screen.findChildren(Label) if label.isVisible()))

    assert [one.text("code") for one in kept(office).statuses] == ["C1"]


def test_a_change_from_elsewhere_is_shown_but_not_over_what_is_being_typed(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot, Section.HOMES)
    open_row(screen, "Jan and Mike")
    type_in(screen, "With whom", "Jan, Mike")
    sam, today = office.load.children["Sam"], office.desk.today()
    office.casework.write(
        office.casework,
        lambda session: add_home(session, sam, {"from_on": today, "with_whom": "Rowan House"}, today=today),
    )
    qtbot.waitUntil(lambda: len(rows(screen)) == 2)

    assert seen(screen, TextField, "With whom").text() == "Jan, Mike"


def test_a_day_being_typed_is_not_rewritten_under_the_hands(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot, Section.HOMES)
    open_row(screen, "Jan and Mike")
    press(screen, "How long")
    type_in(screen, "Settled since", "1 Sept")
    with qtbot.waitSignal(office.casework.saved):
        screen.leave()
    qtbot.waitUntil(lambda: not office.casework.is_busy())

    assert seen(screen, DateField, "Settled since").typed() == "1 Sept"
    assert kept(office).homes[0].day("settled_since") == date(2025, 9, 1)


def test_a_child_added_by_hand_leads_on_to_when_care_began(office: Office, qtbot: QtBot) -> None:
    screen = NewChildScreen(office.desk, Place(Page.NEW_CHILD))
    qtbot.addWidget(screen)
    screen.resize(1134, 640)
    screen.show()
    assert unnamed_controls(screen) == []
    type_in(screen, "Name the child likes", "Rui")
    press(screen, "Add this child")
    qtbot.waitUntil(lambda: any("council’s number" in label.text() for label in screen.findChildren(Label)))
    type_in(screen, "The council’s number", "0000450")
    press(screen, "Add this child")
    qtbot.waitUntil(lambda: bool(office.asked.places))
    rui = office.asked.places[0]
    assert (rui.page, rui.part) == (Page.CHILD_RECORD, Section.CARE)

    office.load.children["Rui"] = rui.record_id or office.load.children["Sam"]
    care = opened(office, qtbot, Section.CARE, "Rui")
    press(care, "Came into care")
    type_in(care, "Became looked after on", "2 March 2026")
    choose(care, "Legal status", "Section 20 agreement")
    press(care, "Write it down")
    qtbot.waitUntil(lambda: kept(office, "Rui").in_care)


def test_a_child_who_is_gone_leads_back_to_the_caseload(office: Office, qtbot: QtBot) -> None:
    screen = ChildRecordScreen(office.desk, Place(Page.CHILD_RECORD, office.load.reviews["Sam's first"]))
    qtbot.addWidget(screen)
    qtbot.waitUntil(lambda: office.asked.places == [Place(Page.CHILDREN)])

    assert "not on this laptop any more" in office.asked.sentences[0]
