"""Telling the officer something: a notice that stays, a toast with Undo, the mark that work is saved."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from iro_desktop.ui import theme
from iro_desktop.ui.kit.accessibility import speaker
from iro_desktop.ui.kit.buttons import Button, IconButton, Role
from iro_desktop.ui.kit.flow import FlowLayout
from iro_desktop.ui.kit.frames import column, row
from iro_desktop.ui.kit.icons import IN_SMALL, Icon
from iro_desktop.ui.kit.text import Label
from iro_desktop.ui.shown import Announce
from iro_desktop.ui.tokens import CARD_RADIUS, Style, Tone
from iro_desktop.ui.words import clock

TOAST_SECONDS = 10
_BESIDE_THE_WORDS = 3
"""So many actions have room beside the words of a toast."""
_NOTICE_ICONS = {Tone.ATTENTION: "clock", Tone.DANGER: "triangle-alert", Tone.GOOD: "check"}


class Notice(QFrame):
    """A sentence that stays where it is: amber for our lateness, red only for losing work, blue to inform."""

    def __init__(
        self,
        words: str,
        tone: Tone = Tone.INFORMATION,
        *,
        icon_name: str | None = None,
        action: Button | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tone = tone
        self._label = Label(words, tone=tone)
        mark = Icon(icon_name or _NOTICE_ICONS.get(tone, "info"), tone)
        line = row(mark, self._label, gap=12, margins=(16, 10, 16, 10))
        line.setStretch(1, 1)
        line.setAlignment(mark, Qt.AlignmentFlag.AlignVCenter)
        if action is not None:
            line.addWidget(action)
        self.setLayout(line)
        self.setAccessibleName(words)

    def show_words(self, words: str) -> None:
        """Say something else, also to a screen reader: at once where work may be lost, else politely."""
        self._label.show_words(words)
        self.setAccessibleName(words)
        speaker.say(self, words, Announce.AT_ONCE if self._tone is Tone.DANGER else Announce.POLITELY)

    def words(self) -> str:
        return self._label.text()

    def paintEvent(self, event: QPaintEvent, /) -> None:
        del event
        now = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = QPen(theme.colour(self._tone), now.edge_width) if now.edge_width > 1 else QPen(Qt.PenStyle.NoPen)
        painter.setPen(edge)
        painter.setBrush(QColor(now.tint(self._tone)))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), CARD_RADIUS, CARD_RADIUS)


class Toast(QFrame):
    """“Decision 3 deleted. Undo”: at the foot of the content for 10 s, longer while it has the mouse or keyboard."""

    closed = Signal()

    def __init__(
        self,
        words: str,
        actions: tuple[tuple[str, Callable[[], None]], ...] = (),
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.words = words
        self.setAccessibleName(words)
        label = Label(words, tone=Tone.TOAST)
        line = row(label, gap=8, margins=(16, 6, 8, 6))
        line.setStretch(0, 1)
        if len(actions) > _BESIDE_THE_WORDS:
            # Several things to do stand below the words, and wrap where letters are large: nothing is cut.
            below = QWidget()
            below.setLayout(FlowLayout(*(self._action(word, act) for word, act in actions)))
            line.setContentsMargins(8, 6, 8, 0)
            line.addWidget(self._close_button(), alignment=Qt.AlignmentFlag.AlignTop)
            whole = column(line)
            whole.addWidget(below)
            whole.setContentsMargins(8, 0, 0, 6)
            self.setLayout(whole)
        else:
            for word, act in actions:
                line.addWidget(self._action(word, act))
            line.addWidget(self._close_button())
            self.setLayout(line)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(TOAST_SECONDS * 1000)
        self._timer.timeout.connect(self._time_is_up)

    def appear(self) -> None:
        """Show it, say it, and start its ten seconds."""
        self.show()
        self.raise_()
        self._timer.start()
        speaker.say(self, self.words)

    def close_now(self) -> None:
        self._timer.stop()
        self.hide()
        self.closed.emit()

    def paintEvent(self, event: QPaintEvent, /) -> None:
        del event
        now = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edged = now.dark or now.edge_width > 1
        painter.setPen(QPen(QColor(now.field_edge), now.edge_width) if edged else QPen(Qt.PenStyle.NoPen))
        painter.setBrush(QColor(now.toast))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), CARD_RADIUS, CARD_RADIUS)

    def _action(self, word: str, act: Callable[[], None]) -> Button:
        button = Button(word, Role.TOAST)

        def pressed() -> None:
            self.close_now()
            act()

        button.clicked.connect(pressed)
        return button

    def _close_button(self) -> Button:
        button = IconButton("x", "Close this message")
        button.use_tone(Tone.TOAST)
        button.clicked.connect(self.close_now)
        return button

    def _time_is_up(self) -> None:
        if self.underMouse() or any(part.hasFocus() for part in self.findChildren(QWidget)):
            self._timer.start()
        else:
            self.close_now()


class SavedMark(QWidget):
    """“Saved on this laptop 14:03”, or what kept it from being saved."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = Icon("check", Tone.GOOD, IN_SMALL)
        self._label = Label("", Style.SMALL, Tone.GOOD, wrap=False)
        self.setLayout(row(self._icon, self._label, gap=6))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._icon.hide()

    def saved(self, at: datetime) -> None:
        """Say that every word is on disk since `at`, in the officer's own time."""
        self._show("check", Tone.GOOD, f"Saved on this laptop {clock(at)}")

    def typing(self) -> None:
        """Say that the last words are not on disk yet."""
        self._show("pencil", Tone.HINT, "Saving when you pause")

    def not_saved(self, sentence: str) -> None:
        """Say what kept the words from disk; told to a screen reader at once."""
        self._show("triangle-alert", Tone.DANGER, sentence)
        speaker.say(self, sentence, Announce.AT_ONCE)

    def words(self) -> str:
        return self._label.text()

    def _show(self, icon_name: str, tone: Tone, words: str) -> None:
        self._icon.show_icon(icon_name, tone)
        self._icon.show()
        self._label.show_words(words, tone)
        self.setAccessibleName(words)


class EmptyState(QWidget):
    """Nothing here yet: says so kindly, and what can be done."""

    def __init__(
        self,
        title: str,
        below: str = "",
        *,
        picture: QWidget | None = None,
        action: Button | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        centre = Qt.AlignmentFlag.AlignHCenter
        inside = column(gap=8, margins=(24, 28, 24, 28))
        if picture is not None:
            inside.addWidget(picture, alignment=centre)
        inside.addWidget(Label(title, Style.H3, align=centre))
        if below:
            inside.addWidget(Label(below, tone=Tone.SECONDARY, align=centre))
        if action is not None:
            inside.addSpacing(8)
            inside.addWidget(action, alignment=centre)
        self.setLayout(inside)
