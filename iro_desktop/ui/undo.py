"""Do it, then offer Undo: what the program does in place of asking whether one is sure."""

from collections.abc import Callable

from iro_desktop.store.store import Session
from iro_desktop.ui.desk import Desk, ToastAction

Change = Callable[[Session], object]


def do_with_undo(desk: Desk, act: Change, undo: Change, sentence: str) -> None:
    """Make a change and say so once it is on the disk; the toast's Undo makes the other change.

    Neither belongs to the screen it was asked for on: both happen even where that has been left meanwhile.
    """

    def take_back() -> None:
        desk.casework.write(desk.casework, undo)

    def tell(_: object) -> None:
        desk.say(sentence, [ToastAction("Undo", take_back)])

    desk.casework.write(desk.casework, act, then=tell)
