"""Puts the parts together at start-up: the one module that knows them all."""

import importlib
import os
import secrets
import shutil
import sys
import tempfile
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QTimer
from PySide6.QtWidgets import QApplication

from iro_desktop import log
from iro_desktop.exchange.unfinished import begin_in
from iro_desktop.models.refused import Refused
from iro_desktop.models.working_days import bundled_bank_holidays
from iro_desktop.store.keys import SecretKeeper
from iro_desktop.store.location import Profile, WindowLock, keep_private, make_folder
from iro_desktop.ui import rubbish, theme
from iro_desktop.ui.kit.text import forget_words
from iro_desktop.ui.look_file import read_look
from iro_desktop.ui.places import Page, Place
from iro_desktop.ui.unlock.gate import Gate
from iro_desktop.ui.unlock.refusal import RefusalWindow

if TYPE_CHECKING:
    from iro_desktop.store.store import Store
    from iro_desktop.ui.casework import Casework
    from iro_desktop.ui.main_window import MainWindow
    from iro_desktop.ui.sync_runner import SyncRunner

START_SIZE = (1366, 768)
_NEEDED_FOR_WORK = ("keyring", "iro_desktop.store.store", "iro_desktop.ui.main_window", "iro_desktop.ui.today.screen")
_NOBODY_LOOKS = frozenset({"offscreen", "minimal"})


def local_now() -> datetime:
    """The moment now, in the officer's own time."""
    return datetime.now().astimezone()


class Desktop(QObject):
    """The program while it runs: locked behind its gate, or open on one store."""

    def __init__(
        self,
        profile: Profile,
        *,
        clock: Callable[[], datetime] = local_now,
        keeper: SecretKeeper | None = None,
    ) -> None:
        super().__init__()
        self.profile = profile
        self.window: MainWindow | None = None
        self.gate: Gate | None = None
        self._clock = clock
        self._keeper = keeper
        self._store: Store | None = None
        self._casework: Casework | None = None
        self._sync: SyncRunner | None = None
        self._practise_folder: Path | None = None

    def start(self) -> None:
        """Show the gate: unlock, or the first run where there are no records yet.

        A file that a killed program had not finished is removed first.
        """
        begin_in(self.profile.folder)
        self.gate = Gate(self.profile, clock=self._clock, keeper=self._keeper, practise=self.practise_first)
        self.gate.opened.connect(self.open)
        self.gate.left.connect(QApplication.quit)
        self.gate.resize(*START_SIZE)
        self.gate.show()
        # The officer types a passphrase now; what the work needs is read from the disk meanwhile.
        QTimer.singleShot(0, self._read_ahead)

    def _read_ahead(self) -> None:
        rubbish.hold()
        threading.Thread(target=_read_what_the_work_needs, name="reading ahead", daemon=True).start()

    def open(self, store: "Store") -> None:
        """Show the work of an open store."""
        from iro_desktop.queries.limits import bank_holidays_here  # noqa: PLC0415 - the gate comes before all this
        from iro_desktop.queries.officers import this_officer  # noqa: PLC0415
        from iro_desktop.sync.enrol import is_practise  # noqa: PLC0415
        from iro_desktop.ui.casework import Casework  # noqa: PLC0415
        from iro_desktop.ui.main_window import MainWindow  # noqa: PLC0415
        from iro_desktop.ui.sync_runner import SyncRunner  # noqa: PLC0415

        rubbish.keep_what_is_loaded()
        self._store = store
        self._casework = Casework(store)
        self._sync = SyncRunner(store, self._casework, clock=self._clock)
        with store.reading() as session:
            officer, practise = this_officer(session), is_practise(session)
            bank_holidays = bank_holidays_here(session, bundled_bank_holidays())
        self.window = MainWindow(
            self._casework,
            self._sync,
            clock=self._clock,
            bank_holidays=bank_holidays,
            officer_name=officer.known_as if officer is not None else "",
            profile=Profile(store.path.parent),
            practise=practise,
        )
        self.window.locked.connect(self.lock)
        self.window.ended.connect(self.end)
        start_at = Place(Page.TODAY)
        if self.gate is not None:
            start_at = self.gate.start_at
            self.window.setGeometry(self.gate.geometry())
            self.gate.hide()
            self.gate.deleteLater()
            self.gate = None
        else:
            self.window.resize(*START_SIZE)
        self.window.go(start_at)
        self.window.show()
        self._sync.refresh()

    def lock(self) -> None:
        """Save, close the store, forget the key, and show the gate again."""
        self.close()
        self.start()

    def end(self) -> None:
        """Save, close the store and forget the key: the officer closed the window."""
        self.close()
        QApplication.quit()

    def close(self) -> None:
        """Finish what was asked for, and close the store. What is shown goes for good, and what it knew."""
        for shown in (self.window, self.gate):
            if shown is not None:
                shown.hide()
                shown.deleteLater()
        self.window = self.gate = None
        forget_words()
        rubbish.look_through_everything()
        if self._sync is not None:
            self._sync.shut_down()
            self._sync = None
        if self._casework is not None:
            self._casework.finish()
            self._casework = None
        if self._store is not None:
            self._store.close()
            self._store = None
        if self._practise_folder is not None:
            shutil.rmtree(self._practise_folder, ignore_errors=True)
            self._practise_folder = None

    def practise_first(self) -> "Store":
        """A practise caseload from the first run: thrown away with its window. Called away from the screen's thread."""
        self._practise_folder = Path(tempfile.mkdtemp(prefix="iro-practise-"))
        return practise_store(Profile(self._practise_folder / "profile"), self._clock())


