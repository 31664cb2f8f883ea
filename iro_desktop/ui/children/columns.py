"""The columns of the list of children: the usual ones, those that may be added, and the menu that arranges them."""

from collections.abc import Mapping, Sequence
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from iro_desktop.ui.children.viewmodel import ChildRow
from iro_desktop.ui.kit import Button, Role
from iro_desktop.ui.table_model import Column

CHILD = "child"
"""Always shown, and always first: a line without whose it is helps nobody."""
USUAL = (CHILD, "lives", "next_review", "talked", "waiting")
_COLUMNS: Mapping[str, Column[ChildRow]] = MappingProxyType(
    {
        CHILD: Column(
            "Child",
            lambda line: line.name,
            below=lambda line: line.below_name,
            avatar=lambda line: line.animal,
            sort_by=lambda line: line.by_name,
            bold=True,
            width=166,
        ),
        "lives": Column(
            "Lives",
            lambda line: line.lives,
            below=lambda line: line.below_lives,
            sort_by=lambda line: line.lives,
            width=162,
        ),
        "next_review": Column(
            "Next review",
            lambda line: line.next_review,
            below=lambda line: line.next_review_below,
            sort_by=lambda line: line.by_review,
            width=150,
        ),
        "talked": Column("Talked", lambda line: line.last_spoke, sort_by=lambda line: line.by_spoke, width=84),
        "waiting": Column(
            "Waiting", lambda _: "", tag=lambda line: line.tag, sort_by=lambda line: line.by_waiting, width=None
        ),
        "birthday": Column(
            "Birthday",
            lambda line: line.birthday,
            below=lambda line: line.below_birthday,
            sort_by=lambda line: line.by_birthday,
            width=96,
        ),
        "number": Column("Number", lambda line: line.number, sort_by=lambda line: line.number, width=104),
    }
)


def shown_keys(kept: Sequence[str]) -> tuple[str, ...]:
    """The columns to show for what was kept: the child first, no key twice, the usual ones where nothing is left."""
    known = tuple(dict.fromkeys(key for key in kept if key in _COLUMNS and key != CHILD))
    return (CHILD, *known) if known else USUAL


def columns(keys: Sequence[str]) -> tuple[Column[ChildRow], ...]:
    return tuple(_COLUMNS[key] for key in keys)


def with_or_without(keys: tuple[str, ...], key: str) -> tuple[str, ...]:
    """The columns once one is ticked or unticked; the last one beside the child stays."""
    if key not in keys:
        return (*keys, key)
    return tuple(one for one in keys if one != key) if len(keys) > 2 else keys


def moved_left(keys: tuple[str, ...], key: str) -> tuple[str, ...]:
    """The columns once one has changed places with its neighbour to the left; never before the child."""
    place = keys.index(key)
    if place < 2:
        return keys
    return (*keys[: place - 1], key, keys[place - 1], *keys[place + 1 :])


def dragged(keys: tuple[str, ...], headings: Sequence[str]) -> tuple[str, ...]:
    """The columns in the order in which their headings stand now."""
    by_heading = {_COLUMNS[key].heading: key for key in keys}
    return shown_keys([by_heading[heading] for heading in headings])


class ColumnsButton(Button):
    """“Columns”: ticks say which are shown, and each can be moved to the left."""

    changed = Signal(tuple)
    """The keys of the columns from now on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Columns", Role.QUIET_SMALL, parent=parent)
        self._keys: tuple[str, ...] = USUAL
        self.setAccessibleDescription("Choose which columns are shown, and their order")
        self.clicked.connect(self._open)

    def show_keys(self, keys: tuple[str, ...]) -> None:
        self._keys = keys

    def menu_now(self) -> QMenu:
        """The menu as it is opened: what is shown is ticked, in its order, then what may be added."""
        menu = QMenu(self)
        menu.setAccessibleName("Columns")
        others = [key for key in _COLUMNS if key not in self._keys]
        for key in (*self._keys[1:], *others):
            action = menu.addAction(_COLUMNS[key].heading, partial(self._choose, with_or_without(self._keys, key)))
            action.setCheckable(True)
            action.setChecked(key in self._keys)
        menu.addSeparator()
        for key in self._keys[2:]:
            said = f"Move {_COLUMNS[key].heading} to the left"
            menu.addAction(said, partial(self._choose, moved_left(self._keys, key)))
        menu.addSeparator()
        menu.addAction("The usual columns", partial(self._choose, USUAL))
        return menu

    def _open(self) -> None:
        menu = self.menu_now()
        menu.popup(self.mapToGlobal(QPoint(0, -menu.sizeHint().height() - 2)))

    def _choose(self, keys: tuple[str, ...]) -> None:
        self.changed.emit(keys)
