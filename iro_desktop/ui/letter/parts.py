"""The parts of a letter as they are written: a text under its heading, a decision, the child's own words."""

from collections.abc import Callable, Container, Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from iro_desktop.letters.templates import DraftSection
from iro_desktop.queries.letter_words import OfferedWords
from iro_desktop.queries.letters import WrittenDecision
from iro_desktop.ui import theme
from iro_desktop.ui.kit import Button, DateField, Icon, Label, Role, TextField, VoiceBlock, column, row
from iro_desktop.ui.kit.frames import Margins
from iro_desktop.ui.letter import viewmodel
from iro_desktop.ui.letter.viewmodel import TypedDecision
from iro_desktop.ui.letter.writing import WritingField
from iro_desktop.ui.shown import VoiceWords
from iro_desktop.ui.tokens import Style, Tone

SIDE = 36
"""Pixels left and right of the text; the line that marks the part being written stands within them."""
_LINE_AT, _LINE_WIDTH = 20, 3
_NUMBER_WIDTH = 28
_PUT_IN = "Put in the letter"


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
                self._heading, 4 if section.heading else 0, self.field, self._question, self.problem, margins=_sides()
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


class NoWordsPart(Part):
    """Why none of the child's words are in the letter: a line to choose, and then to change as one likes."""

    def __init__(self, section: DraftSection, parent: QWidget | None = None) -> None:
        super().__init__(section.key, parent)
        self.section = section
        self.field = WritingField(section.name, question=viewmodel.hint(section))
        self._group = QButtonGroup(self)
        self._choices = QWidget()
        lines = column(Label("Choose the line that is true:", Style.SMALL, Tone.SECONDARY), gap=6)
        for sentence in section.choices:
            lines.addLayout(self._choice(sentence))
        self._choices.setLayout(lines)
        self._again = Button("Choose another line", Role.QUIET_SMALL)
        self._again.clicked.connect(self._choose_again)
        self.setLayout(
            column(
                self.field,
                self._choices,
                self.problem,
                row(self._again, None),
                margins=_sides(),
            )
        )
        self.field.edited.connect(self._typed)
        self.show_text(section.text)

    def fields(self) -> Sequence[WritingField]:
        return (self.field,) if self.field.isVisibleTo(self) else ()

    def first_place(self) -> QWidget:
        buttons = self._group.buttons()
        return self.field if self.text().strip() or not buttons else buttons[0]

    def text(self) -> str:
        return self.field.value()

    def show_text(self, text: str) -> None:
        self.field.set_value(text)
        self._dress_choices()

    def _choice(self, sentence: str) -> QHBoxLayout:
        button = QRadioButton()
        button.setAccessibleName(sentence)
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._group.addButton(button)
        button.clicked.connect(lambda: self._chosen(sentence))
        label = _SentenceLabel(sentence)
        label.pressed.connect(button.click)
        line = row(button, label, gap=0)
        line.setStretch(1, 1)
        line.setAlignment(button, Qt.AlignmentFlag.AlignTop)
        return line

    def _chosen(self, sentence: str) -> None:
        self.field.set_value(sentence)
        self._dress_choices()
        self.field.go_to_end()
        self.edited.emit()

    def _choose_again(self) -> None:
        self.field.set_value("")
        self._dress_choices()
        self.edited.emit()
        self.first_place().setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self) -> None:
        self.edited.emit()

    def _dress_choices(self) -> None:
        written = bool(self.field.toPlainText().strip()) or not self.section.choices
        self.field.setVisible(written)
        self._again.setVisible(written and bool(self.section.choices))
        self._choices.setVisible(not written)
        self._group.setExclusive(False)
        for button in self._group.buttons():
            button.setChecked(False)
        self._group.setExclusive(True)


