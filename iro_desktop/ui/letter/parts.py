"""The parts of a letter as they are written: what all have in common, and a text under its heading."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from iro_desktop.letters.templates import DraftSection
from iro_desktop.ui import theme
from iro_desktop.ui.kit import Icon, Label, column, row
from iro_desktop.ui.kit.frames import Margins
from iro_desktop.ui.letter import viewmodel
from iro_desktop.ui.letter.writing import WritingField
from iro_desktop.ui.tokens import Style, Tone

SIDE = 36
"""Pixels left and right of the text; the line that marks the part being written stands within them."""
_LINE_AT, _LINE_WIDTH = 20, 3


class Part(QWidget):
    """One part of the letter. The one being written has a teal line beside it and shows what else there is to it."""

    edited = Signal()
    """The officer changed something in it."""
    grew = Signal()
    """It needs more room than before."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self._active = False
        self.problem = ProblemLine()
        # Not fixed: then Qt would cut what wraps into more lines than the narrowest hint says.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def fields(self) -> Sequence[WritingField]:
        """Where one can write in it, from top to bottom."""
        return ()

    def first_place(self) -> QWidget:
        """What gets the keyboard when somebody is sent here."""
        return next(iter(self.fields()), self)

    def set_active(self, active: bool) -> None:
        if active != self._active:
            self._active = active
            self.dress()
            self.update()

    def is_active(self) -> bool:
        return self._active

    def dress(self) -> None:
        """Show or hide what belongs to the part being written."""

    def show_problem(self, sentence: str) -> None:
        """What is to be put right here; empty takes it away."""
        self.problem.show_sentence(sentence)
        for field in self.fields()[:1]:
            field.describe_problem(sentence)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        if event.size().height() > event.oldSize().height():
            self.grew.emit()

    def paintEvent(self, event: QPaintEvent, /) -> None:
        super().paintEvent(event)
        if self._active:
            QPainter(self).fillRect(QRectF(_LINE_AT, 2, _LINE_WIDTH, self.height() - 4), QColor(theme.tokens().accent))


class ProblemLine(QWidget):
    """What is to be put right, below its place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark = Icon("triangle-alert", Tone.DANGER, 16)
        self._label = Label("", Style.SMALL, Tone.DANGER)
        line = row(mark, self._label, gap=6, margins=(0, 4, 0, 0))
        line.setStretch(1, 1)
        line.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)
        self.hide()

    def show_sentence(self, sentence: str) -> None:
        self._label.show_words(sentence)
        self.setVisible(bool(sentence))

    def sentence(self) -> str:
        return self._label.text()


class ProsePart(Part):
    """A section to type in, with its heading. An optional one without words says that it will not print."""

    def __init__(self, section: DraftSection, parent: QWidget | None = None) -> None:
        super().__init__(section.key, parent)
        self.section = section
        self.field = WritingField(section.name, question=viewmodel.hint(section))
        self._heading = Label(section.heading or "", Style.EDITOR, bold=True)
        if not section.heading:
            self._heading.hide()
        self._question = Label(section.prompt or "", Style.SMALL, Tone.HINT)
        self._question.hide()
        self.setLayout(
            column(
                self._heading, 4 if section.heading else 0, self.field, self._question, self.problem, margins=sides()
            )
        )
        self.field.edited.connect(self._typed)
        self.field.set_value(section.text)
        self._dress_heading()

    def fields(self) -> Sequence[WritingField]:
        return (self.field,)

    def text(self) -> str:
        return self.field.value()

    def is_unanswered(self) -> bool:
        """Whether something must be written here and is not."""
        return self.section.required and not self.text().strip()

    def show_problem(self, sentence: str) -> None:
        # The question stands in the empty field already.
        asked = f" {self.section.prompt}" if self.section.prompt else ""
        super().show_problem(sentence.removesuffix(asked) if not self.text().strip() else sentence)

    def show_text(self, text: str) -> None:
        self.field.set_value(text)
        self._dress_heading()

    def dress(self) -> None:
        asked = bool(self.section.prompt) and bool(self.field.toPlainText())
        self._question.setVisible(self.is_active() and asked)

    def _typed(self) -> None:
        self._dress_heading()
        self.dress()
        self.edited.emit()

    def _dress_heading(self) -> None:
        if self.section.heading:
            printed = self.section.required or bool(self.field.toPlainText().strip())
            self._heading.show_words(self.section.heading, Tone.TEXT if printed else Tone.HINT)


def sides() -> Margins:
    """The room left and right of what stands in a part."""
    return (SIDE, 0, SIDE, 0)
