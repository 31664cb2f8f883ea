"""What every test may use."""

import gc
import os
import sys
from collections.abc import Generator, Iterator
from time import perf_counter

import pytest
from hypothesis import settings

from tests.postgres import database_url, postgres_cluster
from tests.secret_service import secret_service

__all__ = ["database_url", "postgres_cluster", "secret_service"]

if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    # Without a display Qt ends the whole process; this must be set before Qt is imported.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# No test may read or write the keyring of whoever runs it: here there is none. tests/secret_service.py has a real one.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"


_LONG_WALK_SECONDS = 0.02


@pytest.fixture
def qtbot(qapp: object, request: pytest.FixtureRequest) -> object:
    """pytest-qt's own, which holds on to what it was given until the test ends, as the window holds its screens.

    A screen that only a closure in its child refers to is taken apart by the end of that child, which is then taken
    apart twice: seen as a segmentation fault once a dialog had closed.
    """
    from tests.holding_bot import HoldingBot

    return HoldingBot(request)


@pytest.fixture(autouse=True)
def what_was_put_away_is_gone() -> Iterator[None]:
    """A window that a test put away would go with the next turn of the event loop, which is another test's."""
    yield
    core = sys.modules.get("PySide6.QtCore")
    if core is not None and core.QCoreApplication.instance() is not None:
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """A screen that only cycles hold is taken apart here, on its own thread.

    The next test may start a thread of an office or a database, and where Python's collector ran on that one the
    widgets would go there. The window's own collector sees to the same in the program. Where the walk was a long one,
    what it found stays until the end, so that the next is short.
    """
    done = yield
    if "qapp" in getattr(item, "fixturenames", ()):
        began = perf_counter()
        gc.collect()
        if perf_counter() - began > _LONG_WALK_SECONDS:
            gc.freeze()
    return done


# A test is right or wrong, not fast or slow: speed is measured in benchmarks/.
settings.register_profile("house", deadline=None)
settings.load_profile("house")
