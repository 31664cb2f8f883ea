"""Takes apart what nobody needs any more on the screen's thread only."""

import gc

from PySide6.QtCore import QObject, QTimer

_LOOK_EVERY_MS = 1000


class RubbishCollector(QObject):
    """While it lives, Python's collector of cycles runs on the thread of the screen, between its events.

    Left alone the collector runs on whichever thread happens to make the next object. On a working thread it would
    walk through the widgets of a screen that is just being closed, which crashes: seen as a segmentation fault in
    shiboken's traversal, about once in a thousand screens that were closed while a question was on its way.
    """

    _alive = 0

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        RubbishCollector._alive += 1
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect each generation that has grown past Python's own threshold, the youngest first."""
        for generation, (count, threshold) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)):
            if count <= threshold:
                break
            gc.collect(generation)

    def stop(self) -> None:
        """No working thread is left: Python may collect as it likes again."""
        if not self._timer.isActive():
            return
        self._timer.stop()
        RubbishCollector._alive -= 1
        if RubbishCollector._alive == 0:
            gc.enable()
