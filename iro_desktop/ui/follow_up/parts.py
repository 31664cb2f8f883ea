"""The bar above the list: which tab, parted by what, how much of it, and what is chosen; and an empty list's words."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iro_desktop.ui import theme
from iro_desktop.ui.follow_up import midway_words, viewmodel
from iro_desktop.ui.kit import (
    Avatar,
    Button,
    EmptyState,
    FlowLayout,
    Label,
    Role,
    Segments,
    Tabs,
    TextField,
    column,
    row,
)
from iro_desktop.ui.shown import Choice
from iro_desktop.ui.tokens import Tone

DECISIONS = "decisions"
_FILTER_WIDTH = 220


class TopBar(QWidget):
    """Everything that says what the list holds."""

    tab_chosen = Signal()
    changed = Signal()
    """Another grouping, more or fewer, or other words in the filter."""
    several_wanted = Signal(bool)
    ask_wanted = Signal()
    """Ask about all that is chosen."""
    everybody_wanted = Signal()
    """One child is shown, and all are wanted."""

    def __init__(self) -> None:
        super().__init__()
        self.tabs = Tabs("What is followed up", _tabs(None, None))
        self.tabs.chosen.connect(lambda _: self.tab_chosen.emit())
        self.grouping = Segments("Parted by", viewmodel.GROUPINGS)
        self.how_much = Segments("How much", viewmodel.HOW_MUCH)
        self.filter = TextField("Filter by child, owner or words", placeholder="Filter", icon_name="filter")
        self.grouping.edited.connect(self.changed)
        self.how_much.edited.connect(self.changed)
        self.filter.edited.connect(self.changed)
        self.several_button = Button("Choose several", Role.QUIET, icon_name="list-checks")
        self.several_button.clicked.connect(self._several_pressed)
        self._everybody = Button("Show all children", Role.QUIET, icon_name="users")
        self._everybody.clicked.connect(self.everybody_wanted)
        narrowed = QWidget()
        narrowed.setLayout(
            FlowLayout(self.grouping, self.how_much, self.filter, self.several_button, self._everybody, gap=12)
        )
        self._several = QWidget()
        self._chosen_words = Label("", tone=Tone.SECONDARY)
        self.ask_button = Button("Ask for an update", Role.SECONDARY, icon_name="mail")
        self.ask_button.clicked.connect(self.ask_wanted)
        stop = Button("Done choosing", Role.QUIET)
        stop.clicked.connect(lambda: self.several_wanted.emit(False))
        self._several.setLayout(column(8, row(self._chosen_words, self.ask_button, stop, None, gap=12)))
        self._several.hide()
        self.setLayout(column(self.tabs, 10, narrowed, self._several, margins=(32, 4, 32, 10)))

    def show_counts(self, decisions: int, checks: int) -> None:
        shown = _tabs(decisions, checks)
        if shown != self.tabs.choices():
            self.tabs.show_choices(shown)

    def show_for_midway(self, is_midway: bool) -> None:
        """The midway checks have one order only: their states apart."""
        self.grouping.setVisible(not is_midway)
        self.several_button.setVisible(not is_midway)
        if is_midway:
            self._several.hide()

    def show_child(self, one_child: bool) -> None:
        self._everybody.setVisible(one_child)

    def say_chosen(self, words: str | None, count: int) -> None:
        """What is chosen; None puts the tick boxes away."""
        self._several.setVisible(words is not None)
        self._chosen_words.show_words(words or "")
        self.ask_button.off_because(None if count else "Nothing is chosen yet.")

    def _several_pressed(self) -> None:
        self.several_wanted.emit(self._several.isHidden())

    def fit(self) -> None:
        self.filter.setFixedWidth(theme.px(_FILTER_WIDTH))


class Emptiness(QWidget):
    """What stands in place of a list without rows."""

    def __init__(self) -> None:
        super().__init__()
        self._lines = column()
        self._shown: tuple[str, str] | None = None
        self.setLayout(column(self._lines, None))

    def show_words(self, title: str, below: str) -> None:
        if self._shown == (title, below):
            return
        self._shown = (title, below)
        while (item := self._lines.takeAt(0)) is not None:
            before = item.widget()
            if before is not None:
                before.hide()
                before.deleteLater()
        self._lines.addWidget(EmptyState(title, below, picture=Avatar("tortoise", 56)))


def _tabs(decisions: int | None, checks: int | None) -> tuple[Choice, ...]:
    return (
        Choice(DECISIONS, "Decisions", count=decisions),
        Choice(midway_words.MIDWAY, "Midway checks", count=checks),
    )
