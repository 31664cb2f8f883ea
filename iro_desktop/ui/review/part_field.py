"""The field of one part of the notes: as high as its words, without an edge, left with the arrow keys."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QSizePolicy, QWidget

from iro_desktop.ui import theme
from iro_desktop.ui.focus_ring import PAINTS_OWN_FOCUS
from iro_desktop.ui.kit import NotesField
from iro_desktop.ui.tokens import Style

_ABOVE_AND_BELOW = 2
_PAPER_EDGE = 6
"""Pixels between the words on paper and the edge they get while they are typed."""
_LETTER_WHILE_TYPED = 17


class PartField(NotesField):
    """Lies on whatever ground it stands on: its caret shows where the keyboard is.

    The arrow keys go on to the part above or below; Backspace in an empty part gives it up. With `enter_moves_on`
    Enter does not break the line, as in a form.
    """

    goes_up = Signal()
    goes_down = Signal()
    given_up = Signal()
    entered = Signal()

    def __init__(
        self,
        name: str,
        *,
        style: Style = Style.BODY,
        placeholder: str = "",
        enter_moves_on: bool = False,
        on_paper: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, placeholder=placeholder, style=style, lines=1, grows=True, parent=parent)
        self._letters = style
        self._enter_moves_on = enter_moves_on
        self._on_paper = on_paper
        self._edge = _PAPER_EDGE if on_paper else 0
        self.setProperty("paper" if on_paper else "bare", True)
        self.setProperty(PAINTS_OWN_FOCUS, True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportMargins(0, _ABOVE_AND_BELOW, 0, _ABOVE_AND_BELOW)
        self._dress()

    def put_caret(self, *, at_end: bool = True) -> None:
        """Give it the keyboard, the caret behind the last word or before the first."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.moveCursor(QTextCursor.MoveOperation.End if at_end else QTextCursor.MoveOperation.Start)

    def chosen_words(self) -> tuple[int, int]:
        """Where the selection begins and ends, in characters; the same place twice where nothing is selected."""
        cursor = self.textCursor()
        return cursor.selectionStart(), cursor.selectionEnd()

    def ends_of_the_words(self) -> tuple[QRectF, QRectF]:
        """Where the first word begins and the last one ends, in the coordinates of this widget."""
        ends = []
        for place in (QTextCursor.MoveOperation.Start, QTextCursor.MoveOperation.End):
            cursor = QTextCursor(self.document())
            cursor.movePosition(place)
            caret = self.cursorRect(cursor)
            ends.append(QRectF(caret.translated(self.viewport().pos())))
        return ends[0], ends[1]

    def sizeHint(self) -> QSize:
        content = round(self.document().size().height())
        return QSize(
            theme.px(120), max(theme.line_height(self._letters), content) + 2 * (_ABOVE_AND_BELOW + self._edge)
        )

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(60), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if theme.is_restyle(event):
            self._dress()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        key, plain = event.key(), event.modifiers() == Qt.KeyboardModifier.NoModifier
        if key == Qt.Key.Key_Backspace and not self.value():
            self.given_up.emit()
        elif self._enter_moves_on and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif key == Qt.Key.Key_Up and plain and self._is_at_the_edge(QTextCursor.MoveOperation.Up):
            self.goes_up.emit()
        elif key == Qt.Key.Key_Down and plain and self._is_at_the_edge(QTextCursor.MoveOperation.Down):
            self.goes_down.emit()
        else:
            super().keyPressEvent(event)

    def _is_at_the_edge(self, way: QTextCursor.MoveOperation) -> bool:
        return not QTextCursor(self.textCursor()).movePosition(way)

    def _dress(self) -> None:
        # The style sheet gives every field the size of running text; these letters are the document's own.
        letters = theme.font(self._letters)
        if self._on_paper:
            letters.setPixelSize(theme.px(_LETTER_WHILE_TYPED))
        self.document().setDefaultFont(letters)
        self.document().setDocumentMargin(0)
        self.updateGeometry()
