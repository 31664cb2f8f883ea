"""Saying goodbye, step by step: each step a tick with its day, and a line for how the child wants it."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QWidget

from iro_desktop.models.between_reviews import Goodbye
from iro_desktop.ui import theme
from iro_desktop.ui.between.words import EndingWords, StepWords
from iro_desktop.ui.form import SaveTimer
from iro_desktop.ui.kit import (
    Button,
    EmptyState,
    Hairline,
    Label,
    Role,
    Scroller,
    TextField,
    Tick,
    column,
    row,
)
from iro_desktop.ui.review.layouts import Beside, clear
from iro_desktop.ui.tokens import Style, Tone

_NOTHING = (
    "No ending is written down",
    "Leaving care, moving away or the move to Throughcare brings the steps of a good goodbye.",
)


class GoodbyePart(QWidget):
    """The endings of one child. Space ticks a step; what is typed beside it is saved when one pauses."""

    ticked = Signal(object, object, bool)
    """The event, the step, and whether it is done now."""
    noted = Signal(object, object, str)
    ending_wanted = Signal()
    opened = Signal(object)
    """An ending is to be opened as an event."""

    def __init__(self) -> None:
        super().__init__()
        self.steps: dict[tuple[UUID, Goodbye], StepRow] = {}
        self._summaries: dict[UUID, Label] = {}
        self._titles: dict[UUID, Label] = {}
        self._shown: tuple[EndingWords, ...] | None = None
        # It stays while endings come and go: the keyboard returns to it from the panel that it opens.
        self.add_button = Button("Write down an ending", Role.PRIMARY, icon_name="plus")
        self.add_button.clicked.connect(self.ending_wanted)
        self._lines = column()
        inside = QWidget()
        inside.setLayout(column(row(self.add_button, None), self._lines, None, margins=(24, 18, 24, 18)))
        self.setLayout(column(Scroller(inside, name="Saying goodbye")))

    def show_endings(self, endings: tuple[EndingWords, ...]) -> None:
        """Show the endings. Steps that are there already are filled in anew, so that the keyboard stays where it is."""
        before = [one.event_id for one in self._shown] if self._shown is not None else None
        self._shown = endings
        if before != [one.event_id for one in endings]:
            self._build(endings)
        for ending in endings:
            self._summaries[ending.event_id].show_words(ending.summary)
            self._titles[ending.event_id].show_words(ending.title)
            for step in ending.steps:
                self.steps[ending.event_id, step.step].show_step(step)

    def begin(self) -> None:
        """Give the keyboard to the first step that is still to do."""
        wanted = next((one.tick for one in self.steps.values() if not one.tick.value()), None)
        (wanted or self.add_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Save what was typed last."""
        for one in self.steps.values():
            one.flush()

    def _build(self, endings: tuple[EndingWords, ...]) -> None:
        self.flush()
        clear(self._lines)
        self.steps, self._summaries, self._titles = {}, {}, {}
        if not endings:
            self._lines.addWidget(EmptyState(*_NOTHING))
        last: QWidget = self.add_button
        for ending in endings:
            last = self._add(ending, last)

    def _add(self, ending: EndingWords, last: QWidget) -> QWidget:
        """Add an ending below, for Tab after `last`. Returns its last control."""
        self._titles[ending.event_id] = Label(ending.title, Style.H3)
        self._summaries[ending.event_id] = Label(ending.summary, tone=Tone.SECONDARY, wrap=False)
        more = Button("Open the event", Role.LINK)
        more.setAccessibleDescription(ending.title)
        more.clicked.connect(partial(self.opened.emit, ending.event_id))
        head = QWidget()
        line = row(self._titles[ending.event_id], self._summaries[ending.event_id], more, gap=16, margins=(0, 18, 0, 6))
        line.setStretch(0, 1)
        head.setLayout(line)
        self._lines.addWidget(head)
        head.show()  # at once, so that the keyboard can go into it
        QWidget.setTabOrder(last, more)
        last = more
        for step in ending.steps:
            shown = StepRow(step, ending.title)
            shown.ticked.connect(partial(self.ticked.emit, ending.event_id, step.step))
            shown.noted.connect(partial(self.noted.emit, ending.event_id, step.step))
            self.steps[ending.event_id, step.step] = shown
            self._lines.addWidget(Hairline(soft=True))
            self._lines.addWidget(shown)
            shown.show()
            QWidget.setTabOrder(last, shown.tick)
            QWidget.setTabOrder(shown.tick, shown.note)
            last = shown.note
        return last


class StepRow(QWidget):
    """One step: its tick, the day it was done, and a line of words."""

    ticked = Signal(bool)
    noted = Signal(str)

    def __init__(self, step: StepWords, ending: str) -> None:
        super().__init__()
        self.tick = Tick(step.words)
        self.tick.setAccessibleDescription(ending)
        self.tick.edited.connect(lambda: self.ticked.emit(self.tick.value()))
        self._day = Label("", Style.SMALL, Tone.GOOD, wrap=False)
        self.note = TextField(f"{step.words}: {step.hint.lower()}", placeholder=step.hint)
        self._timer = SaveTimer(self)
        self._timer.due.connect(lambda: self.noted.emit(self.note.value()))
        self.note.edited.connect(self._timer.touch)
        left = QWidget()
        line = row(self.tick, self._day, None, gap=10)
        left.setLayout(line)
        self.setLayout(column(Beside(left, self.note, narrowest=300), margins=(0, 8, 0, 8)))
        self.show_step(step)

    def show_step(self, step: StepWords) -> None:
        """Show how the step stands; words that are being typed stay."""
        self.tick.set_value(step.done)
        self._day.show_words(step.done_words)
        self._day.setVisible(step.done)
        if not self._timer.is_waiting() and self.note.value() != step.note and not self.note.hasFocus():
            self.note.set_value(step.note)

    def flush(self) -> None:
        self._timer.flush()

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if theme.is_restyle(event):
            self.updateGeometry()
