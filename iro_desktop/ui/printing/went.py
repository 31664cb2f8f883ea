"""The pages of a letter are counted: in the same moment the officer may write down that it went, and how."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject

from iro_desktop.actions.sendings import say_sent, take_back_line
from iro_desktop.letters.papers import Form
from iro_desktop.models.letter_safety import Route
from iro_desktop.models.refused import Refused
from iro_desktop.queries.printing import Counted
from iro_desktop.ui.desk import Desk, ToastAction
from iro_desktop.ui.printing import viewmodel


class Went(QObject):
    """Offers the two ways of paper. Counting alone writes down nothing: a letter in the hand has not gone yet."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def offer(self, counted: Counted) -> None:
        """Say that the pages are there, and ask whether the letter goes now."""
        ways = [ToastAction(said, partial(self.write_down, counted, route)) for route, said in viewmodel.WAYS.items()]
        self._desk.say(viewmodel.pages_are_here(counted), ways)

    def write_down(self, counted: Counted, route: Route) -> None:
        """Keep the line, with Undo. What may not leave any more is not written down, and the sentence says why."""
        today, at = self._desk.today(), self._desk.clock()
        act = partial(
            say_sent,
            letter_id=counted.letter_id,
            route=route,
            form=Form.PDF,
            pages_counted=counted.pages,
            on=today,
            at=at,
        )

        def written(line_id: UUID) -> None:
            back = partial(take_back_line, line_id=line_id, on=today, at=at)
            undo = ToastAction("Undo", lambda: self._desk.casework.write(self._desk.casework, back))
            self._desk.say(viewmodel.went(counted, route), [undo])

        self._desk.casework.write(self, act, then=written, refused=self._refused)

    def _refused(self, reason: Refused) -> None:
        self._desk.say(reason.sentence, ())
