"""A window for what keeps the program from starting at all: one sentence, and a way to close it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow

from iro_desktop.ui import theme
from iro_desktop.ui.kit import Button, Label, Role, column, row
from iro_desktop.ui.tokens import Style
from iro_desktop.ui.unlock.ground import HillsGround

_SIZE = (560, 360)


class RefusalWindow(QMainWindow):
    """Says the sentence of a Refused. Nothing was opened."""

    closed = Signal()

    def __init__(self, sentence: str) -> None:
        super().__init__()
        close = Button("Close", Role.PRIMARY)
        close.clicked.connect(self.close)
        ground = HillsGround()
        title = Label("IRO Desktop did not open", Style.H2)
        ground.setLayout(column(title, 8, Label(sentence), 16, row(None, close), None, margins=(32, 32, 32, 24)))
        ground.setAccessibleName(sentence)
        self.setCentralWidget(ground)
        self.setWindowTitle("IRO Desktop")
        self.resize(*(theme.px(side) for side in _SIZE))
        close.setFocus(Qt.FocusReason.OtherFocusReason)

    def closeEvent(self, event: QCloseEvent, /) -> None:
        super().closeEvent(event)
        self.closed.emit()
