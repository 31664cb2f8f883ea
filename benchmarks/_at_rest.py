"""A window at rest: where each run of a benchmark of screens begins."""

from PySide6.QtCore import QEventLoop, QTimer

from iro_desktop.ui.casework import Casework


def until_at_rest(casework: Casework) -> None:
    """Let everything come back that was asked for, also what a page is whole without."""
    waiting = QEventLoop()
    watch = QTimer()
    watch.setInterval(1)
    watch.timeout.connect(lambda: None if casework.is_busy() else waiting.quit())
    watch.start()
    waiting.exec()
