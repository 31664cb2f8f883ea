"""Search or do: the keyboard stays in the field, the arrow keys walk through what was found."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from iro_desktop.queries.lately import lately_open
from iro_desktop.queries.search import Hit, HitKind, look_for
from iro_desktop.queries.who import Who
from iro_desktop.ui import theme
from iro_desktop.ui.desk import Desk, Place
from iro_desktop.ui.kit import Label, RowsView, Scroller, TextField, column, speaker
from iro_desktop.ui.search import viewmodel
from iro_desktop.ui.search.viewmodel import Group
from iro_desktop.ui.tokens import Style, Tone

_HEIGHT = 470
_KINDS = len(HitKind) + 1


class SearchPanel(QWidget):
    """`closed` comes when something was opened; Esc is the window's."""

    closed = Signal()
    raise_wanted = Signal()
    """Raise a resolution was chosen: the panel for it is the window's."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shown: tuple[Group, ...] = ()
        self._shown_for: str | None = None
        """What had been typed when this was found."""
        self._opens_first = False
        """Enter was pressed before the answer came: the first of what is found opens."""
        self._current = (0, 0)
        self.field = TextField(
            "Search or do", placeholder="A name, a number, a word, or something to do", icon_name="search", tall=True
        )
        self.field.edited.connect(self._ask)
        self.field.installEventFilter(self)
        self._groups = [_GroupList() for _ in range(_KINDS)]
        self._nothing = Label("", tone=Tone.SECONDARY)
        self._nothing.hide()
        inside = QWidget()
        lines = column(self._nothing)
        for place, group in enumerate(self._groups):
            group.rows.opened.connect(partial(self._open_row, place))
            lines.addWidget(group)
        lines.addStretch(1)
        inside.setLayout(lines)
        self._results = Scroller(inside, name="What was found")
        whole = column(self.field, 12, self._results)
        whole.setStretch(2, 1)
        self.setLayout(whole)
        self.setFocusProxy(self.field)
        self._lately: tuple[Who, ...] = ()
        self._show("", ())
        desk.casework.ask(self, lately_open, then=self._show_lately)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(600), theme.px(_HEIGHT))

    def hasHeightForWidth(self) -> bool:
        return False

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self._move(1 if event.key() == Qt.Key.Key_Down else -1)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._enter()
                return True
        return super().eventFilter(watched, event)

    def _enter(self) -> None:
        """Open what is marked; never what was found for other letters, which may be another child."""
        if self._shown_for == self.field.value():
            self._open(*self._current)
        else:
            self._opens_first = True

    def _ask(self) -> None:
        typed = self.field.value()
        self._opens_first = False
        if not typed.strip():
            self._show(typed, ())
            return
        self._desk.casework.ask(self, partial(look_for, typed=typed), then=partial(self._show, typed))

    def _show_lately(self, children: tuple[Who, ...]) -> None:
        self._lately = children
        if not self.field.value().strip():
            self._show(self.field.value(), ())

    def _show(self, typed: str, hits: tuple[Hit, ...]) -> None:
        if typed != self.field.value():
            return  # the answer to what was typed before; another is on its way
        self._shown_for = typed
        self._shown = viewmodel.groups(hits, typed, self._desk.today(), self._lately)
        for place, group in enumerate(self._groups):
            group.show_group(self._shown[place] if place < len(self._shown) else None)
        self._nothing.setVisible(not self._shown)
        self._nothing.show_words(viewmodel.nothing_found(typed))
        self._go_to(0, 0)
        if typed.strip():
            count = sum(len(group.rows) for group in self._shown)
            speaker.say(self, viewmodel.found_in_words(count) if count else viewmodel.nothing_found(typed))
        if self._opens_first:
            self._opens_first = False
            self._open(*self._current)

    def _move(self, step: int) -> None:
        everywhere = [(place, row) for place, group in enumerate(self._shown) for row in range(len(group.rows))]
        if everywhere:
            now = everywhere.index(self._current) if self._current in everywhere else 0
            self._go_to(*everywhere[max(0, min(now + step, len(everywhere) - 1))])

    def _go_to(self, place: int, row: int) -> None:
        self._current = (place, row)
        for number, group in enumerate(self._groups):
            group.mark(row if number == place else None)
        if place < len(self._shown):
            marked = self._groups[place]
            top = marked.y() + marked.rows.y() + marked.rows.visualRect(marked.rows.currentIndex()).center().y()
            self._results.ensureVisible(0, top, 0, theme.px(60))
            speaker.say(self, self._shown[place].rows[row].spoken)

    def _open_row(self, place: int, key: object) -> None:
        keys = [row.key for row in self._shown[place].rows]
        self._open(place, keys.index(key))

    def _open(self, place: int, row: int) -> None:
        if place >= len(self._shown):
            return
        where: Place | None = self._shown[place].places[row]
        self.closed.emit()
        if where is None:
            self._desk.capture(None)
        elif where == viewmodel.RAISE:
            self.raise_wanted.emit()
        else:
            self._desk.go(where)


class _GroupList(QWidget):
    """A heading and its rows. The keyboard never comes here: the field keeps it."""

    def __init__(self) -> None:
        super().__init__()
        self._title = Label("", Style.SMALL, Tone.SECONDARY, bold=True)
        self.rows = RowsView("Found", on_desk=False, fits=True, padding=8, row_height=48, avatar_size=32)
        self.rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setLayout(column(self._title, 2, self.rows, 10))

    def show_group(self, group: Group | None) -> None:
        self.setVisible(group is not None)
        self.rows.show_rows(group.rows if group else ())
        if group is not None:
            self._title.show_words(group.title)
            self.rows.setAccessibleName(group.title)

    def mark(self, row: int | None) -> None:
        self.rows.clearSelection()
        if row is not None and row < len(self.rows.rows()):
            self.rows.choose(self.rows.rows()[row].key)
