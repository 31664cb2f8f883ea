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
        self._today, self._bank_holidays = today, bank_holidays
        self._groups = {group.key: group for group in groups}
        self._built: dict[str, FieldGroup] = {}
        self._controls: dict[str, Control] = {}
        self._values: Mapping[str, object] = {}
        self._offered: dict[str, tuple[Choice, ...]] = {}
        self._in_sight: dict[str, tuple[Choice, ...]] = {}
        self._notes: Mapping[str, str] = {}
        self._form = Form(self)
        self._form.changed_text.connect(self._save)
        self._form.edited.connect(self._edited)
        self.parts = Pills("Part of the form", [Choice(group.key, group.title) for group in groups])
        self.parts.edited.connect(lambda: self.show_part(self.parts.value() or groups[0].key))
        self._lines = column(self.parts, 16 if len(groups) > 1 else 0)
        self.setLayout(self._lines)
        self.parts.setVisible(len(groups) > 1)
        self.show_part(groups[0].key)

    def show_values(self, values: Mapping[str, object], *, anew: bool) -> None:
        """Show what is kept. `anew` is another record; else a field being typed in keeps the officer's words."""
        self._values = values
        for built in self._built.values():
            self._fill(built, anew=anew)

    def offer(self, offers: Mapping[str, tuple[Choice, ...]]) -> None:
        """What fields may be chosen from, where that depends on the child."""
        self._offered.update(offers)
        for built in self._built.values():
            self._fill(built, anew=False)

    def show_notes(self, notes: Mapping[str, str]) -> None:
        """A quiet line with a lock above the fields of a group; empty for none."""
        self._notes = notes
        for key, built in self._built.items():
            built.show_note(notes.get(key, ""))

    def show_problem(self, name: str, sentence: str) -> None:
        """Say beside a field why it was not kept; the officer's words stay in it."""
        for built in self._built.values():
            if name in built.grid.fields:
                built.grid.fields[name].show_problem(sentence)

    def show_part(self, key: str) -> None:
        """Show one group of fields, built when it is first wanted, and no other."""
        self.parts.set_value(key)
        if key not in self._built:
            self._lines.addWidget(self._build(key))
        for name, built in self._built.items():
            built.setVisible(name == key)

    def flush(self) -> None:
        """Save what was typed last."""
        self._form.flush()

    def is_typing(self) -> bool:
        return self._form.is_waiting()

    def keyboard_to_first(self) -> None:
        first = next(iter(self._groups.values()))
        self.show_part(first.key)
        self._controls[first.specs[0].name].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyboard_to(self, name: str) -> None:
        """Show the part in which a field stands, and give it the keyboard."""
        for key, group in self._groups.items():
            if any(spec.name == name for spec in group.specs):
                self.show_part(key)
                self._built[key].show()
                self._controls[name].setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self, key: str) -> "FieldGroup":
        built = FieldGroup(self._groups[key], self._today, self._bank_holidays)
        self._built[key] = built
        self._controls |= built.controls
        for name, control in built.controls.items():
            self._form.bind(name, control)
        self._in_sight |= {spec.name: self._choices_of(spec) for spec in built.specs if spec.name not in self._offered}
        built.show_note(self._notes.get(key, ""))
        self._fill(built, anew=True)
        return built

    def _fill(self, built: "FieldGroup", *, anew: bool) -> None:
        shown: dict[str, FieldValue] = {}
        for spec in built.specs:
            name, control = spec.name, built.controls[spec.name]
            if not anew and (self._has_keyboard(control) or self._problem(name)):
                continue
            if anew:
                self.show_problem(name, "")
            value = as_shown(spec, self._values.get(name))
            if isinstance(control, ChoiceField | Pills | ManyPills):
                self._offer(spec, control, value)
            shown[name] = value
        self._form.show(shown)

    def _offer(self, spec: Spec, control: ChoiceField | Pills | ManyPills, value: FieldValue) -> None:
        """Offer what is kept too, where it is none of the choices; touch nothing that is offered already."""
        choices = with_kept(self._choices_of(spec), value if isinstance(value, str) else None)
        if self._in_sight.get(spec.name) != choices:
            self._in_sight[spec.name] = choices
            control.show_choices(choices)

    def _choices_of(self, spec: Spec) -> tuple[Choice, ...]:
        return YES_OR_NO if spec.typed is Typed.YES_NO else self._offered.get(spec.name, spec.choices)

    def _edited(self, name: str) -> None:
        if self._problem(name):
            self.show_problem(name, "")
        self.typing.emit()

    def _save(self, names: frozenset[str]) -> None:
        for spec in (spec for built in self._built.values() for spec in built.specs if spec.name in names):
            control = self._controls[spec.name]
            if isinstance(control, DateField) and not control.is_understood():
                self.show_problem(spec.name, HOW_TO_TYPE_A_DAY)
                continue
            try:
                value = as_kept(spec, control.value())
            except ValueError as why:
                self.show_problem(spec.name, str(why))
            else:
                self.changed.emit(spec.name, value)

    def _problem(self, name: str) -> str:
        fields = (built.grid.fields.get(name) for built in self._built.values())
        return next((field.problem() for field in fields if field is not None), "")

    @staticmethod
    def _has_keyboard(control: QWidget) -> bool:
        """Whether words are being typed into it: what is chosen with a click needs no such care."""
        if isinstance(control, ChoiceField | Pills | ManyPills):
            return False
        typed_in = control.focusProxy() or control
        return typed_in.hasFocus()


class FieldGroup(QWidget):
    """The fields of one group, below a quiet line with a lock where there is something to say."""

    def __init__(
        self,
        group: Group,
        today: Callable[[], date],
        bank_holidays: Container[date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.specs = group.specs
        self.controls = {spec.name: control_for(spec, today, bank_holidays) for spec in group.specs}
        self.grid = FieldGrid(group.specs, list(self.controls.values()))
        self._words = Label("", Style.SMALL, Tone.SECONDARY)
        self._line = QWidget()
        inside = row(Icon("lock", Tone.SECONDARY), self._words, gap=8, margins=(0, 0, 0, 12))
        inside.setStretch(1, 1)
        self._line.setLayout(inside)
        self._line.hide()
        self.setLayout(column(self._line, self.grid, None))

    def show_note(self, words: str) -> None:
        self._words.show_words(words)
        self._line.setVisible(bool(words))
