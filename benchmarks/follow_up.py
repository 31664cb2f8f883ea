"""Following up on a manager's laptop, with 20,000 decisions of 1,500 children, beside reading them bare and a Qt page.

What counts is from the click to the page painted. The question behind it is shown apart, beside a bare scan of the same
table through the same key, for that is the least anybody can wait.
"""

import os
import statistics
import time
from collections.abc import Callable
from datetime import datetime

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication
from sqlalchemy import text

from benchmarks._measuring import Figure, median_ms
from benchmarks.managers_laptop import ManagersLaptop, managers_laptop
from benchmarks.screens import _bare
from iro_desktop.app import Desktop, application
from iro_desktop.queries.decision_history import decision_history
from iro_desktop.queries.follow_up import Grouping, Wanted, due_count, follow_up
from iro_desktop.store.location import Profile
from iro_desktop.ui.desk import Page, Place
from iro_desktop.ui.follow_up.screen import FollowUpScreen
from iro_desktop.ui.main_window import MainWindow

AIM_MS, _RUNS = 150, 10


def _asked(laptop: ManagersLaptop, wanted: Wanted) -> float:
    def ask() -> None:
        with laptop.store.reading() as session:
            follow_up(session, laptop.today, wanted)

    return median_ms(ask)


def _counted(laptop: ManagersLaptop) -> float:
    def count() -> None:
        with laptop.store.reading() as session:
            due_count(session, laptop.today)

    return median_ms(count)


def _history(laptop: ManagersLaptop) -> float:
    def ask() -> None:
        with laptop.store.reading() as session:
            decision_history(session, laptop.decisions[0])

    return median_ms(ask)


def _bare_scan(laptop: ManagersLaptop) -> float:
    """Every decision with the bare columns that an order needs, as the store's own driver gives them."""
    scan = text("SELECT id, child_id, review_id, due_on, status, owner_name FROM decision WHERE deleted_at IS NULL")

    def read() -> None:
        with laptop.store.reading() as session:
            session.connection().execute(scan).fetchall()

    return median_ms(read)


def _painted(app: QApplication, window: MainWindow, act: Callable[[], object]) -> None:
    """Do it, and wait as the program does, asleep until the rows have come, to the page painted."""
    waiting = QEventLoop()
    window.desk.casework.idle.connect(waiting.quit)
    act()
    if window.desk.casework.is_awaited():
        waiting.exec()
    app.processEvents()
    window.grab()


def _settle(app: QApplication, window: MainWindow) -> None:
    """Let what may come later come: it is not what is measured."""
    while window.desk.casework.is_busy():
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def _opened(app: QApplication, window: MainWindow) -> float:
    taken = []
    for _ in range(_RUNS):
        window.go(Place(Page.CHILDREN))
        _settle(app, window)
        begun = time.perf_counter()
        _painted(app, window, lambda: window.go(Place(Page.FOLLOW_UP)))
        taken.append((time.perf_counter() - begun) * 1000)
        _settle(app, window)
    return statistics.median(taken[1:])


def _parted(app: QApplication, window: MainWindow, grouping: Grouping) -> float:
    """From the press of a segment to the list painted."""
    screen = window.page()
    assert isinstance(screen, FollowUpScreen)

    def press(wanted: Grouping) -> None:
        screen.top.grouping.set_value(wanted)
        screen.top.grouping.edited.emit()

    other, taken = next(one for one in Grouping if one is not grouping), []
    for _ in range(_RUNS):
        press(other)
        _settle(app, window)
        begun = time.perf_counter()
        _painted(app, window, lambda: press(grouping))
        taken.append((time.perf_counter() - begun) * 1000)
        _settle(app, window)
    return statistics.median(taken[1:])


def main() -> None:
    with managers_laptop() as laptop:
        scan = _bare_scan(laptop)
        for what, wanted in (
            ("What is open, by day", Wanted()),
            ("What is open, by owner", Wanted(grouping=Grouping.OWNER)),
            ("What is open, by child", Wanted(grouping=Grouping.CHILD)),
            ("All of them, by day", Wanted(settled_too=True)),
            ("Words looked for", Wanted(typed="swimming")),
        ):
            print(Figure(what, _asked(laptop, wanted), "bare scan", scan, AIM_MS))
        print(Figure("The number in the sidebar", _counted(laptop), "bare scan", scan, AIM_MS))
        print(Figure("The history of one", _history(laptop), "bare scan", scan, AIM_MS))
        app = application(Profile(laptop.store.path.parent))
        bare = _bare(app)
        desktop = Desktop(Profile(laptop.store.path.parent), clock=lambda: datetime.now().astimezone())
        desktop.open(laptop.store)
        window = desktop.window
        assert window is not None, "the store is open"
        window.resize(1366, 768)
        window.show()
        print(Figure("Follow-up, from the click to the page", _opened(app, window), "bare Qt page", bare, AIM_MS))
        for grouping in (Grouping.OWNER, Grouping.CHILD, Grouping.DATE):
            taken = _parted(app, window, grouping)
            print(Figure(f"The same, parted by {grouping}", taken, "bare Qt page", bare, AIM_MS))
        desktop.close()


if __name__ == "__main__":
    main()
