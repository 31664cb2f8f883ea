"""From the pause after typing to the real page of the letter on screen, beside setting the letter alone."""

import os
import statistics

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from datetime import datetime

from PySide6.QtCore import QEventLoop
from PySide6.QtTest import QTest
from sqlalchemy import select

from benchmarks._measuring import Figure, median_ms, practise_store, utc_now
from iro_desktop.app import Desktop, application
from iro_desktop.letters.layout import render_pdf
from iro_desktop.models.letter import Letter, LetterStatus
from iro_desktop.models.working_days import bundled_bank_holidays
from iro_desktop.queries.letters import studio
from iro_desktop.store.location import Profile
from iro_desktop.ui.letter.screen import LetterScreen
from iro_desktop.ui.letter.writing import WritingField
from iro_desktop.ui.places import Page, Place

_PAUSES = 15


def main() -> None:
    with practise_store(years=5) as store:
        application(Profile(store.path.parent))
        with store.reading() as session:
            letter_id = session.scalars(select(Letter.id).where(Letter.status == LetterStatus.DRAFT).limit(1)).one()
            on_desk = studio(session, letter_id, today=utc_now().date(), bank_holidays=bundled_bank_holidays())
        floor = median_ms(lambda: render_pdf(on_desk.content))
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
        for pause in range(_PAUSES):
            QTest.keyClicks(field, f"words {pause} ")
            loop.exec()
        desktop.close()
    print(Figure("The page after a pause in typing", statistics.median(taken[1:]), "setting the letter", floor, 150))


if __name__ == "__main__":
    main()
