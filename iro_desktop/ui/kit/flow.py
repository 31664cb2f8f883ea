"""A row of small things that goes on to the next line when there is no room."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Lays its widgets from left to right, line by line; gaps in pixels."""

    def __init__(self, *widgets: QWidget, gap: int = 8, line_gap: int = 8, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: list[QLayoutItem] = []
        self._gap = gap
        self._line_gap = line_gap
        self.setContentsMargins(0, 0, 0, 0)
        for widget in widgets:
            self.addWidget(widget)

    def addItem(self, item: QLayoutItem, /) -> None:
        self._parts.append(item)

    def count(self) -> int:
        return len(self._parts)

    def itemAt(self, index: int, /) -> QLayoutItem | None:
        # Qt asks past the end on purpose, to learn where the end is.
        return self._parts[index] if 0 <= index < len(self._parts) else None

    def takeAt(self, index: int, /) -> QLayoutItem | None:
        return self._parts.pop(index) if 0 <= index < len(self._parts) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int, /) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect, /) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        hints = [part.sizeHint() for part in self._shown()]
        width = sum(hint.width() for hint in hints) + self._gap * max(0, len(hints) - 1)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:
        hints = [part.minimumSize() for part in self._shown()]
        return QSize(
            max((hint.width() for hint in hints), default=0), max((hint.height() for hint in hints), default=0)
        )

    def clear(self) -> None:
        """Take every widget away, to show others."""
        while self._parts:
            widget = self._parts.pop().widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _shown(self) -> list[QLayoutItem]:
        return [part for part in self._parts if not part.isEmpty()]

    def _place(self, rect: QRect, *, move: bool) -> int:
        x, y, line = rect.x(), rect.y(), 0
        waiting: list[tuple[QLayoutItem, int, QSize]] = []

        def put_line() -> None:
            for part, left, size in waiting:
                part.setGeometry(QRect(QPoint(left, y + (line - size.height()) // 2), size))
            waiting.clear()

        for part in self._shown():
            size = part.sizeHint().boundedTo(QSize(max(rect.width(), part.minimumSize().width()), 16_777_215))
            if x > rect.x() and x + size.width() > rect.right() + 1:
                if move:
                    put_line()
                waiting.clear()
                x, y, line = rect.x(), y + line + self._line_gap, 0
            waiting.append((part, x, size))
            x += size.width() + self._gap
            line = max(line, size.height())
        if move:
            put_line()
        return y + line - rect.y()
