"""The control in which a field is filled in, and fields two beside each other where there is room."""

from collections.abc import Callable, Container, Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from iro_desktop.ui import theme
from iro_desktop.ui.child_record.pictures import PicturePills
from iro_desktop.ui.child_record.specs import YES_OR_NO, Spec, Typed
from iro_desktop.ui.kit import ChoiceField, DateField, Field, ManyPills, NotesField, Pills, TextField, Tick
from iro_desktop.ui.kit.layouts import take_out
from iro_desktop.ui.when import Looking
from iro_desktop.writing.marks import WrittenFor

Control = TextField | NotesField | DateField | ChoiceField | Pills | ManyPills | Tick | PicturePills

_TWO_BESIDE = 600
"""Pixels at 100 % text from which two fields stand beside each other."""


def control_for(spec: Spec, today: Callable[[], date], bank_holidays: Container[date]) -> Control:
    """The control of a field, empty."""
    match spec.typed:
        case Typed.NOTES:
            return NotesField(spec.label, lines=3).helped(WrittenFor.RECORD)
        case Typed.DAY:
            return DateField(spec.label, today, bank_holidays, looking=Looking.BACK, explain=False)
        case Typed.DAY_AHEAD:
            return DateField(spec.label, today, bank_holidays, explain=False)
        case Typed.CHOICE:
            return ChoiceField(spec.label, spec.choices)
        case Typed.PILLS:
            return Pills(spec.label, spec.choices)
        case Typed.YES_NO:
            return Pills(spec.label, YES_OR_NO)
        case Typed.MANY:
            return ManyPills(spec.label, spec.choices)
        case Typed.TICK:
            return Tick(spec.label)
        case Typed.ANIMAL:
            return PicturePills(spec.label)
        case _:
            return TextField(spec.label)


class FieldGrid(QWidget):
    """Fields in reading order: two on a line, one where there is little room or a field is wide."""

    def __init__(self, specs: Sequence[Spec], controls: Sequence[Control], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells: list[tuple[Spec, QWidget]] = []
        self.fields: dict[str, Field] = {}
        for spec, control in zip(specs, controls, strict=True):
            if isinstance(control, Tick):
                self._cells.append((spec, control))
                # A tick box has no line for what is wrong: it stands below the field it follows.
                if self.fields:
                    self.fields[spec.name] = next(reversed(self.fields.values()))
            else:
                field = Field(spec.label, control, hint=spec.hint)
                field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
                self.fields[spec.name] = field
                self._cells.append((spec, field))
        self._two = False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(28)
        self._grid.setVerticalSpacing(14)
        self._lay(two=True)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        two = event.size().width() / theme.factor() >= _TWO_BESIDE
        if two != self._two:
            self._lay(two=two)

    def minimumSizeHint(self) -> QSize:
        # Laid for two columns it must still be allowed to become narrow enough for one.
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), theme.px(240)), hint.height())

    def _lay(self, *, two: bool) -> None:
        self._two = two
        take_out(self._grid)
        line = side = 0
        for spec, cell in self._cells:
            if not two or spec.is_wide:
                line += 1 if side else 0
                self._grid.addWidget(cell, line, 0, 1, 2)
                line, side = line + 1, 0
            else:
                self._grid.addWidget(cell, line, side, Qt.AlignmentFlag.AlignBottom)
                line, side = (line + 1, 0) if side else (line, 1)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1 if two else 0)
