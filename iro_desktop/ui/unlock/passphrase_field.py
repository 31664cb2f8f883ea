"""The field for a passphrase: hidden or shown, and aware of Caps Lock."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from iro_desktop.ui import theme
from iro_desktop.ui.kit import Button, Icon, Label, Role, TextField, column, row
from iro_desktop.ui.tokens import Style, Tone
from iro_desktop.ui.unlock.viewmodel import CAPS_LOCK_IS_ON, caps_lock_after

_HIDDEN, _SHOWN = TextField.EchoMode.Password, TextField.EchoMode.Normal


class PassphraseField(QWidget):
    """One line of dots, “Show” at its end, and a hint below it as soon as a key tells that Caps Lock is on."""

    edited = Signal()
    entered = Signal()
    """Enter was pressed."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = TextField(name, tall=True)
        self.line.setEchoMode(_HIDDEN)
        hints = Qt.InputMethodHint
        self.line.setInputMethodHints(hints.ImhSensitiveData | hints.ImhNoPredictiveText | hints.ImhNoAutoUppercase)
        self.show_button = Button("Show", Role.QUIET_SMALL)
        self.show_button.clicked.connect(self._turn)
        self.line.setLayout(row(None, self.show_button, margins=(0, 0, 6, 0)))
        self._caps: bool | None = None
        self._hint = QWidget()
        self._hint.setLayout(
            row(Icon("info", Tone.ATTENTION, 16), Label(CAPS_LOCK_IS_ON, Style.SMALL, Tone.ATTENTION), None, gap=6)
        )
        self._hint.hide()
        self.setLayout(column(self.line, self._hint, gap=4))
        self.setFocusProxy(self.line)
        self.line.edited.connect(self.edited)
        self.line.returnPressed.connect(self.entered)
        self.line.installEventFilter(self)
        self._make_room()

    def value(self) -> str:
        return self.line.text()

    def set_value(self, value: str) -> None:
        self.line.set_value(value)

    def says_caps_lock(self) -> bool:
        """Whether the hint is shown."""
        return not self._hint.isHidden()

    def hide_again(self) -> None:
        """Back to dots, as when the window is left."""
        self.line.setEchoMode(_HIDDEN)
        self.show_button.say("Show")

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._caps = caps_lock_after(
                self._caps,
                event.text(),
                shift=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier),
                caps_key=event.key() == Qt.Key.Key_CapsLock,
            )
            self._hint.setVisible(bool(self._caps))
            self.line.setAccessibleDescription(CAPS_LOCK_IS_ON if self._caps else "")
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if theme.is_restyle(event) and hasattr(self, "show_button"):
            self._make_room()

    def _turn(self) -> None:
        hidden = self.line.echoMode() == _HIDDEN
        self.line.setEchoMode(_SHOWN if hidden else _HIDDEN)
        self.show_button.say("Hide" if hidden else "Show")
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_room(self) -> None:
        self.line.setTextMargins(0, 0, self.show_button.sizeHint().width() + 6, 0)
