"""What the officer is told outside the window and beside the work: each can be switched off."""

from functools import partial

from PySide6.QtWidgets import QWidget

from iro_desktop.actions.today_choices import be_told
from iro_desktop.queries.today_choices import TodayChoices, today_choices
from iro_desktop.ui.desk import Desk, ToastAction
from iro_desktop.ui.kit import Label, Tick, column
from iro_desktop.ui.settings.section import Section
from iro_desktop.ui.tokens import Style, Tone

WORDS = {
    "notices": (
        "Notices of this computer",
        "“2 things for today”: never a name, initials or a place. Quiet when covered.",
    ),
    "nudges": ("Talks nothing is written about", "On Today, once the hour of a planned talk has passed."),
}


class ToldSection(QWidget):
    """Two ticks, kept as they are pressed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.ticks = {what: Tick(name) for what, (name, _) in WORDS.items()}
        for what, tick in self.ticks.items():
            tick.edited.connect(partial(self._choose, what))
        self.setLayout(column(Section("What you are told", "On this laptop only", *self._parts())))
        desk.casework.ask(self, today_choices, then=self._show)

    def _parts(self) -> list[QWidget | int]:
        parts: list[QWidget | int] = []
        for what, (_, hint) in WORDS.items():
            parts += [self.ticks[what], 2, Label(hint, Style.SMALL, Tone.SECONDARY), 14]
        return parts

    def _show(self, chosen: TodayChoices) -> None:
        self.ticks["notices"].set_value(chosen.notices)
        self.ticks["nudges"].set_value(chosen.nudges)

    def _choose(self, what: str) -> None:
        on = bool(self.ticks[what].value())
        casework = self._desk.casework

        def kept(_: None) -> None:
            self._desk.say("Switched on." if on else "Switched off.", [ToastAction("Undo", undo)])

        def undo() -> None:
            again = partial(be_told, what=what, on=not on)
            casework.write(casework, again, quietly=True)
            self.ticks[what].set_value(not on)

        casework.write(self, partial(be_told, what=what, on=on), then=kept, quietly=True)
