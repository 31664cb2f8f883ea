"""A decision in a letter as it is written: one record, seen in the child's wording."""

from collections.abc import Callable, Container, Sequence
from datetime import date

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QWidget

from iro_desktop.queries.letters import WrittenDecision
from iro_desktop.ui import theme
from iro_desktop.ui.kit import DateField, Label, TextField, column, row
from iro_desktop.ui.letter import viewmodel
from iro_desktop.ui.letter.parts import Part, sides
from iro_desktop.ui.letter.picture_chips import PictureChip
from iro_desktop.ui.letter.viewmodel import TypedDecision
from iro_desktop.ui.letter.writing import WritingField
from iro_desktop.ui.tokens import Style, Tone

_NUMBER_WIDTH = 28


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
        self._number.setFixedWidth(theme.px(_NUMBER_WIDTH))
        self.chip = PictureChip()
        self.chip.clicked.connect(self.field.picture_wanted)
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
        body = column(self.chip, self.field, self._decided, self._details, self.problem)
        whole = row(self._number, body, margins=sides())
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

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if theme.is_restyle(event) and hasattr(self, "_number"):
            self._number.setFixedWidth(theme.px(_NUMBER_WIDTH))

    def dress(self) -> None:
        self._decided.setVisible(self.is_active())
        self._details.setVisible(self.is_active() or bool(self.problem.sentence()))

    def show_problem(self, sentence: str) -> None:
        super().show_problem(sentence)
        self.dress()
