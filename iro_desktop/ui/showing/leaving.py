"""The way out of showing a letter: hold Esc for a second while a ring fills, then the officer's PIN."""

from PySide6.QtCore import QElapsedTimer, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from iro_desktop.ui import theme
from iro_desktop.ui.kit import Button, Field, Label, Role, TextField, column, row
from iro_desktop.ui.showing import viewmodel
from iro_desktop.ui.showing.passage import CHOSEN, HINT
from iro_desktop.ui.tokens import Style, Tone

HOLD_MS = 1000
_FRAME_MS = 16
_RING = 26
_FULL_CIRCLE = 360 * 16


class HoldRing(QWidget):
    """A ring that fills while Esc is held. `held` once it is full; letting go before empties it."""

    held = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(viewmodel.HOW_TO_LEAVE)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(_FRAME_MS)
        self._timer.timeout.connect(self._look)

    def begin(self) -> None:
        """Esc went down."""
        self._since.start()
        self._timer.start()

    def let_go(self) -> None:
        """Esc came up."""
        self._timer.stop()
        self._since.invalidate()
        self.update()

    def share(self) -> float:
        """How full the ring is, 0 to 1."""
        return min(1.0, self._since.elapsed() / HOLD_MS) if self._since.isValid() else 0.0

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_RING), theme.px(_RING))

    def paintEvent(self, event: QPaintEvent, /) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        circle = QRectF(self.rect()).adjusted(4, 4, -4, -4)
        painter.setPen(QPen(QColor(HINT), 2))
        painter.drawEllipse(circle)
        if self.share():
            painter.setPen(QPen(QColor(CHOSEN), 5))
            painter.drawArc(circle, 90 * 16, -round(self.share() * _FULL_CIRCLE))

    def _look(self) -> None:
        self.update()
        if self.share() >= 1.0:
            self.let_go()
            self.held.emit()


class PinPage(QWidget):
    """Asks for the PIN. Back leads to the letter; nothing of anybody is on it."""

    tried = Signal(str)
    back_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pin = TextField("PIN", tall=True)
        self.pin.setEchoMode(TextField.EchoMode.Password)
        self.pin.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.pin.returnPressed.connect(self._try)
        self.field = Field("PIN", self.pin)
        back = Button("Back to the letter", Role.QUIET, icon_name="chevron-left")
        back.clicked.connect(self.back_wanted)
        self.leave = Button("Leave", Role.PRIMARY)
        self.leave.clicked.connect(self._try)
        middle = QWidget()
        middle.setLayout(
            column(
                Label("For the officer", Style.H1),
                8,
                Label("Your PIN closes the letter.", tone=Tone.SECONDARY),
                24,
                self.field,
                20,
                row(back, None, self.leave),
            )
        )
        middle.setFixedWidth(theme.px(380))
        self.setLayout(column(None, row(None, middle, None), None))

    def begin(self) -> None:
        """Empty, with the keyboard in the field."""
        self.pin.set_value("")
        self.field.show_problem("")
        self.pin.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self, sentence: str) -> None:
        self.pin.set_value("")
        self.field.show_problem(sentence)
        self.pin.setFocus(Qt.FocusReason.OtherFocusReason)

    def _try(self) -> None:
        self.tried.emit(self.pin.value())
