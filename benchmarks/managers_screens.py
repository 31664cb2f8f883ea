"""Lists and board on a manager's laptop, asked and shown, beside one bare question for all the children there."""

import gc
import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication
from sqlalchemy.orm import Session

from benchmarks._at_rest import until_at_rest
from benchmarks._measuring import Figure, median_ms
from benchmarks.managers_laptop import ManagersLaptop, managers_laptop
from iro_desktop.app import Desktop, application
from iro_desktop.models.working_days import bundled_bank_holidays
from iro_desktop.queries.children import caseload
from iro_desktop.queries.follow_up import Grouping, Wanted, follow_up
from iro_desktop.queries.list_facts import list_facts
from iro_desktop.queries.midway import midways
from iro_desktop.queries.resolution_board import board
from iro_desktop.queries.supervision import supervision
from iro_desktop.queries.today import today_page
from iro_desktop.store.location import Profile
from iro_desktop.ui import rubbish
from iro_desktop.ui.children import viewmodel
from iro_desktop.ui.children.views import View, view_words
from iro_desktop.ui.desk import Page, Place
from iro_desktop.ui.main_window import MainWindow

_AIM = 150
_FLOOR = "bare question"
_RUNS = 9
_EVERY_CHILD = "SELECT id, known_as, family_name, date_of_birth FROM child"


def _asked(laptop: ManagersLaptop, question: Callable[[Session], object]) -> float:
    """From the question to its rows, on a connection of its own as screens use, and the collector held as there."""

    def ask() -> None:
        with laptop.store.reading() as session:
            question(session)

    rubbish.hold()
    taken = median_ms(ask, runs=_RUNS, rest=gc.collect)
    rubbish.let_go()
    return taken


def _bare(session: Session) -> object:
    return session.connection().exec_driver_sql(_EVERY_CHILD).all()


def _questions(laptop: ManagersLaptop, floor: float) -> None:
    today, holidays = laptop.today, bundled_bank_holidays()
    questions: dict[str, Callable[[Session], object]] = {
        "Board": partial(board, today=today, bank_holidays=holidays),
        "Board, mine": partial(board, today=today, bank_holidays=holidays, mine=True),
        "Follow-up, by date": partial(follow_up, today=today),
        "Follow-up, by owner": partial(follow_up, today=today, wanted=Wanted(grouping=Grouping.OWNER)),
        "Follow-up, by child": partial(follow_up, today=today, wanted=Wanted(grouping=Grouping.CHILD)),
        "Midway checks": partial(midways, today=today, bank_holidays=holidays),
        "Today": partial(today_page, today=today, bank_holidays=holidays),
        "Children": partial(caseload, as_of=today, bank_holidays=holidays),
        "What the views go by": partial(list_facts, as_of=today),
        "Supervision sheet": partial(supervision, today=today, bank_holidays=holidays),
    }
    for what, question in questions.items():
        print(Figure(f"{what}, asked", _asked(laptop, question), _FLOOR, floor, _AIM))


def _views(laptop: ManagersLaptop, floor: float) -> None:
    """Each ready-made view, from the rows that are there to its lines in words."""
    today, holidays = laptop.today, bundled_bank_holidays()
    with laptop.store.reading() as session:
        rows, facts = caseload(session, today, holidays), list_facts(session, today)
    counted = median_ms(partial(viewmodel.counts, rows, today, facts), runs=_RUNS)
    print(Figure("Every view counted", counted, _FLOOR, floor, _AIM))
    for view in View:
        lines = partial(viewmodel.child_rows, rows, view, today, holidays, facts=facts)
        taken = median_ms(lines, runs=_RUNS)
        print(Figure(f"View “{view_words(view)}”, {len(lines())} lines", taken, _FLOOR, floor, _AIM))


def _shown(app: QApplication, window: MainWindow, place: Place, *, anew: bool) -> float:
    """From the click to the page painted with its rows; asleep while it waits, as the program is.

    `anew` is the first time after a change of the records, before anything has been made ready again.
    """
    waiting = QEventLoop()
    casework = window.desk.casework
    casework.idle.connect(waiting.quit)

    def rest() -> None:
        until_at_rest(casework)
        if anew:
            casework.forget_kept_answers()

    def open_page() -> None:
        window.go(place)
        if casework.is_busy():
            waiting.exec()
        app.processEvents()
        window.grab()

    taken = median_ms(open_page, runs=_RUNS, rest=rest)
    casework.idle.disconnect(waiting.quit)
    return taken


def _screens(laptop: ManagersLaptop, floor: float) -> None:
    profile = Profile(laptop.store.path.parent)
    app = application(profile)
    desktop = Desktop(profile, clock=lambda: datetime.now().astimezone())
    desktop.open(laptop.store)
    window = desktop.window
    assert window is not None, "the store is open"
    window.resize(1366, 768)
    for what, place in (
        ("Today", Place(Page.TODAY)),
        ("Children", Place(Page.CHILDREN)),
        ("Children, never met", Place(Page.CHILDREN, part=View.NEVER_MET)),
        ("Follow-up", Place(Page.FOLLOW_UP)),
        ("Resolutions", Place(Page.RESOLUTIONS)),
    ):
        for how, anew in (("on screen", False), ("on screen just after a change", True)):
            print(Figure(f"{what}, {how}", _shown(app, window, place, anew=anew), _FLOOR, floor, _AIM))
    desktop.close()


def main() -> None:
    with managers_laptop() as laptop:
        print(
            f"{len(laptop.children):,} children, {len(laptop.decisions):,} decisions, "
            f"{len(laptop.concerns):,} resolutions"
        )
        floor = _asked(laptop, _bare)
        _questions(laptop, floor)
        _views(laptop, floor)
        _screens(laptop, floor)


if __name__ == "__main__":
    main()
