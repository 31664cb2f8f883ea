"""Choosing colours and the size of letters: shown live, in Settings and in the first run."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iro_desktop.ui.kit import Field, Pills, Tick, column
from iro_desktop.ui.shown import Choice
from iro_desktop.ui.theme import Look, Theme, announcer, current_look

THEMES = (
    Choice(Theme.SYSTEM, "Like the computer"),
    Choice(Theme.LIGHT, "Light"),
    Choice(Theme.DARK, "Dark"),
    Choice(Theme.HIGH_CONTRAST, "High contrast"),
)
TEXT_PERCENTS = (80, 90, 100, 110, 125, 150, 175, 200)


class LookControls(QWidget):
    """Colours, size and movement. `chosen` carries the whole Look after each of the officer's choices."""

    chosen = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = Pills("Colours", THEMES)
        self._size = Pills("Text size", [Choice(str(percent), f"{percent}%") for percent in TEXT_PERCENTS])
        self._still = Tick("Keep things still: no movement on the screen")
        for control in (self._colours, self._size, self._still):
            control.edited.connect(self._edited)
        self.setLayout(
            column(
                Field("Colours", self._colours),
                16,
                Field("Text size", self._size, hint="Everything grows: words, buttons and pictures"),
                16,
                self._still,
            )
        )
        self.setFocusProxy(self._colours)
        self._look = look
        self.show_look(look)
        announcer.look_changed.connect(self._look_changed)

    def show_look(self, look: Look) -> None:
        self._look = look
        self._colours.set_value(look.theme)
        self._size.set_value(str(look.text_percent))
        self._still.set_value(look.less_motion)

    def _look_changed(self) -> None:
        """The look in force is the one to show, whoever changed it: Undo on a toast, for one."""
        self.show_look(current_look())

    def _edited(self) -> None:
        size = self._size.value()
        self._look = Look(
            theme=Theme(self._colours.value() or self._look.theme),
            text_percent=int(size) if size else self._look.text_percent,
            less_motion=self._still.value(),
        )
        self.chosen.emit(self._look)
