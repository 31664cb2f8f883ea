"""Choosing one or some of a few things: pills and segments."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from iro_desktop.ui import theme
from iro_desktop.ui.focus_ring import round_ring
from iro_desktop.ui.kit.flow import FlowLayout
from iro_desktop.ui.kit.icons import IN_BUTTON, icon
from iro_desktop.ui.kit.text import natural_width
from iro_desktop.ui.shown import Choice
from iro_desktop.ui.tokens import CONTROL_HEIGHT, FIELD_RADIUS, Tone

_PADDING = 16
_QT_ICON_GAP = 4


class _ChoiceButton(QPushButton):
    def __init__(self, choice: Choice, role: str, parent: QWidget) -> None:
        super().__init__(choice.words.replace("&", "&&"), parent)
        self.choice = choice
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setProperty("role", role)
        self.setAccessibleName(choice.words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self.dress)

    def dress(self) -> None:
        """A chosen pill has a tick, so that its colour is not the only sign."""
        name = "check" if self.isChecked() and self.property("role") == "pill" else self.choice.icon
        tone = Tone.ACCENT if self.isChecked() else Tone.TEXT
        self.setIcon(icon(name, tone) if name else QIcon())
        self.setText((" " if name else "") + self.choice.words.replace("&", "&&"))
        self.setIconSize(QSize(theme.px(IN_BUTTON), theme.px(IN_BUTTON)))
        round_ring(self, theme.px(CONTROL_HEIGHT) // 2 if self.property("role") == "pill" else FIELD_RADIUS)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        # Measured in the heavier letters of a chosen one, so that nothing moves or is cut when it is chosen.
        hint = super().sizeHint()
        words = natural_width(self.text(), bold=True) + 2 * _PADDING
        sign = 0 if self.icon().isNull() else theme.px(IN_BUTTON) + _QT_ICON_GAP
        return QSize(max(hint.width(), words + sign), hint.height())

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if theme.is_restyle(event):
            self.dress()


class _Choices(QWidget):
    """A named group of choices. While one of them has the keyboard, the keys 1 to 9 choose."""

    edited = Signal()
    """The officer chose; not sent by `set_value`."""

    def __init__(self, name: str, *, several: bool, role: str, parent: QWidget | None) -> None:
        if not name.strip():
            raise ValueError("A group of choices needs a name for screen readers.")
        super().__init__(parent)
        self.setAccessibleName(name)
        self._role = role
        self._buttons: list[_ChoiceButton] = []
        self._group = QButtonGroup(self)
        self._group.setExclusive(not several)
        self._group.buttonClicked.connect(lambda _button: self.edited.emit())
        self._group.buttonToggled.connect(lambda _button, _is_on: self._stop_tab_at_chosen())

    def choose_key(self, number: int) -> bool:
        """Press the choice of that number, counted from 1; False when there is none."""
        if not 0 < number <= len(self._buttons):
            return False
        self._buttons[number - 1].setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._buttons[number - 1].click()
        return True

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        typed = event.text()
        if typed.isdigit() and typed.isascii() and self.choose_key(int(typed)):
            event.accept()
        else:
            super().keyPressEvent(event)

    def _make(self, choices: Iterable[Choice]) -> list[_ChoiceButton]:
        for old in self._buttons:
            self._group.removeButton(old)
        self._buttons = [_ChoiceButton(choice, self._role, self) for choice in choices]
        for button in self._buttons:
            self._group.addButton(button)
            button.dress()
        self._stop_tab_at_chosen()
        return self._buttons

    def _stop_tab_at_chosen(self) -> None:
        """Tab comes to the chosen one of several, or to the first; the arrow keys go on from there."""
        if not self._buttons:
            return
        stop = next((button for button in self._buttons if button.isChecked()), self._buttons[0])
        self.setFocusProxy(stop)
        for button in self._buttons:
            alone = self._group.exclusive() and button is not stop
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus if alone else Qt.FocusPolicy.StrongFocus)

    def _chosen(self) -> tuple[str, ...]:
        return tuple(button.choice.value for button in self._buttons if button.isChecked())

    def _choose(self, values: Iterable[str]) -> None:
        wanted = set(values)
        exclusive = self._group.exclusive()
        self._group.setExclusive(False)  # an exclusive group cannot be brought back to nothing chosen
        for button in self._buttons:
            button.setChecked(button.choice.value in wanted)
        self._group.setExclusive(exclusive)
        self._stop_tab_at_chosen()


class Pills(_Choices):
    """One of a few, each a pill, going on to further lines where there is no room."""

    def __init__(self, name: str, choices: Sequence[Choice], *, parent: QWidget | None = None) -> None:
        super().__init__(name, several=False, role="pill", parent=parent)
        self._flow = FlowLayout(parent=self)
        self.show_choices(choices)

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """Offer other choices; nothing is chosen afterwards."""
        self._flow.clear()
        for button in self._make(choices):
            self._flow.addWidget(button)

    def add_part(self, part: QWidget) -> None:
        """Something after the last pill, such as “Other” or a date field."""
        self._flow.addWidget(part)

    def value(self) -> str | None:
        """What is chosen; None when nothing is."""
        return next(iter(self._chosen()), None)

    def set_value(self, value: str | None) -> None:
        self._choose(() if value is None else (value,))


class ManyPills(_Choices):
    """Some of a few; each pill is ticked or not."""

    def __init__(self, name: str, choices: Sequence[Choice], *, parent: QWidget | None = None) -> None:
        super().__init__(name, several=True, role="pill", parent=parent)
        self._flow = FlowLayout(parent=self)
        self.show_choices(choices)

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """Offer other choices; nothing is chosen afterwards."""
        self._flow.clear()
        for button in self._make(choices):
            self._flow.addWidget(button)

    def add_part(self, part: QWidget) -> None:
        """Something after the last pill."""
        self._flow.addWidget(part)

    def value(self) -> tuple[str, ...]:
        """What is ticked, in the order shown."""
        return self._chosen()

    def set_value(self, value: Iterable[str]) -> None:
        self._choose(value)


class Segments(_Choices):
    """One of two or three ways to see the same thing, such as Board and List; one is always chosen."""

    def __init__(self, name: str, choices: Sequence[Choice], *, parent: QWidget | None = None) -> None:
        super().__init__(name, several=False, role="segment", parent=parent)
        if not choices:
            raise ValueError("Segments show at least one choice.")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        buttons = self._make(choices)
        for place, button in enumerate(buttons):
            ends = {0: "first", len(buttons) - 1: "last"}
            button.setProperty("place", "only" if len(buttons) == 1 else ends.get(place, "middle"))
            line.addWidget(button)
        buttons[0].setChecked(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def value(self) -> str:
        return self._chosen()[0]

    def set_value(self, value: str) -> None:
        if any(button.choice.value == value for button in self._buttons):
            self._choose((value,))
