"""Writing down a child who is not in the council's files yet."""

from collections.abc import Mapping
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt

from iro_desktop.actions.changing import Value
from iro_desktop.actions.child_record import add_child
from iro_desktop.ui.child_record.ask_form import AskForm
from iro_desktop.ui.child_record.fields_of_records import NEW_CHILD
from iro_desktop.ui.child_record.lists import Ask
from iro_desktop.ui.child_record.specs import Section
from iro_desktop.ui.desk import Desk, Page, Place
from iro_desktop.ui.kit import Sheet, column, row
from iro_desktop.ui.screen import Screen
from iro_desktop.ui.shell import PageHeading

_ASK = Ask("child", "Who is the child?", NEW_CHILD, "Add this child")


class NewChildScreen(Screen):
    """Four fields. Once the child is there, the next thing to write down is when care began."""

    sidebar_place = "children"

    def __init__(self, desk: Desk, _place: Place) -> None:
        super().__init__()
        self._desk = desk
        self._form = AskForm(_ASK, desk.today, desk.bank_holidays)
        self._form.done.connect(self._add)
        self._form.left.connect(lambda: desk.go(Place(Page.CHILDREN)))
        sheet = Sheet(self._form)
        self.setLayout(column(row(sheet, margins=(32, 16, 32, 24))))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self._form)

    def heading(self) -> PageHeading:
        heading = PageHeading("Add a child", "For a child who is not in the council’s files yet.", back_to="Children")
        heading.back.connect(lambda: self._desk.go(Place(Page.CHILDREN)))
        return heading

    def _add(self, values: Mapping[str, Value]) -> None:
        action = partial(add_child, values=values, today=self._desk.today())
        self._desk.casework.write(
            self, action, then=self._go_on, refused=lambda why: self._form.show_problem(why.sentence)
        )

    def _go_on(self, child_id: UUID) -> None:
        self._desk.go(Place(Page.CHILD_RECORD, child_id, Section.CARE))