def _read_what_the_work_needs() -> None:
    try:
        for module in _NEEDED_FOR_WORK:
            importlib.import_module(module)
    finally:
        rubbish.let_go()


def application(profile: Profile) -> QApplication:
    """The Qt application in the officer's own look, its words in British English."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(["iro-desktop"])
    app.setApplicationName("IRO Desktop")
    app.setQuitOnLastWindowClosed(False)
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    theme.apply_look(app, read_look(profile))
    return app


def run(profile: Profile) -> int:
    """Open the program on a profile. Returns when its window is closed."""
    keep_private()
    log.keep_mistakes_quiet()
    _refuse_without_display()
    lock = WindowLock(profile)
    try:
        make_folder(profile)
        lock.take()
    except Refused as reason:
        _tell_on_screen(profile, reason)
        raise
    desktop = Desktop(profile)
    try:
        app = application(profile)
        desktop.start()
        return app.exec()
    finally:
        desktop.close()
        lock.give_back()


def run_practise() -> int:
    """Open the program on a practise caseload made for the day, and throw it away afterwards."""
    keep_private()
    log.keep_mistakes_quiet()
    _refuse_without_display()
    folder = Path(tempfile.mkdtemp(prefix="iro-practise-"))
    try:
        profile = Profile(folder / "profile")
        app = application(profile)
        desktop = Desktop(profile)
        desktop.open(practise_store(profile, local_now()))
        return app.exec()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def practise_store(profile: Profile, now: datetime) -> "Store":
    """A store filled with invented children, under a key that nobody keeps."""
    from iro_desktop.exchange.practise import fill_with_practise  # noqa: PLC0415 - only for practise
    from iro_desktop.store.store import create_store  # noqa: PLC0415

    store = create_store(profile, secrets.token_bytes(32), local_now)
    with store.transaction() as session:
        fill_with_practise(session, today=now.date(), now=now)
    return store


def _tell_on_screen(profile: Profile, reason: Refused) -> None:
    """Whoever started the program from its icon reads no terminal: say the sentence in a window of its own too."""
    app = application(profile)
    if app.platformName() in _NOBODY_LOOKS:
        return
    window = RefusalWindow(reason.sentence)
    window.closed.connect(app.quit)
    window.show()
    app.exec()


def _refuse_without_display() -> None:
    shown_elsewhere = os.environ.get("QT_QPA_PLATFORM") in {*_NOBODY_LOOKS, "vnc"}
    if sys.platform.startswith("linux") and not shown_elsewhere:
        if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
            raise Refused(
                "There is no screen here, so the window cannot open. Nothing was changed. Use iro-desktop tour "
                "--out DIR to see the program in pictures, or the other commands."
            )
