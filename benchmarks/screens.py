"""Opening Today, the list and a child's page with 70 children and ten years, beside a bare Qt page of rows."""

import os
from datetime import datetime

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QVBoxLayout, QWidget
from sqlalchemy import func, select

from benchmarks._measuring import Figure, median_ms, practise_store
from iro_desktop.app import Desktop, application
from iro_desktop.models.consultation import Consultation
from iro_desktop.store.location import Profile
from iro_desktop.ui.desk import Page, Place
from iro_desktop.ui.main_window import MainWindow

_LINES_ON_A_PAGE = 40


def _bare(app: QApplication) -> float:
    window = QMainWindow()
    window.resize(1366, 768)
    window.show()

    def page() -> None:
        content = QWidget()
        lines = QVBoxLayout(content)
        for line in range(_LINES_ON_A_PAGE):
            lines.addWidget(QLabel(f"Line {line}"))
        window.setCentralWidget(content)
        app.processEvents()
        window.grab()

    taken = median_ms(page)
    window.close()
    return taken


def _opened(app: QApplication, window: MainWindow, place: Place) -> float:
    """From the click to the page painted with its rows.

    It waits as the program does, asleep until something happens: a loop that turns would take half of Python's time
    from the thread that asks the store.
    """
    waiting = QEventLoop()
    window.desk.casework.idle.connect(waiting.quit)

    def open_page() -> None:
        window.go(place)
        if window.desk.casework.is_busy():
            waiting.exec()
        app.processEvents()
        window.grab()

    return median_ms(open_page)


def main() -> None:
    with practise_store() as store:
        app = application(Profile(store.path.parent))
        with store.reading() as session:
            busiest = session.execute(
                select(Consultation.child_id).group_by(Consultation.child_id).order_by(func.count().desc()).limit(1)
            ).scalar_one()
        bare = _bare(app)
        desktop = Desktop(Profile(store.path.parent), clock=lambda: datetime.now().astimezone())
        desktop.open(store)
        window = desktop.window
        assert window is not None, "the store is open"
        window.resize(1366, 768)
        for what, place in (
            ("Today", Place(Page.TODAY)),
            ("Children", Place(Page.CHILDREN)),
            ("Child page, the child with most entries", Place(Page.CHILD, busiest)),
        ):
            print(Figure(what, _opened(app, window, place), "bare Qt page", bare, 100))
        desktop.close()


if __name__ == "__main__":
    main()
