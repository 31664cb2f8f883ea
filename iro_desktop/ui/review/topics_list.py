"""What a review must consider, as a quiet list in the margin: one key or one click says that it was talked about."""

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from iro_desktop.actions.topics import keep_topic_note, set_topic
from iro_desktop.models.topics import Topic, TopicState
from iro_desktop.queries.review import ReviewPage
from iro_desktop.queries.topics import TopicRow
from iro_desktop.ui.kit import Button, Label, NotesField, Role, column, row
from iro_desktop.ui.kit.frames import Margins
from iro_desktop.ui.kit.layouts import take_out
from iro_desktop.ui.review import topic_words
from iro_desktop.ui.review.lines import NumberedLine
from iro_desktop.ui.review.work import ReviewWork
from iro_desktop.ui.tokens import Style, Tone
from iro_desktop.writing.marks import WrittenFor

_INSET: Margins = (12, 0, 12, 0)


class TopicsList(QWidget):
    """Folded to one line until it is wanted. The line with the keyboard shows its question; Esc goes back."""

    left = Signal()
    """Esc: back to the notes."""

    def __init__(self, work: ReviewWork) -> None:
        super().__init__()
        self._work = work
        self._rows: dict[Topic, TopicRow] = {}
        self._open_at: Topic | None = None
        self._lines: dict[Topic, _TopicButton] = {}
        self._title = Label("To consider", Style.H3)
        self._count = Label("", Style.SMALL, Tone.SECONDARY, wrap=False)
        self._fold = Button("Show what to consider", Role.QUIET_SMALL, icon_name="list-checks")
        self._fold.clicked.connect(self._turn)
        self._fold.setToolTip("Ctrl+T")
        self._keys = Label(topic_words.KEYS, Style.SMALL, Tone.HINT)
        self._note = NotesField("Note", placeholder="What to remember of it", lines=2, grows=True).helped(
            WrittenFor.RECORD
        )
        self._note.hide()
        self._note_of: Topic | None = None
        self._timer = work.timer(self, self._save_note)
        self._note.edited.connect(self._typed)
        self._body = QWidget()
        self._list = column(gap=0, margins=(4, 0, 4, 4))
        self._body.setLayout(column(row(self._keys, margins=_INSET), 6, self._list))
        self._body.hide()
        head = row(self._title, self._count, gap=8, margins=_INSET)
        head.setStretch(0, 1)
        self.setLayout(column(head, 4, row(4, self._fold, None), 4, self._body))

    def show_page(self, page: ReviewPage) -> None:
        """Show the topics of this child's review, and how many were dealt with."""
        self._rows = {one.topic: one for one in page.topics}
        self._count.show_words(topic_words.how_many(page.topics))
        self.setVisible(bool(page.topics))
        self._body.setEnabled(not page.closed)
        if not self._body.isHidden():
            self._show_lines()

    def begin(self) -> None:
        """Open, and give the keyboard to the first topic that was not dealt with."""
        self._show_body(shown=True)
        waiting = next((topic for topic, one in self._rows.items() if one.state is None), None)
        line = self._lines.get(waiting) if waiting is not None else next(iter(self._lines.values()), None)
        if line is not None:
            line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _turn(self) -> None:
        if self._body.isHidden():
            self.begin()
        else:
            self._show_body(shown=False)

    def _show_body(self, *, shown: bool) -> None:
        self._body.setVisible(shown)
        self._fold.say("Fold it away" if shown else "Show what to consider")
        if shown:
            self._show_lines()

    def _show_lines(self) -> None:
        for gone in set(self._lines) - set(self._rows):
            self._lines.pop(gone).deleteLater()
        take_out(self._list)
        for line in topic_words.lines(tuple(self._rows.values()), self._open_at):
            button = self._lines.get(line.topic)
            if button is None:
                button = self._lines[line.topic] = self._make(line.topic)
            button.show_line(line.sign, line.title, below=line.below, done=line.done)
            button.setToolTip(line.ask)
            self._list.addWidget(button)
            button.show()
            if line.topic is self._note_of:
                self._list.addWidget(self._note)
                self._note.show()

    def _make(self, topic: Topic) -> "_TopicButton":
        button = _TopicButton()
        button.clicked.connect(partial(self._say, topic, TopicState.DISCUSSED))
        button.not_needed.connect(partial(self._say, topic, TopicState.NOT_NEEDED))
        button.note_wanted.connect(partial(self._open_note, topic))
        button.came.connect(partial(self._look_at, topic))
        button.moved.connect(partial(self._move, topic))
        button.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        button.customContextMenuRequested.connect(partial(self._menu, topic))
        return button

    def _look_at(self, topic: Topic) -> None:
        if self._open_at is not topic:
            self._open_at = topic
            self._show_lines()

    def _move(self, topic: Topic, by: int) -> None:
        order = list(self._rows)
        place = order.index(topic) + by
        if 0 <= place < len(order):
            self._lines[order[place]].setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, topic: Topic, wanted: TopicState) -> None:
        one = self._rows[topic]
        state = topic_words.pressed(one, wanted)
        self._work.write(partial(set_topic, review_id=self._work.review_id, topic=topic, state=state))

    def _menu(self, topic: Topic, at: QPoint) -> None:
        button = self._lines[topic]
        menu = QMenu(self)
        menu.setAccessibleName(self._rows[topic].title)
        menu.addAction("Talked about\tSpace", partial(self._say, topic, TopicState.DISCUSSED))
        menu.addAction("Not needed\tN", partial(self._say, topic, TopicState.NOT_NEEDED))
        menu.addAction("Note\tEnter", partial(self._open_note, topic))
        menu.popup(button.mapToGlobal(at))

    def _open_note(self, topic: Topic) -> None:
        self._timer.flush()
        self._note_of = topic
        one = self._rows[topic]
        self._note.setAccessibleName(f"Note: {one.title}")
        self._note.set_value(one.note or "")
        self._show_lines()
        self._note.setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self) -> None:
        self._work.typing()
        self._timer.touch()

    def _save_note(self) -> None:
        if self._note_of is not None:
            kept = partial(
                keep_topic_note, review_id=self._work.review_id, topic=self._note_of, note=self._note.value()
            )
            self._work.write(kept)


class _TopicButton(NumberedLine):
    """A topic: a click or Space says that it was talked about, N that it is not needed, Enter opens its note."""

    not_needed = Signal()
    note_wanted = Signal()
    came = Signal()
    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        key = event.key()
        if key == Qt.Key.Key_N:
            self.not_needed.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.note_wanted.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if key == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent, /) -> None:
        super().focusInEvent(event)
        self.came.emit()
