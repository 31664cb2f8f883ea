"""What a record was made from and what was made from it: a line each, one press away."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from iro_desktop.queries.made_from import Made, MadeRow, made_from, source_of
from iro_desktop.store.store import Session
from iro_desktop.ui.desk import Desk
from iro_desktop.ui.kit import Icon, Label, column
from iro_desktop.ui.kit import row as beside
from iro_desktop.ui.kit.icons import BESIDE_WORDS
from iro_desktop.ui.making import viewmodel
from iro_desktop.ui.making.opening import open_linked
from iro_desktop.ui.pressable import Pressable
from iro_desktop.ui.review.layouts import clear
from iro_desktop.ui.tokens import Style, Tone

SHOWN = frozenset(
    {
        *("consultation", "decision", "midway_check", "resolution", "significant_event", "service_offer"),
        *("reminder", "good_thing", "meeting_note", "childs_request"),
    }
)
"""The kinds of record whose change may change what is linked."""
_ICONS = {
    Made.CONSULTATION: "message-square",
    Made.DECISION: "check",
    Made.MIDWAY: "list-checks",
    Made.RESOLUTION: "scale",
    Made.GOOD_PRACTICE: "heart",
    Made.EVENT: "calendar",
    Made.SERVICE: "users",
    Made.REMINDER: "clock",
    Made.GOOD_THING: "star",
    Made.NOTE: "file-text",
    Made.REQUEST: "quote",
}


@dataclass(frozen=True, slots=True)
class Links:
    """Both sides of one record."""

    source: MadeRow | None
    made: tuple[MadeRow, ...]


def links_of(session: Session, *, record_id: UUID, from_record_id: UUID | None = None) -> Links:
    """What a record was made from, where that is known, and all that was made from it."""
    return Links(source_of(session, from_record_id) if from_record_id else None, made_from(session, record_id))


class LinkLines(QWidget):
    """Takes no room where nothing is linked."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._lines = column(gap=2)
        self.setLayout(self._lines)
        self.hide()

    def show_links(self, links: Links, child_name: str) -> None:
        """Show what it was made from first, then what was made from it."""
        clear(self._lines)
        self._add("Made from", [links.source] if links.source else [], child_name)
        self._add("Made from this", links.made, child_name)
        self.setVisible(links.source is not None or bool(links.made))

    def _add(self, title: str, rows: Sequence[MadeRow], child_name: str) -> None:
        if not rows:
            return
        self._lines.addWidget(Label(title, Style.SMALL, bold=True))
        for row in rows:
            words = viewmodel.linked(row, child_name, self._desk.today())
            icon = Icon(_ICONS[row.what], Tone.LINK, BESIDE_WORDS)
            inside = beside(icon, Label(words, Style.SMALL, Tone.LINK), gap=8, margins=(0, 3, 0, 3))
            inside.setStretch(1, 1)
            inside.setAlignment(icon, Qt.AlignmentFlag.AlignTop)
            link = Pressable(inside, words, on_desk=True)
            link.clicked.connect(partial(open_linked, self._desk, row))
            self._lines.addWidget(link)
