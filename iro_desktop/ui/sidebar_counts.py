"""The numbers beside the places of the sidebar, asked for anew when what they count has changed."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject

from iro_desktop.queries.follow_up import due_count
from iro_desktop.queries.resolution_board import board
from iro_desktop.queries.templates_and_words import to_put_right_by_me
from iro_desktop.store.store import Session
from iro_desktop.ui.desk import Desk


@dataclass(frozen=True, slots=True)
class Counted:
    """One place: which kinds of record its number depends on, and what is counted."""

    place: str
    kinds: frozenset[str]
    count: Callable[[Session, Desk], int]


def _open_resolutions(session: Session, desk: Desk) -> int:
    return board(session, desk.today(), desk.bank_holidays, mine=True, settled_days=0).open_cards


def _decisions_due(session: Session, desk: Desk) -> int:
    return due_count(session, desk.today())


def _templates_to_put_right(session: Session, desk: Desk) -> int:
    return to_put_right_by_me(session, desk.today())


COUNTED: tuple[Counted, ...] = (
    Counted("follow_up", frozenset({"decision", "review", "child", "episode"}), _decisions_due),
    Counted(
        "resolutions",
        frozenset({"resolution", "resolution_step", "allocation", "child", "officer"}),
        _open_resolutions,
    ),
    Counted(
        "templates",
        frozenset({"letter_template_text", "library_document", "library_document_file"}),
        _templates_to_put_right,
    ),
)


class SidebarCounts(QObject):
    """Asks once what a page waits for has come, so that no page waits for a number. Nothing is shown for none."""

    def __init__(self, desk: Desk, show: Callable[[str, int | None], None], parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._show = desk, show
        desk.casework.changed.connect(self._changed)
        for one in COUNTED:
            self._ask(one)

    def _changed(self, kinds: frozenset[str]) -> None:
        for one in COUNTED:
            if kinds & one.kinds:
                self._ask(one)

    def _ask(self, one: Counted) -> None:
        query = partial(_counted, one=one, desk=self._desk)
        self._desk.casework.ask_afterwards(self, query, then=partial(self._came, one.place))

    def _came(self, place: str, count: int) -> None:
        self._show(place, count or None)


def _counted(session: Session, *, one: Counted, desk: Desk) -> int:
    return one.count(session, desk)
