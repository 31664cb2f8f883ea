"""The window: sidebar, top bar, the page on screen, and over them panels, toasts and the cover. It decides nothing."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QRegion,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget
from shiboken6 import isValid

from iro_desktop.ui import theme
from iro_desktop.ui.kit.frames import column, row
from iro_desktop.ui.kit.notices import Toast
from iro_desktop.ui.shell.cover import NEUTRAL_TITLE, Cover
from iro_desktop.ui.shell.overlay import Overlay
from iro_desktop.ui.shell.sidebar import LOCK, RAISE, RECORD, SETTINGS, Sidebar
from iro_desktop.ui.shell.tabbing import tab_on
from iro_desktop.ui.shell.toasts import Action, ToastArea
from iro_desktop.ui.shell.top_bar import SEARCH_KEY, TopBar
from iro_desktop.ui.shown import ChipWords, Place

RAIL_BELOW = 1180
"""Pixels of window width at 100 % text below which the sidebar becomes a rail; grows with the letters."""
SMALLEST_SIZE = QSize(900, 600)
_OWN_PLACES = (RECORD, RAISE, SETTINGS, LOCK, Place("sync", "Sync centre", "refresh-cw", "Ctrl+0"))
_STRIPES, _STRIPE = 5, 12
"""The striped edge of a practise window, and one stripe along it, in pixels."""
_SHIFTS_TO_COVER = 3
_SIDE_BUTTONS = {Qt.MouseButton.BackButton: "back", Qt.MouseButton.ForwardButton: "forward"}
_SHIFTS_WITHIN_MS = 5000
_CLOCK_MS = 1000


class WindowFrame(QMainWindow):
    """The one window. Whoever owns it listens to its signals and tells it what to show.

    `now` gives the moment in the officer's own time, for the cover's clock. A practise window has a striped edge and
    the word in its title.
    """

    went = Signal(str)
    """A place was pressed, or its shortcut: its key, or `record`, `raise`, `settings`, `lock`, `sync`."""
    search_wanted = Signal()
    back_wanted = Signal()
    forward_wanted = Signal()
    covered = Signal()
    """The window is covered: save what is being typed."""
    uncover_asked = Signal(int)
    """F9 on the cover, with the seconds since it was covered: call `uncover`, or ask for the PIN first."""

    def __init__(
        self,
        places: Sequence[Place],
        chip: ChipWords,
        *,
        now: Callable[[], datetime],
        title: str = "IRO Desktop",
        practise: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        theme.dress(self)
        self._now = now
        self._title = f"{title} · Practise" if practise else title
        self._covered_at: datetime | None = None
        self._focus_before: QWidget | None = None
        self._shifts: list[int] = []
        self.sidebar = Sidebar(places, chip)
        self.top_bar = TopBar()
        self.pages = QStackedWidget()
        self._body = _Body(practise=practise)
        self._content = QWidget()
        self._content.setProperty("role", "page")
        inside = column(self.top_bar, self.pages)
        inside.setStretch(1, 1)
        self._content.setLayout(inside)
        edge = _STRIPES if practise else 0
        whole = row(self.sidebar, self._content, margins=(edge, edge, edge, edge))
        whole.setStretch(1, 1)
        self._body.setLayout(whole)
        self._ground = QWidget()
        self._ground.setLayout(column(self._body))
        self.setCentralWidget(self._ground)
        self._cover = Cover(self._ground)
        self._overlay = Overlay(self._body)
        self._toasts = ToastArea(self._content)
        self._clock = QTimer(self)
        self._clock.setInterval(_CLOCK_MS)
        self._clock.timeout.connect(lambda: self._cover.show_time(self._now()))
        self._shortcuts = self._make_shortcuts(places)
        self.sidebar.went.connect(self.went)
        self.top_bar.search_wanted.connect(self.search_wanted)
        self.top_bar.cover_wanted.connect(self.cover)
        self._overlay.hidden_by_officer.connect(self.panel_hidden)
        self.setMinimumSize(SMALLEST_SIZE)
        self.setWindowTitle(self._title)

    panel_hidden = Signal()
    """The officer hid the panel with Esc or a click beside it."""

    def show_page(
        self,
        page: QWidget,
        *,
        place: str,
        heading: QWidget | None = None,
        search: bool = True,
        bare: bool = False,
    ) -> None:
        """Show a page, mark its place in the sidebar, and put its heading beside search and cover.

        A page is kept until `forget_page`, and gets the keyboard: its focus proxy says where in it. A page that is on
        screen already gets another heading and nothing else, as the officer may be typing in it or on a panel. `bare`
        leaves the whole content to the page, which then has its own bars.
        """
        fresh = self.page() is not page
        if self.pages.indexOf(page) < 0:
            self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)
        self.sidebar.show_place(place)
        self.top_bar.show_heading(heading, search=search)
        self.top_bar.setVisible(not bare)
        self.sidebar.setVisible(not bare)
        if fresh:
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def hold_picture(self) -> None:
        """Keep what is painted now, while the next page asks for its rows: nobody should see it empty first."""
        self._content.setUpdatesEnabled(False)

    def let_go_of_picture(self) -> None:
        """Paint again."""
        self._content.setUpdatesEnabled(True)

    def page(self) -> QWidget | None:
        """The page on screen; None before the first."""
        return self.pages.currentWidget() if self.pages.count() else None

    def forget_page(self, page: QWidget) -> None:
        """Take a page out for good; answers that still come for it find nobody."""
        self.pages.removeWidget(page)
        page.deleteLater()

    def show_chip(self, chip: ChipWords) -> None:
        self.sidebar.chip.show_state(chip)

    def show_count(self, place: str, count: int | None) -> None:
        self.sidebar.show_count(place, count)

    def toast(self, words: str, *actions: Action) -> Toast:
        """Say what was done, for ten seconds: `frame.toast("Decision 3 deleted", ("Undo", undo))`."""
        return self._toasts.show_toast(words, actions)

    def open_panel(self, content: QWidget, name: str) -> None:
        """Put content on a panel over the window; `name` is what a screen reader calls it."""
        self._overlay.show_content(content, name)

    def close_panel(self) -> None:
        self._overlay.take_away()

    def panel(self) -> QWidget | None:
        """The content of the open panel; None when none is open."""
        return self._overlay.content()

    def cover(self) -> None:
        """Cover everything at once. What lies beneath is hidden, from eyes and from screen readers."""
        if self.is_covered():
            return
        self._covered_at = self._now()
        self._focus_before = self.focusWidget()
        self._cover.show_time(self._covered_at)
        self._cover.setGeometry(self._ground.rect())
        self._cover.show()
        self._cover.raise_()
        self._cover.repaint()  # before anything is saved: a face at the window sees the cover first
        self._body.hide()
        self.setWindowTitle(NEUTRAL_TITLE)
        self._cover.setFocus()
        for shortcut in self._shortcuts:
            shortcut.setEnabled(False)
        self._clock.start()
        self.covered.emit()

    def uncover(self) -> None:
        """Show the work again, the keyboard where it was."""
        if not self.is_covered():
            return
        self._covered_at = None
        self._clock.stop()
        self._body.show()
        self._cover.hide()
        self.setWindowTitle(self._title)
        for shortcut in self._shortcuts:
            shortcut.setEnabled(True)
        if self._focus_before is not None and isValid(self._focus_before):
            self._focus_before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._focus_before = None

    def is_covered(self) -> bool:
        return self._covered_at is not None

    def focusNextPrevChild(self, forward: bool, /) -> bool:
        tab_on(self, forward=forward)
        return True

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._cover.setGeometry(self._ground.rect())
        self._fit()

    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        self.windowHandle().installEventFilter(self)

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if theme.is_restyle(event) and hasattr(self, "_cover"):
            self._fit()

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._count_shifts(event)
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent) and not self.is_covered():
            wanted = _SIDE_BUTTONS.get(event.button())
            if wanted is not None:
                (self.back_wanted if wanted == "back" else self.forward_wanted).emit()
                return True
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        self.sidebar.use_rail(self.width() < theme.px(RAIL_BELOW))

    def _count_shifts(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Shift or event.isAutoRepeat():
            self._shifts.clear()
            return
        self._shifts = [at for at in self._shifts if event.timestamp() - at < _SHIFTS_WITHIN_MS]
        self._shifts.append(event.timestamp())
        if len(self._shifts) >= _SHIFTS_TO_COVER:
            self._shifts.clear()
            self.cover()

    def _make_shortcuts(self, places: Sequence[Place]) -> list[QShortcut]:
        made = []
        keys = (
            (SEARCH_KEY, self.search_wanted),
            ("Alt+Left", self.back_wanted),
            ("Alt+Right", self.forward_wanted),
        )
        for key, wanted in keys:
            made.append(QShortcut(QKeySequence(key), self))
            made[-1].activated.connect(wanted)
        for place in (*places, *_OWN_PLACES):
            if place.shortcut:
                made.append(QShortcut(QKeySequence(place.shortcut), self))
                made[-1].activated.connect(partial(self.went.emit, place.key))
        cover = QShortcut(QKeySequence("F9"), self)
        cover.activated.connect(self._cover_key)
        return made

    def _cover_key(self) -> None:
        if self._covered_at is None:
            self.cover()
        else:
            self.uncover_asked.emit(int((self._now() - self._covered_at).total_seconds()))


class _Body(QWidget):
    """Everything under the cover; striped at the edge when nothing in it is real."""

    def __init__(self, *, practise: bool) -> None:
        super().__init__()
        self._practise = practise
        self.setProperty("role", "page")

    def paintEvent(self, event: QPaintEvent, /) -> None:
        super().paintEvent(event)
        if not self._practise:
            return
        painter = QPainter(self)
        # Only the edge: while a page is held still, what lies under it must not be painted over it.
        inside = self.rect().adjusted(_STRIPES, _STRIPES, -_STRIPES, -_STRIPES)
        painter.setClipRegion(QRegion(self.rect()).subtracted(QRegion(inside)))
        painter.fillRect(self.rect(), QBrush(_tile(self.devicePixelRatioF())))


def _tile(scale: float) -> QPixmap:
    """One tile of the striped edge: tiles join without a seam. `scale` is the screen's pixels to one of ours.

    One path with every stripe of the window takes a third of a second to fill, at each repaint.
    """
    now = theme.tokens()
    side = 2 * _STRIPE
    tile = QPixmap(round(side * scale), round(side * scale))
    tile.setDevicePixelRatio(scale)
    tile.fill(QColor(now.attention_tint))
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(now.attention))
    for left in (-side, 0):
        corners = ((left, side), (left + side, 0), (left + side + _STRIPE, 0), (left + _STRIPE, side))
        painter.drawPolygon([QPointF(*corner) for corner in corners])
    painter.end()
    return tile
