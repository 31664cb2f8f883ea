"""The menu that makes something of a note: the same wherever a note is shown."""

from collections.abc import Collection
from functools import partial
from uuid import UUID

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from iro_desktop.ui.desk import Desk
from iro_desktop.ui.kit import Button, Role
from iro_desktop.ui.kit.icons import IN_BUTTON, icon
from iro_desktop.ui.making import choices
from iro_desktop.ui.making.choices import Making
from iro_desktop.ui.tokens import Tone

MOVE_ICON = "arrow-right"


def make(desk: Desk, consultation_id: UUID, making: Making) -> None:
    """Make something of a conversation; what does it is loaded when it is first wanted."""
    from iro_desktop.ui.making.acts import make_of  # noqa: PLC0415 - a panel that is opened need not wait for it

    make_of(desk, consultation_id, making)


def making_menu(desk: Desk, consultation_id: UUID, owner: QWidget, *, without: Collection[Making] = ()) -> QMenu:
    """The menu for one conversation. What stands beside the menu already is left out of it."""
    menu = QMenu(owner)
    menu.setAccessibleName(choices.MENU_NAME)
    for choice in choices.CHOICES:
        making = Making(choice.value)
        if making not in without:
            act = menu.addAction(choice.words, partial(make, desk, consultation_id, making))
            act.setIcon(icon(choice.icon or "check", Tone.SECONDARY, IN_BUTTON))
    menu.addSeparator()
    move = menu.addAction(choices.MOVE, partial(_move, desk, consultation_id))
    move.setIcon(icon(MOVE_ICON, Tone.SECONDARY, IN_BUTTON))
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def _move(desk: Desk, consultation_id: UUID) -> None:
    from iro_desktop.ui.making.acts import move_to_another_child  # noqa: PLC0415 - a page need not wait for it

    move_to_another_child(desk, consultation_id)


def show_making_menu(
    desk: Desk, consultation_id: UUID, owner: QWidget, at: QPoint, *, without: Collection[Making] = ()
) -> QMenu:
    """Show the menu at a point of the screen. It goes away by itself."""
    menu = making_menu(desk, consultation_id, owner, without=without)
    menu.popup(at)
    return menu


class MakeButton(Button):
    """“Make … of it”: opens the menu below itself. Without a note it is off."""

    def __init__(self, desk: Desk, role: Role = Role.SECONDARY, parent: QWidget | None = None) -> None:
        super().__init__(choices.MENU_NAME, role, icon_name="plus", parent=parent)
        self._desk = desk
        self._note_id: UUID | None = None
        self.menu_shown: QMenu | None = None
        self.clicked.connect(self._open)
        self.setEnabled(False)

    def show_note(self, consultation_id: UUID | None) -> None:
        """The conversation that something is made of."""
        self._note_id = consultation_id
        self.setEnabled(consultation_id is not None)

    def _open(self) -> None:
        if self._note_id is not None:
            below = self.mapToGlobal(QPoint(0, self.height() + 2))
            self.menu_shown = show_making_menu(self._desk, self._note_id, self, below)
