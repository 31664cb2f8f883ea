"""A session of many hours must not use up the constants that Python 3.11 still counts."""

import os
import subprocess
import sys

MORE_CALLS_THAN_PYTHON_HAS_REFERENCES = """
import iro_desktop.ui
from PySide6.QtCore import QObject, Signal

class Bell(QObject):
    rung = Signal(str)

bell = Bell()
bell.rung.connect(lambda words: None)
for _ in range(60_000):
    bell.setObjectName("bell")
    bell.parent()
    bell.rung.emit("ding")
print("still here")
"""


def test_sixty_thousand_calls_into_qt_leave_python_standing() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", MORE_CALLS_THAN_PYTHON_HAS_REFERENCES],
        capture_output=True,
        text=True,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        check=False,
    )

    assert (ended.returncode, ended.stdout.strip()) == (0, "still here"), ended.stderr[-400:]
