"""A template as text to change: details are chips in words, and the names of its parts stand out."""

import re

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QKeyEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QWidget

from iro_desktop.ui import theme
from iro_desktop.ui.kit import NotesField, speaker
from iro_desktop.ui.kit.mark_lines import place_in_field
from iro_desktop.ui.letter.viewmodel import GAP
from iro_desktop.ui.templates import viewmodel
from iro_desktop.ui.tokens import Style, Tone

_ERASE = frozenset({Qt.Key.Key_Backspace, Qt.Key.Key_Delete})
_HEADER = re.compile(r"\[[a-z][a-z0-9_]*\]\s*")
_FACT = re.compile(
    r"(?:name|title|kind|age_band|language|version|greeting|sign_off|smallest_type|label|heading|required"
    r"|ask|picture|columns|text|choose):"
)


class TemplateField(NotesField):
    """`value` is the text as it is kept, details by name; on the screen each stands in words and acts as one thing."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, style=Style.BODY, lines=8, parent=parent)
        self._is_turning = False
        self._dress = _Dress(self.document())
        self.cursorPositionChanged.connect(self._moved)
        self.textChanged.connect(self._turn_typed_detail)

    def value(self) -> str:
        return viewmodel.from_screen(super().value())

    def set_value(self, value: str) -> None:
        super().set_value(viewmodel.to_screen(value))

    def insert_detail(self, name: str) -> None:
        """Put a detail in where the cursor stands, instead of what is selected."""
        self.textCursor().insertText(viewmodel.as_chip(name))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem_lines(self, lines: frozenset[int]) -> None:
        """Draw a line under each of these lines, counted from 1."""
        self._dress.show_lines(lines)

    def go_to_line(self, number: int) -> None:
        """Put the cursor at the end of a line, counted from 1."""
        block = self.document().findBlockByNumber(min(number, self.document().blockCount()) - 1)
        cursor = QTextCursor(block)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        cursor = self.textCursor()
        if Qt.Key(event.key()) in _ERASE and not cursor.hasSelection() and not self.isReadOnly():
            beside = cursor.position() + (-1 if event.key() == Qt.Key.Key_Backspace else 1)
            self._take_chip_at(beside)
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if theme.is_restyle(event) and hasattr(self, "_dress"):
            self._dress.put_on()

    def _moved(self) -> None:
        if not self.textCursor().hasSelection():
            self._take_chip_at(self.textCursor().position())

    def _take_chip_at(self, position: int) -> None:
        """Take the chip that a place lies inside of: the cursor never stands between its letters."""
        text = self.toPlainText()
        chip = viewmodel.gap_around(text, position)
        if chip is None or viewmodel.from_screen(text[slice(*chip)]) == text[slice(*chip)]:
            return
        cursor = self.textCursor()
        cursor.setPosition(place_in_field(text, chip[0]))
        cursor.setPosition(place_in_field(text, chip[1]), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        speaker.say(self, viewmodel.spoken_chip(text[slice(*chip)]))

    def _turn_typed_detail(self) -> None:
        """What was typed as {meeting_day} becomes a chip with the closing bracket; one undo takes it back."""
        found = None if self._is_turning else viewmodel.typed_detail(self.toPlainText())
        if found is None:
            return
        self._is_turning = True
        text = self.toPlainText()
        cursor = QTextCursor(self.document())
        cursor.setPosition(place_in_field(text, found[0]))
        cursor.setPosition(place_in_field(text, found[1]), QTextCursor.MoveMode.KeepAnchor)
        cursor.joinPreviousEditBlock()
        cursor.insertText(found[2])
        cursor.endEditBlock()
        self._is_turning = False


class _Dress(QSyntaxHighlighter):
    """How the text looks. It is no part of the text, nor of undo."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._lines: frozenset[int] = frozenset()

    def show_lines(self, lines: frozenset[int]) -> None:
        if lines != self._lines:
            self._lines = lines
            self.put_on()

    def put_on(self) -> None:
        """Dress all of it anew, without telling anybody that the text changed."""
        field = self.parent()
        assert isinstance(field, QTextDocument)
        was = field.blockSignals(True)
        self.rehighlight()
        field.blockSignals(was)

    def highlightBlock(self, text: str, /) -> None:
        now = theme.tokens()
        if _HEADER.fullmatch(text):
            self._wear(0, len(text), theme.colour(Tone.ACCENT), bold=True)
        elif (fact := _FACT.match(text)) is not None:
            self._wear(0, fact.end(), theme.colour(Tone.SECONDARY))
        for chip in GAP.finditer(text):
            if viewmodel.from_screen(chip[0]) != chip[0]:
                shape = QTextCharFormat()
                shape.setBackground(QColor(now.accent_tint))
                shape.setForeground(theme.colour(Tone.ACCENT))
                self.setFormat(place_in_field(text, chip.start()), chip.end() - chip.start(), shape)
        if self.currentBlock().blockNumber() + 1 in self._lines:
            for at in range(len(text)):
                shape = self.format(at)
                shape.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
                shape.setUnderlineColor(theme.colour(Tone.DANGER))
                self.setFormat(at, 1, shape)

    def _wear(self, start: int, length: int, colour: QColor, *, bold: bool = False) -> None:
        shape = QTextCharFormat()
        shape.setForeground(colour)
        if bold:
            shape.setFontWeight(QFont.Weight.Bold)
        self.setFormat(start, length, shape)
