"""A whole row that can be pressed: what it shows is laid out inside it, its name is for ears."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QLayout, QSizePolicy, QWidget

from iro_desktop.ui.focus_ring import PAINTS_OWN_FOCUS, keyboard_in_use
from iro_desktop.ui.kit.ground import Ground, draw_ground


class Pressable(QAbstractButton):
    """Pressed by the mouse anywhere on it, by Space or by Enter."""

    def __init__(self, inside: QLayout, name: str, *, on_desk: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._on_desk = on_desk
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty(PAINTS_OWN_FOCUS, True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setLayout(inside)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        del event
        focused = self.hasFocus() and keyboard_in_use()
        ground = Ground(chosen=False, hovered=self.underMouse(), focused=focused)
        draw_ground(QPainter(self), QRectF(self.rect()), ground, hairline=False, on_desk=self._on_desk)

    def enterEvent(self, event: QEnterEvent, /) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent, /) -> None:
        super().leaveEvent(event)
        self.update()
