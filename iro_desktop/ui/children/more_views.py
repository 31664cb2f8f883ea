"""“More views”: the ready-made views without a tab of their own, each with how many children it holds."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from iro_desktop.ui.children.viewmodel import in_a_list
from iro_desktop.ui.kit import Button, Role
from iro_desktop.ui.shown import Choice


class MoreViewsButton(Button):
    """Opens a menu of views. `chosen` carries the value of one."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("More views", Role.QUIET_SMALL, parent=parent)
        self._views: tuple[Choice, ...] = ()
        self._shown = ""
        self.setAccessibleDescription("Further ready-made views of the caseload")
        self.clicked.connect(self._open)

    def show_views(self, views: Sequence[Choice], shown: str) -> None:
        """The views to offer; the one on screen is ticked."""
        self._views, self._shown = tuple(views), shown

    def menu_now(self) -> QMenu:
        """The menu as it is opened."""
        menu = QMenu(self)
        menu.setAccessibleName("More views")
        for view in self._views:
            action = menu.addAction(in_a_list(view).replace("&", "&&"), partial(self.chosen.emit, str(view.value)))
            action.setCheckable(True)
            action.setChecked(view.value == self._shown)
        return menu

    def _open(self) -> None:
        self.menu_now().popup(self.mapToGlobal(QPoint(0, self.height() + 2)))
