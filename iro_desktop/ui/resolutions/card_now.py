"""What is now: who was asked, by when an answer is due, whether the message is sent, and what can be done."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from iro_desktop.queries.resolution_card import Act
from iro_desktop.ui.kit import Button, DayBar, FlowLayout, Icon, Label, Role, Sheet, column, row
from iro_desktop.ui.resolutions.card_parts import cleared
from iro_desktop.ui.resolutions.card_words import NowWords
from iro_desktop.ui.shown import DayBarWords
from iro_desktop.ui.tokens import Style, Tone


class NowCard(Sheet):
    """The sheet at the top of the page. The first of its buttons is the one thing to do."""

    act_wanted = Signal(object)
    message_wanted = Signal()
    sent_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._acts: tuple[Act, ...] = ()
        self._sentence = Label("", Style.H3)
        self._next = Label("")
        self._bar = DayBar(DayBarWords(0))
        self._lines = column(gap=4)
        self._buttons = FlowLayout()
        self._message_words = Label("", tone=Tone.SECONDARY)
        show = Button("Show the message", Role.QUIET)
        show.clicked.connect(self.message_wanted)
        sent = Button("I have sent it", Role.QUIET, icon_name="check")
        sent.clicked.connect(self.sent_wanted)
        both = QWidget()
        both.setLayout(FlowLayout(show, sent, gap=4, line_gap=0))
        line = row(Icon("mail", Tone.SECONDARY), self._message_words, both, gap=8)
        line.setStretch(1, 1)
        line.setAlignment(self._message_words, Qt.AlignmentFlag.AlignVCenter)
        self._message = QWidget()
        self._message.setLayout(line)
        self._no_message = Label("", Style.SMALL, Tone.SECONDARY)
        self.body.setContentsMargins(20, 16, 20, 16)
        for part in (self._sentence, self._next):
            self.body.addWidget(part)
        self.body.addSpacing(8)
        self.body.addWidget(self._bar)
        self.body.addSpacing(8)
        self.body.addLayout(self._lines)
        self.body.addSpacing(4)
        self.body.addWidget(self._message)
        self.body.addWidget(self._no_message)
        self.body.addSpacing(12)
        self.body.addLayout(self._buttons)

    def acts(self) -> tuple[Act, ...]:
        """What can be done now."""
        return self._acts

    def show_now(self, shown: NowWords) -> None:
        self._sentence.show_words(shown.sentence)
        self._next.show_words(shown.next_step, Tone.ATTENTION if shown.pressing else Tone.TEXT)
        self._next.setVisible(bool(shown.next_step))
        self._bar.setVisible(shown.bar is not None)
        if shown.bar is not None:
            self._bar.show_bar(shown.bar)
        lines = cleared(self._lines)
        for words, tone in shown.lines:
            style = Style.BODY if tone is Tone.TEXT else Style.SMALL
            lines.addWidget(Label(words, style, tone))
        self._message.setVisible(bool(shown.message))
        self._message_words.show_words(shown.message)
        self._no_message.setVisible(bool(shown.no_message))
        self._no_message.show_words(shown.no_message)
        self._show_acts(shown)

    def _show_acts(self, shown: NowWords) -> None:
        focused = QApplication.focusWidget()
        had_keyboard = focused is not None and self.isAncestorOf(focused)
        self._acts = tuple(one.act for one in shown.acts)
        self._buttons.clear()
        buttons = []
        for one in shown.acts:
            button = Button(one.words, Role.PRIMARY if one.first else Role.SECONDARY)
            button.clicked.connect(partial(self.act_wanted.emit, one.act))
            self._buttons.addWidget(button)
            button.show()
            buttons.append(button)
        if buttons:
            self.setFocusProxy(buttons[0])
            if had_keyboard:
                buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)
