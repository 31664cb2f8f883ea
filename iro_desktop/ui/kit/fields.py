"""Fields to type or choose in, and the label, hint and problem around them."""

from collections.abc import Sequence
from typing import Self

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QTextBlockFormat, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QSizePolicy, QTextEdit, QWidget

from iro_desktop.ui import theme
from iro_desktop.ui.focus_ring import round_ring
from iro_desktop.ui.kit.accessibility import speaker
from iro_desktop.ui.kit.frames import column, row
from iro_desktop.ui.kit.icons import IN_BUTTON, IN_SMALL, Icon, draw_icon
from iro_desktop.ui.kit.mark_lines import paint_marks
from iro_desktop.ui.kit.text import Label
from iro_desktop.ui.shown import Choice
from iro_desktop.ui.tokens import FIELD_RADIUS, TYPE, Style, Tone
from iro_desktop.writing.marks import Mark, WrittenFor

_ICON_INSET = 10
_LONGEST_TEXT = 2_000_000
"""Characters a field takes: far more than anybody types, little enough that a pasted file cannot stop the screen."""


class TextField(QLineEdit):
    """One line of text. `name` is what a screen reader says, and should equal the visible label."""

    edited = Signal()
    """The officer typed; not sent by `set_value`."""

    def __init__(
        self,
        name: str,
        *,
        placeholder: str = "",
        icon_name: str | None = None,
        tall: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        if not name.strip():
            raise ValueError("A field needs a name for screen readers.")
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setProperty("tall", tall)
        self.setMaxLength(_LONGEST_TEXT)
        round_ring(self, FIELD_RADIUS)
        self._icon_name = icon_name
        self.textEdited.connect(lambda _text: self.edited.emit())
        self._dress()

    def value(self) -> str:
        return self.text()

    def set_value(self, value: str) -> None:
        if value != self.text():  # the cursor stays where it is when nothing changed
            self.setText(value)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        super().paintEvent(event)
        if self._icon_name:
            side = theme.px(IN_BUTTON)
            place = QRectF(_ICON_INSET, (self.height() - side) / 2, side, side)
            draw_icon(QPainter(self), self._icon_name, theme.colour(Tone.SECONDARY), place)

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if theme.is_restyle(event):
            self._dress()

    def _dress(self) -> None:
        if self._icon_name:
            self.setTextMargins(theme.px(IN_BUTTON) + _ICON_INSET - 2, 0, 0, 0)


class NotesField(QTextEdit):
    """Several lines of plain text. Formatting that comes with a paste is dropped; Tab goes on to the next field."""

    edited = Signal()
    """The officer typed; not sent by `set_value`."""

    def __init__(
        self,
        name: str,
        *,
        placeholder: str = "",
        style: Style = Style.BODY,
        lines: int = 4,
        grows: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        if not name.strip():
            raise ValueError("A field needs a name for screen readers.")
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self._style = style
        self._lines = lines
        self._grows = grows
        self._silent = False
        self._marks: tuple[Mark, ...] = ()
        self.written_for: WrittenFor | None = None
        """Who reads it, where the writing help looks after this box; None where it does not."""
        round_ring(self, FIELD_RADIUS)
        policy = QSizePolicy.Policy.Fixed if grows else QSizePolicy.Policy.Expanding
        self.setSizePolicy(QSizePolicy.Policy.Expanding, policy)
        self.textChanged.connect(self._text_changed)
        # Words wrap anew, and letters grow, without any text having changed.
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._size_changed())
        self._space_lines()

    def value(self) -> str:
        return self.toPlainText()

    def set_value(self, value: str) -> None:
        """Show a text. The cursor stays where it is when nothing changed."""
        if value == self.toPlainText():
            return
        self._silent = True
        self.setPlainText(value)
        self._space_lines()
        self._silent = False
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        content = round(self.document().size().height()) if self._grows else 0
        height = max(self._lines * theme.line_height(self._style), content) + 2 * 10
        return QSize(theme.px(240), height)

    def minimumSizeHint(self) -> QSize:
        lines = self._lines if self._grows else min(self._lines, 2)
        return QSize(theme.px(80), lines * theme.line_height(self._style) + 2 * 10)

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if theme.is_restyle(event):
            self._silent = True
            self._space_lines()
            self._silent = False
            self.updateGeometry()

    def helped(self, written_for: WrittenFor) -> Self:
        """Let the writing help look after this box. Never one for the child's own words: they are theirs."""
        self.written_for = written_for
        return self

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Draw lines under what may be looked at again. They go with the next change of the text."""
        if tuple(marks) != self._marks:
            self._marks = tuple(marks)
            self.viewport().update()

    def marks(self) -> tuple[Mark, ...]:
        """What is marked now, in the order of the text."""
        return self._marks

    def paintEvent(self, event: QPaintEvent, /) -> None:
        super().paintEvent(event)
        if self._marks:
            paint_marks(self, self._marks)

    def _size_changed(self) -> None:
        if self._grows:
            self.updateGeometry()

    def _text_changed(self) -> None:
        self._marks = ()
        if not self._silent:
            self.edited.emit()

    def _space_lines(self) -> None:
        """Give the text our line height. It is not a step of the officer's undo."""
        kind = TYPE[self._style]
        shape = QTextBlockFormat()
        shape.setLineHeight(
            theme.px(kind.line - 1.25 * kind.size), QTextBlockFormat.LineHeightTypes.LineDistanceHeight.value
        )
        document = self.document()
        undo = document.isUndoRedoEnabled()
        document.setUndoRedoEnabled(False)
        cursor = QTextCursor(document)
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(shape)
        document.setUndoRedoEnabled(undo)


class ChoiceField(QComboBox):
    """One of many. The wheel scrolls the page, and never changes a choice by accident."""

    edited = Signal()
    """The officer chose; not sent by `set_value`."""

    def __init__(self, name: str, choices: Sequence[Choice] = (), *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if not name.strip():
            raise ValueError("A field needs a name for screen readers.")
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumContentsLength(6)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        round_ring(self, FIELD_RADIUS)
        self.activated.connect(lambda _index: self.edited.emit())
        self.show_choices(choices)

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """Offer other choices; what was chosen stays chosen if it is among them."""
        before = self.value()
        self.clear()
        for choice in choices:
            self.addItem(choice.words, choice.value)
        self.set_value(before)

    def value(self) -> str | None:
        chosen = self.currentData()
        return chosen if isinstance(chosen, str) else None

    def set_value(self, value: str | None) -> None:
        """Choose by value; None or an unknown value shows nothing chosen."""
        self.setCurrentIndex(-1 if value is None else self.findData(value))

    def wheelEvent(self, event: QWheelEvent, /) -> None:
        event.ignore()


class Field(QWidget):
    """A label above its field, a hint below the label, and a problem below the field when there is one."""

    def __init__(self, label: str, control: QWidget, *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.control = control
        self._hint = hint
        title = Label(label, bold=True)
        title.setBuddy(control)
        if not control.accessibleName():
            control.setAccessibleName(label)
        self._problem_icon = Icon("triangle-alert", Tone.DANGER, IN_SMALL)
        self._problem = Label("", Style.SMALL, Tone.DANGER)
        self._problem_row = QWidget()
        inside = row(self._problem_icon, self._problem, gap=6)
        inside.setAlignment(self._problem_icon, Qt.AlignmentFlag.AlignTop)
        inside.setStretch(1, 1)
        self._problem_row.setLayout(inside)
        self._problem_row.hide()
        lines: list[QWidget | int] = [title]
        if hint:
            lines.append(Label(hint, Style.SMALL, Tone.HINT))
        lines += [4, control, 4, self._problem_row]
        grows = bool(control.sizePolicy().expandingDirections() & Qt.Orientation.Vertical)
        self.setLayout(column(*lines) if grows else column(*lines, None))
        self.setFocusProxy(control)
        self._describe("")

    def show_problem(self, sentence: str) -> None:
        """Say what is to be put right, beside the field and to a screen reader; empty takes it away."""
        self._problem.show_words(sentence)
        self._problem_row.setVisible(bool(sentence))
        theme.set_role(self._marked(), problem=bool(sentence))
        self._describe(sentence)
        speaker.say(self, sentence)

    def problem(self) -> str:
        return self._problem.text()

    def _marked(self) -> QWidget:
        return self.control.focusProxy() or self.control

    def _describe(self, problem: str) -> None:
        self._marked().setAccessibleDescription(" ".join(part for part in (self._hint, problem) if part))
