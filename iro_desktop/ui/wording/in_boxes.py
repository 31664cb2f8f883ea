"""The writing help in every box of the window that a child may read one day: marks after a pause, F7 walks them."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from iro_desktop.queries.help_words import who_reads
from iro_desktop.ui.desk import Desk
from iro_desktop.ui.kit import NotesField
from iro_desktop.ui.wording.helping import Boxes, WritingHelp
from iro_desktop.writing.help import Reader
from iro_desktop.writing.marks import WrittenFor

NOTHING_MARKED = "Nothing is marked in what is written here."


class HelpInBoxes(QObject):
    """Follows the keyboard. A box says for itself whether it is helped: `NotesField.helped`. A letter has its own help.

    Until a box gets the keyboard nothing is read or worked out, so no page opens later for it. A key that is typed
    starts a timer and does nothing else.
    """

    def __init__(self, desk: Desk, window: QWidget, child_shown: Callable[[], UUID | None]) -> None:
        super().__init__(window)
        self._desk, self._window, self._child_shown = desk, window, child_shown
        self._page: QWidget = window
        self._about: tuple[UUID | None] | None = None
        """The child of the box in use, known or not; None before there was one."""
        self.help = WritingHelp(window, desk, Boxes(self._fields, written_for=_reader_of))
        self._next = QShortcut(QKeySequence("F7"), window)
        self._next.activated.connect(self._go_on)
        self._next.setEnabled(False)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)
        self._focus_moved(None, QApplication.focusWidget())

    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        box = now if isinstance(now, NotesField) and self._is_helped(now) else None
        # Where a letter is open, F7 is its own.
        self._next.setEnabled(box is not None or (now is not None and self.help.panel().isAncestorOf(now)))
        if box is None:
            return
        self._page = _page_of(box, self._window)
        if not box.property("looked_after"):
            box.setProperty("looked_after", True)
            box.textChanged.connect(self.help.typed)
        self._ask_who_reads(self._child_of(self._page))

    def _ask_who_reads(self, child_id: UUID | None) -> None:
        if self._about == (child_id,):
            self.help.typed()
            return
        self._about = (child_id,)
        query = partial(who_reads, child_id=child_id, today=self._desk.today())
        self._desk.casework.ask_afterwards(self, query, then=partial(self._show_reader, child_id))

    def _show_reader(self, child_id: UUID | None, reader: Reader) -> None:
        if self._about == (child_id,):
            self.help.show_reader(reader, child_id)
            self.help.look()

    def _go_on(self) -> None:
        if not self.help.go_on():
            self._desk.say(NOTHING_MARKED, ())

    def _fields(self) -> list[NotesField]:
        """Those of the page or panel in use that can be seen, in the order in which Tab walks it."""
        if not isValid(self._page):
            return []  # a page that was left while its words were still to be looked at
        return [one for one in self._page.findChildren(NotesField) if self._is_helped(one)]

    def _is_helped(self, field: NotesField) -> bool:
        return (
            field.written_for is not None
            and not field.isReadOnly()
            and self._window.isAncestorOf(field)
            and field.isVisibleTo(self._window)
        )

    def _child_of(self, page: QWidget) -> UUID | None:
        """The child of a page or panel that says one, else of the page that the window shows."""
        told = getattr(page, "child_shown", None)
        shown = told() if callable(told) else self._child_shown()
        return shown if isinstance(shown, UUID) else None


def _page_of(box: QWidget, window: QWidget) -> QWidget:
    """The page or panel that a box stands in: the nearest that says whose it is, or that can be closed."""
    at = box.parentWidget()
    while at is not None and at is not window:
        if hasattr(at, "child_shown") or hasattr(at, "closed"):
            return at
        at = at.parentWidget()
    return window


def _reader_of(field: NotesField) -> WrittenFor:
    return field.written_for or WrittenFor.RECORD
