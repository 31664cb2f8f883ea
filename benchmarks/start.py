"""From starting the program to a window one can type in, beside a bare Qt window with one field."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks._measuring import Figure, median_ms

_BARE = """
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow
app = QApplication([])
window = QMainWindow()
field = QLineEdit()
window.setCentralWidget(field)
window.resize(1366, 768)
window.show()
field.setFocus()
app.processEvents()
window.grab()
print("ready", flush=True)
"""
_OURS = """
import sys
from pathlib import Path
from iro_desktop.app import Desktop, application
from iro_desktop.store.location import Profile
profile = Profile(Path(sys.argv[1]))
app = application(profile)
desktop = Desktop(profile)
desktop.start()
app.processEvents()
desktop.gate.grab()
assert app.focusWidget() is not None, "the window must have a field that takes typing"
print("ready", flush=True)
"""


def _until_ready(source: str, folder: str) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    started = subprocess.Popen(
        [sys.executable, "-c", source, folder], stdout=subprocess.PIPE, env=environment, text=True
    )
    assert started.stdout is not None
    line = started.stdout.readline()
    if line.strip() != "ready":
        raise SystemExit("The window did not open.")
    started.kill()
    started.wait()


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="iro-bench-") as folder:
        profile = str(Path(folder) / "profile")
        bare = median_ms(lambda: _until_ready(_BARE, profile), runs=7, warm_up=2)
        ours = median_ms(lambda: _until_ready(_OURS, profile), runs=7, warm_up=2)
    print(Figure("Start to a window one can type in, warm", ours, "bare Qt window", bare, 500))


if __name__ == "__main__":
    begun = time.perf_counter()
    main()
    print(f"  ({time.perf_counter() - begun:.0f} s in all)")
