"""The window that asks for a passphrase comes before everything that it does not need."""

import subprocess
import sys

NOT_BEFORE_THE_WINDOW = ("sqlalchemy", "sqlcipher3", "alembic", "httpx", "reportlab", "pikepdf", "openpyxl", "keyring")


def test_the_gate_opens_without_the_libraries_of_the_work_behind_it() -> None:
    loaded = subprocess.run(
        [sys.executable, "-c", "import sys, iro_desktop.app; print(*sorted(sys.modules))"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    assert "iro_desktop.ui.unlock.gate" in loaded
    assert [name for name in NOT_BEFORE_THE_WINDOW if name in loaded] == []
