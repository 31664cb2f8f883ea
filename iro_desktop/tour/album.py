"""The tour's pictures: numbered, each with the screen it shows."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QEventLoop
from PySide6.QtWidgets import QApplication, QWidget

from iro_desktop.ui.main_window import MainWindow

PATIENCE_MS = 240_000
_CALM_ROUNDS = 15


@dataclass
class Album:
    """Takes pictures of windows into one folder. `first` is the number of the first one."""

    folder: Path
    first: int = 1
    taken: list[dict[str, str]] = field(default_factory=list)

    def take(self, window: QWidget, screen: str, shows: str) -> None:
        """A picture of a window as it stands, once every answer has come and nothing more is about to be painted."""
        if isinstance(window, MainWindow):
            still(window)
        settle()
        name = f"{self.first + len(self.taken):02}-{screen}.png"
        if not window.grab().save(str(self.folder / name)):
            raise OSError(f"{name} could not be written")
        self.taken.append({"file": name, "screen": screen, "shows": shows})


def settle(rounds: int = 12) -> None:
    """Let queued answers, layouts and paints happen."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    for _ in range(rounds):
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


def still(window: MainWindow) -> None:
    """Wait until nothing that a page asked for is on its way, and nothing new was asked for since."""
    calm = 0
    while calm < _CALM_ROUNDS:
        settle(2)
        calm = 0 if window.desk.casework.is_busy() else calm + 1


def until(happened: Callable[[], bool], what: str) -> None:
    """Let the program work until something is so; a tour that waits in vain says for what."""
    passed = QElapsedTimer()
    passed.start()
    while not happened():
        settle(1)
        if passed.elapsed() > PATIENCE_MS:
            raise TimeoutError(f"the tour waited in vain for {what}")
    settle()
