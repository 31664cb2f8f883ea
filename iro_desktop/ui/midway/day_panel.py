"""Panels about whether and when: another day for the check, or none this time, each with its reason."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QWidget

from iro_desktop.queries.midway_page import MidwayPage
from iro_desktop.ui import theme, words
from iro_desktop.ui.desk import Desk
from iro_desktop.ui.kit import Button, DateField, Field, Label, Role, TextField, column, row
from iro_desktop.ui.midway import viewmodel
from iro_desktop.ui.tokens import Style, Tone

_WIDTH = 560


class _ReasonPanel(QWidget):
    closed = Signal()

    def __init__(self, title: str, below: str, button: str) -> None:
        super().__init__()
        self.reason = TextField("Why")
        self._why = Field("Why", self.reason)
        self._keep = Button(button, Role.PRIMARY, shortcut="Ctrl+Return")
        self._keep.clicked.connect(self._press)
        leave = Button("Close", Role.QUIET)
        leave.clicked.connect(self.closed)
        self._above = column()
        self.setLayout(
            column(
                Label(title, Style.H2),
                4,
                Label(below, tone=Tone.SECONDARY),
                14,
                self._above,
                self._why,
                14,
                row(None, leave, self._keep, gap=8),
            )
        )
        self.reason.returnPressed.connect(self._press)

    def sizeHint(self) -> QSize:
        width = theme.px(_WIDTH)
        layout = self.layout()
        return QSize(width, layout.heightForWidth(width) if layout is not None else 0)

    def say_problem(self, sentence: str) -> None:
        """Say beside the reason why nothing was changed."""
        self._why.show_problem(sentence)

    def _press(self) -> None:
        raise NotImplementedError


class MovePanel(_ReasonPanel):
    """Another day with a reason; half way between the reviews is one press where that day is known."""

    def __init__(self, desk: Desk, page: MidwayPage, keep: Callable[[date, str], None]) -> None:
        usual = words.weekday_and_date(page.usual.due_on, desk.today())
        super().__init__("Another day", f"Six weeks after the review is {usual}.", "Move the check")
        self._keep_day = keep
        self.day = DateField("The new day", desk.today, desk.bank_holidays, placeholder="in 3 weeks")
        self._around = Field("The new day", self.day)
        half_way = viewmodel.half_way_words(page, desk.today())
        self.half_way = Button(half_way, Role.CHIP, icon_name="calendar")
        self.half_way.setVisible(bool(half_way))
        self.half_way.clicked.connect(lambda: self._take(page.half_way, viewmodel.half_way_reason(page)))
        self._above.addWidget(self._around)
        self._above.addWidget(self.half_way, alignment=Qt.AlignmentFlag.AlignLeft)
        self._above.addSpacing(8)
        if page.moved_to is not None:
            self._take(page.moved_to, page.moved_reason)
        self.setFocusProxy(self.day)

    def _take(self, day: date | None, reason: str) -> None:
        self.day.set_value(day)
        self.reason.set_value(reason)
        self.reason.setFocus()

    def _press(self) -> None:
        day = self.day.value()
        self._around.show_problem("" if day is not None else "Type the new day.")
        if day is None:
            self.day.setFocus()
        else:
            self._keep_day(day, self.reason.value())


class NotNeededPanel(_ReasonPanel):
    """Why no check is needed this time."""

    def __init__(self, name: str, keep: Callable[[str], None]) -> None:
        below = f"The reason stays with {words.whose(name)} record, and the decisions stay open."
        super().__init__("Not needed this time", below, "Keep the reason")
        self._keep_reason = keep
        self.setFocusProxy(self.reason)

    def _press(self) -> None:
        self._keep_reason(self.reason.value())
