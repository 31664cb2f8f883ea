"""The quiet line where this laptop's day cannot be right: for every page on which days are set or counted."""

from functools import partial

from PySide6.QtWidgets import QWidget

from iro_desktop.queries.office_time import OfficeTime, office_time
from iro_desktop.ui.desk import Desk
from iro_desktop.ui.kit import Icon, Label, row
from iro_desktop.ui.office_words import clock_doubt
from iro_desktop.ui.tokens import Style, Tone


class OfficeDoubt(QWidget):
    """Hidden while the day can be believed. It asks by itself, once the page it stands on is painted."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._words = Label("", Style.SMALL, Tone.ATTENTION)
        line = row(Icon("clock", Tone.ATTENTION, 16), self._words, gap=8, margins=(0, 0, 0, 10))
        line.setStretch(1, 1)
        self.setLayout(line)
        self.hide()
        desk.casework.ask_afterwards(self, partial(office_time, now=desk.clock()), then=self.show_time)

    def show_time(self, told: OfficeTime) -> None:
        """Say both days where they cannot both be right."""
        doubt = clock_doubt(told)
        self._words.show_words(doubt)
        self.setVisible(bool(doubt))

    def words(self) -> str:
        return self._words.text()
