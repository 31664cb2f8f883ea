"""Reading a letter together: opens the child's window, hides everything else, and brings back what was pressed."""

from collections.abc import Container
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from shiboken6 import isValid

from iro_desktop.actions.drawing_drafts import keep_finished_drawing
from iro_desktop.actions.showing_pin import has_pin
from iro_desktop.exchange.pictures import clean
from iro_desktop.queries.showing import PressedButton, Showing, showing, waiting_reactions
from iro_desktop.store.store import Session
from iro_desktop.ui.desk import Desk
from iro_desktop.ui.drawing.page import DrawingPage
from iro_desktop.ui.main_window import MainWindow
from iro_desktop.ui.screen import Screen
from iro_desktop.ui.shell.frame import WindowFrame
from iro_desktop.ui.showing.panels import BeginShowing, PressedPanel
from iro_desktop.ui.showing.voice import find_voice
from iro_desktop.ui.showing.window import ShowingWindow


class Together(QObject):
    """Belongs to one letter's screen."""

    waiting = Signal(str, int)
    """The child's name, and how many buttons they pressed about which the officer has not decided."""
    part_wanted = Signal(str, str)
    """Lead to this part of the letter in this language: the child wants it changed."""

    def __init__(self, desk: Desk, letter_id: UUID, screen: Screen) -> None:
        super().__init__(screen)
        self._desk, self._letter_id, self._screen = desk, letter_id, screen
        self.window: ShowingWindow | None = None
        self._name = ""
        self._pressed: tuple[PressedButton, ...] = ()
        desk.casework.changed.connect(self._changed)
        self.look()

    def look(self) -> None:
        """See what waits for the officer."""
        query = partial(waiting_reactions, letter_id=self._letter_id)
        self._desk.casework.ask_afterwards(self, query, then=self._show_waiting)

    def begin(self) -> None:
        """Ask how to read. What was typed is given to be saved first: the words that are shown are read after it."""
        self._screen.leave()
        query = partial(
            _shown, letter_id=self._letter_id, today=self._desk.today(), bank_holidays=self._desk.bank_holidays
        )
        self._desk.casework.ask(self, query, then=self._choose)

    def open(self, shown: Showing, way: str, screen: int) -> None:
        """Show it on a screen, counted from 0; what else the program shows goes away meanwhile."""
        if self.window is not None:
            return
        window = ShowingWindow(self._desk, shown, way, find_voice())
        self.window = window
        window.left.connect(self._leave)
        window.lock_wanted.connect(self._lock)
        window.draw_wanted.connect(partial(self._draw, shown.child_id))
        main = self._screen.window()
        main.destroyed.connect(window.close_for_good)
        screens = QGuiApplication.screens()
        place = screens[screen if screen < len(screens) else 0]
        window.setGeometry(place.geometry())
        window.showFullScreen()
        window.activateWindow()
        window.setFocus()
        if isinstance(main, WindowFrame):
            # Covered it says nothing and shows nothing; hidden it cannot be brought to the front.
            main.cover()
            main.hide()
        if isinstance(main, MainWindow):
            # Reading is being there: the idle lock counts what is pressed in this window too.
            window.windowHandle().installEventFilter(main.idle)
            main.locked.connect(self._close)

    def show_pressed(self) -> None:
        """The panel in which the officer decides."""
        if self._pressed:
            panel = PressedPanel(self._desk, self._name or "the child", self._pressed)
            panel.part_wanted.connect(self.part_wanted)
            self._desk.show_panel(panel, "What was pressed")

    def _choose(self, answer: tuple[Showing, bool]) -> None:
        shown, is_set = answer
        self._name = shown.child_known_as
        panel = BeginShowing(self._desk, shown.child_known_as or "the child", needs_pin=not is_set)
        panel.chosen.connect(partial(self.open, shown))
        self._desk.show_panel(panel, "Show the letter")

    def _leave(self) -> None:
        self._close()
        main = self._screen.window()
        if isinstance(main, WindowFrame):
            main.show()
            main.uncover()
            main.activateWindow()
        query = partial(waiting_reactions, letter_id=self._letter_id)
        self._desk.casework.ask(self, query, then=self._show_after)

    def _show_after(self, pressed: tuple[PressedButton, ...]) -> None:
        self._show_waiting(pressed)
        self.show_pressed()

    def _lock(self) -> None:
        """Closed some other way, or slept: what can be locked is locked; a practise window asks for the PIN."""
        main = self._screen.window()
        if isinstance(main, MainWindow) and main.can_lock():
            main.lock()
        elif self.window is not None:
            self.window.ask_for_pin()

    def _close(self) -> None:
        window, self.window = self.window, None
        if window is not None and isValid(window):
            window.close_for_good()

    def _draw(self, child_id: UUID) -> None:
        if self.window is None:
            return
        window = self.window
        window.is_drawing = True
        page = DrawingPage(self._desk, child_id, window)
        page.finished.connect(partial(self._keep_drawing, child_id))
        page.destroyed.connect(partial(_drawing_is_over, window))

    def _keep_drawing(self, child_id: UUID, picture: bytes) -> None:
        kept = clean(bytes(picture))
        keep = partial(
            keep_finished_drawing,
            child_id=child_id,
            data=kept.data,
            media_type=kept.media_type,
            taken_on=self._desk.today(),
        )
        self._desk.casework.write(self._desk.casework, keep)

    def _show_waiting(self, pressed: tuple[PressedButton, ...]) -> None:
        self._pressed = pressed
        self.waiting.emit(self._name, len(pressed))

    def _changed(self, kinds: frozenset[str]) -> None:
        if "letter_reaction" in kinds:
            self.look()


def _drawing_is_over(window: ShowingWindow, _: QObject | None = None) -> None:
    if isValid(window):
        window.is_drawing = False


def _shown(session: Session, letter_id: UUID, *, today: date, bank_holidays: Container[date]) -> tuple[Showing, bool]:
    return showing(session, letter_id, today=today, bank_holidays=bank_holidays), has_pin(session)
