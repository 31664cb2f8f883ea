"""A page over the whole window: what lies beneath is out of reach, for eyes, for Tab and for the window's own keys."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShortcut
from PySide6.QtWidgets import QFrame, QMainWindow, QWidget
from shiboken6 import isValid

from iro_desktop.ui.shell.cover import Cover

_STILL_WORK = frozenset({"F9", "Ctrl+L"})
"""The cover and the lock are never out of reach."""


class OverPage(QFrame):
    """Stands over a window until it is put away; Esc leaves it. The cover still hides it, and brings it back."""

    left = Signal()
    """The officer or the child went back."""

    def __init__(self, name: str, window: QWidget) -> None:
        ground = (window.centralWidget() if isinstance(window, QMainWindow) else None) or window
        super().__init__(ground)
        self._ground, self._window = ground, window
        self.setProperty("role", "sheet")
        self.setAccessibleName(name)
        self.setAutoFillBackground(True)
        self._covers = ground.findChildren(Cover, options=Qt.FindChildOption.FindDirectChildrenOnly)
        beneath = ground.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        self._beneath = [one for one in beneath if one is not self and one not in self._covers and one.isEnabled()]

    def open_page(self, first: QWidget) -> None:
        """Show it, with the keyboard in `first`."""
        for one in self._beneath:
            one.setEnabled(False)
        self._let_keys_work(False)
        for watched in (self._ground, *self._covers):
            watched.installEventFilter(self)
        self.setGeometry(self._ground.rect())
        self.show()
        self.raise_()
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def put_away(self) -> None:
        """Give the window back to what lies beneath."""
        for watched in (self._ground, *self._covers):
            watched.removeEventFilter(self)
        for one in self._beneath:
            if isValid(one):
                one.setEnabled(True)
        self._let_keys_work(True)
        self.hide()
        self.deleteLater()

    def leave(self) -> None:
        """Put it away as by Back or Esc."""
        self.put_away()
        self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if watched is self._ground and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._ground.rect())
        elif isinstance(watched, Cover) and event.type() == QEvent.Type.Show:
            self.hide()
        elif isinstance(watched, Cover) and event.type() == QEvent.Type.Hide:
            self.show()
            # Uncovering gives every key of the window back, once the cover has gone.
            QTimer.singleShot(0, self, lambda: self._let_keys_work(False))
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _let_keys_work(self, work: bool) -> None:
        own = self._window.findChildren(QShortcut, options=Qt.FindChildOption.FindDirectChildrenOnly)
        for shortcut in own:
            if shortcut.key().toString() not in _STILL_WORK:
                shortcut.setEnabled(work)
