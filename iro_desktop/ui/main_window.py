"""The officer's window once the records are open: which page is shown, the way back, panels, toasts and the chip."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from iro_desktop.actions.lately import child_was_opened
from iro_desktop.models.refused import Refused
from iro_desktop.models.working_days import BankHolidays, bundled_bank_holidays
from iro_desktop.queries.limits import bank_holidays_here
from iro_desktop.store.location import Profile
from iro_desktop.ui.casework import Casework
from iro_desktop.ui.children.questions import caseload_asked, facts_asked
from iro_desktop.ui.desk import Desk, Page, Place, ToastAction
from iro_desktop.ui.idle import IdleLock
from iro_desktop.ui.kept_answers import Question
from iro_desktop.ui.kept_ready import KeptReady
from iro_desktop.ui.kit import NotesField
from iro_desktop.ui.notices.notices import Notices
from iro_desktop.ui.pages import SCREENS
from iro_desktop.ui.screen import Screen
from iro_desktop.ui.shell.frame import WindowFrame
from iro_desktop.ui.shown import ChipState, ChipWords
from iro_desktop.ui.shown import Place as SidebarPlace
from iro_desktop.ui.sidebar_counts import SidebarCounts
from iro_desktop.ui.sync_runner import SyncRunner

PLACES = (
    SidebarPlace("today", "Today", "sun", "Ctrl+1"),
    SidebarPlace("children", "Children", "users", "Ctrl+2"),
    SidebarPlace("follow_up", "Follow-up", "list-checks", "Ctrl+5"),
    SidebarPlace("resolutions", "Resolutions", "scale", "Ctrl+6"),
    SidebarPlace("templates", "Templates and words", "file-text", short="Templates"),
)
_PAGE_OF = {
    "today": Page.TODAY,
    "children": Page.CHILDREN,
    "follow_up": Page.FOLLOW_UP,
    "resolutions": Page.RESOLUTIONS,
    "templates": Page.TEMPLATES_AND_WORDS,
    "settings": Page.SETTINGS,
    "sync": Page.SYNC_CENTRE,
}
_LONGEST_WAY_BACK = 50
_LONGEST_HOLD_MS = 150
"""How long the page before stays painted while the next one asks for its rows."""
_STARTING = ChipWords(ChipState.NOT_CONNECTED, "On this laptop")
_NOTHING_TO_LOCK = "There is nothing to lock: in practise nothing is real. Close the window to leave."
_OUR_MISTAKE = (
    "Something went wrong inside IRO Desktop. What was saved before is safe, and what you typed is still on the "
    "screen. Try again; if it happens again, tell your helpdesk what you did."
)


class MainWindow(WindowFrame):
    """Shows one page at a time and remembers the way back. Says what could not be done; never loses a page's words."""

    locked = Signal()
    """The officer wants to lock: everything typed has been handed to the store."""
    ended = Signal()
    """The window was closed: everything typed has been handed to the store."""

    def __init__(
        self,
        casework: Casework,
        sync: SyncRunner,
        *,
        clock: Callable[[], datetime],
        bank_holidays: BankHolidays,
        officer_name: str,
        profile: Profile,
        practise: bool,
    ) -> None:
        super().__init__(PLACES, _STARTING, now=clock, practise=practise)
        self._sync = sync
        self._way_back: list[Place] = []
        self._way_on: list[Place] = []
        self._here: Place | None = None
        self._shown: Screen | None = None
        self.desk = Desk(
            casework=casework,
            clock=clock,
            bank_holidays=bank_holidays,
            officer_name=officer_name,
            go=self.go,
            back=self.back,
            capture=self._record,
            keep_going=lambda note_id: self._record(None, note_id),
            show_panel=self._show_panel,
            say=self.say,
            sync=sync,
            profile=profile,
            practise=practise,
        )
        self.went.connect(self._sidebar)
        self.search_wanted.connect(self._search)
        self.back_wanted.connect(self.back)
        self.forward_wanted.connect(self.forward)
        self.uncover_asked.connect(lambda _: self.uncover())
        self.covered.connect(self._save_what_is_typed)
        self.panel_hidden.connect(self._save_what_is_typed)
        casework.failed.connect(self._failed)
        casework.idle.connect(self.let_go_of_picture)
        casework.changed.connect(self._count_anew)
        sync.chip_changed.connect(self.show_chip)
        self._helps = False
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._help_with_words)
        self.counts = SidebarCounts(self.desk, self.show_count, self)
        self.lists = KeptReady(casework, self._long_lists, self)
        self.idle = IdleLock(self, clock=clock)
        self.idle.due.connect(self.lock)
        self.notices = Notices(self, self.desk, self.is_covered)

    def go(self, place: Place) -> None:
        """Show a page; the one on screen becomes the way back."""
        if self._here is not None and self._here != place:
            self._way_back = [*self._way_back, self._here][-_LONGEST_WAY_BACK:]
            self._way_on.clear()
        self._show(place)
        if place.page is Page.CHILD and isinstance(place.record_id, UUID):
            self.desk.casework.write(self, partial(child_was_opened, child_id=place.record_id), quietly=True)

    def back(self) -> None:
        """Show the page that was on screen before this one."""
        if self._way_back:
            if self._here is not None:
                self._way_on.append(self._here)
            self._show(self._way_back.pop())

    def forward(self) -> None:
        """Show the page that `back` left."""
        if self._way_on:
            if self._here is not None:
                self._way_back = [*self._way_back, self._here][-_LONGEST_WAY_BACK:]
            self._show(self._way_on.pop())

    def here(self) -> Place | None:
        """The place on screen."""
        return self._here

    def say(self, sentence: str, actions: Sequence[ToastAction] = ()) -> None:
        """A toast: a sentence, and words that do something."""
        self.toast(sentence, *((action.words, action.act) for action in actions))

    def can_lock(self) -> bool:
        """Whether there is a key to come back with: a practise caseload that is thrown away afterwards has none."""
        return self.desk.profile.keys.exists()

    def lock(self) -> None:
        """Save what is typed, and ask to be locked."""
        if self.can_lock():
            self._save_what_is_typed()
            self.locked.emit()
        else:
            self.say(_NOTHING_TO_LOCK)

    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        if self.can_lock():
            self.idle.watch()
        self.notices.watch()

    def closeEvent(self, event: QCloseEvent, /) -> None:
        # Closing never asks: what is typed is saved, and a half-written note waits under Continue.
        self._save_what_is_typed()
        super().closeEvent(event)
        self.ended.emit()

    def _show(self, place: Place) -> None:
        self._save_what_is_typed()
        self.close_panel()
        self.hold_picture()
        QTimer.singleShot(_LONGEST_HOLD_MS, self.let_go_of_picture)
        before = self.page()
        screen = SCREENS[place.page]()(self.desk, place)
        screen.reheaded.connect(partial(self._head, screen))
        self._here, self._shown = place, screen
        self._head(screen)
        if isinstance(before, Screen):
            self.forget_page(before)
        screen.setFocus()
        if not self.desk.casework.is_awaited():
            self.let_go_of_picture()

    def _head(self, screen: Screen) -> None:
        # A page on its way out may still get an answer and want another heading: it must not come back for it.
        if screen is not self._shown:
            return
        self.show_page(
            screen,
            place=screen.sidebar_place,
            heading=screen.heading(),
            search=screen.with_search,
            bare=screen.bare,
        )

    def _sidebar(self, key: str) -> None:
        if key == "record":
            self._record(None)
        elif key == "raise":
            self._raise()
        elif key == "lock":
            self.lock()
        else:
            self.go(Place(_PAGE_OF[key]))

    def _record(self, child_id: UUID | None, note_id: UUID | None = None) -> None:
        from iro_desktop.ui.capture.panel import CapturePanel  # noqa: PLC0415 - made when it is first wanted

        if isinstance(self.panel(), CapturePanel):
            return
        about = child_id if child_id is not None else self._child_shown()
        panel = CapturePanel(self.desk, about, note_id)
        panel.closed.connect(self.close_panel)
        self.open_panel(panel, "Record a conversation")

    def _raise(self) -> None:
        from iro_desktop.ui.raising.about import RaiseAbout  # noqa: PLC0415 - made when it is first wanted
        from iro_desktop.ui.raising.panel import RaisePanel  # noqa: PLC0415

        if not isinstance(self.panel(), RaisePanel):
            self._show_panel(RaisePanel(self.desk, RaiseAbout(child_id=self._child_shown())), "Raise a resolution")

    def _child_shown(self) -> UUID | None:
        page = self.page()
        shown = page.child_shown() if isinstance(page, Screen) else None
        return shown if isinstance(shown, UUID) else None

    def _show_panel(self, panel: QWidget, name: str) -> None:
        closed = getattr(panel, "closed", None)
        if closed is not None:
            closed.connect(self.close_panel)
        self.open_panel(panel, name)

    def _search(self) -> None:
        from iro_desktop.ui.search.panel import SearchPanel  # noqa: PLC0415 - made when it is first wanted

        panel = SearchPanel(self.desk)
        panel.raise_wanted.connect(self._raise)
        panel.closed.connect(self.close_panel)
        self.open_panel(panel, "Search or do")

    def _save_what_is_typed(self) -> None:
        for shown in (self.page(), self.panel()):
            leave = getattr(shown, "leave", None)
            if leave is not None:
                leave()

    def _help_with_words(self, _before: QWidget | None, now: QWidget | None) -> None:
        """The first box in which the help marks words brings it: a window without one needs no dictionary."""
        if not self._helps and isinstance(now, NotesField) and now.written_for is not None and self.isAncestorOf(now):
            from iro_desktop.ui.wording.in_boxes import HelpInBoxes  # noqa: PLC0415 - made when it is first wanted

            self._helps = True
            HelpInBoxes(self.desk, self, self._child_shown)

    def _long_lists(self) -> tuple[Question[object], ...]:
        return caseload_asked(self.desk), facts_asked(self.desk)

    def _count_anew(self, kinds: frozenset[str]) -> None:
        """A bank holiday was added, here or elsewhere: every screen from now on counts with it, this one too."""
        if "extra_bank_holiday" not in kinds:
            return

        def counted(bank_holidays: BankHolidays) -> None:
            if bank_holidays == self.desk.bank_holidays:
                return
            self.desk = replace(self.desk, bank_holidays=bank_holidays)
            if self._here is not None:
                self._show(self._here)

        self.desk.casework.ask(self, partial(bank_holidays_here, bundled=bundled_bank_holidays()), then=counted)

    def _failed(self, reason: Exception) -> None:
        self.say(reason.sentence if isinstance(reason, Refused) else _OUR_MISTAKE)
