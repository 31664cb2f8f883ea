"""One number or choice: what it is now, where it comes from, and the fold in which it is changed with a reason."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from iro_desktop.models.limit_keys import Choice, LimitKey
from iro_desktop.ui import theme
from iro_desktop.ui.counting.viewmodel import NumberWords
from iro_desktop.ui.kit import Button, Fold, Label, Pills, Role, TextField, column, row
from iro_desktop.ui.tokens import Style, Tone

_NUMBER_WIDTH = 88


class NumberRow(QWidget):
    """`kept` brings the key, the new number or choice and the reason; `put_back` asks for the default."""

    kept = Signal(object, str, str)
    put_back = Signal(object)
    opened = Signal()

    def __init__(self, shown: NumberWords) -> None:
        super().__init__()
        self.key: LimitKey | Choice = shown.key
        self._shown = shown
        self.change_button = Button("Change", Role.QUIET_SMALL)
        self.change_button.setAccessibleDescription(shown.title)
        if not shown.can_change:
            self.change_button.hide()
        self.change_button.clicked.connect(self.open_fold)
        title = Label(shown.title)
        value = Label(shown.value, bold=True)
        line = row(title, value, self.change_button, gap=16)
        line.setStretch(0, 1)
        words = column(line, Label(shown.source, Style.SMALL, Tone.SECONDARY))
        if shown.changed:
            words.addWidget(Label(shown.changed, Style.SMALL, Tone.ATTENTION))
        self.fold: Fold | None = None
        self._whole = column(words, margins=(0, 10, 0, 10))
        self.setLayout(self._whole)

    def open_fold(self) -> None:
        """Show what is needed to change it."""
        if self.fold is not None:
            return
        self.opened.emit()
        shown = self._shown
        self.number = TextField(f"{shown.title}, in {shown.unit}")
        self.number.setFixedWidth(theme.px(_NUMBER_WIDTH))
        self.number.set_value("" if shown.amount is None else str(shown.amount))
        self.options = Pills(shown.title, shown.options)
        self.reason = TextField("Why it is counted otherwise", placeholder="Why it is counted otherwise")
        self.problem = Label("", Style.SMALL, Tone.DANGER)
        keep = Button("Keep", Role.SMALL)
        keep.clicked.connect(self._keep)
        self.reason.returnPressed.connect(self._keep)
        leave = Button("Leave it", Role.QUIET_SMALL)
        leave.clicked.connect(self.close_fold)
        buttons = row(keep, leave, gap=8)
        if shown.is_changed:
            back = Button(f"Back to {shown.default[0].lower()}{shown.default[1:]}", Role.QUIET_SMALL)
            back.clicked.connect(lambda: self.put_back.emit(self.key))
            buttons.addWidget(back)
        buttons.addStretch(1)
        value: QWidget = self.options
        if not shown.options:
            value = QWidget()
            value.setLayout(row(self.number, Label(shown.unit), None, gap=8))
        self.fold = Fold(value, 8, self.reason, 4, self.problem, 4, buttons)
        self._whole.addSpacing(6)
        self._whole.addWidget(self.fold)
        self.change_button.hide()
        (self.options if shown.options else self.number).setFocus(Qt.FocusReason.OtherFocusReason)

    def close_fold(self) -> None:
        """Put it away; nothing was changed."""
        if self.fold is not None:
            self.fold.hide()
            self.fold.deleteLater()
            self.fold = None
            self.change_button.show()
            self.change_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def say_problem(self, sentence: str) -> None:
        """Say why it was not kept; what was typed stays."""
        if self.fold is not None:
            self.problem.show_words(sentence)

    def _keep(self) -> None:
        value = self.options.value() or "" if self._shown.options else self.number.value().strip()
        self.kept.emit(self.key, value, self.reason.value())
