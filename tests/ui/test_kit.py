"""The parts of every screen: plain text, names for ears, keys for hands."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from iro_desktop.models.working_days import bundled_bank_holidays
from iro_desktop.ui import theme
from iro_desktop.ui.focus_ring import FocusRing
from iro_desktop.ui.kit import (
    Button,
    ChoiceField,
    DateField,
    DayBar,
    EmptyState,
    Field,
    FlowLayout,
    IconButton,
    Label,
    ManyPills,
    NotesField,
    Notice,
    Pills,
    Role,
    SavedMark,
    Scroller,
    Segments,
    Tag,
    TextField,
    Tick,
    Toast,
    column,
    row,
    speaker,
    unnamed_controls,
)
from iro_desktop.ui.kit.text import lay_out
from iro_desktop.ui.shown import Announce, Choice, DayBarWords, Run, TagWords
from iro_desktop.ui.theme import Look, Theme
from iro_desktop.ui.tokens import Style, Tone

THURSDAY = date(2026, 3, 12)
HOSTILE = "<b>Mum</b> & <img src=x> said “yes” {name}"
WHO = (Choice("sam", "Sam"), Choice("carer", "Carer"), Choice("school", "School"))


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    theme.apply_look(qapp, Look(Theme.LIGHT))


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[[QWidget], QWidget]:
    def show(widget: QWidget) -> QWidget:
        qtbot.addWidget(widget)
        with qtbot.waitExposed(widget):
            widget.show()
        widget.activateWindow()
        return widget

    return show


def a_date_field() -> DateField:
    return DateField("By when", lambda: THURSDAY, bundled_bank_holidays())


# Words


def test_what_a_person_typed_is_never_read_as_markup(qtbot: QtBot) -> None:
    label = Label(HOSTILE)
    qtbot.addWidget(label)

    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.text() == HOSTILE
    assert lay_out(HOSTILE).layout.text() == HOSTILE


def test_an_ampersand_on_a_button_is_shown_and_not_a_shortcut(qtbot: QtBot) -> None:
    button = Button("Jan & Mike")
    qtbot.addWidget(button)

    assert button.text() == "Jan && Mike"
    assert button.accessibleName() == "Jan & Mike"


def test_words_wrap_and_take_the_height_they_need() -> None:
    sentence = "Sam made his own agenda: uncle, football club, school trip."
    line = theme.line_height(Style.BODY)

    assert lay_out(sentence).height == line
    assert lay_out(sentence, width=200).height >= 3 * line


def test_a_word_without_a_place_to_break_wraps_too() -> None:
    laid = lay_out("W" * 400, width=200)

    assert laid.width <= 200
    assert laid.lines > 10


def test_words_that_must_keep_to_one_line_end_in_an_ellipsis() -> None:
    laid = lay_out("Sam made his own agenda", width=80, max_lines=1)

    assert laid.cut
    assert laid.layout.text().endswith("…")


def test_a_cut_label_keeps_the_whole_in_its_tool_tip(shown: Callable[[QWidget], QWidget]) -> None:
    label = Label("Sam made his own agenda", max_lines=1)
    label.setFixedWidth(80)
    shown(label)
    label.grab()

    assert label.toolTip() == label.text() == "Sam made his own agenda"


def test_runs_are_read_as_one_sentence(qtbot: QtBot) -> None:
    label = Label((Run("Sam", bold=True), ", 8 · third review"))
    qtbot.addWidget(label)

    assert label.text() == "Sam, 8 · third review"


# Names


def test_the_check_finds_a_control_without_a_name(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.setLayout(column(QPushButton(), QLineEdit(), Button("Write to Sam")))

    found = unnamed_controls(page)

    assert [path.rsplit(" › ", 1)[1] for path in found] == ["QPushButton (Button)", "QLineEdit (EditableText)"]


def test_every_part_of_the_kit_has_a_name(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.setLayout(
        column(
            Button("Write to Sam", Role.PRIMARY, icon_name="pencil"),
            IconButton("search", "Search"),
            Tick("Bike mended"),
            Tick(name="Done: bike"),
            Field("Who", TextField("Who", icon_name="user")),
            Field("Notes", NotesField("Notes")),
            Field("Reading", ChoiceField("Reading", WHO)),
            Field("By when", a_date_field()),
            Pills("Who was there", WHO),
            ManyPills("Who else", WHO),
            Segments("View", WHO),
            DayBar(DayBarWords(0.4, "Day 4 of 10")),
            DayBar(DayBarWords(0.4)),
            Toast("Deleted", (("Undo", lambda: None),)),
            Scroller(QWidget(), name="Scrolled"),
        )
    )

    assert unnamed_controls(page) == []


@pytest.mark.parametrize(
    "make",
    [
        lambda: IconButton("search", ""),
        lambda: TextField(" "),
        lambda: NotesField(""),
        lambda: ChoiceField(""),
        lambda: Pills("", WHO),
        Tick,
    ],
)
def test_a_control_that_could_not_be_named_cannot_be_made(qapp: QApplication, make: Callable[[], QWidget]) -> None:
    with pytest.raises(ValueError, match="screen readers"):
        make()


def test_a_problem_is_part_of_what_a_screen_reader_says_of_the_field(qtbot: QtBot) -> None:
    who = TextField("Who")
    field = Field("Who", who, hint="A person Sam knows by name")
    qtbot.addWidget(field)

    with qtbot.waitSignal(speaker.said) as said:
        field.show_problem("Add who will do this. Sam would want to know")

    found = QAccessible.queryAccessibleInterface(who)
    assert found.text(QAccessible.Text.Name) == "Who"
    assert found.text(QAccessible.Text.Description).endswith("Sam would want to know")
    assert said.args == ["Add who will do this. Sam would want to know", Announce.POLITELY]

    field.show_problem("")
    assert who.accessibleDescription() == "A person Sam knows by name"


# Telling


def test_a_toast_offers_undo_and_says_so_politely(qtbot: QtBot) -> None:
    undone: list[str] = []
    toast = Toast("Decision 3 deleted", (("Undo", lambda: undone.append("decision 3")),))
    qtbot.addWidget(toast)
    with qtbot.waitSignal(speaker.said) as said:
        toast.appear()

    undo = next(button for button in toast.findChildren(Button) if button.words() == "Undo")
    with qtbot.waitSignal(toast.closed):
        QTest.mouseClick(undo, Qt.MouseButton.LeftButton)

    assert said.args == ["Decision 3 deleted", Announce.POLITELY]
    assert undone == ["decision 3"]


def test_only_lost_work_interrupts(qtbot: QtBot) -> None:
    mark = SavedMark()
    qtbot.addWidget(mark)

    with qtbot.assertNotEmitted(speaker.said):
        mark.saved(datetime(2026, 3, 12, 14, 3, tzinfo=UTC))
    assert mark.words() == "Saved on this laptop 14:03"

    with qtbot.waitSignal(speaker.said) as said:
        mark.not_saved("This laptop has no space left. Your last 2 lines are not saved yet.")
    assert said.args[1] is Announce.AT_ONCE


def test_a_notice_that_changes_is_said(qtbot: QtBot) -> None:
    notice = Notice("Our letter is 3 days late", Tone.ATTENTION)
    qtbot.addWidget(notice)

    with qtbot.waitSignal(speaker.said):
        notice.show_words("Our letter is 4 days late")

    assert notice.words() == notice.accessibleName() == "Our letter is 4 days late"


def test_a_button_that_is_off_says_why(qtbot: QtBot) -> None:
    button = Button("Finish", Role.PRIMARY)
    qtbot.addWidget(button)

    button.off_because("Decision 3 has no date")
    assert (button.isEnabled(), button.toolTip(), button.accessibleDescription()) == (
        False,
        "Decision 3 has no date",
        "Decision 3 has no date",
    )

    button.off_because(None)
    assert button.isEnabled()


# The keyboard's ring


def ring_of(app: QApplication) -> FocusRing:
    return next(child for child in app.children() if isinstance(child, FocusRing))


def test_the_ring_goes_where_the_keyboard_goes(qapp: QApplication, shown: Callable[[QWidget], QWidget]) -> None:
    first, second = Button("First"), Button("Second")
    page = QWidget()
    page.setLayout(row(first, second))
    shown(page)
    first.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(page.windowHandle(), Qt.Key.Key_Tab)

    assert second.hasFocus()
    assert ring_of(qapp).target() is second


def test_a_mouse_click_shows_no_ring(qapp: QApplication, shown: Callable[[QWidget], QWidget]) -> None:
    first, second = Button("First"), Button("Second")
    second.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    page = QWidget()
    page.setLayout(row(first, second))
    shown(page)
    first.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.mouseClick(page.windowHandle(), Qt.MouseButton.LeftButton, pos=second.geometry().center())

    assert second.hasFocus()
    assert ring_of(qapp).target() is None


# Room


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_pills_go_on_to_further_lines_when_there_is_no_room(
    qapp: QApplication, shown: Callable[[QWidget], QWidget], percent: int
) -> None:
    theme.apply_look(qapp, Look(Theme.LIGHT, percent))
    pills = Pills("How", [Choice(str(number), f"In person {number}") for number in range(8)])
    page = QWidget()
    page.setLayout(column(pills, None))
    page.resize(400, 1200)
    shown(page)

    inside = [button.geometry() for button in pills.findChildren(QPushButton)]
    assert all(pills.rect().contains(place) for place in inside)
    assert not any(a.intersects(b) for number, a in enumerate(inside) for b in inside[:number])


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_a_long_problem_pushes_down_what_follows(
    qapp: QApplication, shown: Callable[[QWidget], QWidget], percent: int
) -> None:
    theme.apply_look(qapp, Look(Theme.LIGHT, percent))
    field, after = Field("Meeting date", a_date_field(), hint="Today or earlier"), Button("Done")
    page = QWidget()
    page.setLayout(column(field, after, None))
    page.resize(260, 900)
    shown(page)

    field.show_problem("The meeting date must be today or earlier. Change the date, or make it a planned meeting.")
    qapp.processEvents()

    assert field.height() == field.heightForWidth(field.width())
    assert after.mapTo(page, QPoint(0, 0)).y() >= field.geometry().bottom()


def test_a_flow_without_room_for_one_thing_still_shows_it_whole(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    flow = FlowLayout(Tag(TagWords("Not in the room: Mr H.", Tone.VOICE)), Tag(TagWords("In time")), parent=page)

    assert flow.heightForWidth(90) >= theme.px(24) * 2 + 8


def test_an_empty_state_says_what_can_be_done(qtbot: QtBot) -> None:
    state = EmptyState("No letters waiting", "Finished letters stay here.", action=Button("See finished letters"))
    qtbot.addWidget(state)

    assert [label.text() for label in state.findChildren(Label)] == [
        "No letters waiting",
        "Finished letters stay here.",
    ]
    assert unnamed_controls(state) == []
