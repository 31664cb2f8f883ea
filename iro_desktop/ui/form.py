"""Fields bound by name: show values, collect values, and say when it is time to save what was typed."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Protocol

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

SAVE_AFTER_PAUSE_MS = 600
"""Milliseconds after the last key."""
SAVE_AT_LATEST_MS = 2000
"""Milliseconds after the first key that is not saved yet, for those who type without a pause."""

FieldValue = str | bool | date | tuple[str, ...] | None


class Bindable(Protocol):
    """What every field of the kit has. `edited` tells of the officer's changes alone."""

    edited: SignalInstance

    # Each field takes and gives its own type; the form's owner knows which field is which.
    def value(self) -> Any: ...

    def set_value(self, value: Any, /) -> None: ...


class SaveTimer(QObject):
    """Turns key presses into moments to save: 0.6 s after the last, 2 s after the first."""

    due = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pause = self._timer(SAVE_AFTER_PAUSE_MS)
        self._latest = self._timer(SAVE_AT_LATEST_MS)

    def touch(self) -> None:
        """Something was typed."""
        self._pause.start()
        if not self._latest.isActive():
            self._latest.start()

    def is_waiting(self) -> bool:
        """Whether something typed has not been given to be saved yet."""
        return self._pause.isActive()

    def flush(self) -> None:
        """Save now if anything waits: before the screen closes, is covered or locked."""
        if self.is_waiting():
            self._time_is_up()

    def forget(self) -> None:
        """Wait for nothing any more, as what was typed has been saved another way or thrown away."""
        self._stop()

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(self._time_is_up)
        return timer

    def _time_is_up(self) -> None:
        self._stop()
        self.due.emit()

    def _stop(self) -> None:
        self._pause.stop()
        self._latest.stop()


class Form(QObject):
    """The fields of a screen by name.

    `changed_text` comes when it is time to save, with the names of the fields edited since the last time;
    `edited` comes at once, with the name of one.
    """

    changed_text = Signal(object)
    """frozenset[str]: the fields edited since the last save."""
    edited = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fields: dict[str, Bindable] = {}
        self._touched: set[str] = set()
        self._timer = SaveTimer(self)
        self._timer.due.connect(self._save)

    def bind(self, name: str, field: Bindable) -> None:
        """Take a field in. Its edits start the pause after which the form asks to be saved."""
        if name in self._fields:
            raise ValueError(f"The form already has a field {name}.")
        self._fields[name] = field
        field.edited.connect(lambda: self._edit(name))

    def values(self) -> dict[str, FieldValue]:
        """What stands in every field now."""
        return {name: field.value() for name, field in self._fields.items()}

    def value(self, name: str) -> FieldValue:
        value: FieldValue = self._fields[name].value()
        return value

    def text(self, name: str) -> str:
        """The words of a text field; empty when nothing is there."""
        value = self.value(name)
        return value if isinstance(value, str) else ""

    def day(self, name: str) -> date | None:
        """The day in a date field."""
        value = self.value(name)
        return value if isinstance(value, date) else None

    def show(self, values: Mapping[str, FieldValue]) -> None:
        """Show values from the store. A field the officer is still typing in keeps the officer's words."""
        for name, value in values.items():
            if name in self._fields and name not in self._touched:
                self._fields[name].set_value(value)

    def flush(self) -> None:
        """Ask to be saved now if anything waits."""
        self._timer.flush()

    def is_waiting(self) -> bool:
        return self._timer.is_waiting()

    def _edit(self, name: str) -> None:
        self._touched.add(name)
        self._timer.touch()
        self.edited.emit(name)

    def _save(self) -> None:
        touched = frozenset(self._touched)
        self._touched.clear()
        self.changed_text.emit(touched)
