"""What can be done with a check besides filling it in: talked about and written down later, another day, not needed."""

from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject

from iro_desktop.actions.midway import hold_check, move_check, put_day_back, say_held_on, say_needed, say_not_needed
from iro_desktop.queries.midway_page import MidwayPage
from iro_desktop.ui import words
from iro_desktop.ui.desk import Desk, ToastAction
from iro_desktop.ui.midway.day_panel import MovePanel, NotNeededPanel


class MidwayActs(QObject):
    """Each is done at once and can be taken back."""

    def __init__(self, desk: Desk, review_id: UUID, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._review_id = desk, review_id
        self.page: MidwayPage | None = None
        """What the screen shows; None before it has come."""

    def hold(self) -> None:
        """Say that it was talked through today; it is written down later."""
        page, today = self.page, self._desk.today()
        if page is None:
            return
        worker = page.social_worker
        hold = partial(
            hold_check,
            review_id=self._review_id,
            on=today,
            today=today,
            with_name=worker.name if worker else None,
            with_person_id=worker.person_id if worker else None,
        )

        def held(before: date | None) -> None:
            back = partial(say_held_on, review_id=self._review_id, on=before)
            undo = ToastAction("Undo", lambda: self._desk.casework.write(self._desk.casework, back))
            self._desk.say(f"Talked about today. It waits as {words.quoted('talked about, not written down')}.", [undo])

        self._desk.casework.write(self, hold, then=held, refused=lambda reason: self._desk.say(reason.sentence, []))

    def choose_day(self) -> None:
        """Ask for another day and why."""
        page = self.page
        if page is None:
            return
        panel = MovePanel(self._desk, page, lambda day, reason: self._move(panel, page, day, reason))
        self._desk.show_panel(panel, "Another day for the check")

    def _move(self, panel: MovePanel, page: MidwayPage, day: date, reason: str) -> None:
        move = partial(move_check, review_id=self._review_id, to=day, reason=reason, today=self._desk.today())
        back = partial(
            put_day_back, review_id=self._review_id, moved_to=page.moved_to, reason=page.moved_reason or None
        )

        def moved(_: None) -> None:
            panel.closed.emit()
            undo = ToastAction("Undo", lambda: self._desk.casework.write(self._desk.casework, back))
            self._desk.say(f"The check is now on {words.weekday_and_date(day, self._desk.today())}.", [undo])

        self._desk.casework.write(panel, move, then=moved, refused=lambda why: panel.say_problem(why.sentence))

    def say_why_not(self) -> None:
        """Ask why no check is needed this time."""
        page = self.page
        if page is None:
            return
        panel = NotNeededPanel(page.who.name, lambda reason: self._keep_not_needed(panel, reason))
        self._desk.show_panel(panel, "Not needed this time")

    def _keep_not_needed(self, panel: NotNeededPanel, reason: str) -> None:
        keep = partial(say_not_needed, review_id=self._review_id, reason=reason)

        def kept(_: None) -> None:
            panel.closed.emit()
            self._desk.say("Not needed this time. The decisions stay open.", [self._undo_not_needed()])

        self._desk.casework.write(panel, keep, then=kept, refused=lambda why: panel.say_problem(why.sentence))

    def _undo_not_needed(self) -> ToastAction:
        needed = partial(say_needed, review_id=self._review_id)
        return ToastAction("Undo", lambda: self._desk.casework.write(self._desk.casework, needed))

    def say_needed(self) -> None:
        """It is needed after all."""
        self._desk.casework.write(self, partial(say_needed, review_id=self._review_id))
