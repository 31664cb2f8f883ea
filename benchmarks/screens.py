"""Opening the screens with 70 children and ten years of all their records, beside a bare Qt page of rows."""

import os
from collections import Counter
from datetime import datetime
from functools import partial
from uuid import UUID

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QVBoxLayout, QWidget
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from benchmarks._at_rest import until_at_rest
from benchmarks._measuring import Figure, median_ms, practise_store
from iro_desktop.app import Desktop, application
from iro_desktop.models.adjournment import Adjournment
from iro_desktop.models.registry import SYNCED_RECORDS, OfChild
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

    return median_ms(open_page, rest=partial(until_at_rest, window.desk.casework))


def _with_most_records(session: Session) -> tuple[UUID, int]:
    """The child of whom most is written down, over every kind of record, and how many that is."""
    counts = Counter[UUID]()
    for record in SYNCED_RECORDS:
        if issubclass(record, OfChild):
            of_child = select(record.child_id, func.count()).group_by(record.child_id)
            counts.update(dict(session.execute(of_child).all()))
    return counts.most_common(1)[0]


def main() -> None:
    with practise_store() as store:
        app = application(Profile(store.path.parent))
        with store.reading() as session:
            busiest, records = _with_most_records(session)
            adjourned = session.scalars(select(Adjournment.review_id).order_by(Adjournment.adjourned_on.desc())).first()
        bare = _bare(app)
        desktop = Desktop(Profile(store.path.parent), clock=lambda: datetime.now().astimezone())
        desktop.open(store)
        window = desktop.window
        assert window is not None, "the store is open"
        window.resize(1366, 768)
        for what, place in (
            ("Today", Place(Page.TODAY)),
            ("Children", Place(Page.CHILDREN)),
            (f"Child page, the child with most records ({records})", Place(Page.CHILD, busiest)),
            ("What stands about that child", Place(Page.CHILD_RECORD, busiest)),
            ("All dates of that child", Place(Page.DATES, busiest)),
            ("An adjourned review", Place(Page.REVIEW, adjourned, "meet")),
        ):
            print(Figure(what, _opened(app, window, place), "bare Qt page", bare, 100))
        desktop.close()


if __name__ == "__main__":
    main()