class WordsPart(Part):
    """The child's own words: what is in the letter and what may be put in. Nobody can change a word of them."""

    put_in = Signal(UUID)
    left_out = Signal(UUID)

    def __init__(self, section: DraftSection, child: str, parent: QWidget | None = None) -> None:
        super().__init__(section.key, parent)
        self.section = section
        self._child = child
        self._shown: tuple[OfferedWords, ...] | None = None
        heading = Label(section.heading or "", Style.EDITOR, bold=True)
        if not section.heading:
            heading.hide()
        self.field = WritingField(section.name, question="You told me:")
        self._words = column(gap=10)
        self._nothing = Label(
            f"Nothing that {child} said since the last review is written down.", Style.SMALL, Tone.HINT
        )
        self.setLayout(column(heading, 4, self.field, self.problem, 4, self._nothing, self._words, margins=_sides()))
        self.field.edited.connect(self.edited)
        self.field.set_value(section.text)

    def fields(self) -> Sequence[WritingField]:
        return (self.field,) if self.field.isVisibleTo(self) else ()

    def text(self) -> str:
        return self.field.value()

    def show_text(self, text: str) -> None:
        self.field.set_value(text)

    def first_place(self) -> QWidget:
        """The first of what was said that is not in the letter yet, else the first at all."""
        buttons = self.findChildren(Button)
        return next((button for button in buttons if button.words() == _PUT_IN), next(iter(buttons), self))

    def show_words(self, offered: tuple[OfferedWords, ...]) -> None:
        """Show what was said, each with the one thing that can be done with it."""
        if offered == self._shown:
            return
        self._shown = offered
        while (item := self._words.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for said in offered:
            self._words.addWidget(self._said(said))
        self._nothing.setVisible(not offered)
        self.field.setVisible(any(said.in_letter for said in offered))

    def _said(self, said: OfferedWords) -> QWidget:
        block = VoiceBlock(VoiceWords(said.words, said.source or ""))
        if said.in_letter:
            button = Button("Leave out", Role.QUIET_SMALL)
            button.clicked.connect(lambda: self.left_out.emit(said.words_id))
            line = row(None, button)
        else:
            button = Button(_PUT_IN, Role.VOICE, icon_name="quote")
            button.clicked.connect(lambda: self.put_in.emit(said.words_id))
            known = Label(viewmodel.sharing(said, self._child), Style.SMALL, Tone.SECONDARY)
            line = row(known, button, gap=12)
            line.setStretch(0, 1)
        button.setAccessibleDescription(said.words)
        whole = QWidget()
        whole.setLayout(column(block, 4, line))
        return whole


class DecisionPart(Part):
    """A decision in the child's wording; below it, where the cursor is, what was decided, who does it and by when."""

    def __init__(
        self,
        section_key: str,
        written: WrittenDecision,
        today: Callable[[], date],
        bank_holidays: Container[date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(section_key, parent)
        self.decision_id = written.decision_id
        self.number = written.number
        self._due_on = written.due_on
        name = f"Decision {written.number}"
        self.field = WritingField(name, question="Write it as the child would say it: who does what?")
        self._number = Label(str(written.number), Style.EDITOR, bold=True)
        self._number.setFixedWidth(_NUMBER_WIDTH)
        self._decided = Label("", Style.SMALL, Tone.HINT)
        self.who = TextField(f"Who does decision {written.number}", placeholder="Who does it")
        self.when = DateField(
            f"By when decision {written.number} is done", today, bank_holidays, placeholder="By when", explain=False
        )
        self._details = QWidget()
        line = row(self.who, self.when, gap=8, margins=(0, 6, 0, 2))
        line.setStretch(0, 1)
        line.setStretch(1, 1)
        self._details.setLayout(line)
        body = column(self.field, self._decided, self._details, self.problem)
        whole = row(self._number, body, margins=_sides())
        whole.setStretch(1, 1)
        whole.setAlignment(self._number, Qt.AlignmentFlag.AlignTop)
        self.setLayout(whole)
        for changed in (self.field.edited, self.who.edited, self.when.edited):
            changed.connect(self.edited)
        self.show_written(written)
        self.dress()

    def fields(self) -> Sequence[WritingField]:
        return (self.field,)

    def typed(self) -> TypedDecision:
        """What stands here now."""
        # A day half typed is not yet another day; an empty field is none.
        due_on = self.when.value() if self.when.is_understood() else self._due_on
        return TypedDecision(self.field.value(), self.who.value(), due_on)

    def show_written(self, written: WrittenDecision) -> None:
        self.field.set_value(written.child_wording)
        self.who.set_value(written.owner_name or "")
        self._due_on = written.due_on
        if self.when.value() != written.due_on:
            self.when.set_value(written.due_on)
        self._decided.show_words(viewmodel.as_decided(written.wording))

    def show_typed(self, typed: TypedDecision) -> None:
        """Put back what the officer had typed."""
        self.field.set_value(typed.child_wording)
        self.who.set_value(typed.owner_name)
        self.when.set_value(typed.due_on)

    def first_place(self) -> QWidget:
        """The first thing that it lacks, else its words."""
        typed = self.typed()
        if not typed.child_wording.strip():
            return self.field
        if not typed.owner_name.strip():
            return self.who
        return self.field if typed.due_on else self.when.line

    def dress(self) -> None:
        self._decided.setVisible(self.is_active())
        self._details.setVisible(self.is_active() or bool(self.problem.sentence()))

    def show_problem(self, sentence: str) -> None:
        super().show_problem(sentence)
        self.dress()


class _SentenceLabel(Label):
    """A sentence that chooses the button beside it when it is pressed."""

    pressed = Signal()

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        del event
        self.pressed.emit()


def _sides() -> Margins:
    return (SIDE, 0, SIDE, 0)
