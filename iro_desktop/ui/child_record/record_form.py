"""The form of one record: groups of fields, saved as they are typed, each by itself."""

from collections.abc import Callable, Container, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from iro_desktop.ui.child_record.controls import Control, FieldGrid, control_for
from iro_desktop.ui.child_record.specs import YES_OR_NO, Group, Spec, Typed, as_kept, as_shown, with_kept
from iro_desktop.ui.form import FieldValue, Form
from iro_desktop.ui.kit import ChoiceField, DateField, Icon, Label, ManyPills, Pills, column, row
from iro_desktop.ui.shown import Choice
from iro_desktop.ui.tokens import Style, Tone
from iro_desktop.ui.when import HOW_TO_TYPE_A_DAY


class RecordForm(QWidget):
    """One group of fields at a time, so that no form is longer than a screen.

    Each field is saved by itself: one that is refused keeps the officer's words and says why, and holds up no other.
    """

    changed = Signal(str, object)
    """The field's name, and the value to keep."""
    typing = Signal()

    def __init__(
        self,
        groups: Sequence[Group],
        today: Callable[[], date],
        bank_holidays: Container[date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._specs: dict[str, Spec] = {}
        self._controls: dict[str, Control] = {}
        self._grids: list[FieldGrid] = []
        self._notes: dict[str, tuple[QWidget, Label]] = {}
        self._offered: dict[str, tuple[Choice, ...]] = {}
        self._in_sight: dict[str, tuple[Choice, ...]] = {}
        self._form = Form(self)
        self._form.changed_text.connect(self._save)
        self._form.edited.connect(self._edited)
        self._pages = [self._page(group, today, bank_holidays) for group in groups]
        self.parts = Pills("Part of the form", [Choice(group.key, group.title) for group in groups])
        self.parts.edited.connect(lambda: self.show_part(self.parts.value() or groups[0].key))
        lines = column(self.parts, 16, *self._pages) if len(groups) > 1 else column(self.parts, *self._pages)
        lines.addStretch(1)
        self.setLayout(lines)
        self.parts.setVisible(len(groups) > 1)
        self._keys = [group.key for group in groups]
        self.show_part(self._keys[0])

    def show_values(self, values: Mapping[str, object], *, anew: bool) -> None:
        """Show what is kept. `anew` is another record; else a field being typed in keeps the officer's words."""
        shown: dict[str, FieldValue] = {}
        for name, spec in self._specs.items():
            control = self._controls[name]
            if not anew and (self._has_keyboard(control) or self._problem(name)):
                continue
            if anew:
                self.show_problem(name, "")
            value = as_shown(spec, values.get(name))
            if isinstance(control, ChoiceField | Pills) and isinstance(value, str):
                self._offer(name, with_kept(self._choices_of(spec), value), control)
            shown[name] = value
        self._form.show(shown)

    def offer(self, offers: Mapping[str, tuple[Choice, ...]]) -> None:
        """What fields may be chosen from, where that depends on the child."""
        for name, choices in offers.items():
            control = self._controls.get(name)
            if isinstance(control, ChoiceField | ManyPills) and self._offered.get(name) != choices:
                self._offered[name] = self._in_sight[name] = choices
                control.show_choices(choices)

    def show_notes(self, notes: Mapping[str, str]) -> None:
        """A quiet line with a lock above the fields of a group; empty for none."""
        for key, (line, label) in self._notes.items():
            label.show_words(notes.get(key, ""))
            line.setVisible(bool(notes.get(key)))

    def show_problem(self, name: str, sentence: str) -> None:
        """Say beside a field why it was not kept; the officer's words stay in it."""
        for grid in self._grids:
            if name in grid.fields:
                grid.fields[name].show_problem(sentence)

    def show_part(self, key: str) -> None:
        """Show one group of fields and no other: a stack would be as high as its highest page."""
        self.parts.set_value(key)
        for name, page in zip(self._keys, self._pages, strict=True):
            page.setVisible(name == key)

    def flush(self) -> None:
        """Save what was typed last."""
        self._form.flush()

    def is_typing(self) -> bool:
        return self._form.is_waiting()

    def keyboard_to_first(self) -> None:
        self.show_part(self._keys[0])
        first = next(iter(self._controls.values()))
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _page(self, group: Group, today: Callable[[], date], bank_holidays: Container[date]) -> QWidget:
        controls = []
        for spec in group.specs:
            control = control_for(spec, today, bank_holidays)
            self._specs[spec.name], self._controls[spec.name] = spec, control
            self._form.bind(spec.name, control)
            controls.append(control)
        grid = FieldGrid(group.specs, controls)
        self._grids.append(grid)
        label = Label("", Style.SMALL, Tone.SECONDARY)
        note = QWidget()
        inside = row(Icon("lock", Tone.SECONDARY), label, gap=8, margins=(0, 0, 0, 12))
        inside.setStretch(1, 1)
        note.setLayout(inside)
        note.hide()
        self._notes[group.key] = (note, label)
        page = QWidget()
        page.setLayout(column(note, grid, None))
        return page

    def _offer(self, name: str, choices: tuple[Choice, ...], control: ChoiceField | Pills) -> None:
        """Offer what is kept too, where it is none of the choices; touch nothing that is offered already."""
        if self._in_sight.get(name) != choices:
            self._in_sight[name] = choices
            control.show_choices(choices)

    def _choices_of(self, spec: Spec) -> tuple[Choice, ...]:
        return YES_OR_NO if spec.typed is Typed.YES_NO else self._offered.get(spec.name, spec.choices)

    def _edited(self, name: str) -> None:
        if self._problem(name):
            self.show_problem(name, "")
        self.typing.emit()

    def _save(self, names: frozenset[str]) -> None:
        for name, spec in self._specs.items():
            if name not in names:
                continue
            control = self._controls[name]
            if isinstance(control, DateField) and not control.is_understood():
                self.show_problem(name, HOW_TO_TYPE_A_DAY)
                continue
            try:
                value = as_kept(spec, control.value())
            except ValueError as why:
                self.show_problem(name, str(why))
            else:
                self.changed.emit(name, value)

    def _problem(self, name: str) -> str:
        return next((grid.fields[name].problem() for grid in self._grids if name in grid.fields), "")

    @staticmethod
    def _has_keyboard(control: QWidget) -> bool:
        """Whether words are being typed into it: what is chosen with a click needs no such care."""
        if isinstance(control, ChoiceField | Pills | ManyPills):
            return False
        typed_in = control.focusProxy() or control
        return typed_in.hasFocus()
