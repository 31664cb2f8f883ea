"""What happened to a child between reviews: the list, latest first, and each of them in its panel."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from iro_desktop.queries.between import BetweenPage
from iro_desktop.ui.between import words
from iro_desktop.ui.desk import Desk
from iro_desktop.ui.event.about import EventAbout
from iro_desktop.ui.event.panel import EventPanel
from iro_desktop.ui.kit import Button, EmptyState, Label, Role, RowsView, Scroller, column, row
from iro_desktop.ui.tokens import Tone

PANEL_NAME = "Something that happened"


class HappenedPart(QWidget):
    """One press opens the panel for something new, or for what is in the list."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._of: BetweenPage | None = None
        self.new_button = Button("Write down what happened", Role.PRIMARY, icon_name="plus")
        self.new_button.clicked.connect(self.begin_new)
        self._summary = Label("", tone=Tone.SECONDARY)
        self.rows = RowsView("What happened", fits=True, on_desk=False, padding=8)
        self.rows.opened.connect(self.open_event)
        self._nothing = EmptyState(
            "Nothing is written down yet",
            "A move, a stay in hospital, another social worker: what a review should know of.",
        )
        top = row(self.new_button, self._summary, gap=16)
        top.setStretch(1, 1)
        inside = QWidget()
        inside.setLayout(column(top, 12, self.rows, self._nothing, None, margins=(24, 18, 24, 18)))
        self.setLayout(column(Scroller(inside, name="What happened")))

    def show_child(self, of: BetweenPage) -> None:
        """Show the events of a child."""
        self._of = of
        self._summary.show_words(words.open_summary(of))
        self.rows.show_rows(words.event_rows(of, self._desk.today()))
        self.rows.setVisible(bool(of.events))
        self._nothing.setVisible(not of.events)

    def begin(self) -> None:
        """Give the keyboard to what one would do next."""
        first: QWidget = self.rows if self.rows.rows() else self.new_button
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Nothing is typed here."""

    def begin_new(self) -> None:
        """Open the panel for something new."""
        if self._of is not None:
            self._desk.show_panel(EventPanel(self._desk, EventAbout(child_id=self._of.who.child_id)), PANEL_NAME)

    def open_event(self, event_id: object) -> None:
        """Open one event, to read it whole and to change it."""
        if self._of is not None and isinstance(event_id, UUID):
            about = EventAbout(child_id=self._of.who.child_id, event_id=event_id)
            self._desk.show_panel(EventPanel(self._desk, about), PANEL_NAME)
