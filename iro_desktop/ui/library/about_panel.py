"""A panel that asks what a document of the library is: its name, for whom, and when to look at it again."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget

from iro_desktop.actions.library_documents import AboutDocument
from iro_desktop.ui import theme
from iro_desktop.ui.desk import Desk
from iro_desktop.ui.kit import Button, DateField, Field, Label, Role, TextField, column, row
from iro_desktop.ui.tokens import Style, Tone

_WIDTH = 560


class AboutPanel(QWidget):
    """`keep` gets what was said. The panel stays until it is told to go, or a problem is said."""

    closed = Signal()

    def __init__(
        self,
        desk: Desk,
        title: str,
        below: str,
        about: AboutDocument,
        *,
        button: str,
        keep: Callable[[AboutDocument], None],
    ) -> None:
        super().__init__()
        self._keep = keep
        self.name = TextField("What it is called")
        self.name.set_value(about.name)
        self._name_field = Field("What it is called", self.name)
        self.for_whom = TextField("For whom")
        self.for_whom.set_value(about.for_whom)
        self.review_on = DateField("Look at it again on", desk.today, desk.bank_holidays, placeholder="in 1 year")
        self.review_on.set_value(about.review_on)
        self.button = Button(button, Role.PRIMARY)
        self.button.clicked.connect(self._press)
        for field in (self.name, self.for_whom):
            field.returnPressed.connect(self._press)
        close = Button("Close", Role.QUIET)
        close.clicked.connect(self.closed)
        self.setLayout(
            column(
                Label(title, Style.H2),
                4,
                Label(below, tone=Tone.SECONDARY),
                16,
                self._name_field,
                14,
                Field("For whom", self.for_whom, hint="Such as “For officers” or “For carers”"),
                14,
                Field("Look at it again on", self.review_on, hint="You may leave it empty"),
                18,
                row(None, close, self.button, gap=8),
                margins=(24, 24, 24, 20),
            )
        )
        self.setFocusProxy(self.name)

    def sizeHint(self) -> QSize:
        width = theme.px(_WIDTH)
        layout = self.layout()
        return QSize(width, layout.heightForWidth(width) if layout is not None else 0)

    def say_problem(self, sentence: str) -> None:
        """Say why nothing was kept."""
        self._name_field.show_problem(sentence)
        self.updateGeometry()

    def _press(self) -> None:
        about = AboutDocument(name=self.name.value(), for_whom=self.for_whom.value(), review_on=self.review_on.value())
        self._keep(about)
