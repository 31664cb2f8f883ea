"""Seventy letters to a printer that writes files, one job each, with the window open; beside the job of one alone."""

import os
import statistics
import tempfile

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import time
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtPrintSupport import QPrinter
from sqlalchemy import select

from benchmarks._measuring import Figure, median_ms, practise_store
from iro_desktop.actions.releasing import approve_letter, release
from iro_desktop.app import Desktop, application
from iro_desktop.models.letter import Letter, LetterStatus
from iro_desktop.store.location import Profile
from iro_desktop.ui.letter.paper import send_to
from iro_desktop.ui.places import Page, Place
from iro_desktop.ui.printing.press import ToPrinter
from iro_desktop.ui.printing.screen import PrintingScreen

LETTERS = 70
_TICK_MS = 5


def _printer(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def _run(loop: QEventLoop, stalls: list[float]) -> None:
    """Let the window live until the loop ends; each entry is how long it did not answer, in milliseconds."""
    last = time.perf_counter()

    def tick() -> None:
        nonlocal last
        now = time.perf_counter()
        stalls.append((now - last) * 1000 - _TICK_MS)
        last = now

    timer = QTimer()
    timer.timeout.connect(tick)
    timer.start(_TICK_MS)
    loop.exec()
    timer.stop()


def main() -> None:
    with practise_store(years=3) as store, tempfile.TemporaryDirectory(prefix="iro-bench-") as folder:
        application(Profile(store.path.parent))
        now = datetime.now().astimezone()
        with store.transaction() as session:
            finished = select(Letter).where(Letter.status == LetterStatus.FINISHED).limit(LETTERS)
            letters = session.scalars(finished).all()
            for number, letter in enumerate(letters):
                letter.finished_at = now - timedelta(minutes=number)
                session.flush()
                approve_letter(session, letter.id, at=now)
            released = release(session, letters[0].id)
        one = median_ms(lambda: send_to(_printer(Path(folder) / "one.pdf"), released.pdf, "one"), runs=7)
        desktop = Desktop(Profile(store.path.parent), clock=lambda: now)
        desktop.open(store)
        window = desktop.window
        assert window is not None, "the store is open"
        window.resize(1366, 768)
        window.go(Place(Page.PRINTING))
        screen = window.page()
        assert isinstance(screen, PrintingScreen), "the page is on screen"
        loop = QEventLoop()
        QTimer.singleShot(1500, loop.quit)
        loop.exec()
        stalls: list[float] = []
        begun = time.perf_counter()
        screen.start(ToPrinter(_printer(Path(folder) / "printed.pdf")))
        assert screen._press is not None, "a batch was begun"
        count = len(screen._press.jobs())
        screen._press.ended.connect(loop.quit)
        _run(loop, stalls)
        taken = (time.perf_counter() - begun) * 1000
        desktop.close()
    print(Figure(f"Each of {count} letters in a batch", taken / count, "one letter's job alone", one))
    longest, usual = statistics.quantiles(stalls, n=100)[98], statistics.median(stalls)
    print(
        f"{'The window answers meanwhile within':<44} {longest:9.1f} ms   in 99 of 100 times, {usual:.1f} ms as a rule"
    )


if __name__ == "__main__":
    main()
