"""A panel over the window, the rest dimmed: for quick capture and the like. Esc hides it and nothing is lost."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from iro_desktop.ui import theme
from iro_desktop.ui.kit.frames import Panel, Scroller
from iro_desktop.ui.shell.tabbing import tab_on

WIDTH = 700
_MARGIN = 24
_PADDING, _RING_ROOM = 16, 8
# Together the 24 of our drawings; the inner part leaves the focus ring room where the panel scrolls.
_DIM = QColor(31, 42, 48, 87)
"""34 % of our darkest ink."""


class Overlay(QWidget):
    """Holds one panel at a time. `hidden_by_officer` comes after Esc, or a click beside the panel."""

    hidden_by_officer = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self._panel: Panel | None = None
        self._content: QWidget | None = None
        self._scroller: Scroller | None = None
        self._before: QWidget | None = None
        parent.installEventFilter(self)
        self.hide()

    def show_content(self, content: QWidget, name: str) -> None:
        """Put a panel with this content over the window. The keyboard goes into it, and back where it was after."""
        self.take_away()
        self._before = QApplication.focusWidget()
        self._content = content
        layout = content.layout()
        assert layout is not None, "what stands on a panel is laid out"
        layout.setContentsMargins(*(_RING_ROOM,) * 4)
        self._scroller = Scroller(content, name=name, gives_way=True)
        self._panel = Panel(self._scroller, parent=self)
        self._panel.body.setContentsMargins(*(_PADDING,) * 4)
        self._panel.setAccessibleName(name)
        content.installEventFilter(self)
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()
        self._place()
        self._panel.show()
        content.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def content(self) -> QWidget | None:
        """What is shown now; None when nothing is."""
        return self._content

    def take_away(self) -> None:
        """Hide the panel and let its content go; the keyboard returns to where it was."""
        if self._panel is not None:
            self._panel.hide()
            self._panel.deleteLater()
        self._panel = self._content = self._scroller = None
        self.hide()
        if self._before is not None and isValid(self._before):
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._over and self.isVisible():
            self.setGeometry(self._over.rect())
            self._place()
        elif event.type() == QEvent.Type.LayoutRequest and watched is self._content:
            # What is on the panel grew or shrank; its scroll area keeps that to itself.
            self._place()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._hide()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        if self._panel is not None and not self._panel.geometry().contains(event.position().toPoint()):
            self._hide()

    def focusNextPrevChild(self, forward: bool, /) -> bool:
        """Tab goes round within the panel and never to what lies dimmed behind it."""
        tab_on(self, forward=forward)
        return True

    def paintEvent(self, event: QPaintEvent, /) -> None:
        del event
        QPainter(self).fillRect(self.rect(), _DIM)

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if theme.is_restyle(event):
            self._place()

    def _hide(self) -> None:
        self.take_away()
        self.hidden_by_officer.emit()

    def _place(self) -> None:
        panel, content = self._panel, self._content
        if panel is None or content is None:
            return
        width = min(theme.px(WIDTH), self.width() - 2 * _MARGIN)
        around = 2 * (_PADDING + 1)
        inside = width - around
        wanted = content.heightForWidth(inside) if content.hasHeightForWidth() else content.sizeHint().height()
        height = min(wanted + around, self.height() - 2 * _MARGIN)
        if self._scroller is not None:
            # A bar that is not needed would take width, make words wrap, and so come to be needed.
            fits = height == wanted + around
            policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if fits else Qt.ScrollBarPolicy.ScrollBarAsNeeded
            self._scroller.setVerticalScrollBarPolicy(policy)
        panel.setGeometry((self.width() - width) // 2, max(_MARGIN, (self.height() - height) // 2), width, height)
