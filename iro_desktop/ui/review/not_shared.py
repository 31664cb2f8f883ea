"""The child has not seen the plan: three ways on, beside the sentence that says so."""

from PySide6.QtCore import Signal

from iro_desktop.ui.kit import Card, Label, Pills
from iro_desktop.ui.review import plan_words
from iro_desktop.ui.tokens import Style, Tone


class NotSharedChoice(Card):
    """Go on and say why, wait, or wait and challenge."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title = Label("", bold=True, tone=Tone.ATTENTION)
        self._pills = Pills("What to do about the plan", plan_words.ways_on(begun=False))
        self._pills.edited.connect(self.chosen)
        self._begun = False
        self._advice = Label("", Style.SMALL, Tone.SECONDARY)
        self._advice.hide()
        self.mark(attention=True)
        self.body.setSpacing(8)
        for part in (self._title, self._pills, self._advice):
            self.body.addWidget(part)

    def show_title(self, title: str) -> None:
        self._title.show_words(title)
        self._title.setVisible(bool(title))

    def show_ways(self, *, begun: bool) -> None:
        """Before the review begins it can be moved; after, it can be adjourned."""
        if begun != self._begun:
            self._begun, before = begun, self.value()
            self._pills.show_choices(plan_words.ways_on(begun=begun))
            self._pills.set_value(before)

    def advise(self, sentence: str) -> None:
        self._advice.show_words(sentence)
        self._advice.setVisible(bool(sentence))

    def value(self) -> str | None:
        return self._pills.value()

    def set_value(self, way: str | None) -> None:
        self._pills.set_value(way)
