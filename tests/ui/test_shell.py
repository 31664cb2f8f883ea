"""The window: places, chip, panel, toasts and cover. It says what was pressed and decides nothing."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from iro_desktop.ui import theme
from iro_desktop.ui.kit import Button, Label, NotesField, TextField, column, speaker, unnamed_controls
from iro_desktop.ui.shell import Chip, PageHeading, WindowFrame, draw_shape
from iro_desktop.ui.shown import Announce, ChipState, ChipWords, Place, TagWords
from iro_desktop.ui.theme import Look, Theme

PLACES = (
    Place("today", "Today", "sun", "Ctrl+1"),
    Place("children", "Children", "users", "Ctrl+2", 64),
    Place("reviews", "Reviews", "calendar-check-2", "Ctrl+3"),
    Place("letters", "Letters", "mail", "Ctrl+4", 4),
    Place("follow_up", "Follow-up", "list-checks", "Ctrl+5", 9),
    Place("resolutions", "Resolutions", "scale", "Ctrl+6", 6),
)
SAFE = ChipWords(ChipState.ALL_AT_OFFICE, "All at the office", "synced 08:14", Announce.POLITELY)
MORNING = datetime(2026, 3, 12, 9, 30, tzinfo=UTC)


class Clock:
    def __init__(self) -> None:
        self.at = MORNING

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    theme.apply_look(qapp, Look(Theme.LIGHT))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def open_frame(qtbot: QtBot, clock: Clock) -> Callable[..., WindowFrame]:
    def make(*, practise: bool = False, width: int = 1366) -> WindowFrame:
        made = WindowFrame(PLACES, SAFE, now=clock, practise=practise)
        qtbot.addWidget(made)
        made.resize(width, 768)
        page = QWidget()
        page.setLayout(column(TextField("Who"), None))
        made.show_page(page, place="today", heading=PageHeading("Thursday 12 March", "3 things today."))
        with qtbot.waitExposed(made):
            made.show()
        made.activateWindow()
        return made

    return make


@pytest.fixture
def frame(open_frame: Callable[..., WindowFrame]) -> WindowFrame:
    return open_frame()


def button(inside: QWidget, name: str) -> QWidget:
    return next(part for part in inside.findChildren(QWidget) if part.accessibleName() == name and part.isVisible())


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


# Places


@pytest.mark.parametrize(
    ("pressed", "key"),
    [
        ("Children, 64", "children"),
        ("Record a conversation", "record"),
        ("Settings", "settings"),
        ("Lock", "lock"),
        ("Sync: All at the office, synced 08:14", "sync"),
    ],
)
def test_pressing_a_place_says_which(frame: WindowFrame, qtbot: QtBot, pressed: str, key: str) -> None:
    with qtbot.waitSignal(frame.went) as went:
        press(button(frame.sidebar, pressed))

    assert went.args == [key]


@pytest.mark.parametrize(
    ("keys", "modifier", "place"),
    [
        (Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier, "children"),
        (Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier, "sync"),
        (Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier, "settings"),
        (Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier, "lock"),
        (Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, "record"),
    ],
)
def test_every_place_has_its_keys(
    frame: WindowFrame, qtbot: QtBot, keys: Qt.Key, modifier: Qt.KeyboardModifier, place: str
) -> None:
    with qtbot.waitSignal(frame.went) as went:
        QTest.keyClick(frame, keys, modifier)

    assert went.args == [place]


def test_search_and_back_have_their_keys(frame: WindowFrame, qtbot: QtBot) -> None:
    with qtbot.waitSignal(frame.search_wanted):
        QTest.keyClick(frame, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(frame.back_wanted):
        QTest.keyClick(frame, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)


def test_a_count_is_shown_and_said(frame: WindowFrame) -> None:
    frame.show_count("letters", 1204)

    assert button(frame.sidebar, "Letters, 1,204").isVisible()


def test_every_control_of_the_window_has_a_name(frame: WindowFrame) -> None:
    frame.toast("Decision 3 deleted", ("Undo", lambda: None))

    assert unnamed_controls(frame) == []


# Room


@pytest.mark.parametrize(
    ("percent", "width", "rail"), [(100, 1366, False), (100, 1100, True), (150, 1366, True), (150, 1920, False)]
)
def test_the_sidebar_becomes_a_rail_where_words_need_the_room(
    qapp: QApplication, open_frame: Callable[..., WindowFrame], percent: int, width: int, rail: bool
) -> None:
    theme.apply_look(qapp, Look(Theme.LIGHT, percent))

    assert open_frame(width=width).sidebar.is_rail() is rail


@pytest.mark.parametrize("percent", [80, 100, 125, 150, 200])
def test_the_window_fits_a_small_laptop_at_every_size_of_letters(
    qapp: QApplication, open_frame: Callable[..., WindowFrame], percent: int
) -> None:
    theme.apply_look(qapp, Look(Theme.LIGHT, percent))
    made = open_frame()
    qapp.processEvents()

    least = made.minimumSizeHint()
    assert (made.width(), made.height()) == (1366, 768)
    assert least.width() <= 1366
    assert least.height() <= 720  # a taskbar takes the rest
    for part in (made.sidebar.chip, made.sidebar.record, made.top_bar.cover, made.top_bar.search):
        assert made.rect().contains(part.mapTo(made, QPoint(0, 0)))
        assert made.rect().contains(part.mapTo(made, part.rect().bottomRight()))


def test_settings_and_lock_are_under_more_on_the_rail(
    open_frame: Callable[..., WindowFrame], qapp: QApplication
) -> None:
    made = open_frame(width=1000)

    press(button(made.sidebar, "More"))

    menu = qapp.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text().split("\t")[0] for action in menu.actions()] == ["Settings", "Lock"]
    menu.close()


def test_a_change_of_letters_turns_the_sidebar_at_once(frame: WindowFrame, qapp: QApplication) -> None:
    theme.apply_look(qapp, Look(Theme.LIGHT, 150))

    assert frame.sidebar.is_rail()


def test_each_state_has_a_shape_of_its_own(qapp: QApplication, qtbot: QtBot) -> None:
    pictures = set()
    for state in ChipState:
        canvas = _ShapeCanvas(state)
        qtbot.addWidget(canvas)
        # Kept in a variable: the bytes of a picture are gone with it.
        seen = canvas.grab().toImage().convertToFormat(QImage.Format.Format_Alpha8)
        pictures.add(bytes(seen.constBits()))

    # Connected or not, “waiting” is the same half circle; its colour and its words tell them apart.
    assert len(pictures) == len(ChipState) - 1


def test_the_chip_tells_a_screen_reader_only_what_is_new(qtbot: QtBot) -> None:
    chip = Chip(SAFE)
    qtbot.addWidget(chip)
    stopped = ChipWords(ChipState.STOPPED, "Stopped at 9 of 14", "16:31", Announce.POLITELY)

    with qtbot.waitSignal(speaker.said) as said:
        chip.show_state(stopped)
    with qtbot.assertNotEmitted(speaker.said):
        chip.show_state(stopped)

    assert said.args == ["Sync: Stopped at 9 of 14, 16:31", Announce.POLITELY]


def test_the_chip_can_always_be_pressed(qtbot: QtBot) -> None:
    for state in ChipState:
        chip = Chip(ChipWords(state, "Words"))
        qtbot.addWidget(chip)

        assert chip.isEnabled()


# Pages, panels, toasts


def test_the_heading_before_is_let_go(frame: WindowFrame) -> None:
    page = QWidget()
    frame.show_page(page, place="children", heading=PageHeading("Children", tags=[TagWords("64")]))

    titles = [label.text() for label in frame.top_bar.findChildren(Label) if label.isVisible()]
    assert "Children" in titles
    assert "Thursday 12 March" not in titles
    assert frame.page() is page


def test_a_bare_page_has_the_whole_content(frame: WindowFrame) -> None:
    frame.show_page(QWidget(), place="letters", bare=True)

    assert not frame.top_bar.isVisible()
    assert not frame.sidebar.isVisible()


def test_the_way_back_is_a_button_that_says_where_to(qtbot: QtBot) -> None:
    heading = PageHeading("Sam, 8", back_to="Children", avatar="fox")
    qtbot.addWidget(heading)
    heading.show()

    with qtbot.waitSignal(heading.back):
        press(button(heading, "Children"))


def a_panel() -> QWidget:
    content = QWidget()
    notes, done = NotesField("What was said"), Button("Done")
    content.setLayout(column(notes, done))
    content.setFocusProxy(notes)
    return content


def test_a_panel_takes_the_keyboard_and_escape_gives_it_back(frame: WindowFrame, qtbot: QtBot) -> None:
    who = button(frame, "Who")
    who.setFocus()
    frame.open_panel(a_panel(), "Record a conversation")
    assert focused().accessibleName() == "What was said"

    with qtbot.waitSignal(frame.panel_hidden):
        QTest.keyClick(focused(), Qt.Key.Key_Escape)

    assert frame.panel() is None
    assert who.hasFocus()


def test_tab_stays_within_the_panel(frame: WindowFrame) -> None:
    frame.open_panel(a_panel(), "Record a conversation")
    visited = []
    for _ in range(4):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        visited.append(focused().accessibleName())

    assert visited == ["Done", "What was said", "Done", "What was said"]


def test_a_panel_taller_than_the_window_scrolls_within_it(frame: WindowFrame) -> None:
    content = QWidget()
    content.setLayout(column(*(TextField(f"Field {number}") for number in range(40))))

    frame.open_panel(content, "A long one")

    panel = next(part for part in frame.findChildren(QWidget) if part.accessibleName() == "A long one")
    assert panel.height() <= frame.height()


def test_at_most_three_toasts_are_shown_and_the_oldest_goes(frame: WindowFrame) -> None:
    toasts = [frame.toast(f"Decision {number} deleted", ("Undo", lambda: None)) for number in range(1, 5)]

    assert [toast.isVisible() for toast in toasts[1:]] == [True] * 3
    assert not toasts[0].isVisible()


def test_undo_in_a_toast_works_by_mouse(frame: WindowFrame) -> None:
    undone: list[int] = []
    toast = frame.toast("Decision 3 deleted", ("Undo", lambda: undone.append(3)))

    press(button(toast, "Undo"))

    assert undone == [3]


# The cover


def test_f9_covers_the_work_from_eyes_and_from_screen_readers(frame: WindowFrame, qtbot: QtBot) -> None:
    who = button(frame, "Who")

    with qtbot.waitSignal(frame.covered):
        QTest.keyClick(frame, Qt.Key.Key_F9)

    assert frame.is_covered()
    assert not who.isVisible()
    assert not frame.sidebar.isVisible()
    assert frame.windowTitle() == "Clock"


def test_f9_on_the_cover_asks_to_come_back_and_says_after_how_long(
    frame: WindowFrame, qtbot: QtBot, clock: Clock
) -> None:
    frame.cover()
    clock.at = MORNING + timedelta(seconds=95)

    with qtbot.waitSignal(frame.uncover_asked) as asked:
        QTest.keyClick(frame, Qt.Key.Key_F9)

    assert asked.args == [95]
    assert frame.is_covered()


def test_coming_back_leaves_everything_as_it_was(frame: WindowFrame) -> None:
    who = button(frame, "Who")
    who.setFocus()
    title = frame.windowTitle()

    frame.cover()
    frame.uncover()

    assert who.isVisible()
    assert who.hasFocus()
    assert frame.windowTitle() == title == "IRO Desktop"


def test_no_key_works_behind_the_cover(frame: WindowFrame, qtbot: QtBot) -> None:
    frame.cover()

    with qtbot.assertNotEmitted(frame.went), qtbot.assertNotEmitted(frame.search_wanted):
        QTest.keyClick(frame, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(frame, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)


def test_shift_three_times_covers(frame: WindowFrame) -> None:
    for _ in range(3):
        QTest.keyClick(frame.windowHandle(), Qt.Key.Key_Shift)

    assert frame.is_covered()


def test_capital_letters_do_not_cover(frame: WindowFrame) -> None:
    for key in (Qt.Key.Key_S, Qt.Key.Key_G, Qt.Key.Key_T):
        QTest.keyClick(frame.windowHandle(), Qt.Key.Key_Shift)
        QTest.keyClick(frame.windowHandle(), key, Qt.KeyboardModifier.ShiftModifier)

    assert not frame.is_covered()


# Practise


def test_a_practise_window_says_so_in_its_title_and_at_its_edge(open_frame: Callable[..., WindowFrame]) -> None:
    made, real = open_frame(practise=True), open_frame()

    assert made.windowTitle() == "IRO Desktop · Practise"
    edge = made.grab().toImage()
    assert len({edge.pixel(x, 2) for x in range(400, 460)}) > 2
    plain = real.grab().toImage()
    assert len({plain.pixel(x, 2) for x in range(400, 460)}) == 1


class _ShapeCanvas(QWidget):
    def __init__(self, state: ChipState) -> None:
        super().__init__()
        self._state = state
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.resize(32, 32)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        del event
        draw_shape(QPainter(self), self._state, QRectF(self.rect()))
