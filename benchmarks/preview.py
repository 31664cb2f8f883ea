"""From the pause after typing to the real pages of a three-page letter on screen, beside setting that letter alone."""

import os
import statistics
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from datetime import datetime

from PySide6.QtCore import QEventLoop
from PySide6.QtTest import QTest
from sqlalchemy import select

from benchmarks._measuring import Figure, median_ms, practise_store
from iro_desktop.app import Desktop, application
from iro_desktop.letters.layout import render_pdf
from iro_desktop.models.letter import Letter, LetterStatus
from iro_desktop.store.location import Profile
from iro_desktop.ui.letter.page_pane import PagePane
from iro_desktop.ui.letter.screen import PAUSE_MS, LetterScreen
from iro_desktop.ui.letter.writing import WritingField
from iro_desktop.ui.places import Page, Place

_PAUSES = 15
_PAGES = 3
_MORE = "Bev will ring you on Sunday to hear how football went, and you can tell her what you want to do next. "


def main() -> None:
    with practise_store(years=5) as store:
        application(Profile(store.path.parent))
        with store.reading() as session:
            letter_id = session.scalars(select(Letter.id).where(Letter.status == LetterStatus.DRAFT).limit(1)).one()
        desktop = Desktop(Profile(store.path.parent), clock=lambda: datetime.now().astimezone())
        desktop.open(store)
        window = desktop.window
        assert window is not None, "the store is open"
        window.resize(1366, 768)
        window.go(Place(Page.LETTER, letter_id))
        screen = window.page()
        assert isinstance(screen, LetterScreen), "the letter is on screen"
        taken: list[int] = []
        loop = QEventLoop()
        screen.page_shown.connect(taken.append)
        screen.page_shown.connect(loop.quit)
        loop.exec()
        field = screen.findChildren(WritingField)[0]
        while screen.findChildren(PagePane)[0].page_count() < _PAGES:
            field.insertPlainText(_MORE * 4)
            loop.exec()
        taken.clear()
        from_last_key = []
        for pause in range(_PAUSES):
            QTest.keyClicks(field, f"words {pause} ")
            typed = time.perf_counter()
            loop.exec()
            from_last_key.append((time.perf_counter() - typed) * 1000)
        assert screen._printed is not None, "a page was shown"
        shown = screen._printed.content
        desktop.close()
    floor = median_ms(lambda: render_pdf(shown))
    print(Figure("Three pages after a pause in typing", statistics.median(taken), "setting the letter", floor, 150))
    print(Figure("The same from the last key", statistics.median(from_last_key), "the pause itself", PAUSE_MS))


if __name__ == "__main__":
    main()
