"""The child a conversation is about: found by a few letters, then shown with picture, age and home."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from iro_desktop.queries.capture import ChildToChoose
from iro_desktop.ui.capture import viewmodel
from iro_desktop.ui.kit import Avatar, Button, Label, Role, RowsView, TextField, column, row
from iro_desktop.ui.tokens import Style, Tone

_PICTURE = 40


class ChildChooser(QWidget):
    """Typing narrows the list, Enter takes the one that is sure, Down goes into the list, “Change” begins again."""

    chosen = Signal(object)
    """The ChildToChoose, by the officer's own choice."""
    narrowed = Signal()
    """Other letters are typed, or none any more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._children: dict[UUID, ChildToChoose] = {}
        self._today: date | None = None
        self._enter_waits = False
        self._found = viewmodel.Matches((), None, "")
        self._build()

    def show_children(self, children: Sequence[ChildToChoose], today: date) -> None:
        """The children there are. What was typed before they came is looked for now."""
        self._children = {child.who.child_id: child for child in children}
        self._today = today
        enter_waits = self._enter_waits
        self._narrow()
        if enter_waits:
            self._take_sure()

    def typed(self) -> str:
        return self.line.text()

    def show_chosen(self, child: ChildToChoose) -> None:
        """Show this child as chosen."""
        name, below = viewmodel.child_words(child, self._today) if self._today else ("", "")
        self._picture.show_animal(child.who.animal)
        self._picture.show()
        self._name.show_words(name)
        self._below.show_words(below)
        self._below.setVisible(bool(below))
        self._finder.hide()
        self._chosen.show()
        self.updateGeometry()

    def wait_for_name(self) -> None:
        """The child is known and the name is on its way: neither finder nor picture yet."""
        self._finder.hide()
        self._picture.hide()
        self._chosen.show()

    def ask_again(self) -> None:
        """Show the finder, with the keyboard in it."""
        self._chosen.hide()
        self._finder.show()
        self.line.clear()
        self._narrow()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.updateGeometry()

    def is_asking(self) -> bool:
        """Whether the finder is shown."""
        return not self._finder.isHidden()

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Down and self.rows.rows():
                self.rows.setFocus(Qt.FocusReason.TabFocusReason)
                self.rows.choose(self.rows.rows()[0].key)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
                self._take_sure()
                return True
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        self.line = TextField("Child", placeholder="Name, initials or number", icon_name="search")
        self.line.edited.connect(self._narrow)
        self.line.installEventFilter(self)
        self.rows = RowsView("Children that match", on_desk=False, fits=True)
        self.rows.opened.connect(self._take)
        self._count = Label("", Style.SMALL, Tone.SECONDARY)
        self._finder = QWidget()
        self._finder.setLayout(column(self.line, 4, self.rows, 4, self._count))
        self._picture = Avatar("fox", _PICTURE)
        self._name = Label("", bold=True)
        self._below = Label("", Style.SMALL, Tone.SECONDARY)
        change = Button("Change", Role.QUIET)
        change.clicked.connect(self.ask_again)
        names = column(self._name, self._below)
        inside = row(self._picture, names, change, gap=12)
        inside.setStretch(1, 1)
        self._chosen = QWidget()
        self._chosen.setLayout(inside)
        self._chosen.hide()
        self.setLayout(column(self._finder, self._chosen))
        self.setFocusProxy(self.line)

    def _narrow(self) -> None:
        self._enter_waits = False
        if self._today is None:
            return
        self._found = viewmodel.matches(tuple(self._children.values()), self.typed(), self._today)
        self.rows.show_rows(self._found.rows)
        self.rows.setVisible(bool(self._found.rows))
        self._count.show_words(self._found.words)
        self._count.setVisible(bool(self._found.words))
        self.narrowed.emit()
        self.updateGeometry()

    def _take_sure(self) -> None:
        if self._today is None:
            self._enter_waits = True
            return
        self._enter_waits = False
        if self._found.sure is not None:
            self._take(self._found.sure)
        elif self._found.rows and self.typed().strip():
            self.rows.setFocus(Qt.FocusReason.TabFocusReason)
            self.rows.choose(self._found.rows[0].key)

    def _take(self, child_id: object) -> None:
        if isinstance(child_id, UUID) and child_id in self._children:
            self.chosen.emit(self._children[child_id])
