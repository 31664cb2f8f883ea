"""Makes a laptop known to the office: its address, a one-time code, and what the office answers."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iro_desktop.ui.kit import Button, Field, Label, Role, Sheet, TextField, column, row
from iro_desktop.ui.tokens import Style, Tone

ADDRESS = "Address of the office store"
CODE = "One-time code"


class EnrolForm(Sheet):
    """Two fields and a button. What is typed stays while the office is asked, and after a no."""

    wanted = Signal(str, str)
    """Address and code, both filled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.body.setContentsMargins(24, 20, 24, 20)
        self.address = TextField(ADDRESS, placeholder="https://")
        self.code = TextField(CODE)
        self._address = Field(ADDRESS, self.address, hint="Your helpdesk gives it to you")
        self._code = Field(CODE, self.code, hint="It works once, for this laptop")
        self.button = Button("Make this laptop known", Role.PRIMARY)
        self.button.clicked.connect(self._press)
        for field in (self.address, self.code):
            field.returnPressed.connect(self._press)
        fields = row(self._address, self._code, gap=24)
        fields.setStretch(0, 3)
        fields.setStretch(1, 2)
        self._said = Label("", tone=Tone.SECONDARY)
        foot = row(self.button, self._said, gap=16)
        foot.setStretch(1, 1)
        lines = column(
            Label("Make this laptop known to the office", Style.H3),
            4,
            Label(
                "The key that proves it is this laptop is made here and never leaves it. Then your work can be sent.",
                tone=Tone.SECONDARY,
            ),
            16,
            fields,
            8,
            foot,
        )
        self.body.addLayout(lines)
        self.setFocusProxy(self.address)

    def show_problem(self, sentence: str) -> None:
        """Say what the office, or its absence, answered."""
        self._busy(busy=False)
        self._code.show_problem(sentence)

    def _press(self) -> None:
        if not self.button.isEnabled():
            return
        address, code = self.address.value().strip(), self.code.value().strip()
        self._address.show_problem("" if address else "Type the address as your helpdesk gave it to you")
        self._code.show_problem("" if code else "Type the code from the office")
        if address and code:
            self._busy(busy=True)
            self.wanted.emit(address, code)

    def _busy(self, *, busy: bool) -> None:
        self.button.off_because("The office is being asked" if busy else None)
        self._said.show_words("Asking the office …" if busy else "")
