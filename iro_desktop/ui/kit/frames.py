"""What things lie on: the sheet, cards, paper, panels, and the hairlines between them."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGraphicsDropShadowEffect,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from iro_desktop.ui import theme
from iro_desktop.ui.focus_ring import PAINTS_OWN_FOCUS

Margins = tuple[int, int, int, int]


def column(*parts: QWidget | QLayout | int | None, gap: int = 0, margins: Margins = (0, 0, 0, 0)) -> QVBoxLayout:
    """Parts below each other. A number is a gap of that many pixels, None a stretch."""
    layout = QVBoxLayout()
    _fill(layout, parts, gap, margins)
    return layout


def row(*parts: QWidget | QLayout | int | None, gap: int = 0, margins: Margins = (0, 0, 0, 0)) -> QHBoxLayout:
    """Parts beside each other. A number is a gap of that many pixels, None a stretch."""
    layout = QHBoxLayout()
    _fill(layout, parts, gap, margins)
    return layout


def _fill(layout: QBoxLayout, parts: tuple[QWidget | QLayout | int | None, ...], gap: int, margins: Margins) -> None:
    layout.setContentsMargins(*margins)
    layout.setSpacing(gap)
    for part in parts:
        if part is None:
            layout.addStretch(1)
        elif isinstance(part, int):
            layout.addSpacing(part)
        elif isinstance(part, QLayout):
            layout.addLayout(part)
        else:
            layout.addWidget(part)


class _Frame(QFrame):
    role = "card"
    padding: Margins = (20, 20, 20, 20)

    def __init__(self, *parts: QWidget | QLayout | int | None, gap: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", self.role)
        self.body = column(*parts, gap=gap, margins=self.padding)
        """Where further parts are added."""
        self.setLayout(self.body)


class Sheet(_Frame):
    """The white sheet that holds a screen's work: one on a screen. No padding of its own."""

    role = "sheet"
    padding = (0, 0, 0, 0)


class Card(_Frame):
    """A thing on the desk that stands alone: a resolution, the next step. Not every list needs one."""

    role = "card"
    padding = (16, 14, 16, 14)

    def mark(self, *, attention: bool = False, chosen: bool = False, information: bool = False) -> "Card":
        """Give the edge a meaning the words inside say as well."""
        theme.set_role(self, attention=attention, chosen=chosen, information=information)
        return self


class Paper(_Frame):
    """Cream paper: only where a child will read the words. It stays paper in the dark theme."""

    role = "paper"
    padding = (20, 16, 20, 16)


class Fold(_Frame):
    """A grey fold for what is not for the letter, or not for now."""

    role = "fold"
    padding = (12, 8, 12, 8)


class Panel(_Frame):
    """A panel over the window, the only thing with a shadow."""

    role = "panel"
    padding = (24, 24, 24, 24)

    def __init__(self, *parts: QWidget | QLayout | int | None, gap: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(*parts, gap=gap, parent=parent)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(28)
        shadow.setOffset(0, 8)
        shadow.setColor(QColor(31, 42, 48, 128 if theme.tokens().dark else 46))
        self.setGraphicsEffect(shadow)


class Hairline(QFrame):
    """One pixel between two things; `upright` between columns, `soft` within a sheet."""

    def __init__(self, *, upright: bool = False, soft: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "hairline-soft" if soft else "hairline")
        if upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)


class Scroller(QScrollArea):
    """What does not fit scrolls, up and down only; the ground shows through.

    `gives_way` is for a page whose own lists scroll: it scrolls only once they are as low as they can be.
    """

    _gives_way = False
    # Known to the class too: Qt may still lay a page out while Python is taking its widgets apart.

    def __init__(self, inside: QWidget, *, name: str, gives_way: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gives_way = gives_way
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        self.setProperty(PAINTS_OWN_FOCUS, True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside.installEventFilter(self)
        self._inside = inside
        held = _Held(inside) if gives_way else inside
        held.setProperty("role", "scrolled")
        self.setWidget(held)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._give_room()

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._give_room()
        return super().eventFilter(watched, event)

    def _give_room(self) -> None:
        """Qt squeezes what scrolls to the smallest height it knows, which forgets that words wrap: say the real one."""
        held = self.widget()
        inside = self._inside if self._gives_way else held
        layout = inside.layout() if inside is not None else None
        if held is None or layout is None or not (self._gives_way or layout.hasHeightForWidth()):
            return
        width = min(self.viewport().width(), held.maximumWidth())
        if not self._gives_way:
            needed = layout.totalHeightForWidth(width)
        else:
            least = layout.totalMinimumSize()
            held.setMinimumWidth(least.width())
            needed = layout.totalMinimumHeightForWidth(width) if layout.hasHeightForWidth() else least.height()
        if held.minimumHeight() != needed:
            held.setMinimumHeight(needed)


class _Held(QWidget):
    """Holds what gives way. Of a widget with a layout Qt asks how high it would like to be, and scrolls for that."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self._inside = inside
        inside.setParent(self)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._inside.setGeometry(self.rect())
