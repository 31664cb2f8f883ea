"""Unlock: one field with the keyboard in it, and what is to be known before anything is open."""

import math
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QWidget

from iro_desktop.models.refused import Refused
from iro_desktop.store.keys import SecretKeeper, TryAgainLater, WrongPassphrase, read_key_file, unlock
from iro_desktop.store.location import Profile
from iro_desktop.ui import theme
from iro_desktop.ui.kit import Button, Card, Field, Label, Notice, Role, column, row
from iro_desktop.ui.look_file import read_greeting
from iro_desktop.ui.tokens import Style, Tone
from iro_desktop.ui.unlock import viewmodel
from iro_desktop.ui.unlock.icon_line import IconLine
from iro_desktop.ui.unlock.opening import Opening
from iro_desktop.ui.unlock.passphrase_field import PassphraseField

if TYPE_CHECKING:
    from iro_desktop.store.store import Store  # the window is there before the database library is

CARD_WIDTH = 420
_EVERY_SECOND_MS = 1000


class UnlockScreen(QWidget):
    """Opens the store of a profile. Wrong tries harm nothing; a wait counts down in words."""

    opened = Signal(object)
    """The open Store."""

    def __init__(self, profile: Profile, *, clock: Callable[[], datetime], keeper: SecretKeeper) -> None:
        super().__init__()
        self._profile = profile
        self._clock = clock
        self._keeper = keeper
        self._until: datetime | None = None
        self._opening = Opening(self)
        self._opening.opened.connect(self.opened)
        self._opening.refused.connect(self._refused)
        self._opening.broke.connect(lambda: self._tell(viewmodel.OUR_MISTAKE))
        self._build()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_SECOND_MS)
        self._timer.timeout.connect(self.show_time)
        self._timer.start()
        self.show_time()
        self._show_keyring()

    def finish(self) -> None:
        """The window goes: wait for what runs, and show nothing any more."""
        self._timer.stop()
        self._opening.finish()

    def show_time(self) -> None:
        """Show the time of day, and how much is left of a wait."""
        now = self._clock()
        self._greeting.show_words(viewmodel.greeting(read_greeting(self._profile), now))
        self._day.show_words(viewmodel.day_and_time(now))
        if self._until is not None:
            self._count_down(self._until, now)

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if theme.is_restyle(event) and hasattr(self, "_card"):
            self.setFixedWidth(theme.px(CARD_WIDTH))

    # Build

    def _build(self) -> None:
        self._greeting = Label("", Style.H1)
        self._day = Label("", tone=Tone.SECONDARY)
        self._passphrase = PassphraseField("Passphrase")
        self._passphrase.entered.connect(self._try)
        self._passphrase.edited.connect(self._typing)
        self._field = Field("Passphrase", self._passphrase, hint="The one you chose on your first day")
        self._open = Button(viewmodel.OPEN, Role.PRIMARY).grow_wide()
        self._open.clicked.connect(self._try)
        forgotten = Button("I cannot remember it", Role.QUIET)
        forgotten.clicked.connect(self._forgot)
        self._way_out = Label(viewmodel.FORGOTTEN, Style.SMALL, Tone.SECONDARY)
        self._way_out.hide()
        self._told = Notice("", Tone.DANGER)
        self._told.hide()
        self._card = Card(self._field, 12, self._open, 8, row(None, forgotten), self._way_out)
        self._card.body.setContentsMargins(24, 24, 24, 20)
        here = IconLine("laptop", viewmodel.WORKING_HERE)
        self._keyring = IconLine("key", "")
        self.setLayout(column(self._greeting, self._day, 20, self._card, 16, self._told, 8, here, 6, self._keyring))
        self.setFixedWidth(theme.px(CARD_WIDTH))
        self.setFocusProxy(self._passphrase)

    # Show

    def _show_keyring(self) -> None:
        try:
            place = read_key_file(self._profile).secret_in
        except Refused as reason:
            self._keyring.hide()
            self._tell(reason.sentence)
            return
        self._keyring.show_words(viewmodel.keyring_words(place))

    def _tell(self, sentence: str) -> None:
        self._rest()
        self._told.show()
        self._told.show_words(sentence)

    def _count_down(self, until: datetime, now: datetime) -> None:
        left = math.ceil((until - now).total_seconds())
        if left > 0:
            # On the button and not under the field: a screen reader would hear a sentence every second there.
            self._open.say(viewmodel.wait_words(left))
            return
        self._until = None
        self._field.show_problem("")
        self._rest()

    def _rest(self) -> None:
        self._open.say(viewmodel.OPEN)
        self._open.off_because(None)
        self._passphrase.line.setReadOnly(False)

    # Act

    def _typing(self) -> None:
        if self._until is None:
            self._field.show_problem("")

    def _try(self) -> None:
        if self._opening.is_busy() or self._until is not None:
            return
        passphrase = self._passphrase.value()
        if not passphrase:
            self._field.show_problem(viewmodel.NOTHING_TYPED)
            return
        self._told.hide()
        self._field.show_problem("")
        self._open.say(viewmodel.OPENING)
        self._passphrase.line.setReadOnly(True)
        self._opening.begin(partial(_opened, self._profile, passphrase, self._keeper, self._clock))

    def _refused(self, reason: Refused) -> None:
        if isinstance(reason, TryAgainLater):
            self._rest()
            self._until = self._clock() + timedelta(seconds=reason.seconds)
            self._open.off_because(viewmodel.WAITING)
            self._field.show_problem(viewmodel.WAITING)
            self._passphrase.line.selectAll()
            self.show_time()
        elif isinstance(reason, WrongPassphrase):
            self._rest()
            self._field.show_problem(reason.sentence)
            self._passphrase.line.selectAll()
        else:
            self._tell(reason.sentence)

    def _forgot(self) -> None:
        self._way_out.setVisible(self._way_out.isHidden())


def _opened(profile: Profile, passphrase: str, keeper: SecretKeeper, clock: Callable[[], datetime]) -> "Store":
    from iro_desktop.store.store import open_store  # noqa: PLC0415 - away from the screen's thread, after the window

    return open_store(profile, unlock(profile, passphrase, keeper, at=clock()), clock)
