"""A section with one record: who the child is, or what they want."""

from collections.abc import Callable, Container, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iro_desktop.ui.child_record.record_form import RecordForm
from iro_desktop.ui.child_record.specs import Group
from iro_desktop.ui.kit import Button, Label, Role, Scroller, column, row
from iro_desktop.ui.tokens import Tone


class OneRecord(QWidget):
    """A form, and for wishes one button with which the child confirms them all."""

    confirmed = Signal()

    def __init__(
        self,
        groups: Sequence[Group],
        today: Callable[[], date],
        bank_holidays: Container[date],
        below: QWidget | None = None,
    ) -> None:
        super().__init__()
        self.form = RecordForm(groups, today, bank_holidays)
        self._when = Label("", tone=Tone.SECONDARY)
        self._confirm = Button("Confirm", Role.SECONDARY, icon_name="check")
        self._confirm.clicked.connect(self.confirmed)
        self._line = QWidget()
        line = row(self._when, self._confirm, gap=12, margins=(0, 0, 0, 14))
        line.setStretch(0, 1)
        self._line.setLayout(line)
        self._line.hide()
        lines = column(self._line, self.form, *([below] if below is not None else []))
        lines.setStretch(1, 1)
        lines.setContentsMargins(24, 18, 24, 18)
        inside = QWidget()
        inside.setLayout(lines)
        self.setLayout(column(Scroller(inside, name="What is written down")))

    def show_values(self, values: Mapping[str, object], *, anew: bool) -> None:
        self.form.show_values(values, anew=anew)

    def show_confirmed(self, when: str, words: str) -> None:
        """When the child last confirmed it, and the words on the button that confirms it today."""
        self._when.show_words(when)
        self._confirm.say(words)
        self._line.show()

    def flush(self) -> None:
        self.form.flush()
