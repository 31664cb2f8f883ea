"""The window in which a child reads their letter: one letter, large, and no way to anything else."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QColor, QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from iro_desktop.actions.showing import ON_THE_BUTTON, keep_reaction, take_reaction_back
from iro_desktop.actions.showing_pin import try_pin
from iro_desktop.letters.content import Paper
from iro_desktop.letters.layout import PAPER_COLOURS
from iro_desktop.models.showing import Feeling
from iro_desktop.queries.showing import Showing
from iro_desktop.ui import theme
from iro_desktop.ui.desk import Desk
from iro_desktop.ui.kit import Button, ChoiceField, FlowLayout, Label, Role, Scroller, column, row, speaker
from iro_desktop.ui.showing import viewmodel
from iro_desktop.ui.showing.languages import Beside, LanguageSwitch
from iro_desktop.ui.showing.leaving import HoldRing, PinPage
from iro_desktop.ui.showing.passage import PassageBlock
from iro_desktop.ui.showing.voice import Reader, Speed, Voice
from iro_desktop.ui.shown import Choice
from iro_desktop.ui.tokens import Style, Tone

_KEYS = frozenset(
    {
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Space,
        Qt.Key.Key_Tab,
        Qt.Key.Key_Backtab,
    }
)
"""The keys that do something. Tab is among them so that the buttons can be reached without a mouse."""
_BACK, _ON = {Qt.Key.Key_Left, Qt.Key.Key_Up}, {Qt.Key.Key_Right, Qt.Key.Key_Down}
_WIDEST = 860
_WIDEST_IDEA = 1040
_WIDEST_BESIDE = 1400
_ONE_IDEA_SCALE, _BESIDE_SCALE, _PAGE_SCALE = 1.7, 1.35, 1.15
_SECOND_MS = 1000
_SLEPT = timedelta(seconds=20)
"""A second that lasted longer than this was a sleep: the lid was closed."""
_SPEEDS = [Choice("SLOW", "Slow"), Choice("USUAL", "Usual speed"), Choice("FAST", "Fast")]


class ShowingWindow(QWidget):
    """Holds the words of one letter and nothing else. Leaves by holding Esc and the PIN; closing it asks to lock."""

    left = Signal()
    """The officer gave the PIN."""
    lock_wanted = Signal()
    """The window was closed some other way, or the computer slept."""
    draw_wanted = Signal()

    def __init__(self, desk: Desk, shown: Showing, way: str, voice: Voice | None) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._desk, self._shown, self._way = desk, shown, way
        self._clock: Callable[[], datetime] = desk.clock
        self._which = viewmodel.Languages.BOTH if shown.other_language else viewmodel.Languages.ENGLISH
        self._order = viewmodel.order(shown.rows, self._which)
        self._at = 0
        self._pressed: dict[int, tuple[Feeling, UUID]] = {}
        self._on_its_way: set[int] = set()
        self._may_close = False
        self.is_drawing = False
        self.reader = Reader(voice, self)
        theme.dress(self)
        self.setWindowTitle(viewmodel.WINDOW_TITLE)
        self._build()
        # What could not be written was not pressed: the child may press again.
        desk.casework.failed.connect(self._may_press_again)
        self._last_second = self._clock()
        self._second = QTimer(self)
        self._second.setInterval(_SECOND_MS)
        self._second.timeout.connect(self._look_at_clock)
        self._second.start()
        if shown.other_language is not None:
            self.reader.ask_for_voices()
        self.go_to(0)

    def at(self) -> int:
        """The passage being read."""
        return self._at

    def turn(self, by: int) -> None:
        """Read the passage that stands so many further on, in the languages that are shown."""
        place = self._order.index(self._at) + by
        self.go_to(self._order[max(0, min(place, len(self._order) - 1))])

    def go_to(self, number: int) -> None:
        """Read another passage. Reading aloud stops."""
        self.reader.stop()
        self._at = number
        both = self._which is viewmodel.Languages.BOTH
        beside = next(row.numbers() for row in self._rows if number in row.numbers()) if both else {number}
        seen = set(self._order) if self._way == viewmodel.PAGE else beside
        for block in self.blocks:
            block.set_chosen(block.number == number and (self._way == viewmodel.PAGE or both))
        for row_of_blocks in self._rows:
            row_of_blocks.show_blocks(seen, self._which)
        place = self._order.index(number)
        self._place.show_words(viewmodel.place_of(place, len(self._order)))
        self.back_button.off_because(None if place else "This is the beginning.")
        self.on_button.off_because(None if place < len(self._order) - 1 else "This is the end.")
        self._dress_buttons()
        self._dress_reading()
        here = self.blocks[number]
        QTimer.singleShot(0, here, lambda: self._scroller.ensureWidgetVisible(here, 0, 40))
        speaker.say(self, viewmodel.spoken(here.passage))

    def close_for_good(self) -> None:
        """Go away without asking: the officer left, or the records are being locked."""
        self._may_close = True
        self.reader.close()
        self._second.stop()
        self.close()
        self.deleteLater()

    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        self.windowHandle().installEventFilter(self)

    def closeEvent(self, event: QCloseEvent, /) -> None:
        if not self._may_close:
            event.ignore()
            self.lock_wanted.emit()
            return
        super().closeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        kinds = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)
        if event.type() in kinds and isinstance(event, QKeyEvent) and not self.asks_for_pin() and not self.is_drawing:
            return self._key(event)
        return super().eventFilter(watched, event)

    def asks_for_pin(self) -> bool:
        return self._pages.currentWidget() is self.pin_page

    def ask_for_pin(self) -> None:
        self.reader.stop()
        self._pages.setCurrentWidget(self.pin_page)
        self.pin_page.begin()

    # Build

    def _build(self) -> None:
        self._make_blocks()
        sheet = QWidget()
        inside = column(gap=4)
        if self._way == viewmodel.ONE_IDEA:
            inside.addStretch(1)
        for row_of_blocks in self._rows:
            inside.addWidget(row_of_blocks)
        inside.addStretch(1)
        sheet.setLayout(inside)
        self._sheet = sheet
        across = _Ground(self._shown.look.paper)
        middle = row(None, sheet, None)
        middle.setStretch(1, 100)
        across.setLayout(middle)
        self._scroller = Scroller(across, name="The letter")
        self.ring = HoldRing()
        self.ring.held.connect(self.ask_for_pin)
        self._place = Label("", Style.SMALL, Tone.PAPER_HINT, wrap=False)
        how = Label(viewmodel.HOW_TO_LEAVE, Style.SMALL, Tone.PAPER_HINT, wrap=False)
        top = row(self._place, None, *self._switch(), None, how, self.ring, gap=8, margins=(24, 12, 24, 0))
        reading = _Ground(self._shown.look.paper)
        whole = column(top, self._scroller, self._buttons())
        whole.setStretch(1, 1)
        reading.setLayout(whole)
        self.pin_page = PinPage()
        self.pin_page.tried.connect(self._try)
        self.pin_page.back_wanted.connect(self._back_to_letter)
        self._pages = QStackedWidget()
        self._pages.addWidget(reading)
        self._pages.addWidget(self.pin_page)
        self.setLayout(column(self._pages))
        self._fit()

    def _make_blocks(self) -> None:
        """Each passage of both languages once, numbered row by row."""
        self.blocks: list[PassageBlock] = []
        self._rows: list[Beside] = []
        for one in self._shown.rows:
            sides = []
            for passages in (one.english, one.other):
                first = len(self.blocks)
                side = [PassageBlock(first + n, passage, self._shown.look) for n, passage in enumerate(passages)]
                self.blocks += side
                sides.append(side)
            self._rows.append(Beside(*sides))
        for block in self.blocks:
            block.chosen.connect(self.go_to)

    def _switch(self) -> tuple[QWidget, ...]:
        """The choice of languages, where there are two."""
        if self._shown.other_language is None:
            return ()
        self.switch = LanguageSwitch(self._shown.other_language)
        self.switch.show_choice(self._which)
        self.switch.chosen.connect(self.show_languages)
        return (self.switch,)

    def show_languages(self, which: str) -> None:
        """Show English, the other language or both; what is being read stays, else what stands beside it."""
        self._which = viewmodel.Languages(which)
        before, self._order = self._at, viewmodel.order(self._shown.rows, self._which)
        beside = next(row.numbers() for row in self._rows if before in row.numbers())
        self._fit()
        self.go_to(min(self._order, key=lambda one: (one != before, one not in beside, abs(one - before))))

    def _fit(self) -> None:
        """How large the words and how wide the sheet: two languages share the width."""
        both = self._which is viewmodel.Languages.BOTH
        one_idea = self._way == viewmodel.ONE_IDEA
        for block in self.blocks:
            block.show_scale((_BESIDE_SCALE if both else _ONE_IDEA_SCALE) if one_idea else _PAGE_SCALE)
        widest = theme.px(_WIDEST_BESIDE) if both else _WIDEST_IDEA if one_idea else theme.px(_WIDEST)
        self._sheet.setMaximumWidth(widest)

    def _buttons(self) -> QWidget:
        self.back_button = Button("Back", Role.TALL, icon_name="arrow-left")
        self.back_button.clicked.connect(lambda: self.turn(-1))
        self.on_button = Button("Next", Role.TALL, icon_name="arrow-right", icon_after=True)
        self.on_button.clicked.connect(lambda: self.turn(1))
        self.feelings: dict[Feeling, Button] = {}
        for feeling, said in ON_THE_BUTTON.items():
            self.feelings[feeling] = Button(said, Role.TALL)
            self.feelings[feeling].setCheckable(True)
            self.feelings[feeling].clicked.connect(partial(self.press, feeling))
        self.draw = Button("Draw", Role.TALL, icon_name="palette")
        self.draw.clicked.connect(self.draw_wanted)
        self.aloud = Button("Read to me", Role.TALL)
        self.aloud.clicked.connect(self._read_or_stop)
        self.speed = ChoiceField("How fast it reads", _SPEEDS)
        self.speed.set_value("USUAL")
        for signal in (self.reader.began, self.reader.ended):
            signal.connect(lambda: self.aloud.say("Stop" if self.reader.is_reading() else "Read to me"))
        self.reader.failed.connect(self._no_voice)
        self.reader.voices_known.connect(self._dress_reading)
        self.speed.setVisible(self.reader.can_read())
        foot = QWidget()
        self._why_not = Label("", Style.SMALL, Tone.PAPER_HINT)
        middle = FlowLayout(*self.feelings.values(), self.draw, self.aloud, self.speed, line_gap=8)
        ways = QWidget()
        ways.setLayout(middle)
        line = row(self.back_button, 12, ways, 12, self.on_button, margins=(24, 10, 24, 6))
        line.setStretch(2, 1)
        foot.setLayout(column(line, row(self._why_not, margins=(24, 0, 24, 8))))
        return foot

    # Keys

    def _key(self, event: QKeyEvent) -> bool:
        """Whether the key goes no further. Whatever is not a key of reading does nothing at all."""
        down = event.type() == QEvent.Type.KeyPress
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            if not event.isAutoRepeat():
                self.ring.begin() if down else self.ring.let_go()
            return True
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        back_tab = key == Qt.Key.Key_Backtab
        if key not in _KEYS or not (plain or back_tab):
            return True
        if key in _BACK | _ON:
            if down:
                self.turn(1 if key in _ON else -1)
            return True
        if key == Qt.Key.Key_Space and not isinstance(self.focusWidget(), Button):
            if down:
                self.turn(1)
            return True
        return False

    # Acts

    def press(self, feeling: Feeling) -> None:
        """The child pressed a button here. The same once more takes it back; another replaces it."""
        at, passage = self._at, self.blocks[self._at].passage
        if at in self._on_its_way:
            return
        before = self._pressed.pop(at, None)
        if before is not None:
            back = partial(take_reaction_back, reaction_id=before[1], at=self._clock())
            self._desk.casework.write(self._desk.casework, back)
        self.blocks[at].show_feeling(None)
        self._dress_buttons()
        if before is not None and before[0] is feeling:
            return
        self._on_its_way.add(at)
        keep = partial(
            keep_reaction,
            letter_id=self._shown.letter_id,
            passage=viewmodel.number_in_its_language(self._shown.rows, passage),
            passage_text=passage.text,
            section_key=self._shown.section_key(passage),
            language=passage.language,
            feeling=feeling,
            at=self._clock(),
        )
        self._desk.casework.write(self, keep, then=partial(self._is_kept, at, feeling))

    def _is_kept(self, at: int, feeling: Feeling, reaction_id: UUID) -> None:
        """Only what is on the disk is said to be pressed."""
        self._on_its_way.discard(at)
        self._pressed[at] = (feeling, reaction_id)
        self.blocks[at].show_feeling(feeling)
        self._dress_buttons()
        speaker.say(self, viewmodel.pressed(feeling))

    def _may_press_again(self, _trouble: object) -> None:
        self._on_its_way.clear()

    def _dress_buttons(self) -> None:
        here = self._pressed.get(self._at)
        for feeling, button in self.feelings.items():
            button.setChecked(here is not None and here[0] is feeling)

    def _read_or_stop(self) -> None:
        if self.reader.is_reading():
            self.reader.stop()
        else:
            here = self.blocks[self._at]
            self.reader.read(here.passage.aloud(), Speed[self.speed.value() or "USUAL"], here.language)

    def _dress_reading(self) -> None:
        """Say on the button, and below it, where this passage cannot be read aloud."""
        self._no_voice(self.reader.why_not(self.blocks[self._at].language))

    def _no_voice(self, why_not: str | None) -> None:
        self.aloud.off_because(why_not)
        self._why_not.show_words(why_not or "")
        self._why_not.setVisible(why_not is not None)

    def _back_to_letter(self) -> None:
        self._pages.setCurrentIndex(0)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _try(self, pin: str) -> None:
        self._desk.casework.write(self, partial(try_pin, pin=pin, at=self._clock()), then=self._tried, quietly=True)

    def _tried(self, sentence: str) -> None:
        if sentence:
            self.pin_page.show_problem(sentence)
        else:
            self.left.emit()

    def _look_at_clock(self) -> None:
        now = self._clock()
        slept = now - self._last_second > _SLEPT
        self._last_second = now
        if slept:
            self.lock_wanted.emit()


class _Ground(QWidget):
    """The child's paper under the letter; it stays so in every theme."""

    def __init__(self, paper: Paper) -> None:
        super().__init__()
        self._colour = QColor(PAPER_COLOURS[paper])

    def paintEvent(self, event: QPaintEvent, /) -> None:
        QPainter(self).fillRect(event.rect(), self._colour)
