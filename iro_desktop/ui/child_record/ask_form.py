"""The short form for something new: filled in, then added with one button."""

from collections.abc import Callable, Container, Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from iro_desktop.ui.child_record.controls import FieldGrid, control_for
from iro_desktop.ui.child_record.lists import Ask
from iro_desktop.ui.child_record.specs import as_kept
from iro_desktop.ui.kit import Button, ChoiceField, DateField, Label, Notice, Role, Scroller, TextField, column, row
from iro_desktop.ui.shown import Choice
from iro_desktop.ui.tokens import Style, Tone
from iro_desktop.ui.when import HOW_TO_TYPE_A_DAY


class AskForm(QWidget):
    """Nothing is kept before the button is pressed; what is missing is said, and what was typed stays."""

    done = Signal(object)
    """Values by the name of their field."""
    left = Signal()

    def __init__(
        self,
        ask: Ask,
        today: Callable[[], date],
        bank_holidays: Container[date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.ask = ask
        self._controls = {spec.name: control_for(spec, today, bank_holidays) for spec in ask.specs}
        self._grid = FieldGrid(ask.specs, list(self._controls.values()))
        self._problem = Notice("", Tone.ATTENTION)
        self._problem.hide()
        add = Button(ask.done, Role.PRIMARY)
        add.clicked.connect(self._finish)
        leave = Button("Leave it", Role.MAIN)
        leave.clicked.connect(self.left)
        for control in self._controls.values():
            line = control.line if isinstance(control, DateField) else control
            if isinstance(line, TextField):
                line.returnPressed.connect(self._finish)
        lines = column(Label(ask.words, Style.H3), 14, self._grid, 12, self._problem, 12, row(add, leave, None, gap=8))
        lines.addStretch(1)
        lines.setContentsMargins(24, 18, 24, 18)
        inside = QWidget()
        inside.setLayout(lines)
        self.setLayout(column(Scroller(inside, name=ask.words)))
        self.setFocusProxy(next(iter(self._controls.values())))

    def offer(self, offers: Mapping[str, tuple[Choice, ...]]) -> None:
        for name, choices in offers.items():
            control = self._controls.get(name)
            if isinstance(control, ChoiceField):
                control.show_choices(choices)

    def begin(self) -> None:
        next(iter(self._controls.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self, sentence: str) -> None:
        self._problem.show_words(sentence)
        self._problem.setVisible(bool(sentence))

    def _finish(self) -> None:
        values: dict[str, object] = {}
        for spec in self.ask.specs:
            control = self._controls[spec.name]
            if isinstance(control, DateField) and not control.is_understood():
                self.show_problem(HOW_TO_TYPE_A_DAY)
                control.setFocus(Qt.FocusReason.OtherFocusReason)
                return
            values[spec.name] = as_kept(spec, control.value())
        self.show_problem("")
        self.done.emit(values)
