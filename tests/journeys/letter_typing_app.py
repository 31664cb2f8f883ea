"""The real program, typing into a letter without a pause until it is killed.

`python -m tests.journeys.letter_typing_app PROFILE KEY LETTER [decision]` prints one line for each keeping of what is
typed: how many letters of it are on the disk.
"""

import os
import sys
from datetime import datetime
from pathlib import Path
from uuid import UUID

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from iro_desktop.app import Desktop, application
from iro_desktop.queries.letter_typing import recovered_typing
from iro_desktop.store.location import Profile
from iro_desktop.store.store import open_store
from iro_desktop.ui.desk import Page, Place
from iro_desktop.ui.letter.decision_part import DecisionPart
from iro_desktop.ui.letter.screen import LetterScreen
from iro_desktop.ui.letter.writing import WritingField

SENTENCE = "She was at the gate with the dog. We walked round the pond. "
KEY_EVERY_MS, LOOK_EVERY_MS = 40, 100


def main(folder: str, key: str, letter_id: str, where: str = "") -> int:
    """Open the letter and type at the end of its first part, or of its first decision."""
    profile = Profile(Path(folder))
    app = application(profile)
    desktop = Desktop(profile)
    store = open_store(profile, bytes.fromhex(key), lambda: datetime.now().astimezone())
    desktop.open(store)
    window = desktop.window
    assert window is not None
    window.desk.go(Place(Page.LETTER, UUID(letter_id)))
    letters = iter(SENTENCE * 1000)

    def type_on() -> None:
        screen = next(iter(window.findChildren(LetterScreen)), None)
        first: QWidget | None = screen
        if screen is not None and where == "decision":
            first = next(iter(screen.findChildren(DecisionPart)), None)
        fields = first.findChildren(WritingField) if first is not None else []
        if fields and fields[0].isVisible():
            QTest.keyClicks(fields[0], next(letters))

    def tell() -> None:
        with store.reading() as session:
            recovered = recovered_typing(session, UUID(letter_id))
        if recovered is not None:
            sys.stdout.write(f"{max(map(len, recovered.typed.values()))}\n")
            sys.stdout.flush()

    typing, looking = QTimer(interval=KEY_EVERY_MS), QTimer(interval=LOOK_EVERY_MS)
    typing.timeout.connect(type_on)
    looking.timeout.connect(tell)
    typing.start()
    looking.start()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
