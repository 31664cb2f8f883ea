"""What every test may use."""

import os
import sys

if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    # Without a display Qt ends the whole process; this must be set before Qt is imported.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
