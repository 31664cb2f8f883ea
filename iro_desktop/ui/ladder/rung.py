"""One stage of the ladder: who answers it, and the fold in which that is changed."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QWidget

from iro_desktop.queries.ladder import StageRow
from iro_desktop.ui import theme
from iro_desktop.ui.kit import Button, Field, Fold, Label, Role, TextField, column, row
from iro_desktop.ui.ladder.viewmodel import RungWords
from iro_desktop.ui.tokens import Style, Tone

_NUMBER_WIDTH = 32
_FIELD_WIDTH = 460


class Rung(QWidget):
    """`kept` brings the stage as it was typed."""

    kept = Signal(StageRow)
    taken_off = Signal(int)
    opened = Signal()

    def __init__(self, shown: RungWords, stage: StageRow) -> None:
        super().__init__()
        self.number = shown.number
        self._stage = stage
        self._in_figures = number = Label(str(shown.number), Style.H2, Tone.SECONDARY)
        words = column(
            Label(f"{shown.name}: {shown.role}", bold=True),
            Label(shown.holder, Style.SMALL, Tone.TEXT if shown.holder_is_known else Tone.SECONDARY),
            gap=2,
        )
        self.change_button = Button("Change", Role.QUIET_SMALL)
        self.change_button.setAccessibleDescription(shown.name)
        self.change_button.clicked.connect(self.open_fold)
        self.off_button = Button("Take off", Role.QUIET_SMALL)
        self.off_button.setAccessibleDescription(shown.name)
        if not shown.can_go:
            self.off_button.hide()
        self.off_button.clicked.connect(lambda: self.taken_off.emit(self.number))
        line = row(number, words, self.off_button, self.change_button, gap=12)
        line.setStretch(1, 1)
        line.setAlignment(number, Qt.AlignmentFlag.AlignTop)
        # Made now, though it is shown only when it is opened: by keyboard it comes before the next stage so.
        self.fold = self._make_fold()
        self.fold.hide()
        self.setLayout(column(line, self.fold, margins=(0, 12, 0, 12), gap=8))
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if theme.is_restyle(event) and hasattr(self, "fold"):
            self._fit()

    def _fit(self) -> None:
        self._in_figures.setFixedWidth(theme.px(_NUMBER_WIDTH))
        for field in (self.name, self.role, self.holder, self.email):
            field.setMaximumWidth(theme.px(_FIELD_WIDTH))

    def _make_fold(self) -> Fold:
        self.name = TextField("What the stage is called")
        self.role = TextField("Who answers: the role")
        self.holder = TextField("Who it is now")
        self.email = TextField("Email")
        self.problem = Label("", Style.SMALL, Tone.DANGER)
        keep = Button("Keep", Role.SMALL)
        keep.clicked.connect(self._keep)
        leave = Button("Leave it", Role.QUIET_SMALL)
        leave.clicked.connect(self.close_fold)
        fields = column(gap=12)
        for field in (self.name, self.role, self.holder, self.email):
            field.returnPressed.connect(self._keep)
            fields.addWidget(Field(field.accessibleName(), field))
        return Fold(fields, 8, self.problem, 4, row(keep, leave, None, gap=8))

    @property
    def is_open(self) -> bool:
        """Whether what may be changed of it is shown."""
        return not self.fold.isHidden()

    def open_fold(self) -> None:
        """Show what may be changed of it."""
        if self.is_open:
            return
        self.opened.emit()
        self._fill(self._stage)
        self.problem.hide()
        self.fold.show()
        self.change_button.hide()
        self.role.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_fold(self) -> None:
        """Put it away; nothing was changed."""
        if self.is_open:
            self.fold.hide()
            self.change_button.show()
            self.change_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def say_problem(self, sentence: str) -> None:
        """Say why it was not kept; what was typed stays."""
        if self.is_open:
            self.problem.show_words(sentence)
            self.problem.show()

    def typed(self) -> StageRow:
        """The stage as it stands in the fields."""
        fields = (self.name, self.role, self.holder, self.email)
        return StageRow(self.number, *(field.value() for field in fields))

    def open_with(self, typed: StageRow) -> None:
        """Open it with what was typed into the one that it takes the place of."""
        self.open_fold()
        self._fill(typed)

    def _fill(self, stage: StageRow) -> None:
        for field, value in (
            (self.name, stage.name),
            (self.role, stage.role),
            (self.holder, stage.holder_name),
            (self.email, stage.holder_email),
        ):
            field.set_value(value or "")

    def _keep(self) -> None:
        self.kept.emit(self.typed())
