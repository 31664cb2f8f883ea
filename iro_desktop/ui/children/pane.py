"""The chosen child beside the list: what they like, their last words, the next review, and the way to their page."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from iro_desktop.ui.children.viewmodel import ChosenChild
from iro_desktop.ui.kit import Avatar, Button, Hairline, Label, Role, Scroller, VoiceBlock, column, row
from iro_desktop.ui.shown import VoiceWords
from iro_desktop.ui.tokens import Style, Tone

_FACTS = 2


class ChildPane(QWidget):
    """Shows one child, or nothing while none is chosen."""

    wants_page = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = Avatar("fox", 56)
        self._name = Label("", Style.H3)
        self._lives = Label("", Style.SMALL, Tone.SECONDARY)
        words = column(None, self._name, self._lives, None)
        head = row(self._picture, words, gap=12)
        head.setStretch(1, 1)
        self._facts = [(Label("", Style.SMALL, Tone.SECONDARY), Label()) for _ in range(_FACTS)]
        self._words_heading = Label("", Style.SMALL, Tone.SECONDARY)
        self._voice = VoiceBlock(VoiceWords("…"))
        self._review = Label()
        self._review_below = Label("", Style.SMALL, Tone.SECONDARY)
        self.open_page = Button("Open this child’s page", Role.PRIMARY).grow_wide()
        self.open_page.clicked.connect(self.wants_page)
        lines = column(head, 14, Hairline(), 10)
        for heading, fact in self._facts:
            lines.addWidget(heading)
            lines.addWidget(fact)
            lines.addSpacing(6)
        for part in (self._words_heading, self._voice):
            lines.addWidget(part)
        lines.addSpacing(10)
        lines.addWidget(Label("Next review", Style.SMALL, Tone.SECONDARY))
        for part in (self._review, self._review_below):
            lines.addWidget(part)
        lines.addSpacing(16)
        lines.addWidget(self.open_page)
        lines.addStretch(1)
        inside = QWidget()
        inside.setLayout(lines)
        self._whole = Scroller(inside, name="The chosen child")
        self.setLayout(column(self._whole))
        self._whole.hide()

    def show_child(self, child: ChosenChild | None) -> None:
        self._whole.setVisible(child is not None)
        if child is None:
            return
        self._picture.show_animal(child.animal)
        self._name.show_words(child.name)
        self._lives.show_words(child.lives)
        self._lives.setVisible(bool(child.lives))
        for place, (heading, fact) in enumerate(self._facts):
            known = place < len(child.facts)
            heading.setVisible(known)
            fact.setVisible(known)
            if known:
                heading.show_words(child.facts[place][0])
                fact.show_words(child.facts[place][1])
        self._words_heading.show_words(child.words_heading)
        self._words_heading.setVisible(child.voice is not None)
        self._voice.setVisible(child.voice is not None)
        if child.voice is not None:
            self._voice.show_words(child.voice)
        self._review.show_words(child.review)
        self._review_below.show_words(child.review_below)
        self._review_below.setVisible(bool(child.review_below))
        self.open_page.say(child.button)

    def keyboard_to_button(self) -> None:
        self.open_page.setFocus(Qt.FocusReason.ShortcutFocusReason)
