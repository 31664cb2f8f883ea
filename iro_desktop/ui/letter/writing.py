"""A part of the letter to write in: one flowing text to the eye, plain text to the store."""

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from iro_desktop.actions.letters import LONGEST_SECTION
from iro_desktop.letters.picture_lines import PlacedLine, lines_in, read_line
from iro_desktop.ui import theme
from iro_desktop.ui.focus_ring import PAINTS_OWN_FOCUS
from iro_desktop.ui.kit import NotesField
from iro_desktop.ui.kit.mark_lines import place_in_field, place_in_text
from iro_desktop.ui.kit.text import draw_words, height_of
from iro_desktop.ui.letter import viewmodel
from iro_desktop.ui.letter.chips import chip_at, chip_formats, draw_chips
from iro_desktop.ui.letter.picture_chips import paint_chips
from iro_desktop.ui.tokens import Style, Tone

_BEFORE_A_STOP = frozenset(".,;:!?")
_ERASE = frozenset({Qt.Key.Key_Backspace, Qt.Key.Key_Delete})
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_NEXT, _BEFORE = 1, -1


class WritingField(NotesField):
    """A text that is as high as its words. The arrow keys go on into the part above or below.

    A detail that nobody knows yet is tinted and behaves as one thing: the cursor takes it whole, typing replaces it.
    """

    left = Signal(int)
    """The cursor wants to go on: 1 to the part below, -1 to the one above."""
    too_long = Signal(str)
    """What was pasted is longer than a part of a letter can be, so it was not put in: a sentence for the officer."""
    picture_wanted = Signal()
    """Enter was pressed on a picture, or it was pressed twice: another one may be chosen."""
    caret_moved = Signal(QRect)
    """Where the cursor is now, in the coordinates of this field."""

    def __init__(self, name: str, *, question: str = "", parent: QWidget | None = None) -> None:
        self._question = question
        """Shown where nothing is written. Not Qt's placeholder, which knows only the font's own narrow lines."""
        self._width_for_height = 0
        super().__init__(name, style=Style.EDITOR, lines=1, grows=True, parent=parent)
        self.setAccessibleDescription(question)
        self.setProperty("bare", "true")
        self.setProperty("writing", "true")
        # The cursor and the line beside it show where one is; a ring would cut the letter into boxes.
        self.setProperty(PAINTS_OWN_FOCUS, True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self.updateGeometry())
        self.textChanged.connect(self._tint_gaps)
        self._lower_first_line()
        self.cursorPositionChanged.connect(self._moved)

    def value(self) -> str:
        """The text as it is kept, every unknown detail by its name in a template."""
        return viewmodel.from_screen(super().value())

    def set_value(self, value: str) -> None:
        super().set_value(viewmodel.to_screen(value))

    def sizeHint(self) -> QSize:
        content = round(self.document().size().height())
        if not self.toPlainText():
            content = height_of(self._question, Style.EDITOR, max(1, self.viewport().width()))
        return QSize(theme.px(240), max(content, theme.line_height(Style.EDITOR)) + self.viewportMargins().top())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(80), theme.line_height(Style.EDITOR) + self.viewportMargins().top())

    def describe_problem(self, sentence: str) -> None:
        """Let a screen reader say what is to be put right here, besides the question."""
        self.setAccessibleDescription(" ".join(part for part in (self._question, sentence) if part))

    def go_to_start(self) -> None:
        self._go_to(QTextCursor.MoveOperation.Start)

    def go_to_end(self) -> None:
        self._go_to(QTextCursor.MoveOperation.End)

    def go_to_gap(self) -> None:
        """Take the first unknown detail, so that typing replaces it; without one, the end of the text."""
        found = viewmodel.GAP.search(self.toPlainText())
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if found is None:
            self.go_to_end()
        else:
            self._take(*found.span())

    def take_out(self, words: str) -> bool:
        """Take every place with exactly these words out, with the space before them; one undo brings all back.

        False where they do not stand here.
        """
        text = self.toPlainText()
        spans = []
        at = text.find(words)
        while at >= 0:
            end = at + len(words)
            follows = text[end : end + 1]
            # "Ring 123 soon" becomes "Ring soon", and "Ring 123." becomes "Ring.".
            spaced = at > 0 and text[at - 1] == " " and (not follows or follows.isspace() or follows in _BEFORE_A_STOP)
            spans.append((at - spaced, end))
            at = text.find(words, end)
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for start, end in reversed(spans):
            cursor.setPosition(place_in_field(text, start))
            cursor.setPosition(place_in_field(text, end), QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
        cursor.endEditBlock()
        return bool(spans)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        way = {Qt.Key.Key_Up: _BEFORE, Qt.Key.Key_Down: _NEXT}.get(Qt.Key(event.key()))
        if way is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier and self._is_at_edge(way):
            self.left.emit(way)
            return
        cursor = self.textCursor()
        if self.picture_taken() is not None:
            if Qt.Key(event.key()) in _ENTER:
                self.picture_wanted.emit()
                return
            if Qt.Key(event.key()) in _ERASE:
                self.take_picture_out()
                return
        elif Qt.Key(event.key()) in _ERASE and not cursor.hasSelection():
            backwards = event.key() == Qt.Key.Key_Backspace
            beside = place_in_text(self.toPlainText(), cursor.position()) + (-1 if backwards else 1)
            if 0 <= beside <= len(self.toPlainText()) and (
                gap := viewmodel.gap_around(self.toPlainText(), beside, touching=False)
            ):
                self._take(*gap)
        super().keyPressEvent(event)

    def picture_taken(self) -> PlacedLine | None:
        """The picture that the cursor has taken whole; None where it stands in words."""
        cursor, text = self.textCursor(), self.toPlainText()
        taken = cursor.selectionStart(), cursor.selectionEnd()
        places = ((place_in_field(text, one.start), place_in_field(text, one.end), one) for one in lines_in(text))
        return next((one for start, end, one in places if (start, end) == taken), None)

    def take_picture_out(self) -> None:
        """Take the picture out that is taken, with its line."""
        cursor = self.textCursor()
        if self.picture_taken() is not None:
            cursor.beginEditBlock()
            cursor.removeSelectedText()
            cursor.deleteChar()
            cursor.endEditBlock()
            self.setTextCursor(cursor)

    def put_picture(self, line: str) -> None:
        """Put a picture's line in place of the one that is taken, else above the line of words with the cursor."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        if self.picture_taken() is None:
            cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
            line += "\n"
        cursor.insertText(line)
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def line_in_use(self) -> str:
        """The words of the line with the cursor; of a picture those below it."""
        block = self.textCursor().block()
        below = block.next() if read_line(block.text()) is not None else block
        return below.text() if below.isValid() else ""

    def mouseDoubleClickEvent(self, event: QMouseEvent, /) -> None:
        if self.picture_taken() is not None:
            self.picture_wanted.emit()
        else:
            super().mouseDoubleClickEvent(event)

    def insertFromMimeData(self, source: QMimeData, /) -> None:
        """Put in what was pasted. A file pasted by mistake would stop the screen for minutes before it was refused."""
        if len(self.toPlainText()) + len(source.text()) > LONGEST_SECTION:
            self.too_long.emit(viewmodel.too_long(len(source.text())))
        else:
            super().insertFromMimeData(source)

    def viewportEvent(self, event: QEvent, /) -> bool:
        if (
            isinstance(event, QHelpEvent)
            and event.type() is QEvent.Type.ToolTip
            and chip_at(self, QPointF(event.pos()))
        ):
            QToolTip.showText(event.globalPos(), viewmodel.FILL_THE_CHIP, self)
            return True
        return super().viewportEvent(event)

    def wheelEvent(self, event: QWheelEvent, /) -> None:
        event.ignore()  # the letter scrolls as a whole

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        if event.size().width() != self._width_for_height:
            self._width_for_height = event.size().width()
            self.updateGeometry()

    def focusInEvent(self, event: QFocusEvent, /) -> None:
        super().focusInEvent(event)
        self._tell_caret()

    def paintEvent(self, event: QPaintEvent, /) -> None:
        draw_chips(self, QPainter(self.viewport()))
        super().paintEvent(event)
        paint_chips(self)
        if not self.toPlainText():
            room = QRectF(self.viewport().rect()).translated(0, -self.viewportMargins().top())
            draw_words(QPainter(self.viewport()), room, self._question, Style.EDITOR, Tone.HINT, max_lines=None)

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if theme.is_restyle(event):
            self._tint_gaps()
            self._lower_first_line()

    def _lower_first_line(self) -> None:
        """Put the letters into the middle of their line, as everywhere else: Qt puts all the room below them."""
        natural = QFontMetricsF(theme.font(Style.EDITOR)).height()
        room = max(0, round((theme.line_height(Style.EDITOR) - natural) / 2))
        if room != self.viewportMargins().top():
            self.setViewportMargins(0, room, 0, 0)

    def _tint_gaps(self) -> None:
        """Write the details that are still unknown as chips."""
        written = chip_formats(self)
        if written or self.extraSelections():
            self.setExtraSelections(written)

    def _go_to(self, where: QTextCursor.MoveOperation) -> None:
        cursor = self.textCursor()
        cursor.movePosition(where)
        self.setTextCursor(cursor)
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _is_at_edge(self, way: int) -> bool:
        cursor = self.textCursor()
        if cursor.hasSelection():
            return False
        up, down = QTextCursor.MoveOperation.Up, QTextCursor.MoveOperation.Down
        return not cursor.movePosition(up if way == _BEFORE else down)

    def _moved(self) -> None:
        cursor = self.textCursor()
        text = self.toPlainText()
        place = place_in_text(text, cursor.position())
        if not cursor.hasSelection() and (gap := viewmodel.gap_around(text, place)):
            self._take(*gap)
        self._tell_caret()

    def _tell_caret(self) -> None:
        if self.hasFocus():
            self.caret_moved.emit(self.cursorRect())

    def _take(self, start: int, end: int) -> None:
        cursor, text = self.textCursor(), self.toPlainText()
        cursor.setPosition(place_in_field(text, start))
        cursor.setPosition(place_in_field(text, end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
