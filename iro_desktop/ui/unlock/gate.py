"""The window before the records are open: the first run where there are none yet, else unlock."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from iro_desktop.store.keys import SecretKeeper, SystemKeyring
from iro_desktop.store.location import Profile
from iro_desktop.ui import theme
from iro_desktop.ui.kit import Scroller, column, row
from iro_desktop.ui.places import Page, Place
from iro_desktop.ui.shell.tabbing import tab_on
from iro_desktop.ui.unlock.first_run import FirstRunScreen
from iro_desktop.ui.unlock.ground import HillsGround
from iro_desktop.ui.unlock.screen import UnlockScreen

if TYPE_CHECKING:
    from iro_desktop.store.store import Store  # the window is there before the database library is

TITLE = "IRO Desktop"


class Gate(QMainWindow):
    """Emits `opened` with the open store, once. Its title says nothing about anybody."""

    opened = Signal(object)
    """The open Store: real, or the practise one."""
    left = Signal()
    """The officer closed the window without opening anything."""

    def __init__(
        self,
        profile: Profile,
        *,
        clock: Callable[[], datetime],
        keeper: SecretKeeper | None = None,
        practise: "Callable[[], Store] | None" = None,
    ) -> None:
        super().__init__()
        theme.dress(self)
        self.start_at = Place(Page.TODAY)
        """Where the officer wants to begin."""
        keeper = keeper or SystemKeyring()
        self.way_in: UnlockScreen | FirstRunScreen
        if profile.store.exists() or profile.backups.exists():
            # Records without a key file are unlocked too: that is where what is wrong with them is said.
            self.way_in = UnlockScreen(profile, clock=clock, keeper=keeper)
        else:
            self.way_in = FirstRunScreen(profile, clock=clock, keeper=keeper, practise=practise)
            self.way_in.begin_at.connect(self._begin_at)
        self.way_in.opened.connect(self._opened)
        self._done = False
        inside = QWidget()
        centred = row(None, self.way_in, None)
        whole = column(margins=(24, 32, 24, 24))
        whole.addStretch(2)
        whole.addLayout(centred)
        whole.addStretch(3)
        inside.setLayout(whole)
        ground = HillsGround()
        ground.setLayout(column(Scroller(inside, name=TITLE)))
        self.setCentralWidget(ground)
        self.setWindowTitle(TITLE)
        self.way_in.setFocus(Qt.FocusReason.OtherFocusReason)

    def focusNextPrevChild(self, forward: bool, /) -> bool:
        tab_on(self, forward=forward)
        return True

    def closeEvent(self, event: QCloseEvent, /) -> None:
        self.way_in.finish()
        super().closeEvent(event)
        if not self._done:
            self._done = True
            self.left.emit()

    def _begin_at(self, place: Place) -> None:
        self.start_at = place

    def _opened(self, store: "Store") -> None:
        self._done = True
        self.way_in.finish()
        self.opened.emit(store)
