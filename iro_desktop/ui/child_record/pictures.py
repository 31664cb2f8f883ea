"""The pictures a child chooses from."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QWidget

from iro_desktop.models.child import ANIMALS
from iro_desktop.ui import theme
from iro_desktop.ui.focus_ring import round_ring
from iro_desktop.ui.kit import FlowLayout
from iro_desktop.ui.kit.avatar import draw_avatar

_PICTURE = 44
_MARGIN = 4


class PicturePills(QWidget):
    """The ten animals; one is chosen. The arrow keys move between them."""

    edited = Signal()
    """The officer chose; not sent by `set_value`."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._buttons = {animal: _PictureButton(animal) for animal in ANIMALS}
        flow = FlowLayout(gap=6, line_gap=6, parent=self)
        for button in self._buttons.values():
            self._group.addButton(button)
            flow.addWidget(button)
        self._group.buttonClicked.connect(lambda _button: self.edited.emit())
        self.setFocusProxy(self._buttons[ANIMALS[0]])

    def value(self) -> str | None:
        """The animal that is chosen; None where none is."""
        return next((animal for animal, button in self._buttons.items() if button.isChecked()), None)

    def set_value(self, animal: str | None) -> None:
        if animal in self._buttons:
            self._buttons[animal].setChecked(True)


class _PictureButton(QAbstractButton):
    def __init__(self, animal: str) -> None:
        super().__init__()
        self._animal = animal
        self.setCheckable(True)
        self.setAccessibleName(animal)
        self.setToolTip(animal)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        round_ring(self, 99)

    def sizeHint(self) -> QSize:
        side = theme.px(_PICTURE) + 2 * _MARGIN
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_avatar(painter, self._animal, _MARGIN, _MARGIN, self.width() - 2 * _MARGIN)
        if self.isChecked():
            painter.setPen(QPen(QColor(theme.tokens().accent), 3))
            painter.drawEllipse(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5))

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if theme.is_restyle(event):
            self.updateGeometry()
