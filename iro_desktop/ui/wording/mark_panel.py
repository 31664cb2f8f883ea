"""What is said about one mark, what may be written instead, and whether the word is kept."""

from enum import StrEnum

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from iro_desktop.ui import theme
from iro_desktop.ui.kit import Button, Card, Hairline, Label, Role, speaker
from iro_desktop.ui.kit.frames import column, row
from iro_desktop.ui.tokens import Style, Tone
from iro_desktop.writing.marks import Mark, MarkKind

_OWN_KEYS = frozenset({Qt.Key.Key_Escape, Qt.Key.Key_K, Qt.Key.Key_A})
WIDTH = 340
"""Pixels at 100 % text."""
_GAP = 8
"""Between the words and the panel, in pixels at 100 % text."""
_EDGE = 8
"""Pixels that stay free at the edges of the window."""
_TITLES = {
    MarkKind.SPELLING: "Spelling",
    MarkKind.WORD: "A kinder word",
    MarkKind.ABOUT: "To, not about",
    MarkKind.READING: "Easier to read",
}


class Keep(StrEnum):
    """For how long a word stays as it is."""

    FOR_CHILD = "for_child"
    ALWAYS = "always"


def beside(words: QRect, panel: QSize, screen: QSize) -> QPoint:
    """Where the panel stands: under the words, else above them, else at their right or left. Never over them.

    Where it is too large for all of these, which only the largest text in a small window makes it, it keeps the line of
    the words free as far as it goes.
    """
    gap = theme.px(_GAP)
    centred = max(_EDGE, min(words.center().x() - panel.width() // 2, screen.width() - panel.width() - _EDGE))
    if words.bottom() + gap + panel.height() <= screen.height() - _EDGE:
        return QPoint(centred, words.bottom() + gap)
    if words.top() - gap - panel.height() >= _EDGE:
        return QPoint(centred, words.top() - gap - panel.height())
    high = max(_EDGE, min(words.top(), screen.height() - panel.height() - _EDGE))
    if words.right() + gap + panel.width() <= screen.width() - _EDGE:
        return QPoint(words.right() + gap, high)
    if words.left() - gap - panel.width() >= _EDGE:
        return QPoint(words.left() - gap - panel.width(), high)
    more_room_below = screen.height() - words.bottom() >= words.top()
    return QPoint(centred, words.bottom() + gap if more_room_below else words.top() - gap - panel.height())


class MarkPanel(Card):
    """Lies under the marked words. Enter takes the first suggestion, F7 goes on, Esc goes back to the text.

    K keeps the word for the child, A in all that this officer writes.
    """

    taken = Signal(str)
    """Write this instead."""
    left_alone = Signal()
    """Leave the words as they are, and do not mark them again while this page is open."""
    kept = Signal(Keep)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = Label("", Style.SMALL, Tone.SECONDARY, bold=True)
        self._reason = Label("", Style.BODY)
        self._choices = column(gap=4)
        self._leave = Button("Leave it as it is", Role.PLAIN)
        self._leave.clicked.connect(self.left_alone)
        self._keep_for_child, self._keep_always = (
            Button("Keep for this child", Role.PLAIN),
            Button("Keep always", Role.PLAIN),
        )
        self._keep_for_child.clicked.connect(lambda: self.kept.emit(Keep.FOR_CHILD))
        self._keep_always.clicked.connect(lambda: self.kept.emit(Keep.ALWAYS))
        self._keep_always.setAccessibleDescription("In all that you write. Key A")
        self._keep_for_child.setAccessibleDescription("In all that is written for this child. Key K")
        self._keys = Label("", Style.SMALL, Tone.HINT)
        for widget in (self._title, self._reason):
            self.body.addWidget(widget)
        self.body.addSpacing(8)
        self.body.addLayout(self._choices)
        self.body.addSpacing(4)
        self.body.addWidget(Hairline(soft=True))
        self.body.addSpacing(4)
        self.body.addWidget(self._leave, alignment=Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(row(self._keep_for_child, self._keep_always, None, gap=4))
        self.body.addWidget(self._keys)
        self._buttons: list[Button] = []
        self.hide()

    def show_mark(
        self, mark: Mark, suggestions: tuple[str, ...], *, looking: bool = False, keep_for: str | None = None
    ) -> None:
        """Say what the mark is about; `looking` while suggestions are still being found.

        `keep_for` is the child that a word may be kept for. What is no word, such as a long sentence, is not kept.
        """
        self._offer_keeping(keep_for if mark.term else None, always=bool(mark.term))
        self._title.show_words(_TITLES[mark.kind])
        self._reason.show_words(mark.reason)
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._buttons = [self._choice(words) for words in suggestions]
        if looking:
            self._reason.show_words(f"{mark.reason} Looking for what it may be …")
        self.show()
        for button in self._buttons:
            button.show()
        self._fit()
        self.raise_()
        (self._buttons[0] if self._buttons else self._leave).setFocus(Qt.FocusReason.PopupFocusReason)
        speaker.say(self, f"{_TITLES[mark.kind]}. {mark.reason}")

    def _offer_keeping(self, child: str | None, *, always: bool) -> None:
        self._keep_for_child.say(f"Keep for {child or 'this child'}")
        self._keep_for_child.setVisible(child is not None)
        self._keep_always.setVisible(always)
        self._keys.show_words("K keeps it for them, A always." if child else "A keeps it always.")
        self._keys.setVisible(always)

    def _fit(self) -> None:
        """As high as its words: laid out at once, for it is placed before the next turn of the event loop."""
        wide = theme.px(WIDTH)
        self.body.invalidate()
        self._choices.invalidate()
        high = (
            self.body.totalHeightForWidth(wide) if self.body.hasHeightForWidth() else self.body.totalSizeHint().height()
        )
        self.setFixedSize(wide, high)
        self.body.activate()

    def choices(self) -> tuple[Button, ...]:
        """The words that may be written instead, best first."""
        return tuple(self._buttons)

    def event(self, event: QEvent, /) -> bool:
        """Esc, K and A are the panel's own while it has the keyboard, not shortcuts of the window behind it."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in _OWN_KEYS:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        focused = self.focusWidget()
        match Qt.Key(event.key()):
            case Qt.Key.Key_Escape:
                self.closed.emit()
            case Qt.Key.Key_K if not self._keep_for_child.isHidden():
                self._keep_for_child.click()
            case Qt.Key.Key_A if not self._keep_always.isHidden():
                self._keep_always.click()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if isinstance(focused, Button):
                focused.click()
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
            case _:
                super().keyPressEvent(event)

    def _choice(self, words: str) -> Button:
        button = Button(words, Role.SECONDARY)
        button.setAccessibleDescription("Write this instead.")
        button.clicked.connect(lambda: self.taken.emit(words))
        self._choices.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)
        return button
