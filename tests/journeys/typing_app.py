"""The real program, typing into a conversation until it is killed.

`python -m tests.journeys.typing_app PROFILE KEY CHILD` prints one line for each save that the program has told the
officer about: how many letters are on the disk.
"""

import os
import sys
from datetime import datetime
from pathlib import Path
from uuid import UUID

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from iro_desktop.app import Desktop, application
from iro_desktop.models.consultation import Consultation
from iro_desktop.store.location import Profile
from iro_desktop.store.store import open_store

SENTENCE = "She was at the gate with the dog. We walked round the pond and talked about the new school. "
LETTERS_IN_A_BURST = 12
PAUSE_MS = 700
"""Between two bursts: long enough for the program to think that the officer has paused, and to save."""


def main(folder: str, key: str, child_id: str) -> int:
    """Open the window on the profile, open the panel, and type."""
    profile = Profile(Path(folder))
    app = application(profile)
    desktop = Desktop(profile)
    store = open_store(profile, bytes.fromhex(key), lambda: datetime.now().astimezone())
    desktop.open(store)
    window = desktop.window
    assert window is not None
    window.desk.capture(UUID(child_id))
    letters = iter(SENTENCE * 1000)

    def tell() -> None:
        with store.reading() as session:
            texts = session.scalars(
                select(Consultation.text).where(Consultation.done.is_(False), Consultation.child_id == UUID(child_id))
            ).all()
        sys.stdout.write(f"{max(map(len, texts), default=0)}\n")
        sys.stdout.flush()

    def type_on() -> None:
        focused = QApplication.focusWidget()
        if focused is not None:
            QTest.keyClicks(focused, "".join(next(letters) for _ in range(LETTERS_IN_A_BURST)))

    window.desk.casework.saved.connect(tell)
    typing = QTimer(interval=PAUSE_MS)
    typing.timeout.connect(type_on)
    typing.start()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
