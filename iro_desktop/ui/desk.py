"""What every screen is given: the casework, the day, where to go, and how to say something."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from PySide6.QtWidgets import QWidget

from iro_desktop.models.working_days import BankHolidays
from iro_desktop.store.location import Profile
from iro_desktop.ui.casework import Casework
from iro_desktop.ui.places import Page, Place
from iro_desktop.ui.sync_runner import SyncRunner

__all__ = ["Desk", "Page", "Place", "ToastAction"]


@dataclass(frozen=True, slots=True)
class ToastAction:
    """A word on a toast that does something, such as Undo."""

    words: str
    act: Callable[[], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The one thing a screen is made with. Nothing in it reaches another child's record by itself."""

    casework: Casework
    clock: Callable[[], datetime]
    """The moment now, aware, in local time."""
    bank_holidays: BankHolidays
    officer_name: str
    """The name under a letter, and who heard a child's words."""
    go: Callable[[Place], None]
    back: Callable[[], None]
    capture: Callable[[UUID | None], None]
    """Open the panel for recording a conversation, about this child if given."""
    keep_going: Callable[[UUID], None]
    """Open the same panel on a note that was begun, by the note's id."""
    show_panel: Callable[[QWidget, str], None]
    """Slide a panel over the page, under the name it is read out by. It closes where it emits `closed`, or with Esc."""
    say: Callable[[str, Sequence[ToastAction]], None]
    """Show a toast: a sentence, then ToastActions. It goes away by itself and is read out politely."""
    sync: SyncRunner
    """Rounds of sync and the state of the chip. The sync centre asks it; other screens need not."""
    profile: Profile
    """Where the records of this window lie. For Settings; other screens need not know."""
    practise: bool = False

    def today(self) -> date:
        return self.clock().date()
