"""Offering names while one is typed: the people around the child, by any part of their name."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter

from iro_desktop.ui.kit import TextField


class Suggestions(QCompleter):
    """Belongs to one field. Leaving the field finishes the name where only one begins so."""

    def __init__(self, field: TextField, name: str) -> None:
        self._names = QStringListModel()
        super().__init__(self._names, field)
        self._field = field
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        popup = self.popup()
        if popup is not None:
            popup.setAccessibleName(name)
        field.setCompleter(self)
        field.editingFinished.connect(self.finish)
        self.activated.connect(lambda _name: field.edited.emit())

    def offer(self, names: Sequence[str]) -> None:
        """Offer these names from now on."""
        if self._names.stringList() != list(names):
            self._names.setStringList(list(names))

    def finish(self) -> None:
        """Make the name whole where only one begins so."""
        whole = completed(self._field.value(), self._names.stringList())
        if whole != self._field.value():
            self._field.set_value(whole)
            self._field.edited.emit()


def completed(typed: str, names: Sequence[str]) -> str:
    """The one name that begins with what was typed; what was typed where none or several do."""
    wanted = typed.strip().casefold()
    found = [name for name in names if wanted and name.casefold().startswith(wanted)]
    return found[0] if len(found) == 1 else typed
