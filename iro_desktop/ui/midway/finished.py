"""What a finished check offers: a resolution about what was not done, and a letter that tells the child."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iro_desktop.queries.midway_page import MidwayPage
from iro_desktop.ui.kit import Button, Card, FlowLayout, Label, Role, column
from iro_desktop.ui.midway import viewmodel


class FinishedPart(QWidget):
    """Hidden while the check is open."""

    raise_wanted = Signal()
    letter_wanted = Signal()
    open_again_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._said = Label("")
        self.letter = Button("Tell the child what happened", Role.PRIMARY, icon_name="mail")
        self.raising = Button("Raise a resolution", Role.MAIN)
        self.again = Button("Open it again", Role.QUIET)
        self.letter.clicked.connect(self.letter_wanted)
        self.raising.clicked.connect(self.raise_wanted)
        self.again.clicked.connect(self.open_again_wanted)
        ways = QWidget()
        ways.setLayout(FlowLayout(self.letter, self.raising, self.again, gap=8))
        self._card = Card(self._said, 8, ways)
        self.setLayout(column(self._card))
        self.setFocusProxy(self.letter)
        self.hide()

    def show_page(self, page: MidwayPage) -> None:
        """Show what follows from what was found."""
        self.setVisible(page.is_closed)
        not_done = viewmodel.raise_said(page)
        self._said.show_words(not_done or "Nothing is left not done.")
        self.raising.say(viewmodel.raise_words(page))
        self.raising.setVisible(bool(not_done))
        self.letter.say(viewmodel.letter_words(page))
