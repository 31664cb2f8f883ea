"""Takes apart what nobody needs any more on the screen's thread only."""

import gc
from collections.abc import Callable
from threading import Lock

from PySide6.QtCore import QObject, QTimer

_LOOK_EVERY_MS = 1000
_counting = Lock()
_working_threads = 0


def hold() -> None:
    """A working thread begins: until it ends, Python must not collect on whichever thread makes the next object."""
    global _working_threads  # noqa: PLW0603 - Python's collector is one for the whole program
    with _counting:
        _working_threads += 1
        gc.disable()


def let_go() -> None:
    """A working thread has ended. Once none is left, Python may collect as it likes again."""
    global _working_threads  # noqa: PLW0603
    with _counting:
        _working_threads -= 1
        if _working_threads == 0:
            gc.enable()


def keep_what_is_loaded() -> None:
    """Walk no more through all that there is now, as the modules and the dictionary stay until the end.

    Measured: a walk through them takes 100 ms without the dictionary and 250 ms with it, in the middle of somebody's
    typing. A screen that is open meanwhile is kept with them until `look_through_everything`.
    """
    gc.freeze()


def look_through_everything() -> None:
    """The window is locked or closed: nothing that it knew may stay because it lay beside what is kept."""
    gc.unfreeze()


class RubbishCollector(QObject):
    """While it lives, Python's collector of cycles runs on the thread of the screen, between its events.

    Left alone the collector runs on whichever thread happens to make the next object. On a working thread it would
    walk through the widgets of a screen that is just being closed, which crashes: seen as a segmentation fault in
    shiboken's traversal, about once in a thousand screens that were closed while a question was on its way.

    It takes tens of milliseconds, so it stands back while somebody waits for a page.
    """

    def __init__(self, parent: QObject, *, somebody_waits: Callable[[], bool]) -> None:
        super().__init__(parent)
        self._somebody_waits = somebody_waits
        hold()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect each generation that has grown past Python's own threshold, the youngest first."""
        if self._somebody_waits():
            return
        for generation, (count, threshold) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)):
            if count <= threshold:
                break
            gc.collect(generation)

    def stop(self) -> None:
        """No working thread is left: Python may collect as it likes again."""
        if not self._timer.isActive():
            return
        self._timer.stop()
        let_go()
