"""The child's own words in a letter as it is written, or the line that says why there are none."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from iro_desktop.letters.templates import DraftSection
from iro_desktop.queries.letter_words import OfferedWords
from iro_desktop.ui.kit import Button, Label, Role, VoiceBlock, column, row
from iro_desktop.ui.letter import viewmodel
from iro_desktop.ui.letter.parts import Part, sides
from iro_desktop.ui.letter.writing import WritingField
from iro_desktop.ui.shown import VoiceWords
from iro_desktop.ui.tokens import Style, Tone

_PUT_IN = "Put in the letter"


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
        self.setLayout(column(heading, 4, self.field, self.problem, 4, self._nothing, self._words, margins=sides()))
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
                margins=sides(),
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


class _SentenceLabel(Label):
    """A sentence that chooses the button beside it when it is pressed."""

    pressed = Signal()

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        del event
        self.pressed.emit()
